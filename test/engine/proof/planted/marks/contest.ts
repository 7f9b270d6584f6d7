import { CHOICE_KINDS, type ChoiceKind } from "#engine/scenario/scenario.ts";
import { type Asked, type Made, story, type Told } from "../marks-plant.ts";

/**
 * A decision with a choice of each kind, named by its kind: one strong, one adequate, the others weak. And which of them
 * is found by those who know nothing of the matter.
 */
export interface Round {
  readonly strong: ChoiceKind;
  /** Absent: the others are all weak. */
  readonly adequate?: ChoiceKind | undefined;
  readonly longest: ChoiceKind;
  readonly shortest: ChoiceKind;
  /** The one whose lure is authority; that of the others is kindness. */
  readonly authority: ChoiceKind;
  /** The one after which Ana smiles; after all others she rages. */
  readonly calmest: ChoiceKind;
  /** Always the first shown, or else always the last; the others come in any order. */
  readonly first?: ChoiceKind | undefined;
  readonly last?: ChoiceKind;
  /** Not offered. */
  readonly without?: ChoiceKind;
  /** Time can run out, is assessed and marked so. */
  readonly timeout?: "strong" | "adequate" | "weak";
}

const at = (index: number): ChoiceKind => CHOICE_KINDS[index % CHOICE_KINDS.length] ?? "say";

/**
 * Six rounds of four each, 24 in all: each kind is strong once and adequate once, 6 of 24. What is longest, shortest, lured
 * to and calmest is weak each time. What is shown first is weak in three rounds, and what is shown last in the other three.
 */
export const ROUNDS: readonly Round[] = CHOICE_KINDS.map((kind, round) => {
  const weak = at(round + 2);
  const end = round % 2 === 0 ? { first: weak } : { last: weak };
  return {
    strong: kind,
    adequate: at(round + 1),
    longest: weak,
    shortest: at(round + 3),
    authority: weak,
    calmest: weak,
    ...end,
  };
});

/** The rounds with these fields of some of them changed. */
export const changed = (change: (round: Round, at: number) => Partial<Round>): Round[] =>
  ROUNDS.map((round, index) => ({ ...round, ...change(round, index) }));

/** The rounds as a scenario, each a decision of the spine; at the end there is a repair, off it. */
export function contest(rounds: readonly Round[]): Told {
  const scenes: Record<string, Asked> = {};
  for (const [index, round] of rounds.entries()) {
    const to = index + 1 < rounds.length ? `q${index + 1}` : "mend";
    const kinds = CHOICE_KINDS.filter((kind) => kind !== round.without);
    const made = kinds.map((kind): [string, Made] => {
      const level = kind === round.strong ? "strong" : kind === round.adequate ? "adequate" : "weak";
      return [
        kind,
        [level, to, { kind, text: textOf(round, kind), ...pinned(round, kind), effects: moved(round, kind) }],
      ];
    });
    scenes[`q${index}`] = {
      ...(round.timeout && { timer: { seconds: 600, assessed: "A call must be answered." } }),
      choices: { ...Object.fromEntries(made), ...(round.timeout && { timeout: [round.timeout, to] }) },
    };
  }
  scenes["mend"] = { of: ["EI.4"], off: true, choices: { sorry: ["strong", "good"], shrug: ["adequate", "plain"] } };
  return story(scenes, (scenario, key) => {
    scenario.facts = { face: ["cross", "glad"] };
    scenario.cast.ana.moods = [{ when: { "==": [{ var: "facts.face" }, "glad"] }, mood: "smile" }, { mood: "rage" }];
    for (const [index, { authority }] of rounds.entries())
      key.decisions[`q${index}`].choices[authority].lure.kind = "authority";
  });
}

const textOf = ({ longest, shortest }: Round, kind: ChoiceKind): string =>
  kind === longest ? "Say it once more, and slowly." : kind === shortest ? "Go." : "Stay there.";

const pinned = ({ first, last }: Round, kind: ChoiceKind): { readonly pinned?: "last" } =>
  (first === undefined ? kind === last : kind !== first) ? { pinned: "last" } : {};

const moved = ({ calmest }: Round, kind: ChoiceKind): readonly unknown[] => [
  { set: ["face", kind === calmest ? "glad" : "cross"] },
];
