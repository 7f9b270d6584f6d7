import { describe, expect, test } from "vitest";
import { allSteps } from "#interop/csv/csv.ts";
import {
  importSignals,
  planSignals,
  readSignals,
  type SignalFile,
  type SignalOptions,
} from "#interop/csv/signals-file.ts";
import { utf8 } from "./bytes.ts";

const HEAD = "kind,topic,area,from,to,n,score,min,max,count,error,source,question,sample";
const GOOD =
  "survey,Officers explain,North,2026-01-01,2026-03-31,400,61.5,0,100,,4,Resident survey,Do they explain?,random";

function read(text: string, options: SignalOptions = {}): SignalFile {
  const file = allSteps(readSignals(utf8(text), options));
  if (!file.ok) throw new Error(file.error.code);
  return file.value;
}
/** The codes of one row of the usual columns, with some cells in place of the good ones. */
function codes(cells: Readonly<Record<string, string>>): string[] {
  const names = HEAD.split(",");
  const row = GOOD.split(",").map((cell, at) => cells[names[at] ?? ""] ?? cell);
  const written = row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
  return read(`${HEAD}\n${written}\n`).rows.flatMap(({ problems }) => problems.map(({ code }) => code));
}
const refusal = (text: string): unknown => {
  const file = allSteps(readSignals(utf8(text)));
  return file.ok ? undefined : file.error;
};

describe("rows become signals", () => {
  test("a survey and complaints, each with all that is told of it", () => {
    const complaints = 'complaints,Rudeness,South,2026-01-01,2026-06-30,"3,100",,,,42,,Front office,,';
    expect(read(`${HEAD}\n${GOOD}\n${complaints}\n`).rows).toEqual([
      {
        row: 2,
        problems: [],
        signal: {
          kind: "survey",
          topic: "Officers explain",
          area: "North",
          period: { from: "2026-01-01", to: "2026-03-31" },
          n: 400,
          value: { kind: "score", score: 61.5, min: 0, max: 100 },
          error: 4,
          source: "Resident survey",
          question: "Do they explain?",
          sample: "drawn",
        },
      },
      {
        row: 3,
        problems: [],
        signal: {
          kind: "complaints",
          topic: "Rudeness",
          area: "South",
          period: { from: "2026-01-01", to: "2026-06-30" },
          n: 3100,
          value: { kind: "count", count: 42 },
          source: "Front office",
        },
      },
    ]);
  });

  test("Spanish columns and numbers, and what holds for every row without a column", () => {
    const text =
      "Tema;Zona;Desde;Hasta;Muestra;Puntuación;Margen de error\nExplican;Norte;1/2/2026;31/3/2026;1.200;57,2;3,1\n";
    const file = read(text, {
      mapping: { columns: {}, dates: "dmy" },
      every: { kind: "encuesta", source: "Sondeo", min: "0", max: "100" },
    });
    expect(file.rows[0]?.signal).toMatchObject({
      kind: "survey",
      period: { from: "2026-02-01", to: "2026-03-31" },
      n: 1200,
      value: { score: 57.2, min: 0, max: 100 },
      error: 3.1,
      source: "Sondeo",
    });
  });

  test.each([
    [{ topic: "" }, ["missing"]],
    [{ area: " " }, ["missing"]],
    [{ source: "" }, ["missing"]],
    [{ kind: "gossip" }, ["unknown-kind"]],
    [{ kind: "" }, ["missing"]],
    [{ from: "01/02/2026" }, ["bad-date"]],
    [{ from: "2026-04-01" }, ["period-backwards"]],
    [{ n: "many" }, ["bad-number"]],
    [{ n: "-5" }, ["bad-number"]],
    [{ error: "-1" }, ["bad-number"]],
    [{ score: "" }, ["missing"]],
    [{ score: "1,234" }, ["bad-number"]],
    [{ score: "101" }, ["out-of-scale"]],
    [{ min: "100", max: "0" }, ["out-of-scale"]],
    [{ min: "", max: "" }, ["missing", "missing"]],
    [{ kind: "complaints" }, ["missing"]],
    [{ kind: "complaints", count: "401" }, ["count-over-n"]],
    [{ topic: "x".repeat(201) }, ["too-long"]],
    [{ area: "No\u202Erth" }, ["control-character"]],
    [{ n: "9" }, ["too-few-people"]],
    [{ n: "0" }, ["too-few-people"]],
    [{ n: "10" }, []],
    [{ n: "" }, []],
    [{ kind: "complaints", n: "", count: "9" }, ["too-few-people"]],
    [{ kind: "complaints", n: "", count: "0" }, []],
    [{ kind: "complaints", n: "", count: "10" }, []],
    [{ question: "Write to ana@x.gov" }, ["looks-individual"]],
    [{ question: "Call (555) 201-4477" }, ["looks-individual"]],
    [{ question: "Call +49 30 1234567" }, ["looks-individual"]],
    [{ source: "Badge #4471" }, ["looks-individual"]],
    [{ question: "Asked on 2026.01.15 10.30" }, []],
    [{ question: "From 2026-01-01 to 2026-03-31, of 10" }, []],
  ] as const)("%j gives %j", (cells, expected) => expect(codes(cells)).toEqual(expected));

  test("a problem never repeats what was found", () => {
    const { rows } = read(`${HEAD}\n${GOOD.replace("Do they explain?", "ask ana@x.gov")}\n`);
    expect(rows[0]?.signal).toBeUndefined();
    expect(JSON.stringify(rows)).not.toContain("ana");
  });

  test("an unknown way of sampling and a formula are warned of", () => {
    const file = read(`${HEAD}\n${GOOD.replace("random", "somehow").replace("North", "=North")}\n`);
    expect(file.warnings.list.map(({ code, column }) => [code, column])).toEqual([
      ["unknown-sample", 14],
      ["formula", 3],
    ]);
    expect(file.rows[0]?.signal?.area).toBe("=North");
  });
});

