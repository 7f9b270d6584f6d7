import { type Asked, type ShownGroup, slotsShown } from "./asked.ts";
import type { WrittenRow } from "./footprint.ts";
import type { Model, PlaceModel } from "./model.ts";

/**
 * By place, the slots whose value can still matter once one rests there: those read on some way onward before they are
 * given another value. All others are taken for zero, so that states nothing can tell apart are one.
 *
 * A backward data-flow (Kildall 1973) over the map, interrupts included. Lines and faces read the state at the rest a move
 * leads to; their reads belong to the move, not to the rest.
 *
 * @param followed of the conditions that only colour what is shown (faces, items, what came later), those to keep exact
 */
export function liveSlots(model: Model, reduce: boolean, followed: ReadonlySet<Asked> = new Set()): number[][] {
  if (!reduce) {
    const all = model.slots.map((_, slot) => slot);
    return model.places.map(() => all);
  }
  return new Liveness(model, followed).run();
}

class Liveness {
  readonly #model: Model;
  /** Room for what lives after a row, written over by the next. */
  readonly #onward: Uint32Array;
  readonly #everywhere: readonly number[];
  readonly #followed: ReadonlySet<Asked>;
  /** At rest; and on arrival, where an interrupt may still come and where not. */
  readonly #rest: Uint32Array[];
  readonly #arrive: readonly [Uint32Array[], Uint32Array[]];

  constructor(model: Model, followed: ReadonlySet<Asked>) {
    this.#model = model;
    this.#everywhere = [...model.moods, ...model.assertions]
      .filter((one) => followed.has(one))
      .flatMap(({ slots }) => slots);
    this.#followed = followed;
    const words = Math.ceil(model.slots.length / 32);
    const empty = (): Uint32Array[] => model.places.map(() => new Uint32Array(words));
    this.#onward = new Uint32Array(words);
    this.#rest = empty();
    this.#arrive = [empty(), empty()];
  }

  run(): number[][] {
    const { places, interrupts } = this.#model;
    // Who has to look again when a place has changed.
    const before = places.map(() => new Set<number>());
    for (const { place } of places) {
      for (const { to } of place.rows) (before[to] as Set<number>).add(place.index);
      for (const { row } of interrupts[place.phase] ?? [])
        if (row.to >= 0) (before[row.to] as Set<number>).add(place.index);
    }
    const queue = places.map(({ place }) => place.index).toReversed();
    const queued = new Uint8Array(places.length).fill(1);
    for (let at = 0; at < queue.length; at++) {
      const index = queue[at] as number;
      queued[index] = 0;
      if (!this.#look(index)) continue;
      for (const other of [...(before[index] as Set<number>), index]) {
        if (queued[other] === 1) continue;
        queued[other] = 1;
        queue.push(other);
      }
    }
    return this.#rest.map(slotsIn);
  }

  /** True when anything was added. */
  #look(index: number): boolean {
    const { places, interrupts } = this.#model;
    const one = places[index] as PlaceModel;
    const { place, written, replies, arrival, also, met } = one;
    const [calm, open] = this.#arrive;
    let grown = false;
    const shown = (into: Uint32Array): void => {
      for (const group of arrival) grown = add(into, slotsShown(group)) || grown;
      for (const asked of also) if (this.#followed.has(asked)) grown = add(into, asked.slots) || grown;
    };
    if (one.passage) {
      for (const side of [0, 1] as const) {
        const into = this.#arrive[side][index] as Uint32Array;
        shown(into);
        for (const [at, row] of place.rows.entries()) {
          const { reads, sets } = (written[at] as WrittenRow).footprint;
          const onward = this.#arrive[side][row.to] as Uint32Array;
          grown = add(into, reads) || grown;
          grown = this.#through(into, onward, slotsShown(replies[at] as ShownGroup), sets) || grown;
        }
      }
      return grown;
    }
    const rest = this.#rest[index] as Uint32Array;
    const calmly = calm[index] as Uint32Array;
    const openly = open[index] as Uint32Array;
    for (const [at, row] of place.rows.entries()) {
      const { reads, sets } = (written[at] as WrittenRow).footprint;
      const onward = open[row.to] as Uint32Array;
      grown = add(rest, reads) || grown;
      grown = this.#through(rest, onward, slotsShown(replies[at] as ShownGroup), sets) || grown;
    }
    if (met >= 0) grown = add(rest, [met]) || grown;
    shown(calmly);
    grown = add(calmly, this.#everywhere) || grown;
    grown = join(calmly, rest) || grown;
    grown = join(openly, calmly) || grown;
    for (const interrupt of interrupts[place.phase] ?? []) {
      const { reads, sets } = interrupt.written.footprint;
      grown = add(openly, reads) || grown;
      const onward = calm[interrupt.row.to >= 0 ? interrupt.row.to : index] as Uint32Array;
      grown = this.#through(openly, onward, slotsShown(interrupt.shown), sets) || grown;
    }
    return grown;
  }

  /** What lives after a row lives before it, but for what the row gives a value of its own. */
  #through(into: Uint32Array, after: Uint32Array, shown: readonly number[], sets: readonly number[]): boolean {
    const alive = this.#onward;
    alive.set(after);
    add(alive, shown);
    for (const slot of sets) alive[slot >> 5] = (alive[slot >> 5] ?? 0) & ~(1 << (slot & 31));
    return join(into, alive);
  }
}

function add(into: Uint32Array, slots: readonly number[]): boolean {
  let grown = false;
  for (const slot of slots) {
    const word = into[slot >> 5] ?? 0;
    const bit = 1 << (slot & 31);
    if ((word & bit) !== 0) continue;
    into[slot >> 5] = word | bit;
    grown = true;
  }
  return grown;
}

function join(into: Uint32Array, other: Uint32Array): boolean {
  let grown = false;
  for (let at = 0; at < into.length; at++) {
    const before = into[at] as number;
    const after = (before | (other[at] as number)) >>> 0;
    if (after === before) continue;
    into[at] = after;
    grown = true;
  }
  return grown;
}

function slotsIn(bits: Uint32Array): number[] {
  const slots: number[] = [];
  for (const [at, word] of bits.entries()) {
    for (let bit = 0; bit < 32; bit++) if ((word & (1 << bit)) !== 0) slots.push(at * 32 + bit);
  }
  return slots;
}
