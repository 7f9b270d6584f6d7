import { inFull } from "../../../builders/property-runs.ts";
import { describe, expect, test } from "vitest";
import { byLot } from "#engine/proof/by-lot.ts";
import type { Scenario, Scene } from "#engine/scenario/scenario.ts";
import { aDecision, aKey, aValue, type Marks } from "../../../builders/played.ts";
import { aChance, deciding, isFact, lookAt } from "./looked-at.ts";

const lot = (scenes: readonly Scene[], marks: Marks, extra: Partial<Scenario> = {}) =>
  byLot(lookAt(aValue(scenes, extra), aKey(marks)));

const coin = (yes: string, no: string): Scene => aDecision("coin", { yes, no });
const MARKS: Marks = { coin: { yes: "strong", no: "weak" } };
const trap = aDecision("trap", { stay: "trap", sit: "trap" });

describe("choosing by lot", () => {
  test("goes on after the last mark is given", () => {
    const found = lot([coin("walk", "walk"), aDecision("walk", { on: "good", off: "bad" })], MARKS);
    expect(found).toEqual({
      mean: 1 / 2,
      reachesHalf: 1 / 2,
      spread: [
        [-4, 1 / 2],
        [4, 1 / 2],
      ],
    });
  });

  test("owes by how likely what stands open is: half as much of two that are as likely", () => {
    const open = deciding(
      "open",
      { best: "good", fair: "good", bad: "good" },
      { best: { when: isFact("light", "on") } },
    );
    const before = deciding(
      "first",
      { lit: "open", dark: "open" },
      { lit: { effects: [{ op: "set", name: "light", to: "on" }] } },
    );
    const found = lot(
      [before, open],
      { open: { best: "strong", fair: "adequate", bad: "weak" } },
      { facts: { light: ["off", "on"] } },
    );
    // Lit 4, 2 or 0 of 4; dark 2 or 0 of 2.
    expect(found?.mean).toBeCloseTo((2 / 2 + 1 / 2) / (4 / 2 + 2 / 2), 12);
    expect(found?.spread.map(([value]) => value)).toEqual([-4, -2, 0, 2, 4]);
    for (const [at, chance] of [1 / 6, 1 / 4, 1 / 6, 1 / 4, 1 / 6].entries()) {
      expect(found?.spread[at]?.[1]).toBeCloseTo(chance, 12);
    }
  });

  test("speaks of those who come to an end, where some never do; and of nobody where none does", () => {
    expect(lot([coin("good", "trap"), trap], MARKS)).toEqual({ mean: 1 / 2, reachesHalf: 1, spread: [[4, 1]] });
    expect(lot([coin("trap", "trap"), trap], MARKS)).toBeUndefined();
  });

  test("earns nothing where only what is worth nothing stands open", () => {
    const open = deciding("open", { best: "good", bad: "bad" }, { best: { when: isFact("light", "on") } });
    const found = lot([open], { open: { best: "strong", bad: "weak" } }, { facts: { light: ["off", "on"] } });
    expect(found).toEqual({ mean: 0, reachesHalf: 1, spread: [[0, 1]] });
  });

  test("goes round a circle of chance until it comes out, however it came in", () => {
    const scenes = [
      aDecision("open", { in: "ring", over: "back", out: "coin" }),
      aDecision("ring", { on: "toss", off: "bad" }),
      aChance("toss", { head: "back", tail: "coin" }),
      aDecision("back", { round: "ring", home: "bad", stay: "back" }),
      coin("good", "bad"),
    ];
    // To the coin from ring r = 1/2 (b/2 + 1/2), from back b = r/3 + b/3: r = 2/7, b = 1/7. 1/3 (2/7 + 1/7 + 1) in all.
    const found = lot(scenes, MARKS);
    expect(found?.mean).toBeCloseTo(5 / 21, 9);
    expect(found?.spread.map(([value]) => value)).toEqual([-4, 4]);
    expect(found?.spread[1]?.[1]).toBeCloseTo(5 / 21, 9);
  });

  test("carries what was earned round a circle, each value by itself", () => {
    const scenes = [
      aDecision("first", { yes: "ring", no: "ring" }),
      aDecision("ring", { round: "back", out: "coin", off: "bad" }),
      aDecision("back", { round: "ring" }),
      coin("good", "good"),
    ];
    const found = lot(scenes, { first: { yes: "strong", no: "weak" }, ...MARKS });
    // Of 8: half come to the coin; four are earned at the first by half of all, four at the coin by a quarter.
    expect(found?.mean).toBeCloseTo((4 / 2 + 4 / 4) / 8, 9);
    expect(found?.spread.map(([value]) => value)).toEqual([-8, 0, 8]);
    for (const [at, chance] of [1 / 4 + 1 / 8, 1 / 2, 1 / 8].entries()) {
      expect(found?.spread[at]?.[1]).toBeCloseTo(chance, 9);
    }
  });
});

describe("a large scenario", () => {
  test("of a hundred and thirty thousand states is worked out like any other", () => {
    // Few when each change is tried: so many states are one second of work.
    const most = inFull(361, 40);
    const meter = { min: 0, max: most, start: 0 };
    const read = (name: string) => ({ op: "meter", meter: name, is: "<=", value: most - 1 }) as const;
    const more = (name: string) => ({ effects: [{ op: "add", meter: name, by: 1 }], when: read(name) }) as const;
    const walk = deciding("walk", { a: "walk", b: "walk", out: "good" }, { a: more("a"), b: more("b") });
    const scenes = [coin("walk", "bad"), walk];
    const looked = lookAt(aValue(scenes, { meters: { a: meter, b: meter } }), aKey(MARKS), 200_000);
    expect(looked.parts.count).toBeGreaterThan(inFull(130_000, 1000));
    const found = byLot(looked);
    expect(found?.mean).toBeCloseTo(1 / 2, 9);
    expect(found?.spread[1]?.[1]).toBeCloseTo(1 / 2, 9);
  });

  test("of more than a quarter of a million is left out", () => {
    const looked = lookAt(aValue([coin("good", "bad")]), aKey(MARKS));
    const large = (states: number) => {
      const place = new Int32Array(states);
      place.set(looked.explored.place);
      return byLot({ ...looked, explored: { ...looked.explored, place } });
    };
    expect(large(250_000)).toEqual(byLot(looked));
    expect(large(250_001)).toBeUndefined();
  });
});
