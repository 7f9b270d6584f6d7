import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { driftOf, type ExemplarMark } from "#engine/insight/agreement/drift.ts";
import { toDoubleMark } from "#engine/insight/agreement/double-mark.ts";
import type { MarkRow } from "#engine/insight/agreement/units.ts";
import { offsetsOf, type ToModerate, toModerate } from "#engine/insight/agreement/moderation.ts";
import { runs } from "../../../builders/property-runs.ts";
import { fromRaters } from "./published.ts";

const SCALE = [0, 1, 2, 3];
const on = (date: string): number => Date.parse(`${date}T09:00:00Z`);

describe("drift against exemplars", () => {
  const agreed = new Map([
    ["e1", 2],
    ["e2", 1],
  ]);
  const marks: ExemplarMark[] = [
    { exemplar: "e1", rater: "Kim", mark: 2, at: on("2026-11-02") },
    { exemplar: "e2", rater: "Kim", mark: 0, at: on("2026-11-08") },
    { exemplar: "e1", rater: "Kim", mark: 1, at: on("2026-11-09") },
    { exemplar: "e2", rater: "Kim", mark: "not-observed", at: on("2026-11-10") },
    { exemplar: "e9", rater: "Kim", mark: 3, at: on("2026-11-11") },
    { exemplar: "e2", rater: "Ana", mark: 3, at: on("2026-11-03") },
    { exemplar: "e9", rater: "Lee", mark: 3, at: on("2026-11-03") },
  ];

  test("tells each rater's mean difference, its sign harsh or lenient, n and when last", () => {
    const [ana, kim, lee] = driftOf(marks, agreed);
    expect(ana).toMatchObject({ rater: "Ana", n: 1, mean: 2, lastAt: on("2026-11-03"), notObserved: 0, unknown: 0 });
    // By hand: 2−2, 0−1 and 1−2 are 0, −1 and −1; their mean is −2⁄3.
    expect(kim).toMatchObject({
      rater: "Kim",
      n: 3,
      mean: -2 / 3,
      lastAt: on("2026-11-09"),
      notObserved: 1,
      unknown: 1,
    });
    expect(lee).toEqual({ rater: "Lee", n: 0, last: [], weeks: [], notObserved: 0, unknown: 1 });
  });

  test("tells each exemplar as last marked, and the weeks from Monday to Sunday", () => {
    const kim = driftOf(marks, agreed)[1];
    expect(kim?.last).toEqual([
      { exemplar: "e1", difference: -1, at: on("2026-11-09") },
      { exemplar: "e2", difference: -1, at: on("2026-11-08") },
    ]);
    // 2026-11-02 is a Monday, 2026-11-08 the Sunday after it.
    expect(kim?.weeks).toEqual([
      { from: Date.parse("2026-11-02"), n: 2, mean: -0.5 },
      { from: Date.parse("2026-11-09"), n: 1, mean: -1 },
    ]);
  });

  test("is the same in whatever order the marks come", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(marks, { minLength: marks.length }), (shuffled) => {
        expect(driftOf(shuffled, agreed)).toEqual(driftOf(marks, agreed));
      }),
      { numRuns: runs(100) },
    );
  });
});

