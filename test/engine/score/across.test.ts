import fc from "fast-check";
import { expect, test } from "vitest";
import { across, firstExposures } from "#engine/score/across.ts";
import { countsOf } from "#engine/score/counts.ts";
import { type Evidence, type Mark, score } from "#engine/score/evidence.ts";
import { LEVELS } from "#engine/score/key.ts";
import { aDecision, aKey, aValue, playThrough } from "../../builders/played.ts";
import { aHeader } from "../../builders/runs.ts";

const scenario = aValue([
  aDecision("first", { ask: "second", shout: "second" }),
  aDecision("second", { explain: "good", cite: "bad" }),
]);
const key = aKey({ first: { ask: "strong", shout: "weak" }, second: { explain: "adequate", cite: "weak" } });

function evidenceOf(choices: readonly string[]): Evidence {
  const { live, moments } = playThrough(scenario, choices);
  const scored = score(live.program, key, live.header.rules, moments);
  if (!scored.ok) throw new Error(scored.error.code);
  return scored.value;
}

const run = (attempt: string, extra: Partial<Parameters<typeof firstExposures>[0][number]> = {}) => ({
  header: aHeader({ attempt, scenario: "small" }),
  lastAt: 1,
  state: "ended" as const,
  ...extra,
});

test("runs of several scenarios fold into counts over so many scenarios", () => {
  const sum = across([
    { scenario: "one", evidence: evidenceOf(["ask", "explain"]) },
    { scenario: "two", evidence: evidenceOf(["shout", "cite"]) },
  ]);
  expect([...sum.competencies]).toEqual([["COM", { strong: 1, adequate: 1, weak: 2, scenarios: 2 }]]);
  expect(sum.scenarios).toBe(2);
});

test("critical acts and disrespect stand apart, each time they were done", () => {
  const flagged = { ...evidenceOf(["ask", "explain"]), critical: [{ scene: "a", choice: "b", seq: 1 }] };
  const sum = across([
    { scenario: "one", evidence: { ...flagged, disrespect: flagged.critical } },
    { scenario: "two", evidence: flagged },
  ]);
  expect([sum.critical, sum.disrespect]).toEqual([2, 1]);
  expect(sum.competencies.get("COM")).toEqual({ strong: 2, adequate: 2, weak: 0, scenarios: 2 });
});

test("a scenario counts the first time alone, and a second try of a moment never", () => {
  const first = run("b", { lastAt: 5 });
  const second = run("c", { lastAt: 6 });
  const again = run("a", { lastAt: 1, header: aHeader({ from: { attempt: "b", seq: 3 } }) });
  expect(firstExposures([second, again, first])).toEqual([first]);
});

test("on record or for practice, the run finished first is the one that counts", () => {
  const record = run("b", { lastAt: 9, header: aHeader({ attempt: "b", scenario: "small", purpose: "record" }) });
  expect(firstExposures([record, run("a", { lastAt: 4 })]).map((one) => one.header.attempt)).toEqual(["a"]);
  expect(firstExposures([record, run("a", { lastAt: 12 })]).map((one) => one.header.attempt)).toEqual(["b"]);
});

test("a run that was left or stands open is missing; the first one finished after it counts", () => {
  const left = run("a", { state: "left", lastAt: 1 });
  const open = run("b", { state: "open", lastAt: 2 });
  expect(firstExposures([left, open])).toEqual([]);
  expect(firstExposures([left, open, run("c", { lastAt: 9 })]).map((one) => one.header.attempt)).toEqual(["c"]);
});

test("a scenario played by other rules is met for the first time again, and is still one scenario", () => {
  const other = run("b", { lastAt: 9, header: aHeader({ attempt: "b", scenario: "small", rules: "f".repeat(64) }) });
  expect(firstExposures([run("a"), other])).toHaveLength(2);
  const evidence = evidenceOf(["ask", "explain"]);
  expect(
    across([
      { scenario: "small", evidence },
      { scenario: "small", evidence },
    ]).competencies.get("COM"),
  ).toEqual({
    strong: 2,
    adequate: 2,
    weak: 0,
    scenarios: 1,
  });
});

const mark = fc.record({
  scene: fc.constantFrom("s1", "s2", "s3"),
  seq: fc.nat(9),
  behaviour: fc.constantFrom("COM.1", "COM.2", "CUL.3", "EI.4"),
  level: fc.constantFrom(...LEVELS),
  spine: fc.boolean(),
  because: fc.constant("chosen" as const),
}) satisfies fc.Arbitrary<Mark>;
const runs = fc.array(
  fc.record({
    scenario: fc.constantFrom("x", "y", "z"),
    evidence: fc.record({
      marks: fc.array(mark, { maxLength: 8 }),
      critical: fc.constant([]),
      disrespect: fc.constant([]),
      state: fc.constant("ended" as const),
    }),
  }),
  { maxLength: 6 },
);

test("no evidence is lost or made: the sum is that of the runs, in any order", () => {
  fc.assert(
    fc.property(runs, (all) => {
      const sum = across(all);
      const total = (of: Iterable<{ strong: number; adequate: number; weak: number }>): number =>
        [...of].reduce((so, one) => so + one.strong + one.adequate + one.weak, 0);
      expect(total(sum.competencies.values())).toBe(
        all.reduce((so, { evidence }) => so + total(countsOf(evidence.marks).values()), 0),
      );
      expect(across(all.toReversed())).toEqual(sum);
    }),
  );
});

test("at most one run of each officer and rules bears evidence, the earliest to end, whatever the order", () => {
  const some = fc.uniqueArray(
    fc.record({
      lastAt: fc.nat(5),
      state: fc.constantFrom("open" as const, "left" as const, "ended" as const),
      header: fc
        .record({
          attempt: fc.uuid(),
          officer: fc.constantFrom("o1", "o2"),
          scenario: fc.constantFrom("x", "y"),
          rules: fc.constantFrom("1".repeat(64), "2".repeat(64)),
        })
        .map((header) => aHeader(header)),
    }),
    { maxLength: 12, selector: ({ header }) => header.attempt },
  );
  fc.assert(
    fc.property(some, (all) => {
      const of = ({ header }: (typeof all)[number]): string => `${header.officer} ${header.scenario} ${header.rules}`;
      const found = firstExposures(all);
      const ended = all.filter((one) => one.state === "ended");
      expect(new Set(found.map(of))).toEqual(new Set(ended.map(of)));
      expect(found).toHaveLength(new Set(found.map(of)).size);
      for (const one of found)
        for (const other of ended) if (of(other) === of(one)) expect(other.lastAt).toBeGreaterThanOrEqual(one.lastAt);
      expect(new Set(firstExposures(all.toReversed()))).toEqual(new Set(found));
    }),
  );
});
