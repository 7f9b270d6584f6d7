import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { importRoster } from "#engine/programme/roster-import.ts";
import { type Officer, planImport } from "#engine/programme/roster.ts";
import { allSteps, CSV_LIMITS, ROWS_A_STEP } from "#interop/csv/csv.ts";
import { readRoster, type RosterFile, type RosterOptions } from "#interop/csv/roster-file.ts";
import { csvOf } from "#interop/csv/write-csv.ts";
import { runs } from "../../builders/property-runs.ts";
import { latin1, utf8 } from "./bytes.ts";

function read(text: string | Uint8Array, options: RosterOptions = {}): RosterFile {
  const file = allSteps(readRoster(typeof text === "string" ? utf8(text) : text, options));
  if (!file.ok) throw new Error(file.error.code);
  return file.value;
}
const saidIn = (text: string, options: RosterOptions = {}): unknown[] =>
  read(text, options).rows.map(({ said }) => said);
const problemsIn = (text: string, options: RosterOptions = {}): unknown[] =>
  read(text, options).rows.flatMap(({ problems }) =>
    problems.map(({ code, row, column }) => [code, row, column] as const),
  );

describe("columns are found", () => {
  test("by header words in English", () => {
    const text =
      "Full Name,POST ID,E-mail,Class,Unit,Hire Date,Extra Time\nAna Ruiz,101,a@x.gov,A,North,2020-02-29,1.5\n";
    expect(saidIn(text)).toEqual([
      {
        name: "Ana Ruiz",
        number: "101",
        email: "a@x.gov",
        class: "A",
        unit: "North",
        hired: "2020-02-29",
        extraTime: 1.5,
      },
    ]);
  });

  test("in Spanish, from an Excel of those parts", () => {
    const text =
      "Nombre;Apellidos;N\xfamero de placa;Promoci\xf3n;Fecha de ingreso;Tiempo extra\r\nJos\xe9;Pe\xf1a Gil;0042;2026-1;2020/03/05;1,5\r\n";
    const file = read(latin1(text));
    expect(file).toMatchObject({ encoding: "windows-1252", encodingAssumed: true, delimiter: ";" });
    expect(file.rows).toEqual([
      {
        row: 2,
        said: { name: "José Peña Gil", number: "0042", class: "2026-1", hired: "2020-03-05", extraTime: 1.5 },
        problems: [],
      },
    ]);
  });

  test("in Arabic, with its digits", () => {
    expect(saidIn("الإسم,رقم الشارة,الدفعة,تاريخ التعيين,وقت إضافي\nسارة حداد,١٠١,أ,٢٠٢٠-٠٣-٠٥,١٫٥\n")).toEqual([
      { name: "سارة حداد", number: "101", class: "أ", hired: "2020-03-05", extraTime: 1.5 },
    ]);
  });

  test("a first and a last name make one", () => {
    expect(saidIn("Last Name,First Name\nRuiz,Ana\nOsei,\n")).toEqual([{ name: "Ana Ruiz" }, { name: "Osei" }]);
  });

  test("a remembered mapping goes before the words, also when columns have moved", () => {
    const first = read("who,name,no\nAna,desk 3,101\n", {
      mapping: { columns: { name: "who", number: "no", unit: "name" }, dates: "dmy" },
    });
    expect(first.mapping).toEqual({ columns: { name: "who", number: "no", unit: "name" }, dates: "dmy" });
    expect(saidIn("no,who,name\n102,Ben,desk 4\n", { mapping: first.mapping })).toEqual([
      { name: "Ben", number: "102", unit: "desk 4" },
    ]);
    expect(read("full name,no\nAna,1\n", { mapping: first.mapping })).toMatchObject({
      lost: ["name", "unit"],
      columns: { name: 0, number: 1 },
    });
  });

  test("a column holds one field, whatever a mapping says", () => {
    const mapping = { columns: { name: "who", unit: "who" }, dates: "ymd" } as const;
    expect(saidIn("who,x\nAna,y\n", { mapping })).toEqual([{ name: "Ana" }]);
  });

  test("a column may be kept out", () => {
    const file = read("name,unit\nAna,North\n", { mapping: { columns: { unit: "" }, dates: "ymd" } });
    expect(file).toMatchObject({
      rows: [{ said: { name: "Ana" } }],
      unused: ["unit"],
      mapping: { columns: { unit: "" } },
    });
  });

  test("without a column of names nothing is read, and what the columns are is told", () => {
    expect(allSteps(readRoster(utf8("a,b\n1,2\n")))).toMatchObject({
      error: { code: "no-name-column", headers: [{ title: "a" }, { title: "b" }] },
    });
  });
});

