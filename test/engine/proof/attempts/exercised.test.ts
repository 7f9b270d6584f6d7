import { expect, test } from "vitest";
import type { Beat, ChanceScene, Condition, Interrupt, Scenario, WatchScene } from "#engine/scenario/scenario.ts";
import { aDecision, aValue } from "../../../builders/played.ts";
import { aDoor, compared, edited, found, past } from "./past-plays.ts";

const beat = (id: string): Beat => ({ id, who: "narrator", text: id, channel: "room", understood: "clear" });

test("a choice nobody took, and an ending nobody came to, are found; what was taken is not", () => {
  const door = aDoor({ phases: aDoor().phases.map((phase) => ({ ...phase, scenes: phase.scenes.slice(0, 2) })) });
  const one = compared(door, [past(door, ["knock", "ask"])]);
  expect(found(one, "P21")).toEqual([
    { what: "choice", id: "door.wait" },
    { what: "choice", id: "talk.shout" },
    { what: "ending", id: "bad" },
  ]);
  expect(one.proof.checks.P21).toBe("found");
  expect(one.proof.findings.filter(({ code }) => code === "P21").map(({ pointer }) => pointer)).toEqual([
    "/phases/0/scenes/0/choices/1",
    "/phases/0/scenes/1/choices/1",
    "/endings/1",
  ]);
  const all = compared(door, [past(door, ["knock", "ask"]), past(door, ["wait", "shout"], { attempt: "a2" })]);
  expect(found(all, "P21")).toEqual([]);
  expect(all.proof.checks.P21).toBe("proved");
});

test("of a scene nobody came to the parts are not listed; of one that no play reaches, nothing is", () => {
  // Nothing leads to the yard as it stands.
  expect(found(compared(aDoor(), [past(aDoor(), ["knock", "ask"])]), "P21")).not.toContainEqual(
    expect.objectContaining({ id: "yard" }),
  );
  const open = edited(aDoor(), "door", (choice) => (choice.id === "wait" ? { ...choice, to: "yard" } : choice));
  const ids = found(compared(open, [past(open, ["knock", "ask"])]), "P21");
  expect(ids).toContainEqual({ what: "scene", id: "yard" });
  expect(ids).not.toContainEqual({ what: "choice", id: "yard.leave" });
});

test("what an edit added was never exercised, whatever older attempts do in it", () => {
  const after = edited(aDoor(), "talk", (choice) => choice, aDecision("x", { kneel: "good" }).choices);
  expect(found(compared(after, [past(aDoor(), ["knock", "ask"])]), "P21")).toContainEqual({
    what: "choice",
    id: "talk.kneel",
  });
});

test("timeouts are told apart from choices", () => {
  const timed = aValue([aDecision("door", { knock: "good", timeout: "bad" })]);
  expect(found(compared(timed, [past(timed, ["knock"])]), "P21")).toEqual([
    { what: "timeout", id: "door.timeout" },
    { what: "ending", id: "bad" },
  ]);
  expect(found(compared(timed, [past(timed, ["timeout"])]), "P21")).toContainEqual({
    what: "choice",
    id: "door.knock",
  });
});

const sky: ChanceScene = {
  kind: "chance",
  id: "sky",
  beats: [],
  outcomes: [
    { id: "rain", weight: 1, beats: [], effects: [], to: "good" },
    { id: "sun", weight: 1, beats: [], effects: [], to: "bad" },
  ],
};

test("of chance the outcome that came is exercised, from a whole attempt and from a log alone", () => {
  const scenario = aValue([aDecision("door", { knock: "sky" }), sky]);
  for (const alone of [false, true]) {
    const one = found(compared(scenario, [past(scenario, ["knock"], { alone })]), "P21");
    expect(one.filter((params) => (params as { what: string }).what === "outcome")).toHaveLength(1);
    const many = ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8"].map((seed) =>
      past(scenario, ["knock"], { attempt: seed, seed, alone }),
    );
    expect(found(compared(scenario, many), "P21")).toEqual([]);
  }
});

const watch: WatchScene = {
  kind: "watch",
  id: "street",
  beats: [beat("b1"), beat("b2")],
  prompt: "Watch.",
  acts: [{ id: "step-in", text: "Step in.", kind: "do", effects: [], reply: [], to: "good" }],
  to: "bad",
};

test("an act nobody made is found", () => {
  const scenario = aValue([watch]);
  expect(found(compared(scenario, [past(scenario, ["go-on", "go-on"])]), "P21")).toEqual([
    { what: "act", id: "street.step-in" },
    { what: "ending", id: "good" },
  ]);
});

test("an interrupt that never came is found; in a phase nobody entered it is not listed", () => {
  const chosen = (choice: string): Condition => ({ op: "chosen", scene: "door", choice });
  const interrupt = (id: string, when: Condition): Interrupt => ({ id, when, beats: [beat("b")], effects: [] });
  const scenario: Scenario = aValue([], {
    start: "door",
    phases: [
      {
        id: "out",
        scenes: [aDecision("door", { knock: "talk", wait: "yard" }), aDecision("talk", { ask: "good" })],
        interrupts: [interrupt("light", chosen("knock"))],
      },
      { id: "back", scenes: [aDecision("yard", { leave: "bad" })], interrupts: [interrupt("dog", chosen("wait"))] },
    ],
  });
  const came = found(compared(scenario, [past(scenario, ["knock", "ask"])]), "P21");
  expect(came).not.toContainEqual({ what: "interrupt", id: "light" });
  expect(came).not.toContainEqual({ what: "interrupt", id: "dog" });
  expect(came).toContainEqual({ what: "scene", id: "yard" });
  const quiet = found(compared(scenario, [past(scenario, ["wait", "leave"])]), "P21");
  expect(quiet).toContainEqual({ what: "interrupt", id: "light" });
  expect(quiet).not.toContainEqual({ what: "interrupt", id: "dog" });
});