describe("a file about individuals is refused whole", () => {
  test.each([
    ["Respondent name", "name"],
    ["Officer ID", "name"],
    ["Complainant", "name"],
    ["First name", "name"],
    ["الاسم", "name"],
    ["E-mail", "email"],
    ["Correo electrónico", "email"],
    ["Mobile", "phone"],
    ["Teléfono", "phone"],
    ["Badge no.", "badge"],
    ["Placa", "badge"],
    ["رقم الشارة", "badge"],
  ])("by its header %s", (header, what) => {
    expect(refusal(`${HEAD},${header}\n${GOOD},\n`)).toEqual({
      code: "individual-column",
      params: { what, column: 15 },
    });
  });

  test.each(["Area name", "Beat number", "Question ID", "Number of officers on duty"])("but not by %s", (header) => {
    expect(refusal(`${HEAD},${header}\n${GOOD},x\n`)).toBeUndefined();
  });

  const withColumn = (cells: readonly string[]): string =>
    `${HEAD},other\n${cells.map((cell, at) => `${GOOD.replace("North", `Beat ${at}`)},"${cell}"\n`).join("")}`;

  test("by the cells of a column, wherever they begin", () => {
    const places = Array.from({ length: 30 }, () => "Library");
    expect(refusal(withColumn([...places, "a@x.gov", "b@x.gov", "c@x.gov"]))).toMatchObject({
      params: { what: "email" },
    });
    expect(refusal(withColumn(["555-201-4477", "555.201.4478", "(555) 201-4479"]))).toMatchObject({
      params: { what: "phone", column: 15 },
    });
    expect(refusal(withColumn(["PID 4471", "PID 4472", "PID 4473"]))).toMatchObject({ params: { what: "badge" } });
  });

  test("by a column that reads like names, where no field is", () => {
    const names = ["Ana Ruiz", "Osei, Ben", "Cy de la Cruz", "Di Wu", "Zoë O'Neil", "Flo Park"];
    expect(refusal(withColumn(names))).toEqual({ code: "individual-column", params: { what: "name", column: 15 } });
    expect(refusal(withColumn(names.slice(0, 4)))).toBeUndefined();
    expect(refusal(withColumn(Array.from({ length: 20 }, () => "City Survey")))).toBeUndefined();
    expect(refusal(withColumn(["by post", "by phone", "online", "at home", "in a hall", "at work"]))).toBeUndefined();
  });
});

describe("all or none", () => {
  const text = `${HEAD}\n${GOOD}\n${GOOD.replace("400", "4")}\n${GOOD.replace("North", "South")}\n${GOOD.replace("North", "SOUTH")}\n`;
  const { rows } = read(text);

  test("nothing is kept while a row has a problem, and two rows of one figure are one each", () => {
    expect(importSignals(rows, [])).toEqual({ ok: false, error: { code: "problems-left", params: { rows: 3 } } });
    expect(planSignals(rows, []).problems.list.map(({ code, row }) => [code, row])).toEqual([
      ["too-few-people", 3],
      ["same-figure", 4],
      ["same-figure", 5],
    ]);
  });

  test("what is left out is chosen, row by row or all that are wrong", () => {
    expect(importSignals(rows, [3, 5])).toMatchObject({ value: [{ area: "North" }, { area: "South" }] });
    expect(importSignals(rows, "wrong")).toMatchObject({ value: [{ area: "North" }] });
  });
});
