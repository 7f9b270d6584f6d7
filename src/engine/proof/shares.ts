import type { Components } from "./components.ts";
import type { Explored } from "./explored.ts";
import type { Range } from "./finding.ts";
import { Follow } from "./follow.ts";
import { type Before, type Lane, NEVER, Passes, widthOf } from "./onward.ts";
import { stepsOf, type Way } from "./witness.ts";

/** What a range is asked of: a measure, and by place whether a route may end there. */
export type Asking = Pick<Lane, "measure" | "ends">;

/** A route with what it earns, and owes all told. */
interface Route extends Way {
  readonly earned: number;
  readonly owed: number;
}

/** More at once would take more memory than it saves time. */
const LANES_AT_ONCE = 4;

/**
 * Extremes of a route's share: earned ÷ (total + owed), over all routes from a beginning to an allowed ending. The route
 * that is best for `earned − λ·owed` is found by one pass over the graph; the ratio is brought home by Dinkelbach's method
 * (1967): λ becomes the share of the best route until none is better. All in whole numbers.
 */
export class Shares {
  readonly #explored: Explored;
  readonly #parts: Components;
  readonly #passes: Passes;
  readonly #follow: Follow;
  #room: Int32Array | undefined;

  constructor(explored: Explored, parts: Components) {
    this.#explored = explored;
    this.#parts = parts;
    this.#passes = new Passes(explored, parts);
    this.#follow = new Follow(explored, parts);
  }

