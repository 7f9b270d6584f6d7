import fc from "fast-check";
import { expect, test } from "vitest";
import { fewestMoves } from "#engine/proof/fewest.ts";
import { depthOf, stepsOf, stepsTo, wayTo } from "#engine/proof/witness.ts";
import { runs } from "../../../builders/property-runs.ts";
import { aGraph, type Drawn, graphs } from "./a-graph.ts";

const GAINS = [0, 4, 2, -2, -4, 1];

/** Every walk from a beginning of at most so many moves, circles and all. */
function walksUpTo({ explored }: ReturnType<typeof aGraph>, most: number) {
  interface Walk {
    readonly beginning: number;
    readonly at: number;
    readonly edges: readonly number[];
  }
  let last: Walk[] = explored.beginnings.map(({ state }, beginning) => ({ beginning, at: state, edges: [] }));
  const all = [...last];
  for (let length = 1; length <= most; length++) {
    last = last.flatMap(({ beginning, at, edges }) => {
      const out: Walk[] = [];
      for (let edge = explored.first[at] ?? 0; edge < (explored.first[at + 1] ?? 0); edge++)
        out.push({ beginning, at: explored.to[edge] ?? 0, edges: [...edges, edge] });
      return out;
    });
    all.push(...last);
    if (all.length > 4000) break;
  }
  return all;
}

const valueOf = ({ explored }: ReturnType<typeof aGraph>, edges: readonly number[]): number =>
  edges.reduce((sum, edge) => sum + (GAINS[explored.mark[edge] ?? 0] ?? 0), 0);

test("the way found is one of fewest moves, by way of an edge that is asked for, to a state with a value", () => {
  fc.assert(
    fc.property(graphs, fc.nat(5), fc.integer({ min: -4, max: 8 }), fc.nat(10), (drawn, of, least, edge) => {
      const looked = aGraph(drawn);
      const goal = of % drawn.states;
      const asked = edge < drawn.edges.length ? edge : undefined;
      const sought = {
        gains: GAINS,
        isGoal: (state: number, value: number) => state === goal && value >= least,
        mayLead: () => true,
        ...(asked !== undefined && { through: (one: number) => one === asked }),
      };
      const fitting = walksUpTo(looked, 6).filter(
        ({ at, edges }) =>
          at === goal && valueOf(looked, edges) >= least && (asked === undefined || edges.includes(asked)),
      );
      const way = fewestMoves(looked.explored, sought);
      if (fitting.length > 0) expect(way?.edges.length).toBe(Math.min(...fitting.map(({ edges }) => edges.length)));
      if (!way) return;
      let at = looked.explored.beginnings[way.beginning]?.state ?? -1;
      for (const one of way.edges) {
        expect(looked.backward.source[one]).toBe(at);
        at = looked.explored.to[one] ?? -1;
      }
      expect(at).toBe(goal);
      expect(valueOf(looked, way.edges)).toBeGreaterThanOrEqual(least);
      if (asked !== undefined) expect(way.edges).toContain(asked);
    }),
    { numRuns: runs(300) },
  );
});

const line: Drawn = {
  states: 4,
  edges: [
    [0, 1, 1],
    [1, 2, 1],
    [2, 3, 1],
  ],
  beginnings: [0],
  classes: [
    { earned: [0], owed: [0] },
    { earned: [4], owed: [0] },
  ],
  total: [12],
  endings: [3],
};

test("what may not lead on is not gone on from, not even at the beginning", () => {
  const { explored } = aGraph(line);
  const to3 = { gains: [0, 1], isGoal: (state: number) => state === 3 };
  expect(fewestMoves(explored, { ...to3, mayLead: () => true })?.edges).toEqual([0, 1, 2]);
  expect(fewestMoves(explored, { ...to3, mayLead: (state) => state !== 2 })).toBeUndefined();
  expect(fewestMoves(explored, { ...to3, mayLead: (state, value) => value === state })?.edges).toEqual([0, 1, 2]);
  expect(fewestMoves(explored, { ...to3, mayLead: (state) => state !== 0 })).toBeUndefined();
});

test("an edge behind the goal is fetched first, and a goal at a beginning is no move at all", () => {
  const { explored } = aGraph({
    ...line,
    edges: [
      [0, 1, 0],
      [1, 0, 0],
      [0, 2, 0],
    ],
    endings: [],
  });
  const at2 = { gains: [0], isGoal: (state: number) => state === 2, mayLead: () => true };
  expect(fewestMoves(explored, { ...at2, through: (edge) => edge === 2 })?.edges).toEqual([0, 2, 1]);
  expect(fewestMoves(explored, { gains: [0], isGoal: (state) => state === 0, mayLead: () => true })).toEqual({
    beginning: 0,
    edges: [],
  });
});

test("values that run away are left, so that the search ends", () => {
  const { explored } = aGraph({
    ...line,
    edges: [
      [0, 0, 1],
      [0, 1, 0],
    ],
    endings: [],
  });
  const gains = [0, 2 ** 17];
  expect(fewestMoves(explored, { gains, isGoal: (_, value) => value >= 2 ** 21, mayLead: () => true })).toBeUndefined();
  expect(
    fewestMoves(explored, { gains, isGoal: (_, value) => value === 3 * 2 ** 17, mayLead: () => true })?.edges,
  ).toEqual([0, 0, 0]);
});

test("fewest moves to a state, and on from there, told as an officer's moves", () => {
  const { explored } = aGraph(line);
  expect(wayTo(explored, 2)).toEqual({ beginning: 0, edges: [0, 1] });
  expect(wayTo(explored, 2, [2])).toEqual({ beginning: 0, edges: [0, 1, 2] });
  expect([0, 1, 3].map((state) => depthOf(explored, state))).toEqual([0, 1, 3]);
  expect(stepsTo(explored, 1, [1])).toEqual([
    { kind: "began", scene: "s0" },
    { kind: "chose", scene: "s0", choice: "e0" },
    { kind: "chose", scene: "s1", choice: "e1" },
  ]);
});

test("a way from the second beginning begins there, with its arm; what chance did is named where it could have done another thing", () => {
  const { explored } = aGraph({ ...line, beginnings: [0, 1] });
  const program = {
    ...explored.model.program,
    scenario: { start: "s0", variants: { arms: [{ id: "a" }, { id: "b" }] } },
  };
  const told = {
    ...explored,
    model: { ...explored.model, program },
    beginnings: [explored.beginnings[0], { state: 1, arm: 1, way: 2, words: 0, odds: 1 }],
    oddsAt: (edge: number) => (edge === 1 ? 0.5 : 1),
    drawsOf: (state: number, row: number, way: number) => (state === 2 ? {} : { coin: `${state} ${row} ${way}` }),
  } as unknown as typeof explored;
  expect(stepsOf(told, { beginning: 1, edges: [1, 2] })).toEqual([
    { kind: "began", scene: "s0", arm: "b", draws: { coin: "-1 1 2" } },
    { kind: "chose", scene: "s1", choice: "e1", draws: { coin: "1 0 0" } },
    { kind: "chose", scene: "s2", choice: "e2" },
  ]);
  expect(stepsTo(told, 1)[0]).toMatchObject({ arm: expect.any(String) });
});
