import { TIMEOUT, type Scenario, scenesOf } from "../scenario/scenario.ts";
import { competencyOf } from "../score/counts.ts";
import { type DecisionKey, type Key, LEVELS } from "../score/key.ts";

/**
 * What a move earns, as whole numbers: `earned` of what was to be had, and `owed`, the change of what was to be had against
 * the best choice of all (a choice that was not open cannot be asked for; an unassessed timeout asks for nothing).
 * By measure: 0 is the whole spine, then one for each competency in the order of `Marks.competencies`.
 */
export interface MarkClass {
  readonly earned: readonly number[];
  readonly owed: readonly number[];
}

/**
 * Marks as weights of moves. A decision's worth is, by competency, the lowest mark there, less one: marks are 1, 3 and 5,
 * so 0, 2 or 4 (design of the proof, §4). A spine decision that is never met owes its best and earns nothing: that is where
 * every route starts from, `total`.
 */
export class Marks {
  readonly competencies: readonly string[];
  /** By measure, what all spine decisions together have to give. */
  readonly total: readonly number[];
  /** Class 0 earns and owes nothing. */
  readonly classes: MarkClass[];
  readonly #tables: ReadonlyMap<number, Table>;

  constructor(scenario: Scenario, key: Key | undefined) {
    const spine = new Set(key?.spine ?? []);
    const marked = scenesOf(scenario).flatMap((scene, place) => {
      const entry = key?.decisions[scene.id];
      return scene.kind === "decision" && entry && spine.has(scene.id) ? [{ place, scene, entry }] : [];
    });
    const behaviours = marked.flatMap(({ entry }) => entry.behaviours);
    this.competencies = [...new Set(behaviours.map(competencyOf))].toSorted();
    this.classes = [{ earned: this.#zeros(), owed: this.#zeros() }];
    const total = this.#zeros();
    const tables = new Map<number, Table>();
    for (const { place, scene, entry } of marked) {
      const worths = scene.choices.map(({ id }) => this.#worth(entry, id));
      const assessed = scene.timer?.assessed !== undefined;
      const real = scene.choices.map(({ id }, at) => (id === TIMEOUT && !assessed ? undefined : worths[at]));
      const best = bestOf(real, this.#zeros());
      for (const [measure, value] of best.entries()) total[measure] = (total[measure] ?? 0) + value;
      const counts = scene.choices.map(({ id }, at) => worths[at] !== undefined && (id !== TIMEOUT || assessed));
      tables.set(place, { worths, real, counts, best, made: new Map() });
    }
    this.total = total;
    this.#tables = tables;
  }

  /** Does this place bear marks of the spine? */
  bears(place: number): boolean {
    return this.#tables.has(place);
  }

  /** Do two measures weigh every move alike, but for a factor? What is owed follows from what the open choices earn. */
  isLike(one: number, other: number): boolean {
    const [a, b] = [this.total[one] ?? 0, this.total[other] ?? 0];
    // A measure of which nothing can be earned is like no other.
    if (a > 0 !== b > 0) return false;
    return this.classes.every(({ earned }) => (earned[one] ?? 0) * b === (earned[other] ?? 0) * a);
  }

  /** By row, the class of taking it while these rows (the first `count` of them) are open. One array for each set of open rows, kept. */
  at(place: number, rows: readonly number[], count = rows.length): Int32Array | undefined {
    const table = this.#tables.get(place);
    if (!table) return undefined;
    const open = rows.slice(0, count);
    const mask = open.join(",");
    let made = table.made.get(mask);
    if (!made) {
      made = this.#make(table, open);
      table.made.set(mask, made);
    }
    return made;
  }

  #make({ worths, real, counts, best }: Table, open: readonly number[]): Int32Array {
    const here = bestOf(
      open.map((row) => real[row]),
      this.#zeros(),
    );
    const classes = new Int32Array(worths.length);
    for (const row of open) {
      const counted = counts[row] === true;
      const earned = counted ? (worths[row] ?? this.#zeros()) : this.#zeros();
      const owed = best.map((value, measure) => (counted ? (here[measure] ?? 0) : 0) - value);
      classes[row] = this.#class({ earned, owed });
    }
    return classes;
  }

  #class(wanted: MarkClass): number {
    const same = (one: readonly number[], other: readonly number[]): boolean =>
      one.every((value, at) => value === other[at]);
    const found = this.classes.findIndex(({ earned, owed }) => same(earned, wanted.earned) && same(owed, wanted.owed));
    return found >= 0 ? found : this.classes.push(wanted) - 1;
  }

  /** By measure; `undefined` for a choice without marks. */
  #worth(entry: DecisionKey, choice: string): number[] | undefined {
    const marks = entry.choices[choice]?.marks;
    if (!marks) return undefined;
    const lowest = new Map<string, number>();
    for (const behaviour of entry.behaviours) {
      const level = marks[behaviour];
      if (!level) continue;
      const competency = competencyOf(behaviour);
      const value = 2 * LEVELS.indexOf(level);
      lowest.set(competency, Math.min(value, lowest.get(competency) ?? value));
    }
    const by = this.competencies.map((competency) => lowest.get(competency) ?? 0);
    return [by.reduce((sum, value) => sum + value, 0), ...by];
  }

  #zeros(): number[] {
    return Array.from({ length: this.competencies.length + 1 }, () => 0);
  }
}

interface Table {
  readonly worths: readonly (readonly number[] | undefined)[];
  /** Without a timeout that is no evidence. */
  readonly real: readonly (readonly number[] | undefined)[];
  /** Is taking this row evidence? */
  readonly counts: readonly boolean[];
  readonly best: readonly number[];
  readonly made: Map<string, Int32Array>;
}

/** By measure, the most that one of these gives. */
const bestOf = (worths: readonly (readonly number[] | undefined)[], zeros: readonly number[]): number[] =>
  zeros.map((zero, measure) => Math.max(zero, ...worths.map((worth) => worth?.[measure] ?? 0)));
