import { verifyChain } from "../../attempt/chain.ts";
import type { Header, Move } from "../../attempt/move.ts";
import { type Moment, replay } from "../../attempt/replay.ts";
import type { Program } from "../../machine/program.ts";
import { placeAt } from "../../machine/step.ts";
import { FORMAT, TIMEOUT } from "../../scenario/scenario.ts";

/** A stored attempt: its log, and the program it was played by where its pack is known. */
export interface PastAttempt {
  readonly header: Header;
  readonly moves: readonly Move[];
  readonly program?: Program;
}

/** What an attempt did, by ids: those of the version it was made in. */
export interface Trail {
  readonly header: Header;
  readonly moves: readonly Move[];
  /** False: there is only its log, and what it passed by chance and by interrupts is in no log. */
  readonly whole: boolean;
  /** By move, the scene or ending it came to rest at; `undefined` where a log without its pack does not say. */
  readonly stops: readonly (string | undefined)[];
  /** Everything it met and did, each named by `nameOf`. */
  readonly used: ReadonlySet<string>;
}

/** What can be exercised; the words of the finding. */
export type Exercised = "scene" | "choice" | "act" | "timeout" | "outcome" | "interrupt" | "ending";

/** How a trail keeps what it did. @param id `scene.choice` of what lies in a scene */
export const nameOf = (what: Exercised, id: string): string => `${what} ${id}`;

/**
 * What a stored attempt did; `undefined` for one that cannot be trusted: a log that is not whole, or not true of the
 * pack it names, or of another format.
 */
export function trailOf({ header, moves, program }: PastAttempt): Trail | undefined {
  if (header.format !== FORMAT || !verifyChain(header, moves).ok) return undefined;
  if (!program) return loggedTrail(header, moves);
  const replayed = replay(program, header, moves);
  if (!replayed.ok) return undefined;
  const stops = replayed.value.map(({ state }) => placeAt(program, state.at).id);
  return {
    header,
    moves,
    whole: true,
    stops,
    used: new Set(replayed.value.flatMap((moment) => usedBy(program, moment))),
  };
}

/** Everything one move met and did. */
export function usedBy(program: Program, { move, state, row, passed }: Omit<Moment, "before">): string[] {
  const resting = (at: number): string => {
    const place = placeAt(program, at);
    return nameOf(place.kind === "ending" ? "ending" : "scene", place.id);
  };
  const used = [resting(state.at)];
  if (row && move.kind === "chose") used.push(nameOf("choice", `${move.scene}.${row.id}`));
  if (row && move.kind === "acted") used.push(nameOf("act", `${move.scene}.${row.id}`));
  if (row && move.kind === "timed-out") used.push(nameOf("timeout", `${move.scene}.${row.id}`));
  for (const one of passed) {
    if (one.kind === "interrupt") {
      used.push(nameOf("interrupt", program.interrupts[one.phase]?.[one.interrupt]?.id ?? ""));
      continue;
    }
    const place = placeAt(program, one.place);
    used.push(nameOf("scene", place.id));
    if (place.kind === "chance") used.push(nameOf("outcome", `${place.id}.${place.rows[one.row]?.id ?? ""}`));
  }
  return used;
}

/** What a log says by itself, read from its end: a move tells where the one before had led. */
function loggedTrail(header: Header, moves: readonly Move[]): Trail {
  const stops: (string | undefined)[] = [];
  const used = new Set<string>();
  let here: string | undefined;
  for (const move of moves.toReversed()) {
    stops.unshift(here);
    if ("scene" in move) {
      here = move.scene;
      used.add(nameOf("scene", here));
      if (move.kind === "chose") used.add(nameOf("choice", `${here}.${move.choice}`));
      if (move.kind === "acted") used.add(nameOf("act", `${here}.${move.act}`));
      if (move.kind === "timed-out") used.add(nameOf("timeout", `${here}.${TIMEOUT}`));
    } else if (move.kind === "ended") {
      here = move.ending;
      used.add(nameOf("ending", here));
    } else if (move.kind === "continued") here = undefined;
  }
  return { header, moves, whole: false, stops, used };
}
