import { type Decoded, decode, Fingerprints, redo } from "#engine/attempt/decoded.ts";
import type { Act, Header, Move } from "#engine/attempt/move.ts";
import { outcomeOf, replay } from "#engine/attempt/replay.ts";
import { compile } from "#engine/machine/compile.ts";
import type { Program, State } from "#engine/machine/program.ts";
import { randomOf } from "#engine/machine/random.ts";
import { type Draw, drawsOf, placeAt } from "#engine/machine/step.ts";
import { type Machine, machineBegin, machineStep, toMachine } from "#engine/machine/to-machine.ts";
import { scenesOf } from "#engine/scenario/scenario.ts";
import { type Evidence, score } from "#engine/score/evidence.ts";
import type { Key } from "#engine/score/key.ts";
import { type KeyTable, keyTable, rescore } from "#engine/score/rescore.ts";
import { aHeader, openActs } from "../builders/runs.ts";
import { cpuMs } from "./cpu.ts";
import { type Figure, percentile } from "./figure.ts";
import { shippedScenarios } from "./shipped.ts";

const MOVES = 1_000_000;
const WARM_UPS = 2;
const ROUNDS = 7;
/** Every so many walks the evidence is held against that of `score`, which replays with hashes. */
const SCORED_EVERY = 10;

/** A shipped scenario with what each side needs, made once. */
interface Stand {
  readonly program: Program;
  readonly key: Key;
  readonly table: KeyTable;
  readonly fingerprints: Fingerprints;
  /** By arm. */
  readonly machines: ReadonlyMap<string, Machine>;
  readonly arms: readonly string[];
}

interface Walk {
  readonly stand: Stand;
  readonly header: Header;
  readonly decoded: Decoded;
}

/**
 * States and evidence of decoded logs against the XState machine's states of the same walks: the shipped scenarios, a
 * million moves by lot. Every state is compared; evidence with that of `score` on every tenth walk. What counts is work
 * done, not the clock on the wall.
 */
export function benchReplay(note: (line: string) => void): Promise<Figure[]> {
  const stands = shippedScenarios().map(standOf);
  note(`walking, decoding and playing again on XState until there are ${MOVES} moves: about a minute`);
  const walks: Walk[] = [];
  let [moves, decodeMs, xstateMs] = [0, 0, 0];
  for (let turn = 0; moves < MOVES; turn++) {
    const stand = stands[turn % stands.length] as Stand;
    const arm = stand.arms[turn % stand.arms.length] ?? "";
    const header = aHeader({ arm, seed: `walk ${turn}`, rules: stand.key.rules });
    const log = walked(stand, header);
    const began = cpuMs();
    const decoded = decode(stand.program, header, log, stand.fingerprints);
    decodeMs += cpuMs() - began;
    if (!decoded.ok) throw new Error(`walk ${turn} was refused: ${decoded.error.code}`);
    const walk = { stand, header, decoded: decoded.value };
    xstateMs += comparedOnXState(walk);
    if (turn % SCORED_EVERY === 0) compareEvidence(walk, log);
    walks.push(walk);
    moves += decoded.value.rows.length;
  }
  const rates: number[] = [];
  const stateRates: number[] = [];
  for (let round = 0; round < WARM_UPS + ROUNDS; round++) {
    const began = cpuMs();
    const checked = redoAll(walks);
    const redone = cpuMs();
    const marks = rescoreAll(walks);
    const ended = cpuMs();
    if (checked === 0 || marks === 0) throw new Error("nothing was done over again");
    if (round < WARM_UPS) continue;
    rates.push(perSecond(moves, ended - began));
    stateRates.push(perSecond(moves, redone - began));
  }
  const xstate = perSecond(moves, xstateMs);
  const figure = (name: string, value: number): Figure => ({
    name,
    value,
    unit: "moves/s",
    baseline: xstate,
    ratio: value / xstate,
    n: moves,
  });
  return Promise.resolve([
    figure("replay.moves_per_s", percentile(rates, 50)),
    figure("replay.states_per_s", percentile(stateRates, 50)),
    figure("replay.decode_per_s", perSecond(moves, decodeMs)),
  ]);
}

const perSecond = (moves: number, ms: number): number => (moves / ms) * 1000;

function redoAll(walks: readonly Walk[]): number {
  let sum = 0;
  for (const { stand, decoded } of walks) sum += redo(stand.program, decoded)?.at ?? 0;
  return sum;
}

function rescoreAll(walks: readonly Walk[]): number {
  let marks = 0;
  for (const { stand, header, decoded } of walks) marks += evidenceOf(stand, header, decoded).marks.length;
  return marks;
}

