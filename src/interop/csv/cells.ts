/** How a file writes dates that do not begin with the year. `ymd`: it has none, and any is a problem. */
export type DateOrder = "ymd" | "mdy" | "dmy";

const YEARS = { first: 1900, last: 2100 };

/** Arabic-Indic and Persian digits and the Arabic decimal sign as the ones of code. */
export const asciiDigits = (text: string): string =>
  text
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replaceAll("٫", ".");

/**
 * `2024-03-05` of a cell, or nothing. Year first is always understood, with a midnight behind it too; `03/05/2024` only by the
 * order the mapping names, for it is two dates.
 */
export function dateOf(cell: string, order: DateOrder): string | undefined {
  const text = asciiDigits(cell).trim();
  const byYear = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(text);
  if (byYear) return iso(byYear[1], byYear[3], byYear[4]);
  const other = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text);
  if (!other || order === "ymd") return undefined;
  return order === "mdy" ? iso(other[4], other[1], other[3]) : iso(other[4], other[3], other[1]);
}

function iso(year = "", month = "", day = ""): string | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const known = y >= YEARS.first && y <= YEARS.last && m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m);
  return known ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : undefined;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A whole number, its thousands grouped or not: `3100`, `3,100`, `3.100`, `3 100`. */
export function wholeOf(cell: string): number | undefined {
  const text = asciiDigits(cell).trim();
  const plain = /^\d{1,3}(?:([,.'٬\s])\d{3})(?:\1\d{3})*$/u.test(text) ? text.replaceAll(/[^\d]/g, "") : text;
  return /^\d{1,12}$/.test(plain) ? Number(plain) : undefined;
}

/** A number with a decimal point or comma; `1,234` is two numbers, and so none. */
export function decimalOf(cell: string): number | undefined {
  const text = asciiDigits(cell).trim().replace("−", "-");
  if (/^[+-]?[1-9]\d{0,2},\d{3}$/.test(text)) return undefined;
  const pointed = text.replace(",", ".");
  return /^[+-]?(?:\d{1,12}(?:\.\d{0,12})?|\.\d{1,12})$/.test(pointed) ? Number(pointed) : undefined;
}

/** Characters no name has: they hide text, turn it round or break lines. */
export const hasControl = (text: string): boolean =>
  // oxlint-disable-next-line no-control-regex -- these are what it looks for
  /[\u0000-\u001F\u007F-\u009F\u200B\u200E\u200F\u2028-\u202E\u2060\u2066-\u2069\uFEFF\uFFFD]/.test(text);
