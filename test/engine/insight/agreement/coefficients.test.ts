import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Coefficient, figureOf, type Statistic } from "#engine/insight/agreement/coefficient.ts";
import { gwetOf } from "#engine/insight/agreement/gwet.ts";
import { kappaOf } from "#engine/insight/agreement/kappa.ts";
import { alphaOf } from "#engine/insight/agreement/krippendorff.ts";
import { type MarkRow, unitsOf } from "#engine/insight/agreement/units.ts";
import { weightsOf } from "#engine/insight/agreement/weights.ts";
import { runs } from "../../../builders/property-runs.ts";
import { ABSTRACTORS, FOUR_OBSERVERS, fromRaters, fromTable } from "./published.ts";

const THREE = [1, 2, 3];
const FIVE = [1, 2, 3, 4, 5];

function figure(statistic: Statistic, rows: readonly MarkRow[], scale: readonly number[]): Coefficient {
  const units = unitsOf(rows, scale);
  if (!units.ok) throw new Error(units.error.code);
  return figureOf(statistic, units.value);
}

function value(statistic: Statistic, rows: readonly MarkRow[], scale: readonly number[]): number {
  const found = figure(statistic, rows, scale);
  return found.kind === "value" ? found.value : NaN;
}

describe("Cohen's kappa", () => {
  const ofAB = (weights: Parameters<typeof kappaOf>[1]): Statistic => kappaOf(["A", "B"], weights);

  test("is .492, and .348 weighted, on the 200 diagnoses of Cohen 1968, table 1", () => {
    // Personality disorder, neurosis, psychosis. His weights count disagreement: 1, 3 and 6; as agreement 1 − v ÷ 6, which gives the same kappa.
    const diagnoses = fromTable([
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ]);
    const his = [
      [0, 1, 3],
      [1, 0, 6],
      [3, 6, 0],
    ].map((line) => line.map((v) => 1 - v / 6));
    expect(value(ofAB(weightsOf("identity", THREE)), diagnoses, THREE)).toBeCloseTo(0.492, 3);
    expect(value(ofAB(his), diagnoses, THREE)).toBeCloseTo(0.348, 3);
  });

  test("is .4842, and .4701 with linear weights, on the table that SAS PROC FREQ prints", () => {
    // The printed output is kept in the tests of statsmodels (`test_inter_rater.py`, table10).
    const rows = fromTable([
      [0, 4, 1],
      [0, 8, 0],
      [0, 1, 5],
    ]);
    expect(value(ofAB(weightsOf("identity", THREE)), rows, THREE)).toBeCloseTo(0.4842, 4);
    expect(value(ofAB(weightsOf("linear", THREE)), rows, THREE)).toBeCloseTo(0.4701, 4);
  });

  test("is .7964, .843 linear and .8922 quadratic on Gwet's abstractors", () => {
    const rows = fromTable(ABSTRACTORS);
    expect(value(ofAB(weightsOf("identity", THREE)), rows, THREE)).toBeCloseTo(0.7964094, 7);
    // Linear: from the port of irrCAC to Python (its tests give three decimals); the other two from the R vignettes.
    expect(value(ofAB(weightsOf("linear", THREE)), rows, THREE)).toBeCloseTo(0.843, 3);
    expect(value(ofAB(weightsOf("quadratic", THREE)), rows, THREE)).toBeCloseTo(0.8921569, 7);
  });
});

describe("Gwet's coefficients", () => {
  test("AC1 is .8493 and AC2 .9402 with quadratic weights on the abstractors", () => {
    const rows = fromTable(ABSTRACTORS);
    expect(value(gwetOf(weightsOf("identity", THREE)), rows, THREE)).toBeCloseTo(0.8493305, 7);
    expect(value(gwetOf(weightsOf("linear", THREE)), rows, THREE)).toBeCloseTo(0.9, 3);
    expect(value(gwetOf(weightsOf("quadratic", THREE)), rows, THREE)).toBeCloseTo(0.9402369, 7);
  });

  test("AC1 is .77544 and AC2 .914 with marks missing, four raters, twelve units", () => {
    const rows = fromRaters(FOUR_OBSERVERS);
    expect(value(gwetOf(weightsOf("identity", FIVE)), rows, FIVE)).toBeCloseTo(0.77544, 5);
    expect(value(gwetOf(weightsOf("linear", FIVE)), rows, FIVE)).toBeCloseTo(0.859, 3);
    expect(value(gwetOf(weightsOf("quadratic", FIVE)), rows, FIVE)).toBeCloseTo(0.914, 5);
  });
});

