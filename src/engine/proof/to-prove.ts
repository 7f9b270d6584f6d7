import type { Scenario } from "../scenario/scenario.ts";
import type { Translation } from "../scenario/translation.ts";
import type { Key } from "../score/key.ts";

/** A claimed language: the scenario's texts and the key's. */
export interface ClaimedLocale {
  readonly language: string;
  readonly told: Translation;
  readonly keyed: Translation;
}

/** What is proven: a scenario with what lies beside it. Values that a worker can be sent. */
export interface ToProve {
  readonly scenario: Scenario;
  /** Without it the checks of marks say `not run`. */
  readonly key?: Key;
  readonly locales: readonly ClaimedLocale[];
  /** ISO date that legal notes are held against. */
  readonly today: string;
  /** States looked at before giving up; 5,000,000 unless said. */
  readonly maxStates?: number;
}
