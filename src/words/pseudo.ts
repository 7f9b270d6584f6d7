import type { Texts } from "./areas.ts";

/** `en-XA` shows texts that are not translated or do not fit; `ar-XB` shows layouts that do not turn. */
export type PseudoLocale = "en-XA" | "ar-XB";

const PLAIN = "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz";
const ACCENTED = "ÅåƁƀÇçÐðÉéƑƒĜĝĤĥÎîĴĵĶķĻļṀɱÑñÖöÞþǪǫŔŕŠšŢţÛûṼṽŴŵẊẋÝýŽž";
const accent = (letter: string): string => ACCENTED[PLAIN.indexOf(letter)] ?? letter;

const PADDING = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const ARABIC_CATEGORIES = ["zero", "one", "two", "few", "many", "other"];

const RIGHT_TO_LEFT_MARK = "\u200f";
const RIGHT_TO_LEFT_OVERRIDE = "\u202e";
const END_OF_OVERRIDE = "\u202c";

/** One area of the source language as the pseudo-locale has it: `{{placeholders}}` as they were, plural forms complete. */
export function pseudo(locale: PseudoLocale, area: Texts): Texts {
  const texts: Record<string, string | Texts> = {};
  for (const [key, value] of Object.entries(area)) {
    texts[key] = typeof value === "string" ? sentence(locale, value) : pseudo(locale, value);
    // Arabic has six plural forms where English has two; a count of three would fall back to English.
    const base = key.endsWith("_other") ? key.slice(0, -"_other".length) : undefined;
    if (locale === "ar-XB" && base !== undefined && typeof value === "string")
      for (const category of ARABIC_CATEGORIES)
        if (!(`${base}_${category}` in area)) texts[`${base}_${category}`] = sentence(locale, value);
  }
  return texts;
}

function sentence(locale: PseudoLocale, text: string): string {
  const parts = text.split(/(\{\{[^}]*\}\})/);
  const turned = parts.map((part) => (part.startsWith("{{") || part === "" ? part : turn(locale, part))).join("");
  return locale === "en-XA" ? `[${turned}${padding(text)}]` : turned;
}

const turn = (locale: PseudoLocale, part: string): string =>
  locale === "en-XA"
    ? part.replaceAll(/[A-Za-z]/g, accent)
    : `${RIGHT_TO_LEFT_MARK}${RIGHT_TO_LEFT_OVERRIDE}${part}${END_OF_OVERRIDE}${RIGHT_TO_LEFT_MARK}`;

/** Words to make a text about 35 % longer, as German and Finnish do. */
function padding(text: string): string {
  const wanted = Math.ceil(text.length * 0.35);
  let added = "";
  for (let at = 0; added.length < wanted; at += 1) added += ` ${PADDING[at % PADDING.length]}`;
  return added;
}