function evidenceOf({ table }: Stand, header: Header, decoded: Decoded): Evidence {
  const evidence = rescore(table, header.rules, decoded);
  if (!evidence.ok) throw new Error(evidence.error.code);
  return evidence.value;
}

function standOf({ scenario, key }: ReturnType<typeof shippedScenarios>[number]): Stand {
  const program = compile(scenario);
  const arms = scenario.variants?.arms.map(({ id }) => id) ?? [""];
  // One machine an arm, as one would keep it: making it is not counted against XState.
  const machines = new Map(arms.map((arm) => [arm, toMachine(program, arm, (place) => drawAtBeginning(place))]));
  return {
    program,
    key,
    table: keyTable(program, key),
    fingerprints: new Fingerprints(program),
    machines,
    arms,
  };
}

/** A walk by lot to an ending, as a log. It is not chained: no side checks the chain here. */
function walked({ program, fingerprints }: Stand, header: Header): Move[] {
  const random = randomOf(`${header.seed} picks`);
  const moves: Move[] = [];
  let state: State | undefined;
  for (;;) {
    const seq = moves.length;
    const act: Act = state ? nextAct(program, state, random) : { kind: "began" };
    const outcome = outcomeOf(program, header, state, act, seq);
    if (!outcome.ok) throw new Error(`${act.kind} is refused: ${outcome.error.code}`);
    ({ state } = outcome.value);
    moves.push({ ...act, seq, prev: "", hash: "", at: seq * 4000, ms: 3000, after: fingerprints.of(state) });
    if (act.kind === "ended") return moves;
  }
}

function nextAct(program: Program, state: State, random: () => number): Act {
  const place = placeAt(program, state.at);
  if (place.kind === "ending") return { kind: "ended", ending: place.id };
  const acts = openActs(program, state);
  const act = acts[Math.floor(random() * acts.length)];
  if (!act) throw new Error(`nothing is open in ${place.id}`);
  const scene = scenesOf(program.scenario).find(({ id }) => id === place.id);
  if (act.kind === "rated" && scene?.kind === "rate") {
    return { ...act, ratings: Object.fromEntries(scene.options.map(({ id }) => [id, 4])) };
  }
  return act.kind === "reported" ? { ...act, items: {} } : act;
}

let drawAtBeginning: Draw = () => 0;

/** Plays a walk on XState and holds every state against ours; the milliseconds XState took. */
function comparedOnXState({ stand, header, decoded }: Walk): number {
  const machine = stand.machines.get(header.arm);
  if (!machine) throw new Error(`no arm ${header.arm}`);
  const { places } = stand.program;
  const events = [...decoded.rows].map((row, seq) => places[decoded.places[seq] ?? 0]?.rows[row]?.event);
  const draws = events.map((_, seq) => drawnOnce(drawsOf(header.seed, seq)));
  drawAtBeginning = draws[0] ?? drawAtBeginning;
  const states: State[] = [];
  const began = cpuMs();
  let live = machineBegin(machine);
  for (const [seq, type] of events.entries()) {
    if (type !== undefined) {
      const next = machineStep(machine, live, { type, draw: draws[seq] ?? drawAtBeginning });
      if (!next) throw new Error(`XState does not take ${type}`);
      live = next;
    }
    states.push(live.state);
  }
  const took = cpuMs() - began;
  redo(stand.program, decoded, (seq, at, v) => {
    const theirs = states[seq];
    if (theirs?.at !== at || theirs.v.length !== v.length || !theirs.v.every((value, slot) => value === v[slot])) {
      throw new Error(`move ${seq} of ${header.seed} leads elsewhere on XState`);
    }
  });
  return took;
}

/** The machine asks every outcome of a chance scene; it is not to pay for the same draw twice. */
function drawnOnce(draw: Draw): Draw {
  const drawn = new Map<number, number>();
  return (place) => {
    const known = drawn.get(place.index) ?? draw(place);
    drawn.set(place.index, known);
    return known;
  };
}

function compareEvidence({ stand, header, decoded }: Walk, log: readonly Move[]): void {
  const replayed = replay(stand.program, header, log);
  if (!replayed.ok) throw new Error(`${header.seed} does not replay: ${replayed.error.code}`);
  const scored = score(stand.program, stand.key, header.rules, replayed.value);
  if (!scored.ok) throw new Error(scored.error.code);
  const ours = evidenceOf(stand, header, decoded);
  if (text(ours) !== text(scored.value)) throw new Error(`the evidence of ${header.seed} is not that of score`);
}

/** With the names of every object in order. */
const text = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
