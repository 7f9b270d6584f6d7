const SECOND = 1000;
const UNITS = [
  { unit: "day", ms: 86_400 * SECOND },
  { unit: "hour", ms: 3600 * SECOND },
  { unit: "minute", ms: 60 * SECOND },
  { unit: "second", ms: SECOND },
] as const;

/** Milliseconds in the two largest units that say something: `12 min 5 sec`. */
export function formatDuration(locale: string, ms: number): string {
  const first = UNITS.findIndex((one) => ms >= one.ms);
  const parts = UNITS.slice(first === -1 ? 3 : first, first === -1 ? 4 : first + 2);
  let left = Math.max(0, ms);
  return parts
    .map(({ unit, ms: of }, at) => {
      const count = Math.floor(left / of);
      left -= count * of;
      if (count === 0 && at > 0) return "";
      return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(count);
    })
    .filter((part) => part !== "")
    .join(" ");
}
