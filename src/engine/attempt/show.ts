import type { Program, State } from "../machine/program.ts";
import { offered, placeAt } from "../machine/step.ts";
import { randomOf, shuffled } from "../machine/random.ts";
import { type Arm, type Beat, type Condition, type Ending, type Mood, TIMEOUT } from "../scenario/scenario.ts";
import { plainText, type Span, spansOf, type Text } from "../scenario/text.ts";
import type { Header } from "./move.ts";
import { type Moment, sceneAt } from "./replay.ts";
import type { OfferedChoice, Shown, ShownLine } from "./shown.ts";

/** How one attempt's texts read: names and texts of its arm filled in. */
export interface Telling {
  readonly program: Program;
  readonly seed: string;
  readonly names: Readonly<Record<string, string>>;
  readonly strings: Readonly<Record<string, Text>>;
  /** Drawings of people to whom the arm gives another face. */
  readonly faces: Readonly<Record<string, string>>;
  readonly lang: string;
}

export function tellingOf(program: Program, header: Pick<Header, "seed" | "arm">): Telling {
  const { scenario } = program;
  const arm: Arm | undefined = scenario.variants?.arms.find((candidate) => candidate.id === header.arm);
  const names: Record<string, string> = {};
  for (const [id, person] of Object.entries(scenario.cast)) {
    names[`${id}.name`] = arm?.cast[id]?.name ?? person.name;
    names[`${id}.gender`] = person.gender;
    names[`${id}.register`] = person.register;
  }
  for (const [slot, { default: text }] of Object.entries(scenario.policySlots)) {
    names[`policy.${slot}`] = plainText(text, names, scenario.language);
  }
  const faces: Record<string, string> = {};
  for (const [id, own] of Object.entries(arm?.cast ?? {})) if (own.portrait) faces[id] = `${id}.${header.arm}`;
  return { program, seed: header.seed, names, strings: arm?.strings ?? {}, faces, lang: scenario.language };
}

/**
 * What a move put on screen, in order: the act itself, the reply, beats of branches and chance passed, of an
 * interrupt, of the scene it came to rest in. Moods and beat conditions are read from the state after the move.
 */
export function shownBy(telling: Telling, moment: Moment): Shown[] {
  const { program } = telling;
  const { move, row, state } = moment;
  const shown: Shown[] = [];
  const from = sceneAt(program, placeAt(program, moment.before.at).id);
  const lines = (container: string, beats: readonly Beat[]): void => {
    for (const beat of beats) {
      if (holds(program, beat.when, state)) shown.push(lineOf(telling, container, beat, state, move.seq));
    }
  };

  if (row && from?.kind === "decision") {
    const choice = from.choices.find((candidate) => candidate.id === row.id);
    if (choice) {
      const address = `${from.id}.${choice.id}`;
      shown.push({
        kind: "act",
        key: `${move.seq}.${address}`,
        seq: move.seq,
        address,
        how: choice.id === TIMEOUT ? "timeout" : choice.kind,
        spans: choice.text === undefined ? [] : told(telling, address, choice.text, state),
        lang: telling.lang,
      });
      lines(from.id, choice.reply);
    }
  } else if (row && from?.kind === "watch" && row.id !== "") {
    const act = from.acts.find((candidate) => candidate.id === row.id);
    if (act) {
      const address = `${from.id}.${act.id}`;
      const spans = told(telling, address, act.text, state);
      shown.push({
        kind: "act",
        key: `${move.seq}.${address}`,
        seq: move.seq,
        address,
        how: act.kind,
        spans,
        lang: telling.lang,
      });
      lines(from.id, act.reply);
    }
  }

  const rests = move.kind === "began" || row !== undefined;
  for (const passed of moment.passed) {
    if (passed.kind === "interrupt") {
      const interrupt = program.scenario.phases[passed.phase]?.interrupts[passed.interrupt];
      if (interrupt) lines(interrupt.id, interrupt.beats);
      continue;
    }
    const scene = sceneAt(program, placeAt(program, passed.place).id);
    if (!scene) continue;
    lines(scene.id, scene.beats);
    if (scene.kind === "chance") lines(scene.id, scene.outcomes[passed.row]?.beats ?? []);
  }

  if (!rests) return shown;
  const place = placeAt(program, state.at);
  if (place.kind === "ending") {
    const ending = endingAt(program, place.id);
    lines(place.id, ending?.beats ?? []);
    return shown;
  }
  const scene = sceneAt(program, place.id);
  if (scene?.kind === "watch") lines(scene.id, scene.beats.slice(beatAt(program, state), beatAt(program, state) + 1));
  else if (scene) lines(scene.id, scene.beats);
  return shown;
}

