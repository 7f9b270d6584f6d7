import type { CatalogueEntry } from "#ports/catalogue.ts";
import { directionOf } from "#words/locales.ts";

/** A scenario's own words on a list, with the language they are in. */
export interface EntryWords {
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  readonly title: string;
  readonly summary: string;
  readonly contentNotes: readonly string[];
  /** False: translated, and no native speaker has read it yet. */
  readonly reviewed: boolean;
}

const languageOf = (tag: string): string => tag.split("-")[0] ?? "";

/** The words of an entry in the language spoken, as far as it was translated; otherwise as it was written. */
export function entryWords(entry: CatalogueEntry, spoken: string): EntryWords {
  const near = (tag: string): boolean => sameLanguage(tag, spoken);
  const tags = Object.keys(entry.locales);
  const tag = tags.find((one) => one === spoken) ?? (near(entry.language) ? undefined : tags.find(near));
  const told = tag === undefined ? undefined : entry.locales[tag];
  const lang = told && tag !== undefined ? tag : entry.language;
  const { title, summary, contentNotes } = told ?? entry;
  return { lang, dir: directionOf(lang), title, summary, contentNotes, reviewed: told?.reviewed ?? true };
}

/** Whether two tags are of one language, wherever it is spoken. */
export const sameLanguage = (one: string, other: string): boolean => languageOf(one) === languageOf(other);

/** A language by its own name, as it stands alone: "Español". The tag itself where this browser has no name for it. */
export function languageName(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: "language", fallback: "code" }).of(languageOf(tag)) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

/**
 * The scenario to begin with: told in one's own language, ready before drafts, the shortest, the fewest decisions to
 * get lost in. Ties go by id, so that every device offers the same one.
 */
export function bestFirst(entries: readonly CatalogueEntry[], spoken: string): CatalogueEntry | undefined {
  const weight = (entry: CatalogueEntry): readonly number[] => [
    sameLanguage(entryWords(entry, spoken).lang, spoken) ? 0 : 1,
    entry.status === "draft" ? 1 : 0,
    entry.minutes,
    entry.decisions,
  ];
  return entries.toSorted((a, b) => {
    const [one, other] = [weight(a), weight(b)];
    const at = one.findIndex((part, index) => part !== other[index]);
    return at < 0 ? (a.id < b.id ? -1 : 1) : (one[at] ?? 0) - (other[at] ?? 0);
  })[0];
}
