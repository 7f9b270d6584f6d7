import { describe, expect, test } from "vitest";
import { Marks } from "#engine/proof/marks.ts";
import type { Key, Level } from "#engine/score/key.ts";
import { aDecision, aKey, aValue } from "../../../builders/played.ts";

/** What taking a row earns and owes while these rows stand open. */
function taken(marks: Marks, place: number, row: number, open: readonly number[]) {
  const kind = marks.at(place, open)?.[row] ?? -1;
  const { earned, owed } = marks.classes[kind] ?? { earned: [], owed: [] };
  return { earned, owed };
}

const choice = (marks: Readonly<Record<string, Level>>) => ({ marks, rationale: "So.", sources: [] });

describe("marks as weights", () => {
  const scenes = [
    aDecision("open", { ask: "close", tell: "close", push: "close", hum: "close" }),
    aDecision("close", { end: "good", stop: "bad" }),
    aDecision("bare", { end: "good" }),
    { kind: "next", id: "pause", beats: [], effects: [], to: "open" } as const,
  ];
  const one = aKey({
    open: { ask: "strong", tell: "adequate", push: "weak" },
    close: { end: "adequate", stop: "weak" },
  });

  test("a mark is worth none, two or four; what is owed shrinks to the best that stands open", () => {
    const marks = new Marks(aValue(scenes), one);
    expect(marks.competencies).toEqual(["COM"]);
    expect(marks.total).toEqual([6, 6]);
    expect(taken(marks, 0, 0, [0, 1, 2])).toEqual({ earned: [4, 4], owed: [0, 0] });
    expect(taken(marks, 0, 1, [0, 1, 2])).toEqual({ earned: [2, 2], owed: [0, 0] });
    expect(taken(marks, 0, 2, [1, 2])).toEqual({ earned: [0, 0], owed: [-2, -2] });
  });

  test("a choice nobody marked earns nothing, and nothing is owed for it", () => {
    const marks = new Marks(aValue(scenes), one);
    expect(taken(marks, 0, 3, [0, 1, 2, 3])).toEqual({ earned: [0, 0], owed: [-4, -4] });
  });

  test("only decisions of the spine that are marked bear any", () => {
    const marks = new Marks(aValue(scenes), { ...one, spine: ["open", "bare", "pause"] });
    expect(marks.total).toEqual([4, 4]);
    expect([0, 1, 2, 3].map((place) => marks.bears(place))).toEqual([true, false, false, false]);
    expect(marks.at(1, [0, 1])).toBeUndefined();
    const none = new Marks(aValue(scenes), undefined);
    expect([none.total, none.bears(0), none.competencies]).toEqual([[0], false, []]);
    const odd: Key = { ...one, spine: ["pause"], decisions: { pause: { behaviours: ["COM.1"], choices: {} } } };
    expect(new Marks(aValue(scenes), odd).bears(3)).toBe(false);
  });

  test("of two behaviours of one competency the lower mark counts; one that is missing counts nowhere", () => {
    const two: Key = {
      ...one,
      spine: ["open"],
      decisions: {
        open: {
          behaviours: ["COM.1", "COM.2", "EI.1"],
          choices: {
            ask: choice({ "COM.1": "strong", "COM.2": "adequate", "EI.1": "strong" }),
            tell: choice({ "COM.1": "adequate", "EI.1": "strong" }),
            push: choice({ "COM.1": "weak", "COM.2": "strong" }),
          },
        },
      },
    };
    const marks = new Marks(aValue(scenes), two);
    expect(marks.competencies).toEqual(["COM", "EI"]);
    expect(marks.total).toEqual([6, 2, 4]);
    expect(taken(marks, 0, 0, [0, 1, 2]).earned).toEqual([6, 2, 4]);
    expect(taken(marks, 0, 1, [0, 1, 2]).earned).toEqual([6, 2, 4]);
    expect(taken(marks, 0, 2, [0, 1, 2]).earned).toEqual([0, 0, 0]);
  });
});

