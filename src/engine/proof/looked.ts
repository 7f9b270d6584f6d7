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
  readonly byPlace: readonly Int32Array[];
  /** By place: 1 for an ending. */
  readonly endings: Uint8Array;
  /** Everything reachable was seen: what was not met cannot be. */
  readonly decided: boolean;
}

export function lookedAt(explored: Explored): Looked {
  const { model, place, first, to } = explored;
  const parts = componentsOf(place.length, first, to);
  const byPlace = statesByPlace(place, model.places.length);
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

/** A finding whose witness is still to be written out: of thousands, only those that are listed need theirs. */
export interface Draft extends Omit<Finding, "witness"> {
  readonly steps: () => readonly Step[] | null;
}

/** What one check says. `undecided`: it found nothing, and could not look everywhere. */
export interface Checked {
  readonly code: Code;
  readonly findings: readonly Draft[];
  readonly undecided?: boolean;
}

export const draft = (
  code: Code,
  severity: Severity,
  pointer: string,
  params: Finding["params"],
  steps: Draft["steps"] = () => null,
): Draft => ({ code, severity, params, pointer, steps });

/** A finding that no play leads to. */
export const finding = (code: Code, severity: Severity, pointer: string, params: Finding["params"]): Finding => ({
  code,
  severity,
  params,
  pointer,
  witness: null,
});

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

/** Counted first, then put in, so that a million states make no garbage. */
function statesByPlace(place: Int32Array, places: number): Int32Array[] {
  const starts = new Int32Array(places + 1);
  for (let state = 0; state < place.length; state++) {
    const above = (place[state] as number) + 1;
    starts[above] = (starts[above] as number) + 1;
  }
  for (let at = 0; at < places; at++) starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number);
  const states = new Int32Array(place.length);
  const next = starts.slice();
  for (let state = 0; state < place.length; state++) {
    const at = place[state] as number;
    states[next[at] as number] = state;
    next[at] = (next[at] as number) + 1;
  }
  return Array.from({ length: places }, (_, at) => states.subarray(starts[at], starts[at + 1]));
}

/** Choices that somebody makes: not the timeout. */
export const isMade = (id: string): boolean => id !== TIMEOUT;

/** Weak on every behaviour the decision touches. */
export function isWeak(key: Key, scene: string, choice: string): boolean {
  const entry = key.decisions[scene];
  const marks = entry?.choices[choice]?.marks;
  return marks !== undefined && (entry?.behaviours ?? []).every((behaviour) => marks[behaviour] === "weak");
}
