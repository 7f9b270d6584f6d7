import { standingOf, type Standing } from "#engine/attempt/compare.ts";
import { ok, type Result } from "#engine/result.ts";
import { hashOf } from "#engine/scenario/hash.ts";
import type { CarriedAttempt, ReadBackup } from "#interop/backup/backup.ts";
import type { DeskStanding } from "#interop/backup/desk.ts";
import type { StoreError } from "#ports/attempt-store.ts";
import { putBackDesk } from "./desk.ts";
import type { BackupPorts, OnProgress } from "./gather.ts";

/** What restoring one attempt does, or did. */
export interface Fate {
  readonly attempt: CarriedAttempt;
  readonly standing: Standing;
}

/** What a backup would do to this device. Reads, and writes nothing. */
export async function foresee(
  { attempts }: BackupPorts,
  backup: ReadBackup,
  onProgress: OnProgress = () => undefined,
): Promise<Result<Fate[], StoreError>> {
  const listed = await attempts.list();
  if (!listed.ok) return listed;
  const here = new Set(listed.value.map((run) => run.header.attempt));
  const fates: Fate[] = [];
  for (const attempt of backup.attempts) {
    const id = attempt.header.attempt;
    const found = here.has(id) ? await attempts.open(id) : undefined;
    if (found && !found.ok && found.error.code !== "not-found") return found;
    fates.push({ attempt, standing: standingOf(found?.ok === true ? found.value.moves : undefined, attempt.moves) });
    onProgress(fates.length, backup.attempts.length);
  }
  return ok(fates);
}

/** What came of a restore. `stopped`: why not all of it was done; what was done is whole, and doing it again completes it. */
export interface Outcome {
  readonly fates: readonly Fate[];
  /** What came of the desk; absent when the file has none, or nobody here keeps one. */
  readonly desk?: DeskStanding;
  readonly stopped?: StoreError;
}

/**
 * Puts back what a backup holds, one attempt after the other, each whole or not at all. Adding only: no move, note,
 * comment or name that is here and not in the file is lost. Doing it twice is doing it once, and of two backups either
 * may come first.
 */
export async function putBack(
  ports: BackupPorts,
  backup: ReadBackup,
  onProgress: OnProgress = () => undefined,
): Promise<Outcome> {
  const fates: Fate[] = [];
  const named = await putBackNames(ports, backup);
  if (!named.ok) return { fates, stopped: named.error };
  const desk = await putBackDesk(ports.beside, backup);
  if (!desk.ok) return { fates, stopped: desk.error };
  const stood = desk.value && { desk: desk.value };
  for (const attempt of backup.attempts) {
    const { header, moves, notes, sharedAt } = attempt;
    const bytes = backup.packs.get(header.pack);
    if (!bytes) throw new Error("a verified attempt has its pack");
    const pack = { hash: header.pack, bytes };
    const stored = { header, moves, notes, pack, ...(sharedAt !== undefined && { sharedAt }) };
    const answer = await ports.attempts.restore(stored);
    if (answer.ok) {
      const beside = await putBackBeside(ports, attempt);
      if (!beside.ok) return { fates, ...stood, stopped: beside.error };
      fates.push({ attempt, standing: answer.value });
    } else if (answer.error.code === "conflict") fates.push({ attempt, standing: "forked" });
    else return { fates, ...stood, stopped: answer.error };
    onProgress(fates.length, backup.attempts.length);
  }
  return { fates, ...stood };
}

async function putBackNames({ journal }: BackupPorts, backup: ReadBackup): Promise<Result<void, StoreError>> {
  const known = await journal.officers();
  if (!known.ok) return known;
  const here = new Map(known.value.map((one) => [one.id, one]));
  for (const officer of backup.officers) {
    const kept = ruling(here.get(officer.id), officer, () => 0);
    if (kept === here.get(officer.id)) continue;
    const saved = await journal.saveOfficer(kept);
    if (!saved.ok) return saved;
  }
  return ok(undefined);
}

async function putBackBeside({ journal }: BackupPorts, attempt: CarriedAttempt): Promise<Result<void, StoreError>> {
  const id = attempt.header.attempt;
  if (attempt.debrief) {
    const here = await journal.debrief(id);
    if (!here.ok) return here;
    const kept = ruling(here.value, attempt.debrief, (one) => one.at);
    const saved = kept === here.value ? here : await journal.saveDebrief(kept);
    if (!saved.ok) return saved;
  }
  if (attempt.comments.length === 0) return ok(undefined);
  const known = await journal.comments(id);
  if (!known.ok) return known;
  const here = new Map(known.value.map((one) => [one.id, one]));
  for (const comment of attempt.comments) {
    const kept = ruling(here.get(comment.id), comment, (one) => one.at);
    if (kept === here.get(comment.id)) continue;
    const saved = await journal.addComment(kept);
    if (!saved.ok) return saved;
  }
  return ok(undefined);
}

/**
 * The later of two versions of one thing; at the same time the one with the greater hash, so that neither device nor
 * file is preferred and the order of two restores does not matter.
 */
function ruling<T>(here: T | undefined, other: T, at: (one: T) => number): T {
  if (here === undefined) return other;
  if (at(here) !== at(other)) return at(here) > at(other) ? here : other;
  return hashOf(here) >= hashOf(other) ? here : other;
}
