import fc from "fast-check";
import { expect, test } from "vitest";
import type { PastAttempt } from "#engine/proof/attempts/past.ts";
import { compile } from "#engine/machine/compile.ts";
import { playAttempt } from "#engine/players/play-attempt.ts";
import { first, last } from "#engine/players/naive.ts";
import { PLAIN_PACE } from "#engine/players/pace.ts";
import { aDecision, aValue } from "../../../builders/played.ts";
import { runs } from "../../../builders/property-runs.ts";
import { randomScenario } from "../../../builders/random-scenarios.ts";
import { aHeader } from "../../../builders/runs.ts";
import { aDoor, compared, edited, found, past } from "./past-plays.ts";

const before = aDoor();
const played = past(before, ["knock", "ask"]);
const logAlone = past(before, ["knock", "ask"], { alone: true });

/** With its pack and as a log alone: the edits of these tests are told alike from both. */
const fateIn = (after: typeof before): unknown[] => {
  const [whole, alone] = [played, logAlone].map((one) => found(compared(after, [one]), "P22"));
  expect(alone).toEqual(whole);
  return whole ?? [];
};

test("a choice that was renamed breaks an attempt that took it, at that move", () => {
  const after = edited(before, "talk", (choice) => (choice.id === "ask" ? { ...choice, id: "ask-first" } : choice));
  expect(fateIn(after)).toEqual([{ attempt: "a1", result: "broken", seq: 2, scene: "talk" }]);
  expect(compared(after, [played]).proof.checks.P22).toBe("found");
});

test("a renamed choice that was not taken, and one that was added, leave it the same", () => {
  const renamed = edited(before, "talk", (choice) => (choice.id === "shout" ? { ...choice, id: "yell" } : choice));
  const added = edited(before, "door", (choice) => choice, aDecision("x", { ring: "yard" }).choices);
  for (const after of [renamed, added]) {
    expect(fateIn(after)).toEqual([{ attempt: "a1", result: "same", seq: 3, scene: "good" }]);
    expect(compared(after, [played]).proof.checks.P22).toBe("proved");
  }
});

test("a choice that leads elsewhere re-routes an attempt that took it", () => {
  const after = edited(before, "door", (choice) => (choice.id === "knock" ? { ...choice, to: "yard" } : choice));
  expect(fateIn(after)).toEqual([{ attempt: "a1", result: "re-routed", seq: 1, scene: "yard" }]);
  const other = edited(before, "door", (choice) => (choice.id === "wait" ? { ...choice, to: "yard" } : choice));
  expect(fateIn(other)).toEqual([{ attempt: "a1", result: "same", seq: 3, scene: "good" }]);
});

test("other words change nothing", () => {
  const after = edited(aDoor({ title: "Another" }), "door", (choice) => ({ ...choice, text: "Other words." }));
  expect(fateIn(after)).toEqual([{ attempt: "a1", result: "same", seq: 3, scene: "good" }]);
});

test("a condition that now shuts the choice breaks it; one that holds does not", () => {
  const asks = (scene: string): typeof before =>
    edited(before, "talk", (choice) => (choice.id === "ask" ? { ...choice, when: { op: "seen", scene } } : choice));
  expect(fateIn(asks("yard"))).toEqual([{ attempt: "a1", result: "broken", seq: 2, scene: "talk" }]);
  expect(fateIn(asks("door"))).toEqual([{ attempt: "a1", result: "same", seq: 3, scene: "good" }]);
});

test("a scenario that begins elsewhere re-routes it at once", () => {
  expect(fateIn(aDoor({ start: "yard" }))).toEqual([{ attempt: "a1", result: "re-routed", seq: 0, scene: "yard" }]);
});

