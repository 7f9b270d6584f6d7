import {
  type Asked,
  type Cell,
  cellOf,
  type CellState,
  daysAfter,
  type Plan,
  type Standing,
  standingOf,
} from "./cell.ts";
import { acceptedBy, limitsOf } from "./limits.ts";
import { type Assignment, type Exemption, type Placed, placedBy, type Requirement } from "./programme.ts";
import { type Held, heldBy, once, type Person, type Records } from "./records.ts";

/** A requirement somebody was assigned. */
export interface Column {
  readonly address: string;
  /** Empty for a scenario assigned by itself. */
  readonly programme: string;
  readonly requirement: string;
  readonly title: string;
}

/** Who stands where, at one moment. */
export interface Matrix {
  readonly at: number;
  /** By programme id, each programme's own order within; scenarios assigned by themselves first. */
  readonly columns: readonly Column[];
  /** By officer, in the order of the roster; one cell a column, absent where nothing was assigned. */
  readonly rows: ReadonlyMap<string, readonly (Cell | undefined)[]>;
}

interface PlacedPlan extends Plan {
  readonly source: Assignment;
}

/**
 * Where each officer stands with each requirement assigned by the moment asked about.
 *
 * The order of the records does not matter, and one more record never takes a requirement from done to not done: only time
 * does, when work must be renewed. A requirement assigned twice is done when it is done under either; while it is not, the
 * newer assignment says when it is due. An attempt that was left is missing and counts neither way.
 */
export function completion(records: Records, asked: Asked): Matrix {
  const programmes = new Map(records.programmes.map((programme) => [programme.id, programme]));
  const assignments = once(
    records.assignments.filter(({ assignedAt }) => assignedAt <= asked.at),
    ({ id }) => id,
    () => 0,
  );
  const placed = assignments.map((assignment) => ({ assignment, list: placedBy(assignment, programmes) }));
  const columns = columnsOf(placed.flatMap(({ list }) => list));
  const place = new Map(columns.map(({ address }, index) => [address, index]));
  const plans = new Map(placed.map(({ assignment, list }) => [assignment.id, list.map(planOf(assignment, records))]));
  const assignedTo = assignedBy(assignments);
  const heldOf = heldBy(records, asked.at);
  const topics = scenariosByTopic(records.topics);

  const rows = new Map<string, (Cell | undefined)[]>();
  for (const person of records.officers) {
    const held = heldOf(person.id);
    const standings = new Map<string, { requirement: Requirement; standing: Standing }>();
    for (const assignment of assignedTo(person)) {
      for (const plan of plans.get(assignment) ?? []) {
        const limits = limitsOf(plan.requirement, plan.source, person, held.makeUps.get(plan.address) ?? []);
        const standing = standingOf(plan, held, limits, topics, asked.at);
        const before = standings.get(plan.address);
        if (!before || saysMore(standing, before.standing, asked.at)) {
          standings.set(plan.address, { requirement: plan.requirement, standing });
        }
      }
    }
    const row = Array.from<Cell | undefined>({ length: columns.length });
    for (const [address, { requirement, standing }] of standings) {
      const exemption = standingExemption(held, address, asked.at);
      row[place.get(address) ?? -1] = cellOf(requirement, standing, exemption, asked);
    }
    rows.set(person.id, row);
  }
  return { at: asked.at, columns, rows };
}

