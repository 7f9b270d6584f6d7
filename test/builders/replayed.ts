import type { Program, State } from "#engine/machine/program.ts";
import type { Draw } from "#engine/machine/step.ts";
import { machineBegin, machineStep, toMachine } from "#engine/machine/to-machine.ts";
import type { Step } from "#engine/proof/finding.ts";

/** Where a witness leads, played by the XState machine. */
export const replayed = (program: Program, witness: readonly Step[]): State => {
  const last = statesAlong(program, witness).at(-1);
  if (!last) throw new Error("an empty witness");
  return last;
};

/** A witness played by the XState machine, a state for each move; throws where the machine does not take a move. */
export function statesAlong(program: Program, witness: readonly Step[]): State[] {
  const [began, ...moves] = witness;
  if (began?.kind !== "began") throw new Error("a witness begins with `began`");
  const machine = toMachine(program, began.arm ?? "", drawing(began));
  let live = machineBegin(machine);
  const states = [live.state];
  for (const move of moves) {
    const at = program.places[live.state.at]?.id;
    if (at !== move.scene) throw new Error(`the witness speaks of ${move.scene}, the machine stands at ${at}`);
    const type = move.choice === undefined ? move.kind : `${move.kind}.${move.choice}`;
    const next = machineStep(machine, live, { type, draw: drawing(move) });
    if (!next) throw new Error(`${type} is not taken at ${at}`);
    live = next;
    states.push(live.state);
  }
  return states;
}

const drawing =
  ({ draws }: Step): Draw =>
  (place) =>
    Math.max(
      0,
      place.rows.findIndex(({ id }) => id === draws?.[place.id]),
    );
