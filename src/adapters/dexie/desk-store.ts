import Dexie from "dexie";
import { err, ok } from "#engine/result.ts";
import type { DeskStore } from "#ports/desk-store.ts";
import { type Database, done, using } from "./database.ts";

/** The desk, in the database of this device. */
export function dexieDesk(db: Database): DeskStore {
  return {
    rows: (kind) =>
      using(db, async () =>
        ok(
          kind === undefined
            ? await db.desk.toArray()
            : await db.desk.where("[kind+id]").between([kind, Dexie.minKey], [kind, Dexie.maxKey]).toArray(),
        ),
      ),
    acts: () => using(db, async () => ok(await db.acts.orderBy("seq").toArray())),
    write: ({ put = [], remove = [], acts = [], head }) =>
      using(db, () =>
        db.transaction("rw", db.desk, db.acts, async () => {
          // What the decision was made on must still stand when it is written.
          if (((await db.acts.orderBy("seq").last())?.hash ?? "") !== head) return err({ code: "conflict" as const });
          await db.desk.bulkDelete(remove.map(({ kind, id }) => [kind, id]));
          await db.desk.bulkPut(put);
          await db.acts.bulkAdd(acts);
          return done;
        }),
      ),
  };
}
