import type { Program, State } from "../machine/program.ts";
import { drawsOf, openRow, placeAt } from "../machine/step.ts";
import {
  machineAt,
  type Machine,
  machineBegin,
  type MachineState,
  machineStep,
  toMachine,
} from "../machine/to-machine.ts";
import { err, ok, type Result } from "../result.ts";
import { chained, fingerprint, isFinal } from "./chain.ts";
import type { Act, Header, Move } from "./move.ts";
import { type ActError, eventOf, type Moment, outcomeOf, refusalOf, replay, type ReplayError } from "./replay.ts";

/** An attempt being played: the XState machine at rest, and the end of its log. A value; playing makes the next one. */
export interface Live {
  readonly program: Program;
  readonly header: Header;
  readonly machine: Machine;
  readonly at: MachineState;
  readonly last: Move;
}

export interface Played {
  readonly live: Live;
  readonly moment: Moment;
}

/** Wall clock (UTC ms) and the time taken (ms); see `Move`. */
export interface Times {
  readonly at: number;
  readonly ms: number;
}

/** Begins an attempt. */
export function beginLive(program: Program, header: Header, times: Times): Played {
  const machine = toMachine(program, header.arm, drawsOf(header.seed, 0));
  const at = machineBegin(machine);
  const move = chained({ kind: "began" }, undefined, header, { ...times, after: fingerprint(program, at.state) });
  return {
    live: { program, header, machine, at, last: move },
    moment: { move, before: at.state, state: at.state, passed: at.passed },
  };
}

/** Takes up a log where it ends: the log is replayed, and the machine set to the state it led to. */
export function resumeLive(
  program: Program,
  header: Header,
  moves: readonly Move[],
): Result<{ live: Live; moments: Moment[] }, ReplayError> {
  const replayed = replay(program, header, moves);
  if (!replayed.ok) return replayed;
  const live = takeUp(program, header, replayed.value);
  return live ? ok({ live, moments: replayed.value }) : err({ code: "refused", seq: 0, why: { code: "not-begun" } });
}

/** The machine at the end of a replayed log; `undefined` for an empty one. */
export function takeUp(program: Program, header: Header, moments: readonly Moment[]): Live | undefined {
  const end = moments.at(-1);
  if (!end) return undefined;
  const draw = drawsOf(header.seed, 0);
  const machine = toMachine(program, header.arm, draw);
  return { program, header, machine, at: machineAt(machine, program, end.state, draw), last: end.move };
}

/** Makes one move. What is not offered is an error value, and the attempt is as it was. */
export function play(live: Live, act: Act, times: Times): Result<Played, ActError> {
  const { program, header, machine, last } = live;
  const before = live.at.state;
  if (isFinal(last)) return err({ code: "over", at: placeAt(program, before.at).id });
  const seq = last.seq + 1;
  const event = eventOf(act);
  if (event === undefined) {
    const outcome = outcomeOf(program, header, before, act, seq);
    if (!outcome.ok) return outcome;
    return ok(played(live, act, times, before, live.at));
  }
  const place = placeAt(program, before.at);
  const refused = refusalOf(program, before, act);
  if (refused) return err(refused);
  const row = openRow(place, event, before);
  const next = machineStep(machine, live.at, { type: event, draw: drawsOf(header.seed, seq) });
  if (!next || !row) {
    return err(place.kind === "ending" ? { code: "over", at: place.id } : { code: "not-offered", at: place.id, event });
  }
  const result = played(live, act, times, before, next);
  return ok({ ...result, moment: { ...result.moment, row, passed: next.passed } });
}

function played(live: Live, act: Act, times: Times, before: State, at: MachineState): Played {
  const after = at === live.at ? live.last.after : fingerprint(live.program, at.state);
  const move = chained(act, live.last, live.header, { ...times, after });
  return { live: { ...live, at, last: move }, moment: { move, before, state: at.state, passed: [] } };
}
