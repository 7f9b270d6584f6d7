import { err, ok, type Result } from "../result.ts";
import { checkScenario, type Finder } from "./check-scenario.ts";
import { LIMITS, parseJson, pointerOf } from "./parse-json.ts";
import { shapeOf } from "./parse-shape.ts";
import { parseText, referable, referencesOf } from "./parse-text.ts";
import type { Problem } from "./problem.ts";
import type {
  Arm,
  Assertion,
  Beat,
  Choice,
  Condition,
  Effect,
  Ending,
  Interrupt,
  Person,
  Scenario,
  Scene,
} from "./scenario.ts";
import { FORMAT } from "./scenario.ts";
import {
  type RawAssertion,
  type RawBeat,
  type RawCondition,
  type RawEffect,
  type RawScenario,
  type RawScene,
  scenarioSchema,
} from "./schema.ts";
import type { Text } from "./text.ts";

/**
 * The text of a `scenario.json` to a `Scenario`, or every problem at once, each with pointer, line and the words
 * of its sentence. After this nobody asks again whether a reference holds or a text parses.
 */
export function parseScenario(text: string): Result<Scenario, Problem[]> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const file = json.value;

  // The format number decides the rules, so a file of another format gets that one answer, not a hundred others.
  const format = formatOf(file.value);
  if (format !== FORMAT) {
    const params = { format: typeof format === "number" ? format : "none", reads: FORMAT };
    return err([{ code: "wrong-format", pointer: "/format", line: file.lineAt(["format"]), params }]);
  }

  const shaped = shapeOf(scenarioSchema, file);
  if (!shaped.ok) return shaped;

  const problems: Problem[] = [];
  const found: Finder = (code, path, params = {}) => {
    if (problems.length < LIMITS.problems) {
      problems.push({ code, pointer: pointerOf(path), line: file.lineAt(path), params });
    }
  };
  const scenario = new Reader(found, referable(shaped.value)).scenario(shaped.value);
  checkScenario(scenario, found);
  return problems.length > 0 ? err(problems) : ok(scenario);
}

function formatOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "format" in value ? value.format : undefined;
}

type Path = readonly PropertyKey[];

/** Turns the checked shape into the value: texts parsed, conditions tagged, absences dropped. */
class Reader {
  readonly #found: Finder;
  readonly #referable: ReadonlySet<string>;
  constructor(found: Finder, names: ReadonlySet<string>) {
    this.#found = found;
    this.#referable = names;
  }

