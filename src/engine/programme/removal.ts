import type { Matrix } from "./completion.ts";
import { type Fate, fates, type Hold, type Kept, type RetentionRules } from "./retention.ts";

/** Something kept, and what is to become of it. */
export interface Judged extends Kept {
  readonly fate: Fate;
}

/** What applying the rules would do at a moment. Nothing in it is done yet. */
export interface DryRun {
  /** What would be removed, the longest over first. */
  readonly removed: readonly Judged[];
  /** What would be, but for a hold. */
  readonly held: readonly Judged[];
  /** How many stay because their time is not over, or there is none. */
  readonly kept: number;
}

/** As `fates`, sorted into what would go, what a hold keeps and how many stay. */
export function dryRun(
  things: readonly Kept[],
  rules: RetentionRules,
  holds: readonly Hold[],
  leftAt: ReadonlyMap<string, number>,
  now: number,
): DryRun {
  const told = fates(things, rules, holds, leftAt, now);
  const judged = things.flatMap((thing, index): Judged[] => {
    const fate = told[index];
    return fate ? [{ ...thing, fate }] : [];
  });
  const removed = judged
    .filter(({ fate }) => fate.delete)
    .toSorted((a, b) => (a.fate.until ?? 0) - (b.fate.until ?? 0) || (a.id < b.id ? -1 : 1));
  const held = judged.filter(({ fate }) => fate.because.code === "held");
  return { removed, held, kept: judged.length - removed.length - held.length };
}

/** How many requirements that stand as done rest on one of these runs: without it they will be missing. */
export function restingOn({ rows }: Matrix, ids: ReadonlySet<string>): number {
  return [...rows.values()]
    .flat()
    .filter(
      (cell) =>
        (cell?.state === "done" || cell?.state === "expiring") &&
        cell.because.records.some((record) => ids.has(record)),
    ).length;
}
