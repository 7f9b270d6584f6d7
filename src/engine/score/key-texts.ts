import type { TextMap } from "../scenario/texts.ts";
import { inLanguage, type Translation } from "../scenario/translation.ts";
import type { Text } from "../scenario/text.ts";
import type { Key } from "./key.ts";

/** The same key with every text passed through `map`; addresses such as `key.door.open-up.rationale`, `.lure`, `.critical`. */
export function mapKeyTexts(key: Key, map: TextMap): Key {
  const { note } = key.provenance;
  return {
    ...key,
    provenance: { ...key.provenance, ...(note !== undefined && { note: plain(map("key.note", note), note) }) },
    decisions: Object.fromEntries(
      Object.entries(key.decisions).map(([scene, decision]) => [
        scene,
        {
          ...decision,
          choices: Object.fromEntries(
            Object.entries(decision.choices).map(([id, choice]) => {
              const at = `key.${scene}.${id}`;
              const { critical, lure } = choice;
              return [
                id,
                {
                  ...choice,
                  rationale: map(`${at}.rationale`, choice.rationale),
                  ...(lure && { lure: { ...lure, why: map(`${at}.lure`, lure.why) } }),
                  ...(critical && { critical: { ...critical, why: map(`${at}.critical`, critical.why) } }),
                },
              ];
            }),
          ),
        },
      ]),
    ),
  };
}

/** Every text of a key by its address. */
export function keyTextsOf(key: Key): Map<string, Text> {
  const texts = new Map<string, Text>();
  mapKeyTexts(key, (address, text) => {
    texts.set(address, text);
    return text;
  });
  return texts;
}

// A provenance note is a plain string; a translation with references in it would not be one.
const plain = (text: Text, otherwise: string): string => (typeof text === "string" ? text : otherwise);

/** The key as told in the translation's language; texts it does not hold, or no longer, stay as they are. */
export const translatedKey = (key: Key, translation: Translation): Key =>
  mapKeyTexts(key, (address, text) => inLanguage(translation, address, text));
