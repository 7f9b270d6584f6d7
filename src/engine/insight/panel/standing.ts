import type { RatedChoices, RatingFile, Side } from "./rating.ts";
import { type Mean, meanOf, type PairedInterval, pairedInterval } from "./student.ts";

/** What a decision needs before its key may carry evidence on the record (design.md §4). */
const NEEDED_RATERS = 10;
const NEEDED_COMMUNITY = 3;
const MOST_SPREAD = 1.5;
/** Means of two sides so far apart, each of so many raters, are two views and not one. */
const SIDES_APART = 1.5;
export const LEAST_OF_A_SIDE = 3;

/** How the panel rates one choice; means absent where nobody rated it. */
export interface ChoiceStanding {
  readonly choice: string;
  readonly all: Mean | undefined;
  readonly sides: Readonly<Record<Side, Mean | undefined>>;
  /** `spread`: SD above 1.5. `sides`: police and community ≥ 1.5 apart, three of each. */
  readonly contested: readonly ("spread" | "sides")[];
  readonly comments: readonly { readonly side: Side; readonly text: string }[];
}

/** Why a decision may not carry evidence on the record yet. */
export type Lack =
  | { readonly code: "raters"; readonly more: number; readonly community: number }
  | { readonly code: "spread"; readonly choice: string }
  | { readonly code: "no-best" };

export interface DecisionStanding {
  readonly scene: string;
  /** In file order. */
  readonly choices: readonly ChoiceStanding[];
  /** Who rated every choice of it. */
  readonly raters: number;
  readonly community: number;
  /** Best and next by mean, and the 95 % interval between them over those who rated both. */
  readonly best?: { readonly choice: string; readonly next: string; readonly interval: PairedInterval | undefined };
  /** Empty: record-ready. */
  readonly lacks: readonly Lack[];
}

/** How the panel stands on each decision, in file order. Give it one file a rater. */
export const standingsOf = (files: readonly RatingFile[], choices: RatedChoices): DecisionStanding[] =>
  [...choices].map(([scene, ids]) => standingOf(files, scene, ids));

function standingOf(files: readonly RatingFile[], scene: string, ids: readonly string[]): DecisionStanding {
  const sheets = files.map(({ side, ratings }) => ({
    side,
    of: new Map(ratings.filter((one) => one.scene === scene).map((one) => [one.choice, one])),
  }));
  const choices = ids.map((choice): ChoiceStanding => {
    const given = sheets.flatMap(({ side, of }) => {
      const one = of.get(choice);
      return one ? [{ side, ...one }] : [];
    });
    const of = (side: Side): Mean | undefined =>
      meanOf(given.filter((one) => one.side === side).map(({ value }) => value));
    const sides = { police: of("police"), community: of("community"), other: of("other") };
    const all = meanOf(given.map(({ value }) => value));
    const contested: ("spread" | "sides")[] = [];
    if ((all?.sd ?? 0) > MOST_SPREAD) contested.push("spread");
    if (apart(sides.police, sides.community)) contested.push("sides");
    const comments = given.flatMap(({ side, comment }) => (comment === undefined ? [] : [{ side, text: comment }]));
    return { choice, all, sides, contested, comments };
  });
  const whole = sheets.filter(({ of }) => ids.length > 0 && ids.every((id) => of.has(id)));
  const community = whole.filter(({ side }) => side === "community").length;
  const [best, next] = choices
    .flatMap(({ choice, all }) => (all ? [{ choice, mean: all.mean }] : []))
    .toSorted((a, b) => b.mean - a.mean);
  const between =
    best && next
      ? sheets.flatMap(({ of }) => {
          const [one, two] = [of.get(best.choice), of.get(next.choice)];
          return one && two ? [one.value - two.value] : [];
        })
      : [];
  const interval = pairedInterval(between);
  const missing = Math.max(0, NEEDED_COMMUNITY - community);
  const more = Math.max(NEEDED_RATERS - whole.length, missing);
  const lacks: Lack[] = [
    ...(more > 0 ? [{ code: "raters", more, community: missing } as const] : []),
    ...choices.flatMap(({ choice, all }) =>
      (all?.sd ?? 0) > MOST_SPREAD ? [{ code: "spread", choice } as const] : [],
    ),
    ...(interval && interval.low > 0 ? [] : [{ code: "no-best" } as const]),
  ];
  return {
    scene,
    choices,
    raters: whole.length,
    community,
    ...(best && next && { best: { choice: best.choice, next: next.choice, interval } }),
    lacks,
  };
}

const apart = (one: Mean | undefined, two: Mean | undefined): boolean =>
  one !== undefined &&
  two !== undefined &&
  one.n >= LEAST_OF_A_SIDE &&
  two.n >= LEAST_OF_A_SIDE &&
  Math.abs(one.mean - two.mean) >= SIDES_APART;
