import { mapTexts, textHash } from "./texts.ts";
import type { Scenario } from "./scenario.ts";
import type { Text, TextPart } from "./text.ts";

/**
 * A scenario, or its key, in another language, as shipped: by address, the hash of the text it was made from and what
 * it became. An entry whose source has changed since is not used, so that nobody reads a translation of something else.
 */
export interface Translation {
  readonly scenario: string;
  /** BCP 47. */
  readonly language: string;
  /** True once a native speaker who did not write it has read it; until then the screen says so. */
  readonly reviewed: boolean;
  readonly texts: Readonly<Record<string, readonly [of: string, text: Text]>>;
}

/** How much of something a translation covers: `stale` entries exist, but for an older source. */
export interface Coverage {
  readonly texts: number;
  readonly translated: number;
  readonly stale: readonly string[];
  readonly missing: readonly string[];
}

/** The scenario as told in the translation's language; texts it does not hold, or no longer, stay as they are. */
export function translated(scenario: Scenario, translation: Translation): Scenario {
  const told = mapTexts(scenario, (address, text) => inLanguage(translation, address, text));
  const { language, reviewed } = translation;
  return { ...told, language, translation: { from: scenario.language, reviewed } };
}

/** One text in the translation's language, or as it is. */
export function inLanguage(translation: Translation, address: string, text: Text): Text {
  // Addresses are ids joined by dots, so none is a name that every object answers to.
  const entry = translation.texts[address];
  return entry && entry[0] === textHash(text) ? entry[1] : text;
}

/** What of these texts is translated, in the order of the texts. */
export function coverageOf(texts: ReadonlyMap<string, Text>, translation: Translation): Coverage {
  const stale: string[] = [];
  const missing: string[] = [];
  for (const [address, text] of texts) {
    const entry = translation.texts[address];
    if (!entry) missing.push(address);
    else if (entry[0] !== textHash(text)) stale.push(address);
  }
  return { texts: texts.size, translated: texts.size - stale.length - missing.length, stale, missing };
}

/** A text as an author writes it: the way back from what `parseText` made. */
export function sourceOf(text: Text): string {
  if (typeof text === "string") return text;
  const parts = (list: readonly TextPart[]): string => list.map(part).join("");
  const cases = (of: Readonly<Record<string, readonly TextPart[]>>): string =>
    Object.entries(of)
      .map(([name, inside]) => `${name} {${parts(inside)}}`)
      .join(" ");
  const part = (one: TextPart): string => {
    if (typeof one === "string") return one;
    if ("em" in one) return `*${parts(one.em)}*`;
    if ("ref" in one) return `{${one.ref}}`;
    return "select" in one
      ? `{${one.select}, select, ${cases(one.cases)}}`
      : `{${one.plural}, plural, ${cases(one.cases)}}`;
  };
  return parts(text);
}
