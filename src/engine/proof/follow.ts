import type { Components } from "./components.ts";
import { edgesOf, type Explored } from "./explored.ts";
import type { Before, Lane } from "./onward.ts";
import type { Way } from "./witness.ts";

/** Reads routes out of what the passes over a graph have found. */
export class Follow {
  readonly #explored: Explored;
  readonly #parts: Components;

  constructor(explored: Explored, parts: Components) {
    this.#explored = explored;
    this.#parts = parts;
  }

  /**
   * The route from a state to an allowed ending that is best by a lane.
   * @param gains of each class of marks, by this lane
   * @param value of a component, by this lane
   */
  onward(from: number, lane: Lane, gains: Float64Array, value: (part: number) => number): number[] {
    const { to, mark } = this.#explored;
    const edges: number[] = [];
    let state = from;
    for (;;) {
      const part = this.#parts.of[state] as number;
      const wanted = value(part);
      const leaves = (edge: number): boolean => {
        const target = this.#parts.of[to[edge] as number] as number;
        if (target === part || (lane.usable && lane.usable[edge] === 0)) return false;
        return value(target) + (gains[mark[edge] as number] as number) === wanted;
      };
      const found = this.#within(state, lane, wanted === 0, leaves);
      if (!found) return edges;
      for (const edge of found.edges) edges.push(edge);
      if (found.out === undefined) return edges;
      edges.push(found.out);
      state = to[found.out] as number;
    }
  }

  /** The way that `before` speaks of, to a state. @param sources by edge, the state it starts from */
  before({ by, start }: Before, sources: Int32Array, state: number): Way {
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

  /** Fewest moves between two states of one component. */
  between(from: number, goal: number): number[] {
    if (from === goal) return [];
    return (
      this.#search(
        from,
        (state) => state === goal,
        () => true,
      )?.edges ?? []
    );
  }

  /** Within a component, fewest moves to an allowed ending or to an edge that leaves as wanted. */
  #within(from: number, { ends, usable }: Lane, mayEnd: boolean, leaves: (edge: number) => boolean) {
    const over = (state: number): boolean => mayEnd && ends[this.#explored.place[state] as number] === 1;
    return this.#search(from, over, (edge) => !usable || usable[edge] === 1, leaves);
  }

  /** Breadth first within a component, until a state is one looked for or an edge leaves as wanted. */
  #search(
    from: number,
    isGoal: (state: number) => boolean,
    mayUse: (edge: number) => boolean,
    leaves: (edge: number) => boolean = () => false,
  ): { readonly edges: number[]; readonly out?: number } | undefined {
    const { to } = this.#explored;
    const { of, first } = this.#parts;
    const part = of[from] as number;
    // Most components are one state, and there is nothing to search.
    if ((first[part + 1] as number) - (first[part] as number) === 1) return this.#here(from, isGoal, leaves);
    const by = new Map<number, { edge: number; before: number }>();
    const queue = [from];
    const back = (state: number): number[] => {
      const edges: number[] = [];
      for (let at = by.get(state); at; at = by.get(at.before)) edges.push(at.edge);
      return edges.toReversed();
    };
    for (let at = 0; at < queue.length; at++) {
      const state = queue[at] as number;
      if (isGoal(state)) return { edges: back(state) };
      const [begin, until] = edgesOf(this.#explored, state);
      for (let edge = begin; edge < until; edge++) {
        if (leaves(edge)) return { edges: back(state), out: edge };
        const target = to[edge] as number;
        if (of[target] !== part || target === from || by.has(target) || !mayUse(edge)) continue;
        by.set(target, { edge, before: state });
        queue.push(target);
      }
    }
    return undefined;
  }

  #here(state: number, isGoal: (state: number) => boolean, leaves: (edge: number) => boolean) {
    if (isGoal(state)) return { edges: [] };
    const [begin, until] = edgesOf(this.#explored, state);
    for (let edge = begin; edge < until; edge++) if (leaves(edge)) return { edges: [], out: edge };
    return undefined;
  }
}
