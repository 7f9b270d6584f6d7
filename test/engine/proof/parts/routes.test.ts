import fc from "fast-check";
import { expect, test } from "vitest";
import { routesOf } from "#engine/proof/routes.ts";
import { runs } from "../../../builders/property-runs.ts";
import { aGraph, type Drawn, graphs, reaches, walksOf } from "./a-graph.ts";

const PLAIN = { classes: [{ earned: [0], owed: [0] }], total: [0] };
/** Words at 190 a minute, and five seconds for each act. */
const secondsOf = (words: number, acts: number): number => (words * 60) / 190 + acts * 5;

test("the shortest route is of fewest moves; the longest takes the most time", () => {
  const words = [10, 500, 20, 30, 400];
  const drawn: Drawn = {
    ...PLAIN,
    states: 4,
    edges: [
      [0, 3, 0],
      [0, 1, 0],
      [1, 3, 0],
      [1, 2, 0],
      [2, 3, 0],
    ],
    beginnings: [0],
    endings: [3],
    words: (edge) => words[edge] ?? 0,
  };
  const routes = routesOf(aGraph(drawn));
  expect(routes?.circles).toBe(false);
  expect(routes?.shortest).toMatchObject({ scenes: 1, words: 10, minutes: 0.1 });
  expect(routes?.shortest.route.map(({ scene }) => scene)).toEqual(["s0", "s0"]);
  expect(routes?.longest).toMatchObject({ scenes: 3, words: 930, minutes: 5.1 });
  expect(routes?.longest.route.map(({ choice }) => choice)).toEqual([undefined, "e1", "e3", "e4"]);
});

test("words of the beginning count, and of two beginnings the one from which it takes longer is taken", () => {
  const drawn: Drawn = {
    ...PLAIN,
    states: 4,
    edges: [
      [0, 2, 0],
      [1, 3, 0],
      [3, 2, 0],
    ],
    beginnings: [0, 1],
    endings: [2],
    words: () => 19,
  };
  const looked = aGraph(drawn);
  const beginnings = looked.explored.beginnings.map((one, at) => ({ ...one, words: at === 0 ? 5 : 7 }));
  const routes = routesOf({ ...looked, explored: { ...looked.explored, beginnings } });
  expect(routes?.shortest).toMatchObject({ scenes: 1, words: 24 });
  expect(routes?.longest).toMatchObject({ scenes: 2, words: 45 });
});

test("circles are said; of a state that leads to itself too", () => {
  const circle = (edges: Drawn["edges"]) =>
    routesOf(aGraph({ ...PLAIN, states: 3, edges, beginnings: [0], endings: [2] }))?.circles;
  expect(
    circle([
      [0, 1, 0],
      [1, 2, 0],
    ]),
  ).toBe(false);
  expect(
    circle([
      [0, 1, 0],
      [1, 0, 0],
      [1, 2, 0],
    ]),
  ).toBe(true);
  expect(
    circle([
      [0, 0, 0],
      [0, 1, 0],
      [1, 2, 0],
    ]),
  ).toBe(true);
});

test("where no ending can be reached there is no route", () => {
  expect(routesOf(aGraph({ ...PLAIN, states: 2, edges: [[0, 1, 0]], beginnings: [0], endings: [] }))).toBeUndefined();
});

test("without circles, the longest is the longest of all walks to an ending", () => {
  fc.assert(
    fc.property(graphs, fc.array(fc.nat(300), { minLength: 10, maxLength: 10 }), (all, words) => {
      const edges = all.edges.filter(([from, to]) => from < to);
      const can = reaches({ states: all.states, edges });
      // What cannot be reached is no state of a graph.
      const met = (state: number): boolean => all.beginnings.some((one) => can[one]?.[state]);
      const out = (state: number): boolean => edges.some(([from]) => from === state);
      const endings = Array.from({ length: all.states }, (_, state) => state).filter((one) => met(one) && !out(one));
      const looked = aGraph({ ...all, edges, endings, words: (edge) => words[edge] ?? 0 });
      const sizes = walksOf(looked)
        .filter(({ at }) => endings.includes(at))
        .map(({ edges: taken }) =>
          secondsOf(
            taken.reduce((sum, edge) => sum + (words[edge] ?? 0), 0),
            taken.length,
          ),
        );
      const routes = routesOf(looked);
      expect(routes?.circles).toBe(false);
      const { scenes = 0, words: told = 0, minutes = 0 } = routes?.longest ?? {};
      expect(secondsOf(told, scenes)).toBeCloseTo(Math.max(...sizes), 6);
      expect(Math.abs(minutes - Math.max(...sizes) / 60)).toBeLessThan(0.06);
    }),
    { numRuns: runs(200) },
  );
});
