import { ok } from "#engine/result.ts";
import type { RoomStore } from "#ports/room-store.ts";
import { type Database, done, using } from "./database.ts";

/** Room sessions, in the database of this device. */
export function dexieRooms(db: Database): RoomStore {
  return {
    save: (session) =>
      using(db, async () => {
        await db.rooms.put(session);
        return done;
      }),
    open: (attempt) => using(db, async () => ok(await db.rooms.get(attempt))),
    list: () => using(db, async () => ok((await db.rooms.toArray()).toSorted((a, b) => b.at - a.at))),
    remove: (attempt) =>
      using(db, async () => {
        await db.rooms.delete(attempt);
        return done;
      }),
  };
}
