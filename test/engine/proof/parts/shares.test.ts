import fc from "fast-check";
import { expect, test } from "vitest";
import type { Step } from "#engine/proof/finding.ts";
import type { Looked } from "#engine/proof/looked.ts";
import { type Lane, NEVER, Passes, widthOf } from "#engine/proof/onward.ts";
import { runs } from "../../../builders/property-runs.ts";
import { aGraph, type Drawn, graphs, sumOf, walksOf } from "./a-graph.ts";

const gainOf = (looked: Looked, edges: readonly number[], { measure, over, under, sign }: Omit<Lane, "ends">): number =>
  sign * sumOf(looked, edges, ({ earned, owed }) => under * (earned[measure] ?? 0) - over * (owed[measure] ?? 0)) + 0;

const ends = (drawn: Drawn): Uint8Array =>
  Uint8Array.from({ length: drawn.states }, (_, state) => (drawn.endings.includes(state) ? 1 : 0));

/** The most on the way from a state to an allowed ending, walk by walk. */
function bestOnward(looked: Looked, state: number, lane: Lane): number {
  const values = walksOf(looked, state)
    .filter(({ at, edges }) => lane.ends[at] === 1 && edges.every((edge) => lane.usable?.[edge] !== 0))
    .map(({ edges }) => gainOf(looked, edges, lane));
  return values.length === 0 ? NEVER : Math.max(...values);
}

const lanesOf = (drawn: Drawn): Lane[] => [
  { measure: 0, over: 3, under: 4, sign: 1, ends: ends(drawn) },
  { measure: 0, over: 1, under: 2, sign: -1, ends: ends(drawn) },
  { measure: 1, over: 0, under: 1, sign: 1, ends: ends(drawn) },
  { measure: 1, over: 1, under: 1, sign: -1, ends: ends({ ...drawn, endings: drawn.endings.slice(0, 1) }) },
];

test("one lane and several at once find, for every state, the most that a walk to an allowed ending adds up to", () => {
  fc.assert(
    fc.property(graphs, fc.integer({ min: 1, max: 4 }), (drawn, many) => {
      const looked = aGraph(drawn);
      const passes = new Passes(looked.explored, looked.parts);
      const lanes = lanesOf(drawn).slice(0, many);
      const value = passes.onward(lanes);
      const width = widthOf(lanes);
      expect(width).toBe(many === 1 ? 1 : 4);
      for (let state = 0; state < drawn.states; state++)
        for (const [at, lane] of lanes.entries())
          expect(value[(looked.parts.of[state] ?? 0) * width + at]).toBe(bestOnward(looked, state, lane));
    }),
    { numRuns: runs(300) },
  );
});

test("an edge that may not be used is on no way", () => {
  fc.assert(
    fc.property(graphs, fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }), (drawn, may) => {
      const looked = aGraph(drawn);
      const { explored, parts } = looked;
      // Within a circle all may be used: a lane speaks of edges between components.
      const usable = Uint8Array.from(explored.to, (to, edge) =>
        may[edge] || parts.of[to] === parts.of[looked.backward.source[edge] ?? 0] ? 1 : 0,
      );
      const [lane] = lanesOf(drawn);
      if (!lane) return;
      const value = new Passes(explored, parts).onward([{ ...lane, usable }]);
      for (let state = 0; state < drawn.states; state++)
        expect(value[parts.of[state] ?? 0]).toBe(bestOnward(looked, state, { ...lane, usable }));
    }),
    { numRuns: runs(300) },
  );
});

test("an array that is handed in is the one that is written into, and nothing of before is left in it", () => {
  const drawn: Drawn = {
    states: 3,
    edges: [
      [0, 1, 1],
      [0, 2, 0],
    ],
    beginnings: [0],
    classes: [
      { earned: [0], owed: [0] },
      { earned: [4], owed: [0] },
    ],
    total: [4],
    endings: [1],
  };
  const looked = aGraph(drawn);
  const room = new Int32Array(looked.parts.count).fill(7);
  const passes = new Passes(looked.explored, looked.parts);
  const lane: Lane = { measure: 0, over: 0, under: 1, sign: 1, ends: ends(drawn) };
  expect(passes.onward([lane], room)).toBe(room);
  expect([0, 1, 2].map((state) => room[looked.parts.of[state] ?? 0])).toEqual([4, 0, NEVER]);
});

