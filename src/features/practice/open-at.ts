import type { Live } from "#engine/attempt/live.ts";
import { type Moment, sceneAt } from "#engine/attempt/replay.ts";
import { choicesAt, itemsAt, shownBy, type Telling, told } from "#engine/attempt/show.ts";
import type { OfferedChoice, OfferedItem } from "#engine/attempt/shown.ts";
import type { Program, State } from "#engine/machine/program.ts";
import { offered, placeAt } from "#engine/machine/step.ts";
import type { DecisionScene } from "#engine/scenario/scenario.ts";
import type { Span } from "#engine/scenario/text.ts";
import type { Budget } from "#stage/choices.tsx";

interface Asked {
  readonly scene: string;
  readonly prompt: readonly Span[];
}

/** What stands open in front of the officer. */
export type Open =
  | (Asked & {
      readonly kind: "decision";
      readonly choices: readonly OfferedChoice[];
      readonly why: boolean;
      readonly sure: boolean;
      /** Milliseconds there are, where a timer runs. */
      readonly limit?: number;
      readonly budget?: Budget;
    })
  /** Lines that go on by themselves when told to; `choices` are the ways to step in now, and may be none. */
  | (Asked & { readonly kind: "watch"; readonly choices: readonly OfferedChoice[] })
  | (Asked & { readonly kind: "respond"; readonly by: "text" | "speech" })
  | (Asked & { readonly kind: "rate" | "report"; readonly items: readonly OfferedItem[] })
  | { readonly kind: "next" }
  | { readonly kind: "ending"; readonly ending: string };

export function openAt(live: Live, telling: Telling, moments: readonly Moment[]): Open {
  const { program, header } = live;
  const { state } = live.at;
  const place = placeAt(program, state.at);
  const scene = sceneAt(program, place.id);
  if (!scene) return { kind: "ending", ending: place.id };
  // Nobody rests at a branch or at chance.
  if (!("prompt" in scene)) return { kind: "next" };
  const asked = { scene: scene.id, prompt: told(telling, `${scene.id}.prompt`, scene.prompt, state) };
  if (scene.kind === "respond") return { ...asked, kind: scene.kind, by: scene.by };
  if (scene.kind === "rate" || scene.kind === "report") {
    return { ...asked, kind: scene.kind, items: itemsAt(telling, state) };
  }
  const choices = choicesAt(telling, state);
  if (scene.kind === "watch") return { ...asked, kind: scene.kind, choices };
  // Asked once: a hub that is come back to does not ask for a reason each time.
  const first = !moments.some((moment) => moment.move.kind === "chose" && moment.move.scene === scene.id);
  const timer =
    scene.timer && offered(program, state).some((row) => row.event === "timed-out") ? scene.timer : undefined;
  const shown = moments.at(-1);
  const reading = [asked.prompt, ...[...choices, ...(shown ? shownBy(telling, shown) : [])].map((one) => one.spans)];
  const budget = budgetOf(program, scene, state);
  return {
    ...asked,
    kind: "decision",
    choices,
    why: scene.askWhy && first,
    sure: scene.sure && first,
    ...(timer && header.timeFactor > 0 && { limit: limitOf(timer.seconds, reading) * header.timeFactor }),
    ...(budget && { budget }),
  };
}

/** What is left of the meter, in the plainest terms: choices where each costs the same, else units. */
function budgetOf(program: Program, { budget, choices }: DecisionScene, state: State): Budget | undefined {
  const slot = program.slots.findIndex(({ kind, name }) => kind === "meter" && name === budget);
  const costly = choices.filter(({ takes = 0 }) => takes > 0);
  const [{ takes: cost = 1 } = {}] = costly;
  if (slot < 0 || costly.length === 0) return undefined;
  const left = (state.v[slot] ?? 0) - (program.slots[slot]?.min ?? 0);
  if (costly.some(({ takes }) => takes !== cost)) return { of: "units", count: left };
  return { of: costly.every(({ kind }) => kind === "ask") ? "questions" : "more", count: Math.floor(left / cost) };
}

/** Milliseconds for a timed decision: never less than 2 s and a second for 15 characters on screen. */
const limitOf = (seconds: number, reading: readonly (readonly Span[])[]): number =>
  Math.max(seconds * 1000, 2000 + (reading.flat().reduce((sum, { text }) => sum + text.length, 0) / 15) * 1000);
