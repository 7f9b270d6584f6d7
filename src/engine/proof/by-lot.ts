import type { Row } from "../machine/program.ts";
import { modelAt } from "./explored.ts";
import { isTimeout } from "./footprint.ts";
import type { RandomResult } from "./finding.ts";
import type { Looked } from "./looked.ts";
import type { MarkClass } from "./marks.ts";

/** Beyond this many states it is left out; no author's scenario comes near. */
const MOST = 250_000;
/** Of mass still going round a circle; below it, the sum stands to nine digits. */
const ENOUGH = 1e-12;

/**
 * Somebody who chooses by lot: every open choice alike; in a watch scene to step in or not alike; time never runs out. Exact:
 * the chance to be in each state with each value of 2·earned − owed, carried through the graph from the beginning. Where one
 * can go in circles, the visits solve x = b + Pᵀx there (the fundamental matrix of an absorbing chain, Kemeny and Snell 1960),
 * by Gauss–Seidel.
 */
export function byLot(looked: Looked): RandomResult | undefined {
  const { explored, parts, shares } = looked;
  const { marks, beginnings, place, first, to, mark } = explored;
  const total = marks.total[0] ?? 0;
  if (place.length > MOST || total === 0) return undefined;
  const gains = marks.classes.map(({ earned, owed }) => 2 * (earned[0] ?? 0) - (owed[0] ?? 0));
  // A move earns or takes from what is owed, never the other way: the value never falls below where it begins.
  const width = shares.before(0, 1, 2, 1).value.reduce((most, value) => Math.max(most, value), 0) + 1;
  const chance = oddsOf(looked);

  const mass = new Masses(place.length, width);
  const spread = new Float64Array(width);
  let earned = 0;
  let owed = total;
  const arms = new Set(beginnings.map(({ arm }) => arm)).size;
  for (const { state, odds } of beginnings) mass.add(state, 0, odds / arms);
  for (let part = parts.count - 1; part >= 0; part--) {
    const states = parts.nodes.subarray(parts.first[part], parts.first[part + 1]);
    if (goesRound(looked, states)) settleCircle(looked, part, states, chance, mass);
    for (const state of states) {
      const here = mass.take(state);
      if (!here) continue;
      const { from: lowest, until: highest, of } = here;
      if (looked.endings[place[state] as number] === 1) {
        for (let value = lowest; value < highest; value++)
          spread[value] = (spread[value] as number) + (of[value] as number);
      } else {
        let sum = 0;
        for (let value = lowest; value < highest; value++) sum += of[value] as number;
        const until = first[state + 1] as number;
        for (let edge = first[state] as number; edge < until; edge++) {
          const likely = chance[edge] as number;
          const kind = marks.classes[mark[edge] as number] as MarkClass;
          earned += sum * likely * (kind.earned[0] as number);
          owed += sum * likely * (kind.owed[0] as number);
          if (parts.of[to[edge] as number] === part) continue;
          mass.move(here, to[edge] as number, gains[mark[edge] as number] ?? 0, likely);
        }
      }
      mass.free(here);
    }
  }
  const ended = spread.reduce((all, one) => all + one, 0);
  if (ended === 0) return undefined;
  const values = [...spread].flatMap((likely, value): [number, number][] =>
    likely > 0 ? [[value - total, likely / ended]] : [],
  );
  return {
    mean: owed > 0 ? earned / owed : 0,
    reachesHalf: values.reduce((sum, [value, likely]) => sum + (value >= 0 ? likely : 0), 0),
    spread: values,
  };
}

/** A state's mass by value, and the stretch of it that is not nothing. */
interface Mass {
  readonly of: Float64Array;
  from: number;
  until: number;
}

/** Masses by state; what is done with is used again, or most of the time would go into clearing memory. */
class Masses {
  readonly #held: (Mass | undefined)[];
  readonly #spare: Mass[] = [];
  readonly #width: number;

  constructor(states: number, width: number) {
    this.#held = Array.from({ length: states });
    this.#width = width;
  }

  of(state: number): Mass {
    return (this.#held[state] ??= this.#spare.pop() ?? {
      of: new Float64Array(this.#width),
      from: this.#width,
      until: 0,
    });
  }

  add(state: number, value: number, more: number): void {
    const mass = this.of(state);
    mass.of[value] = (mass.of[value] as number) + more;
    mass.from = Math.min(mass.from, value);
    mass.until = Math.max(mass.until, value + 1);
  }

