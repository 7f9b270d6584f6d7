import { describe, expect, test } from "vitest";
import { checkArms } from "#engine/proof/check-arms.ts";
import { checkCriticalRoute, checkGoodRoute } from "#engine/proof/check-routes.ts";
import type { Condition, Scenario, Scene } from "#engine/scenario/scenario.ts";
import type { Key } from "#engine/score/key.ts";
import { aDecision, aKey, aValue, type Marks } from "../../../builders/played.ts";
import { aBranch, aChance, deciding, isFact, lookAt, not, saidBy } from "./looked-at.ts";

describe("P18", () => {
  const arm = (id: string): Condition => ({ op: "arm", arm: id });
  const arms = (scenes: readonly Scene[], ids: readonly string[] = ["a", "b"], cap?: number) => {
    const variants = { axis: "clothing", arms: ids.map((id) => ({ id, cast: {}, strings: {} })) } as const;
    return checkArms(lookAt(aValue(scenes, ids.length > 0 ? { variants } : {}), undefined, cap));
  };
  const different = (id: string, scene: string, place: number, way: readonly string[]) => ({
    params: { why: "graph", arm: id, other: "a", scene },
    pointer: `/phases/0/scenes/${place}`,
    way,
  });

  test("has nothing to hold against each other without two arms, however little was looked at", () => {
    const plain = [
      aDecision("open", { on: "then" }),
      aDecision("then", { on: "last" }),
      aDecision("last", { on: "good" }),
    ];
    for (const ids of [[], ["a"]]) expect(arms(plain, ids, 1)).toStrictEqual({ code: "P18", findings: [] });
    const asked = deciding("last", { on: "good", off: "bad" }, { on: { when: arm("a") } });
    expect(arms([...plain.slice(0, 2), asked], ["a"], 1)).toStrictEqual({ code: "P18", findings: [] });
  });

  test("holds each arm against the first, and names where it goes its own way", () => {
    const then = deciding("then", { on: "good", off: "bad", wave: "bad" }, { wave: { when: arm("c") } });
    expect(saidBy(arms([aDecision("open", { go: "then" }), then], ["a", "b", "c"]))).toEqual([
      different("c", "then", 1, ["open.go"]),
    ]);
  });

  test("finds another choice that leads to the same, one in place of the other", () => {
    const then = deciding("then", { x: "good", y: "good" }, { x: { when: arm("a") }, y: { when: arm("b") } });
    expect(saidBy(arms([aDecision("open", { go: "then" }), then]))).toEqual([different("b", "then", 1, ["open.go"])]);
  });

  test("finds that chance has more ways at the beginning of one arm", () => {
    const scenes = [
      aBranch("fork", ["toss", arm("b")], ["open"]),
      aChance("toss", { head: "open", tail: "open" }),
      deciding("open", { on: "good", wave: "good" }, { wave: { when: not(arm("z")) } }),
    ];
    expect(saidBy(arms(scenes))).toEqual([different("b", "open", 2, [])]);
  });

  test("finds nothing where arms are alike, round a circle too", () => {
    const said = {
      id: "b",
      who: "narrator",
      text: "Hello.",
      when: arm("b"),
      channel: "room",
      understood: "clear",
    } as const;
    const scenes = [
      aDecision("open", { on: "open", go: "then" }),
      deciding("then", { back: "open", end: "good" }, {}, { beats: [said] }),
      deciding("never", { end: "good", wave: "bad" }, { wave: { when: arm("b") } }),
    ];
    expect(arms(scenes)).toEqual({ code: "P18", findings: [] });
  });

  test("is not decided where not all was looked at: moves may be left out of one arm alone", () => {
    const row = [
      aDecision("open", { x: "then", y: "other" }),
      aDecision("then", { on: "last" }),
      aDecision("other", { on: "last" }),
      aDecision("last", { on: "fork" }),
      aBranch("fork", ["good", arm("a")], ["bad"]),
    ];
    expect(arms(row, ["a", "b"], 3)).toEqual({ code: "P18", findings: [], undecided: true });
  });
});

/** The key, with these choices of it called critical. */
const critical = (key: Key, ...names: readonly string[]): Key => ({
  ...key,
  decisions: Object.fromEntries(
    Object.entries(key.decisions).map(([scene, { behaviours, choices }]) => [
      scene,
      {
        behaviours,
        choices: Object.fromEntries(
          Object.entries(choices).map(([id, one]) => [
            id,
            names.includes(`${scene}.${id}`) ? { ...one, critical: { severity: "dignity", why: "It hurts." } } : one,
          ]),
        ),
      },
    ]),
  ),
});

