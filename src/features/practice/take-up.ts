import { takeUp } from "#engine/attempt/live.ts";
import type { Note } from "#engine/attempt/move.ts";
import { packedScenario, reopen, type Reopened, type ReopenError } from "#engine/attempt/reopen.ts";
import { compile } from "#engine/machine/compile.ts";
import type { Program } from "#engine/machine/program.ts";
import { err, ok, type Result } from "#engine/result.ts";
import type { AttemptStore, StoreError } from "#ports/attempt-store.ts";
import type { Wording } from "#ports/wording.ts";
import type { Run } from "./begin.ts";

export interface TakeUpPorts {
  readonly attempts: AttemptStore;
  readonly wording: Wording;
}

export type TakeUpError =
  | { readonly code: "store"; readonly error: StoreError }
  | { readonly code: "reopen"; readonly error: ReopenError };

/** A stored run, ready to go on: its log done over again, told in the words of this device. */
export async function takenUp(
  ports: TakeUpPorts,
  attempt: string,
): Promise<Result<{ run: Run; notes: readonly Note[]; whole: Reopened }, TakeUpError>> {
  const found = await ports.attempts.open(attempt);
  if (!found.ok) return err({ code: "store", error: found.error });
  const { header, moves, pack, notes } = found.value;
  const opened = reopen(header, moves, pack.bytes, await ports.wording.of(header));
  if (!opened.ok) return err({ code: "reopen", error: opened.error });
  const { program, moments } = opened.value;
  const live = takeUp(program, header, moments);
  if (!live) return err({ code: "store", error: { code: "not-found" } });
  return ok({ run: { live, moments }, notes, whole: opened.value });
}

/** The program of a stored run in the words of this device as they are now; `undefined` when it cannot be read. */
export async function retold(ports: TakeUpPorts, attempt: string): Promise<Program | undefined> {
  const found = await ports.attempts.open(attempt);
  if (!found.ok) return undefined;
  const dress = await ports.wording.of(found.value.header);
  return compile(dress(packedScenario(found.value.pack.bytes)));
}
