import type { Components } from "./components.ts";
import type { Explored } from "./explored.ts";

/** One thing to be made the most of: `sign · (under·earned − over·owed)`, of one measure, on the way to an allowed ending. */
export interface Lane {
  readonly measure: number;
  readonly over: number;
  readonly under: number;
  readonly sign: 1 | -1;
  /** By place: may a route end there? */
  readonly ends: Uint8Array;
  /** By edge: may a route use it? Absent: any. */
  readonly usable?: Uint8Array;
}

type Kinds = Uint16Array | Int32Array;

/** What stands for a component from which no allowed ending can be reached. Marks add up to nowhere near. */
export const NEVER = -(2 ** 30);

/** How many values a component has in a pass of these lanes. */
export const widthOf = (lanes: readonly Lane[]): 1 | 4 => (lanes.length === 1 ? 1 : 4);

/** From nowhere, marks lead nowhere. */
const orNever = (most: number): number => (most < NEVER / 2 ? NEVER : most);

const atEnd = (lane: Lane | undefined, place: number): number => (lane?.ends[place] === 1 ? 0 : NEVER);

/**
 * Passes over the components of a graph. Marks fall at a decision's first visit alone, so no circle of states bears any:
 * within a component all is zero, and one pass finds for every component what is best on the way on, or on the way there.
 */
export class Passes {
  readonly #explored: Explored;
  readonly #parts: Components;
  /** The edges that leave a component, one component after the other: what a pass reads lies in a row. */
  readonly #first: Int32Array;
  readonly #to: Int32Array;
  readonly #kind: Kinds;
  /** By component, the place of its first state: of an ending, which nothing leads out of, its own. */
  readonly #last: Int32Array;

