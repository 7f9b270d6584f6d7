import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { itemFigures } from "#engine/insight/figures/items.ts";
import { wilson } from "#engine/insight/figures/wilson.ts";
import type { Level } from "#engine/score/key.ts";
import { runs } from "../../../builders/property-runs.ts";
import { anAnswer, someFacts } from "../class/some-facts.ts";

describe("the interval of a share", () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("is that of Newcombe (1998), table I, method 3: %i of %i", (k, n, low, high) => {
    expect(wilson(k, n)?.low).toBeCloseTo(low, 4);
    expect(wilson(k, n)?.high).toBeCloseTo(high, 4);
  });

  it("holds the share, lies within 0 and 1, and mirrors", () => {
    const counts = fc
      .integer({ min: 1, max: 5000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(counts, ([k, n]) => {
        const one = wilson(k, n);
        const other = wilson(n - k, n);
        if (!one || !other) throw new Error("no interval");
        expect(one.low >= 0 && one.low <= one.share && one.share <= one.high && one.high <= 1).toBe(true);
        expect(one.low).toBeCloseTo(1 - other.high, 10);
      }),
      { numRuns: runs(300) },
    );
  });

  it("is not there for nobody", () => {
    expect(wilson(0, 0)).toBeUndefined();
    expect(wilson(3, 2)).toBeUndefined();
  });
});

/** Officers with one answer here and one in another scenario. */
const officers = (levels: readonly (readonly [Level, Level])[]) =>
  levels.flatMap(([here, elsewhere], at) => [
    someFacts({ attempt: `a${at}`, officer: `o${at}` }, [anAnswer("first", "ask", here)]),
    someFacts({ attempt: `b${at}`, officer: `o${at}`, scenario: "other", rules: "9".repeat(64) }, [
      anAnswer("else", "ask", elsewhere),
    ]),
  ]);

const times = (n: number, here: Level, elsewhere: Level) =>
  Array.from({ length: n }, (): [Level, Level] => [here, elsewhere]);

const first = (facts: ReturnType<typeof officers>) => itemFigures(facts).find(({ scene }) => scene === "first");

describe("the figures of a decision", () => {
  it("says who reached it beside how they did", () => {
    const facts = [
      someFacts({ attempt: "a", officer: "a" }, [anAnswer("first", "ask", "strong")]),
      someFacts({ attempt: "b", officer: "b" }, [anAnswer("first", "shout", "weak")]),
      someFacts({ attempt: "c", officer: "c", state: "left" }, []),
    ];
    expect(first(facts)).toMatchObject({ began: 3, reached: 2, difficulty: { n: 2, strong: 1 } });
    expect(first(facts)?.options.get("shout")).toMatchObject({ n: 1, share: 0.5 });
  });

  it("counts first exposures only, and no second try of a moment", () => {
    const facts = [
      someFacts({ attempt: "a", beganAt: 2 }, [anAnswer("first", "ask", "strong")]),
      someFacts({ attempt: "b", beganAt: 1 }, [anAnswer("first", "shout", "weak")]),
      someFacts({ attempt: "c", beganAt: 0, from: { attempt: "b", seq: 1 } }, [anAnswer("first", "ask", "strong")]),
    ];
    expect(first(facts)).toMatchObject({ began: 1, difficulty: { n: 1, strong: 0 } });
  });

  it("gives no correlation under 100 officers", () => {
    expect(first(officers(times(99, "strong", "weak")))?.rest).toEqual({ kind: "too-small", n: 99, needed: 100 });
  });

  it("asks to check the key when weak choosers do better elsewhere", () => {
    const turned = first(officers([...times(50, "weak", "strong"), ...times(50, "strong", "weak")]))?.rest;
    expect(turned).toMatchObject({ kind: "known", n: 100, checkTheKey: true });
    const sound = first(officers([...times(50, "strong", "strong"), ...times(50, "weak", "weak")]))?.rest;
    expect(sound).toMatchObject({ kind: "known", r: expect.closeTo(1, 10), checkTheKey: false });
  });

  it("has nothing to say when all do the same", () => {
    expect(first(officers(times(100, "strong", "weak")))?.rest).toEqual({ kind: "no-spread", n: 100 });
  });

  it("does not take the officer's other decisions of the same scenario for the rest", () => {
    const facts = Array.from({ length: 120 }, (_, at) =>
      someFacts({ attempt: `a${at}`, officer: `o${at}` }, [
        anAnswer("first", "ask", "weak"),
        anAnswer("next", "ask", "strong"),
      ]),
    );
    expect(first(facts)?.rest).toEqual({ kind: "too-small", n: 0, needed: 100 });
  });
});
