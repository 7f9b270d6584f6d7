import type { AttemptFacts } from "./facts.ts";
import { actName, answerName, type Asked, CHECKS, type Found } from "./need-checks.ts";
import { type Need, type NeedRule, NEEDS } from "./need-rules.ts";
import { compare } from "./select.ts";

/** What the rules ask beside the facts. */
export interface Known {
  /** UTC milliseconds. */
  readonly now: number;
  /** Acts a trainer has ruled on, either way. */
  readonly ruled: readonly { readonly attempt: string; readonly seq: number; readonly of: "critical" | "disrespect" }[];
  /** Answers that have a mark. */
  readonly marked: readonly { readonly attempt: string; readonly seq: number }[];
  /** What is due of an officer and not done; `id` of the assignment, `at` UTC milliseconds. */
  readonly due: readonly { readonly id: string; readonly officer: string; readonly at: number }[];
  /** Since when an officer is on the roster; who is not in it and did nothing is not missed. */
  readonly since: ReadonlyMap<string, number>;
  readonly words: Asked["words"];
}

/** A reason to look at what somebody did: never a number for a person. */
export interface Hit extends Found {
  /** Made of the rule, the officer and what it rests on; the same facts give the same id on every device and every day. */
  readonly id: string;
  readonly officer: string;
  readonly rule: Need;
}

/** A trainer has looked at a hit and lets it rest, and says why. */
export interface Dismissal extends Pick<Hit, "officer" | "rule" | "of" | "restsOn"> {
  readonly reason: string;
  readonly by: string;
  /** UTC milliseconds. */
  readonly at: number;
}

/**
 * Everybody who needs a look, and why. In the order of `NEEDS`, of each the newest first, then by officer and id. A
 * dismissal takes out the hit it was made for, and what is left of it when part of it was settled since; a hit that rests on
 * anything the trainer had not seen then is there again.
 *
 * @param facts in any order; a second try of a moment is looked at by no rule
 */
export function needsOf(
  rules: readonly NeedRule[],
  facts: readonly AttemptFacts[],
  known: Known,
  dismissed: readonly Dismissal[] = [],
): Hit[] {
  const gone = Map.groupBy(dismissed, matterOf);
  const asked = askedOf(facts, known);
  const hits: Hit[] = [];
  for (const { rule, on, threshold } of rules) {
    if (!on) continue;
    for (const of of asked) {
      for (const found of CHECKS[rule](of, threshold, known.now)) {
        const hit = { officer: of.officer, rule, ...found };
        const matter = matterOf(hit);
        if (!gone.get(matter)?.some((one) => covers(one, hit))) {
          hits.push({ id: JSON.stringify([matter, hit.restsOn.map(factName)]), ...hit });
        }
      }
    }
  }
  return hits.toSorted(
    (a, b) =>
      NEEDS.indexOf(a.rule) - NEEDS.indexOf(b.rule) ||
      b.at - a.at ||
      compare(a.officer, b.officer) ||
      compare(a.id, b.id),
  );
}

const matterOf = ({ rule, officer, of }: Pick<Hit, "rule" | "officer" | "of">): string =>
  JSON.stringify([rule, officer, of]);

const factName = ({ id, seq = -1 }: Found["restsOn"][number]): string => `${seq} ${id}`;

function covers(dismissal: Dismissal, { restsOn }: Found): boolean {
  const seen = new Set(dismissal.restsOn.map(factName));
  return restsOn.every((fact) => seen.has(factName(fact)));
}

function askedOf(facts: readonly AttemptFacts[], { ruled, marked, due, since, words }: Known): Asked[] {
  const attempts = Map.groupBy(
    facts.filter(({ from }) => !from),
    ({ officer }) => officer,
  );
  const dues = Map.groupBy(due, ({ officer }) => officer);
  const acts = new Set(ruled.map(({ attempt, seq, of }) => actName(attempt, seq, of)));
  const marks = new Set(marked.map(({ attempt, seq }) => answerName(attempt, seq)));
  const officers = new Set([...since.keys(), ...attempts.keys(), ...dues.keys()]);
  return [...officers].map((officer) => {
    const from = since.get(officer);
    return {
      officer,
      attempts: (attempts.get(officer) ?? []).toSorted(
        (a, b) => b.endedAt - a.endedAt || compare(b.attempt, a.attempt),
      ),
      due: dues.get(officer) ?? [],
      ...(from !== undefined && { since: from }),
      ruled: acts,
      marked: marks,
      words,
    };
  });
}
