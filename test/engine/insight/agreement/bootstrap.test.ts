import { describe, expect, test } from "vitest";
import { bootstrapOf, type Interval } from "#engine/insight/agreement/bootstrap.ts";
import { figureOf, type Statistic } from "#engine/insight/agreement/coefficient.ts";
import { gwetOf } from "#engine/insight/agreement/gwet.ts";
import { kappaOf } from "#engine/insight/agreement/kappa.ts";
import { type MarkRow, type Unit, unitsOf } from "#engine/insight/agreement/units.ts";
import { weightsOf } from "#engine/insight/agreement/weights.ts";
import { randomOf } from "#engine/machine/random.ts";
import { ABSTRACTORS, fromTable } from "./published.ts";

const SCALE = [1, 2, 3];
/** Share of units on which two raters agree: simple enough to know its interval. */
const agreed: Statistic = {
  of: ({ marks: [one, two] }) => [one && two ? 1 : 0, one && two && one.at === two.at ? 1 : 0],
  figure: ([n = 0, same = 0]) => (n === 0 ? { kind: "empty" } : { kind: "value", value: same / n }),
};

function units(rows: readonly MarkRow[]): readonly Unit[] {
  const found = unitsOf(rows, SCALE);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

function ends(interval: Interval): readonly [number, number] {
  if (interval.kind !== "interval") throw new Error(interval.kind);
  return [interval.low, interval.high];
}

const officer = (name: string, marks: readonly (readonly [number, number])[]): MarkRow[] =>
  marks.flatMap(([one, two], item) => [
    { officer: name, item: `a${item}`, rater: "A", mark: one },
    { officer: name, item: `a${item}`, rater: "B", mark: two },
  ]);

describe("the bootstrap interval", () => {
  test("draws officers, not answers: of one who is agreed on and one who is not it spans all", () => {
    // By hand: the four equally likely draws of two officers give 1, ½, ½ and 0, so 2.5 % and 97.5 % are 0 and 1. Answers drawn
    // one by one, 40 of them, would lie between .35 and .65.
    const twenty = (pair: [number, number]): [number, number][] => Array.from({ length: 20 }, () => pair);
    const same = officer("o1", twenty([1, 1]));
    const other = officer("o2", twenty([1, 2]));
    expect(ends(bootstrapOf(agreed, units([...same, ...other]), 2000, "seed"))).toEqual([0, 1]);
  });

  test("is no narrower for the same answers copied within each officer", () => {
    const marks = Array.from({ length: 40 }, (_, at): [number, number] => [1, at % 4 === 0 ? 2 : 1]);
    const once = marks.flatMap((pair, at) => officer(`o${at}`, [pair]));
    const thrice = marks.flatMap((pair, at) => officer(`o${at}`, [pair, pair, pair]));
    const of = (rows: readonly MarkRow[]): Interval => bootstrapOf(agreed, units(rows), 999, "seed");
    expect(ends(of(thrice))).toEqual(ends(of(once)));
  });

  test("is the same for the same seed in whatever order the units come, and another for another seed", () => {
    const of = units(fromTable(ABSTRACTORS));
    const ac2 = gwetOf(weightsOf("quadratic", SCALE));
    expect(bootstrapOf(ac2, of.toReversed(), 400, "seed")).toEqual(bootstrapOf(ac2, of, 400, "seed"));
    expect(bootstrapOf(ac2, of, 400, "seed")).not.toEqual(bootstrapOf(ac2, of, 400, "another"));
  });

  test("comes near the published ones on Gwet's abstractors, one answer an officer", () => {
    // irrCAC's intervals are by the linearised standard error: AC2 (.905, .976), quadratic kappa (.822, .962).
    const of = units(fromTable(ABSTRACTORS));
    const weights = weightsOf("quadratic", SCALE);
    const [low, high] = ends(bootstrapOf(gwetOf(weights), of, 2000, "seed"));
    expect([Math.abs(low - 0.905) < 0.02, Math.abs(high - 0.976) < 0.02]).toEqual([true, true]);
    const [kappaLow, kappaHigh] = ends(bootstrapOf(kappaOf(["A", "B"], weights), of, 2000, "seed"));
    expect([Math.abs(kappaLow - 0.822) < 0.02, Math.abs(kappaHigh - 0.962) < 0.02]).toEqual([true, true]);
  });

  test("holds the true share in about 95 of 100 samples of officers whose answers are alike", () => {
    // Each officer is agreed on with their own chance, 0.5 to 0.9 (mean 0.7), on ten answers.
    const random = randomOf("officers");
    let held = 0;
    const samples = 200;
    for (let sample = 0; sample < samples; sample++) {
      const rows = Array.from({ length: 40 }, (_, at) => {
        const chance = 0.5 + 0.4 * random();
        const marks = Array.from({ length: 10 }, (): [number, number] => [1, random() < chance ? 1 : 2]);
        return officer(`o${at}`, marks);
      }).flat();
      const [low, high] = ends(bootstrapOf(agreed, units(rows), 199, `sample ${sample}`));
      if (low <= 0.7 && 0.7 <= high) held++;
    }
    expect(held / samples).toBeGreaterThan(0.9);
    expect(held / samples).toBeLessThan(0.99);
  });

  test("is refused by name with one officer, too few resamples, or a statistic that is mostly undefined", () => {
    const kappa = kappaOf(["A", "B"], weightsOf("quadratic", SCALE));
    const two = units([...officer("o1", [[1, 1]]), ...officer("o2", [[2, 2]])]);
    expect(figureOf(kappa, two)).toEqual({ kind: "value", value: 1 });
    expect(bootstrapOf(kappa, units(officer("o1", [[1, 2]])), 999, "seed")).toEqual({ kind: "too-few-officers", n: 1 });
    expect(bootstrapOf(kappa, two, 38, "seed")).toEqual({ kind: "too-few-resamples", n: 38, least: 39 });
    // Half of the draws are one officer twice: one category, no kappa.
    expect(bootstrapOf(kappa, two, 999, "seed")).toMatchObject({ kind: "unstable", resamples: 999 });
  });
});
