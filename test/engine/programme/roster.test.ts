import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { importRoster, undoImport } from "#engine/programme/roster-import.ts";
import {
  type Officer,
  type OfficerSaid,
  planImport,
  PROBLEMS_LISTED,
  type RosterRow,
} from "#engine/programme/roster.ts";
import { runs } from "../../builders/property-runs.ts";

const ana: Officer = { id: "o1", name: "Ana Ruiz", number: "101", unit: "North" };
const ben: Officer = { id: "o2", name: "Ben Osei", number: "102", class: "A" };
const cy: Officer = { id: "o3", name: "Cy Lund" };
const roster = [ana, ben, cy];

/** Rows from 2 on, as below a header. */
const rowsOf = (...said: readonly OfficerSaid[]): RosterRow[] =>
  said.map((one, at) => ({ row: at + 2, said: one, problems: [] }));
const codes = (rows: readonly RosterRow[], of = roster): (readonly [number, string])[] =>
  planImport(of, rows, []).problems.map(({ row, code }) => [row, code] as const);

describe("a dry run", () => {
  test("sorts rows into new, changed with what from and to, and same, and names who is missing", () => {
    const rows = rowsOf(
      { name: "Ana Ruiz", number: "101", unit: "South", extraTime: 1.5 },
      { name: "cy  LUND", number: "103" },
      { name: "Di Wu", number: "104" },
    );
    expect(planImport(roster, rows, [])).toEqual({
      added: [{ row: 4, said: { name: "Di Wu", number: "104" } }],
      changed: [
        {
          row: 2,
          officer: "o1",
          changes: [
            { field: "unit", from: "North", to: "South" },
            { field: "extraTime", to: 1.5 },
          ],
        },
        {
          row: 3,
          officer: "o3",
          changes: [
            { field: "name", from: "Cy Lund", to: "cy  LUND" },
            { field: "number", to: "103" },
          ],
        },
      ],
      same: [],
      leftOut: [],
      wrong: [],
      missing: ["o2"],
      problems: [],
      problemCount: 0,
      warnings: [],
    });
  });

  test("an empty cell takes nothing away, and a number written otherwise is the same", () => {
    const lettered = [{ ...ana, number: "A-101" }];
    expect(planImport(lettered, rowsOf({ name: "Ana Ruiz", number: "a-101" }), []).same).toHaveLength(1);
  });

  test("the number comes before the name: a new name is a change", () => {
    const [changed] = planImport(roster, rowsOf({ name: "Ana Ruiz Gil", number: "101" }), []).changed;
    expect(changed).toMatchObject({ officer: "o1", changes: [{ field: "name", to: "Ana Ruiz Gil" }] });
  });

  test("a number that is one officer's under the name of another is a problem", () => {
    expect(codes(rowsOf({ name: "Ben Osei", number: "101" }))).toEqual([[2, "number-of-another"]]);
  });

  test("the same number twice in a file is a problem of both rows", () => {
    expect(codes(rowsOf({ name: "Di Wu", number: "7" }, { name: "Ed Poe", number: " 7 " }))).toEqual([
      [2, "same-number"],
      [3, "same-number"],
    ]);
  });

  test("two rows that mean one officer are a problem of both", () => {
    expect(codes(rowsOf({ name: "Ana Ruiz", number: "101" }, { name: "ana ruiz" }))).toEqual([
      [2, "same-officer"],
      [3, "ambiguous-name"],
    ]);
    expect(codes(rowsOf({ name: "Cy Lund", number: "7" }, { name: "Cy Lund", number: "8" }))).toEqual([
      [2, "same-officer"],
      [3, "same-officer"],
    ]);
  });

  test("a name without a number finds one officer, or is a problem where it could be two", () => {
    expect(planImport(roster, rowsOf({ name: "BEN OSEI", class: "B" }), []).changed).toMatchObject([{ officer: "o2" }]);
    expect(codes(rowsOf({ name: "Ana Ruiz" }), [ana, { ...ana, id: "o9", number: "9" }])).toEqual([
      [2, "ambiguous-name"],
    ]);
    expect(codes(rowsOf({ name: "Di Wu" }, { name: "Di Wu" }))).toHaveLength(2);
  });

  test("another number under a known name is somebody new, with a warning", () => {
    const plan = planImport(roster, rowsOf({ name: "Ana Ruiz", number: "999" }), []);
    expect(plan.added).toHaveLength(1);
    expect(plan.warnings).toEqual([{ code: "namesake", row: 2, params: { name: "Ana Ruiz", number: "101" } }]);
  });

  test("accents are part of a name", () => {
    expect(planImport([{ id: "o1", name: "José" }], rowsOf({ name: "Jose" }), []).added).toHaveLength(1);
  });

  test("an empty name is a problem, with a known number too", () => {
    expect(codes(rowsOf({ number: "101" }, { unit: "North" }))).toEqual([
      [2, "empty-name"],
      [3, "empty-name"],
    ]);
    expect(planImport(roster, rowsOf({ number: "101" }), []).missing).toEqual(["o2", "o3"]);
  });

  test("of very many problems the first are listed and all are counted", () => {
    const plan = planImport(roster, rowsOf(...Array.from({ length: 1500 }, () => ({ unit: "North" }))), []);
    expect(plan.problems).toHaveLength(PROBLEMS_LISTED);
    expect(plan).toMatchObject({ problemCount: 1500, wrong: { length: 1500 } });
  });

  test("a hundred thousand rows with one number are all problems", () => {
    const rows = rowsOf(...Array.from({ length: 100_000 }, (_, at) => ({ name: `Officer ${at}`, number: "7" })));
    expect(planImport(roster, rows, []).problemCount).toBe(100_000);
  });
});

