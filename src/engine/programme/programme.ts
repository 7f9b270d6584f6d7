/**
 * Which versions of a scenario count. A version is named by the hash of its rules: two with the same rules differ in words
 * alone.
 * - `exact`: the one listed for the scenario.
 * - `any-of`: each of those listed for the scenario, such as all since a legal change.
 * - `latest`: the one that was newest when the work was assigned, or any published since. Who finished it stays done
 *   when another comes out. Where nothing is known of the releases, any.
 */
export type VersionPolicy =
  | { readonly kind: "exact"; readonly rules: Readonly<Record<string, string>> }
  | { readonly kind: "any-of"; readonly rules: Readonly<Record<string, readonly string[]>> }
  | { readonly kind: "latest" };

/** What must be shown. */
export type Need =
  /** At least so many different ones of these scenarios finished on record. */
  | {
      readonly kind: "scenarios";
      readonly scenarios: readonly string[];
      readonly atLeast: number;
      readonly versions: VersionPolicy;
    }
  /** Active minutes, idle excluded, in scenarios that teach any of these topics or competencies; none named: in all. */
  | {
      readonly kind: "hours";
      readonly minutes: number;
      readonly topics: readonly string[];
      /** Minutes in a room that played together count too. */
      readonly rooms?: boolean;
    }
  /** Present in at least so many of these room sessions. */
  | { readonly kind: "attendance"; readonly sessions: readonly string[]; readonly atLeast: number }
  /** A trainer has seen it and says so; none named: any trainer. */
  | { readonly kind: "sign-off"; readonly trainers: readonly string[] };

/**
 * When the work counts and when it is due.
 * - `dates`: a cycle. What lies outside belongs to another one and does not count here; due on its last day.
 * - `days`: a deadline, so many days after assignment or hire, through the last of them. Work before its start does not
 *   count; late work does, and is said to be late.
 * - `open`: any time; the assignment says when it is due.
 */
export type Term =
  | { readonly kind: "open" }
  /** UTC milliseconds, both inclusive. */
  | { readonly kind: "dates"; readonly from: number; readonly to: number }
  | { readonly kind: "days"; readonly days: number; readonly after: "assigned" | "hired" };

export interface Requirement {
  readonly id: string;
  readonly title: string;
  readonly need: Need;
  readonly term: Term;
  /** Work holds for so many calendar months, through the last UTC date; absent: for good. */
  readonly recertifyMonths?: number;
}

export interface Programme {
  readonly id: string;
  readonly title: string;
  readonly requirements: readonly Requirement[];
}

export interface Assignment {
  readonly id: string;
  readonly what:
    | { readonly kind: "programme"; readonly programme: string }
    /** Each scenario is a requirement of its own. */
    | { readonly kind: "scenarios"; readonly scenarios: readonly string[] };
  readonly to:
    | { readonly kind: "class"; readonly class: string }
    | { readonly kind: "officers"; readonly officers: readonly string[] };
  /** UTC milliseconds. */
  readonly assignedAt: number;
  /** The last UTC millisecond in time; absent: the terms of the requirements alone say. */
  readonly dueAt?: number;
  /** Takes the place of the requirements' own; for bare scenarios absent means `latest`. */
  readonly versions?: VersionPolicy;
  /** Days more than the others, by officer. */
  readonly extraDays: Readonly<Record<string, number>>;
  /** Set when variants are drawn: the seed of the draw and the arms it is between. */
  readonly draw?: { readonly seed: string; readonly arms: readonly string[] };
}

/** An officer need not do a requirement. Addresses as `addressOf` makes them. */
export interface Exemption {
  readonly id: string;
  readonly officer: string;
  readonly requirement: string;
  readonly why: string;
  readonly by: string;
  /** From when; UTC milliseconds. */
  readonly at: number;
  /** The last millisecond it holds; absent: for good. */
  readonly until?: number;
}

/** An officer may still do what was missed: later, or in another session. */
export interface MakeUp {
  readonly id: string;
  readonly officer: string;
  readonly requirement: string;
  /** Work counts, and is in time, up to this UTC millisecond. */
  readonly until: number;
  /** A session that counts as one of those named. */
  readonly session?: string;
  readonly why: string;
  readonly by: string;
  readonly at: number;
}

