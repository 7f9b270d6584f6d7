import { compile } from "../machine/compile.ts";
import type { Assertion, Scenario } from "../scenario/scenario.ts";
import type { Row } from "../machine/program.ts";
import { type Beginning, edgesOf, type Explored, isEnding, modelAt, type Rest } from "./explored.ts";
import { explore } from "./explore.ts";
import type { Step } from "./finding.ts";
import { type Checked, draft, type Draft } from "./looked.ts";
import { Marks } from "./marks.ts";
import { modelOf } from "./model.ts";
import { backwardOf, type Backward, edgesBack, reachFrom } from "./reach.ts";
import { stepsOf, stepsOfMade } from "./witness.ts";

type Order = Extract<Assertion, { first: string }>;

/**
 * P19: what the author says of every run. Explored apart, with the state that the author's conditions ask about kept
 * exact: nothing in play asks them, so nothing else should.
 */
export function checkAssertions(scenario: Scenario, maxStates: number): Checked {
  const assertions = scenario.assertions ?? [];
  if (assertions.length === 0) return { code: "P19", findings: [] };
  const program = compile(
    scenario,
    assertions.flatMap((one) => ("holds" in one ? [one.holds] : [])),
  );
  const model = modelOf(program);
  const options = { maxStates, followed: new Set(model.assertions) };
  const explored = explore(model, new Marks(scenario, undefined), options);
  const backward = backwardOf(explored);
  const findings: Draft[] = [];
  for (const [at, assertion] of assertions.entries()) {
    const witness =
      "holds" in assertion
        ? brokenAt(explored, at, assertion.kind)
        : assertion.kind === "before"
          ? brokenBefore(explored, backward, assertion)
          : brokenLeadsTo(explored, backward, assertion);
    if (!witness) continue;
    const [a, b] = "first" in assertion ? [assertion.first, assertion.then] : ["", ""];
    const params = { rule: assertion.kind, at: at + 1, a, b };
    findings.push(draft("P19", "error", `/assertions/${at}`, params, () => witness));
  }
  const whole = !explored.capped && explored.tooLarge.size === 0 && explored.tooManyWays.size === 0;
  return { code: "P19", findings, undecided: !whole };
}

/** The first rest at which the condition has the answer it must not have. */
function brokenAt(explored: Explored, at: number, kind: "always" | "never"): Step[] | undefined {
  const asked = explored.model.assertions.find(({ pointer }) => pointer === `/assertions/${at}`);
  const made = asked?.since?.get(kind === "never");
  return made && stepsOfMade(explored, made);
}

/** The second without the first before it, by the fewest moves. */
function brokenBefore(explored: Explored, backward: Backward, { first, then }: Order): Step[] | undefined {
  const happens = happenings(explored, backward);
  /** In one move or beginning, the first not having come before: does the second come ahead of it? */
  const ahead = (all: readonly string[]): boolean => {
    const [one, other] = [all.indexOf(first), all.indexOf(then)];
    return other >= 0 && (one < 0 || other < one);
  };
  const beginnings = explored.beginnings.map((_, at) => happens.atBeginning(at));
  const begun = beginnings.findIndex(ahead);
  if (begun >= 0) return stepsOf(explored, { beginning: begun, edges: [] });
  // Several may begin in the same state: the way told is that of one in which the first has not come.
  const free = new Map<number, number>();
  for (const [at, { state }] of explored.beginnings.entries()) {
    if (beginnings[at]?.includes(first) === false && !free.has(state)) free.set(state, at);
  }
  const { by, order } = reachFrom(explored, [...free.keys()], (edge) => !happens.on(edge).includes(first));
  for (const state of order) {
    const [from, until] = edgesOf(explored, state);
    for (let edge = from; edge < until; edge++) {
      if (!ahead(happens.on(edge))) continue;
      const { start, edges } = edgesBack(backward, by, state);
      return stepsOf(explored, { beginning: free.get(start) ?? 0, edges: [...edges, edge] });
    }
  }
  return undefined;
}