describe("time that runs out", () => {
  const timed = (assessed: boolean) =>
    aDecision(
      "open",
      { ask: "good", timeout: "bad" },
      { timer: { seconds: 10, ...(assessed && { assessed: "A call must be answered." }) } },
    );
  const key = aKey({ open: { ask: "adequate", timeout: "strong" } });

  test("is evidence only where time is part of the skill, and only then the best there is", () => {
    const plain = new Marks(aValue([timed(false)]), key);
    expect(plain.total[0]).toBe(2);
    expect(taken(plain, 0, 1, [0, 1])).toEqual({ earned: [0, 0], owed: [-2, -2] });
    const assessed = new Marks(aValue([timed(true)]), key);
    expect(assessed.total[0]).toBe(4);
    expect(taken(assessed, 0, 1, [0, 1])).toEqual({ earned: [4, 4], owed: [0, 0] });
  });
});

describe("classes", () => {
  const thirteen = Object.fromEntries(Array.from({ length: 13 }, (_, at) => [`c${at}`, "good"]));
  const levels = Object.fromEntries(
    Object.keys(thirteen).map((id, at): [string, Level] => [id, at === 12 ? "strong" : "weak"]),
  );
  const made = () => new Marks(aValue([aDecision("open", thirteen)]), aKey({ open: levels }));

  test("are made once for each set of open rows, and sets are not taken for one another", () => {
    const marks = made();
    expect(marks.at(0, [0, 12])).toBe(marks.at(0, [0, 12]));
    expect(taken(marks, 0, 1, [1, 12]).owed).toEqual([0, 0]);
    expect(taken(marks, 0, 11, [11, 2]).owed).toEqual([-4, -4]);
    expect(marks.at(0, [1, 12])).not.toBe(marks.at(0, [11, 2]));
  });

  test("are taken of the first rows alone where fewer are counted", () => {
    const marks = made();
    expect(marks.at(0, [3, 4, 12], 2)).toBe(marks.at(0, [3, 4]));
    expect(marks.classes[marks.at(0, [3, 4, 12], 2)?.[3] ?? 0]?.owed).toEqual([-4, -4]);
  });

  test("are shared by moves that earn and owe the same", () => {
    const two = new Marks(
      aValue([aDecision("open", { a: "then", b: "then", c: "then" }), aDecision("then", { a: "good", b: "good" })]),
      aKey({ open: { a: "strong", b: "strong", c: "weak" }, then: { a: "strong", b: "weak" } }),
    );
    const [open, then] = [two.at(0, [0, 1, 2]), two.at(1, [0, 1])];
    expect(open?.[0]).toBe(open?.[1]);
    expect(open?.[0]).toBe(then?.[0]);
    expect(open?.[2]).toBe(then?.[1]);
    // That of the weak earns and owes nothing, as what bears no marks.
    expect([...(open ?? [])]).toEqual([1, 1, 0]);
    expect(two.classes).toEqual([
      { earned: [0, 0], owed: [0, 0] },
      { earned: [4, 4], owed: [0, 0] },
    ]);
    expect([...(two.at(0, [1]) ?? [])]).toEqual([0, 1, 0]);
    expect(two.at(0, [2])?.[2]).toBe(2);
  });
});

describe("two measures are like", () => {
  const like = (open: Readonly<Record<string, Readonly<Record<string, Level>>>>, shut?: readonly number[]) => {
    const behaviours = ["COM.1", "EI.1"];
    const key: Key = {
      ...aKey({}),
      spine: ["open"],
      decisions: {
        open: { behaviours, choices: Object.fromEntries(Object.entries(open).map(([id, one]) => [id, choice(one)])) },
      },
    };
    const marks = new Marks(aValue([aDecision("open", { a: "good", b: "good" })]), key);
    marks.at(0, [0, 1]);
    if (shut) marks.at(0, shut);
    return [marks.isLike(1, 0), marks.isLike(1, 2), marks.isLike(0, 1)];
  };
  const both = (level: Level) => ({ "COM.1": level, "EI.1": level });

  test("when each move earns and owes the same part of both", () => {
    expect(like({ a: both("strong"), b: both("adequate") })).toEqual([true, true, true]);
    expect(like({ a: both("strong"), b: both("adequate") }, [1])).toEqual([true, true, true]);
  });

  test("and not when one move earns more of one", () => {
    expect(like({ a: both("strong"), b: { "COM.1": "adequate", "EI.1": "weak" } })).toEqual([false, false, false]);
  });

  test("nor when nothing can be earned of one of them", () => {
    const half = { a: { "COM.1": "weak", "EI.1": "strong" }, b: { "COM.1": "weak", "EI.1": "weak" } } as const;
    expect(like(half)).toEqual([false, false, false]);
  });
});
