import { readFileSync, statSync } from "node:fs";
import type { Attempt } from "#engine/attempt/move.ts";
import { packedScenario } from "#engine/attempt/reopen.ts";
import { compile } from "#engine/machine/compile.ts";
import type { Program } from "#engine/machine/program.ts";
import type { PastAttempt } from "#engine/proof/attempts/past.ts";
import { err, ok, type Result } from "#engine/result.ts";
import { LIMITS } from "#engine/scenario/parse-json.ts";
import { BACKUP_LIMITS, type BackupError, type CarriedAttempt } from "#interop/backup/backup.ts";
import { looksZipped } from "#interop/backup/gzip.ts";
import { lineOf } from "#interop/backup/parse-lines.ts";
import { readBackup } from "#interop/backup/read-backup.ts";
import { looksSealed } from "#interop/backup/sealed-file.ts";
import { Packs } from "#interop/backup/verify.ts";
import { readAttemptFile } from "#interop/bundle/attempt-file.ts";
import { sentenceFor } from "#words/problems.ts";

/** The attempts of a file, by scenario. */
export interface GivenAttempts {
  /** As named on the command line. */
  readonly file: string;
  readonly of: ReadonlyMap<string, ScenarioAttempts>;
}

/** Of one scenario. */
export interface ScenarioAttempts {
  readonly attempts: readonly PastAttempt[];
  /** How many more the file holds that are damaged. */
  readonly unread: number;
}

/** `unreadable`: not there. `not-attempts`: no file of attempts, or not as it was written. */
export interface AttemptsError {
  readonly code: "unreadable" | "not-attempts";
  readonly message: string;
}

/** Attempts by scenario, as they come. */
class Gathered {
  readonly of = new Map<string, { attempts: PastAttempt[]; unread: number }>();
  readonly #packs: ReadonlyMap<string, Uint8Array>;
  readonly #judged: Packs;
  readonly #programs = new Map<string, Program>();

  constructor(packs: ReadonlyMap<string, Uint8Array>) {
    this.#packs = packs;
    this.#judged = new Packs(packs);
  }

  add({ header, moves }: Attempt): void {
    const flaw = this.#judged.flawOf(header.pack);
    if (flaw && flaw.code !== "pack-missing") return this.leaveOut(header.scenario);
    const program = flaw ? undefined : this.#program(header.pack);
    this.#at(header.scenario).attempts.push({ header, moves, ...(program && { program }) });
  }

  leaveOut(scenario: string): void {
    this.#at(scenario).unread += 1;
  }

  #at(scenario: string): { attempts: PastAttempt[]; unread: number } {
    const known = this.of.get(scenario) ?? { attempts: [], unread: 0 };
    this.of.set(scenario, known);
    return known;
  }

  /** Many attempts are of one pack. */
  #program(hash: string): Program | undefined {
    const bytes = this.#packs.get(hash);
    let program = this.#programs.get(hash);
    if (!program && bytes) this.#programs.set(hash, (program = compile(packedScenario(bytes))));
    return program;
  }
}

/** Reads a file of attempts: a backup as the app saves it, or the JSON that `replay` reads. */
export async function readAttempts(file: string): Promise<Result<GivenAttempts, AttemptsError>> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    // Its size is asked before it is read: a file of gigabytes is refused at once.
    if (statSync(file).size > BACKUP_LIMITS.packed) return refused(`${file} is larger than any backup.`);
    bytes = new Uint8Array(readFileSync(file));
  } catch {
    return err({ code: "unreadable", message: `${file} cannot be read.` });
  }
  if (bytes.length === 0) return refused(`${file} is empty.`);
  if (looksSealed(bytes)) return refused(`${file} is protected by a passphrase. Save a backup without one.`);
  return looksZipped(bytes) ? fromBackup(file, bytes) : fromJson(file, bytes);
}

const refused = (message: string): Result<never, AttemptsError> => err({ code: "not-attempts", message });

async function fromBackup(file: string, bytes: Uint8Array<ArrayBuffer>): Promise<Result<GivenAttempts, AttemptsError>> {
  const read = await readBackup(bytes);
  if (!read.ok) return refused(`${file} ${troubleOf(read.error)}`);
  const gathered = new Gathered(read.value.packs);
  for (const attempt of read.value.attempts) gathered.add(attempt);
  for (const { scenario, why } of read.value.leftOut) if (why.code !== "twice") gathered.leaveOut(scenario ?? "");
  return ok({ file, of: gathered.of });
}

function troubleOf(error: BackupError): string {
  switch (error.code) {
    case "not-backup":
      return "is not a backup of Common Ground.";
    case "newer":
      return `was made by a newer version (format ${error.version}).`;
    case "damaged":
      return "is damaged: it is not as it was written. It may have been cut short on its way.";
    case "bomb":
    case "too-large":
      return "unpacks to more than any backup.";
    case "bad-line":
      return `says in line ${error.line} what no backup says.`;
    case "passphrase":
    case "wrong-passphrase":
    case "no-crypto":
      return "cannot be opened here.";
  }
}

function fromJson(file: string, bytes: Uint8Array): Result<GivenAttempts, AttemptsError> {
  if (bytes.length > LIMITS.bytes) return refused(`${file} is larger than ${LIMITS.bytes} bytes.`);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refused(`${file} holds no attempts: it is neither a backup nor text.`);
  }
  const read = readAttemptFile(text);
  if (!read.ok) {
    const [first] = read.error;
    const why = first ? ` Line ${first.line}: ${sentenceFor(first)}` : "";
    return refused(`${file} holds no attempts.${why}`);
  }
  const { packs, attempts } = read.value;
  const encoder = new TextEncoder();
  const gathered = new Gathered(new Map(Object.entries(packs).map(([hash, pack]) => [hash, encoder.encode(pack)])));
  const known = new Set<string>();
  for (const one of attempts) {
    const attempt = shaped(one);
    if (!attempt) gathered.leaveOut(scenarioOf(one));
    else if (!known.has(attempt.header.attempt)) {
      known.add(attempt.header.attempt);
      gathered.add(attempt);
    }
  }
  return ok({ file, of: gathered.of });
}

/** With every move of a shape the engine knows: the reader of these files does not look. */
function shaped({ header, moves, notes }: Attempt): CarriedAttempt | undefined {
  const line = lineOf({ kind: "attempt", header, moves, notes, comments: [] });
  return line.ok && line.value.kind === "attempt" ? line.value.attempt : undefined;
}

const scenarioOf = ({ header }: Attempt): string => {
  const scenario: unknown = header.scenario;
  return typeof scenario === "string" ? scenario : "";
};
