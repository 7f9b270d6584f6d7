import { addMonths, DAY_MS, endOfDay } from "./calendar.ts";
import type { Assignment, MakeUp, Requirement, VersionPolicy } from "./programme.ts";
import type { Person, Release } from "./records.ts";

/** When an officer's work on a requirement counts and when it is due. UTC milliseconds, all inclusive. */
export interface Limits {
  /** Earlier work does not count. */
  readonly from: number;
  /** Later work does not count. */
  readonly to: number;
  /** Absent when nothing says. */
  readonly due?: number;
  /** The deadline runs from a hire date the roster does not have. */
  readonly unknownHire: boolean;
}

/**
 * The limits of one officer under one assignment: of two due dates the earlier; then the officer's extra days; and a
 * make-up moves the end and the due date out, never in.
 */
export function limitsOf(
  requirement: Requirement,
  assignment: Assignment,
  person: Person,
  makeUps: readonly MakeUp[],
): Limits {
  const { term } = requirement;
  const anchor = term.kind !== "days" ? undefined : term.after === "assigned" ? assignment.assignedAt : person.hiredAt;
  const extra = Object.hasOwn(assignment.extraDays, person.id) ? (assignment.extraDays[person.id] ?? 0) * DAY_MS : 0;
  const later = Math.max(-Infinity, ...makeUps.map(({ until }) => until));
  const ends =
    term.kind === "dates"
      ? term.to
      : term.kind === "days" && anchor !== undefined
        ? endOfDay(anchor + term.days * DAY_MS)
        : Infinity;
  const due = Math.max(Math.min(ends, assignment.dueAt ?? Infinity) + extra, later);
  return {
    from: term.kind === "dates" ? term.from : (anchor ?? -Infinity),
    to: term.kind === "dates" ? Math.max(term.to + extra, later) : Infinity,
    ...(Number.isFinite(due) && { due }),
    unknownHire: term.kind === "days" && anchor === undefined,
  };
}

/** The last UTC millisecond work made at `at` holds; `Infinity` for good. */
export const holdsUntil = (at: number, recertifyMonths: number | undefined): number =>
  recertifyMonths === undefined ? Infinity : endOfDay(addMonths(at, recertifyMonths));

/** Whether a run by these rules counts for the scenario. */
export type Accepts = (scenario: string, rules: string) => boolean;

/** What a policy comes to for work assigned at a moment; asked often, so each scenario's list is made once. */
export function acceptedBy(
  policy: VersionPolicy,
  assignedAt: number,
  releases: ReadonlyMap<string, readonly Release[]>,
): Accepts {
  const lists = new Map<string, ReadonlySet<string> | "any">();
  return (scenario, rules) => {
    const list = lists.get(scenario) ?? acceptedRules(policy, assignedAt, scenario, releases.get(scenario) ?? []);
    lists.set(scenario, list);
    return list === "any" || list.has(rules);
  };
}

function acceptedRules(
  policy: VersionPolicy,
  assignedAt: number,
  scenario: string,
  releases: readonly Release[],
): ReadonlySet<string> | "any" {
  if (policy.kind === "latest") {
    if (releases.length === 0) return "any";
    const newest = Math.max(-Infinity, ...releases.map(({ at }) => at).filter((at) => at <= assignedAt));
    return new Set(releases.filter(({ at }) => at >= newest).map(({ rules }) => rules));
  }
  if (!Object.hasOwn(policy.rules, scenario)) return new Set();
  return new Set(policy.kind === "exact" ? [policy.rules[scenario] ?? ""] : policy.rules[scenario]);
}
