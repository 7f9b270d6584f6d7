import type { Bits } from "./bits.ts";
import { Grown, type Trail } from "./grown.ts";
import { StateTable } from "./state-table.ts";

const START = 1 << 9;

/** What is kept of a move beside where it leads: its columns among the edges, and how likely chance is to go that way. */
export interface NotedMove {
  readonly row: number;
  readonly way: number;
  readonly mark: number;
  readonly words: number;
  readonly likely: number;
}

/**
 * What the moves from a place do, kept by the bits they depend on: a second state that is alike in those is moved on by
 * masks alone, without asking a condition again.
 */
export class KeptMoves {
  readonly #bits: Bits;
  readonly #entries: StateTable;
  /** By entry, where its moves begin. */
  readonly #first = new Grown(Int32Array, START);
  readonly #to = new Grown(Int32Array, START);
  readonly #row = new Grown(Uint16Array, START);
  readonly #way = new Grown(Uint16Array, START);
  readonly #mark = new Grown(Int32Array, START);
  readonly #words = new Grown(Uint16Array, START);
  readonly #likely = new Grown(Float64Array, START);
  readonly #keep = [new Grown(Int32Array, START), new Grown(Int32Array, START)] as const;
  readonly #set = [new Grown(Int32Array, START), new Grown(Int32Array, START)] as const;

  constructor(bits: Bits) {
    this.#bits = bits;
    this.#entries = new StateTable(bits.places.length, START);
  }

  /** The entry for these values, or -1 after beginning one: the moves noted next are its own. */
  find(place: number, low: number, high: number): number {
    const found = this.#entries.find(place, low, high);
    if (found < 0) this.#first.push(this.#to.length);
    return found;
  }

  /** Notes one rest of a move of the entry begun last, from one place to another. The vector is as the move has left it. */
  note(from: number, to: number, { row, way, mark, words, likely }: NotedMove, trail: Trail, v: Int32Array): void {
    const [before, after] = [this.#bits.places[from], this.#bits.places[to]];
    if (!before || !after) return;
    this.#to.push(to);
    this.#row.push(row);
    this.#way.push(way);
    this.#mark.push(mark);
    this.#words.push(words);
    this.#likely.push(likely);
    const { mask, shift, min } = this.#bits;
    for (const word of [0, 1] as const) {
      let [keep, set] = [0, 0];
      for (const slot of after.slots[word]) {
        const by = shift[slot] as number;
        if (before.slots[word].includes(slot) && !trail.has(slot)) keep |= (mask[slot] as number) << by;
        else set |= ((v[slot] as number) - (min[slot] as number)) << by;
      }
      this.#keep[word].push(keep);
      this.#set[word].push(set);
    }
  }

  /** Of an entry: its moves are those from the first number up to before the second. */
  from(entry: number): number {
    return this.#first.all[entry] as number;
  }
  until(entry: number): number {
    return entry + 1 < this.#first.length ? (this.#first.all[entry + 1] as number) : this.#to.length;
  }

  to(move: number): number {
    return this.#to.all[move] as number;
  }
  row(move: number): number {
    return this.#row.all[move] as number;
  }
  way(move: number): number {
    return this.#way.all[move] as number;
  }
  mark(move: number): number {
    return this.#mark.all[move] as number;
  }
  words(move: number): number {
    return this.#words.all[move] as number;
  }
  likely(move: number): number {
    return this.#likely.all[move] as number;
  }

  /** Where a move leads from a code, word by word. */
  low(move: number, low: number): number {
    return this.#carried(0, move, low);
  }
  high(move: number, high: number): number {
    return this.#carried(1, move, high);
  }

  #carried(of: 0 | 1, move: number, word: number): number {
    const keep = this.#keep[of].all[move] as number;
    const set = this.#set[of].all[move] as number;
    return (word & keep) | set;
  }
}
