import { describe, expect, test } from "vitest";
import type { RoomSession, RoomStore } from "#ports/room-store.ts";

export const aRoomSession = (overrides: Partial<RoomSession> = {}): RoomSession => ({
  attempt: "a1",
  scenario: "small",
  at: 5,
  trainer: "Sgt. Bell",
  attendance: ["S. Rivera 4471", "حداد"],
  hands: [{ seq: 3, scene: "knock", counts: { again: 7, wait: 2 }, revealed: true, chosen: "again" }],
  averages: [],
  notes: [{ seq: 3, text: "Two had waited at a door like this." }],
  ...overrides,
});

/** What every keeper of room sessions promises. */
export function roomStoreContract(name: string, fresh: () => Promise<RoomStore>): void {
  describe(name, () => {
    test("a session is kept whole, and replaced whole", async () => {
      const rooms = await fresh();
      await rooms.save(aRoomSession());
      expect(await rooms.open("a1")).toEqual({ ok: true, value: aRoomSession() });
      const later = aRoomSession({ attendance: [], notes: [{ seq: 5, text: "x" }] });
      expect(await rooms.save(later)).toMatchObject({ ok: true });
      expect(await rooms.open("a1")).toEqual({ ok: true, value: later });
    });

    test("what one person played alone has no session", async () => {
      const rooms = await fresh();
      await rooms.save(aRoomSession());
      expect(await rooms.open("a2")).toEqual({ ok: true, value: undefined });
    });

    test("the newest comes first", async () => {
      const rooms = await fresh();
      for (const [attempt, at] of [
        ["old", 1],
        ["new", 9],
        ["mid", 4],
      ] as const)
        await rooms.save(aRoomSession({ attempt, at }));
      const listed = await rooms.list();
      expect(listed.ok && listed.value.map((one) => one.attempt)).toEqual(["new", "mid", "old"]);
    });

    test("a session that was removed is gone with every name in it, the others stay", async () => {
      const rooms = await fresh();
      await rooms.save(aRoomSession());
      await rooms.save(aRoomSession({ attempt: "a2" }));
      expect(await rooms.remove("a1")).toMatchObject({ ok: true });
      expect(await rooms.remove("a1")).toMatchObject({ ok: true });
      expect(await rooms.open("a1")).toEqual({ ok: true, value: undefined });
      expect(await rooms.list()).toMatchObject({ ok: true, value: [{ attempt: "a2" }] });
    });

    test("what was handed in can be changed afterwards without changing what is kept", async () => {
      const rooms = await fresh();
      const attendance = ["S. Rivera"];
      await rooms.save(aRoomSession({ attendance }));
      attendance.push("nobody");
      expect(await rooms.open("a1")).toMatchObject({ value: { attendance: ["S. Rivera"] } });
    });
  });
}
