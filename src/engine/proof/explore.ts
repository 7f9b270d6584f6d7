import { vectorAtStart } from "../machine/step.ts";
import { ask, type Asked, type ShownGroup } from "./asked.ts";
import { type Code, codesOf, decode, encode, StateTable, valueOf } from "./codes.ts";
import type { Beginning, Explored, Rest } from "./explored.ts";
import { Edges, Grown, States, Trail } from "./grown.ts";
import { liveSlots } from "./live.ts";
import type { Marks } from "./marks.ts";
import type { Model, PlaceModel } from "./model.ts";

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

/** More ways than this in one move are not followed; no author writes so many chance scenes in a row. */
const MOST_WAYS = 4096;
const TELL_EVERY = 65_536;

/**
 * Every state that play can reach: breadth first, so that the way by which a state was found is one of fewest moves.
 * Timers run out or do not, chance goes all ways, each arm is begun with. The rows are those that live play runs on.
 */
export function explore(model: Model, marks: Marks, options: ExploreOptions): Explored {
  return new Explorer(model, marks, options).run();
}

class Explorer {
  readonly #model: Model;
  readonly #marks: Marks;
  readonly #options: ExploreOptions;
  readonly #places: readonly PlaceModel[];
  readonly #live: readonly (readonly number[])[];
  readonly #codes: readonly (Code | undefined)[];
  /** By place and slot: does a change there matter? Independent of `reduce`. */
  readonly #matters: readonly ReadonlySet<number>[];

  /** Asked at every rest. */
  readonly #everywhere: readonly Asked[];
  readonly #also: readonly (readonly Asked[])[];

  readonly #table = new StateTable();
  readonly #states = new States();
  readonly #edges = new Edges();
  readonly #first = new Grown(Int32Array);
  readonly #odds = new Grown(Float64Array);
  readonly #beginnings: Beginning[] = [];
  #capped = false;
  readonly #tooLarge = new Map<number, number>();
  readonly #tooManyWays = new Set<number>();
  readonly #metPlaces: Uint8Array;
  readonly #metRows: Uint8Array[];
  readonly #metInterrupts: Uint8Array[];
  readonly #together = new Map<number, Map<string, number>>();
  readonly #changed = new Set<number>();
  /** Meters not yet seen to change. */
  #still: number[];

  /** The one vector: what is changed on it is noted in the trail and taken back. */
  readonly #v: Int32Array;
  readonly #trail = new Trail();
  /** Lines this move has put on screen so far: the first `#shownCount`. */
  readonly #shown: ShownGroup[] = [];
  #shownCount = 0;
  #decoded: Code | undefined;

  /** Rows open in the state being expanded: as many as were counted. */
  readonly #open: number[] = [];

  // The move being made.
  #source = -1;
  #sourceWords = 0;
  #sourceRow = 0;
  #sourceMark = 0;
  #ways = 0;
  #likely = 1;
  readonly #chancy: boolean;
  /** When looking for the draws of one way: its number, and the outcomes so far. */
  #wanted = -1;
  /** When looking for what a row leads to. */
  #rests: Rest[] | undefined;
  readonly #passing: number[] = [];
  readonly #drawn: [string, string][] = [];
  #draws: Record<string, string> | undefined;

  constructor(model: Model, marks: Marks, options: ExploreOptions) {
    this.#model = model;
    this.#marks = marks;
    this.#options = options;
    this.#places = model.places;
    const reduced = liveSlots(model, true, options.followed);
    this.#live = options.reduce === false ? liveSlots(model, false) : reduced;
    const followed = options.followed ?? new Set<Asked>();
    this.#everywhere = [...model.moods, ...model.assertions].filter((one) => followed.has(one));
    this.#also = model.places.map(({ also }) => also.filter((one) => followed.has(one)));
    this.#codes = codesOf(model, this.#live);
    this.#matters = reduced.map((slots) => new Set(slots));
    this.#chancy = model.places.some(({ place }) => place.kind === "chance");
    this.#metPlaces = new Uint8Array(model.places.length);
    this.#metRows = model.places.map(({ place }) => new Uint8Array(place.rows.length));
    this.#metInterrupts = model.interrupts.map((phase) => new Uint8Array(phase.length));
    this.#still = model.program.slots.flatMap(({ kind }, slot) => (kind === "meter" ? [slot] : []));
    this.#v = this.#lowest();
  }