  scenario(raw: RawScenario): Scenario {
    const text = (source: string, ...path: Path): Text => this.#text(source, path);
    return {
      format: FORMAT,
      id: raw.id,
      title: text(raw.title, "title"),
      summary: text(raw.summary, "summary"),
      language: raw.language,
      minutes: raw.minutes,
      audience: text(raw.audience, "audience"),
      objectives: raw.objectives.map((objective, at) => ({
        who: text(objective.who, "objectives", at, "who"),
        condition: text(objective.condition, "objectives", at, "condition"),
        behaviour: text(objective.behaviour, "objectives", at, "behaviour"),
        standard: text(objective.standard, "objectives", at, "standard"),
      })),
      teaches: raw.teaches,
      contentNotes: raw.contentNotes.map((note, at) => text(note, "contentNotes", at)),
      jurisdiction: raw.jurisdiction,
      sources: raw.sources.map((source) => dropAbsent(source)),
      legalNotes: raw.legalNotes.map((note, at) => ({ ...note, claim: text(note.claim, "legalNotes", at, "claim") })),
      status: raw.status,
      policySlots: mapValues(raw.policySlots, (slot, key) => ({
        what: slot.what,
        default: text(slot.default, "policySlots", key, "default"),
      })),
      cast: mapValues(raw.cast, (person, key): Person => ({
        ...person,
        role: text(person.role, "cast", key, "role"),
        portrait: dropAbsent(person.portrait),
        moods: person.moods.map((row, at) => ({
          ...this.#when(row.when, ["cast", key, "moods", at, "when"]),
          mood: row.mood,
        })),
      })),
      meters: raw.meters,
      facts: raw.facts,
      start: raw.start,
      phases: raw.phases.map((phase, p) => ({
        id: phase.id,
        ...(phase.place && {
          place: { picture: phase.place.picture, alt: text(phase.place.alt, "phases", p, "place", "alt") },
        }),
        ...(phase.sketch && {
          sketch: { picture: phase.sketch.picture, alt: text(phase.sketch.alt, "phases", p, "sketch", "alt") },
        }),
        scenes: phase.scenes.map((scene, s) => this.#scene(scene, ["phases", p, "scenes", s])),
        interrupts: phase.interrupts.map((interrupt, i): Interrupt => {
          const path = ["phases", p, "interrupts", i];
          return {
            id: interrupt.id,
            when: this.#condition(interrupt.when, [...path, "when"]),
            beats: this.#beats(interrupt.beats, [...path, "beats"]),
            effects: effectsOf(interrupt.effects),
            ...(interrupt.then === "return" ? {} : { goto: interrupt.then.goto }),
          };
        }),
      })),
      endings: raw.endings.map((ending, e): Ending => ({
        id: ending.id,
        title: text(ending.title, "endings", e, "title"),
        outcome: ending.outcome,
        beats: this.#beats(ending.beats, ["endings", e, "beats"]),
        later: ending.later.map((row, l) => ({
          ...this.#when(row.when, ["endings", e, "later", l, "when"]),
          beats: this.#beats(row.beats, ["endings", e, "later", l, "beats"]),
        })),
      })),
      ...(raw.variants && {
        variants: {
          axis: raw.variants.axis,
          arms: raw.variants.arms.map((arm, a): Arm => ({
            id: arm.id,
            cast: mapValues(arm.cast, (person) => ({
              ...(person.name !== undefined && { name: person.name }),
              ...(person.portrait && { portrait: dropAbsent(person.portrait) }),
            })),
            strings: mapValues(arm.strings, (string, address) =>
              text(string, "variants", "arms", a, "strings", address),
            ),
          })),
        },
      }),
      ...(raw.assertions && { assertions: raw.assertions.map((one, at) => this.#assertion(one, ["assertions", at])) }),
    };
  }

  #assertion(raw: RawAssertion, path: Path): Assertion {
    if ("always" in raw) return { kind: "always", holds: this.#condition(raw.always, [...path, "always"]) };
    if ("never" in raw) return { kind: "never", holds: this.#condition(raw.never, [...path, "never"]) };
    if ("before" in raw) return { kind: "before", first: raw.before[0], then: raw.before[1] };
    return { kind: "leadsTo", first: raw.leadsTo[0], then: raw.leadsTo[1] };
  }

  #scene(raw: RawScene, path: Path): Scene {
    const text = (source: string, ...rest: Path): Text => this.#text(source, [...path, ...rest]);
    const base = { id: raw.id, beats: this.#beats(raw.beats, [...path, "beats"]) };
    switch (raw.kind) {
      case "decision":
        return {
          ...base,
          kind: raw.kind,
          prompt: text(raw.prompt, "prompt"),
          cdm: raw.cdm,
          askWhy: raw.askWhy,
          sure: raw.sure,
          ...(raw.timer && {
            timer: {
              seconds: raw.timer.seconds,
              ...(raw.timer.assessed !== undefined && { assessed: text(raw.timer.assessed, "timer", "assessed") }),
            },
          }),
          ...(raw.budget !== undefined && { budget: raw.budget }),
          choices: raw.choices.map((choice, c): Choice => {
            const at = [...path, "choices", c];
            return {
              ...dropAbsent(choice),
              ...this.#when(choice.when, [...at, "when"]),
              ...(choice.text !== undefined && { text: this.#text(choice.text, [...at, "text"]) }),
              effects: effectsOf(choice.effects),
              reply: this.#beats(choice.reply, [...at, "reply"]),
            } as Choice;
          }),
        };
      case "watch":
        return {
          ...base,
          kind: raw.kind,
          prompt: text(raw.prompt, "prompt"),
          acts: raw.acts.map((act, a) => {
            const at = [...path, "acts", a];
            const { when, ...rest } = dropAbsent(act);
            return {
              ...rest,
              ...this.#when(when, [...at, "when"]),
              text: this.#text(act.text, [...at, "text"]),
              effects: effectsOf(act.effects),
              reply: this.#beats(act.reply, [...at, "reply"]),
            };
          }),
          to: raw.to,
        };
      case "respond":
        return {
          ...base,
          kind: raw.kind,
          prompt: text(raw.prompt, "prompt"),
          by: raw.by,
          rubric: raw.rubric.map((row, r) => ({
            id: row.id,
            behaviour: row.behaviour,
            weak: text(row.weak, "rubric", r, "weak"),
            adequate: text(row.adequate, "rubric", r, "adequate"),
            strong: text(row.strong, "rubric", r, "strong"),
          })),
          effects: effectsOf(raw.effects),
          to: raw.to,
        };
      case "rate":
        return {
          ...base,
          kind: raw.kind,
          prompt: text(raw.prompt, "prompt"),
          options: raw.options.map((option, o) => ({ id: option.id, text: text(option.text, "options", o, "text") })),
          effects: effectsOf(raw.effects),
          to: raw.to,
        };
      case "report":
        return {
          ...base,
          kind: raw.kind,
          prompt: text(raw.prompt, "prompt"),
          items: raw.items.map((item, i) => ({
            id: item.id,
            text: text(item.text, "items", i, "text"),
            ...this.#when(item.when, [...path, "items", i, "when"]),
          })),
          effects: effectsOf(raw.effects),
          to: raw.to,
        };
      case "next":
        return { ...base, kind: raw.kind, effects: effectsOf(raw.effects), to: raw.to };
      case "branch":
        return {
          ...base,
          kind: raw.kind,
          rows: raw.rows.map((row, r) => ({
            ...this.#when(row.when, [...path, "rows", r, "when"]),
            effects: effectsOf(row.effects),
            to: row.to,
          })),
        };
      case "chance":
        return {
          ...base,
          kind: raw.kind,
          outcomes: raw.outcomes.map((outcome, o) => ({
            ...outcome,
            beats: this.#beats(outcome.beats, [...path, "outcomes", o, "beats"]),
            effects: effectsOf(outcome.effects),
          })),
        };
    }
  }

  #beats(raw: readonly RawBeat[], path: Path): Beat[] {
    return raw.map((beat, b): Beat => {
      const at = [...path, b];
      const text = (source: string, ...rest: Path): Text => this.#text(source, [...at, ...rest]);
      return {
        id: beat.id,
        who: beat.who,
        text: text(beat.text, "text"),
        channel: beat.channel,
        understood: beat.understood,
        ...this.#when(beat.when, [...at, "when"]),
        ...(beat.lang !== undefined && { lang: beat.lang }),
        ...(beat.meaning !== undefined && { meaning: text(beat.meaning, "meaning") }),
        ...(beat.sound !== undefined && { sound: text(beat.sound, "sound") }),
        ...(beat.notice !== undefined && { notice: beat.notice }),
        ...(beat.media && {
          media: { ...dropAbsent(beat.media), alt: text(beat.media.alt, "media", "alt") },
        }),
      };
    });
  }

  #text(source: string, path: Path): Text {
    const parsed = parseText(source);
    if (parsed.ok) {
      for (const id of referencesOf(parsed.value)) {
        if (!this.#referable.has(id)) this.#found("unknown-name", path, { id, what: "reference" });
      }
      return parsed.value;
    }
    this.#found("bad-text", path, { why: parsed.error });
    return source;
  }

  #when(raw: RawCondition | undefined, path: Path): { when?: Condition } {
    return raw ? { when: this.#condition(raw, path) } : {};
  }

  #condition(raw: RawCondition, path: Path): Condition {
    const { nodes, depth } = extent(raw);
    if (nodes > 64 || depth > 8) this.#found("condition-too-large", path, { nodes, depth });
    return conditionOf(raw);
  }
}

function conditionOf(raw: RawCondition): Condition {
  if ("and" in raw) return { op: "and", of: raw.and.map(conditionOf) };
  if ("or" in raw) return { op: "or", of: raw.or.map(conditionOf) };
  if ("not" in raw) return { op: "not", of: conditionOf(raw.not) };
  if ("seen" in raw) return { op: "seen", scene: raw.seen };
  if ("arm" in raw) return { op: "arm", arm: raw.arm };
  if ("chosen" in raw) {
    const [scene = "", choice = ""] = raw.chosen.split(".");
    return { op: "chosen", scene, choice };
  }
  if (">=" in raw) {
    const [left, value] = raw[">="];
    if ("count" in left) return { op: "count", of: left.count.map(conditionOf), atLeast: value };
    return { op: "meter", meter: nameOf(left.var), is: ">=", value };
  }
  if ("<=" in raw) return { op: "meter", meter: nameOf(raw["<="][0].var), is: "<=", value: raw["<="][1] };
  const [left, value] = raw["=="];
  return typeof value === "number"
    ? { op: "meter", meter: nameOf(left.var), is: "==", value }
    : { op: "fact", fact: nameOf(left.var), value };
}

const nameOf = (path: string): string => path.slice(path.indexOf(".") + 1);

function extent(raw: RawCondition): { nodes: number; depth: number } {
  const inner: RawCondition[] =
    "and" in raw
      ? raw.and
      : "or" in raw
        ? raw.or
        : "not" in raw
          ? [raw.not]
          : ">=" in raw && "count" in raw[">="][0]
            ? raw[">="][0].count
            : [];
  const parts = inner.map(extent);
  return {
    nodes: 1 + parts.reduce((sum, part) => sum + part.nodes, 0),
    depth: 1 + parts.reduce((most, part) => Math.max(most, part.depth), 0),
  };
}

const effectsOf = (raw: readonly RawEffect[]): Effect[] =>
  raw.map((effect) =>
    "add" in effect
      ? { op: "add", meter: effect.add[0], by: effect.add[1] }
      : { op: "set", name: effect.set[0], to: effect.set[1] },
  );

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Without the keys that are `undefined`: the format knows absent, not undefined. */
function dropAbsent<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Present<T>;
}

function mapValues<T, U>(record: Record<string, T>, map: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}
