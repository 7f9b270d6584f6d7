import { expect, test } from "vitest";
import type { Cell } from "#engine/programme/cell.ts";
import { attention, completion } from "#engine/programme/completion.ts";
import type { Requirement } from "#engine/programme/programme.ts";
import type { Records } from "#engine/programme/records.ts";
import { aCourse, anAssignment, aRequirement, aRun, day, MINUTE, someRecords } from "./a-programme.ts";

const matrixAt = (date: string, records: Partial<Records>) =>
  completion(someRecords(records), { at: day(date), soonDays: 7, expiringDays: 60 });

function cellAt(date: string, records: Partial<Records>, officer = "rivera"): Cell {
  const cell = matrixAt(date, records).rows.get(officer)?.[0];
  if (!cell) throw new Error("nothing assigned");
  return cell;
}

const asking = (extra: Partial<Requirement>): Partial<Records> => ({ programmes: [aCourse(aRequirement(extra))] });
const hours = (minutes: number, topics: readonly string[] = []): Partial<Requirement> => ({
  need: { kind: "hours", minutes, topics },
});

const elm = aRun("t1", { scenario: "elm", endedAt: day("2026-02-01") });
const stop = aRun("t2", { scenario: "stop", endedAt: day("2026-02-03") });

test("a requirement is started with the first scenario and done with the last one it needs", () => {
  expect(cellAt("2026-01-15", { attempts: [elm, stop] }).state).toBe("not-started");
  expect(cellAt("2026-02-02", { attempts: [elm, stop] })).toMatchObject({
    state: "started",
    because: { code: "missing", params: { have: 1, need: 2 }, records: ["t1"] },
  });
  expect(cellAt("2026-02-04", { attempts: [elm, stop] })).toMatchObject({
    state: "done",
    at: day("2026-02-03"),
    activeMs: 40 * MINUTE,
    claimedMs: 60 * MINUTE,
    because: { code: "scenarios-finished", params: { have: 2, need: 2 }, records: ["t1", "t2"] },
  });
});

test("the same scenario twice is one scenario, and the same run sent twice is one run", () => {
  const again = aRun("t3", { endedAt: day("2026-02-05") });
  expect(cellAt("2026-03-01", { attempts: [elm, again] }).because.params).toEqual({ have: 1, need: 2 });
  const twice = cellAt("2026-03-01", { ...asking(hours(40)), attempts: [elm, elm] });
  expect([twice.state, twice.because.params]).toEqual(["started", { have: 20, need: 40 }]);
});

test("practice, runs that were left and runs of others count for nothing; an open run is a start", () => {
  const away = [
    { ...elm, purpose: "practice" as const },
    { ...stop, over: "left" as const },
    aRun("t5", { officer: "haddad" }),
  ];
  expect(cellAt("2026-03-01", { attempts: away }).state).toBe("not-started");
  expect(cellAt("2026-03-01", { attempts: [{ ...elm, over: "open" }] }).state).toBe("started");
});

test("a run seen open and then finished is finished, whichever came first", () => {
  const open = { ...stop, over: "open" as const, endedAt: day("2026-02-02") };
  for (const attempts of [
    [elm, open, stop],
    [stop, open, elm],
  ]) {
    expect(cellAt("2026-03-01", { attempts }).state).toBe("done");
  }
});

test("a run seen open and then left is missing, whichever came first", () => {
  const open = { ...elm, over: "open" as const };
  const left = { ...elm, over: "left" as const };
  for (const attempts of [
    [open, left],
    [left, open],
  ]) {
    expect(cellAt("2026-03-01", { attempts }).state).toBe("not-started");
  }
});

test("of two records that differ under one id the same one counts, whichever came first", () => {
  const other = { ...elm, activeMs: 7 * MINUTE };
  const records = asking(hours(60));
  expect(cellAt("2026-03-01", { ...records, attempts: [elm, other] })).toEqual(
    cellAt("2026-03-01", { ...records, attempts: [other, elm] }),
  );
});

test("of two runs that ended in the same millisecond the one with the smaller id is the first", () => {
  const need = { kind: "scenarios", scenarios: ["stop", "elm"], atLeast: 1, versions: { kind: "latest" } } as const;
  const twin = { ...stop, endedAt: elm.endedAt };
  for (const attempts of [
    [elm, twin],
    [twin, elm],
  ]) {
    expect(cellAt("2026-03-01", { ...asking({ need }), attempts }).because.records).toEqual(["t1"]);
  }
});

