import { describe, expect, test } from "vitest";
import { checkCircles, checkTogether } from "#engine/proof/check-reach.ts";
import type { Arm, Scene } from "#engine/scenario/scenario.ts";
import { aDecision, aValue } from "../../../builders/played.ts";
import { aBranch, anyOf, chosen, crowd, deciding, isFact, lookAt, not, saidBy } from "./looked-at.ts";

const arm = (id: string): Arm => ({ id, cast: {}, strings: {} });

describe("P04", () => {
  const circles = (scenes: readonly Scene[], start: string, facts = {}) =>
    saidBy(checkCircles(lookAt(aValue(scenes, { start, facts }))));

  test("tells circles apart that share no scene, in the order of the file, each with the fewest moves to it", () => {
    const scenes = [
      aDecision("hub", { again: "hub", on: "ring" }),
      aDecision("ring", { round: "back", on: "good" }),
      aDecision("back", { round: "ring" }),
    ];
    expect(circles(scenes, "hub")).toEqual([
      { params: { scene: "hub", scenes: 1 }, pointer: "/phases/0/scenes/0", way: [] },
      { params: { scene: "ring", scenes: 2 }, pointer: "/phases/0/scenes/1", way: ["hub.on"] },
    ]);
  });

  test("tells circles that share a scene as one, however little they share", () => {
    const dark = isFact("light", "off");
    const scenes = [
      deciding("open", { dark: "mid", lit: "mid" }, { lit: { effects: [{ op: "set", name: "light", to: "on" }] } }),
      aDecision("low", { up: "mid" }),
      deciding("mid", { down: "low", rise: "high", out: "good" }, { down: { when: dark }, rise: { when: not(dark) } }),
      aDecision("high", { down: "mid" }),
    ];
    expect(circles(scenes, "open", { light: ["off", "on"] })).toEqual([
      { params: { scene: "low", scenes: 3 }, pointer: "/phases/0/scenes/1", way: ["open.dark"] },
    ]);
  });

  test("is decided where all was looked at", () => {
    const scenes = [
      aDecision("open", { on: "then" }),
      aDecision("then", { on: "last" }),
      aDecision("last", { on: "good" }),
    ];
    expect(checkCircles(lookAt(aValue(scenes)))).toEqual({ code: "P04", findings: [], undecided: false });
    expect(checkCircles(lookAt(aValue(scenes), undefined, 1))).toEqual({ code: "P04", findings: [], undecided: true });
  });
});

describe("P06", () => {
  /** Over three decisions to `late`, whose rows that hold are chosen at `c`, and on to `early`, whose are chosen at `b`. */
  const forks: readonly Scene[] = [
    aBranch("early", ["last", chosen("b", "one")], ["good", anyOf(chosen("b", "one"), chosen("b", "two"))], ["bad"]),
    aBranch(
      "late",
      ["early", anyOf(chosen("c", "q"), chosen("c", "r"))],
      ["early", anyOf(chosen("c", "p"), chosen("c", "r"))],
      ["early", anyOf(chosen("c", "p"), chosen("c", "q"))],
      ["early"],
    ),
    aDecision("a", { on: "b", off: "bad" }),
    aDecision("b", { one: "c", two: "c" }),
    aDecision("c", { p: "late", q: "late", r: "late", none: "late" }),
    aDecision("last", { end: "good" }),
  ];

  test("lists places and pairs of rows in the order of the file, whichever were met first, each by its own way", () => {
    const pair = (scene: string, place: number, first: number, second: number, way: readonly string[]) => ({
      params: { scene, first, second },
      pointer: `/phases/0/scenes/${place}/rows/${second - 1}`,
      way,
    });
    expect(saidBy(checkTogether(lookAt(aValue(forks, { start: "a" }))))).toEqual([
      pair("early", 0, 1, 2, ["a.on", "b.one", "c.p"]),
      pair("late", 1, 1, 2, ["a.on", "b.one", "c.r"]),
      pair("late", 1, 1, 3, ["a.on", "b.one", "c.q"]),
      pair("late", 1, 2, 3, ["a.on", "b.one", "c.p"]),
    ]);
  });

  const begun = (to: string, facts = {}, more: readonly Scene[] = []) =>
    aValue(
      [
        aBranch("fork", [to, { op: "arm", arm: "b" }], [to, not({ op: "arm", arm: "a" })], [to]),
        aDecision("talk", { on: "good" }),
        ...more,
      ],
      { facts, variants: { axis: "clothing", arms: [arm("a"), arm("b"), arm("c")] } },
    );

  test("is found at the beginning of one arm, and the way there is to begin with that arm", () => {
    const { findings } = checkTogether(lookAt(begun("talk")));
    expect(findings.map(({ params }) => params)).toEqual([{ scene: "fork", first: 1, second: 2 }]);
    expect(findings[0]?.steps()).toEqual([{ kind: "began", scene: "fork", arm: "b" }]);
  });

  test("is told at a beginning that holds too much state to be looked at further", () => {
    const { facts, scene } = crowd("crowd", "good");
    const { findings, undecided } = checkTogether(lookAt(begun("crowd", facts, [scene])));
    expect(findings.map(({ steps }) => steps())).toEqual([[{ kind: "began", scene: "fork", arm: "b" }]]);
    expect(undecided).toBe(true);
  });

  test("is told of a move that leads beyond the cap, by that move", () => {
    const scenes = [
      aDecision("open", { go: "hall" }),
      aDecision("hall", { go: "fork" }),
      aBranch("fork", ["talk", { op: "seen", scene: "open" }], ["talk", { op: "seen", scene: "hall" }], ["talk"]),
      aDecision("talk", { on: "good" }),
    ];
    const found = (cap: number) => saidBy(checkTogether(lookAt(aValue(scenes), undefined, cap))).map(({ way }) => way);
    expect(found(1)).toEqual([["open.go", "hall.go"]]);
    expect(found(100)).toEqual([["open.go", "hall.go"]]);
  });
});
