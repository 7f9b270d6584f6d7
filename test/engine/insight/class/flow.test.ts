import fc from "fast-check";
import { expect, test } from "vitest";
import { compareFlows } from "#engine/insight/class/compare-flow.ts";
import { flowOf, pathsOf, stepsOf } from "#engine/insight/class/flow.ts";
import { type Filter, select } from "#engine/insight/class/select.ts";
import { binOf } from "#engine/insight/class/time-bins.ts";
import { runs } from "../../../builders/property-runs.ts";
import { aggregateOf, anAnswer, demoFacts, factsList, someFacts } from "./some-facts.ts";

const ALL: Filter = { exposure: "all" };

const hub = [anAnswer("hub", "ask"), anAnswer("hub", "wait"), anAnswer("door", "leave")];
const straight = [anAnswer("hub", "leave"), anAnswer("door", "leave")];

test("a scene met again is a later node, so no edge goes back", () => {
  const aggregate = aggregateOf([
    someFacts({ attempt: "a" }, hub),
    someFacts({ attempt: "b", officer: "o2" }, straight),
    someFacts({ attempt: "c", officer: "o3", state: "left" }, hub.slice(0, 1)),
  ]);
  const { attempts, nodes, edges } = flowOf(select(aggregate, ALL));
  expect(attempts).toBe(3);
  expect(nodes.map(({ step, kind, id, n }) => [step, kind, id, n])).toEqual([
    [0, "scene", "", 3],
    [1, "scene", "hub", 3],
    [2, "scene", "door", 1],
    [2, "scene", "hub", 1],
    [2, "left", "", 1],
    [3, "scene", "door", 1],
    [3, "ending", "good", 1],
    [4, "ending", "good", 1],
  ]);
  expect(edges.map(({ step, from, to, n, of }) => [step, from, to.id, n, of])).toEqual([
    [0, "", "hub", 3, 3],
    [1, "hub", "door", 1, 3],
    [1, "hub", "hub", 1, 3],
    [1, "hub", "", 1, 3],
    [2, "door", "good", 1, 1],
    [2, "hub", "door", 1, 1],
    [3, "door", "good", 1, 1],
  ]);
});

test("what comes to a node goes on from it, every attempt is over once, and edges lead one step on", () => {
  fc.assert(
    fc.property(factsList, (facts) => {
      const { attempts, nodes, edges } = flowOf(select(aggregateOf(facts), ALL));
      for (const node of nodes) {
        const out = edges.filter(({ step, from }) => node.kind === "scene" && step === node.step && from === node.id);
        const back = edges.filter(
          ({ step, to }) => step === node.step - 1 && to.kind === node.kind && to.id === node.id,
        );
        const sum = (all: typeof edges): number => all.reduce((so, { n }) => so + n, 0);
        if (node.kind === "scene") expect(sum(out)).toBe(node.n);
        if (node.step > 0) expect(sum(back)).toBe(node.n);
        for (const edge of out) expect(edge.of).toBe(node.n);
      }
      const over = nodes.filter(({ kind }) => kind !== "scene");
      expect(over.reduce((so, { n }) => so + n, 0)).toBe(attempts);
    }),
    { numRuns: runs(200) },
  );
});

test("paths that fewer than three people took are pooled, however often one of them took it", () => {
  const run = (attempt: string, officer: string, answers = straight) => someFacts({ attempt, officer }, answers);
  const aggregate = aggregateOf([
    run("a", "o1"),
    run("b", "o2"),
    run("c", "o3"),
    run("d", "o3"),
    ...["e", "f", "g", "h"].map((attempt) => run(attempt, "o4", hub)),
    run("i", "o1", hub.slice(0, 1)),
  ]);
  const { top, other } = pathsOf(select(aggregate, ALL));
  expect(top).toHaveLength(1);
  expect(top[0]).toMatchObject({ attempts: 4, officers: ["o1", "o2", "o3"] });
  expect(top[0]?.goals.map(({ id }) => id)).toEqual(["hub", "door", "good"]);
  expect(other).toEqual({ paths: 2, attempts: 5, officers: 2 });
  expect(pathsOf(select(aggregate, ALL), 1, 1).other).toEqual({ paths: 2, attempts: 5, officers: 2 });
});

