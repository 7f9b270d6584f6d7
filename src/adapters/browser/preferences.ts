import type { Preferences, Settings } from "#ports/preferences.ts";

const KEY = "common-ground.settings";
const THEMES = ["system", "light", "dark"] as const;
const MOTIONS = ["system", "reduce"] as const;
const KEYS = ["on", "off"] as const;

/** localStorage: small, quick and lost with a kill, which is all right for settings. Anything damaged reads as absent. */
export const browserPreferences = (): Preferences => ({
  read() {
    let stored: unknown;
    try {
      stored = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    } catch {
      return {};
    }
    if (typeof stored !== "object" || stored === null) return {};
    const { locale, theme, motion, keys, timeFactor, officer } = stored as Record<string, unknown>;
    return {
      ...(typeof locale === "string" && { locale }),
      ...(oneOf(THEMES, theme) && { theme }),
      ...(oneOf(MOTIONS, motion) && { motion }),
      ...(oneOf(KEYS, keys) && { keys }),
      ...(typeof timeFactor === "number" && timeFactor >= 0 && timeFactor <= 10 && { timeFactor }),
      ...(typeof officer === "string" && { officer }),
    };
  },
  write(settings: Settings) {
    try {
      localStorage.setItem(KEY, JSON.stringify(settings));
    } catch {
      // No room, or storage is off: the setting holds until the window closes.
    }
  },
});

const oneOf = <T extends string>(list: readonly T[], value: unknown): value is T => list.some((one) => one === value);
