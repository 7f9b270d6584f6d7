import { describe, expect, test } from "vitest";
import { checkAttainable } from "#engine/proof/check-attainable.ts";
import type { Scenario, Scene } from "#engine/scenario/scenario.ts";
import type { Key, Level } from "#engine/score/key.ts";
import { aDecision, aKey, aValue, type Marks } from "../../../builders/played.ts";
import { aBranch, lookAt, saidBy } from "./looked-at.ts";

const check = (scenes: readonly Scene[], key: Key, extra: Partial<Scenario> = {}, cap?: number) =>
  checkAttainable(lookAt(aValue(scenes, extra), key, cap), key);
const found = (scenes: readonly Scene[], key: Key, extra: Partial<Scenario> = {}) =>
  saidBy(check(scenes, key, extra)).map(({ params: { scene, better, worse, level }, way }) => ({
    scene,
    better,
    worse,
    level,
    way,
  }));

/** Twelve in all. Who does well at `one` is never asked at `two` and ends with four; who does fairly comes to six. */
const scenes = [
  aDecision("first", { yes: "one", no: "one" }),
  aDecision("one", { ask: "good", tell: "two" }),
  aDecision("two", { ask: "good", tell: "bad" }),
];
const MARKS: Marks = {
  first: { yes: "strong", no: "weak" },
  one: { ask: "strong", tell: "adequate" },
  two: { ask: "strong", tell: "weak" },
};

