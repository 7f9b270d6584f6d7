/** Days after which a commitment comes back, counted from the day it was kept. */
export const DAYS = [7, 30, 90] as const;

/** What an officer meant to do, as kept in a debrief. */
export interface Kept {
  /** The run it was written after. */
  readonly attempt: string;
  readonly scenario: string;
  /** When it was written, UTC milliseconds. */
  readonly at: number;
  readonly see: string;
  readonly say: string;
  /** Of the decision it is about; of the scenario where that is not known. */
  readonly behaviours: readonly string[];
  /** The move of that decision. */
  readonly seq?: number;
}

/** A run that came to its end. */
export interface Ended {
  readonly scenario: string;
  readonly at: number;
}

/** A scenario one could meet it in. */
export interface Candidate {
  readonly id: string;
  /** Behaviours taught, such as `CUL.3`. */
  readonly teaches: readonly string[];
}

/** A commitment whose day has come. */
export interface Due {
  readonly kept: Kept;
  /** 7, 30 or 90. */
  readonly after: (typeof DAYS)[number];
  /** Days since it was kept. */
  readonly days: number;
  /** The scenario it comes back in; absent when only its own touches the behaviour: then the moment is tried again. */
  readonly scenario?: string;
}

/** The day of a moment as a number that grows by one each midnight here, whatever the clocks do in between. */
export function localDay(at: number): number {
  const here = new Date(at);
  return Date.UTC(here.getFullYear(), here.getMonth(), here.getDate()) / 86_400_000;
}

/**
 * What has come back by now, longest due first; at most once for each commitment.
 *
 * A commitment is due 7 days after it was kept, then 30 and 90: each counted on from the day the one before was done,
 * so that a late refresher is not followed by the next at once. One is done when a run that touches the behaviour, or
 * one of the commitment's own scenario, ends on or after its day. After the third nothing comes back any more.
 * Order-free in all three lists.
 *
 * @param now wall clock, UTC milliseconds
 */
export function dueOf(
  kept: readonly Kept[],
  ended: readonly Ended[],
  candidates: readonly Candidate[],
  now: number,
  dayOf: (at: number) => number = localDay,
): Due[] {
  const today = dayOf(now);
  const found = kept.flatMap((one) => {
    const others = othersFor(one, candidates, ended);
    const counts = new Set([one.scenario, ...others]);
    const days = ended.filter((run) => counts.has(run.scenario)).map((run) => dayOf(run.at));
    const next = nextOf(dayOf(one.at), days);
    if (!next || next.day > today) return [];
    const [scenario] = others;
    const due: Due = {
      kept: one,
      after: next.after,
      days: today - dayOf(one.at),
      ...(scenario !== undefined && { scenario }),
    };
    return [{ due, day: next.day }];
  });
  return found
    .toSorted((a, b) => a.day - b.day || compare(a.due.kept.attempt, b.due.kept.attempt))
    .map(({ due }) => due);
}

/** The first of the three that is not done yet, and its day. */
function nextOf(from: number, days: readonly number[]): { after: Due["after"]; day: number } | undefined {
  const runs = days.toSorted((a, b) => a - b);
  let last = from;
  let before = 0;
  for (const after of DAYS) {
    const day = last + after - before;
    const done = runs.find((run) => run >= day);
    if (done === undefined) return { after, day };
    [last, before] = [done, after];
  }
  return undefined;
}

/**
 * Other scenarios that touch the behaviours: those that share most of them, then those never finished, then those
 * finished longest ago.
 */
function othersFor(
  { scenario, behaviours }: Kept,
  candidates: readonly Candidate[],
  ended: readonly Ended[],
): string[] {
  const last = (id: string): number => Math.max(0, ...ended.filter((run) => run.scenario === id).map((run) => run.at));
  return candidates
    .filter(({ id }) => id !== scenario)
    .map(({ id, teaches }) => ({
      id,
      shared: teaches.filter((one) => behaviours.includes(one)).length,
      last: last(id),
    }))
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared || a.last - b.last || compare(a.id, b.id))
    .map(({ id }) => id);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
