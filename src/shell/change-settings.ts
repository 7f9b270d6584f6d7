import type { Settings } from "#ports/preferences.ts";
import { isLocale } from "#words/locales.ts";
import { changeLocale } from "#words/words.ts";
import { applySettings } from "./apply-settings.ts";
import type { Wiring } from "./wiring.ts";

/** Keeps what was set, and shows it at once. The answer is all settings as they are now. */
export function changeSettings(wiring: Wiring, changed: Partial<Settings>): Settings {
  wiring.change(changed);
  applySettings(wiring);
  const { locale } = changed;
  if (locale !== undefined && isLocale(locale) && locale !== wiring.words.language) {
    void changeLocale(wiring.words, locale);
  }
  return wiring.settings();
}
