import type { Asked, Cell } from "#engine/programme/cell.ts";
import { addMonths, endOfDay } from "#engine/programme/calendar.ts";
import { type Assignment, placedBy, type Requirement } from "#engine/programme/programme.ts";
import type { AttemptRecord, Person, Records } from "#engine/programme/records.ts";
import { DAY, MINUTE } from "./a-programme.ts";

/** What a cell says, without its reason's code. */
export interface Plain {
  readonly state: Cell["state"];
  readonly at?: number;
  readonly until?: number;
  readonly due?: number;
  readonly have: number;
  readonly need: number;
  readonly late?: number;
}

interface Counts {
  readonly of: string;
  readonly weight: number;
  readonly at: number;
  readonly until: number;
}

/** Completion as one would tell it to a clerk: every record looked at for every cell, every moment tried. */
export function slowCompletion(records: Records, asked: Asked): Map<string, Plain> {
  const programmes = new Map(records.programmes.map((programme) => [programme.id, programme]));
  const cells = new Map<string, Plain>();
  for (const person of records.officers) {
    const plans = records.assignments
      .filter(({ assignedAt, to }) => assignedAt <= asked.at && isFor(to, person))
      .flatMap((assignment) => placedBy(assignment, programmes).map((placed) => ({ assignment, ...placed })));
    for (const address of new Set(plans.map((plan) => plan.address))) {
      const views = plans
        .filter((plan) => plan.address === address)
        .map(({ assignment, requirement }) => viewOf(records, person, assignment, requirement, address, asked.at));
      const [view] = views.toSorted(
        (a, b) =>
          down(a.until ?? -1, b.until ?? -1) ||
          down(b.since ?? 0, a.since ?? 0) ||
          (a.until !== undefined && a.until >= asked.at ? down(a.due, b.due) : 0) ||
          down(a.assignment.assignedAt, b.assignment.assignedAt) ||
          (a.assignment.id < b.assignment.id ? -1 : 1),
      );
      if (view) cells.set(`${person.id} ${address}`, plainOf(records, person, address, view, asked));
    }
  }
  return cells;
}

const down = (a: number, b: number): number => (a > b ? -1 : a < b ? 1 : 0);

const isFor = (to: Assignment["to"], { id, class: name }: Person): boolean =>
  to.kind === "class" ? to.class === name : to.officers.includes(id);

function viewOf(
  records: Records,
  person: Person,
  assignment: Assignment,
  { need, term, recertifyMonths }: Requirement,
  address: string,
  now: number,
) {
  const mine = <R extends { officer: string; requirement: string; at: number }>(list: readonly R[]): R[] =>
    list.filter((one) => one.officer === person.id && one.requirement === address && one.at <= now);
  const makeUps = mine(records.makeUps);
  const extra = (assignment.extraDays[person.id] ?? 0) * DAY;
  let due = assignment.dueAt ?? Infinity;
  let [from, to] = [-Infinity, Infinity];
  if (term.kind === "dates") {
    [from, to] = [term.from, term.to + extra];
    due = Math.min(due, term.to);
  }
  const anchor = term.kind === "days" && term.after === "assigned" ? assignment.assignedAt : person.hiredAt;
  if (term.kind === "days" && anchor !== undefined) {
    from = anchor;
    due = Math.min(due, endOfDay(anchor + term.days * DAY));
  }
  due += extra;
  for (const { until } of makeUps) {
    due = Math.max(due, until);
    to = Math.max(to, until);
  }

  const runs = records.attempts.filter(
    (run) =>
      run.officer === person.id &&
      run.purpose === "record" &&
      run.endedAt <= now &&
      run.endedAt >= from &&
      run.endedAt <= to &&
      run.over !== "left" &&
      fits(records, need, run, assignment.assignedAt),
  );
  const until = (at: number): number =>
    recertifyMonths === undefined ? Infinity : endOfDay(addMonths(at, recertifyMonths));
  const sessions = [
    ...(need.kind === "attendance" ? need.sessions : []),
    ...makeUps.flatMap(({ session }) => session ?? []),
  ];
  const found: { of: string; at: number; weight: number }[] =
    need.kind === "attendance"
      ? records.attendance
          .filter(({ officer, session }) => officer === person.id && sessions.includes(session))
          .map(({ session, at }) => ({ of: session, at, weight: 0 }))
      : need.kind === "sign-off"
        ? mine(records.signOffs)
            .filter(({ by }) => need.trainers.length === 0 || need.trainers.includes(by))
            .map(({ at }) => ({ of: "", at, weight: 0 }))
        : runs
            .filter(({ over }) => over === undefined)
            .map(({ scenario, endedAt, activeMs }) => ({ of: scenario, at: endedAt, weight: activeMs }));
  const counted: Counts[] = found
    .filter(({ at }) => at >= from && at <= to && at <= now)
    .map((one) => ({ ...one, until: until(one.at) }));

  const amount = (list: readonly Counts[]): number =>
    need.kind === "hours" ? list.reduce((sum, { weight }) => sum + weight, 0) : new Set(list.map(({ of }) => of)).size;
  const wanted = need.kind === "hours" ? need.minutes * MINUTE : need.kind === "sign-off" ? 1 : need.atLeast;
  const enoughAt = (moment: number): boolean =>
    amount(counted.filter((one) => one.at <= moment && one.until >= moment)) >= wanted;
  const ends = counted.map((one) => one.until).filter(enoughAt);
  const heldUntil = ends.length === 0 ? undefined : Math.max(...ends);
  const since =
    heldUntil === undefined
      ? undefined
      : Math.min(
          ...counted
            .map(({ at }) => at)
            .filter((at) => amount(counted.filter((one) => one.at <= at && one.until >= heldUntil)) >= wanted),
        );
  const unit = need.kind === "hours" ? MINUTE : 1;
  return {
    assignment,
    due,
    until: heldUntil,
    since,
    open: runs.some(({ over }) => over === "open"),
    have: Math.floor(amount(counted.filter((one) => one.until >= now)) / unit),
    begun: amount(counted.filter((one) => one.until >= now)) > 0,
    need: wanted / unit,
  };
}

