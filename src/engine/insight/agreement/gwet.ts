import { beyondChance, type Statistic } from "./coefficient.ts";
import type { Weights } from "./weights.ts";

/**
 * Gwet's AC1 (identity weights) and AC2 (others), for two raters or more, with marks missing: Gwet, British Journal of
 * Mathematical and Statistical Psychology 61 (2008) 29–48 for AC1; Handbook of Inter-Rater Reliability, 4th edition, 2014, chapter
 * 3 for weights; missing marks as in the R package irrCAC 1.0 by Gwet, 2019. Observed: over the units marked twice or more, the mean weight of their pairs of marks.
 * Expected: (sum of all weights) ÷ (q(q − 1)) · Σ π(1 − π), with q steps on the scale and π the mean share of each step over all
 * marked units, those marked once too.
 *
 * Where only one step was ever used the formula gives 1, whatever the scale. It is named `one-category` instead: exact agreement
 * says all there is to say.
 */
export function gwetOf(weights: Weights): Statistic {
  const steps = weights.length;
  const all = weights.flat().reduce((sum, weight) => sum + weight, 0);
  return {
    // Units with a pair, their mean weights, marked units, and of those the share of each step.
    of: ({ marks }) => {
      const shares = weights.map((_, at) => marks.filter((mark) => mark.at === at).length / Math.max(marks.length, 1));
      if (marks.length === 0) return [0, 0, 0, ...shares];
      if (marks.length === 1) return [0, 0, 1, ...shares];
      let weight = 0;
      for (const [first, one] of marks.entries()) {
        for (const [second, two] of marks.entries()) if (first !== second) weight += weights[one.at]?.[two.at] ?? 0;
      }
      return [1, weight / (marks.length * (marks.length - 1)), 1, ...shares];
    },
    figure: ([paired = 0, weight = 0, marked = 0, ...shares]) => {
      if (paired === 0) return { kind: "empty" };
      if (shares.filter((share) => share > 0).length === 1) return { kind: "one-category" };
      const spread = shares.reduce((sum, share) => sum + (share / marked) * (1 - share / marked), 0);
      return beyondChance(weight / paired, (all * spread) / (steps * (steps - 1)));
    },
  };
}
