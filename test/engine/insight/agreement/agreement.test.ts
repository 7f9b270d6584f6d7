import { describe, expect, test } from "vitest";
import {
  type Agreement,
  agreementOf,
  type AgreementOptions,
  type Between,
  kappaBetween,
} from "#engine/insight/agreement/agreement.ts";
import type { MarkRow } from "#engine/insight/agreement/units.ts";
import { ABSTRACTORS, FOUR_OBSERVERS, fromRaters, fromTable } from "./published.ts";

const OPTIONS: AgreementOptions = {
  scale: [1, 2, 3],
  weights: "quadratic",
  level: "ordinal",
  resamples: 200,
  seed: "seed",
};

function agreement(rows: readonly MarkRow[], change: Partial<AgreementOptions> = {}): Agreement {
  const found = agreementOf(rows, { ...OPTIONS, ...change });
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

function between(rows: readonly MarkRow[], raters: [string, string]): Between {
  const found = kappaBetween(rows, raters, OPTIONS);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

/** Two raters on so many answers, agreeing on all but every fourth. */
const pairs = (n: number): MarkRow[] => {
  const first = Array.from({ length: n }, (_, at) => 1 + (at % 3));
  return fromRaters([first, first.map((mark, at) => (at % 4 === 0 ? 1 + (mark % 3) : mark))]);
};

describe("agreement of raters", () => {
  test("of Gwet's abstractors: 89 of 100 the same, all within one, coefficients beside the counts", () => {
    const found = agreement(fromTable(ABSTRACTORS), { level: "interval" });
    expect(found).toMatchObject({ raters: ["A", "B"], marked: 100, doubleMarks: 100 });
    expect(found.exact).toEqual({ count: 89, of: 100 });
    expect(found.withinOne).toEqual({ count: 100, of: 100 });
    const values = [found.kappa, found.ac, found.alpha].map(({ coefficient }) => coefficient);
    expect(values).toEqual([
      { kind: "value", value: expect.closeTo(0.8921569, 7) },
      { kind: "value", value: expect.closeTo(0.9402369, 7) },
      { kind: "value", value: expect.closeTo(0.8926487, 7) },
    ]);
    expect([found.kappa, found.ac, found.alpha].map(({ interval }) => interval?.kind)).toEqual([
      "interval",
      "interval",
      "interval",
    ]);
  });

  test("gives no coefficient of 29 double marks, and how many there were; of 30 it does", () => {
    const few = agreement(pairs(29));
    for (const corrected of [few.kappa, few.ac, few.alpha]) {
      expect(corrected).toEqual({ coefficient: { kind: "too-few", n: 29, least: 30 } });
    }
    expect(few.exact).toEqual({ count: 21, of: 29 });
    expect(agreement(pairs(30)).kappa.coefficient.kind).toBe("value");
  });

  test("counts two apart as neither exact nor within one", () => {
    const found = agreement(
      fromRaters([
        [1, 1, 1, 3],
        [1, 2, 3, 1],
      ]),
    );
    expect([found.exact, found.withinOne]).toEqual([
      { count: 1, of: 4 },
      { count: 2, of: 4 },
    ]);
  });

  test("counts three marks of one answer as three pairs", () => {
    expect(agreement(fromRaters([[1], [1], [2]])).exact).toEqual({ count: 1, of: 3 });
  });

  test("'not observed' is no mark: it is counted apart, and changes nothing else", () => {
    const rows = pairs(40);
    const unseen: MarkRow[] = [
      { officer: "o000", item: "a", rater: "r2", mark: "not-observed" },
      { officer: "nobody saw", item: "a", rater: "r0", mark: "not-observed" },
      { officer: "nobody saw", item: "a", rater: "r1", mark: "not-observed" },
    ];
    const { notObserved, ...rest } = agreement([...rows, ...unseen]);
    const { notObserved: before, ...without } = agreement(rows);
    expect(before).toEqual({ said: 0, split: 0 });
    expect(notObserved).toEqual({ said: 3, split: 1 });
    expect(rest).toEqual(without);
  });

  test("of one rater, of nothing, and of answers nobody marked twice, says so", () => {
    const kinds = (rows: readonly MarkRow[]): string[] => {
      const { kappa, ac, alpha } = agreement(rows);
      return [kappa, ac, alpha].map(({ coefficient }) => coefficient.kind);
    };
    expect(kinds([])).toEqual(["empty", "empty", "empty"]);
    expect(kinds(fromRaters([[1, 2, 3]]))).toEqual(["one-rater", "one-rater", "one-rater"]);
    expect(
      kinds(
        fromRaters([
          [1, 2, 0],
          [0, 0, 3],
        ]),
      ),
    ).toEqual(["empty", "empty", "empty"]);
  });

  test("of forty marks that are all the same has no coefficient, and forty of forty exact", () => {
    const same = Array<number>(40).fill(2);
    const found = agreement(fromRaters([same, same]));
    expect(found.exact).toEqual({ count: 40, of: 40 });
    expect([found.kappa, found.ac, found.alpha]).toMatchObject(
      Array.from({ length: 3 }, () => ({ coefficient: { kind: "one-category" } })),
    );
  });

  test("passes on what is wrong with the rows", () => {
    expect(agreementOf(fromRaters([[4]]), OPTIONS)).toMatchObject({ error: { code: "off-scale" } });
    expect(kappaBetween(fromRaters([[4]]), ["r0", "r1"], OPTIONS)).toMatchObject({ error: { code: "off-scale" } });
  });
});

describe("more than two raters", () => {
  const four = fromRaters(FOUR_OBSERVERS.map((line) => [...line, ...line, ...line]));

  test("have alpha and AC2 together, and kappa only two by two", () => {
    const found = agreement(four, { scale: [1, 2, 3, 4, 5] });
    expect(found.doubleMarks).toBe(33);
    expect(found.kappa).toEqual({ coefficient: { kind: "not-two-raters", raters: 4 } });
    expect([found.ac.coefficient.kind, found.alpha.coefficient.kind]).toEqual(["value", "value"]);
  });

  test("two of them are read as if the others were not there", () => {
    const third = fromTable(ABSTRACTORS).map((row): MarkRow => ({ ...row, rater: `${row.rater} again` }));
    const found = between([...fromTable(ABSTRACTORS), ...third], ["A", "B"]);
    expect(found.grid).toEqual(ABSTRACTORS);
    expect(found.exact).toEqual({ count: 89, of: 100 });
    expect(found.kappa.coefficient).toEqual({ kind: "value", value: expect.closeTo(0.8921569, 7) });
    expect(between(fromTable(ABSTRACTORS), ["B", "A"]).grid[1]).toEqual([0, 20, 4]);
  });
});
