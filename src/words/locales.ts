/** The languages the screens speak. The last two are for tests: long accented text, and right to left. */
export const LOCALES = ["en-US", "es", "en-XA", "ar-XB"] as const;
export type Locale = (typeof LOCALES)[number];
export const SOURCE_LOCALE = "en-US" satisfies Locale;

/** Each language by its own name. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = {
  "en-US": "English (United States)",
  es: "Español",
  "en-XA": "[Ţéšţ: ļöñĝ]",
  "ar-XB": "Test: right to left",
};

/** Languages whose screens no native speaker has read yet: the settings say so. */
export const UNREVIEWED: readonly Locale[] = ["es"];

/** Made from the source language, offered in settings only when asked for. */
export const isPseudo = (locale: Locale): boolean => locale === "en-XA" || locale === "ar-XB";

export const isLocale = (tag: string): tag is Locale => LOCALES.some((locale) => locale === tag);

/** The first language wished for that there is, by whole tag and then by language; the source language otherwise. */
export function pickLocale(wished: readonly string[]): Locale {
  const real = LOCALES.filter((locale) => !isPseudo(locale));
  for (const tag of wished) {
    if (isLocale(tag)) return tag;
    const near = real.find((locale) => locale.split("-")[0] === tag.split("-")[0]);
    if (near) return near;
  }
  return SOURCE_LOCALE;
}

const RIGHT_TO_LEFT = new Set(["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"]);
const RIGHT_TO_LEFT_SCRIPT = /-(Arab|Hebr|Thaa|Nkoo|Syrc|Adlm)\b/i;

/** Which way a BCP 47 tag is written. Kept as a list: not every browser can be asked. */
export const directionOf = (tag: string): "ltr" | "rtl" =>
  RIGHT_TO_LEFT_SCRIPT.test(tag) || (RIGHT_TO_LEFT.has(tag.split("-")[0] ?? "") && !/-Latn\b/i.test(tag))
    ? "rtl"
    : "ltr";
