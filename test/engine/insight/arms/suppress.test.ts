import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { suppressed, tellsNoOther } from "#engine/insight/arms/suppress.ts";
import { runs } from "../../../builders/property-runs.ts";

const LEAST = 3;
/** Counts no search goes beyond: one without a bound may be anything, and this is far enough to tell. */
const MOST = 7;

/** Every table of counts of a size with what stands beside it, written as one list: row by row, totals last. */
function listOf(table: readonly (readonly number[])[]): number[] {
  const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);
  const rows = table.map((row) => [...row, sum(row)]);
  const columns = (rows[0] ?? []).map((_, j) => sum(rows.map((row) => row[j] ?? 0)));
  return [...rows, columns].flat();
}

/** What each place may be, by trying every table there is. */
function possible(shown: ReturnType<typeof suppressed>, width: number): Set<number>[] {
  const wanted = [...shown.cells.map((row, i) => [...row, shown.rows[i]]), [...shown.columns, shown.total]].flat();
  const found = wanted.map(() => new Set<number>());
  const free = shown.cells.flat();
  const cells = free.map(() => 0);
  const fill = (at: number): void => {
    if (at === cells.length) {
      const list = listOf(
        Array.from({ length: cells.length / width }, (_, i) => cells.slice(i * width, (i + 1) * width)),
      );
      if (list.some((count, place) => wanted[place] !== undefined && wanted[place] !== count)) return;
      for (const [place, count] of list.entries()) found[place]?.add(count);
      return;
    }
    const known = free[at];
    for (let count = known ?? 0; count <= (known ?? MOST); count++) {
      cells[at] = count;
      fill(at + 1);
    }
  };
  fill(0);
  return found;
}

const aTable = (width: number, most: number, height = 2): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(fc.nat(most), { minLength: width, maxLength: width }), { minLength: height, maxLength: height });

describe("hiding the counts of few", () => {
  it.each([
    { height: 2, width: 2, most: 4, tries: 100 },
    { height: 2, width: 3, most: 4, tries: 20 },
    { height: 3, width: 2, most: 4, tries: 10 },
  ])(
    "leaves nothing hidden that could be told, of every table of $height rows and $width columns tried",
    ({ height, width, most, tries }) => {
      fc.assert(
        fc.property(aTable(width, most, height), fc.constantFrom("none" as const, "rows" as const), (table, kept) => {
          const shown = suppressed(table, LEAST, kept);
          const list = listOf(table);
          const wanted = [
            ...shown.cells.map((row, i) => [...row, shown.rows[i]]),
            [...shown.columns, shown.total],
          ].flat();
          const ranges = possible(shown, width);
          for (const [place, count] of wanted.entries()) {
            if (count !== undefined) {
              expect(count).toBe(list[place]);
              continue;
            }
            const range = [...(ranges[place] ?? [])];
            expect(Math.max(...range) - Math.min(...range)).toBeGreaterThanOrEqual(LEAST);
          }
        }),
        { numRuns: runs(tries) },
      );
    },
  );

  it("shows no count under the least, whatever the size", () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 6 })
          .chain((width) =>
            fc.array(fc.array(fc.nat(60), { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
          ),
        (table) => {
          const { cells, rows, columns, total } = suppressed(table);
          for (const count of [...cells.flat(), ...rows, ...columns, total])
            expect(count ?? 10).toBeGreaterThanOrEqual(10);
        },
      ),
      { numRuns: runs(200) },
    );
  });

  it("hides nothing where nobody is few", () => {
    const shown = suppressed([
      [20, 30],
      [40, 10],
    ]);
    expect(shown).toEqual({
      cells: [
        [20, 30],
        [40, 10],
      ],
      rows: [50, 50],
      columns: [60, 40],
      total: 100,
    });
  });

  it("hides the total with a count of few, so that the many still stand", () => {
    const { cells, rows } = suppressed([
      [40, 3],
      [41, 20],
    ]);
    expect(cells).toEqual([
      [40, undefined],
      [41, 20],
    ]);
    expect(rows).toEqual([undefined, 61]);
  });

  it("hides both answers where the number that answered is known anyway", () => {
    const { cells, rows } = suppressed(
      [
        [5, 30],
        [20, 21],
      ],
      10,
      "rows",
    );
    expect(cells).toEqual([
      [undefined, undefined],
      [20, 21],
    ]);
    expect(rows).toEqual([35, 41]);
  });

  it("hides all where a total that is known is of few", () => {
    const { cells, rows, columns, total } = suppressed(
      [
        [5, 3],
        [20, 21],
      ],
      10,
      "rows",
    );
    expect([...cells.flat(), ...rows, ...columns, total].every((count) => count === undefined)).toBe(true);
  });
});

describe("a second table of the same persons", () => {
  it("is shown when, and only when, one less the other tells of no few", () => {
    fc.assert(
      fc.property(aTable(2, 60), aTable(2, 60), (part, rest) => {
        const whole = part.map((row, i) => row.map((count, j) => count + (rest[i]?.[j] ?? 0)));
        const small = rest.flat().some((count) => count < 10) && rest.flat().some((count) => count > 0);
        expect(tellsNoOther(whole, part)).toBe(!small);
      }),
      { numRuns: runs(200) },
    );
  });

  it("is shown when it is the same", () => {
    expect(tellsNoOther([[12, 3]], [[12, 3]])).toBe(true);
  });

  it("is not shown one officer later", () => {
    expect(tellsNoOther([[12, 31]], [[12, 30]])).toBe(false);
  });
});
