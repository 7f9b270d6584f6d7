import Dexie, { type Table } from "dexie";
import type { Header, Move, Note } from "#engine/attempt/move.ts";
import { err, ok, type Result } from "#engine/result.ts";
import type { AttemptSummary, StoredPack, StoreError } from "#ports/attempt-store.ts";
import type { Comment, Debrief, Officer } from "#ports/journal-store.ts";

/** Where an attempt stands: read and written with every move, so small. */
export interface AttemptRow {
  readonly attempt: string;
  readonly header: Header;
  /** Hash of the last move. */
  readonly head: string;
  readonly seq: number;
  readonly begunAt: number;
  readonly lastAt: number;
  readonly state: AttemptSummary["state"];
  readonly ending?: string;
  readonly sharedAt?: number;
}

export interface SealedRow {
  readonly attempt: string;
  readonly moves: readonly Move[];
}

export type MoveRow = Move & { readonly attempt: string };
export type NoteRow = Note & { readonly attempt: string };

/** Raised when old code must not touch what newer code has written; the native version says it on opening. */
const VERSION = 1;
const BLOCKED_MS = 3000;

export class Database extends Dexie {
  declare readonly packs: Table<StoredPack, string>;
  declare readonly attempts: Table<AttemptRow, string>;
  declare readonly moves: Table<MoveRow, [string, number]>;
  declare readonly notes: Table<NoteRow, [string, string]>;
  declare readonly sealed: Table<SealedRow, string>;
  declare readonly debriefs: Table<Debrief, string>;
  declare readonly comments: Table<Comment, string>;
  declare readonly officers: Table<Officer, string>;

  /** The reason why this window must not write, once it is known. */
  refusal: StoreError | undefined;

  constructor(name: string) {
    // Whatever its name says, Dexie passes it to every engine. Strict: acknowledged means it survives a power cut.
    super(name, { chromeTransactionDurability: "strict", autoOpen: false });
    this.version(VERSION).stores({
      packs: "&hash",
      attempts: "&attempt, begunAt",
      moves: "[attempt+seq]",
      notes: "[attempt+hash], attempt",
      sealed: "&attempt",
      debriefs: "&attempt",
      comments: "&id, attempt",
      officers: "&id",
    });
    this.on("versionchange", () => {
      // A newer app wants the database in another window: what is being written ends, nothing more is begun.
      this.refusal = { code: "newer", detail: "versionchange" };
      this.close();
    });
  }
}

export const openDatabase = (name = "common-ground"): Database => new Database(name);

/**
 * Runs something on the open database; every failure becomes a value. Opens it first when need be: never waits longer
 * than three seconds for another window, never writes to a database of newer code.
 */
export async function using<T>(
  db: Database,
  work: () => Promise<Result<T, StoreError>>,
): Promise<Result<T, StoreError>> {
  if (db.refusal) return err(db.refusal);
  try {
    if (!db.isOpen()) await open(db);
    // Dexie opens a newer database without a word; its native version is ten times the declared one.
    if (db.backendDB().version > VERSION * 10) {
      db.refusal = { code: "newer" };
      db.close();
      return err(db.refusal);
    }
    return await work();
  } catch (error) {
    return err(storeError(error));
  }
}

async function open(db: Database): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const blocked = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new BlockedError()), BLOCKED_MS);
  });
  try {
    await Promise.race([db.open(), blocked]);
  } finally {
    clearTimeout(timer);
  }
}

class BlockedError extends Error {
  override readonly name = "BlockedError";
}

/** What a thrown thing means, by name alone: messages differ by browser and are empty in some. */
export function storeError(error: unknown): StoreError {
  const names = new Set<string>();
  for (let at: unknown = error, depth = 0; at instanceof Object && depth < 8; depth++) {
    if ("name" in at && typeof at.name === "string") names.add(at.name);
    at = "inner" in at ? at.inner : undefined;
  }
  const detail = [...names].join(" < ");
  if (names.has("QuotaExceededError")) return { code: "full", detail };
  if (names.has("VersionError")) return { code: "newer", detail };
  if (names.has("BlockedError")) return { code: "unavailable", detail: "blocked" };
  if (
    ["MissingAPIError", "SecurityError", "InvalidStateError", "UnknownError", "DatabaseClosedError"].some((name) =>
      names.has(name),
    )
  ) {
    return { code: "unavailable", detail };
  }
  return { code: "failed", detail };
}

export const done = ok(undefined);
