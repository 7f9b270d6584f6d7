import fc from "fast-check";
import { expect, test } from "vitest";
import type { AttemptFacts } from "#engine/insight/class/facts.ts";
import { NEEDS, RULES } from "#engine/insight/class/need-rules.ts";
import { needsOf } from "#engine/insight/class/needs.ts";
import { runs } from "../../../builders/property-runs.ts";
import { DAY, factsList, someFacts } from "./some-facts.ts";
import { act, dismissalOf, hitsOf, known, NOW, run } from "./some-needs.ts";

test("a dismissal takes out its own hit, stays out as the days go by, and gives way to anything newer", () => {
  const facts = [run("a", "x", 3, 2), run("b", "y", 4, 2)];
  const [hit] = hitsOf("weak-again", facts);
  if (!hit) throw new Error("no hit");
  const left = (all: readonly AttemptFacts[], now = NOW): string[] =>
    needsOf(RULES, all, known({ now }), [dismissalOf(hit)])
      .filter(({ rule }) => rule === "weak-again")
      .map(({ officer }) => officer);
  const other = facts.map((one) => ({ ...one, officer: "o2", attempt: `${one.attempt}2` }));
  expect(left([...facts, ...other], NOW + 5 * DAY)).toEqual(["o2"]);
  expect(left([...facts, run("c", "z", 1, 2)])).toEqual(["o1"]);
  expect(left([...facts, run("c", "z", 1, 0, 2)])).toEqual([]);
});

test("what is left of a dismissed hit when part of it was settled does not come back", () => {
  const facts = [someFacts({ critical: [act(3), act(5)] })];
  const [hit] = hitsOf("act-unconfirmed", facts);
  if (!hit) throw new Error("no hit");
  const rules = RULES.filter(({ rule }) => rule === "act-unconfirmed");
  const ruled = [{ attempt: "a1", seq: 3, of: "critical" as const }];
  expect(needsOf(rules, facts, known({ ruled }), [dismissalOf(hit)])).toEqual([]);
  const more = [someFacts({ critical: [act(3), act(5), act(9)] })];
  expect(needsOf(rules, more, known(), [dismissalOf(hit)])).toHaveLength(1);
});

const flagged = factsList.map((facts) =>
  facts.map((one, nth) => (nth % 3 === 0 ? { ...one, critical: [act(1)], askedForHelp: nth } : one)),
);

test("the same hits whatever the order of the facts, each with its own id, each by a rule of the list", () => {
  fc.assert(
    fc.property(flagged, (facts) => {
      const beside = known({ since: new Map([["o9", 0]]), words: () => 20 });
      const hits = needsOf(RULES, facts, beside);
      expect(needsOf(RULES, facts.toReversed(), beside)).toEqual(hits);
      expect(new Set(hits.map(({ id }) => id)).size).toBe(hits.length);
      const order = hits.map(({ rule }) => NEEDS.indexOf(rule));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }),
    { numRuns: runs(200) },
  );
});

test("dismissing any of the hits leaves exactly the others", () => {
  fc.assert(
    fc.property(flagged, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (facts, picks) => {
      const hits = needsOf(RULES, facts, known());
      const dismissed = hits.filter((_, nth) => picks[nth]).map(dismissalOf);
      expect(needsOf(RULES, facts, known(), dismissed)).toEqual(hits.filter((_, nth) => !picks[nth]));
    }),
    { numRuns: runs(200) },
  );
});
