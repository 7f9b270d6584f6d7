import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { importRoster } from "#engine/programme/roster-import.ts";
import type { Officer } from "#engine/programme/roster.ts";
import { allSteps, CSV_LIMITS } from "#interop/csv/csv.ts";
import { readRoster } from "#interop/csv/roster-file.ts";
import { importSignals, readSignals } from "#interop/csv/signals-file.ts";
import { runs } from "../../builders/property-runs.ts";
import { latin1, utf16, utf8 } from "./bytes.ts";

const before: readonly Officer[] = [{ id: "o1", name: "Ana Ruiz", number: "101" }];
const ids = (count: number): string[] => Array.from({ length: count }, (_, at) => `n${at}`);

/** What becomes of a file, as a roster and as signals: always a report, and never a part of a file with a problem in it. */
function outcome(bytes: Uint8Array): { readonly roster: string; readonly signals: string } {
  const file = allSteps(readRoster(bytes));
  const signals = allSteps(readSignals(bytes));
  if (signals.ok) {
    const kept = importSignals(signals.value.rows, []);
    expect(kept.ok).toBe(signals.value.rows.every(({ signal }) => signal !== undefined));
  }
  const told = signals.ok ? "read" : signals.error.code;
  if (!file.ok) return { roster: file.error.code, signals: told };
  const { rows, warnings } = file.value;
  expect(warnings.list.length).toBeLessThanOrEqual(CSV_LIMITS.listed);
  const done = importRoster(before, rows, [], ids(rows.length));
  if (!done.ok) {
    expect(done.error.code).toBe("problems-left");
    return { roster: done.error.code, signals: told };
  }
  expect(rows.every(({ problems }) => problems.length === 0)).toBe(true);
  expect(done.value.roster.slice(0, 1).map(({ id }) => id)).toEqual(["o1"]);
  return { roster: "imported", signals: told };
}

const LINES = 100_000;
const files: readonly (readonly [string, () => Uint8Array, string])[] = [
  ["nothing", () => utf8(""), "empty"],
  ["a header alone", () => utf8("name,number"), "imported"],
  ["UTF-16 with quotes", () => utf16('name\tnumber\r\n"Ana ""A"" Ruiz"\t101\r\n', "be"), "imported"],
  ["half a UTF-8 letter at the end", () => utf8("name\nJosé").slice(0, -1), "imported"],
  [
    "Windows-1252 with every high byte",
    () => latin1(`name\n${String.fromCharCode(...ids(96).map((_, at) => 160 + at))}\n`),
    "imported",
  ],
  ["NUL bytes", () => utf8("name\nAna\0\n"), "not-text"],
  ["formulas in the header too", () => utf8('=name,"@number"\n=1+1,+2\n'), "imported"],
  ["every row the same", () => utf8(`name,number\n${"Ana Ruiz,101\n".repeat(1000)}`), "problems-left"],
  [
    "a hundred thousand rows, one of them wrong",
    () => utf8(`name,hired\n${ids(LINES).join(",2020-01-01\n")},soon\n`),
    "problems-left",
  ],
  [
    "a hundred thousand short rows",
    () =>
      utf8(
        `number,name,unit\n${ids(LINES)
          .map((id) => `,${id}`)
          .join("\n")}`,
      ),
    "imported",
  ],
  ["cut off within a quoted cell", () => utf8('name,number\nBen,1\n"Cy Lu'), "problems-left"],
  ["cut off in the header", () => utf8('name,"num'), "broken-header"],
  [
    "a quote that swallows a hundred thousand rows",
    () => utf8(`name,number\n"Ben,1\n${"Cy,2\n".repeat(LINES)}`),
    "problems-left",
  ],
  ["one cell of a megabyte", () => utf8(`name,number\n${"x".repeat(1_000_000)},1\n`), "problems-left"],
  [
    "one quoted cell of a megabyte of quotes",
    () => utf8(`name,number\n"${'""'.repeat(500_000)}",1\n`),
    "problems-left",
  ],
  ["a header of a megabyte", () => utf8(`${"x".repeat(1_000_000)},name\n1,2\n`), "broken-header"],
  ["ten thousand columns", () => utf8(`name,${ids(10_000).join(",")}\nAna\n`), "broken-header"],
  ["ten thousand columns in a row", () => utf8(`name,number\nAna${",".repeat(9999)}\n`), "problems-left"],
  [
    "two hundred columns of the same name",
    () => utf8(`${"name,".repeat(199)}name\n${"Ana,".repeat(199)}Ana\n`),
    "imported",
  ],
  ["thirty million empty cells", () => utf8(`name\n${",".repeat(30_000_000)}`), "problems-left"],
  ["lone carriage returns", () => utf8("name,number\rBen,1\rCy,2"), "imported"],
  ["mixed line breaks", () => utf8("name,number\nBen,1\r\nCy,2\rDi,3\n\r\n\r"), "imported"],
  ["a line feed before each carriage return", () => utf8("name\n\rBen\n\rCy\n\r"), "imported"],
  ["quotes everywhere", () => utf8(`name,number\n${'"a"b"c",""x"",\n'.repeat(20_000)}`), "problems-left"],
  ["quotes alone", () => utf8('"'.repeat(1_000_001)), "broken-header"],
  ["a million line breaks", () => utf8(`name\n${"\n".repeat(1_000_000)}`), "too-many-rows"],
  ["a quote in every other cell", () => utf8(`name,number\n${'B"en,"1\n'.repeat(10_001)}`), "problems-left"],
  ["separators that lie", () => utf8("sep=;\nname,number\nBen,1\n"), "no-name-column"],
  ["markup", () => utf8("<html><table><tr><td>name</td></tr></table>"), "no-name-column"],
  ["a letter that combines without end", () => utf8(`name\nA${"\u0301".repeat(100_000)}\n`), "problems-left"],
  [
    "a cell of a letter that grows when taken apart",
    () => utf8(`${"\uFDFA".repeat(20_000)},name\n1,Ben\n`),
    "imported",
  ],
  [
    "names that are properties of everything",
    () => utf8("name,__proto__,constructor\ntoString,1,2\n__proto__,3,4\n"),
    "imported",
  ],
  ["many at signs", () => utf8(`name,question\nBen,${"a@".repeat(15_000)}\n`), "imported"],
];

describe("whatever file comes, a report comes back and nothing is half imported", () => {
  test.each(files)("%s", (_, bytes, expected) => expect(outcome(bytes()).roster).toBe(expected));

  test("any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(outcome(bytes).roster).not.toBe("");
      }),
      { numRuns: runs(2000) },
    );
  });

  test("any text of the letters that matter, under a header", () => {
    const text = fc.string({
      unit: fc.constantFrom('"', ",", ";", "\t", "|", "\r", "\n", "=", "'", "@", " ", "A", "1", "\u202E", "é", "\0"),
      maxLength: 200,
    });
    fc.assert(
      fc.property(text, fc.constantFrom("name,number\n", "kind;topic;area\r\n", '"name"\t"n"\r', ""), (body, head) => {
        expect(outcome(utf8(head + body)).roster).not.toBe("");
      }),
      { numRuns: runs(3000) },
    );
  });

  test("a good file cut off anywhere", () => {
    const good = utf8('\uFEFFname,number,unit\r\n"Ruiz, ""Ana""",101,"North\r\nside"\r\nJosé,102,=1\r\n');
    for (let end = 0; end <= good.length; end++) expect(outcome(good.slice(0, end)).roster).not.toBe("");
  });
});
