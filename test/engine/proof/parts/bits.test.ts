import fc from "fast-check";
import { expect, test } from "vitest";
import { type Bits, bitsOf, clear, maskOf, pack, type PlaceBits, unpack } from "#engine/proof/bits.ts";
import type { Model } from "#engine/proof/model.ts";
import { runs } from "../../../builders/property-runs.ts";

const modelOf = (slots: readonly { readonly min: number; readonly max: number }[]): Model =>
  ({ slots }) as unknown as Model;

/** Bits a slot takes, as positions from 0 to 63. */
const positions = ({ word, shift, mask }: Bits, slot: number): number[] =>
  Array.from({ length: 32 }, (_, bit) => bit)
    .filter((bit) => ((mask[slot] ?? 0) & (1 << bit)) !== 0)
    .map((bit) => (word[slot] ?? 0) * 32 + (shift[slot] ?? 0) + bit);

const placeOf = (bits: Bits, place: number): PlaceBits => {
  const found = bits.places[place];
  if (!found) throw new Error(`place ${place} is too large`);
  return found;
};

const drawn = fc.record({
  slots: fc.array(
    fc.tuple(fc.integer({ min: -5, max: 5 }), fc.nat(40)).map(([min, more]) => ({ min, max: min + more })),
    { minLength: 1, maxLength: 12 },
  ),
  live: fc.array(fc.array(fc.nat(11), { maxLength: 12 }), { minLength: 1, maxLength: 4 }),
});

test("slots that matter at the same place have bits of their own, as many as their values need", () => {
  fc.assert(
    fc.property(drawn, ({ slots, live }) => {
      const alive = live.map((list) => [...new Set(list.map((one) => one % slots.length))].toSorted((a, b) => a - b));
      const bits = bitsOf(modelOf(slots), alive);
      for (const [place, list] of alive.entries()) {
        const { slots: words, masks } = placeOf(bits, place);
        const taken = list.flatMap((slot) => positions(bits, slot));
        expect(new Set(taken).size).toBe(taken.length);
        for (const position of taken) expect(position).toBeLessThan(64);
        for (const word of [0, 1] as const) {
          expect([...words[word]]).toEqual(list.filter((slot) => bits.word[slot] === word));
          const all = taken.filter((position) => Math.floor(position / 32) === word);
          expect(masks[word]).toBe(all.reduce((sum, position) => sum | (1 << (position % 32)), 0));
          expect(maskOf(bits, list, word)).toBe(masks[word]);
        }
      }
      for (const [slot, { min, max }] of slots.entries()) {
        expect(bits.min[slot]).toBe(min);
        if (!alive.some((list) => list.includes(slot))) expect(bits.word[slot]).toBe(-1);
        else expect(positions(bits, slot)).toHaveLength(max === min ? 0 : Math.floor(Math.log2(max - min)) + 1);
      }
    }),
    { numRuns: runs(300) },
  );
});

test("what is packed comes out as it was, and clearing puts every slot of the place at its lowest", () => {
  fc.assert(
    fc.property(drawn, fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }), ({ slots, live }, picks) => {
      const alive = live.map((list) => [...new Set(list.map((one) => one % slots.length))].toSorted((a, b) => a - b));
      const bits = bitsOf(modelOf(slots), alive);
      const value = ({ min, max }: { min: number; max: number }, at: number): number =>
        min + ((picks[at] ?? 0) % (max - min + 1));
      const v = Int32Array.from(slots, value);
      for (const [place, list] of alive.entries()) {
        const own = placeOf(bits, place);
        const codes = [pack(bits, own, 0, v), pack(bits, own, 1, v)] as const;
        const back = Int32Array.from(slots, () => 99);
        unpack(bits, own, 0, codes[0], back);
        unpack(bits, own, 1, codes[1], back);
        for (const slot of slots.keys()) expect(back[slot]).toBe(list.includes(slot) ? v[slot] : 99);
        clear(bits, own, back);
        for (const [slot, { min }] of slots.entries()) expect(back[slot]).toBe(list.includes(slot) ? min : 99);
      }
    }),
    { numRuns: runs(300) },
  );
});

test("the widest slot is given the lowest bits, and slots that never meet share them", () => {
  const slots = [
    { min: 0, max: 1 },
    { min: 0, max: 10 },
    { min: -3, max: 0 },
    { min: 0, max: 1 },
  ];
  const bits = bitsOf(modelOf(slots), [[0, 1], [2, 3], []]);
  expect([...bits.shift]).toEqual([4, 0, 0, 2]);
  expect([...bits.mask]).toEqual([1, 15, 3, 1]);
  expect([...bits.word]).toEqual([0, 0, 0, 0]);
  expect(placeOf(bits, 2)).toEqual({ slots: [new Int32Array(0), new Int32Array(0)], masks: [0, 0] });
});

test("a full first word leaves the rest to the second; more than both hold is too large, at that place alone", () => {
  const wide = { min: 0, max: 2 ** 31 - 1 };
  const whole = { min: -(2 ** 31), max: 2 ** 31 - 1 };
  const bits = bitsOf(modelOf([wide, wide, { min: 0, max: 1 }, { min: 0, max: 1 }, { min: 0, max: 1 }]), [
    [0, 1, 2, 3],
    [0, 1, 2, 3, 4],
    [0, 2],
  ]);
  expect([...bits.word]).toEqual([0, 1, 0, 1, -1]);
  expect([...bits.shift]).toEqual([0, 0, 31, 31, 0]);
  expect(placeOf(bits, 0).masks).toEqual([-1, -1]);
  expect(bits.places[1]).toBeUndefined();
  expect(placeOf(bits, 2).masks).toEqual([-1, 0]);
  const one = bitsOf(modelOf([whole]), [[0]]);
  expect([one.mask[0], one.shift[0], placeOf(one, 0).masks[0]]).toEqual([-1, 0, -1]);
});

test("the mask of slots speaks of one word, and of those that have a place at all", () => {
  const bits = bitsOf(
    modelOf([
      { min: 0, max: 3 },
      { min: 0, max: 1 },
      { min: 0, max: 1 },
    ]),
    [[0, 2]],
  );
  expect(maskOf(bits, [0], 0)).toBe(3);
  expect(maskOf(bits, [0, 2], 0)).toBe(7);
  expect(maskOf(bits, [0, 1, 2], 1)).toBe(0);
  expect(maskOf(bits, [1], 0)).toBe(0);
  expect(maskOf(bits, [], 0)).toBe(0);
});
