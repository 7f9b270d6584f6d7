import fc from "fast-check";
import { type Need, type Requirement, type VersionPolicy, type Term } from "#engine/programme/programme.ts";
import type { Records } from "#engine/programme/records.ts";
import { DAY, day, MINUTE } from "./a-programme.ts";

const SCENARIOS = ["elm", "stop", "noise", "gym"];
const SESSIONS = ["room-1", "room-2", "room-3"];
const TOPICS = ["CUL", "EI"];
const TRAINERS = ["haddad", "okafor"];

/** Few officers, scenarios and days, so that records meet. */
const START = day("2024-01-01", "00:00:00.000");
const momentFrom = (min: number, max: number): fc.Arbitrary<number> =>
  fc
    .tuple(fc.integer({ min, max }), fc.constantFrom(0, 1, DAY / 2, DAY - 1))
    .map(([days, ms]) => START + days * DAY + ms);
const moment = momentFrom(0, 900);
const officer = fc.constantFrom("rivera", "haddad-j", "olsen");
const rules = fc.constantFrom("r1", "r1", "r1", "r2", "r3");

const versions: fc.Arbitrary<VersionPolicy> = fc.oneof(
  fc.constant({ kind: "latest" as const }),
  fc.record({ kind: fc.constant("exact" as const), rules: fc.record({ elm: rules, stop: rules, noise: rules }) }),
  fc.record({
    kind: fc.constant("any-of" as const),
    rules: fc.dictionary(fc.constantFrom(...SCENARIOS), fc.array(rules, { maxLength: 2 })),
  }),
);

const need: fc.Arbitrary<Need> = fc.oneof(
  fc.record({
    kind: fc.constant("scenarios" as const),
    scenarios: fc.subarray(SCENARIOS, { minLength: 1 }),
    atLeast: fc.integer({ min: 1, max: 2 }),
    versions,
  }),
  fc.record({
    kind: fc.constant("hours" as const),
    minutes: fc.integer({ min: 1, max: 90 }),
    topics: fc.subarray(TOPICS),
  }),
  fc.record({
    kind: fc.constant("attendance" as const),
    sessions: fc.subarray(SESSIONS.slice(0, 2), { minLength: 1 }),
    atLeast: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({ kind: fc.constant("sign-off" as const), trainers: fc.subarray(TRAINERS) }),
);

const term: fc.Arbitrary<Term> = fc.oneof(
  fc.constant({ kind: "open" as const }),
  fc.tuple(moment, moment).map(([a, b]) => ({ kind: "dates" as const, from: Math.min(a, b), to: Math.max(a, b) })),
  fc.record({
    kind: fc.constant("days" as const),
    days: fc.integer({ min: 1, max: 300 }),
    after: fc.constantFrom("assigned" as const, "hired" as const),
  }),
);

const requirement = fc.record(
  {
    need,
    term,
    recertifyMonths: fc.integer({ min: 3, max: 20 }),
  },
  { requiredKeys: ["need", "term"] },
);

const requirements = fc
  .array(requirement, { minLength: 1, maxLength: 3 })
  .map((list): Requirement[] => list.map((one, index) => ({ id: `q${String(index)}`, title: "T", ...one })));

const numbered = <T extends object>(letter: string, one: fc.Arbitrary<T>, maxLength: number) =>
  fc
    .array(one, { maxLength })
    .map((list) => list.map((value, index) => ({ ...value, id: `${letter}${String(index)}` })));

const address = fc.constantFrom("course/q0", "course/q1", "course/q2", "/elm");

const assignment = fc.record(
  {
    what: fc.oneof(
      fc.constant({ kind: "programme" as const, programme: "course" }),
      fc.record({ kind: fc.constant("scenarios" as const), scenarios: fc.subarray(SCENARIOS) }),
    ),
    to: fc.oneof(
      fc.constant({ kind: "class" as const, class: "fall" }),
      fc.constant({ kind: "class" as const, class: "fall" }),
      fc.record({ kind: fc.constant("officers" as const), officers: fc.array(officer, { maxLength: 2 }) }),
    ),
    assignedAt: momentFrom(0, 700),
    dueAt: moment,
    versions,
    extraDays: fc.dictionary(officer, fc.integer({ min: 0, max: 60 }), { maxKeys: 2 }),
  },
  { requiredKeys: ["what", "to", "assignedAt", "extraDays"] },
);

const run = fc.record(
  {
    officer,
    scenario: fc.constantFrom(...SCENARIOS),
    rules,
    endedAt: moment,
    activeMs: fc.integer({ min: 0, max: 40 * MINUTE }),
    claimedMs: fc.constant(30 * MINUTE),
    purpose: fc.constantFrom("record" as const, "record" as const, "practice" as const),
    over: fc.constantFrom("open" as const, "left" as const),
  },
  { requiredKeys: ["officer", "scenario", "rules", "endedAt", "activeMs", "claimedMs", "purpose"] },
);

const excused = { officer, requirement: address, why: fc.constant("leave"), by: fc.constant("okafor"), at: moment };

export const randomRecords: fc.Arbitrary<Records> = fc.record({
  officers: fc.constant([
    { id: "rivera", class: "fall", hiredAt: START + 30 * DAY },
    { id: "haddad-j", class: "fall" },
    { id: "olsen", hiredAt: START + 200 * DAY },
  ]),
  programmes: requirements.map((list) => [{ id: "course", title: "Course", requirements: list }]),
  assignments: numbered("a", assignment, 4),
  attempts: fc
    .array(run, { minLength: 5, maxLength: 50, size: "max" })
    .map((list) => list.map((one, index) => ({ ...one, attempt: `t${String(index)}` }))),
  attendance: numbered("n", fc.record({ officer, session: fc.constantFrom(...SESSIONS), at: moment }), 12),
  signOffs: numbered(
    "s",
    fc.record({ officer, requirement: address, by: fc.constantFrom(...TRAINERS), at: moment }),
    8,
  ),
  exemptions: numbered(
    "e",
    fc.record({ ...excused, until: moment }, { requiredKeys: ["officer", "requirement", "why", "by", "at"] }),
    3,
  ),
  makeUps: numbered(
    "m",
    fc.record(
      { ...excused, until: moment, session: fc.constantFrom(...SESSIONS) },
      { requiredKeys: ["officer", "requirement", "why", "by", "at", "until"] },
    ),
    3,
  ),
  topics: fc.constant(
    new Map([
      ["elm", ["CUL", "EI"]],
      ["stop", ["CUL"]],
      ["noise", ["EI", "EI"]],
    ]),
  ),
  releases: fc
    .array(fc.record({ rules, at: moment }), { maxLength: 4 })
    .map((list) => new Map(list.length === 0 ? [] : [["elm", list]])),
});

export const askedAt = fc.record({
  at: momentFrom(200, 1000),
  soonDays: fc.integer({ min: 0, max: 30 }),
  expiringDays: fc.integer({ min: 0, max: 150 }),
});
