import { randomOf } from "../machine/random.ts";
import { begin, type Draw, offered, step } from "../machine/step.ts";
import { ask, type Asked } from "./asked.ts";
import { explore } from "./explore.ts";
import type { Explored } from "./explored.ts";

const WALKS = 100;
/** Longer than any route without a circle that somebody would write. */
const LONGEST = 200;

/** What was learnt beside the exploration. */
export interface ShownAnswers {
  /** False when not everything could be looked at. */
  readonly decided: boolean;
  /** Meters that some move changes, those that only colour a face with them. */
  readonly changed: ReadonlySet<number>;
}

/**
 * Asks the conditions that move nothing: those of faces, of a report's items, of what came later. To keep all of them exact
 * at once would make several times the states, so random walks ask first, and only what has still one answer is followed
 * through a second exploration, which decides it. The same for meters that nothing else reads.
 */
export function askShown(explored: Explored, maxStates: number): ShownAnswers {
  const { model, marks, met } = explored;
  const changed = new Set(met.changed);
  const places = model.places.filter(({ place }) => met.places[place.index] === 1);
  const shown = [...model.moods, ...places.flatMap(({ also }) => also)];
  const still = (slot: number): boolean => model.program.slots[slot]?.kind === "meter" && !changed.has(slot);
  const open = (): Asked[] => shown.filter(({ answers, slots }) => answers !== 3 || slots.some(still));
  for (let walk = 0; walk < WALKS && open().length > 0; walk++) walkOnce(explored, walk, changed);
  const left = open();
  if (left.length === 0) return { decided: true, changed };
  const further = explore(model, marks, { maxStates, followed: new Set(left) });
  return {
    decided: !further.capped && further.tooLarge.size === 0 && further.tooManyWays.size === 0,
    changed: new Set([...changed, ...further.met.changed]),
  };
}

/** One run by lot; every condition that a screen would ask is asked. */
function walkOnce({ model }: Explored, walk: number, changed: Set<number>): void {
  const { program } = model;
  const random = randomOf(`walk ${walk}`);
  const pick = (below: number): number => Math.floor(random() * below);
  const draw: Draw = (place) => pick(place.rows.length);
  const arms = program.scenario.variants?.arms ?? [];
  let { state } = begin(program, arms[walk % Math.max(1, arms.length)]?.id ?? "", draw);
  for (let moves = 0; moves < LONGEST; moves++) {
    const also: readonly Asked[] = model.places[state.at]?.also ?? [];
    for (const one of [...model.moods, ...also]) if (one.answers !== 3) ask(one, state.v);
    const rows = offered(program, state);
    const row = rows[pick(rows.length)];
    const stepped = row && step(program, state, row.event, draw);
    if (!stepped?.ok) return;
    const after = stepped.value.state;
    for (const [slot, { kind }] of program.slots.entries()) {
      if (kind === "meter" && after.v[slot] !== state.v[slot]) changed.add(slot);
    }
    state = after;
  }
}
