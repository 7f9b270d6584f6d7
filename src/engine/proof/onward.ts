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
  /** By edge, the component it leads to: looked up once, not in every pass. */
  readonly #target: Int32Array;

  constructor(explored: Explored, parts: Components) {
    this.#explored = explored;
    this.#parts = parts;
    this.#target = new Int32Array(explored.to.length);
    for (let edge = 0; edge < this.#target.length; edge++) {
      this.#target[edge] = parts.of[explored.to[edge] as number] as number;
    }
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
    const { mark, first, place, marks } = this.#explored;
    const { count, nodes, first: starts } = this.#parts;
    const into = this.#target;
    const width = lanes.length;
    const gains = new Int32Array(marks.classes.length * width);
    for (const [at, lane] of lanes.entries()) {
      for (const [kind, gain] of this.gainsOf(lane).entries()) gains[kind * width + at] = gain;
    }
    const anyEnd = Uint8Array.from(lanes[0]?.ends ?? [], (_, at) => (lanes.some(({ ends }) => ends[at] === 1) ? 1 : 0));
    const usable = lanes[0]?.usable;
    const best = new Int32Array(width);
    for (let part = 0; part < count; part++) {
      best.fill(NEVER);
      const until = starts[part + 1] as number;
      for (let at = starts[part] as number; at < until; at++) {
        const state = nodes[at] as number;
        const where = place[state] as number;
        if (anyEnd[where] === 1) {
          for (const [lane, { ends }] of lanes.entries())
            if (ends[where] === 1) best[lane] = Math.max(0, best[lane] ?? 0);
        }
        const end = first[state + 1] as number;
        for (let edge = first[state] as number; edge < end; edge++) {
          const target = into[edge] as number;
          if (target === part || (usable && usable[edge] === 0)) continue;
          const from = target * width;
          const gain = (mark[edge] as number) * width;
          for (let lane = 0; lane < width; lane++) {
            const here = (room[from + lane] as number) + (gains[gain + lane] as number);
            if (here > (best[lane] as number)) best[lane] = here;
          }
        }
      }
      const own = part * width;
      for (let lane = 0; lane < width; lane++) {
        const most = best[lane] as number;
        // From nowhere, marks lead nowhere.
        room[own + lane] = most < NEVER / 2 ? NEVER : most;
      }
    }
    return room;
  }

  /** By component, the most of a lane on the way from a beginning to it, and how it came there. */
  before(lane: Omit<Lane, "ends" | "usable">): Before {
    const { beginnings, mark, first } = this.#explored;
    const into = this.#target;
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
          const target = into[edge] as number;
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
