import type { Place, Program, State } from "#engine/machine/program.ts";
import { begin, offered, placeAt, step } from "#engine/machine/step.ts";
import type { Condition } from "#engine/scenario/scenario.ts";

export const draw = (): number => 0;
export const calmAt = (value: number): Condition => ({ op: "meter", meter: "calm", is: ">=", value });
export const CALM = { meters: { calm: { min: 0, max: 5, start: 2 } } };
export const beat = (id: string) => ({
  id,
  who: "narrator",
  text: id,
  channel: "room" as const,
  understood: "clear" as const,
});

export function place(program: Program, id: string): Place {
  return placeAt(program, program.placeOf.get(id) ?? -1);
}
export const atStart = (program: Program, arm = ""): State => begin(program, arm, draw).state;
export const offers = (program: Program, state: State): string[] => offered(program, state).map(({ event }) => event);
export const value = (program: Program, state: State, name: string): number | undefined =>
  state.v[program.slotOf.get(name) ?? -1];
export function after(program: Program, state: State, event: string, by = draw): State {
  const stepped = step(program, state, event, by);
  if (!stepped.ok) throw new Error(JSON.stringify(stepped.error));
  return stepped.value.state;
}
