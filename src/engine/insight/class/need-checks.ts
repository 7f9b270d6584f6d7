import type { AttemptFacts } from "./facts.ts";
import { LEAST_DECISIONS, LOOKS_BACK, type Need } from "./need-rules.ts";

/** What is known of one officer. */
export interface Asked {
  readonly officer: string;
  /** Latest last move first; of two in the same millisecond the greater id first. */
  readonly attempts: readonly AttemptFacts[];
  /** What is due and not done: id of the assignment, date in UTC milliseconds. */
  readonly due: readonly { readonly id: string; readonly at: number }[];
  /** On the roster since, UTC milliseconds. */
  readonly since?: number;
  /** Acts a trainer has ruled on, by `actName`. */
  readonly ruled: ReadonlySet<string>;
  /** Answers that have a mark, by `answerName`. */
  readonly marked: ReadonlySet<string>;
  /** Words to be read before a decision can be answered: its prompt and choices. Absent where it is not known. */
  readonly words: (facts: AttemptFacts, scene: string) => number | undefined;
}

export const actName = (attempt: string, seq: number, of: "critical" | "disrespect"): string =>
  `${attempt} ${seq} ${of}`;
export const answerName = (attempt: string, seq: number): string => `${attempt} ${seq}`;

/** What a rule found of one officer. */
export interface Found {
  /** UTC milliseconds of the newest fact it rests on. */
  readonly at: number;
  /** What it is about within the rule: a competency, a scenario, an assignment; empty where the rule says it all. */
  readonly of: string;
  /** The numbers, for the sentence that shows why; the rule's own threshold among them. */
  readonly params: Readonly<Record<string, string | number>>;
  /** Attempts, or acts in them, or assignments, by id: in a stated order, so that they make one name. */
  readonly restsOn: readonly { readonly id: string; readonly seq?: number }[];
}

type Check = (asked: Asked, threshold: number, now: number) => Found[];

const DAY_MS = 86_400_000;

/** Whole days gone by. */
const daysSince = (at: number, now: number): number => Math.floor((now - at) / DAY_MS);

/** Finished attempts, the latest of each scenario, latest first. */
function latestOf({ attempts }: Asked): AttemptFacts[] {
  const seen = new Set<string>();
  return attempts.filter(({ state, scenario }) => {
    if (state !== "ended" || seen.has(scenario)) return false;
    seen.add(scenario);
    return true;
  });
}

const actUnconfirmed: Check = ({ attempts, ruled }, threshold) =>
  attempts.flatMap(({ attempt, scenario, endedAt, critical, disrespect }): Found[] => {
    const open = (flags: AttemptFacts["critical"], of: "critical" | "disrespect"): number[] =>
      flags.map(({ seq }) => seq).filter((seq) => !ruled.has(actName(attempt, seq, of)));
    const acts = { critical: open(critical, "critical"), disrespect: open(disrespect, "disrespect") };
    const seqs = [...new Set([...acts.critical, ...acts.disrespect])].toSorted((a, b) => a - b);
    if (acts.critical.length + acts.disrespect.length < Math.max(1, threshold)) return [];
    const params = { scenario, critical: acts.critical.length, disrespect: acts.disrespect.length, threshold };
    return [{ at: endedAt, of: attempt, params, restsOn: seqs.map((seq) => ({ id: attempt, seq })) }];
  });

const askedForHelp: Check = ({ attempts }, threshold) => {
  const asking = attempts.filter(({ askedForHelp: at }) => at !== undefined);
  if (asking.length < Math.max(1, threshold)) return [];
  return asking.map(({ attempt, scenario, askedForHelp: at = 0 }) => ({
    at,
    of: attempt,
    // Asked for again, it is asked anew.
    restsOn: [{ id: attempt }, { id: String(at) }],
    params: { scenario, threshold },
  }));
};

