import { edgesOf, type Explored } from "./explored.ts";
import type { Way } from "./witness.ts";

/** Beyond so many no shorter way is looked for; nobody reads a witness that is so hard to find. */
const MOST = 300_000;
/** Values lie well within this, or the search is not begun. */
const VALUES = 2 ** 20;

/** What is looked for. Values are what a lane has earned so far: a sum of gains. */
export interface Sought {
  /** By class of marks, what it adds. */
  readonly gains: ArrayLike<number>;
  /** One of these edges must be taken; absent: none. */
  readonly through?: (edge: number, state: number) => boolean;
  readonly isGoal: (state: number, value: number) => boolean;
  /** False: from here it cannot be reached any more. */
  readonly mayLead: (state: number, value: number) => boolean;
}

/**
 * The way of fewest moves from a beginning to a state with a value: breadth first over states, each with every value it can be
 * reached with. `undefined` where there is none, or too much to look at.
 */
export function fewestMoves({ beginnings, mark, to, first }: Explored, sought: Sought): Way | undefined {
  const { gains, through, isGoal, mayLead } = sought;
  // One entry for each state, value, and whether the edge was taken.
  const states: number[] = [];
  const values: number[] = [];
  const taken: boolean[] = [];
  const before: number[] = [];
  const by: number[] = [];
  const seen = new Set<number>();
  const put = (state: number, value: number, has: boolean, from: number, edge: number): void => {
    if (Math.abs(value) >= VALUES / 2 || !mayLead(state, value)) return;
    const key = (state * 2 + (has ? 1 : 0)) * VALUES + value + VALUES / 2;
    if (seen.has(key)) return;
    seen.add(key);
    states.push(state);
    values.push(value);
    taken.push(has);
    before.push(from);
    by.push(edge);
  };
  for (const [at, { state }] of beginnings.entries()) put(state, 0, through === undefined, -1, at);
  for (let at = 0; at < states.length && states.length < MOST; at++) {
    const [state, value, has] = [states[at] as number, values[at] as number, taken[at] as boolean];
    if (has && isGoal(state, value)) {
      const edges: number[] = [];
      let entry = at;
      for (; (before[entry] as number) >= 0; entry = before[entry] as number) edges.push(by[entry] as number);
      return { beginning: by[entry] as number, edges: edges.toReversed() };
    }
    const [from, until] = edgesOf({ first }, state);
    for (let edge = from; edge < until; edge++) {
      const gain = gains[mark[edge] as number] ?? 0;
      put(to[edge] as number, value + gain, has || through?.(edge, state) === true, at, edge);
    }
  }
  return undefined;
}
