import { err, ok, type Result } from "#engine/result.ts";
import { type Header, headersOf } from "./columns.ts";
import {
  CSV_LIMITS,
  type FileError,
  type HeaderCode,
  ROWS_A_STEP,
  type RowProblem,
  type Steps,
  type TableCode,
} from "./csv.ts";
import { decode, type Encoding } from "./decode.ts";
import { isFormula, unguarded } from "./formula.ts";
import { sniff } from "./sniff.ts";
import { DELIMITERS, type Delimiter, type Row, rowsOf } from "./split.ts";

/** How a file was read: to be shown before anything else is. */
export interface FileFacts {
  readonly encoding: Encoding;
  readonly encodingAssumed: boolean;
  readonly delimiter: Delimiter;
  readonly delimiterAssumed: boolean;
  readonly headers: readonly Header[];
}

/** One row below the header that is not blank. */
export interface TableRow {
  readonly row: number;
  /** As many as there are headers; guards taken off. */
  readonly cells: readonly string[];
  /** Columns, from 0, whose cell a spreadsheet would run. */
  readonly formulas: readonly number[];
  readonly problems: readonly RowProblem<TableCode>[];
  readonly warnings: readonly RowProblem<TableCode>[];
}

/** An opened file: what was found out, and its rows, to be gone through once. */
export interface Csv extends FileFacts {
  readonly warnings: readonly RowProblem<HeaderCode>[];
  readonly rows: Generator<Row, void>;
}

/**
 * Opens a file: bytes to text, the delimiter (the given one, one named by a first line `sep=;`, or the one that fits best), and
 * the first row that is not blank as the header. Nothing below it is read yet. Errors as
 * `decode` has them, and `broken-header`.
 */
export function openCsv(bytes: Uint8Array, given?: Delimiter): Result<Csv, FileError> {
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  const { encoding, assumed: encodingAssumed } = decoded.value;
  const named = /^sep=(.)(?:\r\n|\r|\n)/i.exec(decoded.value.text);
  // Excel shows no row for such a line.
  const text = named ? decoded.value.text.slice(named[0].length) : decoded.value.text;
  const said = given ?? DELIMITERS.find((one) => one === named?.[1]);
  const { delimiter, assumed: delimiterAssumed } =
    said === undefined ? sniff(text) : { delimiter: said, assumed: false };
  const rows = rowsOf(text, delimiter);
  let step = rows.next();
  while (step.done !== true && isBlank(step.value)) step = rows.next();
  if (step.done === true) return err({ code: "empty", params: {} });
  const head = step.value;
  const [fault] = head.faults;
  // Whatever stands below a header that cannot be read is anybody's guess.
  if (fault) return err({ code: "broken-header", params: { fault: fault.code, row: head.row, column: fault.column } });
  const last = head.cells.findLastIndex((cell) => cell.trim() !== "");
  const headers = headersOf(head.cells.slice(0, last + 1).map(unguarded));
  const facts = { encoding, encodingAssumed, delimiter, delimiterAssumed, headers };
  return ok({ ...facts, warnings: headerWarnings(head.row, headers), rows });
}

function headerWarnings(row: number, headers: readonly Header[]): RowProblem<HeaderCode>[] {
  const titles = new Map<string, number>();
  return headers.flatMap(({ title }, at): RowProblem<HeaderCode>[] => {
    const at1 = { row, column: at + 1 };
    if (title === "") return [{ code: "empty-header", ...at1, params: {} }];
    const first = titles.get(title);
    if (first !== undefined) return [{ code: "same-header", ...at1, params: { title, first } }];
    titles.set(title, at + 1);
    return [];
  });
}

/**
 * Goes through the rows of an opened file and hands on each that is not blank. Error: `too-many-rows`, after which nothing of the
 * file may be used.
 */
export function* eachRow(csv: Csv, take: (row: TableRow) => void): Steps<undefined, FileError> {
  let read = 0;
  for (const row of csv.rows) {
    read += 1;
    if (read > CSV_LIMITS.rows) return err({ code: "too-many-rows", params: { most: CSV_LIMITS.rows } });
    if (!isBlank(row)) take(tableRow(row, csv.headers.length));
    if (read % ROWS_A_STEP === 0) yield read;
  }
  return ok(undefined);
}

function tableRow({ row, cells, faults }: Row, width: number): TableRow {
  const problems: RowProblem<TableCode>[] = faults.map(({ code, column }) => ({ code, row, column, params: {} }));
  const extra = cells.findIndex((cell, at) => at >= width && cell.trim() !== "");
  if (extra !== -1) {
    problems.push({ code: "extra-cells", row, column: extra + 1, params: { cells: cells.length, headers: width } });
  }
  const short = cells.length < width;
  return {
    row,
    cells: Array.from({ length: width }, (_, at) => unguarded(cells[at] ?? "")),
    formulas: cells.flatMap((cell, at) => (at < width && isFormula(cell) ? [at] : [])),
    problems,
    warnings: short ? [{ code: "too-few-cells", row, params: { cells: cells.length, headers: width } }] : [],
  };
}

/** A row that says nothing; one that is broken says so. */
const isBlank = ({ cells, faults }: Row): boolean => faults.length === 0 && cells.every((cell) => cell.trim() === "");
