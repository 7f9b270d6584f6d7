import type { Result } from "#engine/result.ts";

/** Past these a file is refused, or the row that breaks them is. */
export const CSV_LIMITS = {
  /** Of the file, in bytes. */
  bytes: 32 * 1024 * 1024,
  /** Below the header, blank ones too. */
  rows: 200_000,
  /** Of one row. */
  columns: 200,
  /** Of one cell: as many characters as Excel holds in one (Microsoft, "Excel specifications and limits"). */
  cell: 32_767,
  /** So many problems, and so many warnings, are listed; the rest is counted. */
  listed: 1000,
} as const;

/** Rows read between two steps of a reader: a pause for whoever drives it. */
export const ROWS_A_STEP = 1000;

/** One thing wrong with one row. The row is counted as a spreadsheet shows it, the header's being 1; so is the column. */
export interface RowProblem<Code extends string> {
  readonly code: Code;
  readonly row: number;
  readonly column?: number;
  readonly params: Readonly<Record<string, string | number>>;
}

/** The first `CSV_LIMITS.listed` of them, and how many there are. */
export interface Listed<T> {
  readonly list: readonly T[];
  readonly total: number;
}

/** Why a file is not read at all. */
export type FileError =
  | { readonly code: "too-large"; readonly params: { readonly bytes: number; readonly most: number } }
  | { readonly code: "too-many-rows"; readonly params: { readonly most: number } }
  /** A spreadsheet, a picture, a program: `kind` says which where its first bytes do. */
  | { readonly code: "not-text"; readonly params: { readonly kind: "zip" | "old-excel" | "pdf" | "binary" } }
  | {
      readonly code: "broken-header";
      readonly params: { readonly fault: TableCode; readonly row: number; readonly column: number };
    }
  | { readonly code: "empty"; readonly params: Readonly<Record<string, never>> };

/**
 * What is wrong with a row as a row. Problems: `open-quote` (a quote that never closes; the file may be cut off),
 * `text-after-quote`, `extra-cells` (text to the right of the last header), `too-many-columns`, `cell-too-long`. A warning:
 * `too-few-cells` (those left out are empty).
 */
export type TableCode =
  | "open-quote"
  | "text-after-quote"
  | "extra-cells"
  | "too-many-columns"
  | "cell-too-long"
  | "too-few-cells";
/** Warnings of a header row. */
export type HeaderCode = "empty-header" | "same-header";

/** Collects, and lists no more than `CSV_LIMITS.listed`. */
export function lister<T>(): { readonly add: (item: T) => void; readonly done: () => Listed<T> } {
  const list: T[] = [];
  let total = 0;
  return {
    add: (item) => {
      total += 1;
      if (list.length < CSV_LIMITS.listed) list.push(item);
    },
    done: () => ({ list, total }),
  };
}

/** Work in steps: each gives how many rows are read so far, the last gives what was read. */
export type Steps<T, E> = Generator<number, Result<T, E>>;

/** Takes every step at once, for callers whom nobody waits on. */
export function allSteps<T>(steps: Generator<number, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
