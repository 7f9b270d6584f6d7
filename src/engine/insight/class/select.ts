import type { Purpose } from "../../attempt/move.ts";
import type { Aggregate, Group, Row } from "./aggregate.ts";

/** Which attempts are counted. What is absent does not narrow. */
export interface Filter {
  /** A class, or some officers. */
  readonly officers?: ReadonlySet<string>;
  readonly scenarios?: ReadonlySet<string>;
  readonly rules?: ReadonlySet<string>;
  readonly purpose?: Purpose;
  /** Attempts whose last move lies in it, both ends included, UTC milliseconds. */
  readonly from?: number;
  readonly until?: number;
  /** Ids of endings: attempts that came to one of them. */
  readonly endings?: ReadonlySet<string>;
  /**
   * Of each officer, scenario and rules: every attempt, or the one that was finished first, or the one finished latest.
   *
   * `first` is settled before the other narrowings: a run that is filtered out still came before. `latest` is settled
   * after them: the latest of what is asked for. Of two that ended in the same millisecond the smaller attempt id was
   * the earlier, as in `firstExposures`. Runs that were left or stand open are neither.
   */
  readonly exposure: "all" | "first" | "latest";
}

/** The attempts a filter finds, with what their numbers mean. */
export interface Selection {
  readonly parts: readonly { readonly group: Group; readonly rows: readonly Row[] }[];
}

/** The attempts of a filter; groups in the order of scenario and rules. */
export function select({ groups }: Aggregate, filter: Filter): Selection {
  const { scenarios, rules } = filter;
  const parts = [...groups.values()]
    .filter((group) => (scenarios?.has(group.scenario) ?? true) && (rules?.has(group.rules) ?? true))
    .toSorted((a, b) => compare(a.scenario, b.scenario) || compare(a.rules, b.rules))
    .map((group) => ({ group, rows: rowsOf(group, filter) }))
    .filter(({ rows }) => rows.length > 0);
  return { parts };
}

function rowsOf({ cells }: Group, filter: Filter): Row[] {
  const found: Row[] = [];
  const take = (cell: readonly Row[]): void => {
    if (filter.exposure === "all") {
      for (const row of cell) if (fits(row, filter)) found.push(row);
      return;
    }
    const one =
      filter.exposure === "first"
        ? edgeOf(cell, isBefore)
        : edgeOf(
            cell.filter((row) => fits(row, filter)),
            (a, b) => isBefore(b, a),
          );
    if (one && fits(one, filter)) found.push(one);
  };
  if (filter.officers && filter.officers.size < cells.size) {
    for (const officer of filter.officers) take(cells.get(officer) ?? []);
  } else {
    for (const [officer, cell] of cells) if (filter.officers?.has(officer) ?? true) take(cell);
  }
  return found;
}

function fits(row: Row, { purpose, from, until, endings }: Filter): boolean {
  if (purpose !== undefined && row.purpose !== purpose) return false;
  if (from !== undefined && row.endedAt < from) return false;
  if (until !== undefined && row.endedAt > until) return false;
  return endings === undefined || (row.ending !== undefined && endings.has(row.ending.id));
}

/** The finished run before which no other one comes. */
function edgeOf(rows: readonly Row[], before: (one: Row, other: Row) => boolean): Row | undefined {
  let edge: Row | undefined;
  for (const row of rows) if (row.state === "ended" && (!edge || before(row, edge))) edge = row;
  return edge;
}

const isBefore = (one: Row, other: Row): boolean =>
  one.endedAt < other.endedAt || (one.endedAt === other.endedAt && one.attempt < other.attempt);

/** Order of ids: by code unit, the same on every device. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
