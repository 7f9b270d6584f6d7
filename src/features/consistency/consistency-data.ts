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

/** The one contrast of a version, as the academy's log has it. */
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
  /** Absent when what was kept is not what the log says it was. */
  readonly found?: Comparison;
}

export interface ConsistencyDesk {
  /** Without one there is no log a comparison could stand in. */
  readonly academy: boolean;
  /** Whether the log holds together. */
  readonly whole: boolean;
  readonly declared: readonly Declared[];
  /** False when it could not be written, or another was declared before. */
  readonly declare: (declared: Omit<Declared, "at" | "looks">) => Promise<boolean>;
  /** False too when somebody looked since `seen` looks were read. */
  readonly look: (rules: string, by: string, found: Comparison, seen: number) => Promise<boolean>;
}
