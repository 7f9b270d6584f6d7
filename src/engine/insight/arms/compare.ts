import { randomOf } from "../../machine/random.ts";
import { type Deal, dealtAnew } from "./deal.ts";
import { type Difference, newcombe } from "./newcombe.ts";
import { suppressed, tellsNoOther } from "./suppress.ts";

/** Under so many in any arm nothing is shown; from so many in both a difference is. */
export const FEWEST = 10;
export const ENOUGH = 64;

/** One officer in the arm they were given, in the order of dealing; whoever left stays in it. */
export interface Unit {
  /** The class the arm was dealt in. */
  readonly group: string;
  readonly arm: string;
  /** Strong at the decision compared; absent: left before it, or nothing could be marked. */
  readonly strong?: boolean;
}

export interface Contrast {
  readonly base: string;
  readonly other: string;
}

/** Everybody given the arm, those with an answer, and how many of these were strong; absent where it would tell of few. */
export interface ArmCount {
  readonly arm: string;
  readonly given?: number;
  readonly answered: number;
  readonly strong?: number;
}

export type Comparison =
  /** An arm is under `fewest`: no count of any arm, as it could be told from the others and a total. */
  | { readonly code: "too-few"; readonly params: { readonly fewest: number } }
  | { readonly code: "same-arm"; readonly params: { readonly arm: string } }
  /** Another look was shown before, and the two less each other would tell of few. */
  | { readonly code: "too-close"; readonly params: { readonly fewest: number } }
  /** Arms were drawn by lot and not in blocks: the test of a scheme nobody used would say nothing. */
  | { readonly code: "not-dealt"; readonly params: { readonly enough: number }; readonly counts: readonly ArmCount[] }
  | { readonly code: "cannot-tell"; readonly params: { readonly enough: number }; readonly counts: readonly ArmCount[] }
  /** A count of few is hidden, and a difference would tell it: only whether the interval leaves out zero. */
  | {
      readonly code: "compared-hidden";
      readonly params: { readonly fewest: number };
      readonly counts: readonly ArmCount[];
      readonly apart: boolean;
    }
  | {
      readonly code: "compared";
      readonly params: { readonly draws: number };
      readonly counts: readonly ArmCount[];
      readonly difference: Difference;
      /** Two-sided, by re-dealing. */
      readonly p: number;
    };

/**
 * One declared contrast by intention to treat. The p-value is of the very scheme the arms were dealt by: blocks are dealt anew
 * in every class, with the +1 of Phipson and Smyth (2010), so that it is never 0.
 *
 * @param deal absent when the arms were not dealt in blocks
 * @param draws how often it is dealt anew, a whole number from 1
 */
export function compareArms(
  units: readonly Unit[],
  arms: readonly string[],
  { base, other }: Contrast,
  deal: Pick<Deal, "copies"> | undefined,
  { seed, draws }: { readonly seed: string; readonly draws: number },
): Comparison {
  if (base === other) return { code: "same-arm", params: { arm: base } };
  const all = arms.map((arm) => countOf(units, arm));
  // Answers, not only arms given: a share of fewer would say what single officers did.
  if (all.some(({ answered }) => answered < FEWEST)) return { code: "too-few", params: { fewest: FEWEST } };
  const counts = shownCounts(units, arms, true).filter(({ arm }) => arm === base || arm === other);
  const [first, second] = [countOf(units, base), countOf(units, other)];
  if (Math.min(first.answered, second.answered) < ENOUGH) {
    return { code: "cannot-tell", params: { enough: ENOUGH }, counts };
  }
  if (!deal) return { code: "not-dealt", params: { enough: ENOUGH }, counts };
  const difference = newcombe(second.strong, second.answered, first.strong, first.answered);
  if (!difference) return { code: "too-few", params: { fewest: FEWEST } };
  if (counts.some(({ strong }) => strong === undefined)) {
    const apart = difference.low > 0 || difference.high < 0;
    return { code: "compared-hidden", params: { fewest: FEWEST }, counts, apart };
  }
  const p = testOf(units, arms, { base, other }, deal.copies, seed, draws);
  return { code: "compared", params: { draws }, counts, difference, p };
}