test("top and pooled paths hold every attempt, and no top path is one of fewer people", () => {
  fc.assert(
    fc.property(factsList, fc.integer({ min: 1, max: 3 }), (facts, least) => {
      const selection = select(aggregateOf(facts), ALL);
      const { top, other } = pathsOf(selection, least);
      const attempts = top.reduce((sum, path) => sum + path.attempts, other.attempts);
      expect(attempts).toBe(flowOf(selection).attempts);
      for (const { officers } of top) expect(officers.length).toBeGreaterThanOrEqual(least);
    }),
    { numRuns: runs(200) },
  );
});

test("the table has a row for every answer at every step, of all that were there", () => {
  const aggregate = aggregateOf([
    someFacts({ attempt: "a" }, hub),
    someFacts({ attempt: "b" }, straight),
    someFacts({ attempt: "c" }, [anAnswer("hub", undefined)]),
  ]);
  const rows = stepsOf(select(aggregate, ALL));
  expect(rows.map(({ step, scene, choice, n, of }) => [step, scene, choice, n, of])).toEqual([
    [1, "hub", "ask", 1, 3],
    [1, "hub", "leave", 1, 3],
    [1, "hub", "timeout", 1, 3],
    [2, "door", "leave", 1, 1],
    [2, "hub", "wait", 1, 1],
    [3, "door", "leave", 1, 1],
  ]);
  expect(rows[0]?.bins).toEqual(new Map([[binOf(4000), 2]]));
  // The same door, a step later for who asked first.
  for (const at of [3, 5]) expect(rows[at]?.bins).toEqual(new Map([[binOf(4000), 1]]));
});

test("two versions stand side by side by their ids, and a row one of them lacks has nothing there", () => {
  const other = "3".repeat(64);
  const aggregate = aggregateOf([
    someFacts({ attempt: "a" }, [anAnswer("hub", "ask")]),
    someFacts({ attempt: "b" }, [anAnswer("hub", "leave")]),
    someFacts({ attempt: "c", rules: other, ending: { id: "bad", outcome: "harm" } }, [anAnswer("gate", "ask")]),
    someFacts({ attempt: "d", rules: other }, [anAnswer("hub", "ask")]),
  ]);
  const version = (rules: string) => select(aggregate, { exposure: "all", rules: new Set([rules]) });
  const compared = compareFlows(version("1".repeat(64)), version(other));
  expect(compared.attempts).toEqual({ one: 2, other: 2 });
  expect(compared.steps).toEqual([
    { step: 1, scene: "gate", choice: "ask", one: { n: 0, of: 0 }, other: { n: 1, of: 1, share: 1 } },
    { step: 1, scene: "hub", choice: "ask", one: { n: 1, of: 2, share: 0.5 }, other: { n: 1, of: 1, share: 1 } },
    { step: 1, scene: "hub", choice: "leave", one: { n: 1, of: 2, share: 0.5 }, other: { n: 0, of: 1, share: 0 } },
  ]);
  expect(compared.endings).toEqual([
    { kind: "ending", id: "bad", one: { n: 0, of: 2, share: 0 }, other: { n: 1, of: 2, share: 0.5 } },
    { kind: "ending", id: "good", one: { n: 2, of: 2, share: 1 }, other: { n: 1, of: 2, share: 0.5 } },
  ]);
});

test("compared the other way round, it is the same turned over; shares of a place add up to one", () => {
  fc.assert(
    fc.property(factsList, (facts) => {
      const aggregate = aggregateOf(facts);
      const [first, latest] = [select(aggregate, { exposure: "first" }), select(aggregate, { exposure: "latest" })];
      const compared = compareFlows(first, latest);
      const turned = compareFlows(latest, first);
      expect(turned.steps).toEqual(
        compared.steps.map(({ one, other, ...row }) => ({ ...row, one: other, other: one })),
      );
      for (const rows of Map.groupBy(compared.steps, ({ step, scene }) => `${step} ${scene}`).values()) {
        expect(rows.reduce((sum, { one }) => sum + one.n, 0)).toBe(rows[0]?.one.of);
      }
    }),
    { numRuns: runs(150) },
  );
});

test("the academy's first runs flow from one beginning, and its circles are drawn out", () => {
  const first = select(aggregateOf(demoFacts().facts), { exposure: "first" });
  const { attempts, nodes, edges } = flowOf(first);
  expect(attempts).toBeGreaterThan(40);
  expect(nodes.filter(({ step }) => step === 1).reduce((sum, { n }) => sum + n, 0)).toBe(attempts);
  for (const { step, to } of edges) expect(nodes.some((one) => one.step === step + 1 && one.id === to.id)).toBe(true);
  const { top, other } = pathsOf(first);
  expect(top.reduce((sum, path) => sum + path.attempts, 0) + other.attempts).toBe(attempts);
});
