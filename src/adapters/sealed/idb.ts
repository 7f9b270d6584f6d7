import { storeError } from "../dexie/database.ts";
import type { StoreError } from "#ports/attempt-store.ts";
import { err, type Result } from "#engine/result.ts";

const VERSION = 1;
const BLOCKED_MS = 3000;

/** Store names with their key paths. */
export type Shape = Readonly<Record<string, string | string[]>>;

/** A store by its name, in the transaction that runs. */
export type StoreOf = (name: string) => IDBObjectStore;

/** One IndexedDB database without a library between: every write is strict, and every key and value is ours to see. */
export interface SealedDatabase {
  /**
   * Runs work in one transaction over these stores and answers when it is complete: on the disk, when it wrote. The
   * work awaits nothing but requests of this transaction. Throws what the database throws.
   */
  run<T>(stores: readonly string[], mode: IDBTransactionMode, work: (store: StoreOf) => Promise<T>): Promise<T>;
  close(): void;
}

export function sealedDatabase(name: string, shape: Shape): SealedDatabase {
  let connection: Promise<IDBDatabase> | undefined;
  let refused = false;
  const connected = async (): Promise<IDBDatabase> => {
    if (refused) throw new DOMException("", "VersionError");
    connection ??= opened(name, shape, (newer) => {
      refused = newer;
      connection = undefined;
    });
    try {
      return await connection;
    } catch (error) {
      connection = undefined;
      throw error;
    }
  };
  const begun = async (stores: readonly string[], mode: IDBTransactionMode): Promise<IDBTransaction> => {
    const begin = async (): Promise<IDBTransaction> =>
      (await connected()).transaction([...stores], mode, { durability: "strict" });
    try {
      return await begin();
    } catch (error) {
      // Some browsers drop a connection without a word.
      if (!(error instanceof DOMException && error.name === "InvalidStateError")) throw error;
      connection = undefined;
      return begin();
    }
  };
  return {
    async run(stores, mode, work) {
      const transaction = await begun(stores, mode);
      const over = new Promise<void>((complete, fail) => {
        transaction.addEventListener("complete", () => complete());
        transaction.addEventListener("abort", () => fail(transaction.error ?? new DOMException("", "AbortError")));
      });
      try {
        const value = await work((store) => transaction.objectStore(store));
        await over;
        return value;
      } catch (error) {
        over.catch(() => undefined);
        try {
          transaction.abort();
        } catch {
          // It is over already.
        }
        throw transaction.error ?? error;
      }
    },
    close() {
      void connection?.then((open) => open.close()).catch(() => undefined);
      connection = undefined;
    },
  };
}

function opened(name: string, shape: Shape, closed: (newer: boolean) => void): Promise<IDBDatabase> {
  return new Promise((open, fail) => {
    const request = indexedDB.open(name, VERSION);
    const timer = setTimeout(() => fail(new DOMException("", "InvalidStateError")), BLOCKED_MS);
    request.addEventListener("upgradeneeded", () => {
      for (const [store, keyPath] of Object.entries(shape)) request.result.createObjectStore(store, { keyPath });
    });
    request.addEventListener("error", () => {
      clearTimeout(timer);
      fail(request.error ?? new DOMException("", "UnknownError"));
    });
    request.addEventListener("success", () => {
      clearTimeout(timer);
      const database = request.result;
      database.addEventListener("versionchange", ({ newVersion }) => {
        database.close();
        closed(newVersion !== null);
      });
      database.addEventListener("close", () => closed(false));
      open(database);
    });
  });
}

/** The answer of one request. */
export const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((answer, fail) => {
    request.addEventListener("success", () => answer(request.result));
    request.addEventListener("error", () => fail(request.error ?? new DOMException("", "UnknownError")));
  });

/** Every row below `[id]` of a store whose keys are `[id, …]`. */
export const below = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []]);

/** Removes a whole database; one that was never there is gone too. Waits for other windows no longer than 3 s. */
export function deleteDatabase(name: string): Promise<void> {
  return new Promise((gone, fail) => {
    const request = indexedDB.deleteDatabase(name);
    const timer = setTimeout(() => fail(new DOMException("", "InvalidStateError")), BLOCKED_MS);
    request.addEventListener("success", () => {
      clearTimeout(timer);
      gone();
    });
    request.addEventListener("error", () => {
      clearTimeout(timer);
      fail(request.error ?? new DOMException("", "UnknownError"));
    });
  });
}

/** Runs something on a store; every failure becomes a value. */
export async function guarded<T>(work: () => Promise<Result<T, StoreError>>): Promise<Result<T, StoreError>> {
  try {
    return await work();
  } catch (error) {
    return err(storeError(error));
  }
}

/** Something here does not open under the key it was sealed with: changed, or moved, by another hand. */
export class DamagedError extends Error {
  override readonly name = "DamagedError";
}
