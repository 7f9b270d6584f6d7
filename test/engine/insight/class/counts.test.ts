import { expect, test } from "vitest";
import { answersOf } from "#engine/insight/class/answers.ts";
import { changesOf } from "#engine/insight/class/changes.ts";
import { completionOf } from "#engine/insight/class/completion.ts";
import { decisionsOf } from "#engine/insight/class/decisions.ts";
import { evidenceOf } from "#engine/insight/class/evidence.ts";
import { type Filter, select } from "#engine/insight/class/select.ts";
import { binOf } from "#engine/insight/class/time-bins.ts";
import { aggregateOf, anAnswer, someFacts } from "./some-facts.ts";

const ALL: Filter = { exposure: "all" };
const FIRST: Filter = { exposure: "first" };

test("attempts that were left or stand open give no evidence; their answers are still seen", () => {
  const answers = [anAnswer("first", "ask", "strong")];
  const aggregate = aggregateOf([
    someFacts({ attempt: "a", state: "left" }, answers),
    someFacts({ attempt: "b", officer: "o2", state: "open" }, answers),
  ]);
  const all = select(aggregate, ALL);
  expect([...evidenceOf(all).values()].map(({ spine }) => spine.size)).toEqual([0, 0]);
  expect(decisionsOf(all)[0]?.options).toEqual(new Map([["ask", 2]]));
  expect(completionOf(all)[0]).toMatchObject({
    attempts: { open: 1, left: 1, ended: 0 },
    officers: { open: 1, left: 1, ended: 0 },
  });
});

test("an officer counts once in completion, by the furthest they came", () => {
  const aggregate = aggregateOf([
    someFacts({ attempt: "a", state: "left" }),
    someFacts({ attempt: "b", state: "open" }),
    someFacts({ attempt: "c" }),
    someFacts({ attempt: "d", officer: "o2", ending: { id: "bad", outcome: "harm" }, key: "5".repeat(64) }),
  ]);
  expect(completionOf(select(aggregate, ALL))).toEqual([
    {
      scenario: "small",
      rules: "1".repeat(64),
      attempts: { open: 1, left: 1, ended: 2 },
      officers: { open: 0, left: 0, ended: 2 },
      endings: new Map([
        ["good", { outcome: "resolved", n: 1 }],
        ["bad", { outcome: "harm", n: 1 }],
      ]),
      keys: ["2".repeat(64), "5".repeat(64)],
    },
  ]);
});

test("a decision counts at its first visit: options, timeouts, times of those that answered, reasons and sureness", () => {
  const again = [anAnswer("first", "ask"), anAnswer("first", "shout", undefined, { why: "time", sure: 1 })];
  const aggregate = aggregateOf([
    someFacts({ attempt: "a" }, again),
    someFacts({ attempt: "b" }, [anAnswer("first", "ask", "strong", { ms: 9000, why: "trust", sure: 2 })]),
    someFacts({ attempt: "c" }, [anAnswer("first", undefined)]),
  ]);
  expect(decisionsOf(select(aggregate, ALL))).toEqual([
    {
      scenario: "small",
      rules: "1".repeat(64),
      scene: "first",
      kind: "decision",
      spine: true,
      reached: 3,
      options: new Map([["ask", 2]]),
      timeouts: 1,
      bins: new Map([
        [binOf(4000), 1],
        [binOf(9000), 1],
      ]),
      why: new Map([["trust", 1]]),
      sure: new Map([[2, 1]]),
      levels: new Map([["COM.1", { strong: 1, adequate: 0, weak: 0 }]]),
    },
  ]);
});

test("one scenario under two versions of its rules is two cells and one scenario", () => {
  const aggregate = aggregateOf([
    someFacts({ attempt: "a" }),
    someFacts({ attempt: "b", rules: "3".repeat(64) }),
    someFacts({ attempt: "c", scenario: "other" }),
  ]);
  const first = select(aggregate, FIRST);
  expect(first.parts).toHaveLength(3);
  expect(evidenceOf(first).get("o1")?.spine.get("COM")).toEqual({ strong: 3, adequate: 0, weak: 0, scenarios: 2 });
});

test("what changed is counted over officers who met a decision twice and answered both times", () => {
  const run = (attempt: string, officer: string, endedAt: number, choice: string | undefined) =>
    someFacts({ attempt, officer, endedAt }, [anAnswer("first", choice), anAnswer("second", "wait")]);
  const aggregate = aggregateOf([
    run("a", "o1", 1, "ask"),
    run("b", "o1", 2, "shout"),
    run("c", "o2", 1, "ask"),
    run("d", "o2", 2, "ask"),
    run("e", "o3", 1, undefined),
    run("f", "o3", 2, "ask"),
    run("g", "o4", 1, "ask"),
  ]);
  const changes = changesOf(select(aggregate, FIRST), select(aggregate, { exposure: "latest" }));
  expect(changes.map(({ scene, of, changed }) => [scene, of, changed])).toEqual([
    ["first", 2, 1],
    ["second", 3, 0],
  ]);
});

test("answers for item figures are first visits to decisions alone, with who gave them", () => {
  const aggregate = aggregateOf([
    someFacts({ attempt: "a", arm: "b" }, [
      anAnswer("first", "ask", "weak"),
      anAnswer("first", "shout"),
      anAnswer("look", "in", undefined, { kind: "watch" }),
      anAnswer("say", undefined, undefined, { kind: "words" }),
      anAnswer("second", undefined),
    ]),
  ]);
  const head = { scenario: "small", rules: "1".repeat(64), officer: "o1", attempt: "a", arm: "b", spine: true };
  expect([...answersOf(select(aggregate, ALL))]).toEqual([
    { ...head, scene: "first", choice: "ask", levels: { "COM.1": "weak" } },
    { ...head, scene: "second", choice: "timeout", levels: {} },
  ]);
});