/** The first, and an ending without the second after it, by the fewest moves in all. */
function brokenLeadsTo(explored: Explored, backward: Backward, { first, then }: Order): Step[] | undefined {
  const happens = happenings(explored, backward);
  const misses = (all: readonly string[]): boolean => all.lastIndexOf(first) > all.lastIndexOf(then);
  const onward = movesToEnding(explored, backward, (edge) => !happens.on(edge).includes(then));
  const starts = explored.beginnings.map(({ state }) => state);
  const { by, order } = reachFrom(explored, starts, () => true);
  const depth = new Int32Array(explored.place.length);
  let fewest = Number.POSITIVE_INFINITY;
  let found: { readonly beginning: number; readonly edge?: number; readonly from: number } | undefined;
  const offer = (moves: number, one: NonNullable<typeof found>): void => {
    if (moves < fewest) [fewest, found] = [moves, one];
  };
  for (const [beginning, { state }] of explored.beginnings.entries()) {
    if (misses(happens.atBeginning(beginning))) offer(onward.moves[state] as number, { beginning, from: state });
  }
  for (const state of order) {
    const entered = by[state] as number;
    depth[state] = entered < 0 ? 0 : (depth[backward.source[entered] as number] as number) + 1;
    const [from, until] = edgesOf(explored, state);
    for (let edge = from; edge < until; edge++) {
      const moves = depth[state] + 1 + (onward.moves[explored.to[edge] as number] as number);
      if (moves < fewest && misses(happens.on(edge))) {
        const { start } = edgesBack(backward, by, state);
        offer(moves, { beginning: starts.indexOf(start), edge, from: explored.to[edge] as number });
      }
    }
  }
  if (!found) return undefined;
  const { beginning, edge, from } = found;
  const before = edge === undefined ? [] : [...edgesBack(backward, by, backward.source[edge] as number).edges, edge];
  return stepsOf(explored, { beginning, edges: [...before, ...onward.edges(from)] });
}

/** By state, the fewest moves to an ending over edges that may be used (infinite for none), and which they are. */
function movesToEnding(explored: Explored, backward: Backward, usable: (edge: number) => boolean) {
  const moves = new Float64Array(explored.place.length).fill(Number.POSITIVE_INFINITY);
  const by = new Int32Array(explored.place.length).fill(-1);
  const queue: number[] = [];
  for (let state = 0; state < moves.length; state++) {
    if (!isEnding(explored, state)) continue;
    moves[state] = 0;
    queue.push(state);
  }
  for (let at = 0; at < queue.length; at++) {
    const state = queue[at] as number;
    for (let index = backward.first[state] as number; index < (backward.first[state + 1] as number); index++) {
      const edge = backward.edges[index] as number;
      const source = backward.source[edge] as number;
      if (moves[source] !== Number.POSITIVE_INFINITY || !usable(edge)) continue;
      moves[source] = (moves[state] as number) + 1;
      by[source] = edge;
      queue.push(source);
    }
  }
  const edges = (from: number): number[] => {
    const all: number[] = [];
    for (let state = from; (by[state] as number) >= 0; state = explored.to[by[state] as number] as number)
      all.push(by[state] as number);
    return all;
  };
  return { moves, edges };
}

/** What comes about in a move or at a beginning: the choice made, then every place passed, in order. */
function happenings(explored: Explored, backward: Backward) {
  const { place, row, way, beginnings } = explored;
  const kept = new Map<number, readonly string[]>();
  const passed = (state: number, taken: number, at: number): string[] =>
    (explored.restsAfter(state, taken)[at] as Rest).passed.map((index) => modelAt(explored, index).place.id);
  return {
    atBeginning: (at: number): readonly string[] => {
      const { arm, way: went } = beginnings[at] as Beginning;
      return passed(-1, arm, went);
    },
    on: (edge: number): readonly string[] => {
      let made = kept.get(edge);
      if (!made) {
        const state = backward.source[edge] as number;
        const here = modelAt(explored, place[state] as number).place;
        // Of a move without a choice this is a name that no rule can ask for.
        const chosen = `${here.id}.${(here.rows[row[edge] as number] as Row).id}`;
        made = [chosen, ...passed(state, row[edge] as number, way[edge] as number)];
        kept.set(edge, made);
      }
      return made;
    },
  };
}
