import type { Header } from "../attempt/move.ts";
import { type Counts, countsOf, repairCountsOf } from "./counts.ts";
import type { Evidence } from "./evidence.ts";

/** What is known of a run before its key is: enough to tell whether it was the first with a scenario. */
export interface Exposure {
  readonly header: Header;
  /** When its last move was made, UTC milliseconds. */
  readonly lastAt: number;
  readonly state: "open" | "left" | "ended";
}

/** Counts of one competency, and how many scenarios they come from. */
export interface AcrossCounts extends Counts {
  readonly scenarios: number;
}

/** Evidence of many runs. Counts and nothing else: no share, no level. */
export interface Across {
  readonly competencies: ReadonlyMap<string, AcrossCounts>;
  /** Decisions met only after a slip, apart. */
  readonly repair: ReadonlyMap<string, AcrossCounts>;
  /** Unconfirmed, each time; apart from every count. */
  readonly critical: number;
  readonly disrespect: number;
  readonly scenarios: number;
}

/**
 * The runs that bear evidence: of each officer and each scenario's rules the one finished first, for practice or on
 * record. A second try of a moment is never one; a run that was left or stands open is missing, not weak. Order-free;
 * of two that ended in the same millisecond the one with the smaller id is the first.
 */
export function firstExposures<E extends Exposure>(runs: readonly E[]): E[] {
  const first = new Map<string, E>();
  for (const run of runs) {
    if (run.header.from || run.state !== "ended") continue;
    const of = `${run.header.officer} ${run.header.scenario} ${run.header.rules}`;
    const before = first.get(of);
    if (!before || isBefore(run, before)) first.set(of, run);
  }
  return [...first.values()];
}

const isBefore = (one: Exposure, other: Exposure): boolean =>
  one.lastAt < other.lastAt || (one.lastAt === other.lastAt && one.header.attempt < other.header.attempt);

/**
 * Folds the evidence of runs into counts by competency: once for each competency of each decision, as `countsOf` has
 * it. Give it the runs of `firstExposures`. Order-free; competencies in the order of their codes.
 */
export function across(runs: readonly { readonly scenario: string; readonly evidence: Evidence }[]): Across {
  const spine = runs.map(({ scenario, evidence }) => ({ scenario, counts: countsOf(evidence.marks) }));
  const repair = runs.map(({ scenario, evidence }) => ({ scenario, counts: repairCountsOf(evidence.marks) }));
  return {
    competencies: folded(spine),
    repair: folded(repair),
    critical: runs.reduce((sum, { evidence }) => sum + evidence.critical.length, 0),
    disrespect: runs.reduce((sum, { evidence }) => sum + evidence.disrespect.length, 0),
    scenarios: new Set(runs.map(({ scenario }) => scenario)).size,
  };
}

function folded(
  parts: readonly { readonly scenario: string; readonly counts: ReadonlyMap<string, Counts> }[],
): Map<string, AcrossCounts> {
  const codes = [...new Set(parts.flatMap(({ counts }) => [...counts.keys()]))].toSorted();
  return new Map(
    codes.map((code) => {
      const of = parts.filter(({ counts }) => counts.has(code));
      const sum = (level: keyof Counts): number =>
        of.reduce((so, { counts }) => so + (counts.get(code)?.[level] ?? 0), 0);
      const scenarios = new Set(of.map(({ scenario }) => scenario)).size;
      return [code, { strong: sum("strong"), adequate: sum("adequate"), weak: sum("weak"), scenarios }];
    }),
  );
}
