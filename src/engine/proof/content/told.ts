import { namesOf } from "../asked.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { plainText, type Text } from "../../scenario/text.ts";
import { translated } from "../../scenario/translation.ts";
import { asWords } from "./word-lists.ts";
import type { ClaimedLocale, ToProve } from "../to-prove.ts";

/** A scenario as told in one language. */
export interface Told {
  /** BCP 47. */
  readonly language: string;
  readonly scenario: Scenario;
  /** What texts may refer to, in this language. */
  readonly names: Readonly<Record<string, string>>;
  /** Absent for the language the scenario was written in. */
  readonly locale?: ClaimedLocale;
}

/** Every language a scenario claims, the one it was written in first. */
export function toldIn({ scenario, locales }: ToProve): [Told, ...Told[]] {
  const base: Told = { language: scenario.language, scenario, names: namesOf(scenario) };
  return [
    base,
    ...locales.map((locale): Told => {
      const told = translated(scenario, locale.told);
      return { language: locale.language, scenario: told, names: namesOf(told), locale };
    }),
  ];
}

const worded = new WeakMap<Told, Map<Text, string>>();
/** A text as `asWords` gives it; several checks look for words in the same choices. */
export function wordsOf(text: Text, told: Told): string {
  let known = worded.get(told);
  if (!known) worded.set(told, (known = new Map()));
  let words = known.get(text);
  if (words === undefined) known.set(text, (words = asWords(read(text, told))));
  return words;
}

/** A text as one reads it. */
export const read = (text: Text, { names, language }: Told): string => plainText(text, names, language);
