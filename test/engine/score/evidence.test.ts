import { expect, test } from "vitest";
import type { Moment } from "#engine/attempt/replay.ts";
import { compile } from "#engine/machine/compile.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import { competencyOf, countsOf, repairCountsOf } from "#engine/score/counts.ts";
import { type Evidence, score } from "#engine/score/evidence.ts";
import type { Key } from "#engine/score/key.ts";
import { aDecision, aKey, aValue, playThrough } from "../../builders/played.ts";
import { aHeader } from "../../builders/runs.ts";

const rules = aHeader().rules;

function evidence(scenario: Scenario, key: Key, moments: readonly Moment[]): Evidence {
  const scored = score(compile(scenario), key, rules, moments);
  if (!scored.ok) throw new Error(scored.error.code);
  return scored.value;
}

const twoStep = aValue([
  aDecision("first", { ask: "second", shout: "second", storm: "bad" }),
  aDecision("second", { explain: "good", cite: "good" }),
]);
const twoStepKey = aKey({
  first: { ask: "strong", shout: "weak", storm: "weak" },
  second: { explain: "strong", cite: "adequate" },
});

test("each decision met gives one mark a behaviour, with the choice and the move it was made with", () => {
  const { moments } = playThrough(twoStep, ["ask", "cite"]);
  expect(evidence(twoStep, twoStepKey, moments)).toEqual({
    marks: [
      { scene: "first", choice: "ask", seq: 1, behaviour: "COM.1", level: "strong", spine: true, because: "chosen" },
      {
        scene: "second",
        choice: "cite",
        seq: 2,
        behaviour: "COM.1",
        level: "adequate",
        spine: true,
        because: "chosen",
      },
    ],
    critical: [],
    disrespect: [],
    state: "ended",
    ending: { id: "good", outcome: "resolved" },
  });
});

test("a spine decision the officer's own act cut short is weak", () => {
  const { moments } = playThrough(twoStep, ["storm"]);
  expect(
    evidence(twoStep, twoStepKey, moments).marks.map(({ scene, level, because }) => [scene, level, because]),
  ).toEqual([
    ["first", "weak", "chosen"],
    ["second", "weak", "cut-short"],
  ]);
});

test("an attempt that was left is missing, not weak, from there on", () => {
  const { moments } = playThrough(twoStep, ["ask", "leave"]);
  const found = evidence(twoStep, twoStepKey, moments);
  expect(found.marks).toHaveLength(1);
  expect(found).toMatchObject({ state: "left" });
  expect(found).not.toHaveProperty("ending");
});

test("only the first visit of a hub marks, and a critical act counts on any visit", () => {
  const hub = aValue([aDecision("hub", { ask: "hub", press: "hub", close: "good" })]);
  const key = aKey({ hub: { ask: "strong", press: "weak", close: "adequate" } });
  const press = key.decisions["hub"]?.choices["press"];
  if (!press) throw new Error("the key has no such choice");
  const flagged: Key = {
    ...key,
    decisions: {
      hub: {
        behaviours: ["COM.1"],
        choices: {
          ...key.decisions["hub"]?.choices,
          press: { ...press, critical: { severity: "dignity", why: "Shames him." }, disrespect: true },
        },
      },
    },
  };
  const { moments } = playThrough(hub, ["ask", "press", "close"]);
  const found = evidence(hub, flagged, moments);
  expect(found.marks.map((mark) => mark.choice)).toEqual(["ask"]);
  expect(found.critical).toEqual([{ scene: "hub", choice: "press", seq: 2, severity: "dignity" }]);
  expect(found.disrespect).toEqual([{ scene: "hub", choice: "press", seq: 2 }]);
});

test("a timeout is no evidence, unless the author says that time is part of the skill", () => {
  const marks = { door: { knock: "strong", timeout: "weak" } } as const;
  const plain = aValue([aDecision("door", { knock: "good", timeout: "bad" })]);
  expect(evidence(plain, aKey(marks), playThrough(plain, ["timeout"]).moments).marks).toEqual([]);
  const assessed = aValue([
    aDecision("door", { knock: "good", timeout: "bad" }, { timer: { seconds: 10, assessed: "She is being hurt." } }),
  ]);
  expect(evidence(assessed, aKey(marks), playThrough(assessed, ["timeout"]).moments).marks).toMatchObject([
    { choice: "timeout", level: "weak", because: "timed-out" },
  ]);
});

test("a key for other rules is an error value, never a score", () => {
  const { moments } = playThrough(twoStep, ["ask", "cite"]);
  const other: Key = { ...twoStepKey, rules: "f".repeat(64) };
  expect(score(compile(twoStep), other, rules, moments)).toEqual({
    ok: false,
    error: { code: "wrong-rules", key: "f".repeat(64), attempt: rules },
  });
});

test("counts take a decision once for a competency, with its lowest mark, spine apart from repair", () => {
  const mark = (scene: string, behaviour: string, level: "weak" | "adequate" | "strong", spine = true) =>
    ({ scene, behaviour, level, spine, seq: 1, because: "chosen" }) as const;
  const marks = [
    mark("a", "CUL.1", "strong"),
    mark("a", "CUL.3", "weak"),
    mark("a", "PJ.3", "strong"),
    mark("b", "CUL.3", "strong"),
    mark("c", "EI.4", "adequate", false),
  ];
  expect(Object.fromEntries(countsOf(marks))).toEqual({
    CUL: { strong: 1, adequate: 0, weak: 1 },
    PJ: { strong: 1, adequate: 0, weak: 0 },
  });
  expect(Object.fromEntries(repairCountsOf(marks))).toEqual({ EI: { strong: 0, adequate: 1, weak: 0 } });
  expect(competencyOf("CUL.3")).toBe("CUL");
});
