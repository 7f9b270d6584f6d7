import type { Text } from "../scenario/text.ts";

/** How good a piece of evidence is. Between them nothing: three words people can agree on. */
export const LEVELS = ["weak", "adequate", "strong"] as const;
export type Level = (typeof LEVELS)[number];
export const SEVERITIES = ["safety", "legal", "dignity"] as const;
export const LURES = ["kindness", "delay", "authority", "speed", "rules"] as const;
export const TRUTHS = ["saw", "heard", "told", "inferred", "unknown"] as const;

/** Who says which choice is how good, and why. Kept apart from the scenario, fetched at the debrief. */
export interface Key {
  readonly format: 1;
  /** Id of the scenario. */
  readonly scenario: string;
  /** The rules (see hashes) this key was made for; stamped when the scenario is packed. */
  readonly rules: string;
  readonly provenance: Provenance;
  /** Decisions met on every route, unless the officer's own act cuts the contact short. */
  readonly spine: readonly string[];
  /** By decision (scene id). */
  readonly decisions: Readonly<Record<string, DecisionKey>>;
  /** By report scene: item to how the officer can know it. */
  readonly reports: Readonly<Record<string, Readonly<Record<string, (typeof TRUTHS)[number]>>>>;
}

/** `author`: one person's view, and shown as such. `panel`: rated by named groups of people. */
export interface Provenance {
  readonly kind: "author" | "panel";
  readonly by: string;
  /** ISO date. */
  readonly on: string;
  readonly note?: string;
}

export interface DecisionKey {
  /** The behaviours this decision touches; every choice has one mark for each. */
  readonly behaviours: readonly string[];
  /** By choice id, `timeout` too when it is marked. */
  readonly choices: Readonly<Record<string, ChoiceKey>>;
}

export interface ChoiceKey {
  readonly marks: Readonly<Record<string, Level>>;
  /** Stands apart from every count; unconfirmed until a trainer confirms it. */
  readonly critical?: { readonly severity: (typeof SEVERITIES)[number]; readonly why: Text };
  /** Rude or demeaning, whatever its effect: counted apart. */
  readonly disrespect?: boolean;
  /** Why a decent officer under pressure would do it. */
  readonly lure?: { readonly kind: (typeof LURES)[number]; readonly why: Text };
  readonly rationale: Text;
  /** Ids of the scenario's sources. */
  readonly sources: readonly string[];
  readonly panel?: { readonly mean: number; readonly sd: number; readonly n: number };
}