test("the most on the way to a state is what a walk to it adds up to, and how it came there can be followed back", () => {
  fc.assert(
    fc.property(graphs, (drawn) => {
      const looked = aGraph(drawn);
      const { shares, explored, backward, parts } = looked;
      for (const sign of [1, -1] as const) {
        const before = shares.before(0, 3, 4, sign);
        for (let state = 0; state < drawn.states; state++) {
          const own = walksOf(looked).filter(({ at }) => parts.of[at] === parts.of[state]);
          const most = Math.max(
            ...own.map(({ edges }) => gainOf(looked, edges, { measure: 0, over: 3, under: 4, sign })),
          );
          expect(before.value[parts.of[state] ?? 0]).toBe(own.length === 0 ? Number.NEGATIVE_INFINITY : most);
          if (own.length === 0) continue;
          const way = shares.wayBefore(before, backward.source, state);
          let at = explored.beginnings[way.beginning]?.state ?? -1;
          for (const edge of way.edges) {
            expect(backward.source[edge]).toBe(at);
            at = explored.to[edge] ?? -1;
          }
          expect(at).toBe(state);
          expect(gainOf(looked, way.edges, { measure: 0, over: 3, under: 4, sign })).toBe(most);
        }
      }
    }),
    { numRuns: runs(200) },
  );
});

/** Walks from a beginning to an allowed ending. */
const routes = (looked: Looked, allowed: Uint8Array) => walksOf(looked).filter(({ at }) => allowed[at] === 1);
const edgesIn = (steps: readonly Step[]): number[] =>
  steps.flatMap(({ choice }) => (choice === undefined ? [] : [Number(choice.slice(1))]));

test("the range of a share is from the least to the most of all routes, and each end is a route that has it", () => {
  fc.assert(
    fc.property(graphs, (drawn) => {
      const looked = aGraph(drawn);
      const asked = [
        { measure: 0, ends: ends(drawn) },
        { measure: 1, ends: ends(drawn) },
        ...drawn.endings.map((one) => ({ measure: 0, ends: ends({ ...drawn, endings: [one] }) })),
      ];
      const ranges = looked.shares.ranges(asked);
      expect(ranges).toHaveLength(asked.length);
      for (const [at, { measure, ends: allowed }] of asked.entries()) {
        const shareOf = (edges: readonly number[]): number =>
          sumOf(looked, edges, ({ earned }) => earned[measure] ?? 0) /
          ((drawn.total[measure] ?? 0) + sumOf(looked, edges, ({ owed }) => owed[measure] ?? 0));
        const shares = routes(looked, allowed)
          .map(({ edges }) => shareOf(edges))
          .filter((share) => Number.isFinite(share) && share >= 0);
        const range = ranges[at];
        if (shares.length === 0) {
          expect(range).toBeNull();
          continue;
        }
        expect(range?.min).toBeCloseTo(Math.min(...shares), 12);
        expect(range?.max).toBeCloseTo(Math.max(...shares), 12);
        expect(shareOf(edgesIn(range?.lowest ?? []))).toBeCloseTo(range?.min ?? -1, 12);
        expect(shareOf(edgesIn(range?.highest ?? []))).toBeCloseTo(range?.max ?? -1, 12);
      }
    }),
    { numRuns: runs(300) },
  );
});

/** One decision worth 4 and an ending for each way to answer it: what is earned, and what was not there to be earned. */
const fan = (ways: readonly (readonly [earned: number, less: number])[]): Drawn => ({
  states: ways.length + 1,
  edges: ways.map((_, at) => [0, at + 1, at + 1] as const),
  beginnings: [0],
  classes: [{ earned: [0], owed: [0] }, ...ways.map(([earned, less]) => ({ earned: [earned], owed: [0 - less] }))],
  total: [4],
  endings: ways.map((_, at) => at + 1),
});
const rangeOf = (ways: readonly (readonly [number, number])[]) => {
  const drawn = fan(ways);
  const [range] = aGraph(drawn).shares.ranges([{ measure: 0, ends: ends(drawn) }]);
  return range && { min: range.min, max: range.max, lowest: edgesIn(range.lowest), highest: edgesIn(range.highest) };
};

