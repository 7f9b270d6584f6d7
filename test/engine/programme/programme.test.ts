import { expect, test } from "vitest";
import { placedBy, type Programme, programmeProblems, type Requirement } from "#engine/programme/programme.ts";
import { aCourse, anAssignment, aRequirement, day } from "./a-programme.ts";

const codes = (...requirements: readonly Requirement[]): string[] =>
  programmeProblems(aCourse(...requirements)).map(({ code }) => code);

test("a programme that can be assigned has nothing wrong with it", () => {
  expect(codes(aRequirement(), aRequirement({ id: "again", recertifyMonths: 24 }))).toEqual([]);
});

test("everything wrong is told at once, each with its requirement", () => {
  const wrong: Programme = {
    id: "Bad Id",
    title: " ",
    requirements: [
      aRequirement({ recertifyMonths: 0 }),
      aRequirement({ need: { kind: "hours", minutes: -5, topics: [] } }),
      aRequirement({ id: "a/b", term: { kind: "dates", from: day("2026-02-01"), to: day("2026-01-01") } }),
    ],
  };
  expect(programmeProblems(wrong).map(({ code, requirement }) => [code, requirement])).toEqual([
    ["no-title", undefined],
    ["bad-id", undefined],
    ["months-out-of-range", "talk"],
    ["doubled-id", "talk"],
    ["minutes-out-of-range", "talk"],
    ["bad-id", "a/b"],
    ["ends-before-it-begins", "a/b"],
  ]);
  expect(codes()).toEqual(["no-requirements"]);
});

test("a need that nobody could meet is named", () => {
  const need = (of: Requirement["need"]): string[] => codes(aRequirement({ need: of }));
  const latest = { kind: "latest" } as const;
  expect(need({ kind: "scenarios", scenarios: ["a", "b"], atLeast: 3, versions: latest })).toEqual([
    "at-least-out-of-range",
  ]);
  expect(need({ kind: "scenarios", scenarios: ["a", "a"], atLeast: 2, versions: latest })).toEqual([
    "named-twice",
    "at-least-out-of-range",
  ]);
  expect(need({ kind: "attendance", sessions: [], atLeast: 1 })).toEqual(["nothing-named", "at-least-out-of-range"]);
  expect(
    need({ kind: "scenarios", scenarios: ["a", "b"], atLeast: 1, versions: { kind: "exact", rules: { a: "r1" } } }),
  ).toEqual(["version-missing"]);
  expect(
    need({ kind: "scenarios", scenarios: ["a"], atLeast: 1, versions: { kind: "any-of", rules: { a: [] } } }),
  ).toEqual(["version-missing"]);
  expect(need({ kind: "sign-off", trainers: [] })).toEqual([]);
});

test("days and months are whole and at least one", () => {
  const within = (days: number): string[] => codes(aRequirement({ term: { kind: "days", days, after: "hired" } }));
  expect([within(0), within(1.5), within(90)]).toEqual([["days-out-of-range"], ["days-out-of-range"], []]);
  expect(codes(aRequirement({ recertifyMonths: 1201 }))).toEqual(["months-out-of-range"]);
});

test("an assignment of scenarios asks each once, and one of an unknown programme asks nothing", () => {
  const bare = anAssignment({ what: { kind: "scenarios", scenarios: ["elm", "stop", "elm"] } });
  expect(placedBy(bare, new Map()).map(({ address }) => address)).toEqual(["/elm", "/stop"]);
  expect(placedBy(anAssignment(), new Map())).toEqual([]);
});

test("the version policy of an assignment takes the place of the programme's own", () => {
  const versions = { kind: "exact", rules: { elm: "r2", stop: "r1" } } as const;
  const placed = placedBy(anAssignment({ versions }), new Map([["course", aCourse(aRequirement())]]));
  expect(placed[0]?.requirement.need).toMatchObject({ atLeast: 2, versions });
});
