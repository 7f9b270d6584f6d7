import fc from "fast-check";
import { expect, test } from "vitest";
import { addMonths, endOfDay, isoDate } from "#engine/programme/calendar.ts";
import { runs } from "../../builders/property-runs.ts";
import { day } from "./a-programme.ts";

const moment = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2199, 11, 31) });

test("a month after the 31st is the last day of a shorter month, in leap years the 29th of February", () => {
  expect(isoDate(addMonths(day("2025-01-31"), 1))).toBe("2025-02-28");
  expect(isoDate(addMonths(day("2024-01-31"), 1))).toBe("2024-02-29");
  expect(isoDate(addMonths(day("2024-02-29"), 12))).toBe("2025-02-28");
  expect(isoDate(addMonths(day("2024-02-29"), 48))).toBe("2028-02-29");
  expect(isoDate(addMonths(day("1899-12-31"), 2))).toBe("1900-02-28");
  expect(isoDate(addMonths(day("1999-12-30"), 2))).toBe("2000-02-29");
  expect(isoDate(addMonths(day("2026-11-30"), 24))).toBe("2028-11-30");
});

test("dates are what the platform's own UTC calendar says", () => {
  fc.assert(
    fc.property(moment, (at) => {
      const text = new Date(at).toISOString();
      expect(isoDate(at)).toBe(text.slice(0, 10));
      expect(endOfDay(at)).toBe(Date.parse(`${text.slice(0, 10)}T23:59:59.999Z`));
    }),
    { numRuns: runs(2000) },
  );
});

test("so many months later lies in that month, at the same time of day, and never later for an earlier day", () => {
  fc.assert(
    fc.property(
      moment,
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 0, max: 40 * 86_400_000 }),
      (at, n, gap) => {
        const [from, to] = [new Date(at), new Date(addMonths(at, n))];
        const counted = (date: Date): number => date.getUTCFullYear() * 12 + date.getUTCMonth();
        expect(counted(to)).toBe(counted(from) + n);
        expect(to.toISOString().slice(10)).toBe(from.toISOString().slice(10));
        const last = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
        expect(to.getUTCDate()).toBe(Math.min(from.getUTCDate(), last));
        expect(endOfDay(addMonths(at + gap, n))).toBeGreaterThanOrEqual(endOfDay(addMonths(at, n)));
      },
    ),
    { numRuns: runs(2000) },
  );
});
