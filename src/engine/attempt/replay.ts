import type { Program, Row, State } from "../machine/program.ts";
import { begin, drawsOf, type Passed, placeAt, step, type StepError } from "../machine/step.ts";
import { err, ok, type Result } from "../result.ts";
import { FORMAT, type Scene, scenesOf } from "../scenario/scenario.ts";
import { fingerprint } from "./chain.ts";
import type { Act, Header, Move } from "./move.ts";

/** One entry of a log with the states around it. */
export interface Moment {
  readonly move: Move;
  /** The state it was made in; of `began` the state it led to. */
  readonly before: State;
  readonly state: State;
  /** The row taken; absent for moves that change nothing. */
  readonly row?: Row;
  readonly passed: readonly Passed[];
}

/** Where a log stops being true of its scenario. `seq` is the entry. */
export type ReplayError =
  | { readonly code: "format"; readonly seq: 0; readonly format: number }
  | { readonly code: "refused"; readonly seq: number; readonly why: ActError }
  /** The same rules led to another state than the log says: the log, the scenario or the engine was changed. */
  | { readonly code: "drift"; readonly seq: number; readonly logged: string; readonly replayed: string };

export type ActError =
  | StepError
  | { readonly code: "wrong-scene"; readonly at: string; readonly scene: string }
  | { readonly code: "not-begun" }
  | { readonly code: "begun-twice" }
  | { readonly code: "not-ended"; readonly at: string }
  | { readonly code: "bad-answer"; readonly at: string };

/** The outcome of one act, before it has a place in a log. */
export interface Outcome {
  readonly state: State;
  readonly row?: Row;
  readonly passed: readonly Passed[];
}

/** Does a log over again. Every state must be the one the log names. */
export function replay(program: Program, header: Header, moves: readonly Move[]): Result<Moment[], ReplayError> {
  if (header.format !== FORMAT) return err({ code: "format", seq: 0, format: header.format });
  const moments: Moment[] = [];
  let state: State | undefined;
  for (const move of moves) {
    const outcome = outcomeOf(program, header, state, move, move.seq);
    if (!outcome.ok) return err({ code: "refused", seq: move.seq, why: outcome.error });
    const replayed = fingerprint(program, outcome.value.state);
    if (replayed !== move.after) return err({ code: "drift", seq: move.seq, logged: move.after, replayed });
    moments.push({ move, before: state ?? outcome.value.state, ...outcome.value });
    state = outcome.value.state;
  }
  return ok(moments);
}

/** What an act leads to, or why it cannot be made here. Total: any act on any state gives a value. */
export function outcomeOf(
  program: Program,
  header: Header,
  state: State | undefined,
  act: Act,
  seq: number,
): Result<Outcome, ActError> {
  const draw = drawsOf(header.seed, seq);
  if (act.kind === "began") {
    return state ? err({ code: "begun-twice" }) : ok(begin(program, header.arm, draw));
  }
  if (!state) return err({ code: "not-begun" });
  const place = placeAt(program, state.at);
  if (act.kind === "ended") {
    return place.kind === "ending" && place.id === act.ending
      ? ok({ state, passed: [] })
      : err({ code: "not-ended", at: place.id });
  }
  const event = eventOf(act);
  if (event === undefined) return ok({ state, passed: [] });
  const refused = refusalOf(program, state, act);
  return refused ? err(refused) : step(program, state, event, draw);
}

/** What is wrong with an act here whatever the rows say: made in another scene, or not an answer to what was asked. */
export function refusalOf(program: Program, state: State, act: Act): ActError | undefined {
  const at = placeAt(program, state.at).id;
  if ("scene" in act && act.scene !== at) return { code: "wrong-scene", at, scene: act.scene };
  return answers(program, act) ? undefined : { code: "bad-answer", at };
}

/** The row event of an act; `undefined` for acts that move no state. */
export function eventOf(act: Act): string | undefined {
  switch (act.kind) {
    case "chose":
      return `chose.${act.choice}`;
    case "acted":
      return `acted.${act.act}`;
    case "timed-out":
    case "continued":
    case "rated":
    case "responded":
    case "reported":
      return act.kind;
    case "began":
    case "paused":
    case "resumed":
    case "gap":
    case "left":
    case "ended":
      return undefined;
  }
}

/** A rating rates every option from 1 to 7; a report tags only items of its scene. */
function answers(program: Program, act: Act): boolean {
  if (act.kind === "rated") {
    const scene = sceneAt(program, act.scene);
    if (scene?.kind !== "rate") return true;
    const ids = scene.options.map((option) => option.id);
    return (
      Object.keys(act.ratings).length === ids.length &&
      ids.every((id) => [1, 2, 3, 4, 5, 6, 7].includes(act.ratings[id] ?? 0))
    );
  }
  if (act.kind === "reported") {
    const scene = sceneAt(program, act.scene);
    if (scene?.kind !== "report") return true;
    const ids = new Set(scene.items.map((item) => item.id));
    return Object.keys(act.items).every((id) => ids.has(id));
  }
  return true;
}

const scenesById = new WeakMap<Program, Map<string, Scene>>();

/** The scene of an id; `undefined` for an ending. */
export function sceneAt(program: Program, id: string): Scene | undefined {
  let scenes = scenesById.get(program);
  if (!scenes) {
    scenes = new Map(scenesOf(program.scenario).map((scene) => [scene.id, scene]));
    scenesById.set(program, scenes);
  }
  return scenes.get(id);
}
