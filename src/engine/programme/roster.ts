/** How much longer an officer may take, as a factor. */
export const EXTRA_TIMES = [1, 1.5, 2, 3] as const;
export type ExtraTime = (typeof EXTRA_TIMES)[number];

/** Somebody on the roster. Names stay here; everything else knows an officer by the id. */
export interface Officer {
  /** Opaque. */
  readonly id: string;
  readonly name: string;
  /** The number a training board or the agency knows them by. */
  readonly number?: string;
  readonly email?: string;
  readonly class?: string;
  readonly unit?: string;
  /** ISO date. */
  readonly hired?: string;
  readonly extraTime?: ExtraTime;
}

export const OFFICER_FIELDS = ["name", "number", "email", "class", "unit", "hired", "extraTime"] as const;
export type OfficerField = (typeof OFFICER_FIELDS)[number];
/** What a row says of an officer. What is absent it does not speak of: an empty cell takes nothing away. */
export type OfficerSaid = Partial<Omit<Officer, "id">>;

/** What rows make wrong for each other or for the roster; `namesake` is a warning. */
export type RosterCode =
  | "empty-name"
  | "same-number"
  | "number-of-another"
  | "ambiguous-name"
  | "same-officer"
  | "namesake";
/** What is wrong with a row or a cell by itself. */
export type CellCode =
  | "open-quote"
  | "text-after-quote"
  | "extra-cells"
  | "too-many-columns"
  | "cell-too-long"
  | "too-few-cells"
  | "too-long"
  | "control-character"
  | "bad-date"
  | "bad-email"
  | "unknown-extra-time";

