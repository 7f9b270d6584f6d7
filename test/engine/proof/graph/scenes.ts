import { compile } from "#engine/machine/compile.ts";
import { type Model, modelOf } from "#engine/proof/model.ts";
import type {
  Beat,
  Condition,
  Effect,
  Interrupt,
  NextScene,
  ReportScene,
  Scenario,
  Scene,
  WatchScene,
} from "#engine/scenario/scenario.ts";
import type { Key } from "#engine/score/key.ts";
import { aValue } from "../../../builders/played.ts";

/** A line of the narrator, on a condition or always. */
export const aBeat = (id: string, text = "A line.", when?: Condition): Beat => ({
  id,
  who: "narrator",
  text,
  channel: "room",
  understood: "clear",
  ...(when && { when }),
});

export const aNext = (id: string, to: string, more: Partial<NextScene> = {}): NextScene => ({
  kind: "next",
  id,
  beats: [],
  effects: [],
  to,
  ...more,
});

/** Beats are named; acts are `id -> target`, open all the time. */
export const aWatch = (
  id: string,
  beats: readonly Beat[],
  acts: Readonly<Record<string, string>>,
  to: string,
): WatchScene => ({
  kind: "watch",
  id,
  beats,
  prompt: "Watch now.",
  acts: Object.entries(acts).map(([act, target]) => ({
    id: act,
    text: `Act ${act}`,
    kind: "do",
    effects: [],
    reply: [],
    to: target,
  })),
  to,
});

/** Items are named, each with its condition or none. */
export const aReport = (
  id: string,
  items: Readonly<Record<string, Condition | undefined>>,
  to: string,
): ReportScene => ({
  kind: "report",
  id,
  beats: [],
  prompt: "Report now.",
  items: Object.entries(items).map(([item, when]) => ({ id: item, text: item, ...(when && { when }) })),
  effects: [],
  to,
});

export const anInterrupt = (id: string, when: Condition, more: Partial<Interrupt> = {}): Interrupt => ({
  id,
  when,
  beats: [],
  effects: [],
  ...more,
});

export const set = (name: string, to: number | string): Effect => ({ op: "set", name, to });
export const addTo = (meter: string, by: number): Effect => ({ op: "add", meter, by });
export const isMeter = (meter: string, is: ">=" | "<=" | "==", value: number): Condition => ({
  op: "meter",
  meter,
  is,
  value,
});
export const wasSeen = (scene: string): Condition => ({ op: "seen", scene });

/** Facts of two values, `no` first. */
export const yesOrNo = (...names: readonly string[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(names.map((name) => [name, ["no", "yes"]]));

/** The model of these scenes; what the author asserts is asked as well. */
export function modelOfScenes(scenes: readonly Scene[], extra: Partial<Scenario> = {}, key?: Key): Model {
  const scenario = aValue(scenes, extra);
  const also = (scenario.assertions ?? []).flatMap((one) => ("holds" in one ? [one.holds] : []));
  return modelOf(compile(scenario, also), key);
}

/** What a slot stands for, as `kind:name`; `met` for those that are the proof's own. */
export const slotNames = ({ program, slots }: Model): string[] =>
  slots.map((_, at) => {
    const slot = program.slots[at];
    return slot ? `${slot.kind}:${slot.name}` : "met";
  });

/** By place, the slots of a list, by name. */
export function namesAt(model: Model, lists: readonly (readonly number[])[]): Record<string, string> {
  const names = slotNames(model);
  return Object.fromEntries(
    model.places.map(({ place }, at) => [place.id, (lists[at] ?? []).map((slot) => names[slot]).join(" ")]),
  );
}
