import fc from "fast-check";
import { expect, test } from "vitest";
import type { Cell, CellState } from "#engine/programme/cell.ts";
import { completion, type Matrix } from "#engine/programme/completion.ts";
import type { Records } from "#engine/programme/records.ts";
import { inFull, runs } from "../../builders/property-runs.ts";
import { askedAt, randomRecords } from "./random-records.ts";
import { type Plain, slowCompletion } from "./slow-completion.ts";

const LISTS = ["assignments", "attempts", "attendance", "signOffs", "exemptions", "makeUps"] as const;

const cellsOf = ({ columns, rows }: Matrix): Map<string, Cell> =>
  new Map(
    [...rows].flatMap(([officer, row]) =>
      row.flatMap((cell, index) => (cell ? [[`${officer} ${columns[index]?.address ?? ""}`, cell] as const] : [])),
    ),
  );

function plainly({ state, at, until, due, because: { params } }: Cell): Plain {
  return {
    state,
    ...(at !== undefined && { at }),
    ...(until !== undefined && { until }),
    ...(due !== undefined && { due }),
    have: Number(params["have"]),
    need: Number(params["need"]),
    ...(params["late"] !== undefined && { late: Number(params["late"]) }),
  };
}

const isDone = (cell: Cell | undefined): boolean => cell?.state === "done" || cell?.state === "expiring";

test("one pass over an index says what looking at every record for every cell says", () => {
  const met = new Set<CellState>();
  fc.assert(
    fc.property(randomRecords, askedAt, (records, asked) => {
      const cells = cellsOf(completion(records, asked));
      for (const { state } of cells.values()) met.add(state);
      expect(new Map([...cells].map(([key, cell]) => [key, plainly(cell)]))).toEqual(slowCompletion(records, asked));
    }),
    { numRuns: runs(3000) },
  );
  expect(met.size).toBe(inFull(8, met.size));
});

test("the order of the records does not matter", () => {
  fc.assert(
    fc.property(randomRecords, askedAt, fc.infiniteStream(fc.nat()), (records, asked, picks) => {
      const mixed: Records = { ...records };
      for (const list of LISTS) {
        const order = records[list]
          .map((one) => ({ one, by: picks.next().value ?? 0 }))
          .toSorted((a, b) => a.by - b.by);
        Object.assign(mixed, { [list]: order.map(({ one }) => one) });
      }
      expect(completion(mixed, asked)).toEqual(completion(records, asked));
    }),
    { numRuns: runs(500) },
  );
});

test("one more record of any kind never takes a requirement from done to not done", () => {
  let met = 0;
  fc.assert(
    fc.property(randomRecords, askedAt, fc.nat(), (records, asked, pick) => {
      const after = cellsOf(completion(records, asked));
      for (const list of LISTS) {
        const without = pick % Math.max(1, records[list].length);
        const fewer = { ...records, [list]: records[list].filter((_, index) => index !== without) };
        for (const [key, before] of cellsOf(completion(fewer, asked))) {
          if (!isDone(before)) continue;
          met++;
          const cell = after.get(key);
          expect(isDone(cell)).toBe(true);
          expect(cell?.until ?? Infinity).toBeGreaterThanOrEqual(before.until ?? Infinity);
        }
      }
    }),
    { numRuns: runs(1000) },
  );
  expect(met).toBeGreaterThan(inFull(1000, -1));
});

test("the records a done cell names are enough by themselves", () => {
  fc.assert(
    fc.property(randomRecords, askedAt, (records, asked) => {
      for (const [key, cell] of cellsOf(completion(records, asked))) {
        if (!isDone(cell) && cell.state !== "expired") continue;
        const named = new Set(cell.because.records);
        const alone: Records = {
          ...records,
          attempts: records.attempts.filter(({ attempt }) => named.has(attempt)),
          attendance: records.attendance.filter(({ id }) => named.has(id)),
          signOffs: records.signOffs.filter(({ id }) => named.has(id)),
          exemptions: [],
        };
        const again = cellsOf(completion(alone, asked)).get(key);
        const { state, at, until, because, activeMs, claimedMs } = cell;
        expect(again).toMatchObject({ state, at, activeMs, claimedMs, because: { records: because.records } });
        expect(again?.until).toBe(until);
      }
    }),
    { numRuns: runs(500) },
  );
});

test("what an officer left counts for nothing and against nothing", () => {
  fc.assert(
    fc.property(randomRecords, askedAt, (records, asked) => {
      const without = { ...records, attempts: records.attempts.filter(({ over }) => over !== "left") };
      expect(completion(without, asked)).toEqual(completion(records, asked));
    }),
    { numRuns: runs(300) },
  );
});

test("records made later do not change what was so at an earlier moment", () => {
  fc.assert(
    fc.property(randomRecords, askedAt, (records, asked) => {
      const then: Records = {
        ...records,
        assignments: records.assignments.filter(({ assignedAt }) => assignedAt <= asked.at),
        attempts: records.attempts.filter(({ endedAt }) => endedAt <= asked.at),
        attendance: records.attendance.filter(({ at }) => at <= asked.at),
        signOffs: records.signOffs.filter(({ at }) => at <= asked.at),
        exemptions: records.exemptions.filter(({ at }) => at <= asked.at),
        makeUps: records.makeUps.filter(({ at }) => at <= asked.at),
      };
      expect(completion(then, asked)).toEqual(completion(records, asked));
    }),
    { numRuns: runs(300) },
  );
});
