import { byText } from "./units.ts";

/** One rater's mark of an exemplar: an answer whose mark people have agreed on. */
export interface ExemplarMark {
  readonly exemplar: string;
  readonly rater: string;
  readonly mark: number | "not-observed";
  /** UTC milliseconds. */
  readonly at: number;
}

/** One rater against the agreed marks. Differences: the rater's mark less the agreed one; below zero is harsh. */
export interface Drift {
  readonly rater: string;
  /** Marks of known exemplars. */
  readonly n: number;
  /** Mean difference in marks; absent of none. */
  readonly mean?: number;
  /** Of the last mark, UTC milliseconds; absent of none. */
  readonly lastAt?: number;
  /** Each exemplar as last marked by this rater, by id. */
  readonly last: readonly { readonly exemplar: string; readonly difference: number; readonly at: number }[];
  /** Weeks in which the rater marked one, in order; `from` is their Monday, 00:00 UTC. */
  readonly weeks: readonly { readonly from: number; readonly n: number; readonly mean: number }[];
  readonly notObserved: number;
  /** Marks of exemplars that have no agreed mark: left out. */
  readonly unknown: number;
}

const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** 1970-01-05 was the first Monday of the epoch. */
const FIRST_MONDAY = 4 * DAY;

/**
 * How each rater drifts from agreed marks, by name. The signed mean is the mean difference of Bland and Altman, The Lancet 327
 * (1986) 307–310. Order-free.
 *
 * @param agreed mark by exemplar
 */
export function driftOf(marks: readonly ExemplarMark[], agreed: ReadonlyMap<string, number>): Drift[] {
  return [...Map.groupBy(marks, ({ rater }) => rater)]
    .toSorted(([one], [two]) => byText(one, two))
    .map(([rater, own]) => driftOfRater(rater, own, agreed));
}

interface Difference {
  readonly exemplar: string;
  readonly difference: number;
  readonly at: number;
}

function driftOfRater(rater: string, own: readonly ExemplarMark[], agreed: ReadonlyMap<string, number>): Drift {
  const known: Difference[] = [];
  let notObserved = 0;
  let unknown = 0;
  for (const { exemplar, mark, at } of own) {
    const right = agreed.get(exemplar);
    if (right === undefined) unknown++;
    else if (mark === "not-observed") notObserved++;
    else known.push({ exemplar, difference: mark - right, at });
  }
  // In one order whatever that of the rows, so that ties and rounding are the same too.
  known.sort((one, two) => one.at - two.at || byText(one.exemplar, two.exemplar) || one.difference - two.difference);
  const latest = known.at(-1);
  return {
    rater,
    n: known.length,
    ...(latest && { mean: meanOf(known), lastAt: latest.at }),
    last: [...new Map(known.map((one) => [one.exemplar, one])).values()].toSorted((one, two) =>
      byText(one.exemplar, two.exemplar),
    ),
    weeks: [...Map.groupBy(known, ({ at }) => Math.floor((at - FIRST_MONDAY) / WEEK))]
      .toSorted(([one], [two]) => one - two)
      .map(([week, of]) => ({ from: week * WEEK + FIRST_MONDAY, n: of.length, mean: meanOf(of) })),
    notObserved,
    unknown,
  };
}

const meanOf = (of: readonly Difference[]): number => of.reduce((sum, one) => sum + one.difference, 0) / of.length;
