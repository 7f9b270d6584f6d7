import type { Text } from "../../scenario/text.ts";
import { textHash } from "../../scenario/texts.ts";
import { coverageOf, type Translation } from "../../scenario/translation.ts";
import type { Finding } from "../finding.ts";
import { finding } from "../looked.ts";
import type { ClaimedLocale } from "../to-prove.ts";
import { read, type Told } from "./told.ts";
import { type PlacedBeat, stepTo, type Written } from "./written.ts";

/** An arm's words may be a fifth longer or shorter than those they stand for: one of this many. */
const FIFTH = 5;

/**
 * P18: in each language, what an arm says instead is no more than 20 % longer or shorter (characters as read, the same names
 * in both) than what it stands for. What is not translated is not measured: P20 tells of it.
 */
export function checkArmLengths(told: readonly Told[], texts: readonly Written[]): Finding[] {
  const { variants } = told[0]?.scenario ?? {};
  const base = new Map(texts.map((one) => [one.address, one.text]));
  return told.flatMap((one) =>
    (variants?.arms ?? []).flatMap(({ id, strings }, a) =>
      Object.keys(strings).flatMap((address): Finding[] => {
        const own = `arm.${id}.${address}`;
        const [plain, instead] = [address, own].map((at) => lengthIn(one, at, base.get(at)));
        if (plain === undefined || instead === undefined || plain === 0) return [];
        const apart = Math.abs(instead - plain);
        if (apart * FIFTH <= plain) return [];
        const params = { why: "length", arm: id, address, percent: Math.round((100 * apart) / plain) };
        if (!one.locale) return [finding("P18", "warning", `/variants/arms/${a}/strings/${stepTo(address)}`, params)];
        return [{ ...finding("P18", "warning", textAt(own), params), file: one.language }];
      }),
    ),
  );
}

/** Characters of a text as this language has it; `undefined` where it does not, or no longer. */
function lengthIn(told: Told, address: string, text: Text | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!told.locale) return read(text, told).length;
  const entry = told.locale.told.texts[address];
  return entry && entry[0] === textHash(text) ? read(entry[1], told).length : undefined;
}

/** Where a text stands in the file of a translation; should stand, where it is missing. */
const textAt = (address: string): string => `/texts/${stepTo(address)}`;

/** Is it read by anybody? What belongs to no scene always is. */
export const isRead =
  (reachable: (scene: string) => boolean) =>
  ({ within }: { readonly within: readonly string[] }): boolean =>
    within.length === 0 || within.some(reachable);

/**
 * P20, for a claimed language: the first text that is missing, blank, or translated from what the source no longer says, and
 * how many more there are. The key's texts count where there is a key.
 * @param texts those that are read, of the scenario, then of the key
 */
export function checkTranslated({ language, told, keyed }: ClaimedLocale, texts: readonly Written[]): Finding[] {
  const inKey = texts.filter(({ part }) => part === "key");
  const inPlay = texts.filter(({ part }) => part !== "key");
  const lacking = [...lackingIn(told, inPlay), ...lackingIn(keyed, inKey)];
  const [first] = lacking;
  if (first === undefined) return [];
  const params = { locale: language, address: first, more: lacking.length - 1 };
  return [{ ...finding("P20", "error", textAt(first), params), file: language }];
}

function lackingIn(translation: Translation, written: readonly Written[]): string[] {
  const texts = new Map(written.map(({ address, text }) => [address, text]));
  const { missing, stale } = coverageOf(texts, translation);
  const lacking = new Set([...missing, ...stale]);
  return [...texts].flatMap(([address, text]) => {
    const entry = translation.texts[address];
    return lacking.has(address) || (entry && isBlank(entry[1]) && !isBlank(text)) ? [address] : [];
  });
}

/** P20, in the language of the scenario: a text that is blank, and a sound or film without captions. */
export function checkBase(told: Told, texts: readonly Written[], beats: readonly PlacedBeat[]): Finding[] {
  const locale = told.language;
  const blank = texts.flatMap(({ address, pointer, part, text }): Finding[] => {
    if (!isBlank(text)) return [];
    const found = finding("P20", "error", pointer, { locale, address });
    return [part === "key" ? { ...found, file: "key" } : found];
  });
  const uncaptioned = beats.flatMap(({ beat: { media }, address, pointer }): Finding[] => {
    if (!media || !SOUNDS.test(media.src) || (media.captions ?? "").trim() !== "") return [];
    const at = media.captions === undefined ? `${pointer}/media` : `${pointer}/media/captions`;
    return [finding("P20", "error", at, { locale, address: `${address}.captions` })];
  });
  return [...blank, ...uncaptioned];
}

/** Files one can hear. Of a film nobody can say from outside whether it is silent. */
const SOUNDS = /\.(aac|flac|m4a|m4v|mov|mp3|mp4|oga|ogg|ogv|opus|wav|webm)$/i;

/** Nothing but spaces; a reference is something. */
const isBlank = (text: Text): boolean =>
  typeof text === "string" ? text.trim() === "" : text.every((part) => typeof part === "string" && part.trim() === "");
