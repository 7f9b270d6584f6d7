import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compareWaves,
  type Comparison,
  linkProblems,
  type Signal,
  type SignalKind,
  signalKey,
  warningsOf,
} from "#engine/insight/signals.ts";
import { runs } from "../../builders/property-runs.ts";

const survey = (score: number, change: Partial<Signal> = {}): Signal => ({
  kind: "survey",
  topic: "Officers explain",
  area: "North",
  period: { from: "2026-01-01", to: "2026-03-31" },
  n: 400,
  value: { kind: "score", score, min: 0, max: 100 },
  error: 4,
  source: "Resident survey",
  ...change,
});
const counted = (count: number, n: number | undefined, kind: SignalKind = "complaints"): Signal => {
  const { error: _error, n: _n, ...rest } = survey(0);
  return { ...rest, kind, value: { kind: "count", count }, ...(n !== undefined && { n }) };
};
const later = { period: { from: "2026-07-01", to: "2026-09-30" } } as const;

function compared(one: Signal, two: Signal): Comparison {
  const comparison = compareWaves(one, { ...two, ...later });
  if (!comparison.ok) throw new Error(comparison.error.code);
  return comparison.value;
}

describe("warnings", () => {
  const codes = (signal: Signal, at = "2026-11-23"): string[] => warningsOf(signal, at).map(({ code }) => code);

  test("a drawn survey of many, told with its error and fresh, has none", () => {
    expect(codes(survey(61, { sample: "drawn" }))).toEqual([]);
  });

  test("few answers, no number of them, no error and a self-selected sample are told", () => {
    const { error: _, ...bare } = survey(61);
    expect(warningsOf(survey(61, { n: 84 }), "2026-11-23")).toEqual([
      { code: "few-answers", params: { n: 84, least: 100 } },
    ]);
    expect(codes(survey(61, { n: 100 }))).toEqual([]);
    expect(codes(bare)).toEqual(["error-missing"]);
    expect(codes(survey(61, { sample: "self-selected" }))).toEqual(["self-selected"]);
    expect(codes(counted(9, undefined))).toEqual(["n-missing", "self-selected"]);
  });

  test("a period is old once it ended more than eighteen months ago", () => {
    const ended = (to: string): Signal => survey(61, { period: { from: "2020-01-01", to } });
    expect(codes(ended("2025-05-23"))).toEqual([]);
    expect(codes(ended("2025-05-22"))).toEqual(["old"]);
    expect(codes(ended("2024-12-31"))).toEqual(["old"]);
    expect(codes(ended("2026-11-30"))).toEqual([]);
  });
});

