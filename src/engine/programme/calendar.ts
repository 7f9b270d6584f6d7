/** Dates of the proleptic Gregorian calendar in UTC, by whole numbers alone: the engine has no clock and no time zone. */

export const DAY_MS = 86_400_000;

/** Whole days since 1970-01-01, UTC. */
export const dayNumber = (at: number): number => Math.floor(at / DAY_MS);

/** The last millisecond of the UTC date `at` lies on: what is due or holds "until" a date does so through all of it. */
export const endOfDay = (at: number): number => (dayNumber(at) + 1) * DAY_MS - 1;

interface Civil {
  readonly year: number;
  /** 1..12 */
  readonly month: number;
  /** 1..31 */
  readonly day: number;
}

/**
 * Days since 1970-01-01 of a date.
 * Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2014), `days_from_civil`.
 */
function daysFromCivil({ year, month, day }: Civil): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date of a day number; the same source, `civil_from_days`. */
function civilFromDays(days: number): Civil {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 31);

/**
 * The same day of the month `months` calendar months later, or that month's last day where it has no such day: 31 January
 * and one month is 28 February, or 29 in a leap year. The time of day stays. UTC milliseconds in and out.
 */
export function addMonths(at: number, months: number): number {
  const { year, month, day } = civilFromDays(dayNumber(at));
  const counted = year * 12 + (month - 1) + months;
  const to = { year: Math.floor(counted / 12), month: (((counted % 12) + 12) % 12) + 1 };
  const days = daysFromCivil({ ...to, day: Math.min(day, daysInMonth(to.year, to.month)) });
  return days * DAY_MS + (at - dayNumber(at) * DAY_MS);
}

/** `2026-11-23`, the UTC date (ISO 8601). */
export function isoDate(at: number): string {
  const { year, month, day } = civilFromDays(dayNumber(at));
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
