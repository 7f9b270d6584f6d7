import { ALWAYS } from "../machine/condition.ts";
import type { Row, Vector } from "../machine/program.ts";
import { ask, type Asked, type ShownGroup } from "./asked.ts";
import type { Made, Met, Together } from "./explored.ts";
import { Trail } from "./grown.ts";
import type { Model, PlaceModel } from "./model.ts";

/** More ways than this in one move are not followed; no author writes so many chance scenes in a row. */
const MOST_WAYS = 4096;

/** Where a move comes to rest, and which of the ways chance can go this was. Everything else stands in the mover. */
export type OnRest = (one: PlaceModel, way: number) => void;

/**
 * Makes moves on one vector, with chance going all ways, and takes each back. The rows are those that live play runs on;
 * what is passed and asked on the way is noted.
 */
export class Mover {
  readonly v: Int32Array;
  /** What this move has changed so far. */
  readonly trail = new Trail();
  /** Keep outcomes and places passed? It costs time that exploring does not have. */
  traced = false;
  /** Of the way being gone: how likely chance is to go it, when traced its outcomes and the places passed, the last one with them. */
  likely = 1;
  readonly drawn: (readonly [scene: string, outcome: string])[] = [];
  readonly passed: number[] = [];
  readonly met: Omit<Met, "changed">;
  /** Places from which chance can go more ways than are looked at. */
  readonly tooManyWays = new Set<number>();
  /** Of the move being made: the state it starts from, -1 for a beginning, and its row or arm. */
  source = -1;
  row = 0;

  readonly #model: Model;
  readonly #places: readonly PlaceModel[];
  /** Asked at every rest, and by place. */
  readonly #everywhere: readonly Asked[];
  readonly #also: readonly (readonly Asked[])[];
  readonly #rows: Uint8Array[];
  /** By place and row, the slots it writes; rows that write the same share a list. */
  readonly #writes: readonly (readonly Int32Array[])[];
  /** By chance place and row, how likely it is. */
  readonly #chances: readonly (Float64Array | undefined)[];
  /** By phase and interrupt, the slots it writes. */
  readonly #interruptWrites: readonly (readonly Int32Array[])[];
  readonly #together = new Map<number, Together[]>();
  /** What this move has put on screen so far: words of lines that always show, and the groups (the first `#shownCount`) that ask. */
  #words = 0;
  readonly #shown: ShownGroup[] = [];
  #shownCount = 0;
  #from = -1;
  #ways = 0;
  #onRest: OnRest = () => {};

