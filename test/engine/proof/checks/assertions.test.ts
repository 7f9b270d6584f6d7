import { describe, expect, test } from "vitest";
import { checkAssertions } from "#engine/proof/check-assertions.ts";
import type { Assertion, Condition, Scenario, Scene } from "#engine/scenario/scenario.ts";
import { aDecision, aValue } from "../../../builders/played.ts";
import { aBranch, aChance, chosen, coins, crowd, deciding, movesOf, not, saidBy } from "./looked-at.ts";

const check = (scenes: readonly Scene[], assertions: readonly Assertion[], extra: Partial<Scenario> = {}, cap = 1000) =>
  checkAssertions(aValue(scenes, { assertions, ...extra }), cap);
const ways = (scenes: readonly Scene[], ...assertions: Assertion[]) =>
  saidBy(check(scenes, assertions)).map(({ way }) => way);

const always = (holds: Condition): Assertion => ({ kind: "always", holds });
const before = (first: string, then: string): Assertion => ({ kind: "before", first, then });
const leadsTo = (first: string, then: string): Assertion => ({ kind: "leadsTo", first, then });
const LONG = [aDecision("a", { on: "b" }), aDecision("b", { on: "c" }), aDecision("c", { on: "good" })];

describe("P19", () => {
  test("says nothing where the author says nothing", () => {
    expect(checkAssertions(aValue(LONG), 1)).toEqual({ code: "P19", findings: [] });
    expect(check(LONG, [])).toEqual({ code: "P19", findings: [] });
  });

  test("is not decided where not all was looked at: beyond a cap, for too much state or too many ways", () => {
    const rule = [always({ op: "count", of: [], atLeast: 0 })];
    expect(check(LONG, rule)).toEqual({ code: "P19", findings: [], undecided: false });
    expect(check(LONG, rule, {}, 1)).toEqual({ code: "P19", findings: [], undecided: true });
    const { facts, scene } = crowd("crowd", "good");
    expect(check([scene], rule, { facts })).toEqual({ code: "P19", findings: [], undecided: true });
    const thrown = [aDecision("open", { go: "coin0" }), ...coins(13, "good")];
    expect(check(thrown, rule)).toEqual({ code: "P19", findings: [], undecided: true });
  });

  test("finds a condition broken at the beginning, and one that is broken by the move that leaves the cap", () => {
    expect(ways(LONG, always({ op: "seen", scene: "a" }))).toEqual([[]]);
    const late = [always(not(chosen("b", "on")))];
    expect(saidBy(check(LONG, late)).map(({ way }) => way)).toEqual([["a.on", "b.on"]]);
    const capped = check(LONG, late, {}, 1);
    expect([saidBy(capped).map(({ way }) => way), capped.undecided]).toEqual([[["a.on", "b.on"]], true]);
  });
});

describe("P19 leadsTo: the fewest moves in all", () => {
  /** From `open` at once, or after `more` moves: `x`; from it to an ending in as many moves as there are `rest`. */
  const scenes = (early: string, late: string) => [
    aDecision("open", { now: early, walk: "w1" }),
    aDecision("w1", { on: "w2" }),
    aDecision("w2", { on: late }),
    aDecision("x", { short: "good", long: "l1" }),
    aDecision("l1", { on: "l2" }),
    aDecision("l2", { on: "l3" }),
    aDecision("l3", { on: "good" }),
  ];

  test("counts those before the first and those after it", () => {
    // `l1` by `x`: two moves to it, three from it; by the long walk: three to it, three from it.
    expect(ways(scenes("x", "l1"), leadsTo("l1", "bad"))).toEqual([["open.now", "x.long", "l1.on", "l2.on", "l3.on"]]);
    // `l3` lies one move from the end whichever way one came.
    expect(ways(scenes("l1", "l3"), leadsTo("l3", "bad"))).toEqual([["open.now", "l1.on", "l2.on", "l3.on"]]);
    expect(ways(scenes("x", "l1"), leadsTo("x", "l1"))).toEqual([["open.now", "x.short"]]);
  });

  test("an act that comes later but ends sooner does not count as nearer", () => {
    const two = [
      aDecision("open", { go: "l1", walk: "w1" }),
      aDecision("w1", { on: "w2" }),
      aDecision("w2", { on: "w3" }),
      aDecision("w3", { on: "mark" }),
      aBranch("mark", ["good"]),
      aDecision("l1", { on: "mark2" }),
      aBranch("mark2", ["mark"]),
    ];
    // `mark` is passed after two moves by `l1`, after four by the walk.
    expect(ways(two, leadsTo("mark", "bad"))).toEqual([["open.go", "l1.on"]]);
  });

  test("the beginning counts as no move, though one may come back to it", () => {
    const round = [aDecision("open", { again: "open", end: "bad" })];
    expect(ways(round, leadsTo("open", "good"))).toEqual([["open.end"]]);
  });

  test("a deep first with a short rest loses to an early one with a longer rest, and wins when it is shorter in all", () => {
    const told = (early: number) => {
      const rest = Array.from({ length: early }, (_, at) =>
        aDecision(`r${at}`, { on: at + 1 < early ? `r${at + 1}` : "good" }),
      );
      const walk = [1, 2, 3].map((at) => aDecision(`w${at}`, { on: at < 3 ? `w${at + 1}` : "late" }));
      const both = [
        aDecision("open", { go: "early", walk: "w1" }),
        ...walk,
        aBranch("early", ["mark"]),
        aBranch("late", ["mark"]),
        aBranch("mark", ["good", { op: "seen", scene: "w1" }], ["r0"]),
        ...rest,
      ];
      return ways(both, leadsTo("mark", "bad"))[0];
    };
    // Four moves by the walk; one and `early` more by the other way.
    expect(told(2)).toEqual(["open.go", "r0.on", "r1.on"]);
    expect(told(4)).toEqual(["open.walk", "w1.on", "w2.on", "w3.on"]);
  });
});

describe("P19 before, by chance", () => {
  test("is broken by the one way chance can go at the beginning", () => {
    const scenes = [
      aChance("toss", { head: "first", tail: "second" }),
      aDecision("first", { on: "second" }),
      aDecision("second", { on: "good" }),
    ];
    const { findings } = check(scenes, [before("first", "second")]);
    expect(findings.map(({ params }) => params)).toEqual([{ rule: "before", at: 1, a: "first", b: "second" }]);
    expect(findings[0]?.steps()).toEqual([{ kind: "began", scene: "toss", draws: { toss: "tail" } }]);
  });

  test("and by the one way it can go in a move", () => {
    const scenes = [
      aDecision("open", { go: "toss" }),
      aChance("toss", { head: "first", tail: "second" }),
      aDecision("first", { on: "second" }),
      aDecision("second", { on: "good" }),
    ];
    const { findings } = check(scenes, [before("first", "second")]);
    expect(movesOf(findings[0]?.steps() ?? null)).toEqual(["open.go"]);
    expect(findings[0]?.steps()?.[1]).toMatchObject({ draws: { toss: "tail" } });
  });

  test("a choice comes before what it leads to, and what leads to nothing named breaks nothing", () => {
    const scenes = [
      deciding("open", { go: "pause" }),
      { kind: "next", id: "pause", beats: [], effects: [], to: "then" } as const,
      aDecision("then", { on: "good" }),
    ];
    expect(ways(scenes, before("open.go", "pause"), before("pause", "then"), before("then", "pause"))).toEqual([
      ["open.go"],
    ]);
  });
});
