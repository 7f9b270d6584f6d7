import { Grown, wider } from "./grown.ts";

/** Slots of a place when its first state is met; a power of two. */
const FEWEST = 16;

/**
 * Places with two words, numbered in the order met. Each place has a hash table of its own (open addressing): what is looked
 * for one after the other is mostly of the same few places, and their small tables stay at hand.
 */
export class StateTable {
  length = 0;
  readonly #places: Grown<Int32Array>;
  /** The two words of a state lie side by side, so that a look at both costs one reach into memory. */
  #words: Int32Array;
  /** By place: one more than the number; 0 is free, so that fresh memory need not be written. */
  readonly #slots: (Int32Array | undefined)[];
  /** By place, how many states it has. */
  readonly #count: Int32Array;

  /** @param places how many there are */
  constructor(places: number, room = 1 << 13) {
    this.#places = new Grown(Int32Array, room);
    this.#words = new Int32Array(room * 2);
    this.#slots = Array.from({ length: places }, () => undefined);
    this.#count = new Int32Array(places);
  }

  /** The number of these, or -1 after giving them the next one. */
  find(place: number, low: number, high: number): number {
    const count = this.#count[place] as number;
    let slots = this.#slots[place];
    if (slots === undefined || count * 2 >= slots.length) slots = this.#widen(place);
    const at = this.#slotOf(slots, low, high);
    const held = slots[at] as number;
    if (held !== 0) return held - 1;
    const own = this.length * 2;
    if (own === this.#words.length) this.#words = wider(this.#words, Int32Array);
    this.#words[own] = low;
    this.#words[own + 1] = high;
    this.#places.push(place);
    this.#count[place] = count + 1;
    slots[at] = ++this.length;
    return -1;
  }

  /** The number of these, or -1. */
  known(place: number, low: number, high: number): number {
    const slots = this.#slots[place];
    return slots ? (slots[this.#slotOf(slots, low, high)] as number) - 1 : -1;
  }

  place(number: number): number {
    return this.#places.all[number] as number;
  }
  low(number: number): number {
    return this.#words[number * 2] as number;
  }
  high(number: number): number {
    return this.#words[number * 2 + 1] as number;
  }

  /** The places of all, by number; nothing is looked for after this. */
  done(): Int32Array {
    this.#slots.length = 0;
    return this.#places.done();
  }

  #slotOf(slots: Int32Array, low: number, high: number): number {
    const words = this.#words;
    const mask = slots.length - 1;
    let at = hashOf(low, high) & mask;
    for (;;) {
      const held = slots[at] as number;
      if (held === 0) return at;
      const own = held * 2 - 2;
      if (words[own] === low && words[own + 1] === high) return at;
      at = (at + 1) & mask;
    }
  }

  #widen(place: number): Int32Array {
    const old = this.#slots[place];
    const slots = new Int32Array(old ? old.length * 2 : FEWEST);
    this.#slots[place] = slots;
    if (!old) return slots;
    const mask = slots.length - 1;
    for (let from = 0; from < old.length; from++) {
      const held = old[from] as number;
      if (held === 0) continue;
      let at = hashOf(this.low(held - 1), this.high(held - 1)) & mask;
      while (slots[at] !== 0) at = (at + 1) & mask;
      slots[at] = held;
    }
    return slots;
  }
}

/** Multiplicative mixing of both words (constants of MurmurHash3, Appleby 2011). */
function hashOf(low: number, high: number): number {
  let hash = Math.imul(low, 0xcc9e2d51) ^ Math.imul(high, 0x1b873593);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return hash ^ (hash >>> 15);
}
