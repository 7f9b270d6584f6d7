import { outcomeOf } from "../../attempt/replay.ts";
import type { Program, State } from "../../machine/program.ts";
import { placeAt } from "../../machine/step.ts";
import { type Trail, usedBy } from "./past.ts";

/**
 * What becomes of a stored attempt in another version of its scenario. `same`: every move comes to the place it came to.
 * `re-routed`: move `seq` can still be made, and leads to `scene` instead. `broken`: move `seq`, made in `scene`, is not
 * offered any more.
 */
export interface Fate {
  readonly result: "same" | "re-routed" | "broken";
  /** The move it is decided at; of `same` the last. */
  readonly seq: number;
  readonly scene: string;
  /** What was met on the way so far, as a trail keeps it. */
  readonly met: readonly string[];
}

/** Makes the moves of an attempt in this version, with its seed and arm, until one is not what it was. */
export function fateOf(program: Program, { header, moves, stops }: Trail): Fate {
  const { start, variants } = program.scenario;
  const met: string[] = [];
  // An arm that is gone would be played as the first one, and nobody began it so.
  const armGone = header.arm !== "" && !(variants?.arms ?? []).some(({ id }) => id === header.arm);
  if (armGone) return { result: "broken", seq: 0, scene: start, met };
  let state: State | undefined;
  let scene = start;
  for (const move of moves) {
    const outcome = outcomeOf(program, header, state, move, move.seq);
    if (!outcome.ok) return { result: "broken", seq: move.seq, scene, met };
    ({ state } = outcome.value);
    scene = placeAt(program, state.at).id;
    const stop = stops[move.seq];
    if (stop !== undefined && stop !== scene) return { result: "re-routed", seq: move.seq, scene, met };
    met.push(...usedBy(program, { move, ...outcome.value }));
  }
  return { result: "same", seq: moves.length - 1, scene, met };
}
