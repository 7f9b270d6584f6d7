import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import { type Beat, type Choice, type Interrupt, type Scenario, type Scene } from "./scenario.ts";

/** RFC 8785 bytes of a value: the same for the same value, whatever order its keys were written in. */
export function canonicalBytes(value: unknown): Uint8Array {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("nothing to hash");
  return utf8ToBytes(text);
}

/** SHA-256, hex. */
export const sha256Hex = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

export const hashOf = (value: unknown): string => sha256Hex(canonicalBytes(value));

/**
 * The hash of the rules: all that moves state and every id a log may name, and nothing a reader reads. Two versions
 * with the same rules differ in words alone, so their results may be pooled.
 */
export const rulesOf = (scenario: Scenario): string => hashOf(skeleton(scenario));

function skeleton(scenario: Scenario): unknown {
  return {
    format: scenario.format,
    id: scenario.id,
    meters: scenario.meters,
    facts: scenario.facts,
    start: scenario.start,
    phases: scenario.phases.map((phase) => ({
      id: phase.id,
      scenes: phase.scenes.map(sceneRules),
      interrupts: phase.interrupts.map(interruptRules),
    })),
    endings: scenario.endings.map(({ id, outcome }) => ({ id, outcome })),
    arms: scenario.variants?.arms.map((arm) => arm.id) ?? [],
  };
}

const interruptRules = ({ id, when, effects, goto }: Interrupt): unknown => ({
  id,
  when,
  effects,
  ...(goto !== undefined && { goto }),
});

function sceneRules(scene: Scene): unknown {
  const { id, kind } = scene;
  switch (scene.kind) {
    case "decision":
      return {
        id,
        kind,
        ...(scene.timer && { timer: { seconds: scene.timer.seconds, assessed: scene.timer.assessed !== undefined } }),
        ...(scene.budget !== undefined && { budget: scene.budget }),
        choices: scene.choices.map(choiceRules),
      };
    case "watch":
      return {
        id,
        kind,
        beats: idsOf(scene.beats),
        acts: scene.acts.map(({ text: _, reply: __, kind: ___, target: ____, notAllowed: _____, ...rules }) => rules),
        to: scene.to,
      };
    case "respond":
      return { id, kind, rubric: idsOf(scene.rubric), effects: scene.effects, to: scene.to };
    case "rate":
      return { id, kind, options: idsOf(scene.options), effects: scene.effects, to: scene.to };
    case "report":
      return {
        id,
        kind,
        items: scene.items.map((item) => ({ id: item.id, ...(item.when && { when: item.when }) })),
        effects: scene.effects,
        to: scene.to,
      };
    case "next":
      return { id, kind, effects: scene.effects, to: scene.to };
    case "branch":
      return { id, kind, rows: scene.rows };
    case "chance":
      return {
        id,
        kind,
        outcomes: scene.outcomes.map((outcome) => ({
          id: outcome.id,
          weight: outcome.weight,
          effects: outcome.effects,
          to: outcome.to,
        })),
      };
  }
}

const idsOf = (list: readonly { readonly id: string }[] | readonly Beat[]): string[] => list.map((one) => one.id);

const choiceRules = ({ id, when, once, takes, effects, to }: Choice): unknown => ({
  id,
  ...(when && { when }),
  once,
  ...(takes !== undefined && { takes }),
  effects,
  to,
});
