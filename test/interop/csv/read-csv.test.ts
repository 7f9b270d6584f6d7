import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { allSteps, CSV_LIMITS, ROWS_A_STEP } from "#interop/csv/csv.ts";
import { decode } from "#interop/csv/decode.ts";
import { eachRow, openCsv, type TableRow } from "#interop/csv/read-csv.ts";
import { sniff } from "#interop/csv/sniff.ts";
import { DELIMITERS, rowsOf } from "#interop/csv/split.ts";
import { runs } from "../../builders/property-runs.ts";
import { latin1, utf16, utf8 } from "./bytes.ts";

/** The rows of a file that opens. */
function read(text: string): TableRow[] {
  const csv = openCsv(utf8(text));
  if (!csv.ok) throw new Error(csv.error.code);
  const rows: TableRow[] = [];
  expect(allSteps(eachRow(csv.value, (row) => rows.push(row)))).toEqual({ ok: true, value: undefined });
  return rows;
}
const cellsOf = (text: string): (readonly string[])[] => read(text).map(({ cells }) => cells);

describe("bytes become text", () => {
  const text = "name;unit\r\nJosé Peña;Nº 3\r\n";
  test.each([
    ["UTF-8", utf8(text), "utf-8", false],
    ["UTF-8 with a mark", utf8(`\uFEFF${text}`), "utf-8", false],
    ["UTF-16, little end first", utf16(text, "le"), "utf-16le", false],
    ["UTF-16, big end first", utf16(text, "be"), "utf-16be", false],
    ["Windows-1252, assumed", latin1(text), "windows-1252", true],
  ] as const)("from %s", (_, bytes, encoding, assumed) => {
    expect(decode(bytes)).toEqual({ ok: true, value: { text, encoding, assumed } });
  });

  test("Windows-1252 has letters where Latin-1 has none", () => {
    expect(decode(Uint8Array.of(0x93, 0x80, 0x94))).toMatchObject({ value: { text: "“€”" } });
  });

  test.each([
    ["a new Excel file", [0x50, 0x4b, 0x03, 0x04, 20, 0], "zip"],
    ["an old Excel file", [0xd0, 0xcf, 0x11, 0xe0, 0xa1], "old-excel"],
    ["a PDF", [...utf8("%PDF-1.7\n")], "pdf"],
    ["a picture", [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0], "binary"],
    ["text with a NUL", [...utf8("name\0,number\n")], "binary"],
    ["UTF-16 without its mark", utf16("name", "le").slice(2), "binary"],
    ["a UTF-8 mark before other bytes", [0xef, 0xbb, 0xbf, 0xff, 0xfe], "binary"],
    ["a UTF-16 mark before half a letter", [0xff, 0xfe, 65], "binary"],
  ] as const)("%s is refused", (_, bytes, kind) => {
    expect(decode(Uint8Array.from(bytes))).toEqual({ ok: false, error: { code: "not-text", params: { kind } } });
  });

  test("nothing, blanks and too much are refused", () => {
    for (const blank of ["", " \r\n \n", ",,,\n,,\n", "\uFEFF"]) {
      expect(openCsv(utf8(blank))).toMatchObject({ ok: false, error: { code: "empty" } });
    }
    expect(decode(new Uint8Array(CSV_LIMITS.bytes + 1))).toMatchObject({ ok: false, error: { code: "too-large" } });
  });
});

describe("the delimiter is found", () => {
  test.each([
    [",", "name,unit\nA;B,C\n"],
    [";", "name;score\nA;61,5\nB;57,2\n"],
    ["\t", "name\tunit\nA, B\tC\n"],
    ["|", "name|unit\nA, B|C; D\n"],
    [";", "a;b,c\n1;2\n"],
    [",", "a,b,c;d\n1,2,3;4\n"],
    [",", '"name;one;two",unit\n"a;b;c",d\n'],
  ] as const)("%j", (delimiter, text) => expect(sniff(text)).toEqual({ delimiter, assumed: false }));

  test("a row that the looked at beginning of a file cuts in two speaks against no delimiter", () => {
    expect(sniff(`name,a;b\nx;${"y".repeat(70_000)},z\n`).delimiter).toBe(",");
  });

  test("one column alone is read as such, and it says that a comma was assumed", () => {
    expect(sniff("name\nAna\n")).toEqual({ delimiter: ",", assumed: true });
  });

  test("a line that names it, as Excel writes, is obeyed and is no row", () => {
    const csv = openCsv(utf8("sep=|\r\na,b|c\r\n1,2|3\r\n"));
    expect(csv).toMatchObject({ value: { delimiter: "|", headers: [{ title: "a,b" }, { title: "c" }] } });
    expect(read("sep=|\r\na,b|c\r\n1,2|3\r\n")).toMatchObject([{ row: 2, cells: ["1,2", "3"] }]);
  });
});

