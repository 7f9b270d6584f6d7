import type { Header } from "#engine/attempt/move.ts";
import { proveAttempts, type Compared } from "#engine/proof/attempts/prove-attempts.ts";
import type { PastAttempt } from "#engine/proof/attempts/past.ts";
import { compile } from "#engine/machine/compile.ts";
import { prove } from "#engine/proof/prove.ts";
import type { Choice, DecisionScene, Scenario } from "#engine/scenario/scenario.ts";
import { aDecision, aValue, playThrough } from "../../../builders/played.ts";
import { aHeader } from "../../../builders/runs.ts";

/** A door, then a talk: `knock` leads to `talk`, `wait` to it too; `talk` ends well or badly. */
export const aDoor = (extra: Partial<Scenario> = {}): Scenario =>
  aValue(
    [
      aDecision("door", { knock: "talk", wait: "talk" }),
      aDecision("talk", { ask: "good", shout: "bad" }),
      aDecision("yard", { leave: "bad" }),
    ],
    extra,
  );

/** The scenario with one of its decisions changed. */
export const edited = (
  scenario: Scenario,
  id: string,
  change: (choice: Choice) => Choice,
  more: readonly Choice[] = [],
): Scenario => ({
  ...scenario,
  phases: scenario.phases.map((phase) => ({
    ...phase,
    scenes: phase.scenes.map((scene): DecisionScene | typeof scene =>
      scene.id === id && scene.kind === "decision"
        ? { ...scene, choices: [...scene.choices.map(change), ...more] }
        : scene,
    ),
  })),
});

/** An attempt at this version, with it or as a log alone. */
export function past(
  scenario: Scenario,
  choices: readonly string[],
  { alone = false, ...header }: Partial<Header> & { alone?: boolean } = {},
): PastAttempt {
  const head = aHeader(header);
  const moves = playThrough(scenario, choices, head).moments.map(({ move }) => move);
  return { header: head, moves, ...(!alone && { program: compile(scenario) }) };
}

/** What these attempts say of this version. */
export const compared = (scenario: Scenario, attempts: readonly PastAttempt[], unread?: number): Compared =>
  proveAttempts(scenario, prove({ scenario, locales: [], today: "2026-11-23" }), attempts, unread);

/** The parameters of what one check found. */
export const found = ({ proof }: Compared, code: "P21" | "P22"): unknown[] =>
  proof.findings.filter((one) => one.code === code).map(({ params }) => params);
