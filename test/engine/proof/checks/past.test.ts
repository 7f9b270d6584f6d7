import { describe, expect, test } from "vitest";
import { beginLive, type Live, play } from "#engine/attempt/live.ts";
import type { Act, Move } from "#engine/attempt/move.ts";
import { compile } from "#engine/machine/compile.ts";
import { neverExercised } from "#engine/proof/attempts/exercised.ts";
import { trailOf } from "#engine/proof/attempts/past.ts";
import { proveAttempts } from "#engine/proof/attempts/prove-attempts.ts";
import type { Code, Finding } from "#engine/proof/finding.ts";
import { prove } from "#engine/proof/prove.ts";
import type { Scenario, WatchScene } from "#engine/scenario/scenario.ts";
import { aDecision, aValue } from "../../../builders/played.ts";
import { aHeader } from "../../../builders/runs.ts";
import { aBranch, aChance } from "./looked-at.ts";
import { aDoor, compared, edited, past } from "../attempts/past-plays.ts";

const beat = (id: string) => ({ id, who: "narrator", text: id, channel: "room", understood: "clear" }) as const;
const look: WatchScene = {
  kind: "watch",
  id: "look",
  beats: [beat("one"), beat("two")],
  prompt: "When do you step in?",
  acts: [{ id: "speak", text: "Speak.", kind: "say", effects: [], reply: [], to: "fork" }],
  to: "fork",
};
const street: Scenario = aValue([
  aDecision("open", { go: "look", timeout: "look" }),
  look,
  aBranch("fork", ["toss"]),
  aChance("toss", { head: "talk" }),
  aDecision("talk", { bye: "good" }),
]);
const scenario: Scenario = {
  ...street,
  phases: street.phases.map((phase) => ({
    ...phase,
    interrupts: [{ id: "phone", when: { op: "seen", scene: "look" }, beats: [], effects: [] }],
  })),
};

/** The log of these acts. */
function logOf(acts: readonly Act[]): readonly Move[] {
  const { live: begun, moment } = beginLive(compile(scenario), aHeader(), { at: 0, ms: 0 });
  let live: Live = begun;
  const moves = [moment.move];
  for (const act of acts) {
    const played = play(live, act, { at: moves.length * 1000, ms: 900 });
    if (!played.ok) throw new Error(JSON.stringify(played.error));
    live = played.value.live;
    moves.push(played.value.moment.move);
  }
  return moves;
}

const bye = [
  { kind: "chose", scene: "talk", choice: "bye" },
  { kind: "ended", ending: "good" },
] as const;
const spoken = () =>
  logOf([
    { kind: "chose", scene: "open", choice: "go" },
    { kind: "paused" },
    { kind: "resumed", since: "pause" },
    { kind: "acted", scene: "look", act: "speak" },
    ...bye,
  ]);
const watched = () =>
  logOf([{ kind: "timed-out", scene: "open" }, { kind: "continued" }, { kind: "continued" }, ...bye]);

const trail = (moves: readonly Move[], whole: boolean) => {
  const one = trailOf({ header: aHeader(), moves, ...(whole && { program: compile(scenario) }) });
  return one && { whole: one.whole, stops: one.stops, used: [...one.used].toSorted() };
};
const PASSED = ["interrupt phone", "outcome toss.head", "scene fork", "scene toss"];
const MET = ["scene open", "scene look", "scene talk", "choice talk.bye", "ending good"];
const sorted = (...names: readonly string[]): string[] => names.toSorted();

