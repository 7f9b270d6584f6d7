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

/** What stands for a component from which no allowed ending can be reached. Marks add up to nowhere near. */
export const NEVER = -(2 ** 30);

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
  readonly #kind: Uint16Array | Int32Array;

  constructor(explored: Explored, parts: Components) {
    this.#explored = explored;
    this.#parts = parts;
    const { to, mark, first, marks } = explored;
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
   * several lanes cost little more than one. `NEVER` where no allowed ending can be reached.
   * @param lanes which edges may be used is asked of the first, for all
   * @param room written into instead of making a new array
   */
  onward(lanes: readonly Lane[], room: Int32Array = new Int32Array(this.#parts.count * lanes.length)): Int32Array {
    const { place, marks } = this.#explored;
    const { count, nodes, first: starts } = this.#parts;
    const width = lanes.length;
    const shut = marks.classes.length;
    // The last kind is that of an edge that may not be used.
    const gains = new Int32Array((shut + 1) * width).fill(NEVER);
    for (const [at, lane] of lanes.entries()) {
      for (const [kind, gain] of this.gainsOf(lane).entries()) gains[kind * width + at] = gain;
    }
    const [firsts, to, kinds] = [this.#first, this.#to, this.#kindsBut(lanes[0]?.usable, shut)];
    const best = new Int32Array(width);
    for (let part = 0; part < count; part++) {
      best.fill(NEVER);
      const until = firsts[part + 1] as number;
      const from = firsts[part] as number;
      for (let edge = from; edge < until; edge++) {
        const target = (to[edge] as number) * width;
        const gain = (kinds[edge] as number) * width;
        for (let lane = 0; lane < width; lane++) {
          const here = (room[target + lane] as number) + (gains[gain + lane] as number);
          if (here > (best[lane] as number)) best[lane] = here;
        }
      }
      // Nothing leads out of an ending.
      const where = from === until ? (place[nodes[starts[part] as number] as number] as number) : -1;
      const own = part * width;
      for (let lane = 0; lane < width; lane++) {
        const most = best[lane] as number;
        // From nowhere, marks lead nowhere.
        room[own + lane] = most < NEVER / 2 ? NEVER : most;
        if (where >= 0 && lanes[lane]?.ends[where] === 1) room[own + lane] = 0;
      }
    }
    return room;
  }

  /** The kinds of the edges that leave a component, those that may not be used as one of their own. */
  #kindsBut(usable: Uint8Array | undefined, shut: number): Uint16Array | Int32Array {
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
