import type { Preferences, Reading, Settings } from "#ports/preferences.ts";

const keyOf = (name: string): string => `${name}.settings`;
const THEMES = ["system", "light", "dark", "night"] as const;
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
    const { locale, theme, motion, keys, timeFactor, reading, officer, lastBackup, shared } = stored as Record<
      string,
      unknown
    >;
    return {
      ...(typeof locale === "string" && { locale }),
      ...(oneOf(THEMES, theme) && { theme }),
      ...(oneOf(MOTIONS, motion) && { motion }),
      ...(oneOf(KEYS, keys) && { keys }),
      ...(typeof timeFactor === "number" && timeFactor >= 0 && timeFactor <= 10 && { timeFactor }),
      ...readingIn(reading),
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

const within =
  (least: number, most: number) =>
  (value: unknown): boolean =>
    typeof value === "number" && value >= least && value <= most;
const among =
  (...words: readonly string[]) =>
  (value: unknown): boolean =>
    words.some((word) => word === value);

/** What may stand of each: a page in letters of fifty times the size could not be set back. */
const READING: Readonly<Record<keyof Reading, (value: unknown) => boolean>> = {
  size: within(1, 2),
  lines: within(1, 3),
  letters: within(0, 0.5),
  words: within(0, 1),
  column: within(20, 120),
  font: among("atkinson", "dyslexic"),
  tint: among("cream", "rose", "blue", "green"),
  confirm: among("on"),
  timer: among("hidden"),
  calm: among("on"),
};

/** The reading options that hold; one that does not is as drawn and takes no other with it. */
function readingIn(stored: unknown): { readonly reading?: Reading } {
  if (typeof stored !== "object" || stored === null) return {};
  const held = Object.entries(stored).filter(
    ([name, value]) => Object.hasOwn(READING, name) && READING[name as keyof Reading](value),
  );
  return held.length > 0 ? { reading: Object.fromEntries(held) } : {};
}

const oneOf = <T extends string>(list: readonly T[], value: unknown): value is T => list.some((one) => one === value);