/** How records name a requirement: `de-escalation/first-aid`; of a scenario assigned by itself `/elm-street`. */
export const addressOf = (programme: string, requirement: string): string => `${programme}/${requirement}`;

/** A requirement as it stands in a programme or in an assignment of scenarios. */
export interface Placed {
  readonly address: string;
  /** Empty for a scenario assigned by itself. */
  readonly programme: string;
  readonly requirement: Requirement;
}

/** What an assignment asks, in the programme's order; nothing for a programme that is not there. */
export function placedBy(assignment: Assignment, programmes: ReadonlyMap<string, Programme>): Placed[] {
  const { what, versions } = assignment;
  if (what.kind === "scenarios") {
    return [...new Set(what.scenarios)].map((scenario) => ({
      address: addressOf("", scenario),
      programme: "",
      requirement: {
        id: scenario,
        title: scenario,
        need: { kind: "scenarios", scenarios: [scenario], atLeast: 1, versions: versions ?? { kind: "latest" } },
        term: { kind: "open" },
      },
    }));
  }
  return (programmes.get(what.programme)?.requirements ?? []).map((requirement) => ({
    address: addressOf(what.programme, requirement.id),
    programme: what.programme,
    requirement:
      versions && requirement.need.kind === "scenarios"
        ? { ...requirement, need: { ...requirement.need, versions } }
        : requirement,
  }));
}

/** `requirement`: its id; absent for the programme as a whole. */
export interface ProgrammeProblem {
  readonly code:
    | "no-title"
    | "no-requirements"
    | "bad-id"
    | "doubled-id"
    | "nothing-named"
    | "named-twice"
    | "at-least-out-of-range"
    | "minutes-out-of-range"
    | "months-out-of-range"
    | "days-out-of-range"
    | "ends-before-it-begins"
    | "version-missing";
  readonly requirement?: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** All that is wrong with a programme as written, in its own order; empty for one that can be assigned. */
export function programmeProblems(programme: Programme): ProgrammeProblem[] {
  const found: ProgrammeProblem[] = [];
  const say = (code: ProgrammeProblem["code"], params: ProgrammeProblem["params"] = {}, requirement?: string): void => {
    found.push({ code, params, ...(requirement !== undefined && { requirement }) });
  };
  if (programme.title.trim() === "") say("no-title");
  if (!ID.test(programme.id)) say("bad-id", { id: programme.id });
  if (programme.requirements.length === 0) say("no-requirements");
  const seen = new Set<string>();
  for (const { id, title, need, term, recertifyMonths } of programme.requirements) {
    if (!ID.test(id)) say("bad-id", { id }, id);
    if (seen.has(id)) say("doubled-id", { id }, id);
    seen.add(id);
    if (title.trim() === "") say("no-title", {}, id);
    for (const [code, params] of needProblems(need)) say(code, params, id);
    if (term.kind === "dates" && term.to < term.from) say("ends-before-it-begins", {}, id);
    if (term.kind === "days" && !isCount(term.days)) say("days-out-of-range", { days: term.days }, id);
    if (recertifyMonths !== undefined && !(isCount(recertifyMonths) && recertifyMonths <= 1200)) {
      say("months-out-of-range", { months: recertifyMonths }, id);
    }
  }
  return found;
}

/** Lower-case and free of the slash that parts the two halves of an address. */
const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 1;

function* needProblems(need: Need): Generator<[ProgrammeProblem["code"], ProgrammeProblem["params"]]> {
  if (need.kind === "hours") {
    if (!isCount(need.minutes)) yield ["minutes-out-of-range", { minutes: need.minutes }];
    return;
  }
  if (need.kind === "sign-off") return;
  const named = need.kind === "scenarios" ? need.scenarios : need.sessions;
  if (named.length === 0) yield ["nothing-named", {}];
  if (new Set(named).size !== named.length) yield ["named-twice", {}];
  if (!isCount(need.atLeast) || need.atLeast > new Set(named).size) {
    yield ["at-least-out-of-range", { atLeast: need.atLeast, named: named.length }];
  }
  if (need.kind !== "scenarios" || need.versions.kind === "latest") return;
  const { rules } = need.versions;
  for (const scenario of named) {
    if (!Object.hasOwn(rules, scenario) || rules[scenario]?.length === 0) yield ["version-missing", { scenario }];
  }
}
