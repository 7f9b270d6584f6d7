/** Small settings of this device: may be lost without harm, so never anything a person did. */
export interface Preferences {
  read(): Partial<Settings>;
  write(settings: Settings): void;
}

export interface Settings {
  readonly locale: string;
  readonly theme: "system" | "light" | "dark" | "night";
  readonly motion: "system" | "reduce";
  /** Single keys that act on their own; off for those whose speech or hands set them off unmeant. */
  readonly keys: "on" | "off";
  /** Multiplies timers in practice; 0 is off. */
  readonly timeFactor: number;
  /** How text is set; what is absent is as it was drawn. */
  readonly reading?: Reading;
  readonly officer: string;
  /** When the whole device was last backed up, UTC milliseconds. */
  readonly lastBackup?: number;
  /**
   * Several officers share this device, and it locks after so many minutes without a hand on it. Decides only whether
   * sign-in is asked for at all; what opens what is the vault's. Nobody's id is written then.
   */
  readonly shared?: { readonly lockMinutes: number };
}

/**
 * Reading and playing as one's eyes and hands need it, on this device alone. Numbers stand on the page as
 * `--read-size` and so on, words as `data-font` and so on.
 */
export interface Reading {
  /** Times the usual size, 1 to 2. */
  readonly size?: number;
  /** Line height, times the size of the text. */
  readonly lines?: number;
  /** Between letters and between words, in ems. */
  readonly letters?: number;
  readonly words?: number;
  /** Longest line, in characters. */
  readonly column?: number;
  readonly font?: "atkinson" | "dyslexic";
  readonly tint?: "cream" | "rose" | "blue" | "green";
  /** A choice is marked first and confirmed then. */
  readonly confirm?: "on";
  /** Time runs unseen. */
  readonly timer?: "hidden";
  /** No pictures. */
  readonly calm?: "on";
}
