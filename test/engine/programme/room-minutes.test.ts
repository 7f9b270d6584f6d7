import { expect, test } from "vitest";
import type { Cell } from "#engine/programme/cell.ts";
import { absentFrom } from "#engine/programme/attendance-list.ts";
import { completion, type Matrix } from "#engine/programme/completion.ts";
import { finishedProgramme } from "#engine/programme/finished.ts";
import type { Need } from "#engine/programme/programme.ts";
import type { Attendance, Records } from "#engine/programme/records.ts";
import { aCourse, aRequirement, aRun, day, MINUTE, someRecords } from "./a-programme.ts";

const inRoom = (id: string, scenario: string, minutes: number): Attendance => ({
  id: `room-${id}/rivera`,
  officer: "rivera",
  session: "Autumn room",
  at: day("2026-02-01"),
  held: { scenario, activeMs: minutes * MINUTE, claimedMs: 15 * MINUTE },
});

const matrixOf = (need: Need, records: Partial<Records>): Matrix =>
  completion(someRecords({ programmes: [aCourse(aRequirement({ need }))], ...records }), {
    at: day("2026-03-01"),
    soonDays: 7,
    expiringDays: 60,
  });
const cellOf = (need: Need, records: Partial<Records>): Cell | undefined =>
  matrixOf(need, records).rows.get("rivera")?.[0];

const hours = (rooms: boolean, topics: readonly string[] = []): Need => ({
  kind: "hours",
  minutes: 40,
  topics,
  ...(rooms && { rooms }),
});

test("minutes in a room count as hours where the programme lets them, and nowhere else", () => {
  const records = { attempts: [aRun("t1")], attendance: [inRoom("r1", "elm", 20)] };
  expect(cellOf(hours(false), records)).toMatchObject({ state: "started", because: { params: { have: 20 } } });
  expect(cellOf(hours(true), records)).toMatchObject({
    state: "done",
    activeMs: 40 * MINUTE,
    because: { params: { have: 40 }, records: ["t1", "room-r1/rivera"].toSorted() },
  });
});

test("a room that played another topic counts for none of this one", () => {
  const topics = new Map([["elm", ["CUL"]]]);
  const records = { topics, attendance: [inRoom("r1", "elm", 30), inRoom("r2", "stop", 30)] };
  expect(cellOf(hours(true, ["CUL"]), records)?.because.params["have"]).toBe(30);
  expect(cellOf(hours(true), records)?.because.params["have"]).toBe(60);
});

test("a session attended brings the room's minutes along, to the certificate too", () => {
  const attendance = [inRoom("r1", "elm", 20)];
  const matrix = matrixOf({ kind: "attendance", sessions: ["Autumn room"], atLeast: 1 }, { attendance });
  const held = new Map(attendance.flatMap(({ id, held: room }) => (room ? [[id, room] as const] : [])));
  expect(finishedProgramme(matrix, "rivera", "course", held)).toMatchObject({ activeMinutes: 20, claimedMinutes: 15 });
});

test("who was asked for a session and is neither there nor done is absent", () => {
  const need: Need = { kind: "attendance", sessions: ["Autumn room"], atLeast: 1 };
  const officers = ["rivera", "haddad", "kim"].map((id) => ({ id, class: "fall" }));
  const programmes = [aCourse(aRequirement({ need }))];
  const matrix = matrixOf(need, { officers, attendance: [inRoom("r1", "elm", 20)] });
  const absent = absentFrom("Autumn room", new Set(["rivera"]), programmes, matrix);
  expect(absent.map(({ officer }) => officer)).toEqual(["haddad", "kim"]);
  expect(absentFrom("Spring room", new Set(), programmes, matrix)).toEqual([]);
});