  /** @param followed conditions of faces, items and what came later that are to be asked */
  constructor(model: Model, followed: ReadonlySet<Asked>) {
    this.#model = model;
    this.#places = model.places;
    this.#everywhere = [...model.moods, ...model.assertions].filter((one) => followed.has(one));
    this.#also = model.places.map(({ also }) => also.filter((one) => followed.has(one)));
    this.#rows = model.places.map(({ place }) => new Uint8Array(place.rows.length));
    const lists = new Map<string, Int32Array>();
    const listOf = (slots: readonly number[]): Int32Array => {
      const name = slots.join(" ");
      const list = lists.get(name) ?? Int32Array.from(slots);
      lists.set(name, list);
      return list;
    };
    this.#writes = model.places.map(({ place, written }) =>
      place.rows.map((_, at) => listOf(written[at]?.footprint.writes ?? [])),
    );
    this.#chances = model.places.map(({ place: { kind, weights } }) => {
      const all = weights.reduce((sum, weight) => sum + weight, 0);
      return kind === "chance" ? Float64Array.from(weights, (weight) => weight / all) : undefined;
    });
    this.#interruptWrites = model.interrupts.map((phase) =>
      phase.map(({ written }) => listOf(written.footprint.writes)),
    );
    this.met = {
      places: new Uint8Array(model.places.length),
      rows: this.#rows,
      interrupts: model.interrupts.map((phase) => new Uint8Array(phase.length)),
      together: this.#together,
    };
    this.v = Int32Array.from(model.slots, ({ min }) => min);
  }

  /** Begins: what stands in the vector is where play starts. */
  begin(onRest: OnRest): void {
    this.#from = -1;
    this.#start(onRest);
    this.#settle(this.#model.program.start, false);
  }

  /** Takes a row of the place the vector stands at. The vector is afterwards what it was before. */
  take(one: PlaceModel, at: number, onRest: OnRest): void {
    const row = one.place.rows[at] as Row;
    this.#from = one.place.index;
    (this.#rows[this.#from] as Uint8Array)[at] = 1;
    this.#start(onRest);
    this.#change(row, (this.#writes[this.#from] as Int32Array[])[at] as Int32Array);
    if (one.met >= 0 && row.leaves) {
      this.trail.noteOne(one.met, this.v);
      this.v[one.met] = 1;
    }
    this.#put(one.replies[at] as ShownGroup);
    this.#settle(row.to, true);
    this.trail.undo(0, this.v);
  }

  #start(onRest: OnRest): void {
    this.#onRest = onRest;
    this.#ways = 0;
    this.#words = 0;
    this.#shownCount = 0;
    if (this.traced) this.passed.length = 0;
  }

  #put(group: ShownGroup): void {
    if (group.lines.length === 0) this.#words += group.words;
    else this.#shown[this.#shownCount++] = group;
  }

  #change(row: Pick<Row, "apply">, writes: Int32Array): void {
    if (writes.length === 0) return;
    this.trail.note(writes, this.v);
    row.apply(this.v as unknown as number[]);
  }

  /** As `settle` of the machine, with chance going all ways. */
  #settle(from: number, mayInterrupt: boolean): void {
    let at = from;
    let may = mayInterrupt;
    for (;;) {
      const one = this.#places[at] as PlaceModel;
      this.met.places[at] = 1;
      if (this.traced) this.passed.push(at);
      if (one.passage) {
        this.#put(one.arrival[0] as ShownGroup);
        if (one.place.kind === "chance") return this.#chance(one, may);
        const row = this.#branch(one);
        (this.#rows[at] as Uint8Array)[row] = 1;
        this.#change(one.place.rows[row] as Row, (this.#writes[at] as Int32Array[])[row] as Int32Array);
        at = (one.place.rows[row] as Row).to;
        continue;
      }
      if (may && one.place.phase >= 0) {
        const to = this.#interrupted(one.place.phase, at);
        if (to >= 0) {
          may = false;
          at = to;
          continue;
        }
      }
      this.#onRest(one, this.#ways++);
      return;
    }
  }

  /** Where an interrupt leads, or leaves one; -1 when none breaks in. */
  #interrupted(phase: number, at: number): number {
    const v = this.v as unknown as Vector;
    const interrupts = this.#model.interrupts[phase] ?? [];
    for (let which = 0; which < interrupts.length; which++) {
      const { when, row, shown } = interrupts[which] as (typeof interrupts)[number];
      if (when.answers !== 3) ask(when, v);
      if (!row.open(v)) continue;
      (this.met.interrupts[phase] as Uint8Array)[which] = 1;
      this.#change(row, (this.#interruptWrites[phase] as Int32Array[])[which] as Int32Array);
      this.#put(shown);
      return row.to >= 0 ? row.to : at;
    }
    return -1;
  }

  #chance(one: PlaceModel, may: boolean): void {
    const { rows, index, id } = one.place;
    const chances = this.#chances[index] as Float64Array;
    const trail = this.trail.length;
    const shown = this.#shownCount;
    const words = this.#words;
    const { likely } = this;
    const passed = this.passed.length;
    for (let at = 0; at < rows.length; at++) {
      if (this.#ways >= MOST_WAYS) {
        this.tooManyWays.add(this.#from < 0 ? index : this.#from);
        return;
      }
      const row = rows[at] as Row;
      (this.#rows[index] as Uint8Array)[at] = 1;
      this.#change(row, (this.#writes[index] as Int32Array[])[at] as Int32Array);
      this.#put(one.replies[at] as ShownGroup);
      if (this.traced) this.drawn.push([id, row.id]);
      this.likely = likely * (chances[at] as number);
      this.#settle(row.to, may);
      this.likely = likely;
      if (this.traced) this.passed.length = passed;
      if (this.traced) this.drawn.pop();
      this.#shownCount = shown;
      this.#words = words;
      this.trail.undo(trail, this.v);
    }
  }

  /** The first row that holds; notes which hold at once. */
  #branch(one: PlaceModel): number {
    const v = this.v as unknown as Vector;
    const { rows, index, id } = one.place;
    let first = -1;
    for (let at = 0; at < rows.length; at++) {
      const when = one.whens[at];
      if (!when) {
        if (first < 0) first = at;
      } else if (ask(when, v)) {
        if (first < 0) first = at;
        else this.#atOnce(index, first, at);
      }
    }
    if (first < 0) throw new Error(`no row open in ${id}: the scenario was not parsed`);
    return first;
  }

  #atOnce(place: number, first: number, second: number): void {
    let pairs = this.#together.get(place);
    if (!pairs) this.#together.set(place, (pairs = []));
    for (let at = 0; at < pairs.length; at++) {
      const pair = pairs[at] as Together;
      if (pair.first === first && pair.second === second) return;
    }
    pairs.push({ first, second, made: this.#made(this.#ways) });
  }

  /** Words of all that this move has put on screen; every condition on the way is asked. To be called at a rest. */
  show(one: PlaceModel): number {
    const beat = one.arrival.length > 1 ? (this.v[this.#model.beatSlot] as number) : 0;
    const arrival = one.arrival[beat];
    let words = this.#words;
    if (arrival) words += arrival.lines.length === 0 ? arrival.words : this.#asking(arrival);
    for (let at = 0; at < this.#shownCount; at++) words += this.#asking(this.#shown[at] as ShownGroup);
    if (this.#everywhere.length > 0) this.#askEverywhere();
    const also = this.#also[one.place.index] as readonly Asked[];
    for (let at = 0; at < also.length; at++) {
      const asked = also[at] as Asked;
      if (asked.answers !== 3) ask(asked, this.v as unknown as Vector);
    }
    return words;
  }

  #askEverywhere(): void {
    for (const asked of this.#everywhere) {
      if (asked.answers === 3) continue;
      const answer = ask(asked, this.v as unknown as Vector);
      asked.since ??= new Map();
      // The rest that is shown has been counted.
      if (!asked.since.has(answer)) asked.since.set(answer, this.#made(this.#ways - 1));
    }
  }

  #made(way: number): Made {
    return { source: this.source, row: this.row, way };
  }

  /** Words of the lines that show. */
  #asking({ words, lines }: ShownGroup): number {
    let all = words;
    for (const line of lines) if (ask(line.asked, this.v as unknown as Vector)) all += line.words;
    return all;
  }

  /** Which rows of a place are open, as a list of `count`; their conditions are asked. */
  open({ place, whens }: PlaceModel, into: number[]): number {
    const v = this.v as unknown as Vector;
    const { rows } = place;
    let count = 0;
    for (let at = 0; at < rows.length; at++) {
      const when = whens[at];
      if (when && when.answers !== 3) ask(when, v);
      const { open } = rows[at] as Row;
      if (open === ALWAYS || open(v)) into[count++] = at;
    }
    return count;
  }
}
