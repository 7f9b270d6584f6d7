import { ok, type Result } from "../../result.ts";
import { byText, type MarkError, type MarkRow, type Unit, unitsOf } from "./units.ts";

/** Two marks of one item so far apart go to a third person (the moderation of doubly marked answers). Planning default. */
export const MODERATE_APART = 2;
/** A rater whose marks lie on average so far from those of the others, over at least so many shared items. Planning defaults. */
export const FAR_RATER = { marks: 1, items: 10 } as const;

/** A rater beside those who marked the same items: mean of (own mark − mean of the others' marks), over `n` items. */
export interface Offset {
  readonly rater: string;
  readonly mean: number;
  readonly n: number;
}

export type ModerationReason =
  /** The lowest and the highest mark, and who gave them. */
  | {
      readonly code: "apart";
      readonly low: { readonly mark: number; readonly raters: readonly string[] };
      readonly high: { readonly mark: number; readonly raters: readonly string[] };
    }
  | ({ readonly code: "far-rater" } & Offset);

/** One item a moderator should see, and why. */
export interface ToModerate {
  readonly officer: string;
  readonly item: string;
  readonly reasons: readonly ModerationReason[];
}

/**
 * Which items need a moderator: two marks at least `MODERATE_APART` apart, or a mark other than the others' by a rater far from
 * them all along. Of two raters who differ all along both are far: which one is right, a moderator says. The widest apart first,
 * then by officer and item. Errors as `unitsOf`.
 */
export function toModerate(rows: readonly MarkRow[], scale: readonly number[]): Result<ToModerate[], MarkError> {
  const units = unitsOf(rows, scale);
  if (!units.ok) return units;
  const far = new Map(
    offsetsIn(units.value, scale)
      .filter(({ mean, n }) => n >= FAR_RATER.items && Math.abs(mean) >= FAR_RATER.marks)
      .map((offset) => [offset.rater, offset]),
  );
  const found = units.value.flatMap(({ officer, item, marks }) => {
    const given = marks.map(({ rater, at }) => ({ rater, mark: scale[at] ?? 0 }));
    const low = Math.min(...given.map(({ mark }) => mark));
    const high = Math.max(...given.map(({ mark }) => mark));
    const whoGave = (mark: number): string[] => given.filter((one) => one.mark === mark).map(({ rater }) => rater);
    const reasons: ModerationReason[] = [];
    if (given.length >= 2 && high - low >= MODERATE_APART) {
      reasons.push({
        code: "apart",
        low: { mark: low, raters: whoGave(low) },
        high: { mark: high, raters: whoGave(high) },
      });
    }
    for (const { rater, mark } of given) {
      const offset = far.get(rater);
      if (offset && given.some((one) => one.mark !== mark)) reasons.push({ code: "far-rater", ...offset });
    }
    return reasons.length === 0 ? [] : [{ officer, item, reasons, apart: high - low }];
  });
  return ok(
    found
      .toSorted((one, two) => two.apart - one.apart || byText(one.officer, two.officer) || byText(one.item, two.item))
      .map(({ apart: _, ...one }) => one),
  );
}

/** Every rater who shared an item with another: how harsh (below zero) or lenient beside them. By name; errors as `unitsOf`. */
export function offsetsOf(rows: readonly MarkRow[], scale: readonly number[]): Result<Offset[], MarkError> {
  const units = unitsOf(rows, scale);
  return units.ok ? ok(offsetsIn(units.value, scale)) : units;
}

function offsetsIn(units: readonly Unit[], scale: readonly number[]): Offset[] {
  const sums = new Map<string, { sum: number; n: number }>();
  for (const { marks } of units) {
    if (marks.length < 2) continue;
    const total = marks.reduce((sum, { at }) => sum + (scale[at] ?? 0), 0);
    for (const { rater, at } of marks) {
      const own = scale[at] ?? 0;
      const { sum, n } = sums.get(rater) ?? { sum: 0, n: 0 };
      sums.set(rater, { sum: sum + own - (total - own) / (marks.length - 1), n: n + 1 });
    }
  }
  return [...sums]
    .map(([rater, { sum, n }]) => ({ rater, mean: sum / n, n }))
    .toSorted((one, two) => byText(one.rater, two.rater));
}
