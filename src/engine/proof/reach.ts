import type { Explored } from "./explored.ts";

/** Edges the other way round: who leads here. */
export interface Backward {
  readonly first: Int32Array;
  /** Edge numbers, by the state they lead to. */
  readonly edges: Int32Array;
  /** By edge, the state it starts from. */
  readonly source: Int32Array;
}

export function backwardOf({ place, first, to }: Explored): Backward {
  const states = place.length;
  const source = new Int32Array(to.length);
  const starts = new Int32Array(states + 1);
  for (let state = 0; state < states; state++) {
    const until = first[state + 1] as number;
    for (let edge = first[state] as number; edge < until; edge++) {
      source[edge] = state;
      const target = (to[edge] as number) + 1;
      starts[target] = (starts[target] as number) + 1;
    }
  }
  for (let state = 0; state < states; state++)
    starts[state + 1] = (starts[state + 1] as number) + (starts[state] as number);
  const next = starts.slice();
  const edges = new Int32Array(to.length);
  for (let edge = 0; edge < to.length; edge++) {
    const target = to[edge] as number;
    const at = next[target] as number;
    edges[at] = edge;
    next[target] = at + 1;
  }
  return { first: starts, edges, source };
}

/** The states from which one of these can be reached. They themselves count. */
export function canReach({ place }: Explored, backward: Backward, goals: (state: number) => boolean): Uint8Array {
  const can = new Uint8Array(place.length);
  const queue = new Int32Array(place.length);
  let length = 0;
  for (let state = 0; state < place.length; state++) {
    if (!goals(state)) continue;
    can[state] = 1;
    queue[length++] = state;
  }
  const { first, edges, source } = backward;
  for (let at = 0; at < length; at++) {
    const state = queue[at] as number;
    const until = first[state + 1] as number;
    for (let index = first[state] as number; index < until; index++) {
      const before = source[edges[index] as number] as number;
      if (can[before] === 1) continue;
      can[before] = 1;
      queue[length++] = before;
    }
  }
  return can;
}

/** Breadth first over usable edges from some states: the edge each was reached by (-1 a start, -2 not reached). */
export function reachFrom(
  { place, first, to }: Explored,
  starts: readonly number[],
  usable: (edge: number) => boolean,
): { readonly by: Int32Array; readonly order: Int32Array } {
  const by = new Int32Array(place.length).fill(-2);
  const queue = new Int32Array(place.length);
  let length = 0;
  for (const state of starts) {
    if (by[state] !== -2) continue;
    by[state] = -1;
    queue[length++] = state;
  }
  for (let at = 0; at < length; at++) {
    const state = queue[at] as number;
    const until = first[state + 1] as number;
    for (let edge = first[state] as number; edge < until; edge++) {
      const target = to[edge] as number;
      if (by[target] !== -2 || !usable(edge)) continue;
      by[target] = edge;
      queue[length++] = target;
    }
  }
  return { by, order: queue.subarray(0, length) };
}

/** The edges by which `reachFrom` came to a state, from one of its starts; and that start. */
export function edgesBack(
  backward: Backward,
  by: Int32Array,
  state: number,
): { readonly start: number; readonly edges: number[] } {
  const edges: number[] = [];
  let at = state;
  while ((by[at] as number) >= 0) {
    edges.push(by[at] as number);
    at = backward.source[by[at] as number] as number;
  }
  return { start: at, edges: edges.toReversed() };
}