test("a route that owes nothing has no share; the others have theirs", () => {
  expect(rangeOf([[0, 4]])).toBeNull();
  expect(
    rangeOf([
      [0, 4],
      [0, 4],
    ]),
  ).toBeNull();
  expect(
    rangeOf([
      [0, 4],
      [1, 0],
    ]),
  ).toEqual({ min: 0.25, max: 0.25, lowest: [1], highest: [1] });
  expect(
    rangeOf([
      [1, 0],
      [0, 4],
      [3, 0],
    ]),
  ).toEqual({ min: 0.25, max: 0.75, lowest: [0], highest: [2] });
  expect(
    rangeOf([
      [0, 4],
      [0, 0],
    ]),
  ).toEqual({ min: 0, max: 0, lowest: [1], highest: [1] });
  expect(
    rangeOf([
      [0, 4],
      [4, 0],
    ]),
  ).toEqual({ min: 1, max: 1, lowest: [1], highest: [1] });
  expect(
    rangeOf([
      [0, 4],
      [0, 0],
      [4, 0],
      [2, 2],
    ]),
  ).toMatchObject({ min: 0, max: 1, lowest: [1] });
});

test("all and nothing are the ends where some route has them, also when little was there to be earned", () => {
  expect(
    rangeOf([
      [1, 3],
      [0, 3],
    ]),
  ).toEqual({ min: 0, max: 1, lowest: [1], highest: [0] });
  expect(
    rangeOf([
      [3, 0],
      [1, 2],
      [2, 1],
    ]),
  ).toEqual({ min: 0.5, max: 0.75, lowest: [1], highest: [0] });
  expect(
    rangeOf([
      [1, 0],
      [1, 1],
      [1, 2],
    ]),
  ).toEqual({ min: 0.25, max: 0.5, lowest: [0], highest: [2] });
});

test("of any answers to one decision the range is that of their shares", () => {
  const way = fc
    .integer({ min: 0, max: 4 })
    .chain((less) => fc.tuple(fc.integer({ min: 0, max: 4 - less }), fc.constant(less)));
  fc.assert(
    fc.property(fc.array(way, { minLength: 1, maxLength: 5 }), (ways) => {
      const shares = ways.filter(([, less]) => less < 4).map(([earned, less]) => earned / (4 - less));
      const range = rangeOf(ways);
      expect(range && { min: range.min, max: range.max }).toEqual(
        shares.length === 0 ? null : { min: Math.min(...shares), max: Math.max(...shares) },
      );
    }),
    { numRuns: runs(500) },
  );
});

test("where nothing is to be earned there is no range", () => {
  const drawn: Drawn = {
    states: 2,
    edges: [[0, 1, 0]],
    beginnings: [0],
    classes: [{ earned: [0], owed: [0] }],
    total: [0],
    endings: [1],
  };
  const looked = aGraph(drawn);
  expect(looked.shares.ranges([{ measure: 0, ends: ends(drawn) }])).toEqual([null]);
  expect(looked.shares.atLeast({ measure: 0, over: 0, under: 1, sign: 1, ends: ends(drawn) })).toBeUndefined();
});

test("a share is reached when some route has it, and that route is told", () => {
  fc.assert(
    fc.property(graphs, fc.integer({ min: 0, max: 4 }), (drawn, over) => {
      const looked = aGraph(drawn);
      const lane: Lane = { measure: 0, over, under: 4, sign: 1, ends: ends(drawn) };
      const above = (edges: readonly number[]): number => gainOf(looked, edges, lane) - over * (drawn.total[0] ?? 0);
      const all = routes(looked, lane.ends);
      const way = looked.shares.atLeast(lane);
      expect(way !== undefined).toBe(all.some(({ edges }) => above(edges) >= 0));
      if (!way) return;
      const best = Math.max(...all.map(({ edges }) => above(edges)));
      expect(above(way.edges)).toBe(best);
      let at = looked.explored.beginnings[way.beginning]?.state ?? -1;
      for (const edge of way.edges) {
        expect(looked.backward.source[edge]).toBe(at);
        at = looked.explored.to[edge] ?? -1;
      }
      expect(lane.ends[at]).toBe(1);
    }),
    { numRuns: runs(300) },
  );
});

test("between two states of a circle the way is of fewest moves; to where one stands it is none", () => {
  const drawn: Drawn = {
    states: 4,
    edges: [
      [0, 1, 0],
      [1, 2, 0],
      [2, 3, 0],
      [3, 0, 0],
      [0, 2, 0],
    ],
    beginnings: [0],
    classes: [{ earned: [0], owed: [0] }],
    total: [0],
    endings: [],
  };
  const { shares, explored } = aGraph(drawn);
  const stops = (from: number, edges: readonly number[]): number[] =>
    edges.reduce((all, edge) => [...all, explored.to[edge] ?? -1], [from]);
  expect(stops(0, shares.between(0, 3))).toEqual([0, 2, 3]);
  expect(stops(3, shares.between(3, 1))).toEqual([3, 0, 1]);
  expect(shares.between(2, 2)).toEqual([]);
});
