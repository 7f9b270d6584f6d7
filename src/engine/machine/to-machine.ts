import {
  assign,
  createMachine,
  initialTransition,
  transition,
  type AnyMachineSnapshot,
  type AnyStateMachine,
} from "xstate";
import { isPassage, type Place, type Program, type State, type Vector } from "./program.ts";
import { type Draw, type Passed, vectorAtStart } from "./step.ts";

/** The XState machine of a scenario. */
export type Machine = AnyStateMachine;

/** What the machine carries beside its state value. */
export interface MachineContext {
  readonly v: Vector;
  /** What the current move has passed so far. */
  readonly passed: readonly Passed[];
  /** No second interrupt in one move, none at the beginning. */
  readonly mayInterrupt: boolean;
  readonly draw: Draw;
}

export interface MachineEvent {
  /** A row's event: `chose.ask`, `timed-out`, `continued` … */
  readonly type: string;
  readonly draw: Draw;
}

/** Where the machine stands, read as the engine's own state. */
export interface MachineState {
  readonly state: State;
  readonly passed: readonly Passed[];
  readonly snapshot: AnyMachineSnapshot;
}

interface Scope {
  readonly context: MachineContext;
  readonly event: MachineEvent;
}

/**
 * The XState machine of a scenario, made from the same rows as `step`: phases are compound states, scenes their
 * children, branch and chance scenes `always` rows, interrupts `always` rows of the phase (XState asks the child
 * first, so a passage is passed before an interrupt is asked), endings final states.
 *
 * Places are named by number (`p12`), so that no id of an author's can mean something to XState.
 */
export function toMachine(program: Program, arm: string, draw: Draw): AnyStateMachine {
  const states: Record<string, unknown> = { start: { always: { target: `#p${program.start}` } } };
  for (const index of program.scenario.phases.keys()) {
    const own = program.places.filter((place) => place.phase === index);
    states[`f${index}`] = {
      // Never taken: every target names a place. XState wants one all the same.
      initial: `p${own[0]?.index ?? 0}`,
      states: Object.fromEntries(own.map((place) => [`p${place.index}`, sceneNode(place)])),
      always: (program.interrupts[index] ?? []).map((interrupt, at) => ({
        guard: ({ context }: Scope) => context.mayInterrupt && interrupt.open(context.v),
        actions: update(({ context }) => ({
          v: applied(context.v, interrupt.apply),
          passed: [...context.passed, { kind: "interrupt", phase: index, interrupt: at }],
          mayInterrupt: false,
        })),
        ...(interrupt.to >= 0 && { target: `#p${interrupt.to}` }),
      })),
    };
  }
  for (const place of program.places) {
    if (place.kind === "ending") states[`p${place.index}`] = { id: `p${place.index}`, type: "final" };
  }
  const context: MachineContext = { v: vectorAtStart(program, arm), passed: [], mayInterrupt: false, draw };
  const config = { id: "scenario", context, initial: "start", states };
  // XState's config types describe hand-written literals; these rows are closures made from checked values.
  return createMachine(config as Parameters<typeof createMachine>[0]);
}

function sceneNode(place: Place): unknown {
  const id = `p${place.index}`;
  if (isPassage(place)) {
    return {
      id,
      always: place.rows.map((row, index) => ({
        target: `#p${row.to}`,
        guard: ({ context }: Scope) => (place.kind === "chance" ? context.draw(place) === index : row.open(context.v)),
        actions: update(({ context }) => ({
          v: applied(context.v, row.apply),
          passed: [...context.passed, { kind: "passage", place: place.index, row: index }],
        })),
      })),
    };
  }
  const on = [...place.rowsOf].map(([event, rows]) => [
    event,
    rows.map((row) => ({
      ...(row.leaves && { target: `#p${row.to}`, reenter: true }),
      guard: ({ context }: Scope) => row.open(context.v),
      actions: update(({ context, event: { draw } }) => ({
        v: applied(context.v, row.apply),
        passed: [],
        mayInterrupt: true,
        draw,
      })),
    })),
  ]);
  return { id, on: Object.fromEntries(on) as unknown };
}

const update = (change: (scope: Scope) => Partial<MachineContext>): unknown =>
  assign((scope) => change(scope as unknown as Scope));

function applied(v: Vector, apply: (v: number[]) => void): Vector {
  const next = [...v];
  apply(next);
  return next;
}

/** The machine at rest at the beginning. */
export const machineBegin = (machine: AnyStateMachine): MachineState => read(initialTransition(machine)[0]);

/** The machine at rest at a state the log led to. */
export function machineAt(machine: AnyStateMachine, program: Program, state: State, draw: Draw): MachineState {
  const place = program.places[state.at];
  const key = `p${state.at}`;
  const context: MachineContext = { v: state.v, passed: [], mayInterrupt: false, draw };
  const value = !place || place.phase < 0 ? key : { [`f${place.phase}`]: key };
  return read(machine.resolveState({ value, context, status: place?.kind === "ending" ? "done" : "active" }));
}

/** The next rest, or `undefined` when the machine does not take the event here. Nothing is run: this is a pure step. */
export function machineStep(machine: AnyStateMachine, at: MachineState, event: MachineEvent): MachineState | undefined {
  if (at.snapshot.status !== "active" || !at.snapshot.can(event)) return undefined;
  return read(transition(machine, at.snapshot, event)[0]);
}

function read(snapshot: AnyMachineSnapshot): MachineState {
  const context = snapshot.context as MachineContext;
  let value: unknown = snapshot.value;
  while (typeof value === "object" && value !== null) value = Object.values(value)[0];
  return { snapshot, state: { at: Number(String(value).slice(1)), v: context.v }, passed: context.passed };
}