test("a version counts by the policy", () => {
  const need = (versions: Extract<Requirement["need"], { kind: "scenarios" }>["versions"]): Partial<Records> =>
    asking({ need: { kind: "scenarios", scenarios: ["elm"], atLeast: 1, versions } });
  const state = (records: Partial<Records>, rules: string): string =>
    cellAt("2026-06-01", { ...records, attempts: [{ ...elm, rules }] }).state;
  const exact = need({ kind: "exact", rules: { elm: "r2" } });
  expect([state(exact, "r1"), state(exact, "r2")]).toEqual(["not-started", "done"]);
  const anyOf = need({ kind: "any-of", rules: { elm: ["r2", "r3"] } });
  expect([state(anyOf, "r1"), state(anyOf, "r2"), state(anyOf, "r3")]).toEqual(["not-started", "done", "done"]);
  const releases = new Map([
    [
      "elm",
      [
        { rules: "r3", at: day("2026-05-01") },
        { rules: "r1", at: day("2025-01-01") },
        // Out at the very moment of the assignment.
        { rules: "r2", at: day("2026-01-01") },
      ],
    ],
  ]);
  const latest = { ...need({ kind: "latest" }), releases };
  expect(["r1", "r2", "r3", "r9"].map((rules) => state(latest, rules))).toEqual([
    "not-started",
    "done",
    "done",
    "not-started",
  ]);
});

test("hours are active minutes in scenarios that teach the topic, each run once", () => {
  const topics = new Map([
    ["elm", ["CUL", "EI"]],
    ["stop", ["PRO"]],
  ]);
  const records = { ...asking(hours(30, ["CUL", "EI"])), topics };
  expect(cellAt("2026-03-01", { ...records, attempts: [elm, stop] }).because.params).toEqual({ have: 20, need: 30 });
  const more = aRun("t3", { endedAt: day("2026-02-09"), activeMs: 10 * MINUTE });
  expect(cellAt("2026-03-01", { ...records, attempts: [elm, stop, more] })).toMatchObject({
    state: "done",
    at: day("2026-02-09"),
    activeMs: 30 * MINUTE,
    claimedMs: 60 * MINUTE,
    because: { code: "hours-reached", records: ["t1", "t3"] },
  });
});

test("hours hold as long as the latest runs that reach them exactly", () => {
  const later = aRun("t3", { endedAt: day("2026-08-01") });
  expect(
    cellAt("2026-09-01", { ...asking({ ...hours(20), recertifyMonths: 12 }), attempts: [elm, later] }),
  ).toMatchObject({ state: "done", until: day("2027-08-01", "23:59:59.999"), because: { records: ["t3"] } });
});

test("room sessions are attended, and a make-up lets another one stand in", () => {
  const records = {
    ...asking({ need: { kind: "attendance", sessions: ["room-1", "room-2"], atLeast: 2 } }),
    attendance: [
      { id: "n1", officer: "rivera", session: "room-1", at: day("2026-02-01") },
      { id: "n2", officer: "rivera", session: "room-9", at: day("2026-02-08") },
    ],
  };
  expect(cellAt("2026-03-01", records).because.params).toEqual({ have: 1, need: 2 });
  const makeUp = {
    id: "m1",
    officer: "rivera",
    requirement: "course/talk",
    until: day("2026-03-01"),
    session: "room-9",
    why: "in court",
    by: "okafor",
    at: day("2026-02-05"),
  };
  expect(cellAt("2026-03-01", { ...records, makeUps: [makeUp] })).toMatchObject({
    state: "done",
    because: { code: "sessions-attended", records: ["n1", "n2"] },
  });
});

test("a sign-off counts when one of the named trainers gave it, and any when none is named", () => {
  const signOffs = [{ id: "s1", officer: "rivera", requirement: "course/talk", by: "okafor", at: day("2026-02-01") }];
  const state = (trainers: readonly string[]): string =>
    cellAt("2026-03-01", { ...asking({ need: { kind: "sign-off", trainers } }), signOffs }).state;
  expect([state([]), state(["okafor"]), state(["haddad"])]).toEqual(["done", "done", "not-started"]);
});