describe("P09", () => {
  const MARKS: Marks = { open: { ask: "strong", push: "weak" } };
  const scenes = [aDecision("open", { ask: "then", push: "then" }), aDecision("then", { on: "good" })];
  const good = (key: Key, cap?: number) => checkGoodRoute(lookAt(aValue(scenes), key, cap), key);

  test("is found where only a critical act does well, and proved where another does", () => {
    expect(good(aKey(MARKS))).toEqual({ code: "P09", findings: [] });
    expect(saidBy(good(critical(aKey(MARKS), "open.ask")))).toEqual([{ params: {}, pointer: "", way: null }]);
    const both: Marks = { open: { ask: "strong", push: "strong" } };
    expect(good(critical(aKey(both), "open.ask"))).toEqual({ code: "P09", findings: [] });
  });

  test("is not decided where not all was looked at", () => {
    expect(good(critical(aKey(MARKS), "open.ask"), 1)).toEqual({ code: "P09", findings: [], undecided: true });
  });
});

describe("P12", () => {
  const acts = (scenes: readonly Scene[], key: Key, extra: Partial<Scenario> = {}) =>
    saidBy(checkCriticalRoute(lookAt(aValue(scenes, extra), key), key));
  const act = (scene: string, choice: string, pointer: string, way: readonly string[]) => ({
    params: { scene, choice },
    pointer: `/phases/0/scenes/${pointer}`,
    way,
  });

  test("lists acts in the order of the file, whichever is met first", () => {
    const lit = isFact("light", "on");
    const more = { effects: [{ op: "set", name: "light", to: "on" } as const] };
    const scenes = [
      deciding("late", { hit: "good", grab: "good" }),
      deciding(
        "open",
        { hit: "mid", grab: "mid", lit: "open", ask: "late" },
        { hit: { when: lit }, lit: { ...more, once: true } },
      ),
      aDecision("mid", { on: "late" }),
    ];
    const key = aKey({ late: { hit: "strong", grab: "strong" } });
    const marked = {
      ...key,
      decisions: {
        ...key.decisions,
        ...aKey({ open: { hit: "weak", grab: "weak", lit: "weak", ask: "weak" } }).decisions,
      },
    };
    const all = critical(marked, "late.grab", "late.hit", "open.hit", "open.grab");
    expect(acts(scenes, all, { start: "open", facts: { light: ["off", "on"] } })).toEqual([
      act("late", "hit", "0/choices/0", ["open.ask", "late.hit"]),
      act("late", "grab", "0/choices/1", ["open.ask", "late.grab"]),
      act("open", "hit", "1/choices/0", ["open.lit", "open.hit", "mid.on", "late.hit"]),
      act("open", "grab", "1/choices/1", ["open.grab", "mid.on", "late.hit"]),
    ]);
  });

  test("tells the shortest run that does so well, not the shortest nor the best", () => {
    // Sixteen to be had. By `cut` eight are; by `fair` three quarters; by `best` all, one move later.
    const scenes = [
      aDecision("open", { push: "way" }),
      aDecision("way", { cut: "good", fair: "one", best: "walk" }),
      aDecision("walk", { on: "one" }),
      deciding("one", { ask: "two", tell: "good" }),
      aDecision("two", { ask: "good" }),
    ];
    const key = critical(
      aKey({
        open: { push: "strong" },
        way: { cut: "strong", fair: "weak", best: "strong" },
        one: { ask: "strong", tell: "strong" },
        two: { ask: "strong" },
      }),
      "open.push",
    );
    expect(acts(scenes, key)).toEqual([
      act("open", "push", "0/choices/0", ["open.push", "way.fair", "one.ask", "two.ask"]),
    ]);
  });

  test("is not found below the line", () => {
    const scenes = [aDecision("open", { push: "good", ask: "then" }), aDecision("then", { on: "good" })];
    const after = (on: "adequate" | "weak") =>
      acts(scenes, critical(aKey({ open: { push: "strong", ask: "strong" }, then: { on } }), "open.push"));
    // Four of six; four of four.
    expect(after("adequate")).toEqual([]);
    expect(after("weak")).toHaveLength(1);
  });
});