  run(): Explored {
    const { maxStates, on } = this.#options;
    for (const arm of this.#arms()) this.#begin(arm);
    for (let state = 0; state < this.#states.length; state++) {
      this.#expand(state);
      if (on && state % TELL_EVERY === 0) on(this.#states.length);
      // What lies beyond the cap is numbered nowhere; the states found so far are still expanded.
      if (this.#states.length >= maxStates) this.#full = true;
    }
    this.#first.push(this.#edges.length);
    return {
      model: this.#model,
      marks: this.#marks,
      live: this.#live,
      ...this.#states.done(),
      ...this.#edges.done(),
      first: this.#first.done(),
      ...(this.#chancy && { odds: this.#odds.done() }),
      beginnings: this.#beginnings,
      capped: this.#capped,
      tooLarge: this.#tooLarge,
      tooManyWays: this.#tooManyWays,
      met: {
        places: this.#metPlaces,
        rows: this.#metRows,
        interrupts: this.#metInterrupts,
        together: this.#together,
        changed: this.#changed,
      },
      drawsOf: (state, row, way) => this.#drawsOf(state, row, way),
      restsAfter: (state, row) => this.#restsAfter(state, row),
      metBefore: (state) => this.#metBefore(state),
      unpack: (state) => this.#unpacked(state),
    };
  }

  #full = false;

  #arms(): number[] {
    const { variants } = this.#model.program.scenario;
    return variants ? variants.arms.map((_, at) => at) : [0];
  }

  #begin(arm: number): void {
    const { program } = this.#model;
    this.#source = -1;
    this.#sourceRow = arm;
    this.#sourceMark = 0;
    this.#sourceWords = 0;
    this.#ways = 0;
    this.#set(this.#startOf(arm));
    this.#shownCount = 0;
    this.#settle(program.start, false);
    this.#set(this.#lowest());
    this.#decoded = undefined;
  }

  #startOf(arm: number): Int32Array {
    const { program, slots } = this.#model;
    const v = new Int32Array(slots.length);
    v.set(vectorAtStart(program, program.scenario.variants?.arms[arm]?.id ?? ""));
    return v;
  }

  #lowest(): Int32Array {
    return Int32Array.from(this.#model.slots, ({ min }) => min);
  }

  #set(v: Int32Array): void {
    this.#v.set(v);
    this.#trail.length = 0;
  }

  /** Puts a state on the vector; slots that do not matter there stand at their lowest. */
  #load(state: number): PlaceModel {
    const before = this.#decoded;
    if (before) {
      for (let at = 0; at < before.slots.length; at++) this.#v[before.slots[at] as number] = before.mins[at] as number;
    }
    const place = this.#states.place[state] as number;
    const code = this.#codes[place];
    if (code) decode(code, this.#states.code[state] as number, this.#v);
    this.#decoded = code;
    return this.#places[place] as PlaceModel;
  }