describe("P23", () => {
  test("says of each level alone where the worse choice makes it attainable, by the run that shows it", () => {
    // Half of twelve: after `no`. Three quarters: ten of twelve, after `yes`, but the lower line says it already.
    expect(found(scenes, aKey(MARKS))).toEqual([
      { scene: "one", better: "ask", worse: "tell", level: "adequate", way: ["first.no", "one.tell"] },
    ]);
    // With the first worth nothing more than adequate, ten are to be had: half is in reach of neither after `no` ...
    const strong = aKey({ ...MARKS, first: { yes: "strong" } });
    expect(found([aDecision("first", { yes: "one" }), ...scenes.slice(1)], strong)).toEqual([
      { scene: "one", better: "ask", worse: "tell", level: "strong", way: ["first.yes", "one.tell"] },
    ]);
  });

  test("says it of two decisions whose choices have the same names, and of each pair of one", () => {
    const twice = [
      aDecision("one", { ask: "good", tell: "two", hint: "two", well: "two" }),
      aDecision("two", { ask: "good", tell: "three", hint: "bad" }),
      aDecision("three", { ask: "good" }),
    ];
    const key = aKey({
      one: { ask: "strong", tell: "adequate", hint: "adequate", well: "strong" },
      two: { ask: "strong", tell: "adequate", hint: "weak" },
      three: { ask: "strong" },
    });
    expect(found(twice, key).map(({ scene, better, worse, level }) => [scene, better, worse, level])).toEqual([
      ["one", "ask", "tell", "adequate"],
      ["one", "ask", "hint", "adequate"],
      ["two", "ask", "tell", "strong"],
    ]);
  });

  test("needs a history that the difference matters to: not only less and only more", () => {
    // Sixteen to be had, of which eight at the first: after it nothing or eight. Who had between three and seven would do.
    const two = (level: "strong" | "weak") => ({
      marks: { "COM.1": level, "EI.1": level },
      rationale: "So.",
      sources: [],
    });
    const key = aKey(MARKS);
    const first = { behaviours: ["COM.1", "EI.1"], choices: { yes: two("strong"), no: two("weak") } };
    expect(found(scenes, { ...key, decisions: { ...key.decisions, first } })).toEqual([]);
  });

  test("is asked of first visits alone", () => {
    const returned = { op: "seen", scene: "turn" } as const;
    const round = [
      aDecision("one", { ask: "asked", tell: "told" }),
      aBranch("asked", ["good", returned], ["turn"]),
      aBranch("told", ["two", returned], ["turn"]),
      aDecision("turn", { back: "one" }),
      aDecision("two", { ask: "good", tell: "bad" }),
    ];
    expect(
      found(round, aKey({ one: { ask: "strong", tell: "adequate" }, two: { ask: "strong", tell: "weak" } })),
    ).toEqual([]);
  });

  test("of decisions of the spine that are marked, and of choices that are marked on everything alike", () => {
    expect(found(scenes, aKey(MARKS, ["first", "two"]))).toEqual([]);
    expect(
      found(scenes, aKey({ first: MARKS["first"] ?? {}, two: MARKS["two"] ?? {} }, ["first", "one", "two"])),
    ).toEqual([]);
    const key = aKey({ ...MARKS, one: { ask: "weak" } });
    const bare = { marks: {}, rationale: "So.", sources: [] };
    const one = {
      behaviours: ["COM.1"],
      choices: { ask: { ...bare, marks: { "COM.1": "weak" } as const }, tell: bare },
    };
    expect(found(scenes, { ...key, decisions: { ...key.decisions, one } })).toEqual([]);
  });

  test("a choice that is better at one thing and worse at another is not the worse", () => {
    const key = aKey(MARKS);
    const told = (other: "strong" | "adequate"): Key => ({
      ...key,
      decisions: {
        ...key.decisions,
        one: {
          behaviours: ["COM.1", "EI.1"],
          choices: {
            ask: { marks: { "COM.1": "strong", "EI.1": "adequate" }, rationale: "So.", sources: [] },
            tell: { marks: { "COM.1": "adequate", "EI.1": other }, rationale: "So.", sources: [] },
          },
        },
      },
    });
    expect(found(scenes, told("strong"))).toEqual([]);
    expect(found(scenes, told("adequate")).map(({ worse }) => worse)).toEqual(["tell"]);
  });

  test("tells the shortest run on which it matters, though a shorter one leads there", () => {
    const longer = (quick: "yes" | "no") => [
      aDecision("first", { yes: quick === "yes" ? "one" : "walk", no: quick === "no" ? "one" : "walk" }),
      aDecision("walk", { on: "one" }),
      ...scenes.slice(1),
    ];
    // Twelve in all: half is at stake after `no` alone.
    expect(found(longer("yes"), aKey(MARKS))[0]?.way).toEqual(["first.no", "walk.on", "one.tell"]);
    // Twenty-four in all, twelve or six at `one`, eight at `two`: after `yes` three quarters are at stake, after `no` nothing.
    const key = aKey(MARKS);
    const [three, two] = [
      ["COM.1", "EI.1", "PJ.1"],
      ["COM.1", "EI.1"],
    ];
    const marked = (behaviours: readonly string[], ask: Level, tell: Level) => {
      const all = (level: Level) => Object.fromEntries(behaviours.map((behaviour) => [behaviour, level]));
      const choice = (level: Level) => ({ marks: all(level), rationale: "So.", sources: [] });
      return { behaviours, choices: { ask: choice(ask), tell: choice(tell) } };
    };
    const decisions = {
      ...key.decisions,
      one: marked(three, "strong", "adequate"),
      two: marked(two, "strong", "weak"),
    };
    const richer = { ...key, decisions };
    expect(found(longer("no"), richer).map((one) => [one.level, one.way])).toEqual([
      ["strong", ["first.yes", "walk.on", "one.tell"]],
    ]);
  });

  test("is not decided where not all was looked at: the better choice may have its way to the line there", () => {
    expect(check(scenes, aKey(MARKS), {}, 1)).toEqual({ code: "P23", findings: [], undecided: true });
    expect(
      check(
        [scenes[1], scenes[2]].flatMap((one) => one ?? []),
        aKey({ two: MARKS["two"] ?? {} }),
      ),
    ).toEqual({
      code: "P23",
      findings: [],
      undecided: false,
    });
  });
});
