import { DAY_MS, dayNumber } from "./calendar.ts";
import { type Counted, holdingAt, lastSpan, type Measure, type Span } from "./holding.ts";
import { type Accepts, holdsUntil, type Limits } from "./limits.ts";
import type { Exemption, Requirement } from "./programme.ts";
import { type AttemptRecord, type Held, roomsOf } from "./records.ts";

/** Where an officer stands with a requirement. There is no "failed": what is not done is missing. */
export type CellState =
  | "done"
  /** Done, and the time it holds ends soon. */
  | "expiring"
  | "exempt"
  /** Was done and no longer holds. */
  | "expired"
  | "overdue"
  | "due-soon"
  | "started"
  | "not-started";

/** Why a cell says what it says. `words` makes the sentence. */
export interface Because {
  readonly code:
    | "scenarios-finished"
    | "hours-reached"
    | "sessions-attended"
    | "signed-off"
    | "exempted"
    | "lapsed"
    | "missing"
    /** Missing, and its deadline runs from a hire date the roster does not have. */
    | "no-hire-date";
  /** `have` and `need` in scenarios, minutes, sessions or signatures; `late` in days; `why` and `by` of an exemption. */
  readonly params: Readonly<Record<string, string | number>>;
  /** Ids of the records it rests on. */
  readonly records: readonly string[];
}

export interface Cell {
  readonly state: CellState;
  /** When it was done, or exempted; of an expired one when it was last done. UTC milliseconds. */
  readonly at?: number;
  /** The last millisecond it holds; absent for good. */
  readonly until?: number;
  readonly due?: number;
  /** Milliseconds over the runs it rests on; of one that is missing or exempt, over those that count so far. */
  readonly activeMs: number;
  readonly claimedMs: number;
  readonly because: Because;
}

/** How near is soon. */
export interface Asked {
  /** The moment asked about, UTC milliseconds. Later records are left aside. */
  readonly at: number;
  readonly soonDays: number;
  readonly expiringDays: number;
}

/** What one assignment makes of one officer's records. */
export interface Standing {
  readonly assignment: string;
  readonly assignedAt: number;
  readonly limits: Limits;
  readonly span?: Span;
  readonly have: number;
  readonly open: boolean;
  readonly activeMs: number;
  readonly claimedMs: number;
  readonly holding: readonly string[];
}

const MINUTE_MS = 60_000;

/** @param topics by topic, the scenarios that teach it */
export function standingOf(
  { assignment, assignedAt, requirement, address, accepts }: Plan,
  held: Held,
  limits: Limits,
  topics: ReadonlyMap<string, readonly string[]>,
  now: number,
): Standing {
  const runs = runsFor(requirement, held, accepts, topics).filter(({ endedAt }) => isWithin(endedAt, limits));
  const counted = countedFor(requirement, address, held, runs, limits);
  const measure = measureOf(requirement);
  const span = lastSpan(counted, measure);
  const holding = counted.filter(({ until }) => until >= now);
  const ids = new Set(span ? span.records : holding.map(({ id }) => id));
  const counting = runs.filter(({ attempt, over }) => over === undefined && ids.has(attempt));
  return {
    assignment,
    assignedAt,
    limits,
    ...(span && { span }),
    have: holdingAt(counted, measure, now),
    open: runs.some(({ over }) => over === "open"),
    activeMs: counting.reduce((sum, { activeMs }) => sum + wholeMs(activeMs), 0),
    claimedMs: counting.reduce((sum, { claimedMs }) => sum + wholeMs(claimedMs), 0),
    holding: holding.map(({ id }) => id),
  };
}

/** A requirement as one assignment asks it. */
export interface Plan {
  readonly assignment: string;
  readonly assignedAt: number;
  readonly address: string;
  readonly requirement: Requirement;
  readonly accepts: Accepts;
}

const isWithin = (at: number, { from, to }: Limits): boolean => at >= from && at <= to;

/** Sums of fractions would depend on their order. */
const wholeMs = (ms: number): number => Math.round(ms);

function runsFor(
  { need }: Requirement,
  held: Held,
  accepts: Accepts,
  topics: ReadonlyMap<string, readonly string[]>,
): readonly AttemptRecord[] {
  switch (need.kind) {
    case "scenarios":
      return [...new Set(need.scenarios)].flatMap((scenario) =>
        (held.attempts.get(scenario) ?? []).filter(({ rules }) => accepts(scenario, rules)),
      );
    case "hours": {
      const all = need.topics.length === 0;
      const scenarios = all ? held.attempts.keys() : new Set(need.topics.flatMap((topic) => topics.get(topic) ?? []));
      const named = [...scenarios];
      const own = named.flatMap((scenario) => held.attempts.get(scenario) ?? []);
      return need.rooms ? [...own, ...roomsOf(held, all ? undefined : new Set(named))] : own;
    }
    case "attendance":
      return roomsOf(held, undefined);
    case "sign-off":
      return [];
  }
}

