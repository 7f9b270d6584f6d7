import type { Components } from "./components.ts";
import { edgesOf, type Explored } from "./explored.ts";
import type { Range } from "./finding.ts";
import { stepsOf, type Way } from "./witness.ts";

/** What a route ends in, and which edges it may use. */
export interface Limits {
  /** By place: may a route end there? */
  readonly ends: Uint8Array;
  /** By edge; absent: any. */
  readonly usable?: Uint8Array;
}

/** The best that can still come, by component; `-Infinity` where no allowed ending can be reached. */
export interface Onward {
  readonly value: Float64Array;
  readonly earned: Int32Array;
  readonly owed: Int32Array;
}

/** A route: the line it was found by, what is best from everywhere, and where it begins. */
interface Chosen {
  readonly onward: Onward;
  readonly start: number;
  readonly over: number;
  readonly under: number;
}

const roomFor = (count: number): Onward => ({
  value: new Float64Array(count),
  earned: new Int32Array(count),
  owed: new Int32Array(count),
});

/** The best that can have been, by component, and how it came there. */
export interface Before {
  readonly value: Float64Array;
  /** The edge it was entered by; -1 where a beginning lies in it. */
  readonly by: Int32Array;
  readonly start: Int32Array;
}

/**
 * Extremes of a route's share: earned ÷ (total + owed), over all routes from a beginning to an allowed ending.
 *
 * Marks fall at a decision's first visit alone, so no circle of states bears any: within a component all is zero, and one
 * pass over the components from the endings back finds the route that is best for `earned − λ·owed`. The ratio is brought
 * home by Dinkelbach's method (1967): λ becomes the share of the best route until none is better. All in whole numbers.
 */
export class Shares {
  readonly #explored: Explored;
  readonly #parts: Components;
  /** By edge, the component it leads to: looked up once, not in every pass. */
  readonly #target: Int32Array;
  readonly #rooms: readonly [Onward, Onward];
  /** Room for a caller's own pass; the next range or question writes over it. */
  readonly scratch: Onward;

  constructor(explored: Explored, parts: Components) {
    this.#explored = explored;
    this.#parts = parts;
    this.#rooms = [roomFor(parts.count), roomFor(parts.count)];
    this.scratch = this.#rooms[0];
    this.#target = new Int32Array(explored.to.length);
    for (let edge = 0; edge < this.#target.length; edge++) {
      this.#target[edge] = parts.of[explored.to[edge] as number] as number;
    }
  }

  /** Null where no route of that kind has anything to earn. */
  range(measure: number, limits: Limits): Range | null {
    const highest = this.#extreme(measure, limits, 1);
    const lowest = highest && this.#extreme(measure, limits, -1);
    if (!highest || !lowest) return null;
    return { min: lowest.share, max: highest.share, lowest: lowest.route, highest: highest.route };
  }