/** What came of it, told after the ending: every row that holds. */
export function laterOf(telling: Telling, ending: string, state: State, seq: number): ShownLine[] {
  const rows = endingAt(telling.program, ending)?.later ?? [];
  return rows
    .filter((row) => holds(telling.program, row.when, state))
    .flatMap((row) => row.beats.filter((beat) => holds(telling.program, beat.when, state)))
    .map((beat) => lineOf(telling, ending, beat, state, seq));
}

/**
 * The choices that stand open, in the order of this attempt: Fisher–Yates seeded by attempt and scene, pinned ones
 * last. The timeout is not among them: nobody chooses it.
 */
export function choicesAt(telling: Telling, state: State): OfferedChoice[] {
  const { program, names } = telling;
  const place = placeAt(program, state.at);
  const scene = sceneAt(program, place.id);
  if (scene?.kind !== "decision") return [];
  const open = new Set(offered(program, state).map((row) => row.id));
  const order = shuffled(scene.choices, randomOf(`${telling.seed}/${scene.id}`));
  const pinned = (choice: (typeof order)[number]): number => (choice.pinned === "last" ? 1 : 0);
  return order
    .toSorted((a, b) => pinned(a) - pinned(b))
    .filter((choice) => choice.id !== TIMEOUT && open.has(choice.id))
    .map((choice) => ({
      id: choice.id,
      kind: choice.kind,
      spans: told(telling, `${scene.id}.${choice.id}`, choice.text ?? "", state),
      target: choice.target === undefined ? "" : (names[`${choice.target}.name`] ?? ""),
    }));
}

/** The mood of a person in a state. */
export function moodOf(program: Program, person: string, state: State): Mood | undefined {
  return program.scenario.cast[person]?.moods.find((row) => holds(program, row.when, state))?.mood;
}

/** A text of this attempt, its arm's words and names filled in. */
export function told(telling: Telling, address: string, text: Text, state: State): Span[] {
  const own = telling.strings[address] ?? text;
  if (typeof own === "string") return [{ text: own, em: false }];
  const names: Record<string, string> = { ...telling.names };
  for (const [index, slot] of telling.program.slots.entries()) {
    if (slot.kind === "meter") names[`meters.${slot.name}`] = String(state.v[index] ?? 0);
  }
  return spansOf(own, names, telling.lang);
}

export const endingAt = (program: Program, id: string): Ending | undefined =>
  program.scenario.endings.find((ending) => ending.id === id);

function lineOf(telling: Telling, container: string, beat: Beat, state: State, seq: number): ShownLine {
  const address = `${container}.${beat.id}`;
  const tell = (text: Text, field = ""): Span[] => told(telling, `${address}${field}`, text, state);
  const mood = moodOf(telling.program, beat.who, state);
  const face = telling.faces[beat.who];
  return {
    kind: "line",
    key: `${seq}.${address}`,
    seq,
    address,
    who: beat.who,
    name: telling.names[`${beat.who}.name`] ?? "",
    ...(face !== undefined && { face }),
    ...(mood && { mood }),
    spans: tell(beat.text),
    lang: beat.lang ?? telling.lang,
    channel: beat.channel,
    understood: beat.understood,
    ...(beat.meaning !== undefined && { meaning: tell(beat.meaning, ".meaning") }),
    ...(beat.sound !== undefined && { sound: tell(beat.sound, ".sound") }),
    notice: beat.notice ?? false,
    ...(beat.media && { media: { ...beat.media, alt: tell(beat.media.alt, ".alt") } }),
  };
}

function beatAt(program: Program, state: State): number {
  const slot = program.slotOf.get("beat:");
  return slot === undefined ? 0 : (state.v[slot] ?? 0);
}

function holds(program: Program, when: Condition | undefined, state: State): boolean {
  return when === undefined || (program.tests.get(when)?.(state.v) ?? false);
}