describe("an import", () => {
  const wrongRow: RosterRow = {
    row: 9,
    said: { name: "Bad Date" },
    problems: [{ code: "bad-date", row: 9, column: 3, params: {} }],
  };

  test("does nothing while a row has a problem", () => {
    const rows = [...rowsOf({ name: "Di Wu" }), wrongRow];
    expect(importRoster(roster, rows, [], ["n1", "n2"])).toMatchObject({
      error: { code: "problems-left", params: { rows: 1 } },
    });
  });

  test("leaves out the rows it is told to, each or all that are wrong", () => {
    const rows = [...rowsOf({ name: "Di Wu" }), wrongRow];
    for (const leaveOut of [[9], "wrong"] as const) {
      expect(importRoster(roster, rows, leaveOut, ["n1"])).toMatchObject({
        value: { roster: [...roster, { id: "n1", name: "Di Wu" }] },
      });
    }
  });

  test("one of two rows with the same number is right once the other is left out", () => {
    const rows = rowsOf({ name: "Di Wu", number: "7" }, { name: "Ed Poe", number: "7" });
    expect(importRoster(roster, rows, [3], ["n1"])).toMatchObject({ value: { plan: { added: [{ row: 2 }] } } });
  });

  test("refuses ids that are too few or taken", () => {
    const rows = rowsOf({ name: "Di Wu" }, { name: "Ed Poe" });
    expect(importRoster(roster, rows, [], ["n1"])).toMatchObject({
      error: { code: "too-few-ids", params: { needed: 2, given: 1 } },
    });
    for (const ids of [
      ["o1", "n1"],
      ["n1", "n1"],
    ]) {
      expect(importRoster(roster, rows, [], ids)).toMatchObject({ error: { code: "id-taken" } });
    }
  });
});