describe("cells", () => {
  test.each([
    ["ymd", "2024-02-29", "2024-02-29"],
    ["ymd", "2024-2-9", "2024-02-09"],
    ["ymd", "2024-02-29 00:00:00", "2024-02-29"],
    ["mdy", "3/5/2024", "2024-03-05"],
    ["dmy", "3/5/2024", "2024-05-03"],
    ["dmy", "2024/05/03", "2024-05-03"],
    ["ymd", "3/5/2024", undefined],
    ["mdy", "13/5/2024", undefined],
    ["ymd", "2023-02-29", undefined],
    ["ymd", "1900-02-29", undefined],
    ["ymd", "2000-02-29", "2000-02-29"],
    ["ymd", "2024-04-31", undefined],
    ["ymd", "0024-04-30", undefined],
    ["ymd", "45000", undefined],
    ["mdy", "3/5-2024", undefined],
  ] as const)("a date by %s: %s is %s", (dates, cell, hired) => {
    const [row] = read(`name,hired\nAna,${cell}\n`, { mapping: { columns: {}, dates } }).rows;
    expect(row?.said.hired).toBe(hired);
    expect(row?.problems.map(({ code, column }) => [code, column])).toEqual(hired ? [] : [["bad-date", 2]]);
  });

  test.each([
    ["1", 1],
    ["1.5x", 1.5],
    ["×2", 2],
    ["150 %", 1.5],
    ["3.0", 3],
    ["1.25", undefined],
    ["yes", undefined],
    ["0", undefined],
  ])("extra time %s is %s", (cell, extraTime) => {
    const [row] = read(`name,extra time\nAna,${cell}\n`).rows;
    expect(row?.said.extraTime).toBe(extraTime);
    expect(row?.problems.map(({ code }) => code)).toEqual(extraTime ? [] : ["unknown-extra-time"]);
  });

  test("what is too long, hides characters or is no address is a problem with its row and column", () => {
    const text = `name,email,unit\n${"x".repeat(201)},,\nA\u202Enna,,\nBen,ben at x,\n"C\ny",,\nDi,,"${"y".repeat(121)}"\n`;
    expect(problemsIn(text)).toEqual([
      ["too-long", 2, 1],
      ["control-character", 3, 1],
      ["bad-email", 4, 2],
      ["control-character", 5, 1],
      ["too-long", 6, 3],
    ]);
  });

  test("a formula stays text and is warned of, where a field is read from it", () => {
    const file = read('name,unit,other\n"=HYPERLINK(""http://x"",""Ana"")",@north,=1\n');
    expect(file.rows[0]?.said).toEqual({ name: '=HYPERLINK("http://x","Ana")', unit: "@north" });
    expect(file.warnings.list).toEqual([
      { code: "formula", row: 2, column: 1, params: { field: "name" } },
      { code: "formula", row: 2, column: 2, params: { field: "unit" } },
    ]);
  });

  test("typed corrections set a row right, but not one that an open quote swallowed the file with", () => {
    const text = 'name,hired\nAna,soon\nBen,2020-01-01,extra\n"Cy,2020-01-01\n';
    const corrections = new Map([
      [2, { hired: "2024-01-01" }],
      [3, { name: "Ben Osei" }],
      [4, { name: "Cy" }],
    ]);
    expect(problemsIn(text)).toEqual([
      ["bad-date", 2, 2],
      ["extra-cells", 3, 3],
      ["open-quote", 4, 1],
    ]);
    expect(problemsIn(text, { corrections })).toEqual([["open-quote", 4, 1]]);
    expect(saidIn(text, { corrections })[0]).toEqual({ name: "Ana", hired: "2024-01-01" });
    expect(problemsIn(text, { corrections: new Map([[2, { hired: "later" }]]) })[0]).toEqual(["bad-date", 2, 2]);
  });
});

test("a roster written out comes back the same, whatever its texts begin with", () => {
  const text = fc
    .string({
      unit: fc.constantFrom("=", "+", "-", "@", "'", '"', ",", ";", " ", "A", "é", "سارة"),
      minLength: 1,
      maxLength: 20,
    })
    .map((one) => `${one}x`.trim());
  const officer = fc.record({ name: text, unit: text });
  fc.assert(
    fc.property(fc.array(officer, { minLength: 1, maxLength: 8 }), fc.boolean(), (list, bom) => {
      const officers = list.map((one, at): Officer => ({ id: `o${at}`, ...one, number: `=${at}` }));
      const rows = officers.map(({ name, number, unit }) => [name, number, unit]);
      const file = read(csvOf([["name", "number", "unit"], ...rows], { bom }));
      expect(file.warnings.total).toBe(0);
      expect(planImport(officers, file.rows, []).same).toHaveLength(officers.length);
    }),
    { numRuns: runs(500) },
  );
});

test("warnings past the most are counted", () => {
  const { warnings } = read(`name,unit\n${"Ana\n".repeat(CSV_LIMITS.listed + 500)}`);
  expect(warnings).toMatchObject({ list: { length: CSV_LIMITS.listed }, total: CSV_LIMITS.listed + 500 });
});

test("a hundred thousand officers are read in steps, compared and imported, and come out the same", () => {
  const count = 100_000;
  const officers = Array.from({ length: count }, (_, at): Officer => ({
    id: `o${at}`,
    name: `N ${at}`,
    number: `${at}`,
  }));
  const bytes = utf8(csvOf([["name", "number"], ...officers.map(({ name, number }) => [name, number])]));
  const steps = readRoster(bytes);
  let pauses = 0;
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) pauses += 1;
  expect(pauses).toBe(count / ROWS_A_STEP);
  if (!step.value.ok) throw new Error(step.value.error.code);
  const { rows } = step.value.value;
  const done = importRoster(
    [],
    rows,
    [],
    officers.map(({ id }) => id),
  );
  expect(done.ok && done.value.roster).toEqual(officers);
  expect(planImport(officers, rows, []).same).toHaveLength(count);
});
