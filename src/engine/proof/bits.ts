import type { Model } from "./model.ts";

/**
 * Where each slot lies in a state's code of two words. Slots that are alive at the same place have bits of their own; slots
 * that never are share them, as variables share registers (Chaitin 1981). A slot keeps its bits everywhere, so what a move
 * does not touch is carried over by a mask.
 */
export interface Bits {
  /** By slot: 0 or 1, the word; -1 for a slot that is alive nowhere. */
  readonly word: Int8Array;
  readonly shift: Int32Array;
  /** Unshifted. */
  readonly mask: Int32Array;
  readonly min: Int32Array;
  /** By place; `undefined` where the slots alive need more than two words. */
  readonly places: readonly (PlaceBits | undefined)[];
}

/** The slots alive at a place, by word, and the bits they take. */
export interface PlaceBits {
  readonly slots: readonly [Int32Array, Int32Array];
  readonly masks: readonly [number, number];
}

const WORD = 32;
const NONE = new Int32Array(0);
const listOf = (slots: readonly number[]): Int32Array => (slots.length === 0 ? NONE : Int32Array.from(slots));

/** @param live by place, the slots alive there */
export function bitsOf({ slots }: Model, live: readonly (readonly number[])[]): Bits {
  const aliveAt: number[][] = slots.map(() => []);
  for (const [place, alive] of live.entries()) for (const slot of alive) aliveAt[slot]?.push(place);
  const bits = {
    word: new Int8Array(slots.length).fill(-1),
    shift: new Int32Array(slots.length),
    mask: new Int32Array(slots.length),
    min: Int32Array.from(slots, ({ min }) => min),
  };
  const used = [new Int32Array(live.length), new Int32Array(live.length)] as const;
  const tooLarge = new Set<number>();
  const widths = slots.map(({ min, max }) => WORD - Math.clz32(max - min));
  // The widest first: the narrow ones fill the gaps.
  const order = slots.map((_, slot) => slot).toSorted((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0));
  for (const slot of order) {
    const places = aliveAt[slot] ?? [];
    if (places.length === 0) continue;
    const width = widths[slot] ?? 0;
    const mask = width === WORD ? -1 : (1 << width) - 1;
    const found = used.map((taken) => roomFor(mask, width, places, taken));
    const word = found.findIndex((shift) => shift >= 0);
    if (word < 0) {
      for (const place of places) tooLarge.add(place);
      continue;
    }
    const shift = found[word] ?? 0;
    bits.word[slot] = word;
    bits.shift[slot] = shift;
    bits.mask[slot] = mask;
    const taken = used[word] ?? used[0];
    for (const place of places) taken[place] = (taken[place] ?? 0) | (mask << shift);
  }
  const places = live.map((alive, place): PlaceBits | undefined =>
    tooLarge.has(place)
      ? undefined
      : {
          slots: [
            listOf(alive.filter((slot) => bits.word[slot] === 0)),
            listOf(alive.filter((slot) => bits.word[slot] === 1)),
          ],
          masks: [used[0][place] ?? 0, used[1][place] ?? 0],
        },
  );
  return { ...bits, places };
}

/** The lowest shift at which these bits are free at all these places; -1 for none. */
function roomFor(mask: number, width: number, places: readonly number[], taken: Int32Array): number {
  let all = 0;
  for (const place of places) all |= taken[place] ?? 0;
  for (let shift = 0; shift + width <= WORD; shift++) if ((all & (mask << shift)) === 0) return shift;
  return -1;
}

/** One word of the code of what stands in a vector at a place. */
export function pack({ shift, min }: Bits, { slots }: PlaceBits, word: 0 | 1, v: Int32Array): number {
  const alive = slots[word];
  let packed = 0;
  for (let at = 0; at < alive.length; at++) {
    const slot = alive[at] as number;
    packed |= ((v[slot] as number) - (min[slot] as number)) << (shift[slot] as number);
  }
  return packed;
}

/** Writes the slots of one word alone. */
export function unpack(
  { shift, min, mask }: Bits,
  { slots }: PlaceBits,
  word: 0 | 1,
  packed: number,
  v: Int32Array,
): void {
  const alive = slots[word];
  for (let at = 0; at < alive.length; at++) {
    const slot = alive[at] as number;
    v[slot] = ((packed >>> (shift[slot] as number)) & (mask[slot] as number)) + (min[slot] as number);
  }
}

/** Puts the slots of a place at their lowest. */
export function clear({ min }: Bits, { slots }: PlaceBits, v: Int32Array): void {
  for (const alive of slots)
    for (let at = 0; at < alive.length; at++) v[alive[at] as number] = min[alive[at] as number] as number;
}

/** The bits that these slots take in a word. */
export function maskOf({ word, shift, mask }: Bits, slots: readonly number[], of: 0 | 1): number {
  let all = 0;
  for (const slot of slots) if (word[slot] === of) all |= (mask[slot] as number) << (shift[slot] as number);
  return all;
}
