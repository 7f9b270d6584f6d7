import { beyondChance, type Coefficient, type Statistic } from "./coefficient.ts";
import type { Unit } from "./units.ts";
import type { Weights } from "./weights.ts";

/**
 * Cohen's weighted kappa of two raters: Cohen, "Weighted kappa", Psychological Bulletin 70 (1968) 213–220, with
 * agreement weights; with identity weights it is kappa of Cohen, Educational and Psychological Measurement 20 (1960) 37–46.
 * Units that the two did not both mark are left out.
 *
 * @param raters the two, by name; the table's rows and columns
 * @param weights of the whole scale, by place
 */
export function kappaOf(raters: readonly [string, string], weights: Weights): Statistic {
  const steps = weights.length;
  return {
    of: (unit) => {
      const table = Array.from({ length: steps * steps }, () => 0);
      const pair = pairOf(unit, raters);
      if (pair) table[pair[0] * steps + pair[1]] = 1;
      return table;
    },
    figure: (table) => kappaFrom(table, weights),
  };
}

/** Places of the two raters' marks on one unit; absent unless both marked it. */
export function pairOf(unit: Unit, [one, two]: readonly [string, string]): readonly [number, number] | undefined {
  const first = unit.marks.find(({ rater }) => rater === one);
  const second = unit.marks.find(({ rater }) => rater === two);
  return first && second && [first.at, second.at];
}

function kappaFrom(table: readonly number[], weights: Weights): Coefficient {
  const steps = weights.length;
  const n = table.reduce((sum, count) => sum + count, 0);
  if (n === 0) return { kind: "empty" };
  const share = (row: number, column: number): number => (table[row * steps + column] ?? 0) / n;
  const rows = weights.map((_, row) => weights.reduce((sum, _w, column) => sum + share(row, column), 0));
  const columns = weights.map((_, column) => weights.reduce((sum, _w, row) => sum + share(row, column), 0));
  let observed = 0;
  let expected = 0;
  for (const [row, line] of weights.entries()) {
    for (const [column, weight] of line.entries()) {
      observed += weight * share(row, column);
      expected += weight * (rows[row] ?? 0) * (columns[column] ?? 0);
    }
  }
  return beyondChance(observed, expected);
}
