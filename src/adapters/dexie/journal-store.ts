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
    addComment: (comment) => put(() => db.comments.add(comment)),
    comments: (attempt) =>
      using(db, async () =>
        ok((await db.comments.where("attempt").equals(attempt).toArray()).toSorted((a, b) => a.at - b.at)),
      ),
    saveOfficer: (officer) => put(() => db.officers.put(officer)),
    officers: () => using(db, async () => ok(await db.officers.toArray())),
  };
}
