import { choicesAt, tellingOf } from "../attempt/show.ts";
import { sceneAt } from "../attempt/replay.ts";
import type { Program, State } from "../machine/program.ts";
import { randomOf } from "../machine/random.ts";
import { begin, drawsOf, offered, placeAt, step } from "../machine/step.ts";
import type { Answer, Player, Situation } from "./player.ts";
import { CAP } from "./play-attempt.ts";

/** One act of a walk: where, which row, and all that stood open. */
export interface Taken {
  /** Index of the place. */
  readonly place: number;
  /** Indices of the rows of that place. */
  readonly row: number;
  readonly open: readonly number[];
}

export interface Walked {
  readonly taken: readonly Taken[];
  /** Empty when the player came to no ending. */
  readonly ending: string;
}

/**
 * Plays a policy through the rules alone: no log, no clock, no hashes. The same answers as `playAttempt` would take, some
 * hundred times faster; for proofs.
 */
export function walk(program: Program, seed: string, arm: string, player: Player): Walked {
  const telling = tellingOf(program, { seed, arm });
  const taken: Taken[] = [];
  const before = new Map<string, string[]>();
  let { state } = begin(program, arm, drawsOf(seed, 0));
  for (let turn = 0; turn < CAP; turn++) {
    const place = placeAt(program, state.at);
    const scene = sceneAt(program, place.id);
    if (!scene) return { taken, ending: place.kind === "ending" ? place.id : "" };
    const rows = offered(program, state);
    const situation: Situation = {
      program,
      state,
      scene,
      choices: choicesAt(telling, state),
      acts:
        scene.kind === "watch" ? scene.acts.filter(({ id }) => rows.some((row) => row.event === `acted.${id}`)) : [],
      items: scene.kind === "report" ? scene.items.filter(({ when }) => holds(program, when, state)) : [],
      timed: rows.some(({ event }) => event === "timed-out"),
      before: before.get(scene.id) ?? [],
      turn,
      random: randomOf(`${seed}/turn ${turn}`),
    };
    if (scene.kind === "decision" && situation.choices.length === 0 && !situation.timed) break;
    const answer = player(situation);
    if (!answer || answer.kind === "left") break;
    if (answer.kind === "chose") before.set(scene.id, [...situation.before, answer.choice]);
    const stepped = step(program, state, eventOf(answer), drawsOf(seed, turn + 1));
    if (!stepped.ok) break;
    taken.push({
      place: place.index,
      row: place.rows.indexOf(stepped.value.row),
      open: rows.map((row) => place.rows.indexOf(row)),
    });
    ({ state } = stepped.value);
  }
  return { taken, ending: "" };
}

function eventOf(answer: Exclude<Answer, { kind: "left" }>): string {
  if (answer.kind === "chose") return `chose.${answer.choice}`;
  return answer.kind === "acted" ? `acted.${answer.act}` : answer.kind;
}

const holds = (program: Program, when: Parameters<Program["tests"]["get"]>[0] | undefined, state: State): boolean =>
  when === undefined || (program.tests.get(when)?.(state.v) ?? false);
