import { err, ok, type Result } from "../result.ts";
import { armIndex, slotKey } from "./condition.ts";
import { isPassage, type Place, type Program, type Row, type State } from "./program.ts";
import { randomOf, weighted } from "./random.ts";

/** Which outcome of a chance scene comes, as an index of its rows. */
export type Draw = (place: Place) => number;

/** What was passed on the way to rest, in order: what the screen shows between two decisions. */
export type Passed =
  | { readonly kind: "passage"; readonly place: number; readonly row: number }
  | { readonly kind: "interrupt"; readonly phase: number; readonly interrupt: number };

export interface Settled {
  readonly state: State;
  readonly passed: readonly Passed[];
}

export interface Stepped extends Settled {
  readonly row: Row;
}

/** `over`: an ending takes no more moves. `not-offered`: not one of the open rows of this place. */
export type StepError =
  | { readonly code: "over"; readonly at: string }
  | { readonly code: "not-offered"; readonly at: string; readonly event: string };

/** The draws of one move of one attempt: the same for the same seed and sequence number. */
export const drawsOf =
  (seed: string, seq: number): Draw =>
  (place) =>
    weighted(place.weights, randomOf(`${seed}/${seq}/${place.id}`));

/** The state an attempt begins in. Interrupts never break into the first scene. */
export function begin(program: Program, arm: string, draw: Draw): Settled {
  return settle(program, program.start, vectorAtStart(program, arm), draw, false);
}

/** Every slot at its start, the arm set. */
export function vectorAtStart(program: Program, arm: string): number[] {
  const v = program.slots.map((slot) => slot.start);
  const slot = program.slotOf.get(slotKey("arm", ""));
  if (slot !== undefined) v[slot] = armIndex(program.scenario, arm);
  return v;
}

/** One move: effects, then through branches, at most one interrupt, to rest. Total: what is not offered is an error value. */
export function step(program: Program, state: State, event: string, draw: Draw): Result<Stepped, StepError> {
  const place = placeAt(program, state.at);
  if (place.kind === "ending") return err({ code: "over", at: place.id });
  const row = openRow(place, event, state);
  if (!row) return err({ code: "not-offered", at: place.id, event });
  const v = [...state.v];
  row.apply(v);
  return ok({ row, ...settle(program, row.to, v, draw, true) });
}

/** The row an event would take here, if one is open. */
export const openRow = (place: Place, event: string, state: State): Row | undefined =>
  place.rowsOf.get(event)?.find((row) => row.open(state.v));

/** Every row that an act could take here, in file order. */
export function offered(program: Program, state: State): Row[] {
  return placeAt(program, state.at).rows.filter((row) => row.event !== "" && row.open(state.v));
}

/** Passes through branches and chance, takes at most one interrupt, and rests. Takes `v` over. */
export function settle(program: Program, from: number, v: number[], draw: Draw, mayInterrupt: boolean): Settled {
  const passed: Passed[] = [];
  let at = from;
  let may = mayInterrupt;
  for (;;) {
    const place = placeAt(program, at);
    if (isPassage(place)) {
      const index = place.kind === "chance" ? draw(place) : place.rows.findIndex((row) => row.open(v));
      const row = place.rows[index];
      if (!row) throw new Error(`no row open in ${place.id}: the scenario was not parsed`);
      passed.push({ kind: "passage", place: at, row: index });
      row.apply(v);
      at = row.to;
      continue;
    }
    if (may && place.phase >= 0) {
      const interrupts = program.interrupts[place.phase] ?? [];
      const index = interrupts.findIndex((interrupt) => interrupt.open(v));
      const interrupt = interrupts[index];
      if (interrupt) {
        passed.push({ kind: "interrupt", phase: place.phase, interrupt: index });
        interrupt.apply(v);
        may = false;
        if (interrupt.to >= 0) at = interrupt.to;
        continue;
      }
    }
    return { state: { at, v }, passed };
  }
}

export function placeAt(program: Program, index: number): Place {
  const place = program.places[index];
  if (!place) throw new Error(`no place ${index}`);
  return place;
}
