import { isPassage, type Program, type Row, type State, type Vector } from "../machine/program.ts";
import { placeAt, vectorAtStart } from "../machine/step.ts";
import { err, ok, type Result } from "../result.ts";
import { FORMAT } from "../scenario/scenario.ts";
import { fingerprint } from "./chain.ts";
import type { Header, Move } from "./move.ts";
import { outcomeOf, type ReplayError } from "./replay.ts";

/**
 * A log read once, as numbers: what there is to do over again when nothing has to be looked up or hashed any more. Plain
 * data, so that it can be kept or sent to a worker. True of the program it was made with, and of no other.
 */
export interface Decoded {
  readonly arm: string;
  /** By move, the index of the place it was made in; of `began` the place it led to. */
  readonly places: Int32Array;
  /** By move, the index of the row it took there; `STAYED`, `LEFT` or `ENDED` where it took none. */
  readonly rows: Int32Array;
  /** Index of the outcome of every chance scene passed, in the order passed. */
  readonly draws: Int32Array;
}

/** Of `began`, pauses and gaps. */
export const STAYED = -1;
export const LEFT = -2;
export const ENDED = -3;

/** `out-of-order`: a decoded move is known by its place in the log, so `seq` has to be that. */
export type DecodeError = ReplayError | { readonly code: "out-of-order"; readonly seq: number };

/** Fingerprints by state: many attempts of one program come through the same states. */
export class Fingerprints {
  readonly #known = new Map<string, string>();
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  of(state: State): string {
    const name = `${state.at}|${state.v.join(",")}`;
    let known = this.#known.get(name);
    if (known === undefined) {
      known = fingerprint(this.#program, state);
      // A program may have millions of states. Those met again and again are soon known again.
      if (this.#known.size >= MOST_KNOWN) this.#known.clear();
      this.#known.set(name, known);
    }
    return known;
  }
}

const MOST_KNOWN = 100_000;

/**
 * Reads a log into numbers. As strict as `replay`: every move has to be offered, every state the one the log names.
 *
 * @param fingerprints of the same program; handed on from log to log, a state is hashed once
 */
export function decode(
  program: Program,
  header: Header,
  moves: readonly Move[],
  fingerprints: Fingerprints = new Fingerprints(program),
): Result<Decoded, DecodeError> {
  if (header.format !== FORMAT) return err({ code: "format", seq: 0, format: header.format });
  const places = new Int32Array(moves.length);
  const rows = new Int32Array(moves.length);
  const draws: number[] = [];
  let state: State | undefined;
  for (const [seq, move] of moves.entries()) {
    if (move.seq !== seq) return err({ code: "out-of-order", seq });
    const outcome = outcomeOf(program, header, state, move, seq);
    if (!outcome.ok) return err({ code: "refused", seq, why: outcome.error });
    const { row, passed, state: after } = outcome.value;
    const replayed = fingerprints.of(after);
    if (replayed !== move.after) return err({ code: "drift", seq, logged: move.after, replayed });
    const place = placeAt(program, (state ?? after).at);
    places[seq] = place.index;
    rows[seq] = row ? place.rows.indexOf(row) : (STANDING[move.kind] ?? STAYED);
    for (const one of passed) {
      if (one.kind === "passage" && placeAt(program, one.place).kind === "chance") draws.push(one.row);
    }
    state = after;
  }
  return ok({ arm: header.arm, places, rows, draws: Int32Array.from(draws) });
}

const STANDING: Readonly<Partial<Record<Move["kind"], number>>> = { left: LEFT, ended: ENDED };

/**
 * Does a decoded log over again, row by row, branch by branch, and gives the state it ends in; none for an empty log.
 * Nothing is hashed and nothing made but one vector an attempt. Throws when the numbers are not this program's.
 *
 * @param each told of the state after every move, in order; `v` is one and the same, and goes on changing
 */
export function redo(
  program: Program,
  { arm, places, rows, draws }: Decoded,
  each?: (seq: number, at: number, v: Vector) => void,
): State | undefined {
  const v = vectorAtStart(program, arm);
  const drawn: Drawn = { draws, next: 0 };
  if (rows.length === 0) return undefined;
  let at = rest(program, program.start, v, drawn, false);
  each?.(0, at, v);
  for (let seq = 1; seq < rows.length; seq++) {
    const index = rows[seq] as number;
    if (index >= 0) {
      const row = program.places[at]?.rows[index];
      if (!row || places[seq] !== at || !row.open(v)) throw notOf(program);
      row.apply(v);
      at = rest(program, row.to, v, drawn, true);
    }
    each?.(seq, at, v);
  }
  return { at, v };
}

/** Outcomes not drawn yet begin at `next`. */
interface Drawn {
  readonly draws: Int32Array;
  next: number;
}

/**
 * The place one comes to rest at. The order is that of `settle`, written again without its values; a property test holds
 * the two together.
 */
function rest(program: Program, from: number, v: number[], drawn: Drawn, mayInterrupt: boolean): number {
  let at = from;
  let may = mayInterrupt;
  for (;;) {
    const place = program.places[at];
    if (!place) throw notOf(program);
    if (isPassage(place)) {
      const row = place.kind === "chance" ? place.rows[drawn.draws[drawn.next++] ?? -1] : firstOpen(place.rows, v);
      if (!row) throw notOf(program);
      row.apply(v);
      at = row.to;
      continue;
    }
    const interrupt = may ? firstOpen(program.interrupts[place.phase] ?? [], v) : undefined;
    if (!interrupt) return at;
    interrupt.apply(v);
    may = false;
    if (interrupt.to >= 0) at = interrupt.to;
  }
}

/** A loop and not `find`: no function is made for it. */
function firstOpen<R extends Pick<Row, "open">>(rows: readonly R[], v: Vector): R | undefined {
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as R;
    if (row.open(v)) return row;
  }
  return undefined;
}

const notOf = ({ scenario }: Program): Error =>
  new Error(`a log that was not decoded with this program of ${scenario.id}`);
