import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalBytes, hashOf, rulesOf, sha256Hex } from "#engine/scenario/hash.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import { rawScenario, scenarioText } from "../../builders/raw-scenario.ts";

function parsed(raw: unknown): Scenario {
  const result = parseScenario(scenarioText(raw));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
const before = parsed(rawScenario());

test("SHA-256 and the canonical bytes are those of their standards", () => {
  expect(sha256Hex(new TextEncoder().encode("abc"))).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
  const bytes = canonicalBytes({ "\u20ac": "Euro", b: [1e21, -0, 0.000001], a: "\u000f" });
  expect(new TextDecoder().decode(bytes)).toBe('{"a":"\\u000f","b":[1e+21,0,0.000001],"€":"Euro"}');
});

test("the order in which keys are written changes no hash", () => {
  const raw = rawScenario();
  const turned = Object.fromEntries(Object.entries(raw).toReversed());
  expect(hashOf(parsed(turned))).toBe(hashOf(before));
});

/** Every place of the file that holds words, a name, a face or a source: a change of it is a change of words. */
const WORDS = [
  "/title",
  "/summary",
  "/audience",
  "/objectives/0/standard",
  "/sources/0/title",
  "/legalNotes/0/claim",
  "/policySlots/line/what",
  "/policySlots/line/default",
  "/cast/ana/name",
  "/cast/ana/role",
  "/cast/ana/portrait/seed",
  "/phases/0/scenes/0/beats/0/text",
  "/phases/0/scenes/0/prompt",
  "/phases/0/scenes/0/choices/0/text",
  "/phases/0/scenes/1/choices/0/reply/0/text",
  "/phases/0/interrupts/0/beats/0/text",
  "/endings/0/title",
  "/endings/0/later/0/beats/0/text",
];

test("other words change the pack and never the rules", () => {
  fc.assert(
    fc.property(fc.constantFrom(...WORDS), fc.stringMatching(/^[a-zA-Z .,*<>&]{1,40}$/), (pointer, words) => {
      const raw = rawScenario();
      const was = replaceAt(raw, pointer, words);
      const after = parsed(raw);
      expect(rulesOf(after)).toBe(rulesOf(before));
      if (was !== words) expect(hashOf(after)).not.toBe(hashOf(before));
    }),
  );
});

/** One change of each thing that moves state or that a log may name. */
// oxlint-disable-next-line typescript/no-explicit-any -- the file as its author may change it
const RULES: Record<string, (raw: any) => unknown> = {
  "the scenario's id": (raw) => (raw.id = "other"),
  "a meter's start": (raw) => (raw.meters.trust.start = 2),
  "a meter's end": (raw) => (raw.meters.trust.max = 4),
  "a fact's values": (raw) => raw.facts.door.push("ajar"),
  "a fact's order": (raw) => (raw.facts.door = raw.facts.door.toReversed()),
  "the start": (raw) => (raw.start = "talk"),
  "a phase's id": (raw) => (raw.phases[0].id = "yard"),
  "a target": (raw) => (raw.phases[0].scenes[0].choices[0].to = "fork"),
  "a choice's id": (raw) => (raw.phases[0].scenes[0].choices[0].id = "once-more"),
  "a choice more": (raw) =>
    raw.phases[0].scenes[0].choices.push({ id: "more", text: "More.", kind: "say", to: "talk" }),
  once: (raw) => (raw.phases[0].scenes[1].choices[0].once = false),
  "what a question takes": (raw) => (raw.phases[0].scenes[1].choices[0].takes = 2),
  "the budget": (raw) => (raw.phases[0].scenes[1].budget = "trust"),
  "the timer": (raw) => (raw.phases[0].scenes[0].timer.seconds = 21),
  "an effect": (raw) => (raw.phases[0].scenes[0].choices[0].effects = [{ add: ["trust", 2] }]),
  "an effect's order": (raw) =>
    (raw.phases[0].scenes[0].choices[0].effects = [{ set: ["trust", 1] }, { add: ["trust", 1] }]),
  "a row's condition": (raw) => (raw.phases[0].scenes[2].rows[0].when = { seen: "talk" }),
  "the rows' order": (raw) => raw.phases[0].scenes[2].rows.splice(0, 0, { when: { seen: "talk" }, to: "plain" }),
  "an interrupt's condition": (raw) => (raw.phases[0].interrupts[0].when = { seen: "knock" }),
  "where an interrupt leads": (raw) => (raw.phases[0].interrupts[0].then = { goto: "talk" }),
  "an ending's outcome": (raw) => (raw.endings[0].outcome = "harm"),
  "the arms": (raw) => (raw.variants = { axis: "clothing", arms: [{ id: "a" }, { id: "b" }] }),
};

test.each(Object.entries(RULES))("another rule is another hash of the rules: %s", (_, change) => {
  const raw = rawScenario();
  change(raw);
  expect(rulesOf(parsed(raw))).not.toBe(rulesOf(before));
});

test("the hashes differ among all these changes: none is taken for another", () => {
  const hashes = Object.values(RULES).map((change) => {
    const raw = rawScenario();
    change(raw);
    return rulesOf(parsed(raw));
  });
  expect(new Set(hashes).size).toBe(hashes.length);
});

function replaceAt(raw: unknown, pointer: string, value: string): unknown {
  const steps = pointer.slice(1).split("/");
  const last = steps.pop() ?? "";
  const holder = steps.reduce((at, step) => (at as Record<string, unknown>)[step], raw) as Record<string, unknown>;
  const was = holder[last];
  if (typeof was !== "string") throw new Error(`${pointer} holds no words`);
  holder[last] = value;
  return was;
}
