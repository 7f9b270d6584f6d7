import type { Explored } from "./explored.ts";
import type { Step } from "./finding.ts";

/** A way through the graph: where it begins, then the edges taken. */
export interface Way {
  readonly beginning: number;
  readonly edges: readonly number[];
}

/** Fewest moves to a state, and on by `then`, edge by edge. */
export function wayTo(explored: Explored, state: number, then: readonly number[] = []): Way {
  const edges: number[] = [];
  let at = state;
  while ((explored.from[at] as number) >= 0) {
    edges.push(explored.by[at] as number);
    at = explored.from[at] as number;
  }
  return { beginning: explored.by[at] as number, edges: [...edges.toReversed(), ...then] };
}

/** Fewest moves to a state. */
export function depthOf({ from }: Explored, state: number): number {
  let depth = 0;
  for (let at = state; (from[at] as number) >= 0; at = from[at] as number) depth++;
  return depth;
}

/** A way as the moves an officer makes. It replays in live play, with the draws it names, to the state it ends in. */
export function stepsOf(explored: Explored, { beginning, edges }: Way): Step[] {
  const { model, row, way, to, beginnings } = explored;
  const { program } = model;
  const began = beginnings[beginning];
  const arm = program.scenario.variants?.arms[began?.arm ?? 0]?.id;
  const first: Step = {
    kind: "began",
    scene: program.scenario.start,
    ...(arm !== undefined && { arm }),
    ...drawsIn(explored, -1, began?.arm ?? 0, began?.way ?? 0),
  };
  const steps: Step[] = [first];
  let state = began?.state ?? 0;
  for (const edge of edges) {
    const at = row[edge] as number;
    const taken = model.places[explored.place[state] as number]?.steps[at];
    if (!taken) break;
    // A move that chance could not take elsewhere names no draws.
    steps.push(explored.oddsAt(edge) < 1 ? { ...taken, ...drawsIn(explored, state, at, way[edge] as number) } : taken);
    state = to[edge] as number;
  }
  return steps;
}

/** The witness of a state, then of one more act there that is no move: the choice it speaks of. */
export const stepsTo = (explored: Explored, state: number, then: readonly number[] = []): Step[] =>
  stepsOf(explored, wayTo(explored, state, then));

function drawsIn(explored: Explored, state: number, row: number, way: number): Pick<Step, "draws"> {
  const draws = explored.drawsOf(state, row, way);
  return Object.keys(draws).length > 0 ? { draws } : {};
}