test("an arm that is gone breaks it at its beginning; an arm that stays does not", () => {
  const arms = (...ids: string[]): Partial<typeof before> => ({
    variants: { axis: "name-portrait", arms: ids.map((id) => ({ id, cast: {}, strings: {} })) },
  });
  const attempt = past(aDoor(arms("a", "b")), ["knock", "ask"], { arm: "b" });
  expect(found(compared(aDoor(arms("a", "c")), [attempt]), "P22")).toEqual([
    { attempt: "a1", result: "broken", seq: 0, scene: "door" },
  ]);
  expect(found(compared(aDoor(arms("b", "c")), [attempt]), "P22")).toMatchObject([{ result: "same" }]);
});

test("an ending that became a scene breaks the attempt that ended there", () => {
  const after = aValue(
    [
      aDecision("door", { knock: "talk", wait: "talk" }),
      aDecision("talk", { ask: "good", shout: "bad" }),
      aDecision("good", { go: "bad" }),
    ],
    { endings: [{ id: "bad", title: "Bad", outcome: "harm", beats: [], later: [] }] },
  );
  expect(fateIn(after)).toEqual([{ attempt: "a1", result: "broken", seq: 3, scene: "good" }]);
});

test("an attempt that was left is compared as far as it went", () => {
  expect(found(compared(before, [past(before, ["knock", "leave"])]), "P22")).toEqual([
    { attempt: "a1", result: "same", seq: 2, scene: "talk" },
  ]);
});

test("what needs an eye stands first: broken, then re-routed, then the same", () => {
  const attempts = [
    past(before, ["wait", "shout"], { attempt: "a-same" }),
    past(before, ["knock", "ask"], { attempt: "a-rerouted" }),
    past(before, ["wait", "ask"], { attempt: "a-broken" }),
  ];
  const after = edited(
    edited(before, "door", (choice) => (choice.id === "knock" ? { ...choice, to: "yard" } : choice)),
    "talk",
    (choice) => (choice.id === "ask" ? { ...choice, id: "ask-first" } : choice),
  );
  expect(found(compared(after, attempts), "P22")).toMatchObject([
    { attempt: "a-broken" },
    { attempt: "a-rerouted" },
    { attempt: "a-same" },
  ]);
});

test("a log that was changed is left out and counted, and then nothing is proved", () => {
  const changed: PastAttempt = { ...played, moves: played.moves.map((move) => ({ ...move, ms: move.ms + 1 })) };
  const otherRules: PastAttempt = { ...played, program: compile(aDoor({ start: "talk" })) };
  const newer = past(before, ["knock"], { format: 2, alone: true });
  const both = compared(before, [changed, otherRules, newer, played], 2);
  expect(both).toMatchObject({ taken: 1, unread: 5, proof: { checks: { P22: "not decided" } } });
  expect(compared(before, [played])).toMatchObject({ taken: 1, unread: 0, proof: { checks: { P22: "proved" } } });
});

test("without an attempt to go by, neither check is run", () => {
  for (const { proof, taken } of [compared(before, []), compared(before, [], 3)]) {
    expect(taken).toBe(0);
    expect(proof.checks).toMatchObject({ P21: "not run", P22: "not run" });
    expect(proof.findings.filter(({ code }) => code === "P21" || code === "P22")).toEqual([]);
  }
});

test("against the version it was made in every attempt is the same, over 300 random scenarios", () => {
  fc.assert(
    fc.property(randomScenario, fc.string(), fc.boolean(), (scenario, seed, alone) => {
      const program = compile(scenario);
      const header = aHeader({ seed, arm: scenario.variants?.arms.at(-1)?.id ?? "" });
      const attempts = [first, last].map((player): PastAttempt => {
        const run = playAttempt(program, header, player, { ...PLAIN_PACE, begunAt: 0 }, 40);
        if (!run.ok) throw new Error(JSON.stringify(run.error));
        return { header, moves: run.value.moves, ...(!alone && { program }) };
      });
      const { taken, proof } = compared(scenario, attempts);
      expect(taken).toBe(2);
      expect(proof.checks.P22).toBe("proved");
    }),
    { numRuns: runs(300) },
  );
});
