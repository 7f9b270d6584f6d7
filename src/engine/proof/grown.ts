/**
 * Typed arrays that grow. Their memory is handed over to a longer one of the same kind (`ArrayBuffer.transfer`), so that
 * nothing of the shorter one is left to be collected.
 */
type Typed = Int32Array | Uint16Array | Float64Array;
type Kind<A extends Typed> = new (of: number | ArrayBuffer) => A;

const START = 1 << 13;

/** Twice the room; the array given must not be used any more. */
export const wider = <A extends Typed>(array: A, kind: Kind<A>): A =>
  new kind((array.buffer as ArrayBuffer).transfer(array.byteLength * 2));

/** One column. */
export class Grown<A extends Typed> {
  all: A;
  length = 0;
  readonly #kind: Kind<A>;

  constructor(kind: Kind<A>, room = START) {
    this.#kind = kind;
    this.all = new kind(room);
  }

  push(value: number): void {
    if (this.length === this.all.length) this.all = wider(this.all, this.#kind);
    this.all[this.length++] = value;
  }

  /** Without the spare room. */
  done(): A {
    return this.all.subarray(0, this.length) as A;
  }
}

/** How each state was found first, in columns. */
export class Found {
  #from = new Int32Array(START);
  #by = new Int32Array(START);
  #length = 0;

  /** @param from the state before; below zero at a beginning, whose number `by` then is, and else an edge's */
  add(from: number, by: number): void {
    const at = this.#length++;
    if (at === this.#from.length) {
      this.#from = wider(this.#from, Int32Array);
      this.#by = wider(this.#by, Int32Array);
    }
    this.#from[at] = from;
    this.#by[at] = by;
  }

  done(): { from: Int32Array; by: Int32Array } {
    return { from: this.#from.subarray(0, this.#length), by: this.#by.subarray(0, this.#length) };
  }
}

/** Edges in columns. */
export class Edges {
  length = 0;
  #to = new Int32Array(START);
  #row = new Uint16Array(START);
  #way = new Uint16Array(START);
  #mark = new Int32Array(START);
  #words = new Uint16Array(START);

  add(to: number, row: number, way: number, mark: number, words: number): void {
    const at = this.length++;
    if (at === this.#to.length) {
      this.#to = wider(this.#to, Int32Array);
      this.#row = wider(this.#row, Uint16Array);
      this.#way = wider(this.#way, Uint16Array);
      this.#mark = wider(this.#mark, Int32Array);
      this.#words = wider(this.#words, Uint16Array);
    }
    this.#to[at] = to;
    this.#row[at] = row;
    this.#way[at] = way;
    this.#mark[at] = mark;
    this.#words[at] = words;
  }

  done(): { to: Int32Array; row: Uint16Array; way: Uint16Array; mark: Int32Array; words: Uint16Array } {
    const { length } = this;
    return {
      to: this.#to.subarray(0, length),
      row: this.#row.subarray(0, length),
      way: this.#way.subarray(0, length),
      mark: this.#mark.subarray(0, length),
      words: this.#words.subarray(0, length),
    };
  }
}

/** How likely each edge is: few numbers, met over and over. */
export class Odds {
  readonly #kind = new Grown(Int32Array);
  readonly #values: number[] = [];
  readonly #kinds = new Map<number, number>();
  #last = 0;

  push(value: number): void {
    if (this.#values[this.#last] !== value) {
      let kind = this.#kinds.get(value);
      if (kind === undefined) this.#kinds.set(value, (kind = this.#values.push(value) - 1));
      this.#last = kind;
    }
    this.#kind.push(this.#last);
  }

  at(edge: number): number {
    return this.#values[this.#kind.all[edge] as number] as number;
  }
}

/** What stood in a vector before it was changed, so that it can be put back. */
export class Trail {
  length = 0;
  #slots = new Int32Array(1 << 8);
  #values = new Int32Array(1 << 8);

  note(slots: Int32Array, v: Int32Array): void {
    for (let at = 0; at < slots.length; at++) this.noteOne(slots[at] as number, v);
  }

  noteOne(slot: number, v: Int32Array): void {
    if (this.length === this.#slots.length) {
      this.#slots = wider(this.#slots, Int32Array);
      this.#values = wider(this.#values, Int32Array);
    }
    this.#slots[this.length] = slot;
    this.#values[this.length++] = v[slot] as number;
  }

  /** Back to when the trail was `mark` long. */
  undo(mark: number, v: Int32Array): void {
    for (let at = this.length - 1; at >= mark; at--) v[this.#slots[at] as number] = this.#values[at] as number;
    this.length = mark;
  }

  has(slot: number): boolean {
    for (let at = 0; at < this.length; at++) if (this.#slots[at] === slot) return true;
    return false;
  }

  /** What stood in a slot at the beginning of the trail. */
  before(slot: number, v: Int32Array): number {
    for (let at = 0; at < this.length; at++) if (this.#slots[at] === slot) return this.#values[at] as number;
    return v[slot] as number;
  }
}
