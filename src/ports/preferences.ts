/** Small settings of this device: may be lost without harm, so never anything a person did. */
export interface Preferences {
  read(): Partial<Settings>;
  write(settings: Settings): void;
}

export interface Settings {
  readonly locale: string;
  readonly theme: "system" | "light" | "dark";
  readonly motion: "system" | "reduce";
  /** Single keys that act on their own; off for those whose speech or hands set them off unmeant. */
  readonly keys: "on" | "off";
  /** Multiplies timers in practice; 0 is off. */
  readonly timeFactor: number;
  readonly officer: string;
  /** When the whole device was last backed up, UTC milliseconds. */
  readonly lastBackup?: number;
  /**
   * Several officers share this device, and it locks after so many minutes without a hand on it. Decides only whether
   * sign-in is asked for at all; what opens what is the vault's. Nobody's id is written then.
   */
  readonly shared?: { readonly lockMinutes: number };
}
