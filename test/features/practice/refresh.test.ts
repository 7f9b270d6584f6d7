import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { type Candidate, type Due, dueOf, type Ended, type Kept, localDay } from "#features/practice/refresh/due.ts";

const zone = process.env["TZ"];
afterEach(() => {
  if (zone === undefined) delete process.env["TZ"];
  else process.env["TZ"] = zone;
});

/** Noon of a day of this November, or later. */
const noon = (day: number): number => new Date(2026, 10, day, 12).getTime();
const aKept = (extra: Partial<Kept> = {}): Kept => ({
  attempt: "a1",
  scenario: "stop",
  at: noon(1),
  see: "fear",
  say: "I can see this is a lot",
  behaviours: ["COM.1"],
  ...extra,
});
const CANDIDATES: readonly Candidate[] = [
  { id: "stop", teaches: ["COM.1"] },
  { id: "counter", teaches: ["COM.1", "PJ.1"] },
  { id: "kitchen", teaches: ["SVC.1"] },
];
const dueOn = (day: number, ended: readonly Ended[] = [], kept = aKept(), from = CANDIDATES): Due[] =>
  dueOf([kept], ended, from, noon(day));

test("a commitment comes back on the seventh day, in another scenario that touches the same", () => {
  expect(dueOn(7)).toEqual([]);
  expect(dueOn(8)).toEqual([{ kept: aKept(), after: 7, days: 7, scenario: "counter" }]);
});

test("without another scenario it comes back without one: then its own moment is tried again", () => {
  const [due] = dueOn(8, [], aKept({ behaviours: ["WEL.1"] }));
  expect(due).toEqual({ kept: aKept({ behaviours: ["WEL.1"] }), after: 7, days: 7 });
});

test("a run on or after its day is the refresher done; one before is not", () => {
  expect(dueOn(9, [{ scenario: "counter", at: noon(7) }])).toHaveLength(1);
  expect(dueOn(9, [{ scenario: "counter", at: noon(8) }])).toEqual([]);
  expect(dueOn(9, [{ scenario: "kitchen", at: noon(8) }])).toHaveLength(1);
  expect(dueOn(9, [{ scenario: "stop", at: noon(8) }])).toEqual([]);
});

test("after 7 days come 30 and 90, and then no more", () => {
  const done = [8, 31, 91].map((day) => ({ scenario: "counter", at: noon(day) }));
  const after = (day: number, runs: number): number | undefined => dueOn(day, done.slice(0, runs))[0]?.after;
  expect([after(30, 1), after(31, 1), after(90, 2), after(91, 2), after(500, 3)]).toEqual([
    undefined,
    30,
    undefined,
    90,
    undefined,
  ]);
});

test("a refresher done late is not followed by the next at once", () => {
  const late = [{ scenario: "counter", at: noon(60) }];
  expect(dueOn(82, late)).toEqual([]);
  expect(dueOn(83, late)[0]?.after).toBe(30);
});

test("of several scenarios the one sharing most comes first, then the one finished longest ago", () => {
  const kept = aKept({ behaviours: ["COM.1", "PJ.1"] });
  const more = [...CANDIDATES, { id: "alley", teaches: ["COM.1", "PJ.1"] }];
  expect(dueOn(8, [], kept, more)[0]?.scenario).toBe("alley");
  expect(dueOn(8, [{ scenario: "alley", at: noon(3) }], kept, more)[0]?.scenario).toBe("counter");
});

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const when = fc.integer({ min: START, max: START + 400 * DAY });
const id = fc.constantFrom("stop", "counter", "kitchen", "alley");
const behaviour = fc.constantFrom("COM.1", "PJ.1", "SVC.1", "WEL.1");
const commitments = fc.uniqueArray(
  fc.record({
    attempt: fc.constantFrom("a1", "a2", "a3", "a4", "a5"),
    scenario: id,
    at: when,
    see: fc.constant("x"),
    say: fc.constant("y"),
    behaviours: fc.array(behaviour, { maxLength: 3 }),
  }),
  { selector: (one) => one.attempt, maxLength: 5 },
);
const runs = fc.array(fc.record({ scenario: id, at: when }), { maxLength: 12 });
const candidates = fc.uniqueArray(fc.record({ id, teaches: fc.array(behaviour, { maxLength: 3 }) }), {
  selector: (one) => one.id,
  maxLength: 4,
});
const zones = fc.constantFrom("UTC", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia");

test("nothing is due twice, nothing before seven days, and the order of the lists changes nothing", () => {
  fc.assert(
    fc.property(commitments, runs, candidates, when, zones, (kept, ended, from, now, tz) => {
      process.env["TZ"] = tz;
      const found = dueOf(kept, ended, from, now);
      expect(new Set(found.map((due) => due.kept.attempt)).size).toBe(found.length);
      for (const { kept: one, days, after } of found) {
        expect(days).toBeGreaterThanOrEqual(after);
        expect(now - one.at).toBeGreaterThan(6 * DAY);
      }
      expect(dueOf(kept.toReversed(), ended.toReversed(), from.toReversed(), now)).toEqual(found);
    }),
  );
});

test("doing what is due takes it off the list, in any zone and any order, and three times ends it", () => {
  fc.assert(
    fc.property(commitments, candidates, when, zones, (kept, from, now, tz) => {
      process.env["TZ"] = tz;
      const ended: Ended[] = [];
      let at = now;
      for (let turn = 0; turn < 40 && at < now + 700 * DAY; turn++, at += 20 * DAY)
        for (const due of dueOf(kept, ended, from, at)) {
          ended.push({ scenario: due.scenario ?? due.kept.scenario, at });
          const after = dueOf([due.kept], ended, from, at);
          expect(after).toEqual([]);
        }
      expect(dueOf(kept, ended, from, at + 400 * DAY)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test("days are those of the calendar here, whatever the clocks do in between", () => {
  process.env["TZ"] = "America/New_York";
  const spring = new Date(2026, 2, 7, 23, 30).getTime();
  expect(localDay(new Date(2026, 2, 8, 23, 30).getTime()) - localDay(spring)).toBe(1);
  expect(localDay(new Date(2026, 2, 14, 0, 5).getTime()) - localDay(spring)).toBe(7);
  const autumn = new Date(2026, 9, 31, 0, 5).getTime();
  expect(localDay(new Date(2026, 10, 1, 23, 55).getTime()) - localDay(autumn)).toBe(1);
  expect(localDay(new Date(2026, 10, 7, 0, 1).getTime()) - localDay(autumn)).toBe(7);
});
