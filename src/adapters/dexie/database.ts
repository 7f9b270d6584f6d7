import Dexie, { type Table } from "dexie";
import type { Header, Move, Note } from "#engine/attempt/move.ts";
import { err, ok, type Result } from "#engine/result.ts";
import type { StoredAgency } from "#ports/agency-store.ts";
import type { AttemptSummary, StoredPack, StoreError } from "#ports/attempt-store.ts";
import type { ActEntry, DeskRow } from "#ports/desk-store.ts";
import type { Comment, Debrief, Officer } from "#ports/journal-store.ts";
import type { RoomSession } from "#ports/room-store.ts";

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

/** `inUse`: 1 for the one that what is begun now is pinned to. */
export type AgencyRow = StoredAgency & { readonly inUse: 0 | 1 };
export type MoveRow = Move & { readonly attempt: string };
export type NoteRow = Note & { readonly attempt: string };

/**
 * Raised when old code must not touch what newer code has written. The native version tells it: ten times this, and
 * one more for each time Dexie mended a schema that was changed without raising it.
 */
const VERSION = 1;
const isNewer = (nativeVersion: number): boolean => Math.floor(nativeVersion / 10) > VERSION;
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
  declare readonly agencies: Table<AgencyRow, string>;
  declare readonly rooms: Table<RoomSession, string>;
  declare readonly desk: Table<DeskRow, [string, string]>;
  declare readonly acts: Table<ActEntry, number>;

  /** The reason why this window must not write, once it is known. */
  refusal: StoreError | undefined;
  /** The connection whose version was looked at; after a reopening it is another. */
  checked: IDBDatabase | undefined;

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
      agencies: "&hash",
    });
    // Tables added since, which old code need not know: a tenth more is one native version, and old code goes on.
    this.version(VERSION + 0.1).stores({ rooms: "&attempt" });
    this.version(VERSION + 0.2).stores({ desk: "[kind+id]", acts: "&seq" });
    this.on("versionchange", ({ newVersion }) => {
      // A newer app wants the database in another window: what is being written ends, nothing more is begun.
      // No new version means that it is cleared there, which is no reason to refuse what comes after.
      if (newVersion !== null) this.refusal = { code: "newer", detail: "versionchange" };
      this.close({ disableAutoOpen: false });
    });
  }
}

export const openDatabase = (name = "common-ground"): Database => new Database(name);

/**
 * Runs something on the open database; every failure becomes a value. Opens it first when need be: never waits longer
 * than three seconds for another window, never writes to a database of newer code. What found its connection lost
 * before it began is run once more, on a new one.
 */
export async function using<T>(
  db: Database,
  work: () => Promise<Result<T, StoreError>>,
  again = true,
): Promise<Result<T, StoreError>> {
  if (db.refusal) return err(db.refusal);
  try {
    // Not `isOpen`: that is true in the middle of an upgrade too.
    if (!db.isOpen() || db.backendDB() !== db.checked) await open(db);
    if (db.refusal) return err(db.refusal);
    return await work();
  } catch (error) {
    if (!(error instanceof LostConnectionError) || !again) return err(storeError(error));
    // Others may have found it out as well, and reopened.
    if (db.isOpen() && db.backendDB() === error.connection) db.close({ disableAutoOpen: false });
    return using(db, work, false);
  }
}

/**
 * A strict native transaction on Dexie's connection, for the one write that people wait for.
 * @throws LostConnectionError when the browser dropped the connection, which some do without a word; nothing is
 * written then, and `using` reopens.
 */
export function strictTransaction(db: Database, stores: readonly string[]): IDBTransaction {
  const connection = db.backendDB();
  try {
    return connection.transaction([...stores], "readwrite", { durability: "strict" });
  } catch (error) {
    throw new LostConnectionError(connection, error);
  }
}

async function open(db: Database): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const blocked = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new BlockedError()), BLOCKED_MS);
  });
  try {
    await Promise.race([openChecked(db), blocked]);
  } finally {
    clearTimeout(timer);
  }
}

async function openChecked(db: Database): Promise<void> {
  // Before Dexie: it opens a newer database without a word, and adds to it whatever tables it misses.
  if (!isNewer(await storedVersion(db.name))) {
    await db.open();
    db.checked = db.backendDB();
    if (!isNewer(db.checked.version)) return;
  }
  db.refusal = { code: "newer" };
  db.close();
}

/** Native version on the device; 0 for none yet, and where the browser does not tell. */
async function storedVersion(name: string): Promise<number> {
  try {
    return (await indexedDB.databases()).find((one) => one.name === name)?.version ?? 0;
  } catch {
    return 0;
  }
}

class LostConnectionError extends Error {
  override readonly name = "LostConnectionError";
  readonly connection: IDBDatabase;
  readonly inner: unknown;

  constructor(connection: IDBDatabase, inner: unknown) {
    super();
    this.connection = connection;
    this.inner = inner;
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
