import type { Mark } from "./evidence.ts";
import { LEVELS, type Level } from "./key.ts";

/** How many decisions gave which evidence: always counts, never a percentage. */
export interface Counts {
  readonly strong: number;
  readonly adequate: number;
  readonly weak: number;
}

/** `CUL` of `CUL.3`. */
export const competencyOf = (behaviour: string): string => behaviour.slice(0, behaviour.indexOf("."));

/**
 * Spine evidence by competency. A decision counts once for a competency, with its lowest mark there: a choice that
 * gave a reason and withheld respect is not both.
 */
export function countsOf(marks: readonly Mark[]): Map<string, Counts> {
  return count(marks.filter((mark) => mark.spine));
}

/** Repair decisions, met only after a slip: shown apart. */
export function repairCountsOf(marks: readonly Mark[]): Map<string, Counts> {
  return count(marks.filter((mark) => !mark.spine));
}

function count(marks: readonly Mark[]): Map<string, Counts> {
  const lowest = new Map<string, Level>();
  for (const mark of marks) {
    const at = `${mark.scene} ${competencyOf(mark.behaviour)}`;
    const before = lowest.get(at);
    if (before === undefined || LEVELS.indexOf(mark.level) < LEVELS.indexOf(before)) lowest.set(at, mark.level);
  }
  const counts = new Map<string, Counts>();
  for (const [at, level] of lowest) {
    const competency = at.slice(at.indexOf(" ") + 1);
    const sum = counts.get(competency) ?? { strong: 0, adequate: 0, weak: 0 };
    counts.set(competency, { ...sum, [level]: sum[level] + 1 });
  }
  return counts;
}
