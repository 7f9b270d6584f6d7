import { vectorAtStart } from "../machine/step.ts";
import { askedBits, type PlaceMasks } from "./asked-bits.ts";
import type { Asked } from "./asked.ts";
import { type Bits, bitsOf, clear, pack, type PlaceBits, unpack } from "./bits.ts";
import type { Beginning, Explored, Rest } from "./explored.ts";
import { Edges, Found, Grown, Odds } from "./grown.ts";
import { KeptMoves } from "./kept-moves.ts";
import { liveSlots } from "./live.ts";
import type { Marks } from "./marks.ts";
import type { Model, PlaceModel } from "./model.ts";
import { Mover, type OnRest } from "./moves.ts";
import { StateTable } from "./state-table.ts";

export interface ExploreOptions {
  /** False: no slot is taken for zero. For tests; findings must be the same. */
  readonly reduce?: boolean;
  /** Conditions of faces, items and what came later that are to be asked; they make more states. */
  readonly followed?: ReadonlySet<Asked>;
  /** The most states looked at. */
  readonly maxStates: number;
  /** Called now and then with the number of states found. */
  readonly on?: (states: number) => void;
}

const TELL_EVERY = 65_536;
/** So many moves of a place are kept before any has been of use. */
const TRUST = 16;

/**
 * Every state that play can reach: breadth first, so that the way by which a state was found is one of fewest moves.
 * Timers run out or do not, chance goes all ways, each arm is begun with.
 */
export function explore(model: Model, marks: Marks, options: ExploreOptions): Explored {
  return new Explorer(model, marks, options).run();
}

class Explorer {
  readonly #model: Model;
  readonly #marks: Marks;
  readonly #options: ExploreOptions;
  readonly #live: readonly (readonly number[])[];
  readonly #bits: Bits;
  readonly #asked: PlaceMasks;
  #kept: KeptMoves;
  /** The same when all is taken for zero that can be: does a change matter there? */
  readonly #needed: readonly (readonly number[])[];

  readonly #states: StateTable;
  readonly #found = new Found();
  readonly #edges = new Edges();
  readonly #first = new Grown(Int32Array);
  /** By edge, which of the odds met so far are its own. */
  readonly #odds = new Odds();
  readonly #beginnings: Beginning[] = [];
  readonly #chancy: boolean;
  /** By place: 1 where marks of the spine are given. */
  readonly #bears: Uint8Array;
  /** No state may be added any more; and one had to be left out. */
  #full = false;
  #capped = false;
  readonly #tooLarge = new Map<number, number>();
  readonly #changed = new Set<number>();
  /** Meters not yet seen to change. */
  readonly #still: number[];

  readonly #mover: Mover;
  readonly #v: Int32Array;
  readonly #lowest: Int32Array;
  /** Of the state on the vector. */
  #loaded: PlaceBits | undefined;
  /** Rows open in the state being expanded: as many as were counted. */
  readonly #open: number[] = [];

  /** By place, how many states are moved on before moves are kept; then it is likely that there are enough to share them. */
  readonly #wait: Int32Array;
  /** By place, how often kept moves were of use, less how often not: below one they are not looked for there any more. */
  readonly #trust: Int32Array;
  /** Are the moves being made kept for other states? */
  #keeping = false;

  // The move being made.
  #source = -1;
  #sourceWords = 0;
  #mark = 0;
  readonly #onRest: OnRest = (one, way) => this.#rest(one, way);

  constructor(model: Model, marks: Marks, options: ExploreOptions) {
    this.#model = model;
    this.#marks = marks;
    this.#options = options;
    this.#needed = liveSlots(model, true, options.followed);
    this.#live = options.reduce === false ? liveSlots(model, false) : this.#needed;
    this.#states = new StateTable(model.places.length);
    this.#bits = bitsOf(model, this.#live);
    const followed = options.followed ?? new Set<Asked>();
    this.#asked = askedBits(model, this.#bits, followed);
    this.#kept = new KeptMoves(this.#bits);
    this.#wait = Int32Array.from(model.places, ({ place }) => this.#waitAt(place.index));
    this.#trust = Int32Array.from(model.places, ({ place }) => (place.rows.length > 0 ? TRUST : 0));
    this.#chancy = model.places.some(({ place }) => place.kind === "chance");
    this.#bears = Uint8Array.from(model.places, (_, at) => (marks.bears(at) ? 1 : 0));
    this.#still = model.program.slots.flatMap(({ kind }, slot) => (kind === "meter" ? [slot] : []));
    this.#mover = new Mover(model, followed);
    this.#v = this.#mover.v;
    this.#lowest = this.#v.slice();
  }

