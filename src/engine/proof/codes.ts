import type { Model } from "./model.ts";

/** How the live slots of a place become one whole number: mixed radix, first slot fastest. */
export interface Code {
  readonly slots: Int32Array;
  readonly mins: Int32Array;
  readonly sizes: Float64Array;
}

/** By place; `undefined` where the number would not be exact in a double: 2^53. */
export function codesOf(model: Model, live: readonly (readonly number[])[]): (Code | undefined)[] {
  return live.map((slots) => {
    const sizes = Float64Array.from(slots, (slot) => {
      const { min, max } = model.slots[slot] ?? { min: 0, max: 0 };
      return max - min + 1;
    });
    if (sizes.reduce((product, size) => product * size, 1) > Number.MAX_SAFE_INTEGER) return undefined;
    const mins = Int32Array.from(slots, (slot) => model.slots[slot]?.min ?? 0);
    return { slots: Int32Array.from(slots), mins, sizes };
  });
}

export function encode({ slots, mins, sizes }: Code, v: Int32Array): number {
  let code = 0;
  for (let at = slots.length - 1; at >= 0; at--) {
    code = code * (sizes[at] as number) + ((v[slots[at] as number] as number) - (mins[at] as number));
  }
  return code;
}

/** Writes the live slots alone. */
export function decode({ slots, mins, sizes }: Code, code: number, v: Int32Array): void {
  let rest = code;
  for (let at = 0; at < slots.length; at++) {
    const size = sizes[at] as number;
    const above = Math.floor(rest / size);
    v[slots[at] as number] = rest - above * size + (mins[at] as number);
    rest = above;
  }
}

/** The value of one slot; its lowest where it is not alive. */
export function valueOf({ slots, mins, sizes }: Code, code: number, slot: number): number | undefined {
  let rest = code;
  for (let at = 0; at < slots.length; at++) {
    const size = sizes[at] as number;
    const above = Math.floor(rest / size);
    if (slots[at] === slot) return rest - above * size + (mins[at] as number);
    rest = above;
  }
  return undefined;
}

/** Which number a (place, code) pair was given: open addressing over the arrays that hold them. */
export class StateTable {
  #slots = new Int32Array(4096).fill(-1);
  #held = 0;

  /** The number of this pair, or -1 after noting `next` for it. */
  find(place: number, code: number, next: number, places: Int32Array, codes: Float64Array): number {
    if (this.#held * 2 > this.#slots.length) this.#widen(places, codes);
    const slots = this.#slots;
    const mask = slots.length - 1;
    let at = hashOf(place, code) & mask;
    for (;;) {
      const held = slots[at] as number;
      if (held === -1) break;
      if (codes[held] === code && places[held] === place) return held;
      at = (at + 1) & mask;
    }
    slots[at] = next;
    this.#held++;
    return -1;
  }

  /** The number of this pair, or -1. */
  known(place: number, code: number, places: Int32Array, codes: Float64Array): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let at = hashOf(place, code) & mask; ; at = (at + 1) & mask) {
      const held = slots[at] as number;
      if (held === -1 || (codes[held] === code && places[held] === place)) return held;
    }
  }

  #widen(places: Int32Array, codes: Float64Array): void {
    const before = this.#slots;
    const slots = new Int32Array(before.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let from = 0; from < before.length; from++) {
      const held = before[from] as number;
      if (held === -1) continue;
      let at = hashOf(places[held] as number, codes[held] as number) & mask;
      while (slots[at] !== -1) at = (at + 1) & mask;
      slots[at] = held;
    }
    this.#slots = slots;
  }
}

/** Multiplicative mixing of both words of the code with the place (constants of MurmurHash3, Appleby 2011). */
function hashOf(place: number, code: number): number {
  let hash = Math.imul(code | 0, 0xcc9e2d51) ^ Math.imul((code / 4_294_967_296) | 0, 0x1b873593);
  hash = Math.imul(hash ^ Math.imul(place, 0x85ebca6b), 0xc2b2ae35);
  return (hash ^ (hash >>> 15)) >>> 0;
}