  move(from: Mass, state: number, gain: number, likely: number): void {
    const mass = this.of(state);
    for (let value = from.from; value < from.until; value++) {
      mass.of[value + gain] = (mass.of[value + gain] as number) + (from.of[value] as number) * likely;
    }
    mass.from = Math.min(mass.from, from.from + gain);
    mass.until = Math.max(mass.until, from.until + gain);
  }

  has(state: number): Mass | undefined {
    return this.#held[state];
  }

  take(state: number): Mass | undefined {
    const mass = this.#held[state];
    this.#held[state] = undefined;
    return mass;
  }

  free(mass: Mass): void {
    mass.of.fill(0, mass.from, mass.until);
    mass.from = this.#width;
    mass.until = 0;
    this.#spare.push(mass);
  }
}

/** By edge, how likely it is taken from its state. */
function oddsOf({ explored }: Looked): Float64Array {
  const { place, first, row } = explored;
  const chance = new Float64Array(row.length);
  for (let state = 0; state < place.length; state++) {
    const { rows } = modelAt(explored, place[state] as number).place;
    const isAct = (taken: number): boolean => (rows[taken] as Row).event.startsWith("acted.");
    const [from, until] = [first[state] as number, first[state + 1] as number];
    const open = new Set<number>();
    let acts = 0;
    for (let edge = from; edge < until; edge++) {
      const taken = row[edge] as number;
      if (open.has(taken) || isTimeout((rows[taken] as Row).id)) continue;
      open.add(taken);
      if (isAct(taken)) acts++;
    }
    for (let edge = from; edge < until; edge++) {
      const taken = row[edge] as number;
      if (!open.has(taken)) continue;
      const likely = acts === 0 ? 1 / open.size : isAct(taken) ? 0.5 / acts : 0.5;
      chance[edge] = likely * explored.oddsAt(edge);
    }
  }
  return chance;
}

function goesRound({ explored }: Looked, states: Int32Array): boolean {
  if (states.length > 1) return true;
  const [state = 0] = states;
  for (let edge = explored.first[state] as number; edge < (explored.first[state + 1] as number); edge++) {
    if (explored.to[edge] === state) return true;
  }
  return false;
}

/** Turns what enters a circle into the visits it makes there; nothing is earned on the way round. */
function settleCircle(
  { explored, parts }: Looked,
  part: number,
  states: Int32Array,
  chance: Float64Array,
  mass: Masses,
): void {
  const inside = new Map([...states].map((state, at) => [state, at]));
  const into: { from: number; likely: number }[][] = [...states].map(() => []);
  for (const [from, state] of states.entries()) {
    for (let edge = explored.first[state] as number; edge < (explored.first[state + 1] as number); edge++) {
      into[inside.get(explored.to[edge] as number) ?? -1]?.push({ from, likely: chance[edge] as number });
    }
  }
  const leaves = (state: number): boolean => {
    for (let edge = explored.first[state] as number; edge < (explored.first[state + 1] as number); edge++) {
      if ((chance[edge] as number) > 0 && parts.of[explored.to[edge] as number] !== part) return true;
    }
    return false;
  };
  // Nobody gets out of such a circle: its visits have no end, and nothing of them reaches an ending.
  if (!states.some(leaves)) return;
  const entered = [...states].flatMap((state) => mass.has(state) ?? []);
  const from = entered.reduce((least, one) => Math.min(least, one.from), Number.MAX_SAFE_INTEGER);
  const until = entered.reduce((most, one) => Math.max(most, one.until), 0);
  for (let value = from; value < until; value++) {
    const enters = Float64Array.from(states, (state) => mass.has(state)?.of[value] ?? 0);
    if (enters.every((one) => one === 0)) continue;
    const visits = enters.slice();
    for (let turn = 0; turn < 100_000; turn++) {
      let moved = 0;
      for (const [at, sources] of into.entries()) {
        const here = sources.reduce(
          (sum, one) => sum + (visits[one.from] as number) * one.likely,
          enters[at] as number,
        );
        moved = Math.max(moved, Math.abs(here - (visits[at] as number)));
        visits[at] = here;
      }
      if (moved < ENOUGH) break;
    }
    for (const [at, state] of states.entries()) mass.add(state, value, (visits[at] as number) - (enters[at] as number));
  }
}