describe("two waves", () => {
  test("errors add as the Census Bureau's worked example has it: 0.84 and 0.98 give 1.29", () => {
    const { difference, low, high } = compared(survey(50, { error: 0.84 }), survey(53, { error: 0.98 }));
    expect(difference).toBe(3);
    expect((high ?? 0) - 3).toBeCloseTo(1.29, 2);
    expect(3 - (low ?? 0)).toBeCloseTo(1.29, 2);
  });

  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
  ])(
    "shares differ as the contrasts of Newcombe (1998) by method 10: %i of %i less %i of %i",
    (a, m, b, n, low, high) => {
      const comparison = compared(counted(b, n), counted(a, m));
      expect(comparison).toMatchObject({ unit: "share", reading: "higher" });
      expect(comparison.low).toBeCloseTo(low, 4);
      expect(comparison.high).toBeCloseTo(high, 4);
    },
  );

  test("a fall within the error cannot be told, one beyond it is lower", () => {
    expect(compared(survey(61), survey(57))).toMatchObject({ reading: "cannot-tell", doubts: ["includes-zero"] });
    expect(compared(survey(61), survey(51))).toMatchObject({ reading: "lower", difference: -10, doubts: [] });
  });

  test("an interval that ends at zero includes it", () => {
    expect(compared(survey(50, { error: 3 }), survey(55, { error: 4 }))).toMatchObject({
      reading: "cannot-tell",
      low: 0,
      doubts: ["includes-zero"],
    });
  });

  test("without the number of people, or an error, nothing can be told", () => {
    const { n: _n, ...noN } = survey(10);
    const { error: _e, ...noError } = survey(10);
    expect(compared(survey(90), noN)).toMatchObject({ reading: "cannot-tell", doubts: ["n-missing"], difference: -80 });
    expect(compared(survey(90), noError)).toEqual({ reading: "cannot-tell", unit: "score", doubts: ["error-missing"] });
    expect(compared(counted(900, undefined), counted(10, 5000))).toEqual({
      reading: "cannot-tell",
      unit: "share",
      doubts: ["n-missing", "self-selected"],
    });
  });

  test("another question or another scale cannot be compared", () => {
    const asked = (question: string): Partial<Signal> => ({ question });
    expect(compared(survey(90, asked("Do they explain?")), survey(10, asked("Do they listen?")))).toMatchObject({
      reading: "cannot-tell",
      doubts: ["question-differs"],
    });
    expect(compared(survey(90, asked("Do they  explain?")), survey(10, asked("do they explain?"))).doubts).toEqual([]);
    const five = survey(4, { value: { kind: "score", score: 4, min: 1, max: 5 } });
    expect(compared(survey(90), five)).toEqual({ reading: "cannot-tell", unit: "score", doubts: ["scale-differs"] });
  });

  test("a self-selected wave is compared, with the warning", () => {
    expect(compared(survey(61), survey(21, { sample: "self-selected" }))).toMatchObject({
      reading: "lower",
      doubts: ["self-selected"],
    });
  });

  test("what is not two waves of one thing is an error", () => {
    const two = survey(57, later);
    expect(compareWaves(survey(61), { ...two, topic: "Speeding" })).toMatchObject({ error: { code: "other-topic" } });
    expect(compareWaves(survey(61), { ...two, area: "South" })).toMatchObject({ error: { code: "other-topic" } });
    expect(compareWaves(survey(61), { ...counted(9, 100), ...later })).toMatchObject({ error: { code: "other-kind" } });
    expect(compareWaves(counted(9, 100, "compliments"), { ...counted(9, 100), ...later })).toMatchObject({
      error: { code: "other-kind" },
    });
    expect(compareWaves(two, survey(61))).toMatchObject({ error: { code: "not-later" } });
    expect(compareWaves(survey(61), survey(57))).toMatchObject({ error: { code: "not-later" } });
  });

  test("an interval holds its difference, and turns over with the waves", () => {
    const share = fc
      .integer({ min: 10, max: 2000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(share, share, ([a, m], [b, n]) => {
        const [there, back] = [compared(counted(a, m), counted(b, n)), compared(counted(b, n), counted(a, m))];
        const { difference = Number.NaN, low = Number.NaN, high = Number.NaN } = there;
        expect(low).toBeLessThanOrEqual(difference);
        expect(high).toBeGreaterThanOrEqual(difference);
        expect(back.low).toBeCloseTo(-high, 12);
        expect(back.high).toBeCloseTo(-low, 12);
      }),
      { numRuns: runs(1000) },
    );
  });
});

test("a figure is known by what, where, when and from whom, however it is spelt", () => {
  expect(signalKey(survey(61, { topic: " officers EXPLAIN" }))).toBe(signalKey(survey(20)));
  expect(signalKey(survey(61))).not.toBe(signalKey(survey(61, later)));
});

test("a link names what it speaks of, and every name must be known", () => {
  const known = { signals: new Set(["s"]), competencies: new Set(["PJ", "COM"]), assignments: new Set(["a1"]) };
  expect(linkProblems({ signal: "s", competencies: ["PJ"], assignment: "a1", note: "" }, known)).toEqual([]);
  expect(linkProblems({ signal: "s", competencies: [], note: "" }, known)).toEqual([
    { code: "no-competency", params: {} },
  ]);
  expect(
    linkProblems({ signal: "x", competencies: ["PJ", "ABC"], assignment: "a2", note: "" }, known).map(
      ({ code }) => code,
    ),
  ).toEqual(["unknown-signal", "unknown-competency", "unknown-assignment"]);
});
