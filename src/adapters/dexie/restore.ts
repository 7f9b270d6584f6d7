import { isFinal } from "#engine/attempt/chain.ts";
import { mergedBeside, standingOf } from "#engine/attempt/compare.ts";
import { err, ok, type Result } from "#engine/result.ts";
import type { Restored, StoredAttempt, StoreError } from "#ports/attempt-store.ts";
import { inside, rowOf, standing } from "./attempt-rows.ts";
import type { Database } from "./database.ts";

/** One strict transaction: killed at any moment, the attempt is as it was or as the backup has it. */
export function restore(db: Database, stored: StoredAttempt): Promise<Result<Restored, StoreError>> {
  const { header, moves, pack } = stored;
  const { attempt } = header;
  const [began] = moves;
  const last = moves.at(-1);
  if (!began || !last) return Promise.resolve(err({ code: "failed", detail: "no moves" }));
  return db.transaction("rw", db.attempts, db.moves, db.notes, db.sealed, db.packs, async () => {
    const row = await db.attempts.get(attempt);
    const here = row && (await inside(db, row));
    const what = standingOf(here?.moves, moves);
    if (what === "forked") return err({ code: "conflict" as const });
    const { notes, sharedAt } = mergedBeside(here ?? { notes: [] }, stored);
    const base = row && what === "same" ? row : { ...rowOf(header, began), ...standing(last) };
    await db.attempts.put({ ...base, ...(sharedAt !== undefined && { sharedAt }) });
    await db.notes.bulkPut(notes.map((note) => ({ ...note, attempt })));
    if (what === "same") return ok(what);
    await db.packs.put(pack);
    await db.moves.where("[attempt+seq]").between([attempt, 0], [attempt, Infinity]).delete();
    if (isFinal(last)) await db.sealed.put({ attempt, moves });
    else await db.moves.bulkAdd(moves.map((move) => ({ ...move, attempt })));
    return ok(what);
  });
}
