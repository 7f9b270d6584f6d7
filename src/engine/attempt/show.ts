import type { Program, State } from "../machine/program.ts";
import { offered, placeAt } from "../machine/step.ts";
import { randomOf, shuffled } from "../machine/random.ts";
import {
  type Act as WatchAct,
  type Arm,
  type Beat,
  type Choice,
  type Condition,
  type Ending,
  type Mood,
  type Scene,
  TIMEOUT,
} from "../scenario/scenario.ts";
import { plainText, type Span, spansOf, type Text } from "../scenario/text.ts";
import type { Header, Note } from "./move.ts";
import { type Moment, sceneAt } from "./replay.ts";
import type { OfferedChoice, OfferedItem, Shown, ShownAct, ShownLine, ShownRow } from "./shown.ts";

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

  const made =
    from?.kind === "decision"
      ? from.choices.find((candidate) => candidate.id === row?.id)
      : from?.kind === "watch"
        ? from.acts.find((candidate) => candidate.id === row?.id)
        : undefined;
  if (row && from && made) {
    const address = `${from.id}.${made.id}`;
    shown.push({
      ...actAt(telling, move.seq, address),
      how: made.id === TIMEOUT && from.kind === "decision" ? "timeout" : made.kind,
      spans: made.text === undefined ? [] : told(telling, address, made.text, state),
    });
    lines(from.id, made.reply);
  } else if (row && from) shown.push(...answerOf(telling, moment, from));

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

/** An answer as it stands among the lines: the officer's own words by their hash, ratings and reports row by row. */
function answerOf(telling: Telling, { move, before }: Moment, scene: Scene): ShownAct[] {
  const act = { ...actAt(telling, move.seq, scene.id), spans: [] };
  if (move.kind === "responded") return [{ ...act, how: "respond", note: move.note }];
  if (move.kind === "rated") {
    const rows = itemsAt(telling, before).map((item) => ({ ...item, answer: move.ratings[item.id] ?? 0 }));
    return [{ ...act, how: "rate", rows }];
  }
  if (move.kind !== "reported") return [];
  const rows = itemsAt(telling, before).map((item): ShownRow => {
    const answer = move.items[item.id];
    return { ...item, ...(answer !== undefined && { answer }) };
  });
  return [{ ...act, how: "report", rows }];
}

const actAt = (telling: Telling, seq: number, address: string): Omit<ShownAct, "how" | "spans"> => ({
  kind: "act",
  key: `${seq}.${address}`,
  seq,
  address,
  lang: telling.lang,
});

/** Puts in what lies beside the log: words as typed, sound as recorded. What is not there stays empty. */
export function withNotes(shown: readonly Shown[], notes: readonly Note[]): Shown[] {
  return shown.map((one) => {
    const note = one.kind === "act" && one.note !== undefined && notes.find(({ hash }) => hash === one.note);
    if (!note) return one;
    const spans = note.text === "" ? [] : [{ text: note.text, em: false }];
    return { ...one, spans, ...(note.audio && { audio: note.audio }) };
  });
}

/**
 * The choices of a decision, or the acts of a watch scene, that stand open, in the order of this attempt: Fisher–Yates
 * seeded by attempt and scene, pinned ones last. The timeout is not among them: nobody chooses it.
 */
export function choicesAt(telling: Telling, state: State): OfferedChoice[] {
  const { program, names } = telling;
  const scene = sceneAt(program, placeAt(program, state.at).id);
  if (scene?.kind !== "decision" && scene?.kind !== "watch") return [];
  const open = new Set(offered(program, state).map((row) => row.id));
  const all: readonly (Choice | WatchAct)[] = scene.kind === "decision" ? scene.choices : scene.acts;
  const pinned = (choice: Choice | WatchAct): number => ("pinned" in choice && choice.pinned === "last" ? 1 : 0);
  return inOrder(telling, scene.id, all)
    .toSorted((a, b) => pinned(a) - pinned(b))
    .filter((choice) => choice.id !== TIMEOUT && open.has(choice.id))
    .map((choice) => {
      const takes = scene.kind === "decision" && scene.budget !== undefined && "takes" in choice ? choice.takes : 0;
      return {
        id: choice.id,
        kind: choice.kind,
        spans: told(telling, `${scene.id}.${choice.id}`, choice.text ?? "", state),
        target: choice.target === undefined ? "" : (names[`${choice.target}.name`] ?? ""),
        ...(takes !== undefined && takes > 0 && { takes }),
      };
    });
}

/** What is to be rated, in the order of this attempt, or reported, in the order of the file: what holds here. */
export function itemsAt(telling: Telling, state: State): OfferedItem[] {
  const { program } = telling;
  const scene = sceneAt(program, placeAt(program, state.at).id);
  const all =
    scene?.kind === "rate"
      ? inOrder(telling, scene.id, scene.options)
      : scene?.kind === "report"
        ? scene.items.filter((item) => holds(program, item.when, state))
        : [];
  return all.map(({ id, text }) => ({ id, spans: told(telling, `${scene?.id}.${id}`, text, state) }));
}

const inOrder = <T>({ seed }: Telling, scene: string, all: readonly T[]): readonly T[] =>
  shuffled(all, randomOf(`${seed}/${scene}`));

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
