import { err, ok, type Result } from "../../result.ts";
import type { AttemptFacts } from "../class/facts.ts";
import { firstExposures, strongOf } from "../figures/items.ts";
import type { Unit } from "./compare.ts";

export interface NoPrimary {
  /** Nobody answered anything; or what was answered first is not the same decision for all. */
  readonly code: "nobody-answered" | "no-common-first";
  readonly params: { readonly scenes: number };
}

/**
 * The first decision everyone meets in the same state, and what each did there. Nothing was chosen before the first answer of
 * a run, so whoever answers the same scene first stands in the same state but for the arm. Runs on record alone.
 *
 * @param groupOf the class an officer was dealt in; empty where none is known
 */
export function primaryOf(
  facts: readonly AttemptFacts[],
  scenario: string,
  rules: string,
  groupOf: (officer: string) => string,
): Result<{ readonly scene: string; readonly units: readonly Unit[] }, NoPrimary> {
  const runs = firstExposures(facts.filter((fact) => fact.scenario === scenario))
    .filter((fact) => fact.purpose === "record" && fact.rules === rules && fact.arm !== "")
    .toSorted((a, b) => a.beganAt - b.beganAt || (a.attempt < b.attempt ? -1 : 1));
  const scenes = new Set(runs.flatMap(({ decisions }) => decisions.slice(0, 1).map(({ scene }) => scene)));
  const [scene] = scenes;
  if (scene === undefined) return err({ code: "nobody-answered", params: { scenes: 0 } });
  if (scenes.size > 1) return err({ code: "no-common-first", params: { scenes: scenes.size } });
  const units = runs.map(({ officer, arm, decisions: [first] }): Unit => {
    const strong = first && strongOf(first);
    return { group: groupOf(officer), arm, ...(strong !== undefined && { strong }) };
  });
  return ok({ scene, units });
}
