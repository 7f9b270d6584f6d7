import type { ItemFigures } from "../figures/items.ts";
import { suppressed } from "./suppress.ts";

/** Figures of a decision; what would tell of few is absent. */
export interface ShownItem {
  readonly item: ItemFigures;
  readonly reached?: number;
  readonly difficulty?: ItemFigures["difficulty"];
}

/**
 * Pooled figures as they may stand beside each other. Routes nest: who came to a decision and not to a later one is what one
 * count less the other says, so counts shown are the same or lie at least `least` apart. Sums of three and more are not tried.
 *
 * @param beside counts of officers that stand elsewhere on the page
 * @param except the decision compared by arm: pooled, it would be the total its hidden counts are told from
 */
export function shownItems(
  items: readonly ItemFigures[],
  beside: readonly number[],
  except: string | undefined,
  least = 10,
): ShownItem[] {
  const kept = new Set(beside);
  const free = (n: number): boolean => n >= least && [...kept].every((one) => one === n || Math.abs(one - n) >= least);
  const shown = items
    .toSorted((a, b) => b.reached - a.reached)
    .map((item): ShownItem => {
      const { difficulty } = item;
      if (item.scene === except) return { item };
      const [strong, marked] = [difficulty?.strong ?? 0, difficulty?.n ?? 0];
      const table = suppressed([[strong, marked - strong, item.reached - marked]], least);
      const [first, second] = table.cells[0] ?? [];
      const known = difficulty && first !== undefined && second !== undefined && free(marked);
      if (known) kept.add(marked);
      const reached = table.rows[0] !== undefined && free(item.reached);
      if (reached) kept.add(item.reached);
      return { item, ...(reached && { reached: item.reached }), ...(known && { difficulty }) };
    });
  return items.flatMap((item) => shown.filter((one) => one.item === item));
}
