import type { MarkRow } from "#engine/insight/agreement/units.ts";

/** Rows of two raters from a table of counts: lines are the first rater's marks, 1 upwards, columns the second's. */
export function fromTable(table: readonly (readonly number[])[]): MarkRow[] {
  const rows: MarkRow[] = [];
  for (const [line, counts] of table.entries()) {
    for (const [column, count] of counts.entries()) {
      for (let turn = 0; turn < count; turn++) {
        const officer = `o${line}-${column}-${turn}`;
        rows.push({ officer, item: "a", rater: "A", mark: line + 1 });
        rows.push({ officer, item: "a", rater: "B", mark: column + 1 });
      }
    }
  }
  return rows;
}

/** Rows from one line of marks for each rater, one column for each officer; 0 is missing. */
export function fromRaters(lines: readonly (readonly number[])[]): MarkRow[] {
  return lines.flatMap((marks, rater) =>
    marks.flatMap((mark, officer) =>
      mark === 0 ? [] : [{ officer: `o${String(officer).padStart(3, "0")}`, item: "a", rater: `r${rater}`, mark }],
    ),
  );
}

/**
 * Two abstractors on 100 pregnancies (ectopic, abnormal intrauterine, normal intrauterine): Gwet, Handbook of Inter-Rater
 * Reliability, 4th edition, 2014; `cont3x3abstractors` of the R package irrCAC 1.0 by Gwet, whose vignettes "overview" and
 * "weighting" print the figures.
 */
export const ABSTRACTORS = [
  [13, 0, 0],
  [0, 20, 7],
  [0, 4, 56],
];

/**
 * Krippendorff's four observers and twelve units, with marks missing ("Computing Krippendorff's Alpha-Reliability", 2007, part C; the
 * example of `kripp.alpha` in the R package irr). The same data are Gwet's `cac.raw4raters` in irrCAC.
 */
export const FOUR_OBSERVERS = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
  [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
];
