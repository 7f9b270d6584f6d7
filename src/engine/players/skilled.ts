import { REASONS, type Reason, type Sureness } from "../attempt/move.ts";
import { type Random, randomOf, weighted } from "../machine/random.ts";
import type { RespondScene } from "../scenario/scenario.ts";
import { type ChoiceKey, type Key, type Level, LEVELS, TRUTHS } from "../score/key.ts";
import { fresh, oneOf, playerOf, type Player, type Situation } from "./player.ts";
import { sampleAnswer } from "./sample-answers.ts";

/** How able somebody is: 0 always weak, 1 always strong. */
export interface Skill {
  readonly base: number;
  /** Where it differs, by behaviour (`CUL.1`) or competency (`CUL`); the behaviour wins. */
  readonly of?: Readonly<Record<string, number>>;
}

export const skillIn = (skill: Skill, behaviour: string): number =>
  skill.of?.[behaviour] ?? skill.of?.[behaviour.slice(0, behaviour.indexOf("."))] ?? skill.base;

/** Two tries of the same chance: both fail, one does, none. Means that nobody is ever quite sure to fail or succeed. */
const likely = (skill: number, level: Level): number =>
  ({ weak: (1 - skill) ** 2, adequate: 2 * skill * (1 - skill), strong: skill ** 2 })[level];
const NEVER_NONE = 0.004;
/** A critical act is further away than a weak one. */
const CRITICAL = 0.12;
const WHOLE = 10_000;

/**
 * Somebody with a skill: takes strong, adequate and weak choices as often as the skill makes them likely, by the key.
 * Without a key for a decision all choices are alike. In a hub asks on, the abler the longer.
 *
 * @param seed tells two people of the same skill apart
 */
export function skilled(key: Key, skill: Skill, seed: string): Player {
  const randomAt = (situation: Situation): Random => randomOf(`${seed}/${situation.turn}/${situation.random()}`);
  return playerOf({
    choose: (situation) => chosen(key, skill, situation, randomAt(situation)),
    act(situation) {
      const random = randomAt(situation);
      return random() < 0.25 + 0.35 * skill.base ? oneOf(situation.acts, random)?.id : undefined;
    },
    rate: (situation, option) => 2 + 5 * randomOf(`${seed}/${situation.scene.id}/${option}`)(),
    respond(situation) {
      const random = randomAt(situation);
      return sampleAnswer(levelOf(situation.scene as RespondScene, skill, random), random);
    },
    tag(situation, item) {
      const right = key.reports[situation.scene.id]?.[item];
      const random = randomOf(`${seed}/${situation.scene.id}/${item}/${situation.random()}`);
      return right !== undefined && random() < 0.35 + 0.65 * skill.base ? right : (oneOf(TRUTHS, random) ?? "saw");
    },
    why(situation, choice) {
      const random = randomAt(situation);
      return { reason: reasonFor(random), sure: surenessFor(key, situation, choice, random) };
    },
  });
}

function chosen(key: Key, skill: Skill, situation: Situation, random: Random): string | undefined {
  const { scene, timed, before } = situation;
  const entry = key.decisions[scene.id];
  const worth = (choice: ChoiceKey | undefined): number => {
    if (!entry || !choice) return 1;
    let product = 1;
    for (const behaviour of entry.behaviours) {
      product *= likely(skillIn(skill, behaviour), choice.marks[behaviour] ?? "adequate");
    }
    // The geometric mean: a decision that touches three behaviours is no harder than one that touches one.
    const mean = product ** (1 / Math.max(1, entry.behaviours.length));
    return Math.max(NEVER_NONE, mean * (choice.critical ? CRITICAL : 1));
  };
  if (timed && random() < 0.1 * (1 - skill.base)) return undefined;
  const open = fresh(situation);
  const onward = before.length === 0 || random() < 0.25 + 0.6 * skill.base ? open : leaving(situation, open);
  const weights = onward.map(({ id }) => Math.ceil(WHOLE * worth(entry?.choices[id])));
  return onward[weighted(weights, random)]?.id;
}

/** Choices that do not come back here, when there are any. */
function leaving({ scene }: Situation, open: Situation["choices"]): Situation["choices"] {
  const back = new Set(
    scene.kind === "decision" ? scene.choices.filter(({ to }) => to === scene.id).map(({ id }) => id) : [],
  );
  const away = open.filter(({ id }) => !back.has(id));
  return away.length > 0 ? away : open;
}

function levelOf(scene: RespondScene, skill: Skill, random: Random): Level {
  const able = scene.rubric.map(({ behaviour }) => skillIn(skill, behaviour));
  const mean = able.length === 0 ? skill.base : able.reduce((sum, one) => sum + one, 0) / able.length;
  return (
    LEVELS[
      weighted(
        LEVELS.map((level) => Math.ceil(WHOLE * likely(mean, level))),
        random,
      )
    ] ?? "adequate"
  );
}

const reasonFor = (random: Random): Reason => oneOf(REASONS, random) ?? "instinct";

/** People are surer of what they do well, and not always right about it. */
function surenessFor(key: Key, { scene }: Situation, choice: string, random: Random): Sureness {
  const marks = Object.values(key.decisions[scene.id]?.choices[choice]?.marks ?? {});
  const good = marks.filter((level) => level === "strong").length > marks.length / 2;
  const drawn = weighted(good ? [1, 4, 5] : [3, 5, 2], random);
  return drawn === 0 ? 1 : drawn === 1 ? 2 : 3;
}
