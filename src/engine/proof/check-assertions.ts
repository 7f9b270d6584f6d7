import { compile } from "../machine/compile.ts";
import type { Assertion, Scenario } from "../scenario/scenario.ts";
import { edgesOf, type Explored, isEnding } from "./explored.ts";
import { explore } from "./explore.ts";
import type { Step } from "./finding.ts";
import { type Checked, draft, type Draft } from "./looked.ts";
import { Marks } from "./marks.ts";
import { modelOf } from "./model.ts";
import { backwardOf, type Backward, canReach, edgesBack, reachFrom } from "./reach.ts";
import { stepsTo } from "./witness.ts";

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
        ? brokenAt(explored, backward, at, assertion.kind)
        : brokenOrder(explored, backward, assertion);
    if (!witness) continue;
    const [a, b] = "first" in assertion ? [assertion.first, assertion.then] : ["", ""];
    const params = { rule: assertion.kind, at: at + 1, a, b };
    findings.push(draft("P19", "error", `/assertions/${at}`, params, () => witness));
  }
  const whole = !explored.capped && explored.tooLarge.size === 0 && explored.tooManyWays.size === 0;
  return { code: "P19", findings, undecided: !whole };
}

/** The first rest at which the condition has the answer it must not have. */
function brokenAt(explored: Explored, backward: Backward, at: number, kind: "always" | "never"): Step[] | undefined {
  const asked = explored.model.assertions.find(({ pointer }) => pointer === `/assertions/${at}`);
  const edge = asked?.since?.get(kind === "never");
  if (edge === undefined) return undefined;
  if (edge < 0) return stepsTo(explored, explored.beginnings[0]?.state ?? 0);
  const source = backward.source[edge];
  return source === undefined ? undefined : stepsTo(explored, source, [edge]);
}

function brokenOrder(explored: Explored, backward: Backward, { kind, first, then }: Order): Step[] | undefined {
  const happens = happenings(explored);
  const starts = explored.beginnings.map(({ state }) => state);
  if (kind === "before") {
    // Without `first` ever: is `then` among what can still come?
    const begun = explored.beginnings.find(({ arm, way }) => happens.atBeginning(arm, way, then));
    if (begun && !happens.atBeginning(begun.arm, begun.way, first)) return stepsTo(explored, begun.state);
    const free = explored.beginnings.flatMap(({ state, arm, way }) =>
      happens.atBeginning(arm, way, first) ? [] : [state],
    );
    const { by, order } = reachFrom(explored, free, (edge) => !happens.on(backward, edge, first));
    for (const state of order) {
      const [from, until] = edgesOf(explored, state);
      for (let edge = from; edge < until; edge++) {
        if (!happens.on(backward, edge, then) || happens.earlier(backward, edge, first, then)) continue;
        const { start, edges } = edgesBack(backward, by, state);
        return stepsTo(explored, start, [...edges, edge]);
      }
    }
    return undefined;
  }
  // After `first`: an ending that can be reached without `then`.
  const without = canReach(
    explored,
    backward,
    (state) => isEnding(explored, state),
    (edge) => !happens.on(backward, edge, then),
  );
  const { by, order } = reachFrom(explored, starts, () => true);
  const onward = (state: number, before: readonly number[], start: number): Step[] => {
    const after = reachFrom(explored, [state], (edge) => !happens.on(backward, edge, then));
    const end = after.order.find((one) => isEnding(explored, one)) ?? state;
    return stepsTo(explored, start, [...before, ...edgesBack(backward, after.by, end).edges]);
  };
  for (const { state, arm, way } of explored.beginnings) {
    const misses = happens.atBeginning(arm, way, first) && !happens.atBeginning(arm, way, then);
    if (misses && without[state] === 1) return onward(state, [], state);
  }
  for (const state of order) {
    const [from, until] = edgesOf(explored, state);
    for (let edge = from; edge < until; edge++) {
      const target = explored.to[edge] as number;
      if (without[target] === 0 || !happens.on(backward, edge, first) || happens.on(backward, edge, then)) continue;
      const { start, edges } = edgesBack(backward, by, state);
      return onward(target, [...edges, edge], start);
    }
  }
  return undefined;
}

/** What comes about in a move: the choice made, then every place passed, in order. */
function happenings(explored: Explored) {
  const { model, place, row, way } = explored;
  const idOf = (index: number): string => model.places[index]?.place.id ?? "";
  const kept = new Map<string, readonly string[]>();
  const along = (state: number, taken: number, at: number): readonly string[] => {
    const name = `${state} ${taken} ${at}`;
    let made = kept.get(name);
    if (!made) {
      const rest = explored.restsAfter(state, taken)[at];
      const here = state < 0 ? undefined : model.places[place[state] as number]?.place;
      const choice = here?.rows[taken]?.id ?? "";
      made = [...(choice === "" ? [] : [`${here?.id ?? ""}.${choice}`]), ...(rest?.passed ?? []).map(idOf)];
      kept.set(name, made);
    }
    return made;
  };
  const onEdge = (backward: Backward, edge: number): readonly string[] =>
    along(backward.source[edge] as number, row[edge] as number, way[edge] as number);
  return {
    atBeginning: (arm: number, at: number, id: string): boolean => along(-1, arm, at).includes(id),
    on: (backward: Backward, edge: number, id: string): boolean => onEdge(backward, edge).includes(id),
    /** Within one move: does `first` come before `then`? */
    earlier: (backward: Backward, edge: number, first: string, then: string): boolean => {
      const all = onEdge(backward, edge);
      const at = all.indexOf(first);
      return at >= 0 && at < all.indexOf(then);
    },
  };
}
