import { expect, test } from "vitest";
import type { Cell } from "#engine/programme/cell.ts";
import { completion } from "#engine/programme/completion.ts";
import type { Requirement } from "#engine/programme/programme.ts";
import type { Records } from "#engine/programme/records.ts";
import { aCourse, anAssignment, aRequirement, aRun, day, someRecords } from "./a-programme.ts";

const matrixAt = (date: string, records: Partial<Records>) =>
  completion(someRecords(records), { at: day(date), soonDays: 7, expiringDays: 60 });

function cellAt(date: string, records: Partial<Records>, officer = "rivera"): Cell {
  const cell = matrixAt(date, records).rows.get(officer)?.[0];
  if (!cell) throw new Error("nothing assigned");
  return cell;
}

const asking = (extra: Partial<Requirement>): Partial<Records> => ({ programmes: [aCourse(aRequirement(extra))] });

const elm = aRun("t1", { scenario: "elm", endedAt: day("2026-02-01") });
const stop = aRun("t2", { scenario: "stop", endedAt: day("2026-02-03") });

test("what is due soon, and what is overdue the millisecond after it was due", () => {
  const due = { assignments: [anAssignment({ dueAt: day("2026-03-10", "23:59:59.999") })] };
  expect(cellAt("2026-03-01", due).state).toBe("not-started");
  expect(cellAt("2026-03-05", due).state).toBe("due-soon");
  const at = (ms: number) =>
    completion(someRecords(due), { at: ms, soonDays: 7, expiringDays: 60 }).rows.get("rivera")?.[0]?.state;
  expect([at(day("2026-03-10", "23:59:59.999")), at(day("2026-03-11", "00:00:00.000"))]).toEqual([
    "due-soon",
    "overdue",
  ]);
});

test("what is finished late is done, and says how late", () => {
  const records = { assignments: [anAssignment({ dueAt: day("2026-02-01") })], attempts: [elm, stop] };
  expect(cellAt("2026-03-01", records)).toMatchObject({
    state: "done",
    because: { params: { have: 2, need: 2, late: 2 } },
  });
});

test("days after hire run to the end of the last date, with the officer's extra days, and a roster without says so", () => {
  const term = { term: { kind: "days" as const, days: 30, after: "hired" as const } };
  const hired = { officers: [{ id: "rivera", class: "fall", hiredAt: day("2026-01-10") }] };
  expect(cellAt("2026-02-01", { ...asking(term), ...hired }).due).toBe(day("2026-02-09", "23:59:59.999"));
  const extra = { assignments: [anAssignment({ extraDays: { rivera: 5, olsen: 50 } })] };
  expect(cellAt("2026-02-01", { ...asking(term), ...hired, ...extra }).due).toBe(day("2026-02-14", "23:59:59.999"));
  expect(cellAt("2026-02-01", asking(term))).toMatchObject({
    state: "not-started",
    because: { code: "no-hire-date" },
  });
});

test("what lies outside a cycle belongs to another one, unless a make-up was given", () => {
  const term = { term: { kind: "dates" as const, from: day("2026-02-02"), to: day("2026-02-28") } };
  const late = aRun("t9", { endedAt: day("2026-03-02") });
  const records = { ...asking(term), attempts: [elm, stop, late] };
  expect(cellAt("2026-03-05", records)).toMatchObject({ state: "overdue", because: { records: ["t2"] } });
  const makeUps = [
    {
      id: "m1",
      officer: "rivera",
      requirement: "course/talk",
      until: day("2026-03-31"),
      why: "injured",
      by: "okafor",
      at: day("2026-02-20"),
    },
  ];
  expect(cellAt("2026-03-05", { ...records, makeUps })).toMatchObject({
    state: "done",
    because: { params: { have: 2, need: 2 }, records: ["t2", "t9"] },
  });
});

test("the first and the last millisecond of a cycle belong to it", () => {
  const term = { kind: "dates" as const, from: elm.endedAt, to: stop.endedAt };
  expect(cellAt("2026-03-05", { ...asking({ term }), attempts: [elm, stop] }).state).toBe("done");
});

