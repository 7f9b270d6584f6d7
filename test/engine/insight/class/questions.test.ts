import fc from "fast-check";
import { expect, test } from "vitest";
import { questionsOf, type Question } from "#engine/insight/class/questions.ts";
import { select } from "#engine/insight/class/select.ts";
import type { AttemptFacts, DecisionFact } from "#engine/insight/class/facts.ts";
import { runs } from "../../../builders/property-runs.ts";
import { aggregateOf, anAnswer, demoFacts, factsList, someFacts } from "./some-facts.ts";

function asked(facts: readonly AttemptFacts[]): Question[] {
  const aggregate = aggregateOf(facts);
  return questionsOf(select(aggregate, { exposure: "first" }), select(aggregate, { exposure: "latest" }));
}

/** A run of each of ten officers. */
const ten = (answers: (nth: number) => readonly DecisionFact[], endedAt = 1): AttemptFacts[] =>
  Array.from({ length: 10 }, (_, nth) =>
    someFacts({ attempt: `${endedAt} ${nth}`, officer: `o${nth}`, endedAt }, answers(nth)),
  );

test("the decision with the widest split, the one most changed, the one most timed out: each once, in that order", () => {
  const first = ten((nth) => [
    anAnswer("wide", nth < 4 ? "ask" : nth < 7 ? "wait" : "shout"),
    anAnswer("narrow", nth < 6 ? "ask" : "wait"),
    anAnswer("moved", "ask"),
    anAnswer("slow", nth < 3 ? undefined : "ask"),
  ]);
  const again = ten(() => [anAnswer("wide", "ask"), anAnswer("narrow", "ask"), anAnswer("moved", "wait")], 2);
  expect(asked([...again, ...first]).map(({ code, scene, params }) => [code, scene, params])).toEqual([
    ["split", "wide", { n: 4, of: 10, choice: "ask", second: 3, other: "shout" }],
    ["changed", "moved", { n: 10, of: 10 }],
    ["timed-out", "slow", { n: 3, of: 10 }],
  ]);
});

test("where nothing splits, changes or runs out, it asks about weak evidence and reasons not given", () => {
  const facts = ten((nth) => [
    anAnswer("agreed", nth < 8 ? "ask" : "wait", nth < 8 ? "weak" : "strong"),
    anAnswer("unsaid", "ask", "strong", nth < 2 ? { why: "trust" } : {}),
  ]);
  expect(asked(facts).map(({ code, scene, params }) => [code, scene, params])).toEqual([
    ["weak", "agreed", { n: 8, of: 10, behaviour: "COM.1" }],
    ["unexplained", "unsaid", { n: 8, of: 10 }],
  ]);
});

test("with nothing to ask, or too few to ask about, nothing is asked", () => {
  expect(asked([])).toEqual([]);
  expect(asked(ten(() => [anAnswer("agreed", "ask", "strong")]))).toEqual([]);
  expect(asked(ten((nth) => [anAnswer("wide", nth < 2 ? "ask" : "wait", "weak")]).slice(0, 4))).toEqual([]);
});

test("at most three, never two of one decision, the same in any order", () => {
  fc.assert(
    fc.property(fc.array(factsList, { minLength: 1, maxLength: 6 }), (lists) => {
      const facts = lists.flatMap((list, at) =>
        list.map((one) => ({ ...one, attempt: `${at} ${one.attempt}`, officer: `${at} ${one.officer}` })),
      );
      const questions = asked(facts);
      expect(questions.length).toBeLessThanOrEqual(3);
      expect(new Set(questions.map(({ scenario, rules, scene }) => `${scenario} ${rules} ${scene}`)).size).toBe(
        questions.length,
      );
      expect(asked(facts.toReversed())).toEqual(questions);
    }),
    { numRuns: runs(100) },
  );
});

test("of the academy there are three questions to ask", () => {
  const questions = asked(demoFacts().facts);
  expect(questions).toHaveLength(3);
  expect(questions[0]?.code).toBe("split");
});
