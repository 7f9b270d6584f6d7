import { LEAST_PEOPLE, type Signal, type SignalKind, signalKey } from "#engine/insight/signals.ts";
import { err, ok, type Result } from "#engine/result.ts";
import { dateOf, decimalOf, hasControl, wholeOf } from "./cells.ts";
import { foldedWords, type Mapped, mapped, type Mapping } from "./columns.ts";
import {
  type FileError,
  type HeaderCode,
  type Listed,
  lister,
  type RowProblem,
  type Steps,
  type TableCode,
} from "./csv.ts";
import { headerIndividual, type Individual, textIndividual, watchColumns } from "./individual.ts";
import { eachRow, type FileFacts, openCsv, type TableRow } from "./read-csv.ts";
import { KIND_WORDS, SAMPLE_WORDS, SIGNAL_FIELDS, SIGNAL_PRESETS, type SignalField } from "./signal-presets.ts";
import type { Delimiter } from "./split.ts";

/**
 * What may be wrong with a row of signals. `too-few-people` and `looks-individual` are refusals: the figure is about persons.
 * `formula` and `unknown-sample` are warnings.
 */
export type SignalCode =
  | TableCode
  | HeaderCode
  | "missing"
  | "too-long"
  | "control-character"
  | "unknown-kind"
  | "bad-date"
  | "period-backwards"
  | "bad-number"
  | "out-of-scale"
  | "count-over-n"
  | "too-few-people"
  | "looks-individual"
  | "same-figure"
  | "formula"
  | "unknown-sample";

/** A row as read: a signal, or what is in its way. */
export interface SignalRow {
  readonly row: number;
  readonly signal?: Signal;
  readonly problems: readonly RowProblem<SignalCode>[];
}

export interface SignalOptions {
  readonly delimiter?: Delimiter;
  readonly mapping?: Mapping<SignalField>;
  /** What holds for every row where the file has no column for it, as it would stand in a cell. */
  readonly every?: Partial<Record<SignalField, string>>;
}

export interface SignalFile extends FileFacts, Mapped<SignalField> {
  readonly rows: readonly SignalRow[];
  readonly warnings: Listed<RowProblem<SignalCode>>;
}

/** A whole file refused: a column of it is about individuals. No cell of it is kept. */
export interface IndividualColumn {
  readonly code: "individual-column";
  readonly params: { readonly what: Individual; readonly column: number };
}

const LONGEST = { topic: 200, area: 200, source: 200, question: 1000 } as const;
const NUMBERS: ReadonlySet<SignalField> = new Set(["from", "to", "n", "score", "min", "max", "count", "error"]);

/**
 * Reads a file of signals in steps, columns found as `readRoster` finds them. Errors: those of the file, and `individual-column`:
 * by its header, by its e-mail addresses, telephone or badge numbers, or, in a column no field needs, by texts that look like
 * names.
 */
export function* readSignals(
  bytes: Uint8Array,
  options: SignalOptions = {},
): Steps<SignalFile, FileError | IndividualColumn> {
  const opened = openCsv(bytes, options.delimiter);
  if (!opened.ok) return opened;
  const { rows: _, warnings: headerWarnings, ...facts } = opened.value;
  const found = mapped(facts.headers, SIGNAL_PRESETS, options.mapping);
  for (const [at, header] of facts.headers.entries()) {
    const what = headerIndividual(header);
    if (what) return err({ code: "individual-column", params: { what, column: at + 1 } });
  }
  const used = new Set(SIGNAL_FIELDS.map((field) => found.columns[field]));
  const numeric = new Set([...NUMBERS].map((field) => found.columns[field]));
  const texts = facts.headers.map((_header, at) => at).filter((at) => !numeric.has(at));
  const watch = watchColumns(texts, new Set(texts.filter((at) => !used.has(at))));
  const warnings = lister<RowProblem<SignalCode>>();
  for (const warning of headerWarnings) warnings.add(warning);
  const rows: SignalRow[] = [];
  const read = yield* eachRow(opened.value, (row) => {
    watch.see(row.cells);
    rows.push(signalRow(row, texts, found, options.every ?? {}, warnings.add));
    for (const warning of row.warnings) warnings.add(warning);
    for (const at of row.formulas.filter((one) => used.has(one) && !numeric.has(one))) {
      warnings.add({ code: "formula", row: row.row, column: at + 1, params: {} });
    }
  });
  if (!read.ok) return read;
  const column = watch.column();
  if (column) return err({ code: "individual-column", params: { what: column.what, column: column.at + 1 } });
  return ok({ ...facts, ...found, rows, warnings: warnings.done() });
}

