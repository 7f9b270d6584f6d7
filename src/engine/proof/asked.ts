import type { Program, Vector } from "../machine/program.ts";
import type { Beat, Condition, Scenario } from "../scenario/scenario.ts";
import { plainText, type Text } from "../scenario/text.ts";
import type { Made } from "./explored.ts";
import { slotsAsked } from "./footprint.ts";

/** Where a condition stands. */
export type AskedWhere = "choice" | "act" | "row" | "interrupt" | "beat" | "item" | "later" | "mood" | "assertion";

/** One condition of a scenario, and the answers it has given so far. */
export interface Asked {
  readonly where: AskedWhere;
  /** `scene.choice`, `scene.beat`, person or interrupt. */
  readonly id: string;
  readonly pointer: string;
  readonly test: (v: Vector) => boolean;
  readonly slots: readonly number[];
  /** 1: it was false once, 2: it was true once. */
  answers: number;
  /** Of what is asked at every rest: the first move that led to each answer. */
  since: Map<boolean, Made> | undefined;
}

/** Asks and keeps the answer in mind. */
export function ask(one: Asked, v: Vector): boolean {
  const answer = one.test(v);
  one.answers |= answer ? 2 : 1;
  return answer;
}

/** Lines that are put on screen together, some on a condition. */
export interface ShownGroup {
  /** Words of the lines that always show. */
  readonly words: number;
  readonly lines: readonly { readonly asked: Asked; readonly words: number }[];
}

/** How many words a reader meets in a text: names filled in, markup left out. */
export const wordsIn = (text: Text | undefined, names: Readonly<Record<string, string>>): number =>
  text === undefined ? 0 : runsIn(plainText(text, names));

/** Runs of anything but white space. Counted, not split: a proof counts the words of every line of a scenario. */
function runsIn(text: string): number {
  let runs = 0;
  let inside = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const blank = code <= 32 || (code >= 0xa0 && /\s/.test(text.charAt(at)));
    if (!blank && !inside) runs++;
    inside = !blank;
  }
  return runs;
}

/** The names a text may refer to, as they stand without an arm. */
export function namesOf(scenario: Scenario): Record<string, string> {
  const names: Record<string, string> = {};
  for (const [id, person] of Object.entries(scenario.cast)) {
    names[`${id}.name`] = person.name;
    names[`${id}.gender`] = person.gender;
    names[`${id}.register`] = person.register;
  }
  for (const [slot, { default: text }] of Object.entries(scenario.policySlots)) {
    names[`policy.${slot}`] = plainText(text, names);
  }
  return names;
}

// Most groups ask nothing: ten thousand scenes need not hold as many empty lists.
const NO_LINES: { asked: Asked; words: number }[] = [];

/** Makes the `Asked` of every condition once, so that all who ask it share its answers. */
export class AskedBook {
  readonly all: Asked[] = [];
  readonly #program: Program;
  readonly #names: Readonly<Record<string, string>>;

  constructor(program: Program) {
    this.#program = program;
    this.#names = namesOf(program.scenario);
  }

  /** Of every face, the conditions of its moods. */
  moods(): Asked[] {
    return Object.entries(this.#program.scenario.cast).flatMap(([id, person]) =>
      person.moods.flatMap((row, at) =>
        row.when ? [this.of(row.when, "mood", id, `/cast/${escaped(id)}/moods/${at}/when`)] : [],
      ),
    );
  }

  of(when: Condition, where: AskedWhere, id: string, pointer: string): Asked {
    const test = this.#program.tests.get(when);
    if (!test) throw new Error(`no test for the condition at ${pointer}: it is not of this program`);
    const made: Asked = {
      where,
      id,
      pointer,
      test,
      slots: slotsAsked(when, this.#program.slotOf),
      answers: 0,
      since: undefined,
    };
    this.all.push(made);
    return made;
  }

  /** @param first number of the first of them in the list that `pointer` is of */
  group(container: string, pointer: string, beats: readonly Beat[], first = 0): ShownGroup {
    let lines: { asked: Asked; words: number }[] = NO_LINES;
    let words = 0;
    for (const [at, beat] of beats.entries()) {
      const long = this.words(beat.text);
      if (!beat.when) words += long;
      else {
        const asked = this.of(beat.when, "beat", `${container}.${beat.id}`, `${pointer}/${first + at}/when`);
        if (lines === NO_LINES) lines = [];
        lines.push({ asked, words: long });
      }
    }
    return { words, lines };
  }

  words(text: Text | undefined): number {
    return wordsIn(text, this.#names);
  }
}

const escaped = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");

/** Slots that showing this reads. */
export const slotsShown = ({ lines }: ShownGroup): number[] => lines.flatMap(({ asked }) => asked.slots);
