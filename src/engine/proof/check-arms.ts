import type { Arm } from "../scenario/scenario.ts";
import { edgesOf, modelAt } from "./explored.ts";
import { type Checked, draft, type Draft, type Looked } from "./looked.ts";
import { stepsTo } from "./witness.ts";

/**
 * P18: arms may differ on the surface alone. Two arms are played side by side, move for move; where one offers another
 * choice than the other, or the same move leads elsewhere, they are not the same scenario.
 */
export function checkArms(looked: Looked): Checked {
  const { explored, program, decided } = looked;
  const arms = program.scenario.variants?.arms ?? [];
  if (arms.length < 2) return { code: "P18", findings: [] };
  // Where moves are left out of one arm only, two that are alike look different.
  if (!decided) return { code: "P18", findings: [], undecided: true };
  const findings: Draft[] = [];
  for (const [arm, { id }] of arms.entries()) {
    if (arm === 0) continue;
    const state = firstDifference(looked, arm);
    if (state === undefined) continue;
    const { place, pointer } = modelAt(explored, explored.place[state] as number);
    const params = { why: "graph", arm: id, other: (arms[0] as Arm).id, scene: place.id };
    findings.push(draft("P18", "error", pointer, params, () => stepsTo(explored, state)));
  }
  return { code: "P18", findings };
}

/** The first state of the base arm at which an arm goes its own way; `undefined` for none. */
function firstDifference({ explored }: Looked, arm: number): number | undefined {
  const begin = (of: number): number[] => explored.beginnings.flatMap((one) => (one.arm === of ? [one.state] : []));
  const [base, other] = [begin(0), begin(arm)];
  const queue: [number, number][] = [];
  const seen = new Set<number>();
  const push = (a: number, b: number): void => {
    const pair = a * explored.place.length + b;
    if (a === b || seen.has(pair)) return;
    seen.add(pair);
    queue.push([a, b]);
  };
  if (base.length !== other.length) return base[0] ?? 0;
  for (const [at, state] of base.entries()) {
    if (explored.place[state] !== explored.place[other[at] ?? -1]) return state;
    push(state, other[at] as number);
  }
  for (let at = 0; at < queue.length; at++) {
    const [a, b] = queue[at] as [number, number];
    const [fromA, untilA] = edgesOf(explored, a);
    const [fromB, untilB] = edgesOf(explored, b);
    if (untilA - fromA !== untilB - fromB) return a;
    for (let step = 0; step < untilA - fromA; step++) {
      const [edgeA, edgeB] = [fromA + step, fromB + step];
      const [toA, toB] = [explored.to[edgeA] as number, explored.to[edgeB] as number];
      const sameRow = explored.row[edgeA] === explored.row[edgeB] && explored.way[edgeA] === explored.way[edgeB];
      if (!sameRow || explored.place[toA] !== explored.place[toB]) return a;
      push(toA, toB);
    }
  }
  return undefined;
}
