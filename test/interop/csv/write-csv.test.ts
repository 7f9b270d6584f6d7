import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { unguarded } from "#interop/csv/formula.ts";
import { rowsOf } from "#interop/csv/split.ts";
import { type Cell, csvOf } from "#interop/csv/write-csv.ts";
import { runs } from "../../builders/property-runs.ts";

/** Text as hostile as a name can be: triggers, apostrophes before them, quotes, delimiters, line breaks. */
const nasty = fc.oneof(
  fc.string({ unit: fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", "'", '"', ",", ";", " ", "＝", "A", "1") }),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(
    "=cmd|'/c calc'!A1",
    "-2+3",
    "@SUM(A1)",
    "'=x",
    "''=x",
    "O'Brien",
    "\uFEFF=1",
    " =1",
    "\n=1",
    "\u2028",
  ),
);
const cell: fc.Arbitrary<Cell> = fc.oneof(nasty, fc.integer(), fc.double(), fc.constant(undefined));
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 });

const asText = (value: Cell): string => {
  if (value === undefined) return "";
  return typeof value === "number" && !Number.isFinite(value) ? "" : String(value);
};

describe("a written file", () => {
  test("has rows that end with CRLF, quotes where they are needed, and Excel's mark when asked for", () => {
    expect(
      csvOf([
        ["name", "n"],
        ['Ruiz, "Ana"', 3],
        ["a\nb", undefined],
      ]),
    ).toBe('name,n\r\n"Ruiz, ""Ana""",3\r\n"a\nb",\r\n');
    expect(csvOf([["José"]], { bom: true })).toBe("\uFEFFJosé\r\n");
  });

  test("keeps numbers numbers and guards text", () => {
    expect(csvOf([[-5, 0.5, "-5", "=1+1", "+1", "@a", "O'Brien", Number.NaN]])).toBe(
      "-5,0.5,'-5,'=1+1,'+1,'@a,O'Brien,\r\n",
    );
    expect(csvOf([[" =1+1", "＝1", "'=1", "'s", "-"]])).toBe("' =1+1,'＝1,''=1,'s,'-\r\n");
  });

  test("reads back the same, formula-like texts too", () => {
    fc.assert(
      fc.property(table, (rows) => {
        const back = [...rowsOf(csvOf(rows), ",")];
        expect(back.map(({ cells }) => cells.map(unguarded))).toEqual(rows.map((row) => row.map(asText)));
      }),
      { numRuns: runs(2000) },
    );
  });

  test("has no text cell that a spreadsheet runs, whoever reads it", () => {
    fc.assert(
      fc.property(fc.array(fc.array(nasty, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (rows) => {
        const read = Papa.parse<string[]>(csvOf(rows), { delimiter: ",", newline: "\r\n" }).data;
        for (const one of read.flat()) expect(one).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/);
      }),
      { numRuns: runs(1000) },
    );
  });
});
