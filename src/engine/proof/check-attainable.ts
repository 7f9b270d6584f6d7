import type { Choice } from "../scenario/scenario.ts";
import type { Key } from "../score/key.ts";
import { LEVELS } from "../score/key.ts";
import { edgesOf, modelAt } from "./explored.ts";
import { fewestMoves } from "./fewest.ts";
import { Histories } from "./histories.ts";
import { type Checked, draft, type Draft, isMade, type Looked, sceneList } from "./looked.ts";
import { NEVER } from "./onward.ts";
import { stepsOf, type Way } from "./witness.ts";

/** The proof's two lines: half of a route's share, and three quarters. */
const LINES = [
  { level: "adequate", over: 1, under: 2 },
  { level: "strong", over: 3, under: 4 },
] as const;

/**
 * P23: taking the worse of two choices must never bring a line into reach that the better one leaves out of reach. Worse:
 * no mark higher, one lower. Asked in every state of every spine decision, for every history that leads there.
 */
export function checkAttainable(looked: Looked, key: Key): Checked {
  // What was not looked at may be the better choice's way to the line.
  if (!looked.decided) return { code: "P23", findings: [], undecided: true };
  const findings: Draft[] = [];
  let undecided = false;
  for (const line of LINES) {
    const found = new Line(looked, key, line).run();
    if (!found) undecided = true;
    for (const one of found ?? []) {
      // The lower line says it already.
      const same = findings.some(
        ({ params }) =>
          params["scene"] === one.params["scene"] &&
          params["better"] === one.params["better"] &&
          params["worse"] === one.params["worse"],
      );
      if (!same) findings.push(one);
    }
  }
  return { code: "P23", findings, undecided };
}

class Line {
  readonly #looked: Looked;
  readonly #key: Key;
  readonly #line: (typeof LINES)[number];
  readonly #gains: readonly number[];

  constructor(looked: Looked, key: Key, line: (typeof LINES)[number]) {
    this.#looked = looked;
    this.#key = key;
    this.#line = line;
    this.#gains = looked.explored.marks.classes.map(
      ({ earned, owed }) => line.under * (earned[0] as number) - line.over * (owed[0] as number),
    );
  }

  /** `undefined` when there are too many histories to look at. */
  run(): Draft[] | undefined {
    const { explored, shares, parts, byPlace } = this.#looked;
    const { over, under, level } = this.#line;
    const total = over * (explored.marks.total[0] as number);
    if (total === 0) return [];
    const onward = shares.onward({ measure: 0, over, under, sign: 1, ends: this.#looked.endings });
    // Most scenarios never come to ask them.
    let bounds: { most: Float64Array; least: Float64Array } | undefined;
    let histories: Histories | undefined;
    const findings: Draft[] = [];
    for (const { place, scene, pairs } of this.#decisions()) {
      const left = new Set(pairs);
      const best = new Float64Array(scene.choices.length);
      for (const state of byPlace[place] as Int32Array) {
        if (left.size === 0) break;
        if (explored.metBefore(state)) continue;
        this.#bestBy(state, onward, best);
        for (const pair of left) {
          const [up, down] = [best[pair.better] as number, best[pair.worse] as number];
          if (up < NEVER / 2 || down <= up) continue;
          // Histories that reach the line with the worse choice and not with the better.
          const [from, until] = [total - down, total - up];
          const part = parts.of[state] as number;
          bounds ??= { most: shares.before(0, over, under, 1).value, least: shares.before(0, over, under, -1).value };
          if ((bounds.most[part] as number) < from || -(bounds.least[part] as number) >= until) continue;
          histories ??= Histories.of(this.#looked, 0, over, under);
          if (!histories) return undefined;
          const value = histories.within(state, from, until);
          if (value === undefined) continue;
          left.delete(pair);
          const edge = this.#edgeOf(state, pair.worse);
          const pointer = `${modelAt(explored, place).pointer}/choices/${pair.worse}`;
          const idOf = (row: number): string => (scene.choices[row] as Choice).id;
          const params = { scene: scene.id, better: idOf(pair.better), worse: idOf(pair.worse), level };
          const known = histories;
          const witness = () => {
            const way = this.#wayTo(state, from, until) ?? known.way(state, value);
            return stepsOf(explored, { beginning: way.beginning, edges: [...way.edges, edge] });
          };
          findings.push(draft("P23", "error", pointer, params, witness));
        }
      }
    }
    return findings;
  }

  /** Every spine decision with every two choices of it of which one is plainly worse. */
  #decisions() {
    return sceneList(this.#looked.program).flatMap((scene, place) => {
      const entry = this.#key.decisions[scene.id];
      if (scene.kind !== "decision" || !entry || !this.#key.spine.includes(scene.id)) return [];
      const pairs: { better: number; worse: number }[] = [];
      const marks = scene.choices.map(({ id }) => (isMade(id) ? entry.choices[id]?.marks : undefined));
      for (const [better, high] of marks.entries()) {
        for (const [worse, low] of marks.entries()) {
          if (!high || !low || better === worse) continue;
          const ranks = entry.behaviours.map((one) => [
            LEVELS.indexOf(high[one] ?? "weak"),
            LEVELS.indexOf(low[one] ?? "weak"),
          ]);
          if (ranks.some(([h = 0, l = 0]) => l > h) || ranks.every(([h, l]) => h === l)) continue;
          pairs.push({ better, worse });
        }
      }
      return [{ place, scene, pairs }];
    });
  }

  /** The fewest moves to a state on which so much was earned; `undefined` where that is too much to look for. */
  #wayTo(goal: number, from: number, until: number): Way | undefined {
    return fewestMoves(this.#looked.explored, {
      gains: this.#gains,
      isGoal: (state, value) => state === goal && value >= from && value < until,
      mayLead: () => true,
    });
  }

  /** By row, the most a choice can still come to from a state, its own mark with it, whichever way chance goes. */
  #bestBy(state: number, onward: Int32Array, best: Float64Array): void {
    const { explored, parts } = this.#looked;
    best.fill(NEVER);
    const until = explored.first[state + 1] as number;
    for (let edge = explored.first[state] as number; edge < until; edge++) {
      const after = onward[parts.of[explored.to[edge] as number] as number] as number;
      const value = after + (this.#gains[explored.mark[edge] as number] as number);
      const row = explored.row[edge] as number;
      if (value > (best[row] as number)) best[row] = value;
    }
  }

  #edgeOf(state: number, row: number): number {
    const { explored } = this.#looked;
    const [from, until] = edgesOf(explored, state);
    for (let edge = from; edge < until; edge++) if (explored.row[edge] === row) return edge;
    return from;
  }
}
