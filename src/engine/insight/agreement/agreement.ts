import { ok, type Result } from "../../result.ts";
import { bootstrapOf, type Interval } from "./bootstrap.ts";
import { type Coefficient, figureOf, type Statistic } from "./coefficient.ts";
import { gwetOf } from "./gwet.ts";
import { kappaOf, pairOf } from "./kappa.ts";
import { type AlphaLevel, alphaOf } from "./krippendorff.ts";
import { type MarkError, type MarkRow, ratersOf, type Unit, unitsOf } from "./units.ts";
import { type WeightKind, weightsOf } from "./weights.ts";

/** No coefficient under so many double marks (design.md §4); counts are given always. */
export const LEAST_DOUBLE_MARKS = 30;

/** `count` of `of`. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

export interface Corrected {
  readonly coefficient: Coefficient;
  /** There where the coefficient has a value. */
  readonly interval?: Interval;
}

/** How far raters agree on one criterion. */
export interface Agreement {
  /** Who gave a mark, by name. */
  readonly raters: readonly string[];
  /** Items with a mark. */
  readonly marked: number;
  /** Items with two marks or more. */
  readonly doubleMarks: number;
  /** Of pairs of marks on one item: the same, and at most 1 apart on the scale's numbers. Three marks are three pairs. */
  readonly exact: Share;
  readonly withinOne: Share;
  /** "not observed": how often it was said, and on how many items one rater said so and another gave a mark. */
  readonly notObserved: { readonly said: number; readonly split: number };
  /** Of exactly two raters; of more, see `kappaBetween`. */
  readonly kappa: Corrected;
  readonly ac: Corrected;
  readonly alpha: Corrected;
}

export interface AgreementOptions {
  /** Every mark that could have been given, rising. */
  readonly scale: readonly number[];
  /** Of kappa and Gwet's coefficient: identity makes it AC1, the others AC2. */
  readonly weights: WeightKind;
  readonly level: AlphaLevel;
  /** Of the bootstrap; see `bootstrapOf`. */
  readonly resamples: number;
  readonly seed: string;
}

/**
 * Agreement on the marks of one criterion. Coefficients stand beside the counts, never in place of them; sources at `kappaOf`,
 * `gwetOf`, `alphaOf` and `bootstrapOf`. Errors: marks off the scale, a mark given twice, a scale that does not rise.
 */
export function agreementOf(rows: readonly MarkRow[], options: AgreementOptions): Result<Agreement, MarkError> {
  const units = unitsOf(rows, options.scale);
  if (!units.ok) return units;
  const { weights, scale, level } = options;
  const table = weightsOf(weights, scale);
  const raters = ratersOf(units.value);
  const [one, two, ...more] = raters;
  const corrected = (statistic: Statistic): Corrected => correctedOf(statistic, units.value, options);
  return ok({
    raters,
    marked: units.value.filter(({ marks }) => marks.length > 0).length,
    doubleMarks: doubles(units.value).length,
    ...pairShares(units.value, scale),
    notObserved: {
      said: units.value.reduce((sum, { notObserved }) => sum + notObserved, 0),
      split: units.value.filter(({ marks, notObserved }) => marks.length > 0 && notObserved > 0).length,
    },
    kappa:
      one !== undefined && two !== undefined && more.length === 0
        ? corrected(kappaOf([one, two], table))
        : { coefficient: whyNot(units.value) ?? { kind: "not-two-raters", raters: raters.length } },
    ac: corrected(gwetOf(table)),
    alpha: corrected(alphaOf(level, scale)),
  });
}

/** Two raters of many: how often each pair of marks was given, and their kappa. */
export interface Between {
  /** Rows: the first rater's mark, columns: the second's, in the order of the scale. */
  readonly grid: readonly (readonly number[])[];
  readonly exact: Share;
  readonly withinOne: Share;
  readonly kappa: Corrected;
}

/** What two raters did on the items both marked; errors as `agreementOf`. */
export function kappaBetween(
  rows: readonly MarkRow[],
  raters: readonly [string, string],
  options: AgreementOptions,
): Result<Between, MarkError> {
  const units = unitsOf(
    rows.filter(({ rater }) => raters.includes(rater)),
    options.scale,
  );
  if (!units.ok) return units;
  const grid = options.scale.map(() => options.scale.map(() => 0));
  for (const unit of units.value) {
    const [row, column] = pairOf(unit, raters) ?? [];
    const line = row === undefined ? undefined : grid[row];
    if (line && column !== undefined) line[column] = (line[column] ?? 0) + 1;
  }
  const table = weightsOf(options.weights, options.scale);
  return ok({
    grid,
    ...pairShares(units.value, options.scale),
    kappa: correctedOf(kappaOf(raters, table), units.value, options),
  });
}

const doubles = (units: readonly Unit[]): Unit[] => units.filter(({ marks }) => marks.length >= 2);

/** Why no coefficient is given; absent when one can be. */
function whyNot(units: readonly Unit[]): Coefficient | undefined {
  if (ratersOf(units).length === 1) return { kind: "one-rater" };
  const n = doubles(units).length;
  if (n === 0) return { kind: "empty" };
  return n < LEAST_DOUBLE_MARKS ? { kind: "too-few", n, least: LEAST_DOUBLE_MARKS } : undefined;
}

function correctedOf(statistic: Statistic, units: readonly Unit[], options: AgreementOptions): Corrected {
  const coefficient = whyNot(units) ?? figureOf(statistic, units);
  if (coefficient.kind !== "value") return { coefficient };
  return { coefficient, interval: bootstrapOf(statistic, units, options.resamples, options.seed) };
}

function pairShares(units: readonly Unit[], scale: readonly number[]): Pick<Agreement, "exact" | "withinOne"> {
  let pairs = 0;
  let exact = 0;
  let withinOne = 0;
  for (const { marks } of units) {
    for (const [first, one] of marks.entries()) {
      for (const two of marks.slice(first + 1)) {
        pairs++;
        if (one.at === two.at) exact++;
        if (Math.abs((scale[one.at] ?? 0) - (scale[two.at] ?? 0)) <= 1) withinOne++;
      }
    }
  }
  return { exact: { count: exact, of: pairs }, withinOne: { count: withinOne, of: pairs } };
}
