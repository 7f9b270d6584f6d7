import { err, ok, type Result } from "#engine/result.ts";
import {
  BACKUP_LIMITS,
  type BackupError,
  type BackupLimits,
  type CarriedAttempt,
  type CarriedDesk,
  type CarriedOfficer,
  DESK_VERSION,
  KIND,
  type LeftOut,
  type ReadBackup,
  VERSION,
} from "./backup.ts";
import { type Bytes, digestOf } from "./bytes.ts";
import { looksZipped, unzip } from "./gzip.ts";
import { deskHolds } from "./desk.ts";
import { endOf, headOf, lineOf, valueOf } from "./parse-lines.ts";
import { looksSealed, unseal } from "./sealed-file.ts";
import { flawOf, Packs } from "./verify.ts";

export interface ReadOptions {
  /** For a file that needs one; others are read without it. */
  readonly passphrase?: string;
  readonly limits?: BackupLimits;
  /** Called for every attempt verified. */
  readonly onProgress?: (done: number, of: number) => void;
}

/**
 * Reads a backup, trusting nothing: limits while it is unpacked, then the digest over all of it, then each line, then
 * pack, chain and replay of every attempt. Total: whatever the bytes, the answer is a value; an error means that nothing
 * of the file may be used.
 */
export async function readBackup(file: Bytes, options: ReadOptions = {}): Promise<Result<ReadBackup, BackupError>> {
  const limits = options.limits ?? BACKUP_LIMITS;
  if (file.length > limits.packed) return err({ code: "too-large", what: "file" });
  const sealed = looksSealed(file);
  if (sealed && options.passphrase === undefined) return err({ code: "passphrase" });
  const opened = sealed ? await unseal(file, options.passphrase ?? "") : ok(file);
  if (!opened.ok) return opened;
  if (!looksZipped(opened.value)) return err({ code: "not-backup" });
  const unpacked = await unzip(opened.value, limits);
  if (!unpacked.ok) return unpacked;
  const texts = await linesOf(unpacked.value, limits);
  if (!texts.ok) return texts;
  const read = contentsOf(texts.value, options.onProgress);
  return read.ok ? ok({ ...read.value, sealed }) : read;
}

/** The lines between nothing and the closing one, once that one has vouched for them. */
async function linesOf(bytes: Bytes, limits: BackupLimits): Promise<Result<string[], BackupError>> {
  const spans: [from: number, to: number][] = [];
  for (let from = 0; from < bytes.length;) {
    const to = bytes.indexOf(0x0a, from);
    if ((to === -1 ? bytes.length : to) - from >= limits.line) return err({ code: "too-large", what: "line" });
    if (spans.length >= limits.lines) return err({ code: "too-large", what: "lines" });
    spans.push([from, to === -1 ? bytes.length : to + 1]);
    if (to === -1) break;
    from = to + 1;
  }
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const textOf = ([from, to]: [number, number]): string | undefined => {
    try {
      return decoder.decode(bytes.subarray(from, to));
    } catch {
      return undefined;
    }
  };
  const [first] = spans;
  const head = valueOf((first && textOf(first)) ?? "");
  if (head?.["kind"] !== KIND) return err({ code: "not-backup" });
  const version = head["version"];
  if (version !== VERSION && version !== DESK_VERSION) {
    return err(typeof version === "number" ? { code: "newer", version } : { code: "not-backup" });
  }
  const last = spans.pop();
  const end = last && spans.length > 0 && bytes[last[1] - 1] === 0x0a ? endOf(valueOf(textOf(last) ?? "")) : undefined;
  if (!end || !last || end.lines !== spans.length) return err({ code: "damaged", where: "end" });
  if ((await digestOf(bytes.subarray(0, last[0]))) !== end.sha256) return err({ code: "damaged", where: "digest" });
  const texts = spans.map(textOf);
  return texts.every((text) => text !== undefined) ? ok(texts) : err({ code: "damaged", where: "text" });
}

type Contents = Omit<ReadBackup, "sealed">;

function contentsOf(texts: readonly string[], onProgress: ReadOptions["onProgress"]): Result<Contents, BackupError> {
  const bad = (line: number): Result<never, BackupError> => err({ code: "bad-line", line });
  const top = headOf(valueOf(texts[0] ?? ""));
  if (!top) return bad(1);
  const packs = new Map<string, Uint8Array>();
  const officers = new Map<string, CarriedOfficer>();
  const carried: { line: number; attempt: CarriedAttempt | undefined }[] = [];
  const rows: CarriedDesk["rows"][number][] = [];
  const acts: CarriedDesk["acts"][number][] = [];
  const rooms: CarriedDesk["rooms"][number][] = [];
  const agencies: CarriedDesk["agencies"][number][] = [];
  for (const [index, text] of texts.entries()) {
    if (index === 0) continue;
    const value = valueOf(text);
    const line = value && lineOf(value);
    if (!line?.ok) return bad(index + 1);
    if (line.value.kind === "pack") packs.set(line.value.hash, line.value.bytes);
    else if (line.value.kind === "officer") officers.set(line.value.officer.id, line.value.officer);
    else if (line.value.kind === "row") rows.push(line.value.row);
    else if (line.value.kind === "act") acts.push(line.value.entry);
    else if (line.value.kind === "room") rooms.push(line.value.room);
    else if (line.value.kind === "agency") agencies.push(line.value.agency);
    else carried.push({ line: index + 1, attempt: line.value.attempt });
  }
  const { counts } = top;
  if (counts.packs !== packs.size || counts.officers !== officers.size || counts.attempts !== carried.length) {
    return bad(1);
  }
  const told = counts.desk ?? { rows: 0, acts: 0, rooms: 0, agencies: 0 };
  if (
    told.rows !== rows.length ||
    told.acts !== acts.length ||
    told.rooms !== rooms.length ||
    told.agencies !== agencies.length
  ) {
    return bad(1);
  }
  const holds = deskHolds({ rows, acts });
  return ok({
    head: top.head,
    packs,
    officers: [...officers.values()],
    ...judged(carried, packs, onProgress),
    ...(counts.desk && { desk: { rows: holds ? rows : [], acts: holds ? acts : [], rooms, agencies } }),
    ...(!holds && { deskBroken: true }),
  });
}

function judged(
  carried: readonly { line: number; attempt: CarriedAttempt | undefined }[],
  packs: ReadonlyMap<string, Uint8Array>,
  onProgress: ReadOptions["onProgress"],
): Pick<ReadBackup, "attempts" | "leftOut"> {
  const attempts = new Map<string, CarriedAttempt>();
  const leftOut: LeftOut[] = [];
  const fit = new Packs(packs);
  for (const [index, { line, attempt }] of carried.entries()) {
    if (!attempt) leftOut.push({ line, why: { code: "shape" } });
    else {
      const { attempt: id, officer, scenario } = attempt.header;
      const why = attempts.has(id) ? ({ code: "twice" } as const) : flawOf(attempt, packs, fit);
      if (why) leftOut.push({ line, attempt: id, officer, scenario, why });
      else attempts.set(id, attempt);
    }
    onProgress?.(index + 1, carried.length);
  }
  return { attempts: [...attempts.values()], leftOut };
}
