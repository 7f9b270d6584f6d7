import type { Statistic } from "./coefficient.ts";

export type AlphaLevel = "nominal" | "ordinal" | "interval";

/**
 * Krippendorff's alpha, for two raters or more, with marks missing: Krippendorff, Content Analysis, 2nd edition, 2004, chapter
 * 11; as computed in "Computing Krippendorff's Alpha-Reliability", 2007: 1 − Do ÷ De over the table of coincidences, where each unit
 * of m ≥ 2 marks adds 1 ÷ (m − 1) for each of its ordered pairs. A unit marked once adds nothing.
 *
 * @param scale rising; its numbers are the interval
 */
export function alphaOf(level: AlphaLevel, scale: readonly number[]): Statistic {
  const steps = scale.length;
  return {
    of: ({ marks }) => {
      const table = Array.from({ length: steps * steps }, () => 0);
      for (const [first, one] of marks.entries()) {
        for (const [second, two] of marks.entries()) {
          if (first === second) continue;
          const cell = one.at * steps + two.at;
          table[cell] = (table[cell] ?? 0) + 1 / (marks.length - 1);
        }
      }
      return table;
    },
    figure: (table) => {
      const counts = scale.map((_, row) => scale.reduce((sum, _s, to) => sum + (table[row * steps + to] ?? 0), 0));
      const n = counts.reduce((sum, count) => sum + count, 0);
      if (n === 0) return { kind: "empty" };
      let observed = 0;
      let expected = 0;
      for (const row of counts.keys()) {
        for (const column of counts.keys()) {
          const apart = squaredDifference(level, scale, counts, row, column);
          observed += (table[row * steps + column] ?? 0) * apart;
          expected += ((counts[row] ?? 0) * (counts[column] ?? 0) * apart) / (n - 1);
        }
      }
      if (expected === 0) return { kind: "one-category" };
      return { kind: "value", value: 1 - observed / expected };
    },
  };
}

/** δ² of two steps; ordinal: what was given between them, less half of the two ends, squared. */
function squaredDifference(
  level: AlphaLevel,
  scale: readonly number[],
  counts: readonly number[],
  one: number,
  two: number,
): number {
  if (one === two) return 0;
  if (level === "nominal") return 1;
  if (level === "interval") return ((scale[one] ?? 0) - (scale[two] ?? 0)) ** 2;
  const between = counts.slice(Math.min(one, two), Math.max(one, two) + 1).reduce((sum, count) => sum + count, 0);
  return (between - ((counts[one] ?? 0) + (counts[two] ?? 0)) / 2) ** 2;
}