describe("what a stored attempt did", () => {
  test("played by its pack is all it met and took, what it passed by itself as well", () => {
    expect(trail(spoken(), true)).toEqual({
      whole: true,
      stops: ["open", "look", "look", "look", "talk", "good", "good"],
      used: sorted(...MET, ...PASSED, "choice open.go", "act look.speak"),
    });
    expect(trail(watched(), true)).toEqual({
      whole: true,
      stops: ["open", "look", "look", "talk", "good", "good"],
      used: sorted(...MET, ...PASSED, "timeout open.timeout"),
    });
  });

  test("from its log alone is what its moves name; where going on led, only the next move tells", () => {
    expect(trail(spoken(), false)).toEqual({
      whole: false,
      stops: ["open", "look", "look", "look", "talk", "good", undefined],
      used: sorted(...MET, "choice open.go", "act look.speak"),
    });
    expect(trail(watched(), false)).toEqual({
      whole: false,
      stops: ["open", undefined, undefined, "talk", "good", undefined],
      used: sorted(...MET.filter((name) => name !== "scene look"), "timeout open.timeout"),
    });
  });

  test("is nothing where the log was changed or is of another format", () => {
    expect(trail(spoken().slice(1), false)).toBeUndefined();
    const header = aHeader({ format: 2 });
    expect(trailOf({ header, moves: spoken() })).toBeUndefined();
  });
});

describe("what no attempt exercised", () => {
  test("is reported with its place: interrupts too, of a phase somebody entered", () => {
    const used = new Set(trail(spoken(), false)?.used);
    const found = neverExercised(scenario, used, []);
    expect(
      found.map(({ code, severity, params, pointer, witness }) => [code, severity, params, pointer, witness]),
    ).toEqual([
      ["P21", "report", { what: "timeout", id: "open.timeout" }, "/phases/0/scenes/0/choices/1", null],
      ["P21", "report", { what: "scene", id: "fork" }, "/phases/0/scenes/2", null],
      ["P21", "report", { what: "scene", id: "toss" }, "/phases/0/scenes/3", null],
      ["P21", "report", { what: "interrupt", id: "phone" }, "/phases/0/interrupts/0", null],
      ["P21", "report", { what: "ending", id: "bad" }, "/endings/1", null],
    ]);
  });

  test("is a hundred at most", () => {
    const many = aValue(Array.from({ length: 101 }, (_, at) => aDecision(`d${at}`, { on: "good" })));
    expect(neverExercised(many, new Set(), [])).toHaveLength(100);
  });
});

describe("a proof with what attempts say of it", () => {
  const door = aDoor();
  const after = edited(door, "door", (choice) => (choice.id === "knock" ? { ...choice, to: "yard" } : choice));
  const played = () => [
    past(door, ["wait", "ask"], { attempt: "a1" }),
    past(door, ["knock", "ask"], { attempt: "a2" }),
  ];

  test("says that something changed where one of several is not the same, and points to where", () => {
    const { proof } = compared(after, played());
    expect(proof.checks.P22).toBe("found");
    expect(proof.findings.filter(({ code }) => code === "P22")).toEqual([
      {
        code: "P22",
        severity: "report",
        params: { attempt: "a2", result: "re-routed", seq: 1, scene: "yard" },
        pointer: "/phases/0/scenes/2",
        witness: null,
      },
      {
        code: "P22",
        severity: "report",
        params: { attempt: "a1", result: "same", seq: 3, scene: "good" },
        pointer: "/endings/0",
        witness: null,
      },
    ]);
  });

  test("stands in the order of the codes, and counts as unreachable what P01 found and nothing else", () => {
    const finding = (code: Code, id: string): Finding => ({
      code,
      severity: "report",
      params: { what: "choice", id },
      pointer: "",
      witness: null,
    });
    const findings = [finding("C10", "talk.shout"), finding("P23", "talk.shout"), finding("P01", "door.wait")];
    const bare = { ...prove({ scenario: door, locales: [], today: "2026-11-23" }), findings };
    const { proof } = proveAttempts(door, bare, played().slice(1));
    expect(proof.findings.map(({ code, params }) => `${code} ${params["id"] ?? params["result"]}`)).toEqual([
      "P01 door.wait",
      "P21 talk.shout",
      "P21 yard",
      "P21 bad",
      "P22 same",
      "P23 talk.shout",
      "C10 talk.shout",
    ]);
  });
});
