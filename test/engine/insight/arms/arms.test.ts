import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareArms, type Unit } from "#engine/insight/arms/compare.ts";
import { armAt, dealtAnew } from "#engine/insight/arms/deal.ts";
import { newcombe } from "#engine/insight/arms/newcombe.ts";
import { primaryOf } from "#engine/insight/arms/primary.ts";
import { randomOf } from "#engine/machine/random.ts";
import { runs } from "../../../builders/property-runs.ts";
import { anAnswer, someFacts } from "../class/some-facts.ts";

const aDeal = fc.record({
  seed: fc.string(),
  arms: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 2, maxLength: 4 }),
  copies: fc.integer({ min: 1, max: 3 }),
});

describe("dealing arms in blocks", () => {
  it("is balanced after each block, and the same for the same seed", () => {
    fc.assert(
      fc.property(aDeal, fc.integer({ min: 1, max: 8 }), (deal, blocks) => {
        const places = blocks * deal.arms.length * deal.copies;
        const dealt = Array.from({ length: places }, (_, place) => armAt(deal, "class", place));
        for (const arm of deal.arms) expect(dealt.filter((one) => one === arm)).toHaveLength(blocks * deal.copies);
        expect(Array.from({ length: places }, (_, place) => armAt(deal, "class", place))).toEqual(dealt);
      }),
      { numRuns: runs(100) },
    );
  });

  it("never lies further apart within a block than the copies of an arm", () => {
    fc.assert(
      fc.property(aDeal, fc.integer({ min: 1, max: 40 }), (deal, places) => {
        const dealt = dealtAnew(deal, places, randomOf(deal.seed));
        const counts = deal.arms.map((arm) => dealt.filter((one) => one === arm).length);
        expect(dealt).toHaveLength(places);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(deal.copies);
      }),
      { numRuns: runs(100) },
    );
  });

  it("deals nothing where there are no arms", () => {
    expect(armAt({ seed: "s", arms: [], copies: 2 }, "class", 0)).toBeUndefined();
    expect(dealtAnew({ arms: [], copies: 2 }, 3, randomOf("s"))).toEqual([]);
  });
});

describe("the interval of a difference", () => {
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
  ])("is that of Newcombe (1998), table II, method 10: %i of %i less %i of %i", (a, m, b, n, low, high) => {
    expect(newcombe(a, m, b, n)?.low).toBeCloseTo(low, 4);
    expect(newcombe(a, m, b, n)?.high).toBeCloseTo(high, 4);
  });
});

const DEAL = { seed: "deal", arms: ["base", "other"], copies: 2 };
const CONTRAST = { base: "base", other: "other" };

/** Two classes dealt in blocks, each arm with its own chance of a strong answer; every tenth leaves before it. */
function aTrial(seed: string, each: number, chance: Readonly<Record<string, number>>, leave = false): Unit[] {
  const random = randomOf(seed);
  return ["a", "b"].flatMap((group) =>
    Array.from({ length: each }, (_, place): Unit => {
      const arm = armAt({ ...DEAL, seed }, group, place) ?? "";
      const strong = random() < (chance[arm] ?? 0);
      return { group, arm, ...(!(leave && place % 10 === 9) && { strong }) };
    }),
  );
}

const compared = (units: readonly Unit[], seed = "test", draws = 199) =>
  compareArms(units, DEAL.arms, CONTRAST, DEAL, { seed, draws });

/** How many of 200 trials the test rejects at 0.05. */
const rejected = (chance: Readonly<Record<string, number>>): number =>
  Array.from({ length: 200 }, (_, at) => compared(aTrial(`trial ${at}`, 80, chance), `${at}`, 39)).filter(
    (found) => found.code === "compared" && found.p <= 0.05,
  ).length;