/** One thing to see to in a row of a file; the row counted as a spreadsheet shows it. */
export interface RosterProblem {
  readonly code: RosterCode | CellCode;
  readonly row: number;
  readonly column?: number;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface RosterRow {
  readonly row: number;
  readonly said: OfficerSaid;
  /** What was wrong with its cells. Such a row is set right or left out. */
  readonly problems: readonly RosterProblem[];
}

/** One field before and after; absent: it was not there. */
export interface Change {
  readonly field: OfficerField;
  readonly from?: string | number;
  readonly to: string | number;
}

/** What an import would do: nothing of it is done. Every row that is not blank stands in exactly one of the five lists of rows. */
export interface RosterPlan {
  readonly added: readonly { readonly row: number; readonly said: OfficerSaid & { readonly name: string } }[];
  readonly changed: readonly { readonly row: number; readonly officer: string; readonly changes: readonly Change[] }[];
  readonly same: readonly { readonly row: number; readonly officer: string }[];
  readonly leftOut: readonly number[];
  /** Rows with problems, all of them. */
  readonly wrong: readonly number[];
  /** Ids of officers the file does not name. They stay as they are. */
  readonly missing: readonly string[];
  /** The first `PROBLEMS_LISTED` of `problemCount`. */
  readonly problems: readonly RosterProblem[];
  readonly problemCount: number;
  /** `namesake`: taken for a new officer, for the one of that name has another number. */
  readonly warnings: readonly RosterProblem[];
}

export const PROBLEMS_LISTED = 1000;

/** Rows not to be imported: those named, or every row that has a problem. */
export type LeaveOut = readonly number[] | "wrong";

/**
 * Compares the rows of a file with the roster. An officer is found by number; a number the roster has not, or none, finds the
 * one officer of exactly that name (case, spaces and compatibility forms aside) whose number it does not contradict. Problems
 * beside those of the cells: `empty-name`, `same-number` (twice in the file), `number-of-another` (the number is one officer's,
 * the name another's), `ambiguous-name`, `same-officer` (two rows mean one officer). Order-free but for the lists' order.
 */
export function planImport(roster: readonly Officer[], rows: readonly RosterRow[], leaveOut: LeaveOut): RosterPlan {
  const out = new Set(leaveOut === "wrong" ? [] : leaveOut);
  const book = bookOf(roster);
  const all = rows.map((row): Placed => ({ row, out: out.has(row.row), ...find(row.said, book) }));
  const inPlay = all.filter((one) => !one.out);
  const faultsOf = twins(inPlay);
  const added: RosterPlan["added"][number][] = [];
  const changed: RosterPlan["changed"][number][] = [];
  const same: RosterPlan["same"][number][] = [];
  const wrong: number[] = [];
  const problems: RosterProblem[] = [];
  const warnings: RosterProblem[] = [];
  for (const one of inPlay) {
    const { row, said } = one.row;
    const faults = [...one.row.problems, ...faultsOf(one)];
    problems.push(...faults);
    if (faults.length > 0 || said.name === undefined) wrong.push(row);
    else if (one.officer) {
      const changes = changesOf(one.officer, said);
      if (changes.length > 0) changed.push({ row, officer: one.officer.id, changes });
      else same.push({ row, officer: one.officer.id });
    } else {
      added.push({ row, said: { ...said, name: said.name } });
      if (one.namesake) warnings.push({ code: "namesake", row, params: { name: said.name, ...one.namesake } });
    }
  }
  const named = new Set(all.map(({ officer }) => officer?.id));
  return {
    added,
    changed,
    same,
    leftOut: all.filter((one) => one.out).map(({ row }) => row.row),
    wrong,
    missing: roster.filter(({ id }) => !named.has(id)).map(({ id }) => id),
    problems: problems.slice(0, PROBLEMS_LISTED),
    problemCount: problems.length,
    warnings,
  };
}

/** A row and what the roster makes of it. */
interface Placed extends Found {
  readonly row: RosterRow;
  readonly out: boolean;
}

/** What rows make wrong for each other, and what the roster finds wrong with one. */
function twins(placed: readonly Placed[]): (one: Placed) => RosterProblem[] {
  const numbers = grouped(placed, ({ row }) => keyOf(row.said.number));
  const names = grouped(placed, ({ row }) => keyOf(row.said.name));
  const officers = grouped(placed, ({ officer }) => officer?.id ?? "");
  const otherThan = (one: Placed, group: readonly Placed[] | undefined): number | undefined =>
    group?.find((another) => another !== one)?.row.row;
  return (one) => {
    const { row, said } = one.row;
    const { name = "", number } = said;
    const problem = (code: RosterCode, other: number): RosterProblem[] => [
      { code, row, params: { name, ...(number !== undefined && { number }), other } },
    ];
    const own = one.code === undefined ? [] : [{ code: one.code, row, params: { name, number: number ?? "" } }];
    const twin = otherThan(one, numbers.get(keyOf(number)));
    if (twin !== undefined) return [...own, ...problem("same-number", twin)];
    // Without a number a name must do, and does not when it stands twice.
    const namesake = number === undefined ? otherThan(one, names.get(keyOf(name))) : undefined;
    if (namesake !== undefined) return [...own, ...problem("ambiguous-name", namesake)];
    const double = otherThan(one, officers.get(one.officer?.id ?? ""));
    return double === undefined ? own : [...own, ...problem("same-officer", double)];
  };
}

function changesOf(officer: Officer, said: OfficerSaid): Change[] {
  return OFFICER_FIELDS.flatMap((field): Change[] => {
    const [from, to] = [officer[field], said[field]];
    // A number written otherwise is the same number.
    const alike = field === "number" && keyOf(officer.number) === keyOf(said.number);
    if (to === undefined || from === to || alike) return [];
    return [{ field, ...(from !== undefined && { from }), to }];
  });
}

type Book = { readonly numbers: ReadonlyMap<string, Officer[]>; readonly names: ReadonlyMap<string, Officer[]> };

const bookOf = (roster: readonly Officer[]): Book => ({
  numbers: grouped(roster, ({ number }) => keyOf(number)),
  names: grouped(roster, ({ name }) => keyOf(name)),
});

interface Found {
  readonly officer?: Officer;
  readonly code?: "empty-name" | "number-of-another" | "ambiguous-name";
  readonly namesake?: { readonly number: string };
}

function find({ name, number }: OfficerSaid, { numbers, names }: Book): Found {
  const holders = numbers.get(keyOf(number)) ?? [];
  const namesakes = names.get(keyOf(name)) ?? [];
  const [holder] = holders;
  if (holder) {
    const { length } = holders;
    if (name === undefined) return { officer: holder, code: "empty-name" };
    const another = keyOf(holder.name) !== keyOf(name) && namesakes.length > 0;
    return { officer: holder, ...((another || length > 1) && { code: "number-of-another" as const }) };
  }
  if (name === undefined) return { code: "empty-name" };
  const [namesake] = namesakes;
  if (!namesake) return {};
  if (number !== undefined && namesakes.every((one) => one.number !== undefined)) {
    return { namesake: { number: namesake.number ?? "" } };
  }
  return namesakes.length === 1 ? { officer: namesake } : { code: "ambiguous-name" };
}

/** Case, spaces and compatibility forms aside; accents are part of a name. */
const keyOf = (text = ""): string =>
  text.normalize("NFKC").toLowerCase().replaceAll("’", "'").replaceAll(/\s+/g, " ").trim();

/** By key, in order; what has an empty key belongs to no group. */
function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const of = key(item);
    if (of === "") continue;
    const group = groups.get(of);
    if (group) group.push(item);
    else groups.set(of, [item]);
  }
  return groups;
}
