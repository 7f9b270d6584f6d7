import type { Purpose } from "../attempt/move.ts";
import { addMonths, DAY_MS, endOfDay } from "./calendar.ts";

/** How long things are kept; set by the agency from its own schedule, none of it by us. */
export interface RetentionRules {
  /** Practice deletes itself so many days after its last move. */
  readonly practiceDays: number;
  readonly record:
    | { readonly kind: "never" }
    /** So many calendar months after the run was over, or after the officer left the agency. */
    | { readonly kind: "after"; readonly months: number; readonly from: "run" | "employment" };
}

/** Something stored about an officer. */
export interface Kept {
  readonly id: string;
  readonly officer: string;
  /** `wellness`: what an officer wrote for themselves alone. It is kept as practice is. */
  readonly purpose: Purpose | "wellness";
  /** UTC milliseconds of its last move. */
  readonly lastAt: number;
}

/** Nothing it covers is deleted while it stands; both lists empty: everything. */
export interface Hold {
  readonly id: string;
  readonly officers: readonly string[];
  readonly attempts: readonly string[];
  readonly why?: string;
  /** The last UTC millisecond it stands; absent: until it is taken back. */
  readonly until?: number;
}

/** Why something is deleted or kept. `words` makes the sentence. */
export interface RetentionReason {
  readonly code:
    | "practice-over"
    | "practice-running"
    | "schedule-over"
    | "schedule-running"
    | "kept-for-good"
    | "still-employed"
    | "held";
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Fate {
  readonly id: string;
  readonly delete: boolean;
  /** The last UTC millisecond it is kept without a hold; absent when nothing says. */
  readonly until?: number;
  readonly because: RetentionReason;
}

/**
 * What is to become of each thing at a moment, and why, in the order given. A hold stops every deletion, practice too: it keeps
 * what is there and opens it to nobody.
 *
 * @param leftAt by officer, UTC milliseconds at which they left the agency; an officer without is employed
 */
export function fates(
  things: readonly Kept[],
  rules: RetentionRules,
  holds: readonly Hold[],
  leftAt: ReadonlyMap<string, number>,
  now: number,
): Fate[] {
  const covering = holdsOver(holds.filter(({ until = Infinity }) => until >= now));
  return things.map((thing) => {
    const { until, because } = scheduled(thing, rules, leftAt.get(thing.officer), now);
    const ended = until !== undefined && now > until;
    const hold = covering(thing);
    return {
      id: thing.id,
      delete: ended && hold === undefined,
      ...(until !== undefined && { until }),
      because: ended && hold !== undefined ? { code: "held", params: { hold } } : because,
    };
  });
}

function scheduled(
  { purpose, lastAt }: Kept,
  { practiceDays, record }: RetentionRules,
  leftAt: number | undefined,
  now: number,
): { readonly until?: number; readonly because: RetentionReason } {
  const reason = (code: RetentionReason["code"], params: RetentionReason["params"] = {}): RetentionReason => ({
    code,
    params,
  });
  if (purpose !== "record") {
    const until = endOfDay(lastAt + practiceDays * DAY_MS);
    return { until, because: reason(now > until ? "practice-over" : "practice-running", { days: practiceDays }) };
  }
  if (record.kind === "never") return { because: reason("kept-for-good") };
  if (record.from === "employment" && leftAt === undefined) return { because: reason("still-employed") };
  // Someone may come back for a course after they left: its own end is then the later one.
  const from = record.from === "run" ? lastAt : Math.max(lastAt, leftAt ?? lastAt);
  const until = endOfDay(addMonths(from, record.months));
  return { until, because: reason(now > until ? "schedule-over" : "schedule-running", { months: record.months }) };
}

/** The first hold, by id, that covers a thing. */
function holdsOver(holds: readonly Hold[]): (thing: Kept) => string | undefined {
  const all: string[] = [];
  const byOfficer = new Map<string, string>();
  const byAttempt = new Map<string, string>();
  for (const { id, officers, attempts } of holds.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (officers.length === 0 && attempts.length === 0) all.push(id);
    for (const officer of officers) if (!byOfficer.has(officer)) byOfficer.set(officer, id);
    for (const attempt of attempts) if (!byAttempt.has(attempt)) byAttempt.set(attempt, id);
  }
  return ({ id, officer }) => byAttempt.get(id) ?? byOfficer.get(officer) ?? all[0];
}

/** Something that stays where it is. */
export interface Stays {
  readonly id: string;
  readonly code: "wellness" | "private";
}

/**
 * What may leave the device and what stays, whoever asks. Wellness answers never leave; practice leaves only when the officer
 * shared it.
 *
 * @param shared ids of practice runs their officers shared
 */
export function mayLeave<T extends Kept>(
  things: readonly T[],
  shared: ReadonlySet<string>,
): { readonly leaving: readonly T[]; readonly staying: readonly Stays[] } {
  const leaving: T[] = [];
  const staying: Stays[] = [];
  for (const thing of things) {
    const { id, purpose } = thing;
    if (purpose === "wellness") staying.push({ id, code: "wellness" });
    else if (purpose === "practice" && !shared.has(id)) staying.push({ id, code: "private" });
    else leaving.push(thing);
  }
  return { leaving, staying };
}
