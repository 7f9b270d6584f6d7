import { edgesOf } from "./explored.ts";
import type { Looked } from "./looked.ts";
import type { Way } from "./witness.ts";

/** More than this is not looked at; the answer is then `undefined`. */
const MOST = 4_000_000;

/**
 * Every value of `under·earned − over·owed` with which a state can be reached, by component. Nothing is earned within a
 * component, so all its states share the set.
 */
export class Histories {
  readonly #looked: Looked;
  readonly #gains: readonly number[];
  readonly #sets: (Set<number> | undefined)[];

  private constructor(looked: Looked, gains: readonly number[], sets: (Set<number> | undefined)[]) {
    this.#looked = looked;
    this.#gains = gains;
    this.#sets = sets;
  }

  /** `undefined` when there are too many to list. */
  static of(looked: Looked, measure: number, over: number, under: number): Histories | undefined {
    const { explored, parts } = looked;
    const gains = explored.marks.classes.map(
      ({ earned, owed }) => under * (earned[measure] ?? 0) - over * (owed[measure] ?? 0),
    );
    const sets: (Set<number> | undefined)[] = Array.from({ length: parts.count });
    for (const { state } of explored.beginnings) sets[parts.of[state] as number] = new Set([0]);
    let held = 0;
    for (let part = parts.count - 1; part >= 0; part--) {
      const here = sets[part];
      if (!here) continue;
      held += here.size;
      if (held > MOST) return undefined;
      for (let at = parts.first[part] as number; at < (parts.first[part + 1] as number); at++) {
        const [from, until] = edgesOf(explored, parts.nodes[at] as number);
        for (let edge = from; edge < until; edge++) {
          const target = parts.of[explored.to[edge] as number] as number;
          if (target === part) continue;
          const gain = gains[explored.mark[edge] as number] ?? 0;
          const there = (sets[target] ??= new Set());
          for (const value of here) there.add(value + gain);
        }
      }
    }
    return new Histories(looked, gains, sets);
  }

  /** A value from `from` up to, not with, `until` that the state can be reached with. */
  within(state: number, from: number, until: number): number | undefined {
    const set = this.#sets[this.#looked.parts.of[state] as number];
    return [...(set ?? [])].toSorted((a, b) => a - b).find((value) => value >= from && value < until);
  }

  /** A way to the state with that value. */
  way(state: number, value: number): Way {
    const { explored, parts, backward, shares } = this.#looked;
    const legs: number[][] = [];
    let goal = state;
    let left = value;
    for (;;) {
      const part = parts.of[goal] as number;
      const beginning = explored.beginnings.findIndex((one) => parts.of[one.state] === part);
      if (beginning >= 0 && left === 0) {
        legs.push(shares.between(explored.beginnings[beginning]?.state ?? 0, goal));
        return { beginning, edges: legs.toReversed().flat() };
      }
      const edge = this.#into(part, left);
      if (edge < 0) throw new Error("a history without a way: the sets were not made from this graph");
      legs.push([edge, ...shares.between(explored.to[edge] as number, goal)]);
      left -= this.#gains[explored.mark[edge] as number] ?? 0;
      goal = backward.source[edge] as number;
    }
  }

  #into(part: number, value: number): number {
    const { explored, parts, backward } = this.#looked;
    for (let at = parts.first[part] as number; at < (parts.first[part + 1] as number); at++) {
      const state = parts.nodes[at] as number;
      for (let index = backward.first[state] as number; index < (backward.first[state + 1] as number); index++) {
        const edge = backward.edges[index] as number;
        const from = parts.of[backward.source[edge] as number] as number;
        if (from === part) continue;
        if (this.#sets[from]?.has(value - (this.#gains[explored.mark[edge] as number] ?? 0)) === true) return edge;
      }
    }
    return -1;
  }
}
