import fc from "fast-check";
import { rulesOf } from "#engine/scenario/hash.ts";
import { type Scenario, scenesOf } from "#engine/scenario/scenario.ts";
import { type DecisionKey, type Key, LEVELS } from "#engine/score/key.ts";
import { randomScenario } from "./random-scenarios.ts";

export interface Keyed {
  readonly scenario: Scenario;
  readonly key: Key;
}

/** A random scenario whose endings differ, with a random key: two competencies, a spine, some critical acts. */
export const randomKeyed: fc.Arbitrary<Keyed> = fc
  .record({ scenario: randomScenario, seed: fc.infiniteStream(fc.nat({ max: 999 })) })
  .map(({ scenario: plain, seed }) => {
    const pick = (below: number): number => (seed.next().value as number) % below;
    const scenario: Scenario = {
      ...plain,
      teaches: ["COM.1", "PJ.1", "EI.4"],
      endings: plain.endings.map((ending, at) => ({ ...ending, outcome: at === 0 ? "resolved" : "unresolved" })),
    };
    const decisions: Record<string, DecisionKey> = {};
    const spine: string[] = [];
    for (const scene of scenesOf(scenario)) {
      if (scene.kind !== "decision") continue;
      const behaviours = BEHAVIOURS[pick(BEHAVIOURS.length)] ?? ["COM.1"];
      if (pick(3) > 0) spine.push(scene.id);
      decisions[scene.id] = {
        behaviours,
        choices: Object.fromEntries(
          scene.choices
            .filter(({ id }) => id !== "timeout" || pick(2) === 0)
            .map(({ id }) => [
              id,
              {
                marks: Object.fromEntries(behaviours.map((one) => [one, LEVELS[pick(3)] ?? "weak"])),
                ...(pick(8) === 0 && { critical: { severity: "safety" as const, why: "It hurts." } }),
                rationale: "Because.",
                sources: [],
              },
            ]),
        ),
      };
    }
    const provenance = { kind: "author" as const, by: "Tests", on: "2026-11-22" };
    const key: Key = {
      format: 1,
      scenario: "random",
      rules: rulesOf(scenario),
      provenance,
      spine,
      decisions,
      reports: {},
    };
    return { scenario, key };
  });

const BEHAVIOURS = [["COM.1"], ["PJ.1"], ["COM.1", "PJ.1"], ["COM.1", "COM.2"], ["EI.4"]] as const;
