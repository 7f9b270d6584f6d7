import fc from "fast-check";
import { expect, test } from "vitest";
import { componentsOf } from "#engine/proof/components.ts";
import { backwardOf, canReach, edgesBack, reachFrom } from "#engine/proof/reach.ts";
import { inFull, runs } from "../../../builders/property-runs.ts";
import { aGraph, type Drawn, graphs, reaches, walksOf } from "./a-graph.ts";

const plain = (edges: Drawn["edges"], states: number, endings: readonly number[] = []): Drawn => ({
  states,
  edges,
  beginnings: [0],
  classes: [{ earned: [0], owed: [0] }],
  total: [0],
  endings,
});

test("states that lead to each other are one component, and no edge leads to a higher one", () => {
  fc.assert(
    fc.property(graphs, (drawn) => {
      const { explored, parts } = aGraph(drawn);
      const can = reaches(drawn);
      for (let a = 0; a < drawn.states; a++)
        for (let b = 0; b < drawn.states; b++)
          expect(parts.of[a] === parts.of[b]).toBe(can[a]?.[b] === true && can[b]?.[a] === true);
      for (const [from, to] of drawn.edges) expect(parts.of[to]).toBeLessThanOrEqual(parts.of[from] ?? -1);
      expect(parts.count).toBe(new Set(parts.of).size);
      expect(explored.place.length).toBe(drawn.states);
    }),
    { numRuns: runs(300) },
  );
});

test("the states of each component lie in a row, lowest first, and all of them are listed once", () => {
  fc.assert(
    fc.property(graphs, (drawn) => {
      const { parts } = aGraph(drawn);
      expect([...parts.nodes].toSorted((a, b) => a - b)).toEqual(Array.from({ length: drawn.states }, (_, at) => at));
      expect(parts.first).toHaveLength(parts.count + 1);
      expect(parts.first[parts.count]).toBe(drawn.states);
      for (let part = 0; part < parts.count; part++) {
        const own = parts.nodes.slice(parts.first[part], parts.first[part + 1]);
        expect(own.length).toBeGreaterThan(0);
        for (const state of own) expect(parts.of[state]).toBe(part);
      }
    }),
    { numRuns: runs(200) },
  );
});

test("a long chain has as many components as states, the last state first", () => {
  const states = inFull(50_000, 5000);
  const first = Int32Array.from({ length: states + 1 }, (_, at) => Math.min(at, states - 1));
  const to = Int32Array.from({ length: states - 1 }, (_, at) => at + 1);
  const parts = componentsOf(states, first, to);
  expect(parts.count).toBe(states);
  expect([parts.of[0], parts.of[states - 1], parts.nodes[0]]).toEqual([states - 1, 0, states - 1]);
});

test("edges the other way round: who leads to a state, by which edge", () => {
  const { explored } = aGraph(
    plain(
      [
        [0, 1, 0],
        [0, 2, 0],
        [1, 2, 0],
        [2, 2, 0],
      ],
      3,
    ),
  );
  const backward = backwardOf(explored);
  expect([...backward.first]).toEqual([0, 0, 1, 4]);
  expect([...backward.edges]).toEqual([0, 1, 2, 3]);
  expect([...backward.source]).toEqual([0, 0, 1, 2]);
});

test("what can be reached backwards and forwards is what there is a way to", () => {
  fc.assert(
    fc.property(graphs, fc.nat(5), (drawn, of) => {
      const looked = aGraph(drawn);
      const goal = of % drawn.states;
      const can = reaches(drawn);
      const back = canReach(looked.explored, looked.backward, (state) => state === goal);
      expect([...back].map((one) => one === 1)).toEqual(can.map((one) => one[goal]));
      const { by, order } = reachFrom(looked.explored, [goal], () => true);
      expect([...by].map((edge) => edge !== -2)).toEqual(can[goal]);
      expect([...order].toSorted((a, b) => a - b)).toEqual(can[goal]?.flatMap((one, state) => (one ? [state] : [])));
      expect(by[goal]).toBe(-1);
      // Breadth first: the way back is one of fewest edges.
      const walks = walksOf(looked, goal);
      for (const state of order) {
        const { start, edges } = edgesBack(looked.backward, by, state);
        expect(start).toBe(goal);
        expect(edges).toHaveLength(
          Math.min(...walks.filter(({ at }) => at === state).map((walk) => walk.edges.length)),
        );
        expect(edges.reduce((_, edge) => looked.explored.to[edge] ?? -1, goal)).toBe(state);
      }
    }),
    { numRuns: runs(300) },
  );
});

test("an edge that may not be used is not", () => {
  const { explored } = aGraph(
    plain(
      [
        [0, 1, 0],
        [0, 2, 0],
        [1, 3, 0],
        [2, 3, 0],
      ],
      4,
    ),
  );
  const { by } = reachFrom(explored, [0], (edge) => edge !== 0);
  expect([...by]).toEqual([-1, -2, 1, 3]);
});

test("from several starts each is its own start, and one that is named twice is one", () => {
  const { explored, backward } = aGraph(
    plain(
      [
        [0, 2, 0],
        [1, 3, 0],
      ],
      4,
    ),
  );
  const { by, order } = reachFrom(explored, [0, 1, 0], () => true);
  expect([...order]).toEqual([0, 1, 2, 3]);
  expect(edgesBack(backward, by, 3)).toEqual({ start: 1, edges: [1] });
  expect(edgesBack(backward, by, 1)).toEqual({ start: 1, edges: [] });
});

test("several goals at once are reached by all that reach one of them", () => {
  const { explored, backward } = aGraph(
    plain(
      [
        [0, 1, 0],
        [2, 3, 0],
      ],
      5,
    ),
  );
  expect([...canReach(explored, backward, (state) => state === 1 || state === 3)]).toEqual([1, 1, 1, 1, 0]);
  expect([...canReach(explored, backward, () => false)]).toEqual([0, 0, 0, 0, 0]);
});
