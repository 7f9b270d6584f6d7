import { describe, expect, test } from "vitest";
import { slotKey } from "#engine/machine/condition.ts";
import { checkIdleSlots, checkLost } from "#engine/proof/check-reach.ts";
import type { Effect, Ending, Scenario, Scene } from "#engine/scenario/scenario.ts";
import type { Text } from "#engine/scenario/text.ts";
import { aDecision, aValue } from "../../../builders/played.ts";
import { aChance, deciding, lookAt, saidBy } from "./looked-at.ts";

const METER = { min: 0, max: 3, start: 1 };
const add = (meter: string, by = 1): Effect => ({ op: "add", meter, by });

describe("P07", () => {
  /** What is found where moves have changed these meters. */
  const idle = (scenario: Scenario, changed: readonly string[] = [], decided = true) => {
    const looked = lookAt(scenario);
    const slots = changed.map((name) => looked.program.slotOf.get(slotKey("meter", name)) ?? -1);
    const { findings } = checkIdleSlots(looked, { decided, changed: new Set(slots) });
    return findings.map(({ params }) => [params["name"], params["why"]]);
  };
  /** A scenario in which these meters are changed and nothing asks them; the prompt says this. */
  const saying = (prompt: Text, ...meters: string[]): Scenario => {
    const go = { effects: meters.map((one) => add(one)) };
    const open = deciding("open", { go: "good" }, { go }, { prompt });
    return aValue([open], { meters: Object.fromEntries(meters.map((one) => [one, METER])) });
  };

  test("a meter that only a text tells is read: as a name, stressed, or in what it makes of a number", () => {
    expect(idle(saying(["You have ", { ref: "meters.time" }, " left."], "time", "calm"))).toEqual([
      ["calm", "never-read"],
    ]);
    expect(idle(saying([{ em: ["Only ", { ref: "meters.time" }] }], "time", "calm"))).toEqual([["calm", "never-read"]]);
    const cases = { one: ["one"], other: ["some, ", { em: [{ ref: "meters.calm" }] }] };
    expect(idle(saying([{ plural: "meters.time", cases }], "time", "calm", "trust"))).toEqual([
      ["trust", "never-read"],
    ]);
    expect(idle(saying([{ select: "meters.time", cases }], "time", "calm", "trust"))).toEqual([
      ["trust", "never-read"],
    ]);
  });

  test("a meter is not told by a text without names, nor by one that names something else of that name", () => {
    expect(idle(saying("No time.", "time"))).toEqual([["time", "never-read"]]);
    expect(idle(saying(["Call ", { ref: "policy.time" }, ".", { ref: "ana.meters." }], "time", "s."))).toEqual([
      ["time", "never-read"],
      ["s.", "never-read"],
    ]);
  });

  test("a budget is read by what is asked of it", () => {
    const open = deciding("open", { ask: "open", go: "good" }, { ask: { takes: 1 } }, { budget: "time" });
    const scenario = aValue([open], { meters: { calm: METER, time: METER } });
    expect(idle(scenario, ["time"])).toEqual([["calm", "never-read"]]);
  });

  test("says of two meters that do work nothing, and of each its own fault", () => {
    const when = { op: "meter", meter: "low", is: "<=", value: 1 } as const;
    const also = { op: "meter", meter: "high", is: ">=", value: 1 } as const;
    const open = deciding(
      "open",
      { ask: "then", go: "good" },
      { ask: { effects: [add("low"), add("high"), add("lone")] } },
    );
    const then = deciding("then", { a: "good", b: "good", c: "good" }, { a: { when }, b: { when: also } });
    const scenario = aValue([open, then], { meters: { lone: METER, low: METER, high: METER } });
    expect(idle(scenario, ["low", "high"])).toEqual([["lone", "never-read"]]);
    expect(idle(scenario, ["low"])).toEqual([
      ["lone", "never-read"],
      ["high", "always-saturated"],
    ]);
    expect(idle(scenario, [], false)).toEqual([["lone", "never-read"]]);
  });
});

describe("P16", () => {
  const lost = (scenes: readonly Scene[], extra: Partial<Scenario> = {}, cap?: number) =>
    checkLost(lookAt(aValue(scenes, extra), undefined, cap));
  const grim = [
    aDecision("g1", { a: "pause", b: "pause" }),
    { kind: "next", id: "pause", beats: [], effects: [], to: "g2" } as const,
    aDecision("g2", { a: "g3" }),
    aDecision("g3", { a: "bad" }),
  ];

  test("counts the decisions that remain, and no other scene; what is chosen after that loses nothing more", () => {
    expect(saidBy(lost([aDecision("open", { well: "good", spoil: "g1" }), ...grim]))).toEqual([
      {
        params: { scene: "open", choice: "spoil", decisions: 3 },
        pointer: "/phases/0/scenes/0/choices/1",
        way: ["open.spoil"],
      },
    ]);
    expect(saidBy(lost([aDecision("open", { well: "good", spoil: "g3" }), ...grim]))).toEqual([]);
    expect(saidBy(lost([aDecision("open", { well: "good", spoil: "pause" }), ...grim]))).toMatchObject([
      { params: { decisions: 2 } },
    ]);
  });

  test("where chance decides how many remain it is the fewest, and the first way is told", () => {
    const open = aDecision("open", { well: "good", spoil: "toss" });
    const decisions = (head: string, tail: string) =>
      saidBy(lost([open, aChance("toss", { head, tail }), ...grim])).map(({ params }) => params["decisions"]);
    expect(decisions("g1", "pause")).toEqual([2]);
    expect(decisions("pause", "g1")).toEqual([2]);
  });

  test("nothing is lost while an ending that is resolved, or partly, is in reach", () => {
    const ending = (outcome: Ending["outcome"]) => ({
      endings: [
        { id: "good", title: "G", outcome: "resolved", beats: [], later: [] },
        { id: "bad", title: "B", outcome, beats: [], later: [] },
      ] as const,
    });
    const scenes = [aDecision("open", { well: "good", spoil: "g1" }), ...grim];
    expect(lost(scenes, ending("partly")).findings).toEqual([]);
    expect(lost(scenes, ending("unresolved")).findings).toHaveLength(1);
  });

  test("is not decided where not everything was looked at", () => {
    expect(lost([aDecision("open", { well: "good", spoil: "g1" }), ...grim], {}, 1)).toEqual({
      code: "P16",
      findings: [],
      undecided: true,
    });
  });
});