  #expand(state: number): void {
    this.#first.push(this.#edges.length);
    const one = this.#load(state);
    const { place, whens, promptWords, offerWords, written, met } = one;
    if (place.rows.length === 0) return;
    const open = this.#open;
    let count = 0;
    let words = promptWords;
    for (let at = 0; at < place.rows.length; at++) {
      const when = whens[at];
      if (when && when.answers !== 3) ask(when, this.#v as unknown as readonly number[]);
      if (!(place.rows[at] as Row).open(this.#v as unknown as readonly number[])) continue;
      open[count++] = at;
      words += offerWords[at] ?? 0;
    }
    const marks = met >= 0 && this.#v[met] === 1 ? undefined : this.#marks.at(place.index, open, count);
    const taken = this.#metRows[place.index] as Uint8Array;
    this.#source = state;
    this.#sourceWords = words;
    for (let which = 0; which < count; which++) {
      const at = open[which] as number;
      taken[at] = 1;
      this.#sourceRow = at;
      this.#sourceMark = marks ? (marks[at] as number) : 0;
      this.#ways = 0;
      this.#take(one, at, written[at]?.footprint.writes ?? NOTHING);
    }
  }

  #take(one: PlaceModel, at: number, writes: readonly number[]): void {
    const row = one.place.rows[at] as Row;
    this.#change(row.apply, writes);
    if (one.met >= 0 && row.leaves) this.#change((v) => (v[one.met] = 1), [one.met]);
    this.#shown[0] = one.replies[at] as ShownGroup;
    this.#shownCount = 1;
    this.#settle(row.to, true);
    this.#shownCount = 0;
    this.#trail.undo(0, this.#v);
  }

  #change(apply: (v: number[]) => void, writes: readonly number[]): void {
    this.#trail.note(writes, this.#v);
    apply(this.#v as unknown as number[]);
  }

  /** As `settle` of the machine, with chance going all ways. */
  #settle(from: number, mayInterrupt: boolean): void {
    const v = this.#v as unknown as readonly number[];
    let at = from;
    let may = mayInterrupt;
    for (;;) {
      const one = this.#places[at] as PlaceModel;
      this.#metPlaces[at] = 1;
      if (this.#rests) this.#passing.push(at);
      if (one.passage) {
        this.#shown[this.#shownCount++] = one.arrival[0] as ShownGroup;
        if (one.place.kind === "chance") return this.#chance(one, may);
        const row = this.#branch(one);
        (this.#metRows[at] as Uint8Array)[row] = 1;
        this.#change((one.place.rows[row] as Row).apply, one.written[row]?.footprint.writes ?? NOTHING);
        at = (one.place.rows[row] as Row).to;
        continue;
      }
      if (may && one.place.phase >= 0) {
        const interrupts = this.#model.interrupts[one.place.phase] ?? [];
        let taken = -1;
        for (let which = 0; which < interrupts.length && taken < 0; which++) {
          const interrupt = interrupts[which];
          if (!interrupt) continue;
          if (interrupt.when.answers !== 3) ask(interrupt.when, v);
          if (interrupt.row.open(v)) taken = which;
        }
        const interrupt = interrupts[taken];
        if (interrupt) {
          (this.#metInterrupts[one.place.phase] as Uint8Array)[taken] = 1;
          this.#change(interrupt.row.apply, interrupt.written.footprint.writes);
          this.#shown[this.#shownCount++] = interrupt.shown;
          may = false;
          if (interrupt.row.to >= 0) at = interrupt.row.to;
          continue;
        }
      }
      return this.#rest(one);
    }
  }

  #chance(one: PlaceModel, may: boolean): void {
    const { rows, index, id, weights } = one.place;
    const trail = this.#trail.length;
    const shown = this.#shownCount;
    const likely = this.#likely;
    const passing = this.#passing.length;
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    for (let at = 0; at < rows.length; at++) {
      if (this.#ways >= MOST_WAYS) {
        this.#tooManyWays.add(this.#source < 0 ? index : (this.#states.place[this.#source] as number));
        return;
      }
      const row = rows[at] as Row;
      (this.#metRows[index] as Uint8Array)[at] = 1;
      this.#change(row.apply, one.written[at]?.footprint.writes ?? NOTHING);
      this.#shown[this.#shownCount++] = one.replies[at] as ShownGroup;
      this.#drawn.push([id, row.id]);
      this.#likely = (likely * (weights[at] ?? 0)) / all;
      this.#settle(row.to, may);
      this.#likely = likely;
      this.#passing.length = passing;
      this.#drawn.pop();
      this.#shownCount = shown;
      this.#trail.undo(trail, this.#v);
    }
  }

  /** The first row that holds; notes which hold at once. */
  #branch(one: PlaceModel): number {
    const v = this.#v as unknown as readonly number[];
    const { rows, index, id } = one.place;
    let first = -1;
    for (let at = 0; at < rows.length; at++) {
      const when = one.whens[at];
      if (!when) {
        if (first < 0) first = at;
        continue;
      }
      if (!ask(when, v)) continue;
      if (first < 0) first = at;
      else {
        const pairs = this.#together.get(index) ?? new Map<string, number>();
        this.#together.set(index, pairs);
        // The edge that this move is about to become.
        if (!pairs.has(`${first} ${at}`)) pairs.set(`${first} ${at}`, this.#source < 0 ? -1 : this.#edges.length);
      }
    }
    if (first < 0) throw new Error(`no row open in ${id}: the scenario was not parsed`);
    return first;
  }

  #rest(one: PlaceModel): void {
    const way = this.#ways++;
    if (this.#rests) {
      this.#rests.push({ place: one.place.index, v: this.#v.slice(), passed: [...this.#passing] });
      return;
    }
    if (this.#wanted >= 0) {
      if (way === this.#wanted) this.#draws = Object.fromEntries(this.#drawn);
      return;
    }
    const { index } = one.place;
    const words = this.#show(one);
    if (this.#still.length > 0) this.#noteChanges(index);
    const code = this.#codes[index];
    if (!code) {
      this.#tooLarge.set(index, this.#live[index]?.length ?? 0);
      return;
    }
    const packed = encode(code, this.#v);
    const next = this.#states.length;
    if (this.#full) {
      const known = this.#table.known(index, packed, this.#states.place, this.#states.code);
      if (known < 0) this.#capped = true;
      else this.#edge(known, way, words);
      return;
    }
    const found = this.#table.find(index, packed, next, this.#states.place, this.#states.code);
    if (found < 0) {
      const by = this.#source < 0 ? this.#beginnings.length : this.#edges.length;
      this.#states.add(index, packed, this.#source, by);
    }
    this.#edge(found < 0 ? next : found, way, words);
  }

  #edge(state: number, way: number, words: number): void {
    if (this.#source < 0) {
      this.#beginnings.push({ state, arm: this.#sourceRow, way, words, odds: this.#likely });
      return;
    }
    const told = Math.min(65_535, this.#sourceWords + words);
    this.#edges.add(state, this.#sourceRow, way, this.#sourceMark, told);
    if (this.#chancy) this.#odds.push(this.#likely);
  }

  /** Words of all that this move has put on screen; every condition on the way is asked. */
  #show(one: PlaceModel): number {
    const v = this.#v as unknown as readonly number[];
    const beat = one.arrival.length > 1 ? (this.#v[this.#model.beatSlot] ?? 0) : 0;
    const arrival = one.arrival[beat];
    let words = arrival ? this.#wordsOf(arrival) : 0;
    for (let at = 0; at < this.#shownCount; at++) words += this.#wordsOf(this.#shown[at] as ShownGroup);
    for (const asked of this.#everywhere) {
      if (asked.answers === 3) continue;
      const answer = ask(asked, v);
      if (!asked.since.has(answer)) asked.since.set(answer, this.#source < 0 ? -1 : this.#edges.length);
    }
    for (const asked of this.#also[one.place.index] ?? []) if (asked.answers !== 3) ask(asked, v);
    return words;
  }

  #wordsOf({ words, lines }: ShownGroup): number {
    if (lines.length === 0) return words;
    let all = words;
    for (const line of lines) if (ask(line.asked, this.#v as unknown as readonly number[])) all += line.words;
    return all;
  }

  /** A meter counts as changed when a move has changed it while its value mattered before and after. */
  #noteChanges(index: number): void {
    const after = this.#matters[index];
    const before = this.#source < 0 ? after : this.#matters[this.#states.place[this.#source] as number];
    const arm = this.#source < 0 ? this.#startOf(this.#sourceRow) : undefined;
    const still: number[] = [];
    for (const slot of this.#still) {
      const old = arm ? arm[slot] : this.#trail.before(slot, this.#v);
      const mattered = (before?.has(slot) ?? false) && (after?.has(slot) ?? false);
      if (mattered && old !== this.#v[slot]) this.#changed.add(slot);
      else still.push(slot);
    }
    this.#still = still;
  }

  #drawsOf(state: number, row: number, way: number): Record<string, string> {
    this.#wanted = way;
    this.#draws = undefined;
    this.#source = state;
    this.#ways = 0;
    if (state < 0) this.#begin(row);
    else {
      const one = this.#load(state);
      this.#take(one, row, one.written[row]?.footprint.writes ?? NOTHING);
    }
    this.#wanted = -1;
    return this.#draws ?? {};
  }

  #restsAfter(state: number, row: number): Rest[] {
    const rests: Rest[] = [];
    this.#rests = rests;
    this.#passing.length = 0;
    this.#source = state;
    this.#ways = 0;
    if (state < 0) this.#begin(row);
    else {
      const one = this.#load(state);
      this.#take(one, row, one.written[row]?.footprint.writes ?? NOTHING);
    }
    this.#rests = undefined;
    return rests;
  }

  #metBefore(state: number): boolean {
    const place = this.#states.place[state] as number;
    const met = this.#places[place]?.met ?? -1;
    const code = this.#codes[place];
    return met >= 0 && code !== undefined && valueOf(code, this.#states.code[state] as number, met) === 1;
  }

  #unpacked(state: number): Int32Array {
    this.#load(state);
    return this.#v.slice();
  }
}

type Row = PlaceModel["place"]["rows"][number];
const NOTHING: readonly number[] = [];
