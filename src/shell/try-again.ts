import { packedScenario } from "#engine/attempt/reopen.ts";
import { compile } from "#engine/machine/compile.ts";
import { beginAgain } from "#features/practice/begin-again.ts";
import { href } from "./route.ts";
import type { Wiring } from "./wiring.ts";

/** Begins a new practice run before the decision made with move `seq`, and goes there. Throws when it cannot be begun. */
export async function tryAgain(wiring: Wiring, attempt: string, seq: number): Promise<void> {
  const old = await wiring.attempts.open(attempt);
  if (!old.ok) throw new Error(old.error.code);
  const begun = await beginAgain(wiring, compile(packedScenario(old.value.pack.bytes)), old.value, seq);
  if (!begun.ok) throw new Error(begun.error.code);
  const { attempt: next } = begun.value.live.header;
  wiring.begun.set(next, begun.value);
  location.hash = href.attempt(next);
}
