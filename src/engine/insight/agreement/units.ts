import { err, ok, type Result } from "../../result.ts";

/** One mark by one rater. "not observed" is no mark: it is missing, and counted apart. */
export interface MarkRow {
  readonly officer: string;
  /** What was marked of this officer: one answer, or one criterion of it. */
  readonly item: string;
  readonly rater: string;
  readonly mark: number | "not-observed";
}

/** One item of one officer with the marks it got; a mark is told by its place on the scale. */
export interface Unit {
  readonly officer: string;
  readonly item: string;
  /** In the order of the raters' names. */
  readonly marks: readonly { readonly rater: string; readonly at: number }[];
  /** How many raters had not observed it. */
  readonly notObserved: number;
}

export type MarkError =
  /** Fewer than two steps, a step that is no number, or steps that do not rise. */
  | { readonly code: "bad-scale" }
  | { readonly code: "off-scale"; readonly officer: string; readonly item: string; readonly rater: string }
  /** The same rater marked the same item twice: which one counts is not for a statistic to say. */
  | { readonly code: "marked-twice"; readonly officer: string; readonly item: string; readonly rater: string };

/**
 * Rows by officer and item, in the order of their names, so that nothing after it hangs on the order of the rows.
 *
 * @param scale every mark that could have been given, rising; those nobody gave too, for weights and chance rest on them
 */
export function unitsOf(rows: readonly MarkRow[], scale: readonly number[]): Result<readonly Unit[], MarkError> {
  const rises = scale.every((step, at) => Number.isFinite(step) && (at === 0 || step > (scale[at - 1] ?? step)));
  if (scale.length < 2 || !rises) return err({ code: "bad-scale" });
  const units = new Map<string, { officer: string; item: string; marks: Map<string, number | undefined> }>();
  for (const { officer, item, rater, mark } of rows) {
    const key = JSON.stringify([officer, item]);
    const unit = units.get(key) ?? { officer, item, marks: new Map<string, number | undefined>() };
    if (unit.marks.has(rater)) return err({ code: "marked-twice", officer, item, rater });
    const at = mark === "not-observed" ? undefined : scale.indexOf(mark);
    if (at === -1) return err({ code: "off-scale", officer, item, rater });
    unit.marks.set(rater, at);
    units.set(key, unit);
  }
  return ok(
    [...units.values()]
      .toSorted((one, two) => byText(one.officer, two.officer) || byText(one.item, two.item))
      .map(({ officer, item, marks }) => {
        const given = [...marks].flatMap(([rater, at]) => (at === undefined ? [] : [{ rater, at }]));
        return {
          officer,
          item,
          marks: given.toSorted((one, two) => byText(one.rater, two.rater)),
          notObserved: marks.size - given.length,
        };
      }),
  );
}

/** Every rater who gave a mark, by name. */
export const ratersOf = (units: readonly Unit[]): string[] =>
  [...new Set(units.flatMap(({ marks }) => marks.map(({ rater }) => rater)))].toSorted(byText);

/** By code unit, the same in every language. */
export const byText = (one: string, two: string): number => (one < two ? -1 : Number(one > two));
