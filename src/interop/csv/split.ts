import { CSV_LIMITS } from "./csv.ts";

export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** One row as it stands in the file. */
export interface Row {
  /** From 1, as a spreadsheet counts: a line break inside quotes begins no row, a blank line is one. */
  readonly row: number;
  readonly cells: readonly string[];
  /** What was wrong with it, each with its column from 1. */
  readonly faults: readonly Fault[];
}

export interface Fault {
  readonly code: "open-quote" | "text-after-quote" | "too-many-columns" | "cell-too-long";
  readonly column: number;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;

/**
 * The rows of a text, one after the other (RFC 4180, sections 2.1 to 2.7, and what spreadsheets forgive): rows end with CRLF, LF or
 * a lone CR, mixed as they come; text after a closing quote stays with its cell; a quote inside a bare cell is a letter. A
 * quote that never closes takes the rest of the file, so that a broken cell is never read as rows. Each character is looked
 * at a fixed number of times; of a cell or a row past its limit the beginning is kept.
 */
export function* rowsOf(text: string, delimiter: Delimiter): Generator<Row, void> {
  const comma = delimiter.charCodeAt(0);
  let at = 0;
  let row = 1;
  while (at < text.length) {
    const cells: string[] = [];
    const faults: Fault[] = [];
    let column = 0;
    for (let more = true; more;) {
      column += 1;
      const cell = cellAt(text, at, comma);
      if (column <= CSV_LIMITS.columns) {
        if (cell.fault !== undefined) faults.push({ code: cell.fault, column });
        if (cell.value.length > CSV_LIMITS.cell) faults.push({ code: "cell-too-long", column });
        cells.push(cell.value.length > CSV_LIMITS.cell ? cell.value.slice(0, CSV_LIMITS.cell) : cell.value);
      } else if (column === CSV_LIMITS.columns + 1) faults.push({ code: "too-many-columns", column });
      more = text.charCodeAt(cell.end) === comma;
      at = more ? cell.end + 1 : afterBreak(text, cell.end);
    }
    yield { row, cells, faults };
    row += 1;
  }
}

interface Cell {
  readonly value: string;
  /** Where the delimiter, the line break or the end of the text stands. */
  readonly end: number;
  readonly fault?: "open-quote" | "text-after-quote";
}

function cellAt(text: string, start: number, comma: number): Cell {
  if (text.charCodeAt(start) !== QUOTE) {
    const end = endOfBare(text, start, comma);
    return { value: text.slice(start, end), end };
  }
  let closing = text.indexOf('"', start + 1);
  let doubled = false;
  while (closing !== -1 && text.charCodeAt(closing + 1) === QUOTE) {
    doubled = true;
    closing = text.indexOf('"', closing + 2);
  }
  const inner = text.slice(start + 1, closing === -1 ? text.length : closing);
  const value = doubled ? inner.replaceAll('""', '"') : inner;
  if (closing === -1) return { value, end: text.length, fault: "open-quote" };
  const end = endOfBare(text, closing + 1, comma);
  const after = text.slice(closing + 1, end);
  return after.trim() === "" ? { value, end } : { value: value + after, end, fault: "text-after-quote" };
}

function endOfBare(text: string, start: number, comma: number): number {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === comma || code === LF || code === CR) return at;
  }
  return text.length;
}

const afterBreak = (text: string, at: number): number =>
  text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