test("columns stand by programme in its own order, and who was assigned nothing has an empty row", () => {
  const matrix = matrixAt("2026-03-01", {
    officers: [
      { id: "rivera", class: "fall" },
      { id: "olsen", class: "spring" },
    ],
    programmes: [aCourse(aRequirement({ id: "z" }), aRequirement({ id: "b" }))],
    assignments: [
      anAssignment(),
      anAssignment({ id: "a2", what: { kind: "scenarios", scenarios: ["stop", "elm"] } }),
      anAssignment({ id: "a3", what: { kind: "programme", programme: "gone" } }),
      anAssignment({ id: "a4", assignedAt: day("2027-01-01"), what: { kind: "scenarios", scenarios: ["later"] } }),
    ],
  });
  expect(matrix.columns.map(({ address }) => address)).toEqual(["/elm", "/stop", "course/z", "course/b"]);
  expect(matrix.rows.get("olsen")).toEqual([undefined, undefined, undefined, undefined]);
});

test("the lists name who must act and how many days there are, most pressing first", () => {
  const one = { kind: "scenarios", scenarios: ["elm"], atLeast: 1, versions: { kind: "latest" } } as const;
  const matrix = completion(
    someRecords({
      officers: ["rivera", "haddad", "olsen"].map((id) => ({ id, class: "fall" })),
      programmes: [
        aCourse(
          aRequirement({ id: "yearly", need: one, recertifyMonths: 12 }),
          aRequirement({ id: "soon", term: { kind: "dates", from: day("2025-01-01"), to: day("2026-03-06") } }),
          aRequirement({ id: "past", term: { kind: "dates", from: day("2025-01-01"), to: day("2026-02-20") } }),
        ),
      ],
      assignments: [anAssignment({ assignedAt: day("2025-01-01") })],
      attempts: [
        aRun("t1", { officer: "haddad", endedAt: day("2025-02-27") }),
        aRun("t2", { officer: "olsen", endedAt: day("2025-03-11") }),
        aRun("t3", { officer: "rivera", endedAt: day("2025-02-01") }),
        aRun("t4", { officer: "haddad", scenario: "stop", endedAt: day("2025-03-01") }),
      ],
    }),
    { at: day("2026-03-01"), soonDays: 7, expiringDays: 60 },
  );
  const { overdue, dueSoon, expired, expiring } = attention(matrix);
  const told = (list: typeof overdue) => list.map(({ officer, address, days }) => [officer, address, days]);
  expect(told(overdue)).toEqual([
    ["olsen", "course/past", 9],
    ["rivera", "course/past", 9],
  ]);
  expect(told(dueSoon)).toEqual([
    ["olsen", "course/soon", 5],
    ["rivera", "course/soon", 5],
  ]);
  expect(told(expired)).toEqual([
    ["rivera", "course/yearly", 28],
    ["haddad", "course/yearly", 2],
  ]);
  expect(told(expiring)).toEqual([["olsen", "course/yearly", 10]]);
});

test("500 officers by 40 requirements have 20,000 cells, each with its own officer's records", () => {
  const ids = Array.from({ length: 500 }, (_, index) => `o${String(index)}`);
  const requirements = Array.from({ length: 40 }, (_, index) =>
    aRequirement({
      id: `q${String(index)}`,
      need: { kind: "scenarios", scenarios: [`s${String(index)}`], atLeast: 1, versions: { kind: "latest" } },
    }),
  );
  const attempts = ids.flatMap((officer, o) =>
    requirements.flatMap((_, q) =>
      (o + q) % 2 === 0 ? [aRun(`${officer}-${String(q)}`, { officer, scenario: `s${String(q)}` })] : [],
    ),
  );
  const officers = ids.map((id) => ({ id, class: "fall" }));
  const { rows } = matrixAt("2026-03-01", { officers, programmes: [aCourse(...requirements)], attempts });
  const cells = [...rows.values()].flat();
  expect(cells.length).toBe(20_000);
  expect(cells.filter((cell) => cell?.state === "done").length).toBe(10_000);
  expect(rows.get("o7")?.[3]?.because.records).toEqual(["o7-3"]);
});
