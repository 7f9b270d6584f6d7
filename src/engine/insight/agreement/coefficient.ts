import type { Unit } from "./units.ts";

/** A coefficient, or by name why there is none: never NaN. */
export type Coefficient =
  | { readonly kind: "value"; readonly value: number }
  /** Nothing was marked by two raters. */
  | { readonly kind: "empty" }
  | { readonly kind: "one-rater" }
  /** Kappa is between two raters. */
  | { readonly kind: "not-two-raters"; readonly raters: number }
  /** Every double mark was the same: whether raters can tell answers apart cannot be seen. */
  | { readonly kind: "one-category" }
  /** Fewer double marks than `least`; `n` of them. */
  | { readonly kind: "too-few"; readonly n: number; readonly least: number };

/**
 * A statistic as sums over units. What one unit adds is `of` it; the coefficient is made of the sums. So a resample of officers
 * is a sum of their sums, and the data are read once.
 */
export interface Statistic {
  readonly of: (unit: Unit) => readonly number[];
  readonly figure: (sums: readonly number[]) => Coefficient;
}

/** The statistic of these units. */
export const figureOf = (statistic: Statistic, units: readonly Unit[]): Coefficient =>
  statistic.figure(summed(units.map((unit) => statistic.of(unit))));

/** Sums of equally long rows; of none, no sums. */
export function summed(rows: readonly (readonly number[])[]): number[] {
  const sums = Array.from({ length: rows[0]?.length ?? 0 }, () => 0);
  for (const row of rows) for (const [at, number] of row.entries()) sums[at] = (sums[at] ?? 0) + number;
  return sums;
}

/** Agreement beyond chance: (observed − expected) ÷ (1 − expected). Nothing is left to explain where chance alone agrees always. */
export const beyondChance = (observed: number, expected: number): Coefficient =>
  1 - expected < 1e-12 ? { kind: "one-category" } : { kind: "value", value: (observed - expected) / (1 - expected) };