/**
 * What may be shown of every arm. How many answered is known before any result and stays, so strong answers are held against
 * it; how many were given an arm gives way to how many left. No arm when one has too few answers.
 *
 * @param strong whether the result is unlocked
 */
export function shownCounts(units: readonly Unit[], arms: readonly string[], strong = false): ArmCount[] {
  const all = arms.map((arm) => countOf(units, arm));
  if (all.some(({ answered }) => answered < FEWEST)) return [];
  const left = suppressed(
    all.map((count) => [count.answered, count.given - count.answered]),
    FEWEST,
  );
  const answers = suppressed(
    all.map((count) => [count.strong, count.answered - count.strong]),
    FEWEST,
    "rows",
  );
  return all.map(({ arm, answered }, at): ArmCount => {
    const [given, good] = [left.rows[at], answers.cells[at]?.[0]];
    return {
      arm,
      answered,
      ...(given !== undefined && { given }),
      ...(strong && good !== undefined && { strong: good }),
    };
  });
}

/** A later look as it may be shown beside those before: one officer more must not be told by taking one from the other. */
export function besideEarlier(found: Comparison, earlier: readonly Comparison[]): Comparison {
  const now = answersIn(found);
  const before = earlier.map(answersIn).filter((counts) => counts !== undefined);
  const apart = before.every((counts) => {
    const mine = now ?? [];
    const hidden = [...mine, ...counts].some((row) => row.includes(-1));
    return !hidden && counts.length === mine.length && tellsNoOther(mine, counts, FEWEST);
  });
  return !now || apart ? found : { code: "too-close", params: { fewest: FEWEST } };
}

/** Strong and other answers by arm, those hidden as -1; with those who left where it is shown. */
const answersIn = (found: Comparison): number[][] | undefined =>
  "counts" in found
    ? found.counts.map(({ given, answered, strong }) => [
        strong ?? -1,
        strong === undefined ? -1 : answered - strong,
        ...(given === undefined ? [] : [given - answered]),
      ])
    : undefined;

function countOf(units: readonly Unit[], arm: string): Required<ArmCount> {
  const mine = units.filter((unit) => unit.arm === arm);
  const answers = mine.filter(({ strong }) => strong !== undefined);
  return { arm, given: mine.length, answered: answers.length, strong: answers.filter(({ strong }) => strong).length };
}

function testOf(
  units: readonly Unit[],
  arms: readonly string[],
  contrast: Contrast,
  copies: number,
  seed: string,
  draws: number,
): number {
  const random = randomOf(seed);
  const groups = [...Map.groupBy(units, ({ group }) => group).values()];
  const held = gapOf(units, (_unit, at) => units[at]?.arm, contrast);
  const inOrder = groups.flat();
  let asFar = 0;
  for (let draw = 0; draw < draws; draw++) {
    const dealt = groups.flatMap((group) => dealtAnew({ arms, copies }, group.length, random));
    // What differs in the last bit of a sum alone is as far.
    if (gapOf(inOrder, (_unit, at) => dealt[at], contrast) >= held - 1e-12) asFar++;
  }
  return (asFar + 1) / (draws + 1);
}

/** How far the shares of the two arms lie apart, 0 to 1. */
function gapOf(
  units: readonly Unit[],
  armOf: (unit: Unit, at: number) => string | undefined,
  { base, other }: Contrast,
): number {
  let [a, m, b, n] = [0, 0, 0, 0];
  for (const [at, unit] of units.entries()) {
    if (unit.strong === undefined) continue;
    const arm = armOf(unit, at);
    if (arm === base) {
      m++;
      if (unit.strong) a++;
    } else if (arm === other) {
      n++;
      if (unit.strong) b++;
    }
  }
  return m === 0 || n === 0 ? 0 : Math.abs(a / m - b / n);
}
