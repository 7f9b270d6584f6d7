import type { Preferences, Settings } from "#ports/preferences.ts";

const keyOf = (name: string): string => `${name}.settings`;
const THEMES = ["system", "light", "dark"] as const;
const MOTIONS = ["system", "reduce"] as const;
const KEYS = ["on", "off"] as const;

/** localStorage: small, quick and lost with a kill, which is all right for settings. Anything damaged reads as absent. */
export const browserPreferences = (name = "common-ground"): Preferences => ({
  read() {
    let stored: unknown;
    try {
      stored = JSON.parse(localStorage.getItem(keyOf(name)) ?? "{}");
    } catch {
      return {};
    }
    if (typeof stored !== "object" || stored === null) return {};
    const { locale, theme, motion, keys, timeFactor, officer, lastBackup, shared } = stored as Record<string, unknown>;
    return {
      ...(typeof locale === "string" && { locale }),
      ...(oneOf(THEMES, theme) && { theme }),
      ...(oneOf(MOTIONS, motion) && { motion }),
      ...(oneOf(KEYS, keys) && { keys }),
      ...(typeof timeFactor === "number" && timeFactor >= 0 && timeFactor <= 10 && { timeFactor }),
      ...(typeof officer === "string" && { officer }),
      ...(typeof lastBackup === "number" && { lastBackup }),
      ...(isShared(shared) && { shared }),
    };
  },
  write(settings: Settings) {
    try {
      localStorage.setItem(keyOf(name), JSON.stringify({ ...settings, ...(settings.shared && { officer: "" }) }));
    } catch {
      // No room, or storage is off: the setting holds until the window closes.
    }
  },
});

const isShared = (value: unknown): value is NonNullable<Settings["shared"]> =>
  typeof value === "object" && value !== null && "lockMinutes" in value && typeof value.lockMinutes === "number";

const oneOf = <T extends string>(list: readonly T[], value: unknown): value is T => list.some((one) => one === value);
