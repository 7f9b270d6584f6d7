import { ok } from "#engine/result.ts";
import type { RoomSession, RoomStore } from "#ports/room-store.ts";

/** Room sessions for as long as the process lives. Copies in and out, as a database does. */
export function memoryRooms(): RoomStore {
  const sessions = new Map<string, RoomSession>();
  return {
    async save(session) {
      sessions.set(session.attempt, structuredClone(session));
      return ok(undefined);
    },
    open: async (attempt) => ok(structuredClone(sessions.get(attempt))),
    list: async () => ok(structuredClone([...sessions.values()]).toSorted((a, b) => b.at - a.at)),
    async remove(attempt) {
      sessions.delete(attempt);
      return ok(undefined);
    },
  };
}
