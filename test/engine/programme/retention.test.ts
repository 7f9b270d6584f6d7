import fc from "fast-check";
import { expect, test } from "vitest";
import { fates, type Hold, type Kept, mayLeave, type RetentionRules } from "#engine/programme/retention.ts";
import { runs } from "../../builders/property-runs.ts";
import { DAY, day } from "./a-programme.ts";

const rules = (record: RetentionRules["record"] = { kind: "never" }): RetentionRules => ({ practiceDays: 30, record });
const thing = (extra: Partial<Kept> = {}): Kept => ({
  id: "t1",
  officer: "rivera",
  purpose: "record",
  lastAt: day("2026-01-10"),
  ...extra,
});
const nobodyLeft = new Map<string, number>();

const fateAt = (now: number, one: Kept, by: RetentionRules, holds: readonly Hold[] = [], leftAt = nobodyLeft) =>
  fates([one], by, holds, leftAt, now)[0];

test("practice deletes itself when its days are over, to the end of the last date", () => {
  const practice = thing({ purpose: "practice" });
  const last = day("2026-02-09", "23:59:59.999");
  expect(fateAt(last, practice, rules())).toEqual({
    id: "t1",
    delete: false,
    until: last,
    because: { code: "practice-running", params: { days: 30 } },
  });
  expect(fateAt(last + 1, practice, rules())).toMatchObject({
    delete: true,
    because: { code: "practice-over", params: { days: 30 } },
  });
});

test("record is kept for good, or by the agency's schedule from the run or from the end of employment", () => {
  expect(fateAt(day("2099-01-01"), thing(), rules())).toEqual({
    id: "t1",
    delete: false,
    because: { code: "kept-for-good", params: {} },
  });
  const fromRun = rules({ kind: "after", months: 36, from: "run" });
  expect(fateAt(day("2029-01-10"), thing(), fromRun)).toMatchObject({
    delete: false,
    because: { code: "schedule-running" },
  });
  expect(fateAt(day("2029-01-11"), thing(), fromRun)).toMatchObject({
    delete: true,
    because: { code: "schedule-over", params: { months: 36 } },
  });
  const fromLeaving = rules({ kind: "after", months: 12, from: "employment" });
  expect(fateAt(day("2099-01-01"), thing(), fromLeaving)?.because.code).toBe("still-employed");
  const left = new Map([["rivera", day("2030-05-31")]]);
  expect(fateAt(day("2031-05-31"), thing(), fromLeaving, [], left)?.delete).toBe(false);
  expect(fateAt(day("2031-06-01"), thing(), fromLeaving, [], left)?.delete).toBe(true);
  const after = thing({ lastAt: day("2032-01-01") });
  expect(fateAt(day("2032-12-31"), after, fromLeaving, [], left)?.delete).toBe(false);
});

test("a hold on the run, the officer or everything stops deletion, and says which hold", () => {
  const over = day("2027-01-01");
  const practice = thing({ purpose: "practice" });
  const hold = (extra: Partial<Hold>): Hold => ({ id: "h1", officers: [], attempts: [], ...extra });
  const held = { delete: false, because: { code: "held", params: { hold: "h1" } } };
  expect(fateAt(over, practice, rules(), [hold({})])).toMatchObject(held);
  expect(fateAt(over, practice, rules(), [hold({ officers: ["rivera"] })])).toMatchObject(held);
  expect(fateAt(over, practice, rules(), [hold({ attempts: ["t1"] })])).toMatchObject(held);
  expect(fateAt(over, practice, rules(), [hold({ officers: ["haddad"], attempts: ["t2"] })])?.delete).toBe(true);
  expect(fateAt(day("2026-01-11"), practice, rules(), [hold({})])?.because.code).toBe("practice-running");
});

test("time alone deletes and a hold alone keeps: what is deleted stays deleted later, and adding a hold deletes nothing", () => {
  const some = fc.record({
    id: fc.constantFrom("t1", "t2"),
    officer: fc.constantFrom("rivera", "haddad"),
    purpose: fc.constantFrom("practice" as const, "record" as const, "wellness" as const),
    lastAt: fc.integer({ min: 0, max: 900 }).map((days) => days * DAY),
  });
  const schedule: fc.Arbitrary<RetentionRules["record"]> = fc.oneof(
    fc.constant({ kind: "never" as const }),
    fc.record({
      kind: fc.constant("after" as const),
      months: fc.integer({ min: 1, max: 24 }),
      from: fc.constantFrom("run" as const, "employment" as const),
    }),
  );
  const hold = fc.record({
    id: fc.constantFrom("h1", "h2"),
    officers: fc.subarray(["rivera", "haddad"]),
    attempts: fc.subarray(["t1", "t2"]),
  });
  const days = fc.integer({ min: 0, max: 2000 });
  const gone = (list: ReturnType<typeof fates>): number[] =>
    list.flatMap((fate, index) => (fate.delete ? [index] : []));
  fc.assert(
    fc.property(
      fc.array(some),
      schedule,
      fc.array(hold, { maxLength: 2 }),
      days,
      days,
      (things, record, holds, a, b) => {
        const left = new Map([["haddad", 500 * DAY]]);
        const [now, later] = [Math.min(a, b) * DAY, Math.max(a, b) * DAY];
        const first = gone(fates(things, rules(record), holds, left, now));
        expect(gone(fates(things, rules(record), holds, left, later))).toEqual(expect.arrayContaining(first));
        const without = gone(fates(things, rules(record), [], left, now));
        expect(without).toEqual(expect.arrayContaining(first));
        for (const index of first) {
          const one = things[index];
          expect(holds.some(({ officers, attempts }) => officers.length + attempts.length === 0)).toBe(false);
          expect(holds.some((of) => one && (of.officers.includes(one.officer) || of.attempts.includes(one.id)))).toBe(
            false,
          );
        }
      },
    ),
    { numRuns: runs(500) },
  );
});

test("wellness answers never leave, practice only when its officer shared it, record may", () => {
  const things = [
    thing({ id: "w", purpose: "wellness" }),
    thing({ id: "p", purpose: "practice" }),
    thing({ id: "q", purpose: "practice" }),
    thing({ id: "w" }),
  ];
  const { leaving, staying } = mayLeave(things, new Set(["w", "q"]));
  expect(leaving.map(({ id, purpose }) => [id, purpose])).toEqual([
    ["q", "practice"],
    ["w", "record"],
  ]);
  expect(staying).toEqual([
    { id: "w", code: "wellness" },
    { id: "p", code: "private" },
  ]);
});
