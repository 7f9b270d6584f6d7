import {
  type CellCode,
  EXTRA_TIMES,
  type ExtraTime,
  type OfficerSaid,
  type RosterProblem,
  type RosterRow,
} from "#engine/programme/roster.ts";
import { err, ok } from "#engine/result.ts";
import { asciiDigits, type DateOrder, dateOf, decimalOf, hasControl } from "./cells.ts";
import { type Mapped, mapped, type Mapping } from "./columns.ts";
import {
  type FileError,
  type HeaderCode,
  type Listed,
  lister,
  type RowProblem,
  type Steps,
  type TableCode,
} from "./csv.ts";
import { eachRow, type FileFacts, openCsv, type TableRow } from "./read-csv.ts";
import { ROSTER_FIELDS, ROSTER_PRESETS, type RosterField } from "./roster-presets.ts";
import type { Delimiter } from "./split.ts";

/** Longest text of a field, in characters; longer is a problem, never cut. */
const LONGEST = { name: 200, given: 100, family: 100, number: 64, email: 254, class: 120, unit: 120 } as const;

/** A formula is kept as text. */
export type RosterWarning = RowProblem<TableCode | HeaderCode | "formula">;

export interface RosterOptions {
  readonly delimiter?: Delimiter;
  /** Remembered from another file, or chosen for this one. */
  readonly mapping?: Mapping<RosterField>;
  /** By row, what a person typed in place of a cell. */
  readonly corrections?: ReadonlyMap<number, Partial<Record<RosterField, string>>>;
}

/** A roster file as read, for `planImport`. Problems of cells are with their rows. */
export interface RosterFile extends FileFacts, Omit<Mapped<RosterField>, "columns"> {
  readonly columns: Mapped<RosterField>["columns"];
  readonly rows: readonly RosterRow[];
  readonly warnings: Listed<RosterWarning>;
}

/** No column says who the officers are: map one and read again. */
export interface Unmapped extends FileFacts {
  readonly code: "no-name-column";
}

/**
 * Reads a roster file in steps: the fields by the mapping and by header words in English, Spanish and Arabic. Every row that is
 * not blank is given, with what is wrong with its cells; an empty cell says nothing. Errors: those of the file, and
 * `no-name-column`, with what is known of the file.
 */
export function* readRoster(bytes: Uint8Array, options: RosterOptions = {}): Steps<RosterFile, FileError | Unmapped> {
  const opened = openCsv(bytes, options.delimiter);
  if (!opened.ok) return opened;
  const { rows: _, warnings: headerWarnings, ...facts } = opened.value;
  const found = mapped(facts.headers, ROSTER_PRESETS, options.mapping);
  const { name, given, family } = found.columns;
  if (name === undefined && given === undefined && family === undefined) {
    return err({ code: "no-name-column", ...facts });
  }
  const warnings = lister<RosterWarning>();
  for (const warning of headerWarnings) warnings.add(warning);
  const rows: RosterRow[] = [];
  const read = yield* eachRow(opened.value, (row) => {
    const typed = options.corrections?.get(row.row);
    rows.push(rosterRow(row, found, typed));
    for (const warning of row.warnings) warnings.add(warning);
    for (const at of row.formulas) {
      const field = ROSTER_FIELDS.find((one) => found.columns[one] === at);
      if (field === undefined || typed?.[field] !== undefined) continue;
      warnings.add({ code: "formula", row: row.row, column: at + 1, params: { field } });
    }
  });
  return read.ok ? ok({ ...facts, ...found, rows, warnings: warnings.done() }) : read;
}

function rosterRow(
  { row, cells, problems: broken }: TableRow,
  { columns, mapping }: Mapped<RosterField>,
  typed: Partial<Record<RosterField, string>> = {},
): RosterRow {
  // Whoever has typed something into a broken row has looked at it; what an open quote swallowed no typing brings back.
  const seen = Object.keys(typed).length > 0;
  const problems: RosterProblem[] = broken.filter(({ code }) => !seen || code === "open-quote");
  const cell = (field: RosterField): string => (typed[field] ?? cells[columns[field] ?? -1] ?? "").trim();
  const problem = (code: CellCode, field: RosterField, params: RosterProblem["params"] = {}): undefined => {
    const at = columns[field];
    problems.push({ code, row, ...(at !== undefined && { column: at + 1 }), params: { field, ...params } });
  };
  const text = (field: keyof typeof LONGEST): string | undefined => {
    const value = cell(field);
    if (value.length > LONGEST[field])
      return problem("too-long", field, { length: value.length, most: LONGEST[field] });
    if (hasControl(value)) return problem("control-character", field);
    return value === "" ? undefined : value;
  };
  const [given, family, number, email] = [text("given"), text("family"), text("number"), text("email")];
  const name = text("name");
  if (email !== undefined && !/^[^\s@]+@[^\s@]+$/.test(email)) problem("bad-email", "email");
  const hired = dated(cell("hired"), mapping.dates) ?? (cell("hired") && problem("bad-date", "hired"));
  const extraTime = factorOf(cell("extraTime")) ?? (cell("extraTime") && problem("unknown-extra-time", "extraTime"));
  // "Nombre" beside "Apellidos", and "Name" beside "Surname", is half a name.
  const half = columns.name !== undefined && columns.given === undefined && columns.family !== undefined;
  const joined = (half ? [name, family] : [given, family]).filter((part) => part !== undefined).join(" ");
  const said = {
    name: (half ? undefined : name) ?? (joined || undefined),
    number: number === undefined ? undefined : asciiDigits(number),
    email,
    class: text("class"),
    unit: text("unit"),
    hired: hired || undefined,
    extraTime: extraTime || undefined,
  };
  return { row, said: present(said), problems };
}

const dated = (cell: string, order: DateOrder): string | undefined => (cell === "" ? undefined : dateOf(cell, order));

/** `1.5`, `1,5`, `1.5x`, `×1.5`, `150 %`. */
function factorOf(cell: string): ExtraTime | undefined {
  const bare = cell.replaceAll(/[x×]|\s/giu, "");
  const percent = /^(.+)[%٪]$/u.exec(bare);
  const value = decimalOf(percent?.[1] ?? bare);
  return EXTRA_TIMES.find((one) => one === (percent && value !== undefined ? value / 100 : value));
}

function present(said: { readonly [K in keyof OfficerSaid]-?: OfficerSaid[K] | undefined }): OfficerSaid {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}