const weakAgain: Check = (asked, threshold) => {
  const byCompetency = new Map<string, { readonly run: AttemptFacts; readonly weak: number; readonly of: number }[]>();
  for (const run of latestOf(asked)) {
    for (const [competency, { weak, adequate, strong }] of Object.entries(run.evidence.spine)) {
      const held = byCompetency.get(competency) ?? [];
      byCompetency.set(competency, held);
      held.push({ run, weak, of: weak + adequate + strong });
    }
  }
  return [...byCompetency].flatMap(([competency, all]): Found[] => {
    const last = all.slice(0, LOOKS_BACK);
    const weak = last.filter((one) => 2 * one.weak >= one.of);
    if (weak.length < Math.max(1, threshold)) return [];
    const sum = (list: typeof weak, of: "weak" | "of"): number => list.reduce((so, one) => so + one[of], 0);
    return [
      {
        at: weak[0]?.run.endedAt ?? 0,
        of: competency,
        restsOn: weak.map(({ run }) => ({ id: run.attempt })),
        params: {
          competency,
          scenarios: weak.length,
          last: last.length,
          weak: sum(weak, "weak"),
          decisions: sum(weak, "of"),
          threshold,
        },
      },
    ];
  });
};

const weakDecisions: Check = (asked, threshold) =>
  latestOf(asked).flatMap((run): Found[] => {
    const { attempt, scenario, endedAt, decisions, cutShort } = run;
    const weak = decisions.filter(({ spine, levels }) => spine && Object.values(levels).includes("weak"));
    if (weak.length + cutShort.length <= threshold) return [];
    const params = { scenario, weak: weak.length + cutShort.length, cutShort: cutShort.length, threshold };
    return [{ at: endedAt, of: scenario, restsOn: [{ id: attempt }], params }];
  });

const overdue: Check = ({ due }, threshold, now) =>
  due
    .filter(({ at }) => at < now && daysSince(at, now) >= threshold)
    .map(({ id, at }) => ({
      at,
      of: id,
      // A date that was moved and missed again is news.
      restsOn: [{ id }, { id: String(at) }],
      params: { assignment: id, due: at, days: daysSince(at, now), threshold },
    }));

const answerWaiting: Check = ({ attempts, marked }, threshold, now) =>
  attempts.flatMap(({ attempt, scenario, state, endedAt, decisions }): Found[] => {
    const days = daysSince(endedAt, now);
    if (state !== "ended" || days <= threshold) return [];
    const waiting = decisions.filter(({ words, seq }) => words && !marked.has(answerName(attempt, seq)));
    if (waiting.length === 0) return [];
    const restsOn = waiting.map(({ seq }) => ({ id: attempt, seq }));
    return [{ at: endedAt, of: attempt, restsOn, params: { scenario, answers: waiting.length, days, threshold } }];
  });

const noActivity: Check = ({ attempts: [last], since }, threshold, now) => {
  const at = last?.endedAt ?? since;
  if (at === undefined || daysSince(at, now) <= threshold) return [];
  const restsOn = [{ id: last?.attempt ?? "" }];
  return [{ at, of: "", restsOn, params: { days: daysSince(at, now), ever: last ? 1 : 0, threshold } }];
};

const fast: Check = (asked, threshold) =>
  latestOf(asked).flatMap((run): Found[] => {
    const timed = run.decisions.flatMap(({ kind, because, visit, scene, ms }) => {
      const words = asked.words(run, scene);
      // Who comes back to the same choices has read them.
      const counts = kind === "decision" && because === "chosen" && visit === 1 && words !== undefined;
      return counts ? [{ ms, floor: (words / threshold) * 60_000 }] : [];
    });
    if (timed.length < LEAST_DECISIONS) return [];
    const ms = median(timed.map((one) => one.ms));
    const floor = Math.round(median(timed.map((one) => one.floor)));
    if (ms >= floor) return [];
    const params = { scenario: run.scenario, ms, floor, decisions: timed.length, threshold };
    return [{ at: run.endedAt, of: run.scenario, restsOn: [{ id: run.attempt }], params }];
  });

/** Of an even number the lower of the two in the middle. */
const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.ceil(all.length / 2) - 1] ?? 0;

export const CHECKS: Readonly<Record<Need, Check>> = {
  "act-unconfirmed": actUnconfirmed,
  "asked-for-help": askedForHelp,
  "weak-again": weakAgain,
  "weak-decisions": weakDecisions,
  overdue,
  "answer-waiting": answerWaiting,
  "no-activity": noActivity,
  fast,
};