  /** Is there a route whose share is at least `over / under`? The route with the most above that line, if so. */
  atLeast(measure: number, limits: Limits, over: number, under: number): Way | undefined {
    const onward = this.onward(measure, limits, over, under, 1, this.#rooms[0]);
    const start = this.#bestBeginning(onward);
    const total = this.#explored.marks.total[measure] ?? 0;
    if (start < 0 || total === 0) return undefined;
    const { state } = this.#explored.beginnings[start] ?? { state: 0 };
    if ((onward.value[this.#parts.of[state] as number] as number) - over * total < 0) return undefined;
    return this.#wayBy(start, onward, measure, limits, over, under, 1);
  }

  /**
   * By component, the most of `sign · (under·earned − over·owed)` on the way to an allowed ending.
   * @param room written into instead of making new arrays
   */
  onward(measure: number, limits: Limits, over: number, under: number, sign: 1 | -1, room?: Onward): Onward {
    const { mark, first, place } = this.#explored;
    const { count, nodes, first: starts } = this.#parts;
    const into = this.#target;
    const { value, earned, owed } = room ?? roomFor(count);
    const worth = this.#worths(measure);
    const gains = Float64Array.from(
      worth.earned,
      (has, kind) => sign * (under * has - over * (worth.owed[kind] as number)),
    );
    const { ends, usable } = limits;
    for (let part = 0; part < count; part++) {
      let best = Number.NEGATIVE_INFINITY;
      let bestEdge = -1;
      const until = starts[part + 1] as number;
      for (let at = starts[part] as number; at < until; at++) {
        const state = nodes[at] as number;
        if (best < 0 && ends[place[state] as number] === 1) [best, bestEdge] = [0, -1];
        const end = first[state + 1] as number;
        for (let edge = first[state] as number; edge < end; edge++) {
          const target = into[edge] as number;
          if (target === part) continue;
          const here = (value[target] as number) + (gains[mark[edge] as number] as number);
          if (here <= best || (usable && usable[edge] === 0)) continue;
          best = here;
          bestEdge = edge;
        }
      }
      value[part] = best;
      earned[part] = 0;
      owed[part] = 0;
      if (bestEdge < 0) continue;
      const target = into[bestEdge] as number;
      const kind = mark[bestEdge] as number;
      earned[part] = (earned[target] as number) + (worth.earned[kind] as number);
      owed[part] = (owed[target] as number) + (worth.owed[kind] as number);
    }
    return { value, earned, owed };
  }

  /** By component, the most of `sign · (under·earned − over·owed)` on the way from a beginning to it. */
  before(measure: number, over: number, under: number, sign: 1 | -1): Before {
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
    const worth = this.#worths(measure);
    const gains = Float64Array.from(
      worth.earned,
      (has, kind) => sign * (under * has - over * (worth.owed[kind] as number)),
    );
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

  /** The way that `before` speaks of, to a state. */
  wayBefore({ by, start }: Before, sources: Int32Array, state: number): Way {
    const { of } = this.#parts;
    const legs: number[][] = [];
    let goal = state;
    for (;;) {
      const part = of[goal] as number;
      const edge = by[part] as number;
      const beginning = start[part] as number;
      const entry =
        beginning >= 0 ? (this.#explored.beginnings[beginning]?.state ?? 0) : (this.#explored.to[edge] as number);
      legs.push(this.between(entry, goal));
      if (beginning >= 0) return { beginning, edges: legs.toReversed().flat() };
      legs.push([edge]);
      goal = sources[edge] as number;
    }
  }

  /** The route onward from a state that `onward` speaks of. */
  edgesOnward(state: number, onward: Onward, measure: number, limits: Limits, over: number, under: number): number[] {
    return this.#follow(state, onward, measure, limits, over, under, 1);
  }

  /** Fewest moves between two states of one component. */
  between(from: number, goal: number): number[] {
    if (from === goal) return [];
    const { to } = this.#explored;
    const part = this.#parts.of[from];
    const by = new Map<number, { edge: number; before: number }>();
    const queue = [from];
    for (let at = 0; at < queue.length; at++) {
      const state = queue[at] as number;
      const [first, until] = edgesOf(this.#explored, state);
      for (let edge = first; edge < until; edge++) {
        const target = to[edge] as number;
        if (this.#parts.of[target] !== part || target === from || by.has(target)) continue;
        by.set(target, { edge, before: state });
        queue.push(target);
      }
    }
    const edges: number[] = [];
    for (let at = by.get(goal); at; at = by.get(at.before)) edges.push(at.edge);
    return edges.toReversed();
  }

  #worths(measure: number): { earned: Int32Array; owed: Int32Array } {
    const { classes } = this.#explored.marks;
    return {
      earned: Int32Array.from(classes, (one) => one.earned[measure] ?? 0),
      owed: Int32Array.from(classes, (one) => one.owed[measure] ?? 0),
    };
  }

  #bestBeginning({ value }: Onward): number {
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (const [at, { state }] of this.#explored.beginnings.entries()) {
      const here = value[this.#parts.of[state] as number] as number;
      if (here > most) [best, most] = [at, here];
    }
    return best;
  }

  #extreme(measure: number, limits: Limits, sign: 1 | -1): { share: number; route: Range["highest"] } | undefined {
    const { marks, beginnings } = this.#explored;
    const total = marks.total[measure] ?? 0;
    if (total === 0) return undefined;
    let over = sign === 1 ? 0 : 1;
    let under = 1;
    let chosen: Chosen | undefined;
    // Two rooms in turn, one for the best so far and one to try: a pass over millions of states needs much.
    let spare = this.#rooms[1];
    let room = this.#rooms[0];
    // Each turn reaches a better share of finitely many; the guard is for a mistake of ours.
    for (let turn = 0; turn < 1000; turn++) {
      const onward = this.onward(measure, limits, over, under, sign, room);
      const start = this.#bestBeginning(onward);
      const state = beginnings[start]?.state;
      if (state === undefined) return undefined;
      const part = this.#parts.of[state] as number;
      const earned = onward.earned[part] as number;
      const owed = total + (onward.owed[part] as number);
      const gain = sign * (under * earned - over * owed);
      if (!chosen || gain > 0) {
        chosen = { onward, start, over, under };
        [room, spare] = [spare, room];
      }
      // A route that owes nothing has no share; it is never better than the line.
      if (gain <= 0 || owed <= 0) break;
      [over, under] = [earned, owed];
      // Nothing is above all or below nothing; the turn that would say so is spared.
      if (sign === 1 ? earned >= owed : earned <= 0) break;
    }
    if (!chosen) return undefined;
    if (this.#owedBy(measure, chosen) > 0) return this.#told(measure, limits, sign, chosen, over / under);
    // The best route owes nothing and so has no share. If another does, all that owe have the share of the line.
    const onward = this.onward(measure, limits, -1, 0, 1);
    const most = { onward, start: this.#bestBeginning(onward), over: -1, under: 0 };
    if (this.#owedBy(measure, most) <= 0) return undefined;
    return this.#told(measure, limits, 1, most, over / under);
  }

  #owedBy(measure: number, { onward, start }: Chosen): number {
    const state = this.#explored.beginnings[start]?.state ?? 0;
    return (this.#explored.marks.total[measure] ?? 0) + (onward.owed[this.#parts.of[state] as number] as number);
  }

  #told(measure: number, limits: Limits, sign: 1 | -1, { onward, start, over, under }: Chosen, share: number) {
    return {
      share,
      // Written out at once: the next pass uses the room it is read from.
      route: stepsOf(this.#explored, this.#wayBy(start, onward, measure, limits, over, under, sign)),
    };
  }

  /** The route that `onward` speaks of, from a beginning. */
  #wayBy(
    beginning: number,
    onward: Onward,
    measure: number,
    limits: Limits,
    over: number,
    under: number,
    sign: 1 | -1,
  ): Way {
    const state = this.#explored.beginnings[beginning]?.state ?? 0;
    return { beginning, edges: this.#follow(state, onward, measure, limits, over, under, sign) };
  }

  #follow(
    from: number,
    { value }: Onward,
    measure: number,
    limits: Limits,
    over: number,
    under: number,
    sign: 1 | -1,
  ): number[] {
    const { to, mark } = this.#explored;
    const worth = this.#worths(measure);
    const edges: number[] = [];
    let state = from;
    for (;;) {
      const part = this.#parts.of[state] as number;
      const wanted = value[part] as number;
      const leaves = (edge: number): boolean => {
        const target = this.#parts.of[to[edge] as number] as number;
        if (target === part || (limits.usable && limits.usable[edge] === 0)) return false;
        const kind = mark[edge] as number;
        const gain = sign * (under * (worth.earned[kind] as number) - over * (worth.owed[kind] as number));
        return (value[target] as number) + gain === wanted;
      };
      const found = this.#within(state, limits, wanted === 0, leaves);
      if (!found) return edges;
      edges.push(...found.edges);
      if (found.out === undefined) return edges;
      edges.push(found.out);
      state = to[found.out] as number;
    }
  }

  /** Within a component, fewest moves to an allowed ending or to an edge that leaves as wanted. */
  #within(
    from: number,
    limits: Limits,
    mayEnd: boolean,
    leaves: (edge: number) => boolean,
  ): { edges: number[]; out?: number } | undefined {
    const { to } = this.#explored;
    const part = this.#parts.of[from] as number;
    const by = new Map<number, { edge: number; before: number }>();
    const queue = [from];
    const seen = new Set(queue);
    const back = (state: number): number[] => {
      const edges: number[] = [];
      for (let at = by.get(state); at; at = by.get(at.before)) edges.push(at.edge);
      return edges.toReversed();
    };
    for (let at = 0; at < queue.length; at++) {
      const state = queue[at] as number;
      if (mayEnd && limits.ends[this.#explored.place[state] as number] === 1) return { edges: back(state) };
      const [first, until] = edgesOf(this.#explored, state);
      for (let edge = first; edge < until; edge++) {
        if (leaves(edge)) return { edges: back(state), out: edge };
        const target = to[edge] as number;
        if (this.#parts.of[target] !== part || seen.has(target)) continue;
        if (limits.usable && limits.usable[edge] === 0) continue;
        seen.add(target);
        by.set(target, { edge, before: state });
        queue.push(target);
      }
    }
    return undefined;
  }
}
