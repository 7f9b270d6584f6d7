import { describe, expect, test } from "vitest";
import { compile } from "#engine/machine/compile.ts";
import type { Proof, RandomResult } from "#engine/proof/finding.ts";
import { Marks } from "#engine/proof/marks.ts";
import { checkNaive, naiveResults, shareOf } from "#engine/proof/naive.ts";
import { prove } from "#engine/proof/prove.ts";
import { provePack, together } from "#engine/proof/prove-pack.ts";
import type { ToProve } from "#engine/proof/to-prove.ts";
import { aDecision, aKey, aValue } from "../../../builders/played.ts";
import { aBranch } from "./looked-at.ts";

type Spread = RandomResult["spread"];

describe("choosing by lot over an assignment", () => {
  test("sums two spreads, lowest value first, like values as one", () => {
    const one: Spread = [
      [-2, 1 / 2],
      [4, 1 / 2],
    ];
    const other: Spread = [
      [-6, 1 / 4],
      [0, 3 / 4],
    ];
    expect(together(one, other)).toEqual([
      [-8, 1 / 8],
      [-2, 3 / 8 + 1 / 8],
      [4, 3 / 8],
    ]);
    expect(
      together(
        [[10, 1]],
        [
          [5, 0.5],
          [-20, 0.5],
        ],
      ),
    ).toEqual([
      [-10, 0.5],
      [15, 0.5],
    ]);
  });

  const input: ToProve = { scenario: aValue([aDecision("open", { on: "good" })]), locales: [], today: "2026-11-23" };
  const found = (...spreads: readonly (Spread | undefined)[]) => {
    const { random: _, ...bare }: Proof = prove(input);
    const all = spreads.map((spread) => ({
      input,
      proof: { ...bare, ...(spread && { random: { mean: 0, reachesHalf: 0, spread } }) },
    }));
    return provePack(all).filter(({ code }) => code === "C06");
  };
  const sure: Spread = [[0, 1]];

  test("is too easy above one time in twenty, half itself counted in", () => {
    const reaching = (chance: number): Spread => [
      [-1, 1 - chance],
      [0, chance],
    ];
    expect(found(sure, reaching(0.05 + 1e-9))).toEqual([]);
    expect(found(sure, reaching(0.05))).toEqual([]);
    expect(found(sure, reaching(0.06))).toEqual([
      { code: "C06", severity: "error", params: { why: "random", percent: 6 }, pointer: "", witness: null },
    ]);
  });

  test("is not asked of one scenario, nor where one of them was not worked out", () => {
    expect(found(sure)).toEqual([]);
    expect(found()).toEqual([]);
    expect(found(sure, sure)).toHaveLength(1);
    expect(found(sure, sure, undefined)).toEqual([]);
    expect(found(sure, undefined)).toEqual([]);
  });
});

describe("naive players", () => {
  test("play the first arm", () => {
    const scenes = [aDecision("open", { go: "fork" }), aBranch("fork", ["good", { op: "arm", arm: "a" }], ["bad"])];
    const arms = ["a", "b"].map((id) => ({ id, cast: {}, strings: {} }));
    const scenario = aValue(scenes, { variants: { axis: "clothing", arms } });
    const key = aKey({ open: { go: "strong" } });
    const results = naiveResults(compile(scenario), key, new Marks(scenario, key));
    expect(results.find(({ player }) => player === "first")).toEqual({
      player: "first",
      share: 1,
      decisions: 1,
      ending: "good",
    });
  });

  test("have nothing of nothing: where only what is worth nothing stood open, the share is none", () => {
    const scenario = aValue([aDecision("open", { best: "good", bad: "bad" })]);
    const marks = new Marks(scenario, aKey({ open: { best: "strong", bad: "weak" } }));
    expect(shareOf(marks, { taken: [{ place: 0, row: 1, open: [1] }], ending: "bad" })).toEqual({
      share: 0,
      decisions: 1,
    });
    expect(shareOf(marks, { taken: [], ending: "" })).toEqual({ share: 0, decisions: 0 });
    const both = [0, 1].map((row) => ({ place: 0, row, open: [0, 1] }));
    expect(shareOf(marks, { taken: both, ending: "" })).toEqual({ share: 1, decisions: 1 });
  });

  test("may not reach half, and the second best must, on a spine of six decisions or more", () => {
    const result = (player: string, share: number) => ({ player, share, decisions: 6, ending: "good" });
    const told = (spine: number, ...results: ReturnType<typeof result>[]) => {
      const { findings, undecided } = checkNaive(results, spine);
      return [undecided === true, findings.map(({ params }) => params)];
    };
    expect(told(5, result("first", 1))).toEqual([true, []]);
    expect(told(6, result("first", 0.5))).toEqual([false, [{ why: "naive", player: "first", share: 50 }]]);
    expect(told(6, result("first", 0.499), result("second-best", 0.5))).toEqual([false, []]);
    expect(told(6, result("second-best", 0.49))).toEqual([false, [{ why: "second-best", share: 49 }]]);
  });
});