describe("comparing arms", () => {
  it("shows no count of any arm when one is under 10", () => {
    const units = aTrial("few", 9, { base: 1, other: 1 });
    expect(compared(units)).toEqual({ code: "too-few", params: { fewest: 10 } });
    // A third arm that is small hides the two declared as well.
    const others = [...aTrial("many", 80, { base: 1, other: 1 }), { group: "a", arm: "third", strong: true }];
    const found = compareArms(others, [...DEAL.arms, "third"], CONTRAST, DEAL, { seed: "s", draws: 9 });
    expect(found).toEqual({ code: "too-few", params: { fewest: 10 } });
  });

  it("shows counts and cannot tell from 10 to 63, and a difference from 64", () => {
    expect(compared(aTrial("s", 10, { base: 1, other: 1 })).code).toBe("cannot-tell");
    expect(compared(aTrial("s", 62, { base: 1, other: 1 })).code).toBe("cannot-tell");
    expect(compared(aTrial("s", 64, { base: 1, other: 1 })).code).toBe("compared");
  });

  it("makes no test of a scheme that nobody dealt by", () => {
    const found = compareArms(aTrial("s", 80, { base: 1, other: 1 }), DEAL.arms, CONTRAST, undefined, {
      seed: "s",
      draws: 9,
    });
    expect(found.code).toBe("not-dealt");
  });

  it("does not compare an arm with itself", () => {
    const found = compareArms([], DEAL.arms, { base: "base", other: "base" }, DEAL, { seed: "s", draws: 9 });
    expect(found.code).toBe("same-arm");
  });

  it("keeps leavers in their arm, counted as missing", () => {
    const found = compared(aTrial("leave", 80, { base: 0.5, other: 0.5 }, true));
    if (found.code !== "compared") throw new Error(found.code);
    const given = found.counts.reduce((sum, count) => sum + count.given, 0);
    const answered = found.counts.reduce((sum, count) => sum + count.answered, 0);
    expect([given, answered]).toEqual([160, 144]);
  });

  it("says the same twice, and never p = 0", () => {
    const units = aTrial("same", 80, { base: 0, other: 1 });
    const found = compared(units);
    expect(compared(units)).toEqual(found);
    expect(found).toMatchObject({ p: 1 / 200, difference: { difference: 1 } });
  });

  it("rejects about one in twenty where there is no effect", () => {
    // Of 200 at 0.05: 10 expected, 3.1 either way; a discrete test rejects rather less.
    expect(rejected({ base: 0.5, other: 0.5 })).toBeLessThanOrEqual(19);
  });

  it("finds an effect with about the power there should be", () => {
    // Normal approximation for 0.5 against 0.72 with 80 each: 0.82.
    const found = rejected({ base: 0.5, other: 0.72 });
    expect(found).toBeGreaterThan(130);
    expect(found).toBeLessThan(188);
  });
});

describe("the decision compared", () => {
  const run = (officer: string, scene: string | undefined, over = {}) =>
    someFacts(
      { attempt: officer, officer, arm: "base", ...over },
      scene === undefined ? [] : [anAnswer(scene, "ask", "strong")],
    );
  const rules = someFacts().rules;

  it("is the first that everyone meets; who left before it is missing in their arm", () => {
    const found = primaryOf([run("a", "first"), run("b", undefined, { state: "left" })], "small", rules, () => "class");
    expect(found).toEqual({
      ok: true,
      value: {
        scene: "first",
        units: [
          { group: "class", arm: "base", strong: true },
          { group: "class", arm: "base" },
        ],
      },
    });
  });

  it("is refused when officers meet different decisions first, or none", () => {
    const split = primaryOf([run("a", "first"), run("b", "second")], "small", rules, () => "");
    expect(split).toEqual({ ok: false, error: { code: "no-common-first", params: { scenes: 2 } } });
    expect(primaryOf([], "small", rules, () => "")).toMatchObject({ ok: false, error: { code: "nobody-answered" } });
  });

  it("leaves practice and later runs out", () => {
    const facts = [
      run("a", "first"),
      run("b", "first", { purpose: "practice" }),
      run("c", "first", { officer: "a", beganAt: 9 }),
    ];
    const found = primaryOf(facts, "small", rules, () => "");
    expect(found.ok && found.value.units).toHaveLength(1);
  });
});
