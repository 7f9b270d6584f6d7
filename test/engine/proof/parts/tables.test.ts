import fc from "fast-check";
import { expect, test } from "vitest";
import { bitsOf } from "#engine/proof/bits.ts";
import { Edges, Found, Grown, Odds, Trail } from "#engine/proof/grown.ts";
import { KeptMoves } from "#engine/proof/kept-moves.ts";
import type { Model } from "#engine/proof/model.ts";
import { StateTable } from "#engine/proof/state-table.ts";
import { inFull, runs } from "../../../builders/property-runs.ts";

test("a table numbers what it has not met, in the order met, and knows it again", () => {
  const code = fc.tuple(fc.nat(2), fc.integer({ min: -40, max: 40 }), fc.integer({ min: -2, max: 2 }));
  fc.assert(
    fc.property(fc.array(code, { maxLength: 300 }), (codes) => {
      const table = new StateTable(3, 4);
      const known = new Map<string, number>();
      for (const [place, low, high] of codes) {
        const name = `${place} ${low} ${high}`;
        expect(table.known(place, low, high)).toBe(known.get(name) ?? -1);
        expect(table.find(place, low, high)).toBe(known.get(name) ?? -1);
        if (!known.has(name)) known.set(name, known.size);
        expect(table.known(place, low, high)).toBe(known.get(name));
      }
      expect(table.length).toBe(known.size);
      for (const [name, number] of known)
        expect(`${table.place(number)} ${table.low(number)} ${table.high(number)}`).toBe(name);
      expect([...table.done()]).toEqual([...known.keys()].map((name) => Number(name.split(" ")[0])));
    }),
    { numRuns: runs(100) },
  );
});

test("a table of one place grows with it: a hundred thousand are told apart", () => {
  const many = inFull(100_000, 3000);
  const table = new StateTable(2, 4);
  for (let at = 0; at < many; at++) expect(table.find(1, at, -at)).toBe(-1);
  expect(table.length).toBe(many);
  for (let at = 0; at < many; at += 997) {
    expect(table.find(1, at, -at)).toBe(at);
    expect(table.known(0, at, -at)).toBe(-1);
  }
  expect(table.done()).toHaveLength(many);
});

const MANY = 20_000;

test("columns grow as they are filled, and are handed out without the spare room", () => {
  const column = new Grown(Float64Array, 2);
  for (let at = 0; at < 100; at++) column.push(at / 2);
  expect(column.length).toBe(100);
  expect([...column.done()]).toEqual(Array.from({ length: 100 }, (_, at) => at / 2));
  const found = new Found();
  const edges = new Edges();
  for (let at = 0; at < MANY; at++) {
    found.add(at - 1, at * 2);
    edges.add(at * 3, at % 5, at % 7, at + 1, at % 11);
  }
  const { from, by } = found.done();
  const { to, row, way, mark, words } = edges.done();
  expect(edges.length).toBe(MANY);
  for (const columns of [from, by, to, row, way, mark, words]) expect(columns).toHaveLength(MANY);
  for (const at of [0, 1, 8191, 8192, 8193, MANY - 1]) {
    expect([from[at], by[at]]).toEqual([at - 1, at * 2]);
    expect([to[at], row[at], way[at], mark[at], words[at]]).toEqual([at * 3, at % 5, at % 7, at + 1, at % 11]);
  }
});

test("odds come back as they were given, however often they change", () => {
  const odds = new Odds();
  const values = [0.5, 0.5, 1, 0.25, 0.5, 1, 0.125, 0.5];
  for (const value of values) odds.push(value);
  expect(values.map((_, at) => odds.at(at))).toEqual(values);
});

test("a trail remembers what stood there first, and puts it back up to a mark", () => {
  const v = Int32Array.from([10, 20, 30]);
  const trail = new Trail();
  trail.noteOne(0, v);
  v[0] = 11;
  const mark = trail.length;
  trail.note(Int32Array.from([0, 2]), v);
  [v[0], v[2]] = [12, 33];
  expect(trail.length).toBe(3);
  expect([0, 1, 2].map((slot) => trail.has(slot))).toEqual([true, false, true]);
  expect([0, 1, 2].map((slot) => trail.before(slot, v))).toEqual([10, 20, 30]);
  trail.undo(mark, v);
  expect([[...v], trail.length, trail.has(2)]).toEqual([[11, 20, 30], 1, false]);
  trail.undo(0, v);
  expect([[...v], trail.length, trail.has(0)]).toEqual([[10, 20, 30], 0, false]);
});

test("a trail grows past its first room", () => {
  const v = new Int32Array(1000).fill(7);
  const trail = new Trail();
  for (let slot = 0; slot < 1000; slot++) {
    trail.noteOne(slot, v);
    v[slot] = slot;
  }
  expect([trail.has(999), trail.before(999, v), trail.length]).toEqual([true, 7, 1000]);
  trail.undo(0, v);
  expect([...v].every((value) => value === 7)).toBe(true);
});

