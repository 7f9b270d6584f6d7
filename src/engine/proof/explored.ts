import type { Model, PlaceModel } from "./model.ts";
import type { Marks } from "./marks.ts";

/** Everything that can happen, as a graph. States are numbered in the order found: fewest moves first. */
export interface Explored {
  readonly model: Model;
  readonly marks: Marks;
  /** By place, the slots that can still matter there, whether or not the others were taken for zero. */
  readonly needed: readonly (readonly number[])[];
  /** By state: where it rests. */
  readonly place: Int32Array;
  /** The state it was first reached from, by which edge; -1 and the number of its beginning for one that is a beginning. */
  readonly from: Int32Array;
  readonly by: Int32Array;
  /** Where each state's edges begin; one longer than the states. Edges of one state are in the order of its rows. */
  readonly first: Int32Array;
  readonly to: Int32Array;
  /** Which row of the place an edge takes. */
  readonly row: Uint16Array;
  /** Which of the ways chance can go in that move, from 0. */
  readonly way: Uint16Array;
  /** Class of its marks; 0 for none. */
  readonly mark: Int32Array;
  /** Words shown from one decision to the next: prompt and offer before the act, lines after it. */
  readonly words: Uint16Array;
  /** How likely chance is to go an edge's way. */
  readonly oddsAt: (edge: number) => number;
  readonly beginnings: readonly Beginning[];
  readonly capped: boolean;
  /** Places not entered because their state does not fit two words, with how many slots are alive there. */
  readonly tooLarge: ReadonlyMap<number, number>;
  /** Places from which chance can go more ways in one move than are looked at. */
  readonly tooManyWays: ReadonlySet<number>;
  readonly met: Met;
  /** The outcomes that chance must have, by scene id, for an edge (or, from -1, for a beginning) to go its way. */
  readonly drawsOf: (state: number, row: number, way: number) => Readonly<Record<string, string>>;
  /**
   * Every rest a row can lead to (from -1: an arm's beginning), in the order of its edges.
   * @param slots by place, those whose values are wanted
   */
  readonly restsAfter: (state: number, row: number, slots?: readonly (readonly number[])[]) => readonly Rest[];
  /** Was the spine decision a state rests at met before? */
  readonly metBefore: (state: number) => boolean;
  /** Writes the full vector a state stands for, slots that no longer matter at their lowest. */
  readonly unpack: (state: number) => Int32Array;
}

export interface Beginning {
  readonly state: number;
  /** Index of the arm; 0 where there are none. */
  readonly arm: number;
  readonly way: number;
  readonly words: number;
  readonly odds: number;
}

/** Where a move comes to rest: the values of the slots asked for, and the places passed, the last one with them. */
export interface Rest {
  readonly place: number;
  readonly values: readonly number[];
  readonly passed: readonly number[];
}

/**
 * A move as it was made: the state it starts from (-1 for a beginning), the row it takes (of a beginning the arm) and which
 * of the ways chance can go. Not an edge: what lies beyond the cap has none, and still comes up.
 */
export interface Made {
  readonly source: number;
  readonly row: number;
  readonly way: number;
}

/** Two rows of a branch that held at once, and the first move in which they did. */
export interface Together {
  readonly first: number;
  readonly second: number;
  readonly made: Made;
}

/** What has come up at least once. */
export interface Met {
  /** By place. */
  readonly places: Uint8Array;
  /** By place and row. */
  readonly rows: readonly Uint8Array[];
  /** By phase and interrupt. */
  readonly interrupts: readonly Uint8Array[];
  /** By branch place: pairs of rows whose conditions held at once, in the order met. */
  readonly together: ReadonlyMap<number, readonly Together[]>;
  /** Meters that a move has changed while it mattered. */
  readonly changed: ReadonlySet<number>;
}

/** A place that somebody rests at or passes, by its number. */
export const modelAt = ({ model }: Pick<Explored, "model">, place: number): PlaceModel =>
  model.places[place] as PlaceModel;

/** The edges of a state. */
export const edgesOf = ({ first }: Pick<Explored, "first">, state: number): [from: number, until: number] => [
  first[state] as number,
  first[state + 1] as number,
];

export const isEnding = (explored: Explored, state: number): boolean =>
  modelAt(explored, explored.place[state] as number).place.kind === "ending";
