import { isFinal } from "#engine/attempt/chain.ts";
import type { Move, Note } from "#engine/attempt/move.ts";
import { err, ok, type Result } from "#engine/result.ts";
import type { AttemptStore, AttemptSummary, StoreError } from "#ports/attempt-store.ts";
import {
  type AttemptRow,
  sealedLog,
  sealedMoves,
  sealedNotes,
  sealedRow,
  sealedStanding,
  summaryOf,
  whole,
} from "./attempt-rows.ts";
import { sameBytes } from "./codec.ts";
import { asked, below, DamagedError, guarded } from "./idb.ts";
import type { KeyRow, Place } from "./place.ts";
import { restore } from "./restore.ts";

const done = ok(undefined);
const notFound = err({ code: "not-found" as const });

/**
 * One officer's attempts, sealed; see `Place` for how. All sealing is done before a transaction opens. What this ring
 * does not open is not here: an attempt of private practice is `not-found` to the trainer.
 */
export function sealedAttempts(place: Place): AttemptStore {
  return {
    begin: (header, began, pack) =>
      guarded(async () => {
        const { attempt } = header;
        const keys = await place.ensureKeys(attempt, header.purpose);
        const [row, moves] = await Promise.all([
          sealedRow(place, keys, header, began, began),
          sealedMoves(place, keys, attempt, [began]),
        ]);
        // First and apart: a pack without an attempt is no loss, an attempt without its pack is one.
        await place.shelf.put(pack);
        return place.db.run(["attempts", "moves"], "readwrite", async (store) => {
          if (await asked(store("attempts").get(attempt))) return err({ code: "exists" as const });
          store("attempts").add(row);
          for (const move of moves) store("moves").add(move);
          return done;
        });
      }),
    append: (attempt, head, moves, notes) => guarded(() => append(place, attempt, head, moves, notes)),
    open: (attempt) =>
      guarded(async () => {
        const keys = await place.keysOf(attempt);
        const found = keys && (await whole(place, keys, attempt));
        if (!found) return notFound;
        const { row: _, ...kept } = found;
        const pack = await place.shelf.get(kept.header.pack);
        return pack ? ok({ ...kept, pack }) : err({ code: "not-found" as const, detail: "pack" });
      }),
    list: () => guarded(() => list(place)),
    share: (attempt, at) =>
      guarded(async () => {
        const [keys, wrapped] = await Promise.all([place.keysOf(attempt), place.wrapForTrainer(attempt)]);
        if (!keys || !wrapped) return notFound;
        const shared = await place.seal(keys.box, ["shared", attempt], at);
        return place.db.run(["attempts", "keys"], "readwrite", async (store) => {
          const row = (await asked(store("attempts").get(attempt))) as AttemptRow | undefined;
          if (!row) return notFound;
          store("attempts").put({ ...row, shared });
          store("keys").put(wrapped satisfies KeyRow);
          return done;
        });
      }),
    restore: (stored) => guarded(() => restore(place, stored)),
    remove: (attempt) =>
      guarded(async () => {
        if (!(await place.keysOf(attempt))) return notFound;
        const alone = ["attempts", "keys", "sealed", "debriefs", "rooms"];
        const many = ["moves", "notes", "comments"];
        return place.db.run([...alone, ...many], "readwrite", async (store) => {
          if (!(await asked(store("attempts").get(attempt)))) return notFound;
          for (const name of alone) store(name).delete(attempt);
          for (const name of many) store(name).delete(below(attempt));
          return done;
        });
      }),
  };
}

async function append(
  place: Place,
  attempt: string,
  head: string,
  moves: readonly Move[],
  notes: readonly Note[],
): Promise<Result<void, StoreError>> {
  const keys = await place.keysOf(attempt);
  if (!keys) return notFound;
  const last = moves.at(-1);
  const seals = last !== undefined && isFinal(last);
  const [tag, standing, beside, log] = await Promise.all([
    keys.tag(head),
    last && sealedStanding(place, keys, attempt, last),
    sealedNotes(place, keys, attempt, notes),
    seals
      ? folded(place, attempt, head, moves).then((sealed) => ({ loose: [], sealed }))
      : sealedMoves(place, keys, attempt, moves).then((loose) => ({ loose, sealed: undefined })),
  ]);
  return place.db.run(["attempts", "moves", "notes", "sealed"], "readwrite", async (store) => {
    const row = (await asked(store("attempts").get(attempt))) as AttemptRow | undefined;
    if (!row) return notFound;
    if (row.over === 1) return err({ code: "sealed" as const });
    // A log read at another head than this must not take the place of this one.
    if (!sameBytes(row.tag, tag) || (seals && !log.sealed)) return err({ code: "conflict" as const });
    if (standing) store("attempts").put({ ...row, ...standing });
    for (const note of beside) store("notes").put(note);
    for (const move of log.loose) store("moves").add(move);
    if (log.sealed) {
      store("sealed").put(log.sealed);
      store("moves").delete(below(attempt));
    }
    return done;
  });
}

/**
 * The whole log in one box, read before the transaction that will hold its head against ours: the same head is the same
 * log. `undefined` when it stands at another: that transaction then refuses.
 */
async function folded(place: Place, attempt: string, head: string, moves: readonly Move[]) {
  const keys = await place.keysOf(attempt);
  const here = keys && (await whole(place, keys, attempt));
  if (!here || here.moves.at(-1)?.hash !== head) return undefined;
  return sealedLog(place, keys, attempt, [...here.moves, ...moves]);
}

async function list(place: Place): Promise<Result<AttemptSummary[], StoreError>> {
  const rows = await place.db.run(["attempts"], "readonly", (store) =>
    asked(store("attempts").getAll() as IDBRequest<AttemptRow[]>),
  );
  const summaries = await Promise.all(
    rows.map(async (row) => {
      try {
        const keys = await place.keysOf(row.attempt);
        return keys ? [await summaryOf(place, keys, row)] : [];
      } catch (error) {
        // One that another hand changed must not hide the rest; opening it says so.
        if (error instanceof DamagedError) return [];
        throw error;
      }
    }),
  );
  return ok(summaries.flat().toSorted((a, b) => b.begunAt - a.begunAt));
}