test("work that must be renewed holds through the last date, is soon over, then expired, then done again", () => {
  const need = { kind: "scenarios", scenarios: ["elm"], atLeast: 1, versions: { kind: "latest" } } as const;
  const first = aRun("t1", { endedAt: day("2024-02-29") });
  const records = { ...asking({ need, recertifyMonths: 12 }), attempts: [first] };
  const assignments = [anAssignment({ assignedAt: day("2024-01-01") })];
  const until = day("2025-02-28", "23:59:59.999");
  expect(cellAt("2024-06-01", { ...records, assignments })).toMatchObject({ state: "done", until });
  expect(cellAt("2025-01-15", { ...records, assignments })).toMatchObject({ state: "expiring", until });
  expect(cellAt("2025-02-28", { ...records, assignments })).toMatchObject({ state: "expiring", until });
  expect(cellAt("2025-03-01", { ...records, assignments })).toMatchObject({
    state: "expired",
    at: day("2024-02-29"),
    until,
    because: { code: "lapsed", params: { have: 0, need: 1 }, records: ["t1"] },
  });
  const last = completion(someRecords({ ...records, assignments }), { at: until, soonDays: 7, expiringDays: 60 });
  expect(last.rows.get("rivera")?.[0]?.state).toBe("expiring");
  const renewed = { ...records, assignments, attempts: [first, aRun("t2", { endedAt: day("2025-02-01") })] };
  expect(cellAt("2025-03-01", renewed)).toMatchObject({
    state: "done",
    at: day("2025-02-01"),
    until: day("2026-02-01", "23:59:59.999"),
    because: { records: ["t2"] },
  });
});

test("an exemption stands from when it was given to its end, and what is done stays done beside it", () => {
  const exemption = {
    id: "e1",
    officer: "rivera",
    requirement: "course/talk",
    why: "military leave",
    by: "okafor",
    at: day("2026-02-01"),
    until: day("2026-04-01"),
  };
  const records = { exemptions: [exemption], assignments: [anAssignment({ dueAt: day("2026-01-20") })] };
  expect(cellAt("2026-01-31", records).state).toBe("overdue");
  expect(cellAt("2026-03-01", records)).toMatchObject({
    state: "exempt",
    until: day("2026-04-01"),
    because: { code: "exempted", params: { why: "military leave", by: "okafor" }, records: ["e1"] },
  });
  expect(cellAt("2026-04-01", records).state).toBe("exempt");
  expect(cellAt("2026-04-02", records).state).toBe("overdue");
  expect(cellAt("2026-03-01", { ...records, attempts: [elm, stop] }).state).toBe("done");
});

test("assigned twice it is done when done under either, and until then the newer assignment says when it is due", () => {
  const assignments = [
    anAssignment({ id: "a1", dueAt: day("2026-02-10") }),
    anAssignment({
      id: "a2",
      assignedAt: day("2026-02-20"),
      dueAt: day("2026-05-01"),
      to: { kind: "officers", officers: ["rivera"] },
    }),
  ];
  expect(cellAt("2026-02-15", { assignments }).state).toBe("overdue");
  expect(cellAt("2026-03-01", { assignments })).toMatchObject({ state: "not-started", due: day("2026-05-01") });
  const exact = { ...assignments[1], versions: { kind: "exact", rules: { elm: "r7", stop: "r7" } } } as const;
  const done = cellAt("2026-03-01", {
    assignments: [...assignments.slice(0, 1), anAssignment(exact)],
    attempts: [elm, stop],
  });
  expect([done.state, done.due]).toEqual(["done", day("2026-02-10")]);
});

test("done under both of two assignments it was done when the first was", () => {
  const versions = { kind: "any-of", rules: { elm: ["r2"], stop: ["r1"] } } as const;
  const assignments = [anAssignment(), anAssignment({ id: "a2", assignedAt: day("2026-01-02"), versions })];
  const again = aRun("t3", { rules: "r2", endedAt: day("2026-02-20") });
  expect(cellAt("2026-03-01", { assignments, attempts: [elm, stop, again] })).toMatchObject({
    state: "done",
    at: day("2026-02-03"),
    because: { records: ["t1", "t2"] },
  });
});