function fits(records: Records, need: Requirement["need"], run: AttemptRecord, assignedAt: number): boolean {
  if (need.kind === "hours") {
    const taught = records.topics.get(run.scenario) ?? [];
    return need.topics.length === 0 || need.topics.some((topic) => taught.includes(topic));
  }
  if (need.kind !== "scenarios" || !need.scenarios.includes(run.scenario)) return false;
  const { versions } = need;
  if (versions.kind === "exact") return versions.rules[run.scenario] === run.rules;
  if (versions.kind === "any-of") return versions.rules[run.scenario]?.includes(run.rules) ?? false;
  const releases = records.releases.get(run.scenario) ?? [];
  const before = releases.filter(({ at }) => at <= assignedAt).map(({ at }) => at);
  const newest = before.length === 0 ? -Infinity : Math.max(...before);
  return releases.length === 0 || releases.some(({ rules, at }) => rules === run.rules && at >= newest);
}

function plainOf(
  records: Records,
  person: Person,
  address: string,
  view: ReturnType<typeof viewOf>,
  { at: now, soonDays, expiringDays }: Asked,
): Plain {
  const { due, until, since, have, need } = view;
  const finite = (key: "until" | "due", value: number | undefined): { until?: number; due?: number } =>
    value === undefined || value === Infinity ? {} : { [key]: value };
  const told = { ...finite("due", due), have, need };
  const held = { ...told, ...(since !== undefined && { at: since }), ...finite("until", until) };
  if (until !== undefined && since !== undefined && until >= now) {
    const late = since > due ? { late: Math.floor(since / DAY) - Math.floor(due / DAY) } : {};
    return { ...held, ...late, state: until - now <= expiringDays * DAY ? "expiring" : "done" };
  }
  const [exemption] = records.exemptions
    .filter((one) => one.officer === person.id && one.requirement === address && one.at <= now)
    .filter((one) => (one.until ?? Infinity) >= now)
    .toSorted((a, b) => down(a.until ?? Infinity, b.until ?? Infinity) || (a.id < b.id ? -1 : 1));
  if (exemption) return { ...told, state: "exempt", at: exemption.at, ...finite("until", exemption.until) };
  if (until !== undefined) return { ...held, state: "expired" };
  if (now > due) return { ...told, state: "overdue" };
  if (due - now <= soonDays * DAY) return { ...told, state: "due-soon" };
  return { ...told, state: view.begun || view.open ? "started" : "not-started" };
}
