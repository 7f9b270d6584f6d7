/** A moment as people say it: the time today, the date otherwise. `at` and `now` in UTC milliseconds. */
export function formatWhen(locale: string, at: number, now: number): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(
    locale,
    sameDay ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" },
  ).format(at);
}

/** Milliseconds as seconds with one decimal: `11.4 s`. */
export const formatSeconds = (locale: string, ms: number): string =>
  new Intl.NumberFormat(locale, {
    style: "unit",
    unit: "second",
    unitDisplay: "narrow",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(ms / 1000);

/** Bytes in megabytes, never below 0.1: `12 MB`. */
export function formatSize(locale: string, bytes: number): string {
  const size = Math.max(0.1, bytes / 1_000_000);
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: "megabyte",
    maximumFractionDigits: size < 10 ? 1 : 0,
  }).format(size);
}

/** Names and short items as a list: `shouting, threats, and grief`. */
export const formatList = (locale: string, items: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: "conjunction" }).format(items);
