import { wordsIn } from "../asked.ts";
import { scenesOf, TIMEOUT } from "../../scenario/scenario.ts";
import type { Finding } from "../finding.ts";
import { finding } from "../looked.ts";
import { placePointers } from "../pointers.ts";
import { added, extentOf, gradeOf, NOTHING, syllablesIn } from "./reading.ts";
import { read, type Told } from "./told.ts";
import { languageOf } from "./word-lists.ts";
import type { PlacedBeat, Written } from "./written.ts";

/** Grades for a whole scenario, and for one text. Short texts swing by a word, so one text is given more. */
const GRADES = { whole: 10, one: 13 } as const;
/** Words from which a grade means something. */
const GRADED_FROM = { whole: 100, one: 25 } as const;
const LONGEST_LINE = 60;
/** Words a minute somebody reads who has to understand what it says. */
const PACE = 150;

/** C04, in any language: a line of more than 60 words. */
export const checkLongLines = (told: Told, beats: readonly PlacedBeat[]): Finding[] =>
  beats.flatMap(({ beat, address, pointer }): Finding[] => {
    const words = wordsIn(beat.text, told.names);
    if (words <= LONGEST_LINE) return [];
    return [finding("C04", "warning", `${pointer}/text`, { why: "long", words, address })];
  });

/** Can the reading level of this language be told? The formula is one for English. */
export const hasGrade = (language: string): boolean => languageOf(language) === "en";

/**
 * C04, for English: the reading level of all that is said, asked and offered together, above grade 10 (`address` is empty
 * then); and of one text of 25 words or more, debrief included, above grade 13. Lines in another language are left out.
 * Grades are told to one place.
 */
export function checkGrades(told: Told, texts: readonly Written[]): Finding[] {
  // A scenario says the same words over and over.
  const known = new Map<string, number>();
  const syllables = (word: string): number => {
    let count = known.get(word);
    if (count === undefined) known.set(word, (count = syllablesIn(word)));
    return count;
  };
  let whole = NOTHING;
  const findings: Finding[] = [];
  for (const { text, address, pointer, part, language } of texts) {
    if ((part !== "said" && part !== "key") || !hasGrade(language)) continue;
    const extent = extentOf(read(text, told), syllables);
    if (part === "said") whole = added(whole, extent);
    if (extent.words < GRADED_FROM.one || gradeOf(extent) <= GRADES.one) continue;
    const found = finding("C04", "warning", pointer, { why: "grade", grade: oneDecimal(gradeOf(extent)), address });
    findings.push(part === "key" ? { ...found, file: "key" } : found);
  }
  if (whole.words < GRADED_FROM.whole || gradeOf(whole) <= GRADES.whole) return findings;
  const params = { why: "grade", grade: oneDecimal(gradeOf(whole)), address: "" };
  return [finding("C04", "warning", "", params), ...findings];
}

// Rounded up, so that what is above a line is not shown as standing on it.
const oneDecimal = (grade: number): number => Math.ceil(grade * 10) / 10;

/**
 * P15: a timer that runs out before prompt and choices are read (150 words a minute, all choices taken as open, in the
 * claimed language that takes longest); and one beside which one cannot say nothing on purpose: no choice to wait. The lines
 * before are no part of it: the timer starts when they are shown.
 */
export function checkTimers(told: readonly [Told, ...Told[]]): Finding[] {
  const [{ scenario }] = told;
  const pointers = placePointers(scenario);
  const inEach = told.map((one) => ({ ...one, scenes: scenesOf(one.scenario) }));
  return scenesOf(scenario).flatMap((scene, place): Finding[] => {
    if (scene.kind !== "decision" || !scene.timer) return [];
    const findings: Finding[] = [];
    const { seconds } = scene.timer;
    let longest = { words: 0, language: "" };
    for (const { scenes, names, language } of inEach) {
      const here = scenes[place];
      if (here?.kind !== "decision") continue;
      const offered = here.choices.reduce((sum, { text }) => sum + wordsIn(text, names), 0);
      const words = wordsIn(here.prompt, names) + offered;
      if (words > longest.words) longest = { words, language };
    }
    const needs = (longest.words * 60) / PACE;
    if (needs > seconds) {
      const params = { why: "reading", scene: scene.id, seconds, needs: Math.ceil(needs), locale: longest.language };
      findings.push(finding("P15", "warning", `${pointers[place]}/timer/seconds`, params));
    }
    if (!scene.choices.some(({ id, kind, text }) => kind === "wait" && id !== TIMEOUT && text !== undefined)) {
      findings.push(finding("P15", "warning", `${pointers[place]}/choices`, { why: "silent", scene: scene.id }));
    }
    return findings;
  });
}
