import type { DecisionScene } from "#engine/scenario/scenario.ts";
import type { Text } from "#engine/scenario/text.ts";
import { type ChoiceKey, type DecisionKey, type Key, LURES } from "#engine/score/key.ts";

export type Lure = (typeof LURES)[number];

/** What a trainer can ask about a decision before anything is given away: nothing here names a choice. */
export interface Questions {
  /** Behaviours the decision touches, such as `CUL.3`. */
  readonly behaviours: readonly string[];
  /** What tempts in some of its choices, each kind once. */
  readonly lures: readonly Lure[];
}

export function questionsOf(key: Key | undefined, scene: string): Questions {
  const entry = decisionOf(key, scene);
  const tempting = new Set(Object.values(entry?.choices ?? {}).flatMap(({ lure }) => (lure ? [lure.kind] : [])));
  return { behaviours: entry?.behaviours ?? [], lures: LURES.filter((kind) => tempting.has(kind)) };
}

/** What the key expects to hear about a decision. */
export interface Answers {
  /** Strong on all it touches; where no choice is, those with the most strong marks. */
  readonly strong: readonly Answer[];
  /** Weak on something, and why a decent officer would do it all the same. */
  readonly tempting: readonly (Answer & { readonly lure: NonNullable<ChoiceKey["lure"]> })[];
}

export interface Answer {
  readonly choice: string;
  readonly text: Text;
  readonly rationale: Text;
  readonly sources: readonly string[];
}

export function answersOf(key: Key | undefined, scene: DecisionScene): Answers {
  const entry = decisionOf(key, scene.id);
  const marked = scene.choices.flatMap((choice) => {
    const of = entry && Object.hasOwn(entry.choices, choice.id) ? entry.choices[choice.id] : undefined;
    return of && choice.text !== undefined ? [{ choice: choice.id, text: choice.text, of, strong: strongs(of) }] : [];
  });
  const most = Math.max(1, ...marked.map((one) => one.strong));
  const answer = ({ choice, text, of }: (typeof marked)[number]): Answer => ({
    choice,
    text,
    rationale: of.rationale,
    sources: of.sources,
  });
  return {
    strong: marked.filter((one) => one.strong === most).map(answer),
    tempting: marked.flatMap((one) => {
      const { lure } = one.of;
      return lure && Object.values(one.of.marks).includes("weak") ? [{ ...answer(one), lure }] : [];
    }),
  };
}

const strongs = (choice: ChoiceKey): number => Object.values(choice.marks).filter((level) => level === "strong").length;

const decisionOf = (key: Key | undefined, scene: string): DecisionKey | undefined =>
  key && Object.hasOwn(key.decisions, scene) ? key.decisions[scene] : undefined;
