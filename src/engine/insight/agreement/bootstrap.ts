import { randomOf } from "../../machine/random.ts";
import { type Statistic, summed } from "./coefficient.ts";
import { byText, type Unit } from "./units.ts";

/** A 95 % interval, or by name why there is none. */
export type Interval =
  /** `undefined`: resamples in which the statistic had no value; they are not among the `resamples` it is read from. */
  | {
      readonly kind: "interval";
      readonly low: number;
      readonly high: number;
      readonly resamples: number;
      readonly undefined: number;
    }
  /** Officers are what is drawn: of one alone nothing can be said. */
  | { readonly kind: "too-few-officers"; readonly n: number }
  /** Under 39 the ends of a 95 % interval lie beyond every resample. */
  | { readonly kind: "too-few-resamples"; readonly n: number; readonly least: number }
  /** The statistic had no value in more than `MOST_UNDEFINED` of the resamples: what is left is not a fair picture. */
  | { readonly kind: "unstable"; readonly undefined: number; readonly resamples: number };

/** Planning default, ours. */
export const MOST_UNDEFINED = 0.05;
const LEAST_RESAMPLES = 39;

/**
 * The percentile bootstrap interval of a statistic, officers drawn with replacement and each with all their units: one officer's
 * answers are not independent. Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13; the ends are the k-th and
 * (B + 1 − k)-th of the sorted B values, k = ⌊0.025(B + 1)⌋ (page 160). Whole clusters: Field and Welsh, Journal of the Royal
 * Statistical Society B 69 (2007) 369–390. The same seed gives the same interval, whatever the order of the units.
 *
 * @param resamples B; 2,000 is usual
 */
export function bootstrapOf(statistic: Statistic, units: readonly Unit[], resamples: number, seed: string): Interval {
  const officers = sumsByOfficer(statistic, units);
  if (officers.length < 2) return { kind: "too-few-officers", n: officers.length };
  if (resamples < LEAST_RESAMPLES) return { kind: "too-few-resamples", n: resamples, least: LEAST_RESAMPLES };
  const random = randomOf(seed);
  const values: number[] = [];
  for (let turn = 0; turn < resamples; turn++) {
    const drawn = officers.map(() => officers[Math.floor(random() * officers.length)] ?? []);
    const figure = statistic.figure(summed(drawn));
    if (figure.kind === "value") values.push(figure.value);
  }
  const missing = resamples - values.length;
  if (missing > MOST_UNDEFINED * resamples || values.length < LEAST_RESAMPLES) {
    return { kind: "unstable", undefined: missing, resamples };
  }
  values.sort((one, two) => one - two);
  const k = Math.floor(0.025 * (values.length + 1));
  return {
    kind: "interval",
    low: values[k - 1] ?? 0,
    high: values[values.length - k] ?? 0,
    resamples: values.length,
    undefined: missing,
  };
}

/** In the order of the officers' names, which `unitsOf` keeps too; an officer who adds nothing is not drawn. */
function sumsByOfficer(statistic: Statistic, units: readonly Unit[]): number[][] {
  return [...Map.groupBy(units, ({ officer }) => officer)]
    .toSorted(([one], [two]) => byText(one, two))
    .map(([, of]) => summed(of.map((unit) => statistic.of(unit))))
    .filter((sums) => sums.some((sum) => sum !== 0));
}
