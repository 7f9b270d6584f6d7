import i18next, { type i18n } from "i18next";
import { FIRST_AREAS, type Area, type LaterArea, type Texts, type Translate } from "./areas.ts";
import player from "./en-us/player.ts";
import shell from "./en-us/shell.ts";
import { isPseudo, SOURCE_LOCALE, type Locale } from "./locales.ts";
import type { PseudoLocale } from "./pseudo.ts";

/** What the screens say, in one language at a time. Texts of scenarios never pass through it. */
export type Words = i18n;

const FIRST: Readonly<Record<(typeof FIRST_AREAS)[number], Texts>> = { shell, player };

/** Of the screens an officer comes to at once; where the others are is itself fetched with the first of them. */
const SOON: { readonly [A in LaterArea]?: () => Promise<{ default: Texts }> } = {
  home: () => import("./en-us/home.ts"),
  device: () => import("./en-us/device.ts"),
  brief: () => import("./en-us/brief.ts"),
  debrief: () => import("./en-us/debrief.ts"),
  scenes: () => import("./en-us/scenes.ts"),
};

/** The words of the first load. The source language comes with the page; others are fetched. */
export async function createWords(locale: Locale): Promise<Words> {
  const words = i18next.createInstance({
    lng: SOURCE_LOCALE,
    fallbackLng: SOURCE_LOCALE,
    load: "currentOnly",
    ns: [...FIRST_AREAS],
    defaultNS: "shell",
    nsSeparator: false,
    resources: { [SOURCE_LOCALE]: FIRST },
    interpolation: { escapeValue: false }, // React escapes
    initAsync: false,
  });
  await words.init();
  if (locale !== SOURCE_LOCALE) await changeLocale(words, locale);
  return words;
}

/** Adds areas that come with later screens, in the present language. Adding one twice does nothing. */
export async function addAreas(words: Words, areas: readonly LaterArea[]): Promise<void> {
  await Promise.all(areas.map((area) => add(words, SOURCE_LOCALE, area)));
  const locale = words.language as Locale;
  if (locale !== SOURCE_LOCALE) await Promise.all(areas.map((area) => add(words, locale, area)));
}

/** Speaks another language from now on, in every area loaded so far. */
export async function changeLocale(words: Words, locale: Locale): Promise<void> {
  const loaded = loadedIn(words, SOURCE_LOCALE);
  await Promise.all(loaded.map((area) => add(words, locale, area)));
  await words.changeLanguage(locale);
}

/** What is spoken, as one value that changes with the language and with every area that arrives. */
export const wordsState = (words: Words): string => `${words.language} ${loadedIn(words, words.language).join(" ")}`;

const loadedIn = ({ store }: Words, locale: string): Area[] => Object.keys(store.data[locale] ?? {}) as Area[];

/** Calls back when `wordsState` may have changed; the answer ends it. */
export function watchWords(words: Words, changed: () => void): () => void {
  words.on("languageChanged", changed);
  words.store.on("added", changed);
  return () => {
    words.off("languageChanged", changed);
    words.store.off("added", changed);
  };
}

/** Sentences of one area outside React, such as a title. */
export function translate<A extends Area>(words: Words, area: A): Translate<A> {
  return (key, ...values) => {
    // Checked here already; i18next's own key types would check it a second time, and slowly.
    const any: string = key;
    return words.t(any, { ns: area, ...values[0] });
  };
}

async function add(words: Words, locale: Locale, area: Area): Promise<void> {
  if (!words.hasResourceBundle(locale, area)) words.addResourceBundle(locale, area, await texts(locale, area));
}

async function texts(locale: Locale, area: Area): Promise<Texts> {
  const source = isFirst(area) ? FIRST[area] : await later(area);
  if (locale === "es") return (await import("./es/areas.ts")).spanish(area);
  if (!isPseudo(locale)) return source;
  const { pseudo } = await import("./pseudo.ts");
  return pseudo(locale as PseudoLocale, source);
}

async function later(area: LaterArea): Promise<Texts> {
  const soon = SOON[area];
  return soon ? (await soon()).default : (await import("./en-us/areas.ts")).english(area);
}

const isFirst = (area: Area): area is (typeof FIRST_AREAS)[number] => FIRST_AREAS.some((first) => first === area);
