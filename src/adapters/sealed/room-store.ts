import { ok } from "#engine/result.ts";
import type { RoomSession, RoomStore } from "#ports/room-store.ts";
import { asked, guarded } from "./idb.ts";
import type { Place } from "./place.ts";

interface RoomRow {
  readonly attempt: string;
  readonly box: Uint8Array;
}

/** Sessions of the trainer who is signed in: who was there and what was said, sealed by that trainer's own key. */
export function sealedRooms(place: Place): RoomStore {
  const key = place.ring.practice ?? place.ring.record;
  const unsealed = ({ attempt, box }: RoomRow): Promise<RoomSession> =>
    place.unseal(key, ["room", attempt], box) as Promise<RoomSession>;
  return {
    save: (session) =>
      guarded(async () => {
        const row: RoomRow = {
          attempt: session.attempt,
          box: await place.seal(key, ["room", session.attempt], session),
        };
        await place.db.run(["rooms"], "readwrite", (of) => asked(of("rooms").put(row)));
        return ok(undefined);
      }),
    open: (attempt) =>
      guarded(async () => {
        const row = await place.db.run(["rooms"], "readonly", (of) =>
          asked(of("rooms").get(attempt) as IDBRequest<RoomRow | undefined>),
        );
        return ok(row && (await unsealed(row)));
      }),
    list: () =>
      guarded(async () => {
        const rows = await place.db.run(["rooms"], "readonly", (of) =>
          asked(of("rooms").getAll() as IDBRequest<RoomRow[]>),
        );
        return ok((await Promise.all(rows.map(unsealed))).toSorted((a, b) => b.at - a.at));
      }),
    remove: (attempt) =>
      guarded(async () => {
        await place.db.run(["rooms"], "readwrite", (of) => asked(of("rooms").delete(attempt)));
        return ok(undefined);
      }),
  };
}
