import type { IssuedCertificate } from "./administration.ts";
import { isoDate } from "./calendar.ts";
import type { Cell, CellState } from "./cell.ts";
import type { Column, Matrix } from "./completion.ts";
import type { Dispute, RemedialPlan } from "./follow-up.ts";

/** One requirement in an officer's transcript. */
export interface TranscriptLine {
  readonly address: string;
  readonly title: string;
  readonly state: CellState;
  readonly at?: number;
  readonly until?: number;
  /** Whole minutes. */
  readonly claimedMinutes: number;
  readonly activeMinutes: number;
  /** Ids of the records it rests on. */
  readonly records: readonly string[];
}

/** What an officer was asked and did, at the moment of the matrix. */
export interface Transcript {
  readonly officer: string;
  readonly at: number;
  readonly lines: readonly TranscriptLine[];
  /** Those issued by then, oldest first; revoked ones say so. */
  readonly certificates: readonly IssuedCertificate[];
  /** Raised by then, oldest first, each with the result as it stood. */
  readonly disputes: readonly Dispute[];
  readonly plans: readonly RemedialPlan[];
}

/** What stands beside an officer's results. */
interface Beside {
  readonly disputes: readonly Dispute[];
  readonly plans: readonly RemedialPlan[];
}

const MINUTE_MS = 60_000;

const minutes = (ms: number): number => Math.floor(ms / MINUTE_MS);

/** The transcript of an officer; without lines for one the matrix does not have. */
export function transcriptOf(
  officer: string,
  matrix: Matrix,
  certificates: readonly IssuedCertificate[],
  beside: Beside = { disputes: [], plans: [] },
): Transcript {
  const row = matrix.rows.get(officer) ?? [];
  return {
    officer,
    at: matrix.at,
    lines: matrix.columns.flatMap((column, index) => {
      const cell = row[index];
      return cell ? [lineOf(column, cell)] : [];
    }),
    certificates: certificates
      .filter(({ certificate, at }) => certificate.officer === officer && at <= matrix.at)
      .toSorted((a, b) => a.at - b.at || (a.certificate.serial < b.certificate.serial ? -1 : 1)),
    disputes: beside.disputes.filter((one) => one.officer === officer && one.at <= matrix.at),
    plans: beside.plans.filter((one) => one.officer === officer && one.setAt <= matrix.at),
  };
}

function lineOf({ address, title }: Column, { state, at, until, activeMs, claimedMs, because }: Cell): TranscriptLine {
  return {
    address,
    title,
    state,
    ...(at !== undefined && { at }),
    ...(until !== undefined && { until }),
    claimedMinutes: minutes(claimedMs),
    activeMinutes: minutes(activeMs),
    records: because.records,
  };
}

/** Officer number, course, hours, UTC date (ISO 8601), result. */
export type PostRow = readonly [number: string, course: string, hours: string, date: string, result: "complete"];

/**
 * Rows for the kind of CSV that state training boards take: every requirement that was done, and holds or held. What is missing
 * has no row, for nobody fails here. Hours to two places, rounded down: nobody is credited with a minute they did not do.
 *
 * @param numbers by officer id, the number the board knows them by; who has none is left out and listed
 */
export function postRows(
  { columns, rows }: Matrix,
  numbers: ReadonlyMap<string, string>,
  hours: "claimed" | "active",
): { readonly rows: readonly PostRow[]; readonly unnumbered: readonly string[] } {
  const made: PostRow[] = [];
  const unnumbered: string[] = [];
  for (const [officer, cells] of rows) {
    const number = numbers.get(officer) ?? "";
    const done = cells.flatMap((cell, index) => (cell && wasDone(cell) ? [{ cell, column: columns[index] }] : []));
    if (done.length > 0 && number === "") unnumbered.push(officer);
    if (number === "") continue;
    for (const { cell, column } of done) {
      const spent = minutes(hours === "claimed" ? cell.claimedMs : cell.activeMs);
      made.push([number, column?.title ?? "", hoursText(spent), isoDate(cell.at ?? 0), "complete"]);
    }
  }
  return { rows: made, unnumbered };
}

const wasDone = ({ state }: Cell): boolean => state === "done" || state === "expiring" || state === "expired";

const hoursText = (whole: number): string => (Math.floor((whole * 100) / 60) / 100).toFixed(2);
