import type { OfferedChoice } from "../attempt/shown.ts";
import { moodOf } from "../attempt/show.ts";
import { step } from "../machine/step.ts";
import { type ChoiceKind, type Mood, type Scene } from "../scenario/scenario.ts";
import { type Key, LEVELS } from "../score/key.ts";
import { fresh, oneOf, playerOf, type Player, type Situation } from "./player.ts";

/** Players who know nothing of the matter, only of tests. A good scenario lets none of them end well. */

const lengthOf = ({ spans }: OfferedChoice): number => spans.reduce((sum, { text }) => sum + text.length, 0);

/** The one with the highest figure; of equals the first shown. */
function most(choices: readonly OfferedChoice[], figure: (choice: OfferedChoice) => number): string | undefined {
  let best: { id: string; value: number } | undefined;
  for (const choice of choices) {
    const value = figure(choice);
    if (!best || value > best.value) best = { id: choice.id, value };
  }
  return best?.id;
}

const stepsIn = { act: ({ acts }: Situation) => acts[0]?.id };

export const first: Player = playerOf({ ...stepsIn, choose: (at) => fresh(at)[0]?.id, rate: (_, __, at) => 7 - at });
export const last: Player = playerOf({
  choose: (at) => fresh(at).at(-1)?.id,
  act: ({ acts }) => acts.at(-1)?.id,
  rate: (_, __, at) => 1 + at,
});
export const longest: Player = playerOf({ ...stepsIn, choose: (at) => most(fresh(at), lengthOf) });
export const shortest: Player = playerOf({ ...stepsIn, choose: (at) => most(fresh(at), (one) => -lengthOf(one)) });

/** Always the same kind of thing, where it is offered; the first shown elsewhere. */
export const sameKind = (kind: ChoiceKind): Player =>
  playerOf({
    ...stepsIn,
    choose: (at) => (fresh(at).find((choice) => choice.kind === kind) ?? fresh(at)[0])?.id,
  });

/** Waits, lets the time run out, never steps in; where one must do something, whatever comes first. */
export const waiting: Player = playerOf({ choose: (at) => fresh(at).find(({ kind }) => kind === "wait")?.id });

/** Every choice as likely as the next. */
export const anyhow: Player = playerOf({
  choose: (at) => oneOf(at.choices, at.random)?.id,
  act: ({ acts, random }) => (random() < 0.5 ? undefined : oneOf(acts, random)?.id),
  rate: ({ random }) => 1 + Math.floor(random() * 7),
});

/** From least to most upset. */
const CALM_FIRST: readonly Mood[] = [
  "smile",
  "calm",
  "explaining",
  "tired",
  "solemn",
  "serious",
  "concerned",
  "suspicious",
  "concernedFear",
  "fear",
  "rage",
];

/** Always what leaves people calmest the moment after, whatever it costs later. */
export const calmest: Player = playerOf({
  ...stepsIn,
  choose: (at) => most(fresh(at), ({ id }) => -upsetAfter(at, id)),
});

function upsetAfter({ program, state }: Situation, choice: string): number {
  const stepped = step(program, state, `chose.${choice}`, () => 0);
  if (!stepped.ok) return Number.MAX_SAFE_INTEGER;
  return Object.keys(program.scenario.cast).reduce((sum, person) => {
    const mood = moodOf(program, person, stepped.value.state);
    return sum + (mood ? CALM_FIRST.indexOf(mood) : 0);
  }, 0);
}

/** Always what the author calls the lure of authority, or else of speed; where there is none, whatever is done, not said. */
export const enforcing = (key: Key): Player =>
  playerOf({
    ...stepsIn,
    choose: (at) => {
      const luredBy = (kind: string): OfferedChoice | undefined =>
        fresh(at).find(({ id }) => key.decisions[at.scene.id]?.choices[id]?.lure?.kind === kind);
      const own = luredBy("authority") ?? luredBy("speed") ?? fresh(at).find(({ kind }) => kind === "do");
      return (own ?? fresh(at)[0])?.id;
    },
  });

/** Knows the key, and always takes the best choice but one; the best where all others are equal to it. */
export const secondBest = (key: Key): Player =>
  playerOf({
    ...stepsIn,
    choose: (at) => second(key, at.scene, fresh(at)),
    tag: (at, item) => key.reports[at.scene.id]?.[item] ?? "saw",
  });

function second(key: Key, scene: Scene, choices: readonly OfferedChoice[]): string | undefined {
  const worth = ({ id }: OfferedChoice): number => {
    const marks = Object.values(key.decisions[scene.id]?.choices[id]?.marks ?? {});
    return marks.reduce((sum, level) => sum + LEVELS.indexOf(level), 0);
  };
  const ranked = choices.toSorted((a, b) => worth(b) - worth(a));
  const best = ranked[0];
  return (ranked.find((one) => best && worth(one) < worth(best)) ?? best)?.id;
}
