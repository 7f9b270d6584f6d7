/** A typed array that grows: doubling, so that adding stays cheap however many come. */
export class Grown<A extends Int32Array | Uint16Array | Float64Array> {
  all: A;
  length = 0;
  readonly #make: (length: number) => A;

  constructor(make: (length: number) => A, start = 1024) {
    this.#make = make;
    this.all = make(start);
  }

  push(value: number): void {
    if (this.length === this.all.length) {
      const wider = this.#make(this.all.length * 2);
      wider.set(this.all);
      this.all = wider;
    }
    this.all[this.length++] = value;
  }

  /** Without the spare room. */
  done(): A {
    return this.all.subarray(0, this.length) as A;
  }
}
