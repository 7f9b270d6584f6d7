import fc from "fast-check";
import type { Explored } from "#engine/proof/explored.ts";
import { type Looked, lookedAt } from "#engine/proof/looked.ts";
import type { MarkClass } from "#engine/proof/marks.ts";

/** A graph as it is drawn on paper: each state is a place of its own, and its edges are rows in the order given. */
export interface Drawn {
  readonly states: number;
  /** From, to, class of marks. */
  readonly edges: readonly (readonly [from: number, to: number, mark: number])[];
  readonly beginnings: readonly number[];
  readonly classes: readonly MarkClass[];
  readonly total: readonly number[];
  /** States that are endings; nothing leads out of them. */
  readonly endings: readonly number[];
  readonly words?: (edge: number) => number;
}

/** What the checks are given of such a graph. Edges are numbered by state, then in the order given; `order` says which is which. */
export function aGraph(drawn: Drawn): Looked & { readonly order: readonly number[] } {
  const { states, classes, total, endings } = drawn;
  const order = drawn.edges.map((_, at) => at).toSorted((a, b) => source(drawn, a) - source(drawn, b) || a - b);
  const edges: Drawn["edges"] = order.map((at) => drawn.edges[at] ?? [0, 0, 0]);
  const first = Int32Array.from({ length: states + 1 }, (_, state) => edges.filter(([from]) => from < state).length);
  const row = (edge: number): number => edge - (first[edges[edge]?.[0] ?? 0] ?? 0);
  const places = Array.from({ length: states }, (_, state) => ({
    place: { index: state, id: `s${state}`, kind: endings.includes(state) ? "ending" : "decision" },
    steps: edges.flatMap(([from], edge) =>
      from === state ? [{ kind: "chose", scene: `s${state}`, choice: `e${edge}` }] : [],
    ),
  }));
  const { from, by } = fewest(drawn, edges);
  const explored = {
    model: { program: { scenario: { start: "s0" }, places: places.map(({ place }) => place) }, places, key: undefined },
    marks: { classes, total, competencies: [] },
    needed: [],
    place: Int32Array.from({ length: states }, (_, state) => state),
    from: Int32Array.from(from),
    by: Int32Array.from(by),
    first,
    to: Int32Array.from(edges, ([, to]) => to),
    row: Uint16Array.from(edges, (_, edge) => row(edge)),
    way: new Uint16Array(edges.length),
    mark: Int32Array.from(edges, ([, , mark]) => mark),
    words: Uint16Array.from(edges, (_, edge) => drawn.words?.(edge) ?? 1),
    oddsAt: () => 1,
    beginnings: drawn.beginnings.map((state) => ({ state, arm: 0, way: 0, words: 0, odds: 1 })),
    capped: false,
    tooLarge: new Map(),
    tooManyWays: new Set(),
    drawsOf: () => ({}),
  } as unknown as Explored;
  return { ...lookedAt(explored), order };
}

const source = ({ edges }: Drawn, at: number): number => edges[at]?.[0] ?? 0;

function fewest({ states, beginnings }: Drawn, edges: Drawn["edges"]): { from: number[]; by: number[] } {
  const from = Array.from({ length: states }, () => -1);
  const by = Array.from({ length: states }, () => 0);
  const seen = new Set<number>();
  const queue: number[] = [];
  for (const [number, state] of beginnings.entries()) {
    if (seen.has(state)) continue;
    seen.add(state);
    by[state] = number;
    queue.push(state);
  }
  for (const state of queue) {
    for (const [edge, [start, to]] of edges.entries()) {
      if (start !== state || seen.has(to)) continue;
      seen.add(to);
      [from[to], by[to]] = [state, edge];
      queue.push(to);
    }
  }
  return { from, by };
}

/** From which state to which there is a way, of any length from none. */
export function reaches({ states, edges }: Pick<Drawn, "states" | "edges">): boolean[][] {
  const can = Array.from({ length: states }, (_, a) => Array.from({ length: states }, (__, b) => a === b));
  for (let round = 0; round < states; round++)
    for (const [from, to] of edges)
      for (let goal = 0; goal < states; goal++) if (can[to]?.[goal]) (can[from] as boolean[])[goal] = true;
  return can;
}

/** A walk that comes nowhere twice. */
export interface Walk {
  readonly beginning: number;
  readonly at: number;
  /** Numbers of edges as the graph numbers them. */
  readonly edges: readonly number[];
}

/** All walks from the beginnings, or from one state, that come nowhere twice. */
export function walksOf({ explored }: Looked, from?: number): Walk[] {
  const all: Walk[] = [];
  const go = (walk: Walk, met: ReadonlySet<number>): void => {
    all.push(walk);
    const until = explored.first[walk.at + 1] ?? 0;
    for (let edge = explored.first[walk.at] ?? 0; edge < until; edge++) {
      const to = explored.to[edge] ?? 0;
      if (!met.has(to)) go({ beginning: walk.beginning, at: to, edges: [...walk.edges, edge] }, new Set([...met, to]));
    }
  };
  const starts = from === undefined ? explored.beginnings.map(({ state }) => state) : [from];
  for (const [beginning, state] of starts.entries()) go({ beginning, at: state, edges: [] }, new Set([state]));
  return all;
}

/** What a walk adds up to by a measure. */
export const sumOf = ({ explored }: Looked, edges: readonly number[], of: (mark: MarkClass) => number): number =>
  edges.reduce(
    (sum, edge) => sum + of(explored.marks.classes[explored.mark[edge] ?? 0] ?? { earned: [], owed: [] }),
    0,
  );

const CLASSES: readonly MarkClass[] = [
  { earned: [0, 0], owed: [0, 0] },
  { earned: [4, 0], owed: [0, 0] },
  { earned: [2, 2], owed: [0, -1] },
  { earned: [0, 4], owed: [-2, 0] },
  { earned: [0, 0], owed: [-4, -4] },
  { earned: [1, 3], owed: [-3, -1] },
];

/** Small graphs of any shape, with circles; marks fall on no circle, and some states are endings. */
export const graphs: fc.Arbitrary<Drawn> = fc
  .record({
    states: fc.integer({ min: 2, max: 6 }),
    pairs: fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.nat(CLASSES.length - 1)), { minLength: 1, maxLength: 10 }),
    beginnings: fc.array(fc.nat(5), { minLength: 1, maxLength: 2 }),
    endings: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  })
  .map(({ states, pairs, beginnings, endings }) => {
    const within = pairs.map(([from, to, mark]) => [from % states, to % states, mark] as const);
    const can = reaches({ states, edges: within });
    const edges = within.map(([from, to, mark]) => [from, to, can[to]?.[from] ? 0 : mark] as const);
    const last = Array.from({ length: states }, (_, state) => state).filter(
      (state) => !edges.some(([from]) => from === state),
    );
    return {
      states,
      edges,
      beginnings: beginnings.map((state) => state % states),
      classes: CLASSES,
      total: [20, 12],
      endings: last.filter((state) => endings[state]),
    };
  });
