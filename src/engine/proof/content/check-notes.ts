import type { LegalNote, Scenario } from "../../scenario/scenario.ts";
import type { Finding } from "../finding.ts";
import { finding } from "../looked.ts";
import { read, type Told } from "./told.ts";
import { asWords, listsFor, timesIn } from "./word-lists.ts";
import type { Written } from "./written.ts";

/**
 * C07: a legal note without a source that is listed, without a day it was checked on or must be checked by, or whose day has
 * passed. `on` is that day; of a missing day, what stands there instead.
 * @param today ISO date
 */
export function checkLegalNotes({ legalNotes, sources }: Scenario, today: string): Finding[] {
  const known = new Set(sources.map(({ id }) => id));
  return legalNotes.flatMap((note, at): Finding[] => {
    const found = (field: keyof LegalNote, why: string, on: string): Finding =>
      finding("C07", "warning", `/legalNotes/${at}/${field}`, { at: at + 1, why, on });
    const undated = (["checkedOn", "expires"] as const).find((field) => !isDate(note[field]));
    return [
      ...(known.has(note.source) && note.source.trim() !== "" ? [] : [found("source", "no-source", "")]),
      ...(undated ? [found(undated, "no-date", note[undated])] : []),
      // ISO dates sort as text.
      ...(isDate(note.expires) && note.expires < today ? [found("expires", "expired", note.expires)] : []),
    ];
  });
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** An ISO date of a day there is. */
function isDate(text: string): boolean {
  const [, year = "", month = "", day = ""] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const days = (DAYS[Number(month) - 1] ?? 0) + (month === "02" && leap ? 1 : 0);
  return Number(day) >= 1 && Number(day) <= days;
}

/** C08: nobody can say whether a law is told rightly without knowing where. */
export const checkJurisdiction = ({ jurisdiction }: Scenario): Finding[] =>
  jurisdiction.trim() === "" ? [finding("C08", "warning", "/jurisdiction", {})] : [];

/**
 * C10: words people may want to be told of beforehand, in a scenario that tells of nothing. Each word once, where it stands
 * first: each may need a note of its own. A line in another language is looked at with that language's list, if there is one.
 */
export function checkContentNotes(told: Told, texts: readonly Written[]): Finding[] {
  if (told.scenario.contentNotes.some((note) => read(note, told).trim() !== "")) return [];
  const met = new Set<string>();
  return texts.flatMap(({ text, address, pointer, language }): Finding[] => {
    const words = asWords(read(text, told));
    return (listsFor(language)?.content ?? []).flatMap((word): Finding[] => {
      if (met.has(word) || timesIn(words, word) === 0) return [];
      met.add(word);
      return [finding("C10", "warning", pointer, { word, address })];
    });
  });
}
