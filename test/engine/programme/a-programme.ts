import type { Assignment, Programme, Requirement } from "#engine/programme/programme.ts";
import type { AttemptRecord, Records } from "#engine/programme/records.ts";

/** A UTC date, noon unless told. */
export const day = (text: string, time = "12:00:00.000"): number => Date.parse(`${text}T${time}Z`);

export const DAY = 86_400_000;
export const MINUTE = 60_000;

export const aRequirement = (extra: Partial<Requirement> = {}): Requirement => ({
  id: "talk",
  title: "Talking first",
  need: { kind: "scenarios", scenarios: ["elm", "stop"], atLeast: 2, versions: { kind: "latest" } },
  term: { kind: "open" },
  ...extra,
});

export const aCourse = (...requirements: readonly Requirement[]): Programme => ({
  id: "course",
  title: "Communication training",
  requirements,
});

export const anAssignment = (extra: Partial<Assignment> = {}): Assignment => ({
  id: "a1",
  what: { kind: "programme", programme: "course" },
  to: { kind: "class", class: "fall" },
  assignedAt: day("2026-01-01"),
  extraDays: {},
  ...extra,
});

export const aRun = (attempt: string, extra: Partial<AttemptRecord> = {}): AttemptRecord => ({
  attempt,
  officer: "rivera",
  scenario: "elm",
  rules: "r1",
  endedAt: day("2026-02-01"),
  activeMs: 20 * MINUTE,
  claimedMs: 30 * MINUTE,
  purpose: "record",
  ...extra,
});

export const someRecords = (extra: Partial<Records> = {}): Records => ({
  officers: [{ id: "rivera", class: "fall" }],
  programmes: [aCourse(aRequirement())],
  assignments: [anAssignment()],
  attempts: [],
  attendance: [],
  signOffs: [],
  exemptions: [],
  makeUps: [],
  topics: new Map(),
  releases: new Map(),
  ...extra,
});