  run(): Explored {
    const { maxStates, on } = this.#options;
    for (const arm of this.#arms()) this.#begin(arm, this.#onRest);
    for (let state = 0; state < this.#states.length; state++) {
      this.#expand(state);
      if (on && state % TELL_EVERY === 0) on(this.#states.length);
      // What lies beyond the cap is numbered nowhere; the states found so far are still expanded.
      if (this.#states.length >= maxStates) this.#full = true;
    }
    this.#first.push(this.#edges.length);
    // What the explored keeps of this must not keep these.
    this.#kept = new KeptMoves(this.#bits);
    return {
      model: this.#model,
      marks: this.#marks,
      needed: this.#needed,
      place: this.#states.done(),
      ...this.#found.done(),
      ...this.#edges.done(),
      first: this.#first.done(),
      oddsAt: this.#chancy ? (edge) => this.#odds.at(edge) : () => 1,
      beginnings: this.#beginnings,
      capped: this.#capped,
      tooLarge: this.#tooLarge,
      tooManyWays: this.#mover.tooManyWays,
      met: { ...this.#mover.met, changed: this.#changed },
      drawsOf: (state, row, way) => this.#drawsOf(state, row, way),
      restsAfter: (state, row, slots) => this.#restsAfter(state, row, slots),
      metBefore: (state) => {
        const { met } = this.#load(state);
        return met >= 0 && this.#v[met] === 1;
      },
      unpack: (state) => {
        this.#load(state);
        return this.#v.slice();
      },
    };
  }

  #arms(): number[] {
    const { variants } = this.#model.program.scenario;
    return variants ? variants.arms.map((_, at) => at) : [0];
  }

  #begin(arm: number, onRest: OnRest): void {
    this.#source = -1;
    this.#mark = 0;
    this.#sourceWords = 0;
    this.#mover.source = -1;
    this.#mover.row = arm;
    this.#v.set(this.#startOf(arm));
    this.#mover.trail.length = 0;
    this.#mover.begin(onRest);
    this.#v.set(this.#lowest);
    this.#mover.trail.length = 0;
    this.#loaded = undefined;
  }

  #startOf(arm: number): Int32Array {
    const { program, slots } = this.#model;
    const v = new Int32Array(slots.length);
    v.set(vectorAtStart(program, program.scenario.variants?.arms[arm]?.id ?? ""));
    return v;
  }

  /** Puts a state on the vector; slots that do not matter there stand at their lowest. */
  #load(state: number): PlaceModel {
    const place = this.#states.place(state);
    const alive = this.#bits.places[place];
    if (this.#loaded && this.#loaded !== alive) clear(this.#bits, this.#loaded, this.#v);
    if (alive) {
      unpack(this.#bits, alive, 0, this.#states.low(state), this.#v);
      unpack(this.#bits, alive, 1, this.#states.high(state), this.#v);
    }
    this.#loaded = alive;
    return this.#model.places[place] as PlaceModel;
  }

  /** How many combinations of values the moves of a place depend on. */
  #waitAt(place: number): number {
    const { slots } = this.#model;
    const { mask, shift, places } = this.#bits;
    let combinations = 1;
    for (const word of [0, 1] as const) {
      const asked = this.#asked[word][place] as number;
      for (const slot of places[place]?.slots[word] ?? []) {
        const { min, max } = slots[slot] ?? { min: 0, max: 0 };
        if ((asked & ((mask[slot] as number) << (shift[slot] as number))) !== 0) combinations *= max - min + 1;
      }
    }
    return Math.min(combinations, 1 << 20);
  }

  #expand(state: number): void {
    this.#first.push(this.#edges.length);
    this.#source = state;
    const place = this.#states.place(state);
    const wait = this.#wait[place] as number;
    if (wait > 0) this.#wait[place] = wait - 1;
    this.#keeping = wait === 0 && (this.#trust[place] as number) > 0;
    if (!this.#keeping) return this.#move(state);
    const low = this.#states.low(state);
    const high = this.#states.high(state);
    const kept = this.#kept;
    const [lowAsked, highAsked] = this.#asked;
    const entry = kept.find(place, low & (lowAsked[place] as number), high & (highAsked[place] as number));
    if (entry < 0) {
      this.#trust[place] = (this.#trust[place] as number) - 1;
      return this.#move(state);
    }
    this.#trust[place] = (this.#trust[place] as number) + 1;
    const until = kept.until(entry);
    for (let move = kept.from(entry); move < until; move++) {
      const to = this.#numberOf(kept.to(move), kept.low(move, low), kept.high(move, high));
      if (to < 0) continue;
      this.#edges.add(to, kept.row(move), kept.way(move), kept.mark(move), kept.words(move));
      if (this.#chancy) this.#odds.push(kept.likely(move));
    }
  }

  /** Makes every move that is open in a state. */
  #move(state: number): void {
    const one = this.#load(state);
    const { place, promptWords, offerWords, met } = one;
    if (place.rows.length === 0) return;
    const open = this.#open;
    const count = this.#mover.open(one, open);
    let words = promptWords;
    for (let which = 0; which < count; which++) words += offerWords[open[which] as number] ?? 0;
    const bears = this.#bears[place.index] === 1 && !(met >= 0 && this.#v[met] === 1);
    const marks = bears ? this.#marks.at(place.index, open, count) : undefined;
    this.#sourceWords = words;
    this.#mover.source = state;
    for (let which = 0; which < count; which++) {
      const at = open[which] as number;
      this.#mover.row = at;
      this.#mark = marks ? (marks[at] as number) : 0;
      this.#mover.take(one, at, this.#onRest);
    }
  }

  #rest(one: PlaceModel, way: number): void {
    const { index } = one.place;
    const words = Math.min(65_535, this.#sourceWords + this.#mover.show(one));
    if (this.#still.length > 0) this.#noteChanges(index);
    const alive = this.#bits.places[index];
    if (!alive) {
      this.#tooLarge.set(index, this.#live[index]?.length ?? 0);
      return;
    }
    const { likely, row, trail } = this.#mover;
    const mark = this.#mark;
    if (this.#keeping) {
      const from = this.#states.place(this.#source);
      this.#kept.note(from, index, { row, way, mark, words, likely }, trail, this.#v);
    }
    const state = this.#numberOf(index, pack(this.#bits, alive, 0, this.#v), pack(this.#bits, alive, 1, this.#v));
    if (state < 0) return;
    if (this.#source < 0) {
      this.#beginnings.push({ state, arm: row, way, words, odds: likely });
      return;
    }
    this.#edges.add(state, row, way, mark, words);
    if (this.#chancy) this.#odds.push(likely);
  }

  /** The number of a state, a new one if need be; -1 where there is no more room for it. */
  #numberOf(place: number, low: number, high: number): number {
    if (this.#full) {
      const known = this.#states.known(place, low, high);
      if (known < 0) this.#capped = true;
      return known;
    }
    const found = this.#states.find(place, low, high);
    if (found >= 0) return found;
    const by = this.#source < 0 ? this.#beginnings.length : this.#edges.length;
    this.#found.add(this.#source, by);
    return this.#states.length - 1;
  }

  /** A meter counts as changed when a move has changed it while its value mattered before and after. */
  #noteChanges(index: number): void {
    const after = this.#needed[index];
    const before = this.#source < 0 ? after : this.#needed[this.#states.place(this.#source)];
    const arm = this.#source < 0 ? this.#startOf(this.#mover.row) : undefined;
    for (let at = this.#still.length - 1; at >= 0; at--) {
      const slot = this.#still[at] as number;
      const old = arm ? arm[slot] : this.#mover.trail.before(slot, this.#v);
      if (old === this.#v[slot] || !before?.includes(slot) || !after?.includes(slot)) continue;
      this.#changed.add(slot);
      this.#still.splice(at, 1);
    }
  }

  /** A move made once more, to look at it from elsewhere. */
  #again(state: number, row: number, onRest: OnRest): void {
    this.#source = state;
    this.#mover.source = state;
    this.#mover.row = row;
    this.#mover.traced = true;
    if (state < 0) this.#begin(row, onRest);
    else this.#mover.take(this.#load(state), row, onRest);
    this.#mover.traced = false;
  }

  #drawsOf(state: number, row: number, way: number): Record<string, string> {
    let draws: Record<string, string> = {};
    this.#again(state, row, (_, at) => {
      if (at === way) draws = Object.fromEntries(this.#mover.drawn);
    });
    return draws;
  }

  #restsAfter(state: number, row: number, slots?: readonly (readonly number[])[]): Rest[] {
    const rests: Rest[] = [];
    this.#again(state, row, ({ place }) => {
      const values = (slots?.[place.index] ?? []).map((slot) => this.#v[slot] as number);
      rests.push({ place: place.index, values, passed: [...this.#mover.passed] });
    });
    return rests;
  }
}