describe("what a moderator should see", () => {
  const found = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
    if (!result.ok) throw new Error("not ok");
    return result.value;
  };
  const moderated = (rows: readonly MarkRow[]): ToModerate[] => found(toModerate(rows, SCALE));
  const row = (officer: string, rater: string, mark: number): MarkRow => ({ officer, item: "a", rater, mark });

  test("is marks two apart, the widest first; one apart is not", () => {
    const rows = [
      row("o1", "A", 1),
      row("o1", "B", 2),
      row("o2", "A", 3),
      row("o2", "B", 1),
      row("o2", "C", 3),
      row("o3", "A", 0),
      row("o3", "B", 3),
    ];
    expect(moderated(rows)).toEqual([
      {
        officer: "o3",
        item: "a",
        reasons: [{ code: "apart", low: { mark: 0, raters: ["A"] }, high: { mark: 3, raters: ["B"] } }],
      },
      {
        officer: "o2",
        item: "a",
        reasons: [{ code: "apart", low: { mark: 1, raters: ["B"] }, high: { mark: 3, raters: ["A", "C"] } }],
      },
    ]);
  });

  test("is every answer on which a rater who is one mark off all along differs from the others", () => {
    const harsh = [...Array<number>(11).fill(1), 2];
    const others = Array<number>(12).fill(2);
    const rows = fromRaters([harsh, others, others]);
    expect(moderated(rows)).toEqual([]);
    // 11 of 12 one lower is −11⁄12 on average; all of 11 is −1.
    const all = fromRaters([harsh.slice(0, 11), others.slice(0, 11), others.slice(0, 11)]);
    expect(moderated(all)).toHaveLength(11);
    expect(moderated(all)[0]?.reasons).toEqual([{ code: "far-rater", rater: "r0", mean: -1, n: 11 }]);
    expect(moderated(fromRaters([harsh.slice(0, 9), others.slice(0, 9), others.slice(0, 9)]))).toEqual([]);
  });

  test("offsets are each rater's marks less the mean of the others' on the same answers", () => {
    const rows = fromRaters([
      [1, 2, 3],
      [2, 2, 0],
      [3, 0, 0],
    ]);
    // By hand: r0: 1−2.5, 2−2 → −.75 of 2; r1: 2−2, 2−2 → 0 of 2; r2: 3−1.5 → 1.5 of 1. The third answer was marked once.
    expect(found(offsetsOf(rows, SCALE))).toEqual([
      { rater: "r0", mean: -0.75, n: 2 },
      { rater: "r1", mean: 0, n: 2 },
      { rater: "r2", mean: 1.5, n: 1 },
    ]);
  });

  test("passes on what is wrong with the rows", () => {
    expect(toModerate([row("o", "A", 9)], SCALE)).toMatchObject({ error: { code: "off-scale" } });
    expect(offsetsOf([row("o", "A", 9)], SCALE)).toMatchObject({ error: { code: "off-scale" } });
  });
});

describe("which answers are marked twice", () => {
  const ids = fc.uniqueArray(fc.string(), { maxLength: 40 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  test("another answer moves none in or out, and keeps their order", () => {
    fc.assert(
      fc.property(ids, ids, share, fc.string(), (before, more, of, seed) => {
        const after = toDoubleMark([...more, ...before], of, seed);
        const kept = new Set(before);
        expect(after.filter((id) => kept.has(id))).toEqual(toDoubleMark(before, of, seed));
      }),
      { numRuns: runs(500) },
    );
  });

  test("a larger share adds to the end of the smaller one; all is everything and none is nothing", () => {
    fc.assert(
      fc.property(ids, share, share, (answers, one, two) => {
        const small = toDoubleMark(answers, Math.min(one, two), "seed");
        expect(toDoubleMark(answers, Math.max(one, two), "seed").slice(0, small.length)).toEqual(small);
        expect(toDoubleMark(answers, 1, "seed").toSorted()).toEqual(answers.toSorted());
        expect(toDoubleMark(answers, 0, "seed")).toEqual([]);
      }),
      { numRuns: runs(500) },
    );
  });

  test("about the share of many is drawn, others by another seed", () => {
    const answers = Array.from({ length: 20_000 }, (_, at) => `answer-${at}`);
    const drawn = toDoubleMark(answers, 0.1, "autumn");
    // Four standard errors of a tenth of 20,000: 4·√(20,000·.1·.9) = 170.
    expect(Math.abs(drawn.length - 2000)).toBeLessThan(170);
    const other = new Set(toDoubleMark(answers, 0.1, "winter"));
    const both = drawn.filter((id) => other.has(id)).length;
    expect(Math.abs(both - 200)).toBeLessThan(60);
  });
});
