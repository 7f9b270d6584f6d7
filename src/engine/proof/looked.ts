import type { Program } from "../machine/program.ts";
import { type DecisionScene, scenesOf, TIMEOUT } from "../scenario/scenario.ts";
import type { Key } from "../score/key.ts";
import { type Components, componentsOf } from "./components.ts";
import type { Explored } from "./explored.ts";
import type { Code, Finding, Severity, Step } from "./finding.ts";
import { type Backward, backwardOf } from "./reach.ts";
import { Shares } from "./shares.ts";

/** What the checks look at, made once. */
export interface Looked {
  readonly explored: Explored;
  readonly program: Program;
  readonly key: Key | undefined;
  readonly parts: Components;
  readonly backward: Backward;
  readonly shares: Shares;
  /** States by place, lowest number first. */
  readonly byPlace: readonly (readonly number[])[];
  /** By place: 1 for an ending. */
  readonly endings: Uint8Array;
  /** Everything reachable was seen: what was not met cannot be. */
  readonly decided: boolean;
}

export function lookedAt(explored: Explored): Looked {
  const { model, place, first, to } = explored;
  const parts = componentsOf(place.length, first, to);
  const byPlace: number[][] = model.places.map(() => []);
  for (let state = 0; state < place.length; state++) byPlace[place[state] as number]?.push(state);
  return {
    explored,
    program: model.program,
    key: model.key,
    parts,
    backward: backwardOf(explored),
    shares: new Shares(explored, parts),
    byPlace,
    endings: Uint8Array.from(model.places, (one) => (one.place.kind === "ending" ? 1 : 0)),
    decided: !explored.capped && explored.tooLarge.size === 0 && explored.tooManyWays.size === 0,
  };
}

/** What one check says. `undecided`: it found nothing, and could not look everywhere. */
export interface Checked {
  readonly code: Code;
  readonly findings: readonly Finding[];
  readonly undecided?: boolean;
}

export const finding = (
  code: Code,
  severity: Severity,
  pointer: string,
  params: Finding["params"],
  witness: readonly Step[] | null = null,
): Finding => ({ code, severity, params, pointer, witness });

/** The decision at a place, if it is one. */
export function decisionAt({ program }: Looked, place: number): DecisionScene | undefined {
  const scene = sceneList(program)[place];
  return scene?.kind === "decision" ? scene : undefined;
}

const lists = new WeakMap<Program, ReturnType<typeof scenesOf>>();
/** Scenes by place; listed once for a program. */
export function sceneList(program: Program): ReturnType<typeof scenesOf> {
  let list = lists.get(program);
  if (!list) lists.set(program, (list = scenesOf(program.scenario)));
  return list;
}

/** Choices that somebody makes: not the timeout. */
export const isMade = (id: string): boolean => id !== TIMEOUT;

/** Weak on every behaviour the decision touches. */
export function isWeak(key: Key, scene: string, choice: string): boolean {
  const entry = key.decisions[scene];
  const marks = entry?.choices[choice]?.marks;
  return marks !== undefined && (entry?.behaviours ?? []).every((behaviour) => marks[behaviour] === "weak");
}
