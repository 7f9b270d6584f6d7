import { err, ok, type Result } from "#engine/result.ts";
import {
  type Backup,
  BACKUP_LIMITS,
  type BackupError,
  type BackupLimits,
  type CarriedAttempt,
  DESK_VERSION,
  KIND,
  VERSION,
} from "./backup.ts";
import { base64Of, type Bytes, digestOf, joined } from "./bytes.ts";
import { overLimits, zip } from "./gzip.ts";

/**
 * A backup as the bytes of its file: gzip, in the clear. The same backup gives the same text, whatever order it was
 * gathered in. `too-large` when it would be over what `readBackup` takes.
 */
export async function writeBackup(
  backup: Backup,
  limits: BackupLimits = BACKUP_LIMITS,
): Promise<Result<Bytes, BackupError>> {
  const encoder = new TextEncoder();
  const lines: Bytes[] = [];
  let size = 0;
  for (const line of linesOf(backup)) {
    const bytes = encoder.encode(`${JSON.stringify(line)}\n`);
    size += bytes.length;
    if (bytes.length > limits.line) return err({ code: "too-large", what: "line" });
    if (size > limits.unpacked) return err({ code: "too-large", what: "unpacked" });
    lines.push(bytes);
    if (lines.length >= limits.lines) return err({ code: "too-large", what: "lines" });
  }
  const body = joined(lines);
  const end = { kind: "end", lines: lines.length, sha256: await digestOf(body) };
  const text = joined([body, encoder.encode(`${JSON.stringify(end)}\n`)]);
  const zipped = await zip(text);
  const over = overLimits(text.length, zipped.length, limits);
  return over ? err(over) : ok(zipped);
}

function* linesOf({ head, packs, officers, attempts, desk }: Backup): Generator<object> {
  const beside = desk && {
    rows: desk.rows.length,
    acts: desk.acts.length,
    rooms: desk.rooms.length,
    agencies: desk.agencies.length,
  };
  const counts = {
    packs: packs.size,
    officers: officers.length,
    attempts: attempts.length,
    ...(beside && { desk: beside }),
  };
  yield { kind: KIND, version: desk ? DESK_VERSION : VERSION, ...head, counts };
  for (const [hash, bytes] of [...packs].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    yield { kind: "pack", hash, bytes: base64Of(bytes) };
  }
  for (const officer of officers.toSorted(byKey((one) => one.id))) yield { kind: "officer", ...officer };
  for (const attempt of attempts.toSorted(byKey((one) => one.header.attempt))) yield lineOf(attempt);
  if (!desk) return;
  for (const row of desk.rows.toSorted(byKey(({ kind, id }) => JSON.stringify([kind, id])))) yield { kind: "row", row };
  for (const entry of desk.acts) yield { kind: "act", entry };
  for (const room of desk.rooms.toSorted(byKey((one) => one.attempt))) yield { kind: "room", room };
  for (const agency of desk.agencies.toSorted(byKey((one) => one.hash))) yield { kind: "agency", agency };
}

const byKey =
  <T>(key: (value: T) => string) =>
  (a: T, b: T): number =>
    key(a) < key(b) ? -1 : 1;

const lineOf = ({ header, moves, notes, sharedAt, debrief, comments }: CarriedAttempt): object => ({
  kind: "attempt",
  header,
  moves,
  notes: notes.map(({ audio, ...note }) => ({
    ...note,
    ...(audio && { audio: { type: audio.type, bytes: base64Of(audio.bytes) } }),
  })),
  ...(sharedAt !== undefined && { sharedAt }),
  ...(debrief && { debrief }),
  comments,
});