describe("laws of import and undo", () => {
  const text = fc.constantFrom("Ana", "Ben", "Cy", "ANA", "Di Wu", "José");
  const number = fc.constantFrom("1", "2", "3", "4", "5");
  const rest = {
    class: fc.constantFrom("A", "B"),
    unit: fc.constantFrom("North", "South"),
    hired: fc.constantFrom("2020-01-01", "2021-05-09"),
    extraTime: fc.constantFrom(1, 1.5, 2, 3),
  } as const;
  const said = fc.record({ name: text, number, ...rest }, { requiredKeys: [] });
  const officers = fc
    .uniqueArray(fc.record({ name: text, number, ...rest }, { requiredKeys: ["name"] }), {
      maxLength: 6,
      comparator: (a, b) => a !== undefined && a === b,
      selector: (one) => one.number,
    })
    .map((list): Officer[] => list.map((one, at) => ({ id: `o${at}`, ...one })));
  const files = fc.array(said, { maxLength: 8 }).map((list) => rowsOf(...list));
  const ids = Array.from({ length: 8 }, (_, at) => `n${at}`);

  const imported = (before: readonly Officer[], rows: readonly RosterRow[]) => {
    const done = importRoster(before, rows, "wrong", ids);
    if (!done.ok) throw new Error(done.error.code);
    return done.value;
  };

  test("every row stands in one list", () => {
    fc.assert(
      fc.property(officers, files, fc.array(fc.integer({ min: 2, max: 9 })), (before, rows, out) => {
        const { added, changed, same, leftOut, wrong } = planImport(before, rows, out);
        const all = [...added, ...changed, ...same].map(({ row }) => row);
        expect([...all, ...leftOut, ...wrong].toSorted((a, b) => a - b)).toEqual(rows.map(({ row }) => row));
      }),
      { numRuns: runs(1000) },
    );
  });

  test("an import takes nobody away and gives no number to two", () => {
    fc.assert(
      fc.property(officers, files, (before, rows) => {
        const after = imported(before, rows).roster;
        expect(after.slice(0, before.length).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
        const numbers = after.flatMap((officer) => officer.number ?? []);
        expect(new Set(numbers).size).toBe(numbers.length);
      }),
      { numRuns: runs(1000) },
    );
  });

  test("the same rows again change nothing", () => {
    fc.assert(
      fc.property(officers, files, (before, rows) => {
        const { roster: after, plan } = imported(before, rows);
        const wrong = new Set(plan.wrong);
        const again = planImport(
          after,
          rows.filter(({ row }) => !wrong.has(row)),
          [],
        );
        expect(again).toMatchObject({ added: [], changed: [], wrong: [] });
      }),
      { numRuns: runs(2000) },
    );
  });

  test("undo gives exactly what was before", () => {
    fc.assert(
      fc.property(officers, files, (before, rows) => {
        const { roster: after, undo } = imported(before, rows);
        const undone = undoImport(after, undo);
        expect(undone.conflicts).toEqual([]);
        expect(undone.roster).toStrictEqual(before);
      }),
      { numRuns: runs(2000) },
    );
  });

  test("undo keeps what was done since to officers and fields the import did not touch", () => {
    fc.assert(
      fc.property(officers, files, said, (before, rows, edit) => {
        const { roster: after, undo } = imported(before, rows);
        const touched = new Map(
          undo.changed.map(({ officer, changes }) => [officer, changes.map(({ field }) => field)]),
        );
        const since = (officer: Officer): Officer => {
          const fields = Object.entries(edit).filter(
            ([field]) => !touched.get(officer.id)?.some((one) => one === field),
          );
          return { ...officer, ...Object.fromEntries(fields) };
        };
        const came = new Set(undo.added.map(({ id }) => id));
        const edited = after.map((officer) => (came.has(officer.id) ? officer : since(officer)));
        const newcomer: Officer = { id: "later", name: "Later" };
        expect(undoImport([...edited, newcomer], undo)).toStrictEqual({
          roster: [...before.map(since), newcomer],
          conflicts: [],
        });
      }),
      { numRuns: runs(2000) },
    );
  });
});

test("what was put back by hand already is no conflict", () => {
  const done = importRoster(roster, rowsOf({ name: "Ana Ruiz", number: "101", unit: "South", class: "B" }), [], []);
  if (!done.ok) throw new Error(done.error.code);
  const since = done.value.roster.map((officer) => (officer.id === "o1" ? { ...officer, unit: "North" } : officer));
  expect(undoImport(since, done.value.undo)).toStrictEqual({ roster, conflicts: [] });
});

test("undo lists what was edited or removed since, and overwrites none of it", () => {
  const rows = rowsOf(
    { name: "Ana Ruiz", number: "101", unit: "South", class: "B" },
    { name: "Ben Osei", number: "102", class: "C" },
    { name: "Di Wu" },
    { name: "Ed Poe" },
    { name: "Flo Park" },
  );
  const done = importRoster(roster, rows, [], ["n1", "n2", "n3"]);
  if (!done.ok) throw new Error(done.error.code);
  // Ana's unit is edited, Ben removed, Di Wu edited, Ed Poe removed; Flo Park is as she came.
  const since = done.value.roster.flatMap((officer): Officer[] => {
    if (officer.id === "o2" || officer.id === "n2") return [];
    if (officer.id === "o1") return [{ ...officer, unit: "West" }];
    return [officer.id === "n1" ? { ...officer, number: "5" } : officer];
  });
  expect(undoImport(since, done.value.undo)).toStrictEqual({
    roster: [{ ...ana, unit: "West" }, cy, { id: "n1", name: "Di Wu", number: "5" }],
    conflicts: [
      { code: "removed-since", officer: "o2" },
      { code: "edited-since", officer: "o1", field: "unit" },
      { code: "edited-since", officer: "n1" },
    ],
  });
});