function countedFor(
  { need, recertifyMonths }: Requirement,
  address: string,
  held: Held,
  runs: readonly AttemptRecord[],
  limits: Limits,
): Counted[] {
  const of = (id: string, what: string, at: number, weight = 0): Counted => ({
    id,
    of: what,
    weight,
    at,
    until: holdsUntil(at, recertifyMonths),
  });
  const list = (): Counted[] => {
    switch (need.kind) {
      case "scenarios":
      case "hours":
        return runs
          .filter(({ over }) => over === undefined)
          .map(({ attempt, scenario, endedAt, activeMs }) =>
            of(attempt, scenario, endedAt, need.kind === "hours" ? wholeMs(activeMs) : 0),
          );
      case "attendance": {
        const instead = (held.makeUps.get(address) ?? []).flatMap(({ session }) => session ?? []);
        return [...new Set([...need.sessions, ...instead])]
          .flatMap((session) => held.attendance.get(session) ?? [])
          .map(({ id, session, at }) => of(id, session, at));
      }
      case "sign-off":
        return (held.signOffs.get(address) ?? [])
          .filter(({ by }) => need.trainers.length === 0 || need.trainers.includes(by))
          .map(({ id, at }) => of(id, address, at));
    }
  };
  return list()
    .filter(({ at }) => isWithin(at, limits))
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

function measureOf({ need }: Requirement): Measure {
  if (need.kind === "hours") return { kind: "sum", atLeast: need.minutes * MINUTE_MS };
  return { kind: "different", atLeast: need.kind === "sign-off" ? 1 : need.atLeast };
}

const REACHED = {
  scenarios: "scenarios-finished",
  hours: "hours-reached",
  attendance: "sessions-attended",
  "sign-off": "signed-off",
} as const;

/** The cell of an officer who stands so, under the assignment that says most for them. */
export function cellOf(
  requirement: Requirement,
  standing: Standing,
  exemption: Exemption | undefined,
  { at: now, soonDays, expiringDays }: Asked,
): Cell {
  const { span, limits, have, open, holding, activeMs, claimedMs } = standing;
  const { due } = limits;
  const measure = measureOf(requirement);
  const inUnits = (value: number): number => (measure.kind === "sum" ? Math.floor(value / MINUTE_MS) : value);
  const counts = { have: inUnits(have), need: inUnits(measure.atLeast) };
  const told = { ...(due !== undefined && { due }), activeMs, claimedMs };
  const ends = (until: number | undefined): { until?: number } =>
    until === undefined || until === Infinity ? {} : { until };

  if (span && span.until >= now) {
    const late = due !== undefined && span.at > due ? { late: daysAfter(due, span.at) } : {};
    return {
      state: span.until - now <= expiringDays * DAY_MS ? "expiring" : "done",
      at: span.at,
      ...ends(span.until),
      ...told,
      because: { code: REACHED[requirement.need.kind], params: { ...counts, ...late }, records: span.records },
    };
  }
  if (exemption) {
    const { id, why, by, at, until } = exemption;
    return {
      state: "exempt",
      at,
      ...ends(until),
      ...told,
      because: { code: "exempted", params: { why, by, ...counts }, records: [id] },
    };
  }
  if (span) {
    const because = { code: "lapsed", params: counts, records: span.records } as const;
    return { state: "expired", at: span.at, ...ends(span.until), ...told, because };
  }
  const code = limits.unknownHire && due === undefined ? "no-hire-date" : "missing";
  return {
    state: missingState(due, now, soonDays, open || have > 0),
    ...told,
    because: { code, params: counts, records: holding },
  };
}

function missingState(due: number | undefined, now: number, soonDays: number, begun: boolean): CellState {
  if (due !== undefined && now > due) return "overdue";
  if (due !== undefined && due - now <= soonDays * DAY_MS) return "due-soon";
  return begun ? "started" : "not-started";
}

/** Whole UTC dates from one moment to a later one. */
export const daysAfter = (from: number, to: number): number => dayNumber(to) - dayNumber(from);
