import type { Condition, Scenario, Scene } from "../scenario/scenario.ts";

/** The state of a scenario beside the place: one small integer a slot. Never changed in place once handed out. */
export type Vector = readonly number[];

/** Where an attempt stands. Two equal values of it offer the same things for ever. */
export interface State {
  /** Index into `Program.places`. */
  readonly at: number;
  readonly v: Vector;
}

/** What a number of the vector stands for. */
export interface Slot {
  readonly kind: "meter" | "fact" | "arm" | "beat" | "seen" | "chosen" | "taken";
  /** Meter or fact name, scene id, `scene.choice`, interrupt id. */
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly start: number;
}

/** A row of the one table that `step`, the proof and the XState machine are all made from. */
export interface Row {
  /** Which act takes it: `chose.ask`, `timed-out`, `acted.step-in`, `continued`, `responded`, `rated`, `reported`; empty in passing. */
  readonly event: string;
  /** Choice, act or outcome id; empty where there is none. */
  readonly id: string;
  readonly open: (v: Vector) => boolean;
  /** Effects in file order, each saturating, then what was chosen and left. Changes its argument. */
  readonly apply: (v: number[]) => void;
  /** Index of the place it leads to. */
  readonly to: number;
  /** False when the place is not left (the next beat of a watch scene). */
  readonly leaves: boolean;
}

/** Taken by itself at a resting place of its phase, once per attempt. */
export interface InterruptRow {
  readonly id: string;
  readonly open: (v: Vector) => boolean;
  readonly apply: (v: number[]) => void;
  /** -1: the place it broke into goes on. */
  readonly to: number;
}

/** A scene or an ending, compiled. */
export interface Place {
  readonly index: number;
  readonly id: string;
  readonly kind: Scene["kind"] | "ending";
  /** Index of its phase; -1 for an ending. */
  readonly phase: number;
  readonly rows: readonly Row[];
  /** By event, in file order: of several for one event the first open one counts. */
  readonly rowsOf: ReadonlyMap<string, readonly Row[]>;
  /** Weights of a chance scene's outcomes, in row order; empty elsewhere. */
  readonly weights: readonly number[];
}

export interface Program {
  readonly scenario: Scenario;
  readonly slots: readonly Slot[];
  readonly slotOf: ReadonlyMap<string, number>;
  readonly places: readonly Place[];
  readonly placeOf: ReadonlyMap<string, number>;
  readonly interrupts: readonly (readonly InterruptRow[])[];
  readonly start: number;
  /** Every condition of the scenario as a closure, for beats, moods and later consequences. */
  readonly tests: ReadonlyMap<Condition, (v: Vector) => boolean>;
}

/** Scenes passed through on the way to one that rests. */
export const isPassage = (place: Place): boolean => place.kind === "branch" || place.kind === "chance";
