import fc from "fast-check";
import { expect, test } from "vitest";
import { mergedPanel, type RatingFile, ratingProblems, type Side } from "#engine/insight/panel/rating.ts";
import { standingsOf } from "#engine/insight/panel/standing.ts";
import { pairedInterval } from "#engine/insight/panel/student.ts";
import { comparisonOf, keyFromPanel, levelOf } from "#engine/insight/panel/panel-key.ts";
import type { Evidence } from "#engine/score/evidence.ts";
import type { Key, Level } from "#engine/score/key.ts";
import { runs } from "../../../builders/property-runs.ts";

const CHOICES = new Map([["door", ["ask", "push"]]]);

const fileOf = (rater: string, side: Side, ask: number, push: number, at = 1): RatingFile => ({
  rater,
  side,
  role: "",
  scenario: "stop",
  rules: "r",
  at,
  ratings: [
    { scene: "door", choice: "ask", value: ask },
    { scene: "door", choice: "push", value: push },
  ],
});

/** Ten raters, three of the community, who agree as far as people do. */
const TEN = Array.from({ length: 10 }, (_, at) =>
  fileOf(`r${at}`, at < 3 ? "community" : "police", 6 + (at % 2), 1 + (at % 3)),
);
const only = (files: readonly RatingFile[]) => {
  const [one] = standingsOf(files, CHOICES);
  if (!one) throw new Error("no decision");
  return one;
};

test("merging is order-free and the same file twice is the file once", () => {
  const files = fc.array(
    fc
      .record({
        rater: fc.constantFrom("a", "b", "c"),
        side: fc.constantFrom<Side>("police", "community", "other"),
        ask: fc.integer({ min: 1, max: 7 }),
        at: fc.integer({ min: 0, max: 3 }),
      })
      .map(({ rater, side, ask, at }) => fileOf(rater, side, ask, 2, at)),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(files, fc.infiniteStream(fc.nat()), (some, order) => {
      const weights = new Map(some.map((file) => [file, order.next().value ?? 0]));
      const other = some.toSorted((one, two) => (weights.get(one) ?? 0) - (weights.get(two) ?? 0));
      expect(mergedPanel([...other, ...some])).toEqual(mergedPanel(some));
    }),
    { numRuns: runs(200) },
  );
});

test("a newer file of the same rater replaces the older; conflicts are named", () => {
  const panel = mergedPanel([fileOf("a", "police", 5, 1, 1), fileOf("a", "community", 6, 1, 2)]);
  expect(panel.files.map(({ at }) => at)).toEqual([2]);
  expect(panel.conflicts).toEqual([{ code: "other-side", rater: "a" }]);
  expect(mergedPanel([fileOf("a", "police", 5, 1), fileOf("a", "police", 6, 1)]).conflicts).toEqual([
    { code: "same-time", rater: "a" },
  ]);
});

test("a rating out of range, of an unknown choice, or given twice is a problem of its row", () => {
  const ratings = [
    { scene: "door", choice: "ask", value: 8 },
    { scene: "door", choice: "ask", value: 2 },
    { scene: "roof", choice: "ask", value: 2 },
  ];
  expect(ratingProblems({ ratings }, CHOICES).map(({ code, rating }) => [rating, code])).toEqual([
    [0, "value-out-of-range"],
    [1, "rated-twice"],
    [2, "unknown-choice"],
  ]);
});

test("the paired interval of 1, 2, 3 is 2 ± 4.303 · 1 ÷ √3", () => {
  const found = pairedInterval([1, 2, 3]);
  expect(found?.low).toBeCloseTo(2 - 4.30265 / Math.sqrt(3), 4);
  expect(found?.high).toBeCloseTo(2 + 4.30265 / Math.sqrt(3), 4);
});

test("ten raters who agree, three of them from the community, make a decision record-ready", () => {
  const standing = only(TEN);
  expect(standing).toMatchObject({ raters: 10, community: 3, lacks: [], best: { choice: "ask", next: "push" } });
});

test("what is missing is said in raters: four more, one of them from the community", () => {
  expect(only(TEN.slice(1, 7)).lacks).toEqual([{ code: "raters", more: 4, community: 1 }]);
});

test("two sides that hold different things are contested, and so is a wide spread", () => {
  const split = [1, 2, 3].flatMap((at) => [fileOf(`p${at}`, "police", 4, 6), fileOf(`c${at}`, "community", 4, 1)]);
  const [ask, push] = only(split).choices;
  expect(ask?.contested).toEqual([]);
  expect(push?.contested).toEqual(["spread", "sides"]);
  expect(only(split).lacks.map(({ code }) => code)).toContain("no-best");
});

const KEY: Key = {
  format: 1,
  scenario: "stop",
  rules: "r",
  provenance: { kind: "author", by: "A", on: "2026-01-01" },
  spine: ["door"],
  decisions: {
    door: {
      behaviours: ["CUL.3"],
      choices: {
        ask: { marks: { "CUL.3": "weak" }, rationale: "x", sources: [] },
        push: { marks: { "CUL.3": "strong" }, rationale: "x", sources: [] },
        timeout: { marks: { "CUL.3": "weak" }, rationale: "x", sources: [] },
      },
    },
  },
  reports: {},
};

test("a key of the panel has its levels and figures, and leaves what nobody was asked about", () => {
  expect([3.4, 3.5, 5.4, 5.5].map(levelOf)).toEqual(["weak", "adequate", "adequate", "strong"]);
  const made = keyFromPanel(KEY, standingsOf(TEN, CHOICES), () => true, { raters: 10, on: "2026-11-23" });
  expect(made.provenance).toEqual({ kind: "panel", by: "panel of 10", on: "2026-11-23" });
  expect(made.decisions["door"]?.choices["ask"]).toMatchObject({
    marks: { "CUL.3": "strong" },
    panel: { mean: 6.5, sd: 0.53, n: 10 },
  });
  expect(made.decisions["door"]?.choices["timeout"]).toBe(KEY.decisions["door"]?.choices["timeout"]);
  expect(keyFromPanel(KEY, standingsOf(TEN, CHOICES), () => false, { raters: 10, on: "2026-11-23" })).toBe(KEY);
});

test("a comparison counts runs, and a closed record keeps what it said", () => {
  const evidence = (level: Level): Evidence => ({
    marks: [{ seq: 1, scene: "door", choice: "ask", behaviour: "CUL.3", level, spine: true, because: "chosen" }],
    critical: [],
    disrespect: [],
    state: "ended",
  });
  const found = comparisonOf([
    { before: evidence("weak"), now: evidence("strong"), closed: true },
    { before: evidence("strong"), now: evidence("weak"), closed: true },
    { before: evidence("strong"), now: evidence("weak"), closed: false },
    { before: evidence("weak"), now: evidence("weak"), closed: false },
  ]);
  expect(found).toEqual({
    runs: 4,
    changed: 3,
    closed: 2,
    decisions: [{ scene: "door", higher: 1, lower: 1, kept: 1 }],
  });
});
