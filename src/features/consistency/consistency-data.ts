import type { Comparison } from "#engine/insight/arms/compare.ts";
import type { AttemptFacts } from "#engine/insight/class/facts.ts";

/** A scenario with arms, and who is met in each; the first is the base. */
export interface ArmedScenario {
  readonly id: string;
  readonly title: string;
  readonly arms: readonly { readonly id: string; readonly name: string }[];
}

export interface ConsistencyData {
  readonly facts: readonly AttemptFacts[];
  /** Those of the catalogue. */
  readonly scenarios: readonly ArmedScenario[];
  /** What a scene asks. */
  readonly promptOf: (rules: string, scene: string) => string;
}

/** The one contrast of a version, as kept on the desk. */
export interface Declared {
  readonly scenario: string;
  readonly rules: string;
  readonly base: string;
  readonly other: string;
  readonly by: string;
  /** UTC milliseconds. */
  readonly at: number;
  /** The first is the result; what it showed stays as it was. */
  readonly looks: readonly Look[];
}

export interface Look {
  readonly by: string;
  /** UTC milliseconds. */
  readonly at: number;
  readonly found: Comparison;
}

export interface ConsistencyDesk {
  readonly declared: readonly Declared[];
  /** False when it could not be written, or another was declared before. */
  readonly declare: (declared: Omit<Declared, "at" | "looks">) => Promise<boolean>;
  readonly look: (rules: string, by: string, found: Comparison) => Promise<boolean>;
}
