import type { Explored, Made } from "./explored.ts";
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
  const began = beginnings[beginning];
  const steps: Step[] = [begun(explored, began?.arm ?? 0, began?.way ?? 0)];
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

/** Fewest moves to where a move was made, and that move; it need not be an edge. */
export function stepsOfMade(explored: Explored, { source, row, way }: Made): Step[] {
  if (source < 0) return [begun(explored, row, way)];
  const taken = explored.model.places[explored.place[source] as number]?.steps[row];
  return [...stepsTo(explored, source), ...(taken ? [{ ...taken, ...drawsIn(explored, source, row, way) }] : [])];
}

function begun(explored: Explored, arm: number, way: number): Step {
  const { scenario } = explored.model.program;
  const id = scenario.variants?.arms[arm]?.id;
  return {
    kind: "began",
    scene: scenario.start,
    ...(id !== undefined && { arm: id }),
    ...drawsIn(explored, -1, arm, way),
  };
}

function drawsIn(explored: Explored, state: number, row: number, way: number): Pick<Step, "draws"> {
  const draws = explored.drawsOf(state, row, way);
  return Object.keys(draws).length > 0 ? { draws } : {};
}
