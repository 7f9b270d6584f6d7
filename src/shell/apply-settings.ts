import { directionOf } from "#words/locales.ts";
import type { Wiring } from "./wiring.ts";

/** Language, direction, theme, motion and keys on the document itself, now and whenever the language changes. */
export function applySettings({ words, settings }: Wiring): void {
  const root = document.documentElement;
  const speak = (): void => {
    root.lang = words.language;
    root.dir = directionOf(words.language);
  };
  speak();
  words.on("languageChanged", speak);
  const { theme, motion, keys } = settings();
  if (theme === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = theme;
  if (motion === "system") delete root.dataset["motion"];
  else root.dataset["motion"] = motion;
  if (keys === "on") delete root.dataset["keys"];
  else root.dataset["keys"] = keys;
}
