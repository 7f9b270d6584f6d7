import { describe, expect, test } from "vitest";
import { prove } from "#engine/proof/prove.ts";
import { provePack, together } from "#engine/proof/prove-pack.ts";
import { type Asked, type Made, story, type Told } from "../marks-plant.ts";

const coin: Asked = { choices: { yes: ["strong", "good"], no: ["weak", "plain"] } };

describe("C06 by lot, over a pack", () => {
  const pack = (told: readonly Told[]) =>
    provePack(told.map((input) => ({ input, proof: prove(input) }))).filter(({ code }) => code === "C06");
  const oneIn = (count: number, of: readonly string[] = ["COM.1"], to = "good"): Asked => ({
    of,
    choices: Object.fromEntries(
      Array.from({ length: count }, (_, at): [string, Made] => [
        `a${at}`,
        [of.map(() => (at === 0 ? "strong" : "weak")), at === 0 ? to : "plain"],
      ]),
    ),
  });
  const random = (percent: number) => [
    { code: "C06", severity: "error", pointer: "", params: { why: "random", percent }, witness: null },
  ];

  test("is found where two scenarios of one decision give half as soon as one of them is strong", () => {
    // 1 − (3/4)² = 7/16.
    expect(pack([story({ q: oneIn(4) }), story({ q: oneIn(4) })])).toEqual(random(44));
  });

  /** Twelve to be earned, by one of `count` choices; one of so many ways leads to it at all. */
  const rare = (count: number, ways = 4): Told =>
    story({
      gate: { ...oneIn(ways, ["EI.4"], "q"), off: true },
      q: oneIn(count, ["COM.1", "PJ.1", "TRU.1"]),
    });
  const coins = story({ coin });

  test("is found at one time in sixteen, and not at one in twenty, five percent exactly", () => {
    // Of 16 together: with the four of the coin alone nobody has half.
    expect(prove(rare(5)).random?.reachesHalf).toBeCloseTo(0.05, 12);
    expect(pack([rare(4), coins])).toEqual(random(6));
    expect(pack([rare(5), coins])).toEqual([]);
  });

  test("is not found at one time in twenty, by whatever fractions it is come to", () => {
    for (const [ways, count] of [
      [2, 10],
      [4, 5],
      [5, 4],
      [10, 2],
    ] as const) {
      for (const other of [2, 3, 5, 6, 7]) {
        expect(pack([rare(count, ways), story({ q: oneIn(other) })]), `${ways} ${count} ${other}`).toEqual([]);
      }
    }
  });

  test("adds what was earned and owed, and takes no mean of shares", () => {
    // A coin alone reaches half one time in two; beside twelve that are hardly ever earned it counts for little.
    expect(pack([coins, story({ coin })])).toEqual(random(75));
    expect(pack([coins, rare(12)])).toEqual([]);
  });

  test("the spreads of two are put together value by value", () => {
    const one = [
      [-4, 0.5],
      [4, 0.5],
    ] as const;
    const other = [
      [-2, 0.75],
      [4, 0.25],
    ] as const;
    expect(together(one, other)).toEqual([
      [-6, 0.375],
      [0, 0.125],
      [2, 0.375],
      [8, 0.125],
    ]);
    expect(together(one, one)).toEqual([
      [-8, 0.25],
      [0, 0.5],
      [8, 0.25],
    ]);
  });
});
