import type { Header } from "#engine/attempt/move.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";

/** How scenarios read on this device: in its language, and in the words of the agency an attempt was begun under. */
export interface Wording {
  /** Never fails: what cannot be had is told as the scenario was written. */
  of(pinned: Pick<Header, "scenario" | "agency">): Promise<Dress>;
}

/** The same scenario in other words: ids, conditions and effects are the very same values. */
export type Dress = (scenario: Scenario) => Scenario;
