import type { DateOrder } from "./cells.ts";

/** One column of a file. */
export interface Header {
  /** As the file has it, trimmed. */
  readonly title: string;
  /** What a mapping names it by: its folded words, with a number behind from the second such column on; `column 3` where it has none. */
  readonly key: string;
}

/** Which column holds which field, by `Header.key`, and how dates are written: a value to remember. `""`: in none. */
export interface Mapping<F extends string> {
  readonly columns: Partial<Record<F, string>>;
  readonly dates: DateOrder;
}

/** Header words of each field, in any of our languages, the likeliest first. */
export type Presets<F extends string> = Readonly<Record<F, readonly string[]>>;

/** Header words from lists parted by commas, one a language. */
export const wordsOf = (...lists: readonly string[]): string[] => lists.flatMap((list) => list.split(", "));

export interface Mapped<F extends string> {
  /** Where each field stands, from 0. */
  readonly columns: Partial<Record<F, number>>;
  /** The mapping in use: remember this one. */
  readonly mapping: Mapping<F>;
  /** Fields whose remembered column this file has not. */
  readonly lost: readonly F[];
  /** Columns that hold no field. */
  readonly unused: readonly string[];
}

/** Words alike whatever their case, accents, points and vowel signs: `Correo-e` is `correo e`, `الإسم` is `الاسم`. */
export const foldedWords = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}|ـ/gu, "")
    .toLowerCase()
    .replaceAll("ة", "ه")
    .replaceAll("ى", "ي")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The columns of a header row, each with a key of its own. */
export function headersOf(cells: readonly string[]): Header[] {
  const keys = new Set<string>();
  return cells.map((cell, at) => {
    const words = foldedWords(cell) || `column ${at + 1}`;
    let key = words;
    for (let again = 2; keys.has(key); again++) key = `${words} ${again}`;
    keys.add(key);
    return { title: cell.trim(), key };
  });
}

/** Finds the fields: where the remembered mapping says, then by header words. A column holds one field. */
export function mapped<F extends string>(
  headers: readonly Header[],
  presets: Presets<F>,
  remembered?: Mapping<F>,
): Mapped<F> {
  const fields = Object.keys(presets) as F[];
  const at = new Map(headers.map(({ key }, index) => [key, index]));
  const columns: Partial<Record<F, number>> = {};
  const taken = new Set<number>();
  const take = (field: F, index: number | undefined): void => {
    if (index === undefined || taken.has(index)) return;
    columns[field] = index;
    taken.add(index);
  };
  for (const field of fields) take(field, at.get(remembered?.columns[field] ?? ""));
  for (const field of fields) {
    if (columns[field] !== undefined || remembered?.columns[field] === "") continue;
    const words = presets[field].map(foldedWords).find((one) => at.has(one) && !taken.has(at.get(one) ?? -1));
    if (words !== undefined) take(field, at.get(words));
  }
  const keyOf = (field: F): string => headers[columns[field] ?? -1]?.key ?? "";
  const known = fields.filter((field) => columns[field] !== undefined || remembered?.columns[field] === "");
  return {
    columns,
    mapping: {
      columns: Object.fromEntries(known.map((field) => [field, keyOf(field)])) as Partial<Record<F, string>>,
      dates: remembered?.dates ?? "ymd",
    },
    lost: fields.filter((field) => remembered?.columns[field] && !at.has(remembered.columns[field] ?? "")),
    unused: headers.filter((_, index) => !taken.has(index)).map(({ key }) => key),
  };
}
