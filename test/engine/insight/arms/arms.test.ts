import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { besideEarlier, compareArms, type Comparison, type Unit } from "#engine/insight/arms/compare.ts";
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

/** Two classes dealt in blocks, each arm with its own chance of a strong answer, and of leaving before it. */
function aTrial(
  seed: string,
  each: number,
  chance: Readonly<Record<string, number>>,
  leaving: Readonly<Record<string, number>> = {},
): Unit[] {
  const random = randomOf(seed);
  return ["a", "b"].flatMap((group) =>
    Array.from({ length: each }, (_, place): Unit => {
      const arm = armAt({ ...DEAL, seed }, group, place) ?? "";
      const [strong, left] = [random() < (chance[arm] ?? 0), random() < (leaving[arm] ?? 0)];
      return { group, arm, ...(!left && { strong }) };
    }),
  );
}

const compared = (units: readonly Unit[], seed = "test", draws = 199) =>
  compareArms(units, DEAL.arms, CONTRAST, DEAL, { seed, draws });

const TRIALS = 160;

/** The share of trials, of so many officers a class, that the test rejects at 0.05. */
const rejected = (
  chance: Readonly<Record<string, number>>,
  leaving: Readonly<Record<string, number>> = {},
  each = 80,
): number =>
  Array.from({ length: TRIALS }, (_, at) =>
    compared(aTrial(`trial ${at}`, each, chance, leaving), `${at}`, 199),
  ).filter((found) => found.code === "compared" && found.p <= 0.05).length / TRIALS;

/** What of a share may be chance in so many trials: three standard errors. */
const error = (share: number): number => 3 * Math.sqrt((share * (1 - share)) / TRIALS);

/** The standard normal, to 1e-7: Abramowitz and Stegun (1964), 26.2.17. */
function normal(z: number): number {
  if (z < 0) return 1 - normal(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const sum = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429].reduceRight(
    (held, c) => (held + c) * t,
    0,
  );
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}

/**
 * Power of an exact two-sided test of two shares at 0.05 with n each: Fleiss, Tytun and Ury (1980), Biometrics 36:343, solved
 * for it. Their correction takes from n what a test of counts, which has few values of p, loses to one of the normal.
 */
function powerOf(one: number, two: number, n: number): number {
  const far = Math.abs(one - two);
  const middle = (one + two) / 2;
  const root = Math.sqrt(n) - 1 / (far * Math.sqrt(n));
  const under = 1.959964 * Math.sqrt(2 * middle * (1 - middle));
  return normal((far * root - under) / Math.sqrt(one * (1 - one) + two * (1 - two)));
}

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
    expect(compared(aTrial("s", 64, { base: 0.5, other: 0.5 })).code).toBe("compared");
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
    const found = compared(aTrial("leave", 80, { base: 0.5, other: 0.5 }, { base: 0.3, other: 0.3 }));
    if (found.code === "too-few" || found.code === "same-arm" || found.code === "too-close")
      throw new Error(found.code);
    expect(found.counts.map(({ given }) => given)).toEqual([80, 80]);
    for (const { answered } of found.counts) expect(answered).toBeLessThanOrEqual(70);
  });

  it("does not say how many were given an arm when few of them left", () => {
    const units = aTrial("few left", 80, { base: 0.5, other: 0.5 }).with(0, { group: "a", arm: "base" });
    const found = compared(units);
    if (found.code !== "compared") throw new Error(found.code);
    expect(found.counts.map(({ given }) => given)).toEqual([undefined, undefined]);
    expect(found.counts.reduce((sum, { answered }) => sum + answered, 0)).toBe(159);
  });

  it("says the same twice, and never p = 0", () => {
    const units = aTrial("same", 80, { base: 0.2, other: 0.8 });
    const found = compared(units);
    expect(compared(units)).toEqual(found);
    expect(found).toMatchObject({ code: "compared", p: 1 / 200 });
  });

  it("gives no figure that tells how few chose strongly, and still says whether the arms lie apart", () => {
    const found = compared(aTrial("extreme", 80, { base: 0, other: 1 }));
    expect(found).toEqual({
      code: "compared-hidden",
      params: { fewest: 10 },
      counts: [
        { arm: "base", answered: 80 },
        { arm: "other", answered: 80 },
      ],
      apart: true,
    });
  });

  it("rejects one in twenty where there is no effect, as near as so many trials tell", () => {
    const share = rejected({ base: 0.5, other: 0.5 });
    expect(Math.abs(share - 0.05)).toBeLessThanOrEqual(error(0.05));
  });

  it("finds an effect with the power the formula gives, as near as so many trials tell", () => {
    const power = powerOf(0.5, 0.72, 80);
    expect(power).toBeGreaterThan(0.7);
    expect(Math.abs(rejected({ base: 0.5, other: 0.72 }) - power)).toBeLessThanOrEqual(error(power));
  });

  it("keeps its size when more leave one arm than the other", () => {
    const share = rejected({ base: 0.5, other: 0.5 }, { base: 0.05, other: 0.25 }, 96);
    expect(Math.abs(share - 0.05)).toBeLessThanOrEqual(error(0.05));
  });
});

describe("a later look", () => {
  const units = aTrial("looks", 80, { base: 0.5, other: 0.5 });

  it("of the same officers shows the same", () => {
    expect(besideEarlier(compared(units), [compared(units)])).toEqual(compared(units));
  });

  it("is hidden one officer later, and shown once many came in everywhere", () => {
    const one: Unit = { group: "a", arm: "base", strong: true };
    expect(besideEarlier(compared([...units, one]), [compared(units)]).code).toBe("too-close");
    const many = [...units, ...aTrial("more", 80, { base: 0.5, other: 0.5 })];
    expect(besideEarlier(compared(many), [compared(units)]).code).toBe("compared");
    expect(besideEarlier(compared([...many, one]), [compared(units), compared(many)]).code).toBe("too-close");
  });

  it("stands by itself when the one before showed no count", () => {
    const few: Comparison = { code: "too-few", params: { fewest: 10 } };
    expect(besideEarlier(compared(units), [few]).code).toBe("compared");
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
