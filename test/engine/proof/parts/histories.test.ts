import fc from "fast-check";
import { expect, test } from "vitest";
import { Histories } from "#engine/proof/histories.ts";
import { runs } from "../../../builders/property-runs.ts";
import { aGraph, graphs, sumOf, walksOf } from "./a-graph.ts";

const OVER = 3;
const UNDER = 4;

test("a state can be reached with the values that the walks to it add up to, and with no others", () => {
  fc.assert(
    fc.property(graphs, fc.nat(1), (drawn, measure) => {
      const looked = aGraph(drawn);
      const histories = Histories.of(looked, measure, OVER, UNDER);
      const walks = walksOf(looked);
      for (let state = 0; state < drawn.states; state++) {
        // Any state of a component can be reached with what any other can.
        const part = looked.parts.of[state];
        const values = new Set(
          walks
            .filter(({ at }) => looked.parts.of[at] === part)
            .map(({ edges }) =>
              sumOf(looked, edges, ({ earned, owed }) => UNDER * (earned[measure] ?? 0) - OVER * (owed[measure] ?? 0)),
            ),
        );
        for (let value = -5; value <= 60; value++)
          expect(histories?.within(state, value, value + 1)).toBe(values.has(value) ? value : undefined);
        expect(histories?.within(state, -1000, 1000)).toBe(values.size === 0 ? undefined : Math.min(...values));
      }
    }),
    { numRuns: runs(200) },
  );
});

test("the way to a value begins at a beginning, goes from edge to edge, ends at the state and adds up to the value", () => {
  fc.assert(
    fc.property(graphs, (drawn) => {
      const looked = aGraph(drawn);
      const { explored } = looked;
      const histories = Histories.of(looked, 0, OVER, UNDER);
      for (let state = 0; state < drawn.states; state++) {
        for (let value = -5; value <= 60; value++) {
          if (histories?.within(state, value, value + 1) === undefined) continue;
          const way = histories.way(state, value);
          let at = explored.beginnings[way.beginning]?.state ?? -1;
          for (const edge of way.edges) {
            expect(edge).toBeGreaterThanOrEqual(explored.first[at] ?? 0);
            expect(edge).toBeLessThan(explored.first[at + 1] ?? 0);
            at = explored.to[edge] ?? -1;
          }
          expect(at).toBe(state);
          expect(sumOf(looked, way.edges, ({ earned, owed }) => UNDER * (earned[0] ?? 0) - OVER * (owed[0] ?? 0))).toBe(
            value,
          );
        }
      }
    }),
    { numRuns: runs(200) },
  );
});

test("a way to a value nobody comes with is a bug, and says so", () => {
  const drawn = {
    states: 2,
    edges: [[0, 1, 1]] as const,
    beginnings: [0],
    classes: [
      { earned: [0], owed: [0] },
      { earned: [4], owed: [0] },
    ],
    total: [4],
    endings: [1],
  };
  const histories = Histories.of(aGraph(drawn), 0, 0, 1);
  expect(histories?.within(1, 0, 9)).toBe(4);
  expect(histories?.within(1, 0, 4)).toBeUndefined();
  expect(histories?.within(0, 0, 1)).toBe(0);
  expect(() => histories?.way(1, 3)).toThrow("were not made from this graph");
});
