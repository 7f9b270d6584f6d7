import i18next, { type i18n } from "i18next";
import { FIRST_AREAS, LATER_AREAS, type Area, type LaterArea, type Texts, type Translate } from "./areas.ts";
import player from "./en-us/player.ts";
import shell from "./en-us/shell.ts";
import { isPseudo, SOURCE_LOCALE, type Locale } from "./locales.ts";
import type { PseudoLocale } from "./pseudo.ts";

/** What the screens say, in one language at a time. Texts of scenarios never pass through it. */
export type Words = i18n;

const FIRST: Readonly<Record<(typeof FIRST_AREAS)[number], Texts>> = { shell, player };

const LATER: Readonly<Record<LaterArea, () => Promise<{ default: Texts }>>> = {
  home: () => import("./en-us/home.ts"),
  device: () => import("./en-us/device.ts"),
  brief: () => import("./en-us/brief.ts"),
  debrief: () => import("./en-us/debrief.ts"),
  review: () => import("./en-us/review.ts"),
  settings: () => import("./en-us/settings.ts"),
  open: () => import("./en-us/open.ts"),
  overview: () => import("./en-us/overview.ts"),
  academy: () => import("./en-us/academy.ts"),
  account: () => import("./en-us/account.ts"),
  agency: () => import("./en-us/agency.ts"),
  backup: () => import("./en-us/backup.ts"),
  demo: () => import("./en-us/demo.ts"),
  room: () => import("./en-us/room.ts"),
  scenes: () => import("./en-us/scenes.ts"),
  findings: () => import("./en-us/findings.ts"),
  proof: () => import("./en-us/proof.ts"),
  consistency: () => import("./en-us/consistency.ts"),
  desks: () => import("./en-us/desks.ts"),
  health: () => import("./en-us/health.ts"),
  marking: () => import("./en-us/marking.ts"),
  panel: () => import("./en-us/panel.ts"),
  signals: () => import("./en-us/signals.ts"),
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
  const loaded = [...FIRST_AREAS, ...LATER_AREAS].filter((area) => words.hasResourceBundle(SOURCE_LOCALE, area));
  await Promise.all(loaded.map((area) => add(words, locale, area)));
  await words.changeLanguage(locale);
}

/** What is spoken, as one value that changes with the language and with every area that arrives. */
export const wordsState = (words: Words): string =>
  `${words.language} ${LATER_AREAS.filter((area) => words.hasResourceBundle(words.language, area)).join(" ")}`;

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
  const source = isFirst(area) ? FIRST[area] : (await LATER[area]()).default;
  if (locale === "es") return (await import("./es/areas.ts")).spanish(area);
  if (!isPseudo(locale)) return source;
  const { pseudo } = await import("./pseudo.ts");
  return pseudo(locale as PseudoLocale, source);
}

const isFirst = (area: Area): area is (typeof FIRST_AREAS)[number] => FIRST_AREAS.some((first) => first === area);