describe("Krippendorff's alpha", () => {
  test.each([
    ["nominal", 0.743],
    ["ordinal", 0.815],
    ["interval", 0.849],
  ] as const)("%s is %f on Krippendorff's four observers and twelve units", (level, published) => {
    expect(value(alphaOf(level, FIVE), fromRaters(FOUR_OBSERVERS), FIVE)).toBeCloseTo(published, 3);
  });

  test("is .7973 nominal and .8926 interval on Gwet's abstractors", () => {
    const rows = fromTable(ABSTRACTORS);
    expect(value(alphaOf("nominal", THREE), rows, THREE)).toBeCloseTo(0.7972585, 7);
    expect(value(alphaOf("interval", THREE), rows, THREE)).toBeCloseTo(0.8926487, 7);
  });
});

describe("where there is no coefficient, it says why", () => {
  const every = [
    ["kappa", kappaOf(["r0", "r1"], weightsOf("quadratic", THREE))],
    ["AC2", gwetOf(weightsOf("quadratic", THREE))],
    ["alpha", alphaOf("ordinal", THREE)],
  ] as const;

  test.each(every)("%s of nothing, or of single marks, is empty", (_, statistic) => {
    expect(figure(statistic, [], THREE)).toEqual({ kind: "empty" });
    expect(figure(statistic, fromRaters([[1, 2, 3]]), THREE)).toEqual({ kind: "empty" });
  });

  test.each(every)("%s of marks that are all the same is one category", (_, statistic) => {
    const same = fromRaters([
      [2, 2, 2],
      [2, 2, 2],
    ]);
    expect(figure(statistic, same, THREE)).toEqual({ kind: "one-category" });
  });

  test.each(every)(
    "%s is never NaN and at most 1, whatever the marks, and 1 when all agree on more than one",
    (_, of) => {
      const line = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 });
      fc.assert(
        fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
          const found = figure(of, fromRaters(lines), THREE);
          if (found.kind === "value") expect(found.value <= 1 + 1e-12).toBe(true);
          const first = lines[0] ?? [];
          const agreed = figure(of, fromRaters([first, first]), THREE);
          if (agreed.kind === "value") expect(agreed.value).toBeCloseTo(1, 12);
          else expect(new Set(first.filter((mark) => mark > 0)).size).toBeLessThan(2);
        }),
        { numRuns: runs(300) },
      );
    },
  );
});

describe("rows become units", () => {
  const row = (change: Partial<MarkRow>): MarkRow => ({ officer: "o", item: "a", rater: "r", mark: 1, ...change });

  test("a mark off the scale, a mark given twice and a scale that does not rise are named", () => {
    expect(unitsOf([row({ mark: 4 })], THREE)).toMatchObject({ error: { code: "off-scale", rater: "r" } });
    expect(unitsOf([row({ mark: NaN })], THREE)).toMatchObject({ error: { code: "off-scale" } });
    expect(unitsOf([row({}), row({ mark: "not-observed" })], THREE)).toMatchObject({ error: { code: "marked-twice" } });
    for (const scale of [[], [1], [2, 1], [1, 1], [1, NaN]]) {
      expect(unitsOf([], scale)).toMatchObject({ error: { code: "bad-scale" } });
    }
  });

  test("their order is that of the names, whatever that of the rows", () => {
    const rows = fromRaters(FOUR_OBSERVERS);
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(unitsOf(shuffled, FIVE)).toEqual(unitsOf(rows, FIVE));
      }),
      { numRuns: runs(50) },
    );
  });
});
