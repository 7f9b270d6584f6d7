import { ok } from "#engine/result.ts";
import type { JournalStore } from "#ports/journal-store.ts";
import { type Database, done, using } from "./database.ts";

/** What people write beside attempts, in the same database. */
export function dexieJournal(db: Database): JournalStore {
  const put = (write: () => PromiseLike<unknown>) =>
    using(db, async () => {
      await write();
      return done;
    });
  return {
    saveDebrief: (debrief) => put(() => db.debriefs.put(debrief)),
    debrief: (attempt) => using(db, async () => ok(await db.debriefs.get(attempt))),
    // Not `add`: one whose answer was lost is sent again, and is the same comment.
    addComment: (comment) => put(() => db.comments.put(comment)),
    comments: (attempt) =>
      using(db, async () =>
        ok((await db.comments.where("attempt").equals(attempt).toArray()).toSorted((a, b) => a.at - b.at)),
      ),
    saveOfficer: (officer) => put(() => db.officers.put(officer)),
    officers: () => using(db, async () => ok(await db.officers.toArray())),
  };
}
