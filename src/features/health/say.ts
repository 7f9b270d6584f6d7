/** An ISO date in words; as it stands when it is none. */
export function formatDay(locale: string, date: string): string {
  const at = Date.parse(date);
  return Number.isNaN(at) ? date : new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(at);
}

/** What a language (BCP 47) is called in the language spoken; its tag where it has no name. */
export function languageName(locale: string, language: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}

/** Letters of choices, in file order: A, B, … Z, then by number. */
export const letterOf = (index: number): string =>
  index < 26 ? String.fromCodePoint("A".codePointAt(0)! + index) : String(index + 1);
