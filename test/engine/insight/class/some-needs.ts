import type { AttemptFacts } from "#engine/insight/class/facts.ts";
import { type Need, RULES } from "#engine/insight/class/need-rules.ts";
import { type Dismissal, type Hit, type Known, needsOf } from "#engine/insight/class/needs.ts";
import { anAnswer, DAY, someFacts } from "./some-facts.ts";

export const NOW = 100 * DAY;

export const known = (overrides: Partial<Known> = {}): Known => ({
  now: NOW,
  ruled: [],
  marked: [],
  due: [],
  since: new Map(),
  words: () => undefined,
  ...overrides,
});

/** Hits of one rule alone, at its own threshold or another. */
export function hitsOf(
  rule: Need,
  facts: readonly AttemptFacts[],
  beside: Partial<Known> = {},
  threshold?: number,
): Hit[] {
  const rules = RULES.filter((one) => one.rule === rule);
  return needsOf(
    rules.map((one) => ({ ...one, ...(threshold !== undefined && { threshold }) })),
    facts,
    known(beside),
  );
}

export const dismissalOf = ({ officer, rule, of, restsOn }: Hit): Dismissal => ({
  officer,
  rule,
  of,
  restsOn,
  reason: "We talked.",
  by: "t1",
  at: NOW,
});

export const act = (seq: number) => ({ scene: "first", choice: "shout", seq, severity: "safety" as const });
/** A run of a scenario so many days ago, with so many weak and strong decisions. */
export const run = (attempt: string, scenario: string, daysAgo: number, weak: number, strong = 0): AttemptFacts =>
  someFacts({ attempt, scenario, endedAt: NOW - daysAgo * DAY }, [
    ...Array.from({ length: weak }, (_, nth) => anAnswer(`w${nth}`, "shout", "weak")),
    ...Array.from({ length: strong }, (_, nth) => anAnswer(`s${nth}`, "ask", "strong")),
  ]);