// Place 0: slots 0 (0..3) and 1 (0..1). Place 1: slots 0, 1 and 2 (-2..1).
const model = {
  slots: [
    { min: 0, max: 3 },
    { min: 0, max: 1 },
    { min: -2, max: 1 },
  ],
} as unknown as Model;
const bits = bitsOf(model, [
  [0, 1],
  [0, 1, 2],
]);
const at = (slot: number, value: number): number => (value - (model.slots[slot]?.min ?? 0)) << (bits.shift[slot] ?? 0);

test("a kept move leads from another code as it led from its own: what it wrote is set, what it left is carried over", () => {
  const kept = new KeptMoves(bits);
  expect(kept.find(0, 5, 0)).toBe(-1);
  // Slot 0 was written, slot 1 left alone, slot 2 begins to matter.
  const v = Int32Array.from([2, 1, -1]);
  const trail = new Trail();
  trail.noteOne(0, v);
  kept.note(0, 1, { row: 3, way: 1, mark: 7, words: 40, likely: 0.5 }, trail, v);
  kept.note(0, 0, { row: 4, way: 0, mark: 0, words: 9, likely: 1 }, new Trail(), v);
  expect(kept.find(0, 6, 0)).toBe(-1);
  kept.note(0, 0, { row: 5, way: 0, mark: 0, words: 1, likely: 1 }, trail, v);
  const entry = kept.find(0, 5, 0);
  expect([entry, kept.from(entry), kept.until(entry)]).toEqual([0, 0, 2]);
  const second = kept.find(0, 6, 0);
  expect([second, kept.from(second), kept.until(second)]).toEqual([1, 2, 3]);
  expect([kept.to(0), kept.row(0), kept.way(0), kept.mark(0), kept.words(0), kept.likely(0)]).toEqual([
    1, 3, 1, 7, 40, 0.5,
  ]);
  expect([kept.to(1), kept.row(1), kept.words(1), kept.row(2)]).toEqual([0, 4, 9, 5]);
  // From slot 0 = 3, slot 1 = 0: slot 0 is set to 2, slot 1 stays, slot 2 stands where the move left it.
  expect(kept.low(0, at(0, 3) | at(1, 0))).toBe(at(0, 2) | at(1, 0) | at(2, -1));
  expect(kept.low(0, at(0, 0) | at(1, 1))).toBe(at(0, 2) | at(1, 1) | at(2, -1));
  // The other move wrote nothing.
  expect(kept.low(1, at(0, 3) | at(1, 1))).toBe(at(0, 3) | at(1, 1));
  expect([kept.high(0, 0), kept.high(1, 0)]).toEqual([0, 0]);
});

test("bits of the second word are carried and set like those of the first", () => {
  const wide = {
    slots: [
      { min: 0, max: 2 ** 31 - 1 },
      { min: 0, max: 1 },
      { min: 0, max: 3 },
      { min: 5, max: 6 },
    ],
  } as unknown as Model;
  const two = bitsOf(wide, [[0, 1, 2, 3]]);
  const second = [0, 1, 2, 3].filter((slot) => two.word[slot] === 1);
  expect(second.length).toBeGreaterThan(1);
  const kept = new KeptMoves(two);
  kept.find(0, 0, 0);
  const [left = 0, written = 0] = second;
  const v = Int32Array.from(wide.slots, ({ max }) => max);
  const trail = new Trail();
  trail.noteOne(written, v);
  kept.note(0, 0, { row: 0, way: 0, mark: 0, words: 0, likely: 1 }, trail, v);
  const all = (slot: number): number => (two.mask[slot] ?? 0) << (two.shift[slot] ?? 0);
  const top = (slot: number): number =>
    ((wide.slots[slot]?.max ?? 0) - (wide.slots[slot]?.min ?? 0)) << (two.shift[slot] ?? 0);
  expect(kept.high(0, 0)).toBe(top(written));
  expect(kept.high(0, all(left))).toBe(all(left) | top(written));
});

test("a move from or to a place that does not fit is not kept", () => {
  const many = Array.from({ length: 3 }, () => ({ min: 0, max: 2 ** 31 - 1 }));
  const large = bitsOf({ slots: many } as unknown as Model, [[0], [0, 1, 2]]);
  const kept = new KeptMoves(large);
  kept.find(0, 0, 0);
  kept.note(0, 1, { row: 0, way: 0, mark: 0, words: 0, likely: 1 }, new Trail(), new Int32Array(3));
  kept.note(1, 0, { row: 0, way: 0, mark: 0, words: 0, likely: 1 }, new Trail(), new Int32Array(3));
  expect(kept.until(0)).toBe(0);
  kept.note(0, 0, { row: 0, way: 0, mark: 0, words: 0, likely: 1 }, new Trail(), new Int32Array(3));
  expect(kept.until(0)).toBe(1);
});