  constructor(explored: Explored, parts: Components) {
    this.#explored = explored;
    this.#parts = parts;
    const { to, mark, first, marks, place } = explored;
    const { count, of, nodes, first: starts } = parts;
    const kinds = marks.classes.length < 65_535 ? new Uint16Array(to.length) : new Int32Array(to.length);
    const firsts = new Int32Array(count + 1);
    const targets = new Int32Array(to.length);
    let put = 0;
    for (let part = 0; part < count; part++) {
      firsts[part] = put;
      for (let at = starts[part] as number; at < (starts[part + 1] as number); at++) {
        const state = nodes[at] as number;
        const until = first[state + 1] as number;
        for (let edge = first[state] as number; edge < until; edge++) {
          const target = of[to[edge] as number] as number;
          if (target === part) continue;
          targets[put] = target;
          kinds[put++] = mark[edge] as number;
        }
      }
    }
    firsts[count] = put;
    [this.#first, this.#to, this.#kind] = [firsts, targets, kinds];
    this.#last = new Int32Array(count);
    for (let part = 0; part < count; part++)
      this.#last[part] = place[nodes[starts[part] as number] as number] as number;
  }

  /** Of each class of marks, what it adds to a lane. */
  gainsOf({ measure, over, under, sign }: Lane): Float64Array {
    return Float64Array.from(
      this.#explored.marks.classes,
      ({ earned, owed }) => sign * (under * (earned[measure] ?? 0) - over * (owed[measure] ?? 0)),
    );
  }

  /**
   * By component and lane, the most on the way to an allowed ending: the values of a component lie side by side, so that
   * four lanes cost little more than one. `NEVER` where no allowed ending can be reached.
   * @param lanes one, or up to four, which then take the room of four; which edges may be used is asked of the first, for all
   * @param room written into instead of making a new array
   */
  onward(lanes: readonly Lane[], room: Int32Array = new Int32Array(this.#parts.count * widthOf(lanes))): Int32Array {
    const width = widthOf(lanes);
    const shut = this.#explored.marks.classes.length;
    // The last kind is that of an edge that may not be used.
    const gains = new Int32Array((shut + 1) * width).fill(NEVER);
    for (const [at, lane] of lanes.entries()) {
      for (const [kind, gain] of this.gainsOf(lane).entries()) gains[kind * width + at] = gain;
    }
    const kinds = this.#kindsBut(lanes[0]?.usable, shut);
    if (width === 1) this.#one(lanes, kinds, gains, room);
    else this.#four(lanes, kinds, gains, room);
    return room;
  }

  #one([lane]: readonly Lane[], kinds: Kinds, gains: Int32Array, room: Int32Array): void {
    const [firsts, to, last] = [this.#first, this.#to, this.#last];
    const { count } = this.#parts;
    let edge = 0;
    for (let part = 0; part < count; part++) {
      const until = firsts[part + 1] as number;
      if (edge === until) {
        room[part] = atEnd(lane, last[part] as number);
        continue;
      }
      let most = NEVER;
      for (; edge < until; edge++) {
        const here = (room[to[edge] as number] as number) + (gains[kinds[edge] as number] as number);
        if (here > most) most = here;
      }
      room[part] = orNever(most);
    }
  }

  /** The same four times side by side: the edges are read once, and four values are kept at hand. */
  #four(lanes: readonly Lane[], kinds: Kinds, gains: Int32Array, room: Int32Array): void {
    const [firsts, to, last] = [this.#first, this.#to, this.#last];
    const { count } = this.#parts;
    let edge = 0;
    for (let part = 0; part < count; part++) {
      const own = part * 4;
      const until = firsts[part + 1] as number;
      if (edge === until) {
        for (let lane = 0; lane < 4; lane++) room[own + lane] = atEnd(lanes[lane], last[part] as number);
        continue;
      }
      let a = NEVER;
      let b = NEVER;
      let c = NEVER;
      let d = NEVER;
      for (; edge < until; edge++) {
        const target = (to[edge] as number) * 4;
        const gain = (kinds[edge] as number) * 4;
        const toA = (room[target] as number) + (gains[gain] as number);
        const toB = (room[target + 1] as number) + (gains[gain + 1] as number);
        const toC = (room[target + 2] as number) + (gains[gain + 2] as number);
        const toD = (room[target + 3] as number) + (gains[gain + 3] as number);
        if (toA > a) a = toA;
        if (toB > b) b = toB;
        if (toC > c) c = toC;
        if (toD > d) d = toD;
      }
      room[own] = orNever(a);
      room[own + 1] = orNever(b);
      room[own + 2] = orNever(c);
      room[own + 3] = orNever(d);
    }
  }

  /** The kinds of the edges that leave a component, those that may not be used as one of their own. */
  #kindsBut(usable: Uint8Array | undefined, shut: number): Kinds {
    if (!usable) return this.#kind;
    const kinds = this.#kind.slice();
    const { to, first } = this.#explored;
    const { of, nodes } = this.#parts;
    let at = 0;
    for (let node = 0; node < nodes.length; node++) {
      const state = nodes[node] as number;
      const until = first[state + 1] as number;
      for (let edge = first[state] as number; edge < until; edge++) {
        if (of[to[edge] as number] === of[state]) continue;
        if (usable[edge] === 0) kinds[at] = shut;
        at++;
      }
    }
    return kinds;
  }

  /** By component, the most of a lane on the way from a beginning to it, and how it came there. */
  before(lane: Omit<Lane, "ends" | "usable">): Before {
    const { beginnings, mark, first, to } = this.#explored;
    const { count, of, nodes, first: starts } = this.#parts;
    const value = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
    const by = new Int32Array(count).fill(-1);
    const start = new Int32Array(count).fill(-1);
    for (const [at, { state }] of beginnings.entries()) {
      const part = of[state] as number;
      if ((value[part] as number) >= 0) continue;
      value[part] = 0;
      start[part] = at;
    }
    const gains = this.gainsOf({ ...lane, ends: new Uint8Array(0) });
    for (let part = count - 1; part >= 0; part--) {
      const here = value[part] as number;
      if (here === Number.NEGATIVE_INFINITY) continue;
      for (let at = starts[part] as number; at < (starts[part + 1] as number); at++) {
        const state = nodes[at] as number;
        const end = first[state + 1] as number;
        for (let edge = first[state] as number; edge < end; edge++) {
          const target = of[to[edge] as number] as number;
          if (target === part) continue;
          const there = here + (gains[mark[edge] as number] as number);
          if (there <= (value[target] as number)) continue;
          value[target] = there;
          by[target] = edge;
          start[target] = -1;
        }
      }
    }
    return { value, by, start };
  }
}

/** The best that can have been, by component, and how it came there. */
export interface Before {
  readonly value: Float64Array;
  /** The edge it was entered by; -1 where a beginning lies in it. */
  readonly by: Int32Array;
  readonly start: Int32Array;
}
