import { hashOf } from "../../scenario/hash.ts";
import { type Scenario, TIMEOUT } from "../../scenario/scenario.ts";

/** Whom a reviewer speaks for. A key for the record needs people from the community among its raters (design.md §4). */
export const SIDES = ["police", "community", "other"] as const;
export type Side = (typeof SIDES)[number];

export const LOWEST_RATING = 1;
export const HIGHEST_RATING = 7;

/** How good one reviewer holds one choice to be: a whole number, 1 (would make it worse) to 7 (what I would want done). */
export interface Rating {
  readonly scene: string;
  readonly choice: string;
  readonly value: number;
  /** In the reviewer's own words. */
  readonly comment?: string;
}

/** What one reviewer hands over. */
export interface RatingFile {
  /** Random; nobody's name. */
  readonly rater: string;
  readonly side: Side;
  /** What they do, in their own words; may be empty. */
  readonly role: string;
  readonly scenario: string;
  /** The rules the ratings are of. */
  readonly rules: string;
  /** When it was finished, UTC milliseconds. */
  readonly at: number;
  readonly ratings: readonly Rating[];
}

/** The choices that are rated, by decision (scene id), in file order. A timeout is nobody's choice. */
export type RatedChoices = ReadonlyMap<string, readonly string[]>;

export const ratedChoices = (scenario: Scenario): RatedChoices =>
  new Map(
    scenario.phases.flatMap(({ scenes }) =>
      scenes.flatMap((scene) =>
        scene.kind === "decision"
          ? [[scene.id, scene.choices.flatMap(({ id }) => (id === TIMEOUT ? [] : [id]))] as const]
          : [],
      ),
    ),
  );

/** Why a rating cannot be used, and which; `rating` is its place in the file, from 0. */
export interface RatingProblem {
  readonly code: "value-out-of-range" | "unknown-choice" | "rated-twice";
  readonly rating: number;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Everything wrong with the ratings of a file; merge only what has nothing. */
export function ratingProblems({ ratings }: Pick<RatingFile, "ratings">, choices: RatedChoices): RatingProblem[] {
  const seen = new Set<string>();
  return ratings.flatMap(({ scene, choice, value }, rating): RatingProblem[] => {
    const name = `${scene}.${choice}`;
    const problems: RatingProblem[] = [];
    if (!Number.isInteger(value) || value < LOWEST_RATING || value > HIGHEST_RATING)
      problems.push({ code: "value-out-of-range", rating, params: { value } });
    if (choices.get(scene)?.includes(choice) !== true)
      problems.push({ code: "unknown-choice", rating, params: { scene, choice } });
    if (seen.has(name)) problems.push({ code: "rated-twice", rating, params: { scene, choice } });
    seen.add(name);
    return problems;
  });
}

/** Two files of one rater that do not go together. */
export interface PanelConflict {
  /** `same-time`: both are of one moment and differ. `other-side`: they speak for different sides. */
  readonly code: "same-time" | "other-side";
  readonly rater: string;
}

export interface Panel {
  /** One for each rater, in the order of their ids. */
  readonly files: readonly RatingFile[];
  readonly conflicts: readonly PanelConflict[];
}

/**
 * Files of one scenario's rules as one panel: the newest of each rater counts; of two of the same moment the one whose hash is
 * the lower, and that is named. Order does not matter, and the same file twice is the file once: the greatest of a total order
 * is a join (Shapiro, Preguiça, Baquero and Zawirski, "Conflict-free replicated data types", 2011).
 */
export function mergedPanel(files: readonly RatingFile[]): Panel {
  const byRater = Map.groupBy(new Map(files.map((file) => [hashOf(file), file])), ([, { rater }]) => rater);
  const kept: RatingFile[] = [];
  const conflicts: PanelConflict[] = [];
  for (const [rater, some] of [...byRater].toSorted(([one], [two]) => compare(one, two))) {
    const sorted = some.toSorted(([a, one], [b, two]) => two.at - one.at || compare(a, b));
    const [newest, next] = sorted;
    if (!newest) continue;
    kept.push(newest[1]);
    if (next?.[1].at === newest[1].at) conflicts.push({ code: "same-time", rater });
    if (sorted.some(([, { side }]) => side !== newest[1].side)) conflicts.push({ code: "other-side", rater });
  }
  return { files: kept, conflicts };
}

/** By code unit, the same in every language. */
const compare = (one: string, two: string): number => (one < two ? -1 : Number(one > two));
