import { expect, test } from "vitest";
import { completion } from "#engine/programme/completion.ts";
import { finishedProgramme } from "#engine/programme/finished.ts";
import type { Requirement } from "#engine/programme/programme.ts";
import type { Records } from "#engine/programme/records.ts";
import { postRows, transcriptOf } from "#engine/programme/transcript.ts";
import { aCourse, anAssignment, aRequirement, aRun, day, MINUTE, someRecords } from "./a-programme.ts";

const one = (id: string, scenario: string, extra: Partial<Requirement> = {}): Requirement =>
  aRequirement({
    id,
    title: `Course ${id}`,
    need: { kind: "scenarios", scenarios: [scenario], atLeast: 1, versions: { kind: "latest" } },
    ...extra,
  });

const attempts = [
  aRun("t1", { scenario: "elm", endedAt: day("2026-02-01") }),
  aRun("t2", { scenario: "stop", endedAt: day("2026-02-03"), activeMs: 11 * MINUTE + 59_999, claimedMs: 40 * MINUTE }),
];
const byId = new Map(attempts.map((run) => [run.attempt, run]));

const matrixAt = (date: string, extra: Partial<Records> = {}) =>
  completion(
    someRecords({
      officers: [
        { id: "rivera", class: "fall" },
        { id: "olsen", class: "fall" },
      ],
      programmes: [
        aCourse(one("a", "elm", { recertifyMonths: 12 }), one("b", "stop"), aRequirement({ id: "c", ...HOURS })),
      ],
      attempts,
      ...extra,
    }),
    { at: day(date), soonDays: 7, expiringDays: 30 },
  );

const HOURS = { need: { kind: "hours", minutes: 30, topics: [] } } as const;

const certificate = (serial: string, officer: string, issued: string) => ({
  certificate: {
    serial,
    officer,
    name: officer,
    programme: "course",
    title: "T",
    claimedMinutes: 1,
    activeMinutes: 1,
    finishedAt: 0,
    issuer: "North",
  },
  code: "",
  at: day(issued),
  by: "okafor",
});

test("a transcript has a line for each requirement, active beside claimed minutes, and the records it rests on", () => {
  const issued = [
    certificate("c2", "rivera", "2026-02-05"),
    certificate("c1", "rivera", "2026-02-04"),
    certificate("c3", "olsen", "2026-02-04"),
    certificate("c4", "rivera", "2026-07-01"),
  ];
  const { lines, certificates, at } = transcriptOf("rivera", matrixAt("2026-03-01"), issued);
  expect(at).toBe(day("2026-03-01"));
  expect(lines).toEqual([
    {
      address: "course/a",
      title: "Course a",
      state: "done",
      at: day("2026-02-01"),
      until: day("2027-02-01", "23:59:59.999"),
      claimedMinutes: 30,
      activeMinutes: 20,
      records: ["t1"],
    },
    {
      address: "course/b",
      title: "Course b",
      state: "done",
      at: day("2026-02-03"),
      claimedMinutes: 40,
      activeMinutes: 11,
      records: ["t2"],
    },
    {
      address: "course/c",
      title: "Talking first",
      state: "done",
      at: day("2026-02-03"),
      claimedMinutes: 70,
      activeMinutes: 31,
      records: ["t1", "t2"],
    },
  ]);
  expect(certificates.map((issuedOne) => issuedOne.certificate.serial)).toEqual(["c1", "c2"]);
  expect(transcriptOf("nobody", matrixAt("2026-03-01"), issued).lines).toEqual([]);
});

test("rows for a state board: number, course, hours, date, result; nothing for what is missing", () => {
  const numbers = new Map([["rivera", "=4471"]]);
  expect(postRows(matrixAt("2026-03-01"), numbers, "claimed")).toEqual({
    rows: [
      ["=4471", "Course a", "0.50", "2026-02-01", "complete"],
      ["=4471", "Course b", "0.66", "2026-02-03", "complete"],
      ["=4471", "Talking first", "1.16", "2026-02-03", "complete"],
    ],
    unnumbered: [],
  });
  const hours = postRows(matrixAt("2026-03-01"), numbers, "active").rows.map((row) => row[2]);
  expect(hours).toEqual(["0.33", "0.18", "0.51"]);
});

test("what was done and has lapsed keeps its row, date and hours; who has no number is listed", () => {
  const matrix = matrixAt("2027-06-01");
  expect(matrix.rows.get("rivera")?.[0]?.state).toBe("expired");
  expect(postRows(matrix, new Map([["rivera", "4471"]]), "claimed").rows[0]).toEqual([
    "4471",
    "Course a",
    "0.50",
    "2026-02-01",
    "complete",
  ]);
  expect(postRows(matrix, new Map([["olsen", "4472"]]), "claimed")).toEqual({ rows: [], unnumbered: ["rivera"] });
});

test("a finished programme counts each run once, ends with its first requirement, and names what it rests on", () => {
  expect(finishedProgramme(matrixAt("2026-03-01"), "rivera", "course", byId)).toEqual({
    finishedAt: day("2026-02-03"),
    until: day("2027-02-01", "23:59:59.999"),
    claimedMinutes: 70,
    activeMinutes: 31,
    records: ["t1", "t2"],
  });
});

test("a programme with something missing or lapsed is not finished, and nobody is certified for what they were excused from", () => {
  expect(finishedProgramme(matrixAt("2026-02-02"), "rivera", "course", byId)).toBeUndefined();
  expect(finishedProgramme(matrixAt("2027-06-01"), "rivera", "course", byId)).toBeUndefined();
  expect(finishedProgramme(matrixAt("2026-03-01"), "rivera", "other", byId)).toBeUndefined();
  const exemption = (requirement: string) => ({
    id: `e-${requirement}`,
    officer: "rivera",
    requirement: `course/${requirement}`,
    why: "transfer",
    by: "okafor",
    at: day("2026-01-02"),
  });
  const programmes = [aCourse(one("a", "elm"), one("b", "stop"))];
  const excused = matrixAt("2026-03-01", {
    programmes,
    attempts: attempts.slice(0, 1),
    exemptions: [exemption("b")],
  });
  expect(finishedProgramme(excused, "rivera", "course", byId)).toMatchObject({
    finishedAt: day("2026-02-01"),
    claimedMinutes: 30,
    records: ["t1", "e-b"],
  });
  const allExcused = { programmes, attempts: [], exemptions: [exemption("a"), exemption("b")] };
  expect(finishedProgramme(matrixAt("2026-03-01", allExcused), "rivera", "course", byId)).toBeUndefined();
});

test("a scenario assigned by itself has a line of its own", () => {
  const bare = matrixAt("2026-03-01", {
    assignments: [anAssignment({ what: { kind: "scenarios", scenarios: ["elm"] } })],
  });
  expect(transcriptOf("rivera", bare, []).lines).toMatchObject([{ address: "/elm", title: "elm", state: "done" }]);
});
