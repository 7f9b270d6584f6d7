import { describe, expect, test } from "vitest";
import type { ActEntry, DeskRow, DeskStore } from "#ports/desk-store.ts";

const aRow = (id: string, value: unknown = { name: `Officer ${id}` }, kind = "officer"): DeskRow => ({
  kind,
  id,
  value,
});
const anAct = (seq: number, act: unknown = { kind: "noted" }): ActEntry => ({
  seq,
  prev: seq === 0 ? "" : `h${seq - 1}`,
  hash: `h${seq}`,
  at: 1000 + seq,
  by: "Sgt. Bell",
  act,
});

/** What every keeper of a desk promises. */
export function deskStoreContract(name: string, fresh: () => Promise<DeskStore>): void {
  describe(name, () => {
    test("an empty desk has no rows and no acts", async () => {
      const desk = await fresh();
      expect(await desk.rows("officer")).toEqual({ ok: true, value: [] });
      expect(await desk.acts()).toEqual({ ok: true, value: [] });
    });

    test("rows come back by kind, in the order of their ids, and are replaced whole", async () => {
      const desk = await fresh();
      await desk.write({ put: [aRow("b"), aRow("a"), aRow("a", { hours: 8 }, "programme")], head: "" });
      expect(await desk.rows("officer")).toEqual({ ok: true, value: [aRow("a"), aRow("b")] });
      expect(await desk.write({ put: [aRow("a", { name: "حداد", number: "=4471" })], head: "" })).toMatchObject({
        ok: true,
      });
      expect(await desk.rows("officer")).toEqual({
        ok: true,
        value: [aRow("a", { name: "حداد", number: "=4471" }), aRow("b")],
      });
      expect(await desk.rows("programme")).toEqual({ ok: true, value: [aRow("a", { hours: 8 }, "programme")] });
      const all = await desk.rows();
      expect(all.ok && all.value.map(({ kind, id }) => `${kind} ${id}`).toSorted()).toEqual([
        "officer a",
        "officer b",
        "programme a",
      ]);
    });

    test("a row that was removed is gone, one of the same id and another kind stays; what is not there can be removed", async () => {
      const desk = await fresh();
      await desk.write({ put: [aRow("a"), aRow("a", 1, "programme")], head: "" });
      const gone = [
        { kind: "officer", id: "a" },
        { kind: "officer", id: "nobody" },
      ];
      expect(await desk.write({ remove: gone, head: "" })).toMatchObject({ ok: true });
      expect(await desk.rows("officer")).toEqual({ ok: true, value: [] });
      expect(await desk.rows("programme")).toMatchObject({ value: [{ id: "a" }] });
    });

    test("of one change that removes and puts the same row, the row put stands", async () => {
      const desk = await fresh();
      await desk.write({ put: [aRow("a")], head: "" });
      await desk.write({ remove: [aRow("a")], put: [aRow("a", "new")], head: "" });
      expect(await desk.rows("officer")).toEqual({ ok: true, value: [aRow("a", "new")] });
    });

    test("acts are kept in their order, beside the rows they explain", async () => {
      const desk = await fresh();
      await desk.write({ put: [aRow("a")], acts: [anAct(0), anAct(1, { kind: "exempted", why: "leave" })], head: "" });
      await desk.write({ acts: [anAct(2)], head: "h1" });
      expect(await desk.acts()).toEqual({
        ok: true,
        value: [anAct(0), anAct(1, { kind: "exempted", why: "leave" }), anAct(2)],
      });
    });

    test("a change decided on an older log is refused, and nothing of it is written", async () => {
      const desk = await fresh();
      await desk.write({ put: [aRow("a")], acts: [anAct(0)], head: "" });
      const late = await desk.write({ put: [aRow("b")], remove: [aRow("a")], acts: [anAct(1)], head: "" });
      expect(late).toMatchObject({ ok: false, error: { code: "conflict" } });
      expect(await desk.rows("officer")).toEqual({ ok: true, value: [aRow("a")] });
      expect(await desk.acts()).toEqual({ ok: true, value: [anAct(0)] });
    });

    test("of two changes decided on the same log one is written and one refused", async () => {
      const desk = await fresh();
      const both = await Promise.all([
        desk.write({ put: [aRow("a")], acts: [anAct(0, "one")], head: "" }),
        desk.write({ put: [aRow("b")], acts: [anAct(0, "two")], head: "" }),
      ]);
      expect(both.filter((one) => one.ok)).toHaveLength(1);
      const rows = await desk.rows("officer");
      expect(rows.ok && rows.value).toHaveLength(1);
    });

    test("what was handed in can be changed afterwards without changing what is kept", async () => {
      const desk = await fresh();
      const value = { name: "Rivera" };
      await desk.write({ put: [aRow("a", value)], head: "" });
      value.name = "nobody";
      expect(await desk.rows("officer")).toEqual({ ok: true, value: [aRow("a", { name: "Rivera" })] });
    });
  });
}
