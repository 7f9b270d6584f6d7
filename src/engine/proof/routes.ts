import { isEnding } from "./explored.ts";
import type { Proof, RouteSize } from "./finding.ts";
import type { Looked } from "./looked.ts";
import { stepsOf, type Way, wayTo } from "./witness.ts";

/** As `PLAIN_PACE` reads, and some seconds to think at each act. */
const WORDS_PER_MINUTE = 190;
const SECONDS_TO_ACT = 5;

/**
 * P14: the route of fewest moves and the longest one, as an officer meets them. Where one can go in circles the longest is
 * that of routes that leave each circle by the shortest way.
 */
export function routesOf(looked: Looked): NonNullable<Proof["routes"]> | undefined {
  const { explored, parts, backward } = looked;
  let end = -1;
  for (let state = 0; state < explored.place.length && end < 0; state++) if (isEnding(explored, state)) end = state;
  if (end < 0) return undefined;
  const longest = longestWay(looked);
  const circles = parts.count < explored.place.length || leadsToItself(explored.to, backward.source);
  return {
    shortest: sizeOf(looked, wayTo(explored, end)),
    longest: longest ? sizeOf(looked, longest) : sizeOf(looked, wayTo(explored, end)),
    circles,
  };
}

/** Is there a state that leads to itself? */
function leadsToItself(to: Int32Array, source: Int32Array): boolean {
  for (let edge = 0; edge < to.length; edge++) if (to[edge] === source[edge]) return true;
  return false;
}

const costOf = (words: number): number => (words * 60) / WORDS_PER_MINUTE + SECONDS_TO_ACT;

function longestWay({ explored, parts, shares }: Looked): Way | undefined {
  const { to, words } = explored;
  const most = new Float64Array(parts.count).fill(Number.NEGATIVE_INFINITY);
  const out = new Int32Array(parts.count).fill(-1);
  const exit = new Int32Array(parts.count).fill(-1);
  for (let part = 0; part < parts.count; part++) {
    for (let at = parts.first[part] as number; at < (parts.first[part + 1] as number); at++) {
      const state = parts.nodes[at] as number;
      if (isEnding(explored, state)) most[part] = 0;
      const until = explored.first[state + 1] as number;
      for (let edge = explored.first[state] as number; edge < until; edge++) {
        const target = parts.of[to[edge] as number] as number;
        if (target === part) continue;
        const here = (most[target] as number) + costOf(words[edge] as number);
        if (here <= (most[part] as number)) continue;
        most[part] = here;
        out[part] = edge;
        exit[part] = state;
      }
    }
  }
  let best: { beginning: number; value: number } | undefined;
  for (const [at, { state }] of explored.beginnings.entries()) {
    const value = most[parts.of[state] as number] as number;
    if (!best || value > best.value) best = { beginning: at, value };
  }
  if (!best || best.value === Number.NEGATIVE_INFINITY) return undefined;
  const edges: number[] = [];
  let state = explored.beginnings[best.beginning]?.state ?? 0;
  for (;;) {
    const part = parts.of[state] as number;
    const edge = out[part] as number;
    if (edge < 0) return { beginning: best.beginning, edges };
    edges.push(...shares.between(state, exit[part] as number), edge);
    state = to[edge] as number;
  }
}

function sizeOf({ explored }: Looked, way: Way): RouteSize {
  const begun = explored.beginnings[way.beginning]?.words ?? 0;
  const words = way.edges.reduce((sum, edge) => sum + (explored.words[edge] as number), begun);
  const minutes = (words * 60) / WORDS_PER_MINUTE + way.edges.length * SECONDS_TO_ACT;
  return {
    scenes: way.edges.length,
    words,
    minutes: Math.round(minutes / 6) / 10,
    route: stepsOf(explored, way),
  };
}