function columnsOf(placed: readonly Placed[]): Column[] {
  const columns = new Map<string, Column>();
  const ordered = placed.toSorted(
    (a, b) => compare(a.programme, b.programme) || (a.programme === "" ? compare(a.address, b.address) : 0),
  );
  for (const { address, programme, requirement } of ordered) {
    if (columns.has(address)) continue;
    columns.set(address, { address, programme, requirement: requirement.id, title: requirement.title });
  }
  return [...columns.values()];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const planOf =
  (assignment: Assignment, { releases }: Records) =>
  ({ address, requirement }: Placed): PlacedPlan => ({
    source: assignment,
    assignment: assignment.id,
    assignedAt: assignment.assignedAt,
    address,
    requirement,
    accepts:
      requirement.need.kind === "scenarios"
        ? acceptedBy(requirement.need.versions, assignment.assignedAt, releases)
        : () => true,
  });

function assignedBy(assignments: readonly Assignment[]): (person: Person) => Set<string> {
  const byClass = new Map<string, string[]>();
  const byOfficer = new Map<string, string[]>();
  const put = (map: Map<string, string[]>, key: string, id: string): void => {
    const list = map.get(key);
    if (list) list.push(id);
    else map.set(key, [id]);
  };
  for (const { id, to } of assignments) {
    if (to.kind === "class") put(byClass, to.class, id);
    else for (const officer of to.officers) put(byOfficer, officer, id);
  }
  return (person) =>
    new Set([
      ...((person.class !== undefined && byClass.get(person.class)) || []),
      ...(byOfficer.get(person.id) ?? []),
    ]);
}

function scenariosByTopic(topics: Records["topics"]): Map<string, string[]> {
  const scenarios = new Map<string, string[]>();
  for (const [scenario, list] of topics) {
    for (const topic of new Set(list)) {
      const of = scenarios.get(topic);
      if (of) of.push(scenario);
      else scenarios.set(topic, [scenario]);
    }
  }
  return scenarios;
}

/** Of two assignments of the same: the one it holds longest under, then earliest done, then the newer. */
function saysMore(one: Standing, other: Standing, now: number): boolean {
  const [a, b] = [one.span, other.span];
  if (a && b) {
    if (a.until !== b.until) return a.until > b.until;
    if (a.at !== b.at) return a.at < b.at;
  } else if (a || b) return a !== undefined;
  const running = (a?.until ?? -Infinity) >= now;
  const due = (standing: Standing): number => standing.limits.due ?? Infinity;
  if (running && due(one) !== due(other)) return due(one) > due(other);
  if (one.assignedAt !== other.assignedAt) return one.assignedAt > other.assignedAt;
  return one.assignment < other.assignment;
}

/** The exemption in force that holds longest. */
function standingExemption(held: Held, address: string, now: number): Exemption | undefined {
  const until = ({ until: last }: Exemption): number => last ?? Infinity;
  return (held.exemptions.get(address) ?? [])
    .filter((exemption) => until(exemption) >= now)
    .toSorted((a, b) => compareNumbers(until(b), until(a)) || compare(a.id, b.id))[0];
}

/** Infinity less itself is no number. */
const compareNumbers = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

export interface Item {
  readonly officer: string;
  readonly address: string;
  /** Whole UTC dates: since it was due or lapsed, or until it will be. */
  readonly days: number;
  readonly cell: Cell;
}

/** What needs somebody to act, most pressing first; of equals by officer, then requirement. */
export interface Attention {
  readonly overdue: readonly Item[];
  readonly dueSoon: readonly Item[];
  readonly expired: readonly Item[];
  readonly expiring: readonly Item[];
}

/** The lists of a matrix, at its own moment. */
export function attention({ at, columns, rows }: Matrix): Attention {
  const list = (state: CellState, days: (cell: Cell) => number, mostFirst: boolean): Item[] =>
    [...rows]
      .flatMap(([officer, cells]) =>
        cells.flatMap((cell, index) =>
          cell?.state === state ? [{ officer, address: columns[index]?.address ?? "", days: days(cell), cell }] : [],
        ),
      )
      .toSorted(
        (a, b) =>
          (mostFirst ? b.days - a.days : a.days - b.days) ||
          compare(a.officer, b.officer) ||
          compare(a.address, b.address),
      );
  return {
    overdue: list("overdue", ({ due }) => daysAfter(due ?? at, at), true),
    dueSoon: list("due-soon", ({ due }) => daysAfter(at, due ?? at), false),
    expired: list("expired", ({ until }) => daysAfter(until ?? at, at), true),
    expiring: list("expiring", ({ until }) => daysAfter(at, until ?? at), false),
  };
}