describe("rows", () => {
  test("rows end with any line break, mixed as they come", () => {
    expect(cellsOf("a,b\r\n1,2\n3,4\r5,6")).toEqual([
      ["1", "2"],
      ["3", "4"],
      ["5", "6"],
    ]);
  });

  test("a line break inside quotes is part of the cell, and begins no row", () => {
    expect(read('a,b\n"x\r\ny","say ""hi"""\n3,4\n')).toMatchObject([
      { row: 2, cells: ["x\r\ny", 'say "hi"'] },
      { row: 3, cells: ["3", "4"] },
    ]);
  });

  test("blank rows are passed over and counted", () => {
    expect(read("\na,b\n\n , \n1,2\n\n")).toMatchObject([{ row: 5, cells: ["1", "2"] }]);
  });

  test("a short row is filled up with a warning, empty cells to the right are nothing, text there is a problem", () => {
    expect(read("a,b,c\n1\n1,2,3,,\n1,2,3,,5\n")).toMatchObject([
      { cells: ["1", "", ""], warnings: [{ code: "too-few-cells", row: 2, params: { cells: 1, headers: 3 } }] },
      { cells: ["1", "2", "3"], problems: [], warnings: [] },
      { problems: [{ code: "extra-cells", row: 4, column: 5 }] },
    ]);
  });

  test("a quote that never closes takes the rest of the file and says so, at the very end too", () => {
    expect(read('a,b\n1,2\n3,"4\n5,6\n')).toMatchObject([
      { row: 2, problems: [] },
      { row: 3, cells: ["3", "4\n5,6\n"], problems: [{ code: "open-quote", row: 3, column: 2 }] },
    ]);
    expect(read('a,b\n"')).toMatchObject([{ row: 2, problems: [{ code: "open-quote", row: 2, column: 1 }] }]);
  });

  test("text after a closing quote is a problem of its row alone; a quote inside a bare cell is a letter", () => {
    expect(read('a,b\n"x"y,2\n5\' 10" tall,4\n')).toMatchObject([
      { cells: ["xy", "2"], problems: [{ code: "text-after-quote", row: 2, column: 1 }] },
      { cells: ["5' 10\" tall", "4"], problems: [] },
    ]);
  });

  test("headers that are empty or stand twice are told", () => {
    const csv = openCsv(utf8("name,,name,Name ,\nA,B,C,D,\n"));
    expect(csv).toMatchObject({
      value: {
        headers: [{ key: "name" }, { key: "column 2" }, { key: "name 2" }, { key: "name 3" }],
        warnings: [
          { code: "empty-header", row: 1, column: 2 },
          { code: "same-header", row: 1, column: 3, params: { title: "name", first: 1 } },
        ],
      },
    });
  });

  test("a header that cannot be read stops everything", () => {
    expect(openCsv(utf8('name,"unit\nA,B\n'))).toEqual({
      ok: false,
      error: { code: "broken-header", params: { fault: "open-quote", row: 1, column: 2 } },
    });
  });

  test("formulas are told; one behind an apostrophe is text already", () => {
    expect(read("a,b,c\n=1+1,'=1+1,x\n")).toMatchObject([{ cells: ["=1+1", "=1+1", "x"], formulas: [0] }]);
  });
});

describe("size", () => {
  test("a hundred thousand rows are read in steps", () => {
    const csv = openCsv(utf8(`name,number\n${"A,1\n".repeat(100_000)}`));
    if (!csv.ok) throw new Error(csv.error.code);
    let rows = 0;
    const steps = [...eachRow(csv.value, () => (rows += 1))];
    expect(rows).toBe(100_000);
    expect(steps).toEqual(Array.from({ length: 100_000 / ROWS_A_STEP }, (_, at) => (at + 1) * ROWS_A_STEP));
  });

  test("one row over the most is an error", () => {
    const open = (rows: number): ReturnType<typeof openCsv> => openCsv(utf8(`a,b\n${"1,2\n".repeat(rows)}`));
    const [most, over] = [open(CSV_LIMITS.rows), open(CSV_LIMITS.rows + 1)];
    if (!most.ok || !over.ok) throw new Error("does not open");
    expect(allSteps(eachRow(most.value, () => undefined)).ok).toBe(true);
    expect(allSteps(eachRow(over.value, () => undefined))).toMatchObject({ error: { code: "too-many-rows" } });
  });

  test("a cell and a row past their limit are told, and the rows after them read", () => {
    const [cell, wide, after] = read(`a,b\n${"x".repeat(1_000_000)},2\n${"1,".repeat(9999)}1\n3,4\n`);
    expect(cell?.problems).toEqual([{ code: "cell-too-long", row: 2, column: 1, params: {} }]);
    expect(cell?.cells[0]).toHaveLength(CSV_LIMITS.cell);
    expect(wide?.problems.map(({ code, column }) => ({ code, column }))).toEqual([
      { code: "too-many-columns", column: CSV_LIMITS.columns + 1 },
      { code: "extra-cells", column: 3 },
    ]);
    expect(after).toEqual({ row: 4, cells: ["3", "4"], formulas: [], problems: [], warnings: [] });
  });
});

test("a well-formed file is read as Papa Parse reads it", () => {
  const cell = fc.oneof(
    fc.constantFrom("", " ", '"', '""', "\r\n", "\n", "\r", ",", ";", "a,b", 'say "hi"'),
    fc.string({ maxLength: 6 }),
  );
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(...DELIMITERS),
      fc.constantFrom("\r\n", "\n", "\r"),
      (rows, delimiter, newline) => {
        const text = Papa.unparse(rows, { delimiter, newline, quotes: true });
        const peer = Papa.parse<string[]>(text, { delimiter, newline }).data;
        const ours = [...rowsOf(text, delimiter)];
        expect(ours.map(({ cells }) => cells)).toEqual(peer);
        expect(ours.every(({ faults }) => faults.length === 0)).toBe(true);
      },
    ),
    { numRuns: runs(1000) },
  );
});
