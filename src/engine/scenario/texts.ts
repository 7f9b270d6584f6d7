import { hashOf } from "./hash.ts";
import type { Beat, Scenario, Scene } from "./scenario.ts";
import { plainText, type Text } from "./text.ts";

/** What becomes of one text, known by its address. */
export type TextMap = (address: string, text: Text) => Text;

/**
 * The same scenario with every text a person reads passed through `map`, in file order. Addresses are made of ids,
 * never of positions, except in the lists of the head: `title`, `objectives.0.who`, `policy.interpreter-line`,
 * `cast.ortiz.name`,
 * `porch.place` (a phase's picture), `door.prompt`, `door.open-up` (a choice), `door.who-is-it` (a beat), `.meaning`,
 * `.sound` and `.alt` of a beat, `shut.title` (an ending), and `arm.b.door.who-is-it` for what an arm says instead.
 *
 * Ids, conditions and effects are left as they are, the very same values: a program compiled from the answer moves as
 * one compiled from the scenario.
 */
export function mapTexts(scenario: Scenario, map: TextMap): Scenario {
  const { variants } = scenario;
  return {
    ...scenario,
    title: map("title", scenario.title),
    summary: map("summary", scenario.summary),
    audience: map("audience", scenario.audience),
    objectives: scenario.objectives.map((objective, at) => ({
      who: map(`objectives.${at}.who`, objective.who),
      condition: map(`objectives.${at}.condition`, objective.condition),
      behaviour: map(`objectives.${at}.behaviour`, objective.behaviour),
      standard: map(`objectives.${at}.standard`, objective.standard),
    })),
    contentNotes: scenario.contentNotes.map((note, at) => map(`contentNotes.${at}`, note)),
    legalNotes: scenario.legalNotes.map((note, at) => ({ ...note, claim: map(`legalNotes.${at}.claim`, note.claim) })),
    policySlots: mapValues(scenario.policySlots, (slot, id) => ({
      ...slot,
      default: map(`policy.${id}`, slot.default),
    })),
    // A name may be a role: "Dispatch" has another in every language. It is no text with references, so it stays plain.
    cast: mapValues(scenario.cast, (person, id) => ({
      ...person,
      name: plainText(map(`cast.${id}.name`, person.name)),
      role: map(`cast.${id}.role`, person.role),
    })),
    phases: scenario.phases.map((phase) => ({
      ...phase,
      ...(phase.place && { place: { ...phase.place, alt: map(`${phase.id}.place`, phase.place.alt) } }),
      ...(phase.sketch && { sketch: { ...phase.sketch, alt: map(`${phase.id}.sketch`, phase.sketch.alt) } }),
      scenes: phase.scenes.map((scene) => mapScene(scene, map)),
      interrupts: phase.interrupts.map((one) => ({ ...one, beats: mapBeats(one.id, one.beats, map) })),
    })),
    endings: scenario.endings.map((ending) => ({
      ...ending,
      title: map(`${ending.id}.title`, ending.title),
      beats: mapBeats(ending.id, ending.beats, map),
      later: ending.later.map((row) => ({ ...row, beats: mapBeats(ending.id, row.beats, map) })),
    })),
    ...(variants && {
      variants: {
        ...variants,
        arms: variants.arms.map((arm) => ({
          ...arm,
          strings: mapValues(arm.strings, (text, address) => map(`arm.${arm.id}.${address}`, text)),
        })),
      },
    }),
  };
}

/** Every text by its address, in file order. */
export function textsOf(scenario: Scenario): Map<string, Text> {
  const texts = new Map<string, Text>();
  mapTexts(scenario, (address, text) => {
    texts.set(address, text);
    return text;
  });
  return texts;
}

/** The first 8 hex digits of the SHA-256 over a text's RFC 8785 bytes: tells a translation whether its source changed. */
export const textHash = (text: Text): string => hashOf(text).slice(0, 8);

function mapScene(scene: Scene, map: TextMap): Scene {
  const at = (id: string): string => `${scene.id}.${id}`;
  const beats = mapBeats(scene.id, scene.beats, map);
  switch (scene.kind) {
    case "decision": {
      const { timer } = scene;
      return {
        ...scene,
        beats,
        prompt: map(at("prompt"), scene.prompt),
        ...(timer?.assessed !== undefined && { timer: { ...timer, assessed: map(at("timer"), timer.assessed) } }),
        choices: scene.choices.map((choice) => ({
          ...choice,
          ...(choice.text !== undefined && { text: map(at(choice.id), choice.text) }),
          reply: mapBeats(scene.id, choice.reply, map),
        })),
      };
    }
    case "watch":
      return {
        ...scene,
        beats,
        prompt: map(at("prompt"), scene.prompt),
        acts: scene.acts.map((act) => ({
          ...act,
          text: map(at(act.id), act.text),
          reply: mapBeats(scene.id, act.reply, map),
        })),
      };
    case "respond":
      return {
        ...scene,
        beats,
        prompt: map(at("prompt"), scene.prompt),
        rubric: scene.rubric.map((row) => ({
          ...row,
          weak: map(at(`${row.id}.weak`), row.weak),
          adequate: map(at(`${row.id}.adequate`), row.adequate),
          strong: map(at(`${row.id}.strong`), row.strong),
        })),
      };
    case "rate": {
      const options = scene.options.map((option) => ({ ...option, text: map(at(option.id), option.text) }));
      return { ...scene, beats, prompt: map(at("prompt"), scene.prompt), options };
    }
    case "report": {
      const items = scene.items.map((item) => ({ ...item, text: map(at(item.id), item.text) }));
      return { ...scene, beats, prompt: map(at("prompt"), scene.prompt), items };
    }
    case "chance": {
      const outcomes = scene.outcomes.map((one) => ({ ...one, beats: mapBeats(scene.id, one.beats, map) }));
      return { ...scene, beats, outcomes };
    }
    case "next":
    case "branch":
      return { ...scene, beats };
  }
}

const mapBeats = (container: string, beats: readonly Beat[], map: TextMap): Beat[] =>
  beats.map((beat) => {
    const address = `${container}.${beat.id}`;
    return {
      ...beat,
      text: map(address, beat.text),
      ...(beat.meaning !== undefined && { meaning: map(`${address}.meaning`, beat.meaning) }),
      ...(beat.sound !== undefined && { sound: map(`${address}.sound`, beat.sound) }),
      ...(beat.media && { media: { ...beat.media, alt: map(`${address}.alt`, beat.media.alt) } }),
    };
  });

const mapValues = <T, U>(record: Readonly<Record<string, T>>, map: (value: T, key: string) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
