import type { Header } from "#engine/attempt/move.ts";
import { ok, type Result } from "#engine/result.ts";
import type { Backup, BackupHead, CarriedAttempt } from "#interop/backup/backup.ts";
import { type DeskPorts, gatherDesk } from "./desk.ts";
import type { AttemptStore, AttemptSummary, StoredAttempt, StoreError } from "#ports/attempt-store.ts";
import type { JournalStore, Officer } from "#ports/journal-store.ts";

export interface BackupPorts {
  readonly attempts: AttemptStore;
  readonly journal: JournalStore;
  readonly beside?: DeskPorts;
}

/** How far something with a known length is. */
export type OnProgress = (done: number, of: number) => void;

/** Somebody with runs on this device. `name` is absent when none was ever given. */
export interface Person {
  readonly id: string;
  readonly name?: string;
  readonly runs: number;
}

/** Who is on this device, by name, and how many runs there are. */
export async function survey(ports: BackupPorts): Promise<Result<{ people: Person[]; runs: number }, StoreError>> {
  const [runs, officers] = await Promise.all([ports.attempts.list(), ports.journal.officers()]);
  if (!runs.ok) return runs;
  if (!officers.ok) return officers;
  const names = new Map(officers.value.map((one) => [one.id, one.name]));
  const counts = new Map<string, number>(officers.value.map((one) => [one.id, 0]));
  for (const { header } of runs.value) counts.set(header.officer, (counts.get(header.officer) ?? 0) + 1);
  const people = [...counts].map(([id, count]): Person => {
    const name = names.get(id);
    return { id, runs: count, ...(name !== undefined && { name }) };
  });
  return ok({ people: people.toSorted((a, b) => b.runs - a.runs), runs: runs.value.length });
}

/** Everything a backup of this scope holds, read from the stores. Of one officer: nobody else's runs, words or name. */
export async function gather(
  ports: BackupPorts,
  head: BackupHead,
  onProgress: OnProgress = () => undefined,
): Promise<Result<Backup, StoreError>> {
  const { scope } = head;
  const mine = (officer: string): boolean => scope.of === "device" || scope.officer === officer;
  const [runs, officers] = await Promise.all([ports.attempts.list(), ports.journal.officers()]);
  if (!runs.ok) return runs;
  if (!officers.ok) return officers;
  const wanted = runs.value.filter((run) => mine(run.header.officer));
  const packs = new Map<string, Uint8Array>();
  const attempts: CarriedAttempt[] = [];
  for (const [index, run] of wanted.entries()) {
    const carried = await carry(ports, run);
    // Removed since it was listed: not on this device any more, so not in its backup.
    if (carried.ok) {
      packs.set(carried.value.pack.hash, carried.value.pack.bytes);
      attempts.push(carried.value.attempt);
    } else if (carried.error.code !== "not-found" || carried.error.detail !== undefined) return carried;
    onProgress(index + 1, wanted.length);
  }
  const pinned = new Set(attempts.flatMap(({ header }) => header.agency ?? []));
  const desk = scope.of === "device" && ports.beside ? await gatherDesk(ports.beside, pinned) : ok(undefined);
  if (!desk.ok) return desk;
  return ok({
    head,
    packs,
    officers: officers.value.filter((one: Officer) => mine(one.id)),
    attempts,
    ...(desk.value && { desk: desk.value }),
  });
}

async function carry(
  { attempts, journal }: BackupPorts,
  run: AttemptSummary,
): Promise<Result<{ attempt: CarriedAttempt; pack: StoredAttempt["pack"] }, StoreError>> {
  const id: Header["attempt"] = run.header.attempt;
  const [stored, debrief, comments] = await Promise.all([attempts.open(id), journal.debrief(id), journal.comments(id)]);
  if (!stored.ok) return stored;
  if (!debrief.ok) return debrief;
  if (!comments.ok) return comments;
  const { pack, ...log } = stored.value;
  return ok({
    pack,
    attempt: { ...log, ...(debrief.value && { debrief: debrief.value }), comments: comments.value },
  });
}