function signalRow(
  { row, cells, problems: broken }: TableRow,
  texts: readonly number[],
  { columns, mapping }: Mapped<SignalField>,
  every: Partial<Record<SignalField, string>>,
  warn: (warning: RowProblem<SignalCode>) => void,
): SignalRow {
  const problems: RowProblem<SignalCode>[] = [...broken];
  const problem = (code: SignalCode, field: SignalField, params: RowProblem<string>["params"] = {}): undefined => {
    const at = columns[field];
    problems.push({ code, row, ...(at !== undefined && { column: at + 1 }), params: { field, ...params } });
  };
  const cell = (field: SignalField): string =>
    (columns[field] === undefined ? (every[field] ?? "") : (cells[columns[field]] ?? "")).trim();
  const text = (field: keyof typeof LONGEST): string => {
    const value = cell(field);
    if (value.length > LONGEST[field]) problem("too-long", field, { length: value.length, most: LONGEST[field] });
    if (hasControl(value)) problem("control-character", field);
    return value;
  };
  const must = <T>(field: SignalField, code: SignalCode, read: (value: string) => T | undefined): T | undefined =>
    cell(field) === "" ? problem("missing", field) : (read(cell(field)) ?? problem(code, field));
  const may = <T>(field: SignalField, code: SignalCode, read: (value: string) => T | undefined): T | undefined =>
    cell(field) === "" ? undefined : (read(cell(field)) ?? problem(code, field));

  for (const at of texts) {
    const what = textIndividual((cells[at] ?? "").slice(0, 1000));
    if (what) problems.push({ code: "looks-individual", row, column: at + 1, params: { what } });
  }
  const [topic, area, source, question] = [text("topic"), text("area"), text("source"), text("question")];
  for (const field of ["topic", "area", "source"] as const) if (cell(field) === "") problem("missing", field);
  const kind = must("kind", "unknown-kind", kindOf);
  const from = must("from", "bad-date", (value) => dateOf(value, mapping.dates));
  const to = must("to", "bad-date", (value) => dateOf(value, mapping.dates));
  if (from !== undefined && to !== undefined && from > to) problem("period-backwards", "to", { from, to });
  const n = may("n", "bad-number", wholeOf);
  const error = may("error", "bad-number", (value) => notBelowZero(decimalOf(value)));
  const value = kind === undefined ? undefined : kind === "survey" ? scored() : counted();
  const people = n ?? (value?.kind === "count" && value.count > 0 ? value.count : undefined);
  if (people !== undefined && people < LEAST_PEOPLE) {
    problem("too-few-people", n === undefined ? "count" : "n", { people, least: LEAST_PEOPLE });
  }
  const sample = sampleOf(cell("sample"));
  if (sample === undefined && cell("sample") !== "") {
    const at = columns.sample;
    warn({ code: "unknown-sample", row, ...(at !== undefined && { column: at + 1 }), params: {} });
  }
  if (problems.length > 0 || !kind || from === undefined || to === undefined || !value) return { row, problems };
  const optional = { ...(n !== undefined && { n }), ...(error !== undefined && { error }), ...(sample && { sample }) };
  const asked = question === "" ? {} : { question };
  return { row, signal: { kind, topic, area, period: { from, to }, value, source, ...optional, ...asked }, problems };

  function scored(): Signal["value"] | undefined {
    const score = must("score", "bad-number", decimalOf);
    const [min, max] = [must("min", "bad-number", decimalOf), must("max", "bad-number", decimalOf)];
    if (score === undefined || min === undefined || max === undefined) return undefined;
    if (!(min < max && score >= min && score <= max)) return problem("out-of-scale", "score", { score, min, max });
    return { kind: "score", score, min, max };
  }

  function counted(): Signal["value"] | undefined {
    const count = must("count", "bad-number", wholeOf);
    if (count === undefined) return undefined;
    if (n !== undefined && count > n) return problem("count-over-n", "count", { count, n });
    return { kind: "count", count };
  }
}

const notBelowZero = (value: number | undefined): number | undefined =>
  value === undefined || value < 0 ? undefined : value;

const meanings = <T extends string>(words: Readonly<Record<T, readonly string[]>>): ReadonlyMap<string, T> =>
  new Map((Object.keys(words) as T[]).flatMap((one) => [one, ...words[one]].map((word) => [foldedWords(word), one])));

const KINDS = meanings<SignalKind>(KIND_WORDS);
const SAMPLES = meanings(SAMPLE_WORDS);
const kindOf = (cell: string): SignalKind | undefined => KINDS.get(foldedWords(cell));
const sampleOf = (cell: string): Signal["sample"] => SAMPLES.get(foldedWords(cell));

/** Rows not to be kept: those named, or every row that has a problem. */
export type LeaveOut = readonly number[] | "wrong";

/** What would be kept of a file, and what is in the way. */
export interface SignalPlan {
  readonly kept: readonly Signal[];
  readonly wrong: readonly number[];
  readonly problems: Listed<RowProblem<SignalCode>>;
}

/** Two rows of one figure are both a problem, `same-figure`: which is right only a person can say. */
export function planSignals(rows: readonly SignalRow[], leaveOut: LeaveOut): SignalPlan {
  const out = new Set(leaveOut === "wrong" ? [] : leaveOut);
  const inPlay = rows.filter(({ row }) => !out.has(row));
  const keys = new Map<string, number[]>();
  for (const { row, signal } of inPlay) {
    if (signal) keys.set(signalKey(signal), [...(keys.get(signalKey(signal)) ?? []), row].slice(0, 2));
  }
  const problems = lister<RowProblem<SignalCode>>();
  const kept: Signal[] = [];
  const wrong: number[] = [];
  for (const { row, signal, problems: own } of inPlay) {
    const other = signal && keys.get(signalKey(signal))?.find((one) => one !== row);
    for (const one of own) problems.add(one);
    if (other !== undefined) problems.add({ code: "same-figure", row, params: { other } });
    if (signal && other === undefined) kept.push(signal);
    else wrong.push(row);
  }
  return { kept, wrong, problems: problems.done() };
}

/** The signals of a file, all or none: error `problems-left` while a row has a problem and is not left out. */
export function importSignals(
  rows: readonly SignalRow[],
  leaveOut: LeaveOut,
): Result<readonly Signal[], { readonly code: "problems-left"; readonly params: { readonly rows: number } }> {
  const { kept, wrong } = planSignals(rows, leaveOut);
  if (wrong.length > 0 && leaveOut !== "wrong") {
    return err({ code: "problems-left", params: { rows: wrong.length } });
  }
  return ok(kept);
}
