import { expect, test } from "vitest";
import { memoryDesk } from "#adapters/memory/desk-store.ts";
import type { Comparison } from "#engine/insight/arms/compare.ts";
import { contrastsOn, declareOn, lookOn } from "#features/consistency/contrast-desk.ts";
import type { DeskStore } from "#ports/desk-store.ts";

const CLOCK = { now: () => 5 };
const ASKED = { scenario: "stop", rules: "r", base: "a", other: "b", by: "Sgt. Okafor" };
const FOUND: Comparison = { code: "too-few", params: { fewest: 10 } };
const look = (desk: DeskStore, seen: number, found: Comparison = FOUND) =>
  lookOn(desk, CLOCK, { rules: "r", by: "Lt. Vance", found, seen });

async function aDesk(): Promise<DeskStore> {
  const desk = memoryDesk();
  await desk.write({ put: [{ kind: "academy", id: "academy", value: { id: "ac", by: "Okafor" } }], head: "" });
  return desk;
}

test("without an academy nothing is declared, as no log would hold it", async () => {
  const desk = memoryDesk();
  expect(await declareOn(desk, CLOCK, ASKED)).toBe(false);
  expect(await contrastsOn(desk)).toMatchObject({ academy: false, declared: [] });
});

test("one comparison a version: a second is refused, and the log keeps the first", async () => {
  const desk = await aDesk();
  expect(await declareOn(desk, CLOCK, { ...ASKED, other: "a" })).toBe(false);
  expect(await declareOn(desk, CLOCK, ASKED)).toBe(true);
  expect(await declareOn(desk, CLOCK, { ...ASKED, other: "c" })).toBe(false);
  expect(await contrastsOn(desk)).toMatchObject({ whole: true, declared: [{ ...ASKED, at: 5, looks: [] }] });
});

test("nobody looks before it is declared, and the order of looks is that of the log", async () => {
  const desk = await aDesk();
  expect(await look(desk, 0)).toBe(false);
  await declareOn(desk, CLOCK, ASKED);
  expect(await look(desk, 0)).toBe(true);
  // Another window that has not seen the first look may not make a first look of its own.
  expect(await look(desk, 0)).toBe(false);
  expect(await look(desk, 1, { code: "too-close", params: { fewest: 10 } })).toBe(true);
  const { declared, whole } = await contrastsOn(desk);
  expect(whole).toBe(true);
  expect(declared[0]?.looks.map(({ found }) => found?.code)).toEqual(["too-few", "too-close"]);
});

test("taking the rows away does not give the first look back, and a changed one is not shown", async () => {
  const desk = await aDesk();
  await declareOn(desk, CLOCK, ASKED);
  await look(desk, 0);
  const [rows, acts] = await Promise.all([desk.rows("contrast-look"), desk.acts()]);
  const [row] = rows.ok ? rows.value : [];
  if (!row || !acts.ok) throw new Error("no look was kept");
  const head = acts.value.at(-1)?.hash ?? "";
  await desk.write({ put: [{ ...row, value: { code: "same-arm", params: { arm: "a" } } }], head });
  expect((await contrastsOn(desk)).declared[0]?.looks).toEqual([{ by: "Lt. Vance", at: 5 }]);
  await desk.write({ remove: [row], head });
  expect((await contrastsOn(desk)).declared[0]?.looks).toHaveLength(1);
});
