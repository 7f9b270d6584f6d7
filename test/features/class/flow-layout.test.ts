import fc from "fast-check";
import { expect, test } from "vitest";
import type { FlowEdge } from "#engine/insight/class/flow.ts";
import { layoutOf } from "#features/class/flow-layout.ts";
import { runs } from "../../builders/property-runs.ts";

const edge = (step: number, from: string, to: string, n = 1): FlowEdge => ({
  step,
  from,
  to: to === "end" ? { kind: "ending", id: to } : { kind: "scene", id: to },
  n,
  of: n,
});

test("scenes lie by the fewest answers to them, endings last, and a loop is a way back", () => {
  const { places, ways, layers } = layoutOf({
    edges: [
      edge(0, "", "a", 4),
      edge(1, "a", "b", 3),
      edge(1, "a", "c"),
      edge(2, "b", "a", 2),
      edge(3, "a", "end", 2),
      edge(2, "c", "end"),
    ],
  });
  expect(places.map(({ id, number, layer, n }) => [id, number, layer, n])).toEqual([
    ["a", 1, 0, 6],
    ["b", 2, 1, 3],
    ["c", 3, 1, 1],
    ["end", 4, 2, 3],
  ]);
  expect(ways.filter(({ back }) => back).map(({ from, to }) => `${from} > ${to}`)).toEqual(["scene b > scene a"]);
  expect(layers).toBe(3);
});

test("without runs there is nothing to draw", () => {
  expect(layoutOf({ edges: [] })).toEqual({ places: [], ways: [], width: 1, layers: 0 });
});

const id = fc.constantFrom("a", "b", "c", "d", "e");
const edges = fc
  .array(
    fc.record({ step: fc.nat(6), from: id, to: fc.oneof(id, fc.constant("end")), n: fc.integer({ min: 1, max: 9 }) }),
  )
  .map((all) => [edge(0, "", "a"), ...all.map(({ step, from, to, n }) => edge(step + 1, from, to, n))]);

test("whatever loops: no two boxes lie on each other, none lies outside, and no run is lost", () => {
  fc.assert(
    fc.property(edges, (all) => {
      const { places, ways, width, layers } = layoutOf({ edges: all });
      expect(new Set(places.map(({ layer, across }) => `${layer} ${across}`)).size).toBe(places.length);
      for (const { layer, across } of places) {
        expect(across).toBeGreaterThanOrEqual(0.5);
        expect(across).toBeLessThanOrEqual(width - 0.5);
        expect(layer).toBeLessThan(layers);
      }
      const sum = (some: readonly { n: number }[]): number => some.reduce((so, { n }) => so + n, 0);
      expect(sum(ways)).toBe(sum(all));
      expect(sum(places)).toBe(sum(all));
    }),
    { numRuns: runs(200) },
  );
});
