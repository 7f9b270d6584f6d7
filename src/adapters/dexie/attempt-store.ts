import { isFinal } from "#engine/attempt/chain.ts";
import type { Move, Note } from "#engine/attempt/move.ts";
import { err, ok, type Result } from "#engine/result.ts";
import type { AttemptStore, AttemptSummary, StoredAttempt, StoreError } from "#ports/attempt-store.ts";
import { inside, rowOf, standing } from "./attempt-rows.ts";
import { type AttemptRow, type Database, done, storeError, strictTransaction, using } from "./database.ts";

/** Attempts in IndexedDB. Every write is one strict transaction and answers after it is on the disk. */
export function dexieAttempts(db: Database): AttemptStore {
  return {
    begin: (header, began, pack) =>
      using(db, () =>
        db.transaction("rw", db.attempts, db.moves, db.packs, async () => {
          if (await db.attempts.get(header.attempt)) return err({ code: "exists" as const });
          await db.packs.put(pack);
          await db.attempts.add(rowOf(header, began));
          await db.moves.add({ ...began, attempt: header.attempt });
          return done;
        }),
      ),
    append: (attempt, head, moves, notes) => using(db, () => append(db, attempt, head, moves, notes)),
    open: (attempt) => using(db, () => read(db, attempt)),
    list: () =>
      using(db, async () => {
        const rows = await db.attempts.orderBy("begunAt").toArray();
        return ok(rows.toReversed().map(summaryOf));
      }),
    share: (attempt, at) =>
      using(db, async () => {
        const changed = await db.attempts.update(attempt, { sharedAt: at });
        return changed === 0 && !(await db.attempts.get(attempt)) ? err({ code: "not-found" as const }) : done;
      }),
    // Apart: no officer's first choice waits for it.
    restore: (stored) => using(db, async () => (await import("./restore.ts")).restore(db, stored)),
    remove: (attempt) => using(db, () => remove(db, attempt)),
  };
}

/**
 * The write on the way of every choice, so without Dexie's own turns of the event loop: a native transaction on its
 * connection, strict, answered by `complete`. One read decides (compare-and-swap), the writes follow in the same
 * transaction; a `left` or `ended` folds the log into its sealed row.
 */
function append(
  db: Database,
  attempt: string,
  head: string,
  moves: readonly Move[],
  notes: readonly Note[],
): Promise<Result<void, StoreError>> {
  const last = moves.at(-1);
  const seals = last !== undefined && isFinal(last);
  return new Promise((answer) => {
    const stores = ["attempts", "moves", "notes", ...(seals ? ["sealed"] : [])];
    const transaction = strictTransaction(db, stores);
    let refused: StoreError | undefined;
    transaction.addEventListener("complete", () => answer(refused ? err(refused) : done));
    transaction.addEventListener("abort", () => answer(err(refused ?? storeError(transaction.error))));
    const table = transaction.objectStore("attempts");
    const found = table.get(attempt) as IDBRequest<AttemptRow | undefined>;
    found.addEventListener("success", () => {
      const row = found.result;
      refused = refusalOf(row, head);
      if (refused || !row) {
        transaction.commit();
        return;
      }
      if (last) table.put({ ...row, ...standing(last) });
      for (const note of notes) transaction.objectStore("notes").put({ ...note, attempt });
      const loose = transaction.objectStore("moves");
      if (seals) seal(transaction, loose, attempt, moves);
      else {
        for (const move of moves) loose.add({ ...move, attempt });
        transaction.commit();
      }
    });
  });
}

function seal(transaction: IDBTransaction, loose: IDBObjectStore, attempt: string, moves: readonly Move[]): void {
  const range = wholeAttempt(attempt);
  const before = loose.getAll(range) as IDBRequest<(Move & { attempt: string })[]>;
  before.addEventListener("success", () => {
    const stored = before.result.map(({ attempt: _, ...move }) => move);
    transaction.objectStore("sealed").put({ attempt, moves: [...stored, ...moves] });
    loose.delete(range);
    transaction.commit();
  });
}

const wholeAttempt = (attempt: string): IDBKeyRange =>
  IDBKeyRange.bound([attempt, 0], [attempt, Number.MAX_SAFE_INTEGER]);

function refusalOf(row: AttemptRow | undefined, head: string): StoreError | undefined {
  if (!row) return { code: "not-found" };
  if (row.state !== "open") return { code: "sealed" };
  return row.head === head ? undefined : { code: "conflict" };
}

const summaryOf = ({ header, begunAt, lastAt, seq, state, ending, sharedAt }: AttemptRow): AttemptSummary => ({
  header,
  purpose: header.purpose,
  begunAt,
  lastAt,
  seq,
  state,
  ...(ending !== undefined && { ending }),
  ...(sharedAt !== undefined && { sharedAt }),
});

function read(db: Database, attempt: string): Promise<Result<StoredAttempt, StoreError>> {
  // One transaction: a log read while it is being sealed is either loose or sealed, never half.
  return db.transaction("r", db.attempts, db.moves, db.notes, db.sealed, db.packs, async () => {
    const row = await db.attempts.get(attempt);
    if (!row) return err({ code: "not-found" as const });
    const [pack, kept] = await Promise.all([db.packs.get(row.header.pack), inside(db, row)]);
    if (!pack) return err({ code: "not-found" as const, detail: "pack" });
    return ok({ header: row.header, ...kept, pack });
  });
}

function remove(db: Database, attempt: string): Promise<Result<void, StoreError>> {
  const tables = [db.attempts, db.moves, db.notes, db.sealed, db.packs, db.debriefs, db.comments, db.rooms];
  return db.transaction("rw", tables, async () => {
    const row = await db.attempts.get(attempt);
    if (!row) return err({ code: "not-found" as const });
    await Promise.all([
      db.attempts.delete(attempt),
      db.moves.where("[attempt+seq]").between([attempt, 0], [attempt, Infinity]).delete(),
      db.notes.where("attempt").equals(attempt).delete(),
      db.sealed.delete(attempt),
      db.debriefs.delete(attempt),
      db.comments.where("attempt").equals(attempt).delete(),
      db.rooms.delete(attempt),
    ]);
    const { pack } = row.header;
    if ((await db.attempts.filter((other) => other.header.pack === pack).count()) === 0) await db.packs.delete(pack);
    return done;
  });
}
