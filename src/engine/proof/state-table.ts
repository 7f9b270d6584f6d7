/** What a table numbers: the first `length` of these columns. */
export interface Numbered {
  readonly length: number;
  readonly place: Int32Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
}

/** Which number a place with two words was given: open addressing over the columns that hold them. */
export class StateTable {
  readonly #numbered: Numbered;
  /** One more than the number; 0 is free, so that fresh memory need not be written. */
  #slots: Int32Array;

  /** @param room a power of two */
  constructor(numbered: Numbered, room = 1 << 13) {
    this.#numbered = numbered;
    this.#slots = new Int32Array(room);
  }

  /** The number of these, or -1 after noting the next free one for them. */
  find(place: number, low: number, high: number): number {
    const { length } = this.#numbered;
    if (length * 2 > this.#slots.length) this.#widen(length);
    const at = this.#slotOf(place, low, high);
    const held = this.#slots[at] as number;
    if (held === 0) this.#slots[at] = length + 1;
    return held - 1;
  }

  /** The number of these, or -1. */
  known(place: number, low: number, high: number): number {
    return (this.#slots[this.#slotOf(place, low, high)] as number) - 1;
  }

  #slotOf(place: number, low: number, high: number): number {
    const slots = this.#slots;
    const { place: places, low: lows, high: highs } = this.#numbered;
    const mask = slots.length - 1;
    let at = hashOf(place, low, high) & mask;
    for (;;) {
      const held = (slots[at] as number) - 1;
      if (held < 0 || (lows[held] === low && places[held] === place && highs[held] === high)) return at;
      at = (at + 1) & mask;
    }
  }

  /** All are put in again in their order, which reads the columns from front to back. */
  #widen(count: number): void {
    const slots = new Int32Array(this.#slots.length * 4);
    const { place, low, high } = this.#numbered;
    const mask = slots.length - 1;
    for (let state = 0; state < count; state++) {
      let at = hashOf(place[state] as number, low[state] as number, high[state] as number) & mask;
      while (slots[at] !== 0) at = (at + 1) & mask;
      slots[at] = state + 1;
    }
    this.#slots = slots;
  }
}

/** Multiplicative mixing of both words with the place (constants of MurmurHash3, Appleby 2011). */
function hashOf(place: number, low: number, high: number): number {
  let hash = Math.imul(low, 0xcc9e2d51) ^ Math.imul(high, 0x1b873593);
  hash = Math.imul(hash ^ (hash >>> 15) ^ Math.imul(place, 0x85ebca6b), 0xc2b2ae35);
  return hash ^ (hash >>> 15);
}
