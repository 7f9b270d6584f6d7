import { directionOf } from "#words/locales.ts";
import type { Wiring } from "./wiring.ts";

/** Language, direction and looks on the document itself, now and whenever the language changes. */
export function applySettings({ words, settings }: Wiring): void {
  const root = document.documentElement;
  const speak = (): void => {
    root.lang = words.language;
    root.dir = directionOf(words.language);
  };
  speak();
  words.on("languageChanged", speak);
  const { theme, motion, keys, reading } = settings();
  mark(root, { theme, motion, keys });
  // Text stands in its size from the first line on; fonts, tints and the night follow.
  for (const name of read) if (!(name in (reading ?? {}))) unset(root, name);
  read = Object.keys(reading ?? {});
  for (const [name, value] of Object.entries(reading ?? {})) {
    if (typeof value === "number") root.style.setProperty(`--read-${name}`, `${value}`);
    else root.dataset[name] = value;
  }
  if (reading || theme === "night") void import("./looks.ts").then(({ dressFor }) => dressFor(reading?.font));
}

/** What of `reading` stands on the page. */
let read: readonly string[] = [];

function unset(root: HTMLElement, name: string): void {
  root.style.removeProperty(`--read-${name}`);
  delete root.dataset[name];
}

/** What is as usual leaves no mark. */
function mark(root: HTMLElement, marks: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(marks)) {
    if (value === "system" || value === "on") delete root.dataset[name];
    else root.dataset[name] = value;
  }
}