  /** One range for each that is asked, in that order; null where no route of that kind has anything to earn. */
  ranges(asked: readonly Asking[]): (Range | null)[] {
    const pairs = asked.map((one) => [new Extreme(one, 1, this.#total(one)), new Extreme(one, -1, this.#total(one))]);
    const open = pairs.flat().filter(({ lane }) => lane !== undefined);
    for (let at = 0; at < open.length; at += LANES_AT_ONCE) this.#bringHome(open.slice(at, at + LANES_AT_ONCE));
    this.#room = undefined;
    return pairs.map(([highest, lowest]): Range | null => {
      const [high, low] = [highest?.found, lowest?.found];
      if (!high || !low) return null;
      return { min: low.share, max: high.share, lowest: this.#told(low.route), highest: this.#told(high.route) };
    });
  }

  /** Is there a route whose share is at least `over / under`? The route with the most above that line, if so. */
  atLeast(lane: Lane, value: Int32Array = this.onward(lane)): Way | undefined {
    const total = this.#total(lane);
    const beginning = this.#bestBeginning(value, 1, 0);
    if (beginning < 0 || total === 0) return undefined;
    const state = this.#explored.beginnings[beginning]?.state ?? 0;
    if ((value[this.#parts.of[state] as number] as number) - lane.over * total < 0) return undefined;
    return { beginning, edges: this.edgesOnward(state, value, lane) };
  }

  /** By component, the most of `sign · (under·earned − over·owed)` on the way to an allowed ending. */
  onward(lane: Lane): Int32Array {
    return this.#passes.onward([lane]);
  }

  /** By component, the most of the same on the way from a beginning to it. */
  before(measure: number, over: number, under: number, sign: 1 | -1): Before {
    return this.#passes.before({ measure, over, under, sign });
  }

  /** The way that `before` speaks of, to a state. */
  wayBefore(before: Before, sources: Int32Array, state: number): Way {
    return this.#follow.before(before, sources, state);
  }

  /** The route onward from a state that `onward` speaks of. */
  edgesOnward(state: number, onward: Int32Array, lane: Lane): number[] {
    return this.#follow.onward(state, lane, this.#passes.gainsOf(lane), (part) => onward[part] as number);
  }

  /** Fewest moves between two states of one component. */
  between(from: number, goal: number): number[] {
    return this.#follow.between(from, goal);
  }

  #total({ measure }: Pick<Lane, "measure">): number {
    return this.#explored.marks.total[measure] ?? 0;
  }

  /** Passes over the graph until each of these has its extreme. */
  #bringHome(extremes: readonly Extreme[]): void {
    this.#room ??= new Int32Array(this.#parts.count * LANES_AT_ONCE);
    for (let open = extremes; open.length > 0; open = open.filter(({ lane }) => lane !== undefined)) {
      const lanes = open.flatMap(({ lane }) => lane ?? []);
      const value = this.#passes.onward(lanes, this.#room);
      for (const [at, lane] of lanes.entries()) open[at]?.take(this.#bestRoute(value, widthOf(lanes), at, lane));
    }
  }

  #bestRoute(value: Int32Array, width: number, at: number, lane: Lane): Route | undefined {
    const beginning = this.#bestBeginning(value, width, at);
    const state = this.#explored.beginnings[beginning]?.state;
    if (state === undefined) return undefined;
    const own = (part: number): number => value[part * width + at] as number;
    const edges = this.#follow.onward(state, lane, this.#passes.gainsOf(lane), own);
    let [earned, owed] = [0, this.#total(lane)];
    for (const edge of edges) {
      const kind = this.#explored.marks.classes[this.#explored.mark[edge] as number];
      earned += kind?.earned[lane.measure] ?? 0;
      owed += kind?.owed[lane.measure] ?? 0;
    }
    return { beginning, edges, earned, owed };
  }

  #bestBeginning(value: Int32Array, width: number, lane: number): number {
    let best = -1;
    let most = NEVER;
    for (const [at, { state }] of this.#explored.beginnings.entries()) {
      const here = value[(this.#parts.of[state] as number) * width + lane] as number;
      if (here > most) [best, most] = [at, here];
    }
    return best;
  }

  #told(route: Way): Range["highest"] {
    return stepsOf(this.#explored, route);
  }
}

/** The search for one extreme: the line it is held against now, and the best route so far. */
class Extreme {
  /** What is asked of the next pass; absent when the search is over. */
  lane: Lane | undefined;
  found: { readonly share: number; readonly route: Way } | undefined;
  #best: Route | undefined;

  constructor(asked: Asking, sign: 1 | -1, total: number) {
    if (total > 0) this.lane = { ...asked, sign, over: sign === 1 ? 1 : 0, under: 1 };
  }

  /** The first line is the best there could be, all or nothing: mostly some route is on it, and one pass is enough. */
  #hoped = true;

  /** The route that is best by the lane; none: no route of that kind. Each turn reaches a better share of finitely many. */
  take(route: Route | undefined): void {
    const { lane } = this;
    if (!lane || !route) return void (this.lane = undefined);
    const { over, under, sign } = lane;
    const { earned, owed } = route;
    // Asked for the route that owes most, because the best by its line owed nothing.
    if (under === 0) return this.#end(owed > 0 ? route : undefined);
    const gain = sign * (under * earned - over * owed);
    if (!this.#best || gain > 0) this.#best = route;
    if (this.#hoped) {
      this.#hoped = false;
      if (gain === 0 && owed > 0) return this.#settle(lane);
      // Nobody is on it. Of one who owes nothing no line can be taken: then from the other end.
      const other = { over: sign === 1 ? 0 : 1, under: 1 };
      return void (this.lane = { ...lane, ...(owed > 0 ? { over: earned, under: owed } : other) });
    }
    // A route that owes nothing has no share; it is never better than the line.
    if (gain <= 0 || owed <= 0) return this.#settle(lane);
    // Nothing is above all or below nothing; the turn that would say so is spared.
    const next = { ...lane, over: earned, under: owed };
    if (sign === 1 ? earned >= owed : earned <= 0) return this.#settle(next);
    this.lane = next;
  }

  #share = 0;

  #settle(lane: Lane): void {
    this.#share = lane.over / lane.under;
    if ((this.#best?.owed ?? 0) > 0) return this.#end(this.#best);
    // If another route owes something, all that do have the share of the line.
    this.lane = { ...lane, sign: 1, over: -1, under: 0 };
  }

  #end(route: Way | undefined): void {
    this.lane = undefined;
    if (route) this.found = { share: this.#share, route };
  }
}
