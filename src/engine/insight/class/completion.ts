import type { Outcome } from "../../scenario/scenario.ts";
import type { Row } from "./aggregate.ts";
import type { Selection } from "./select.ts";

/** What came of the attempts at one scenario by one version of its rules. */
export interface Completion {
  readonly scenario: string;
  readonly rules: string;
  /** Attempts, by how they stand. Left is missing, never a fail. */
  readonly attempts: Readonly<Record<Row["state"], number>>;
  /** Officers, each once, by the furthest they came: ended before open before left. */
  readonly officers: Readonly<Record<Row["state"], number>>;
  /** Attempts by ending. Outcome stands beside the evidence, not in it. */
  readonly endings: ReadonlyMap<string, { readonly outcome: Outcome; readonly n: number }>;
  /** The keys these attempts were scored with; more than one, and their evidence is not of one measure. */
  readonly keys: readonly string[];
}

/** A row for each scenario and rules, in that order. */
export const completionOf = ({ parts }: Selection): Completion[] =>
  parts.map(({ group: { scenario, rules }, rows }) => {
    const attempts = { open: 0, left: 0, ended: 0 };
    const furthest = new Map<string, Row["state"]>();
    const endings = new Map<string, { outcome: Outcome; n: number }>();
    const keys = new Set<string>();
    for (const { officer, state, ending, key } of rows) {
      attempts[state]++;
      const before = furthest.get(officer);
      if (before === undefined || RANK[state] > RANK[before]) furthest.set(officer, state);
      if (ending) endings.set(ending.id, { outcome: ending.outcome, n: (endings.get(ending.id)?.n ?? 0) + 1 });
      if (key !== undefined) keys.add(key);
    }
    const officers = { open: 0, left: 0, ended: 0 };
    for (const state of furthest.values()) officers[state]++;
    return { scenario, rules, attempts, officers, endings, keys: [...keys].toSorted() };
  });

const RANK: Readonly<Record<Row["state"], number>> = { left: 0, open: 1, ended: 2 };
