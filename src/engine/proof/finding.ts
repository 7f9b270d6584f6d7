/** Every check there is. `P`: what can happen in a scenario; `C`: how it is written. */
export const CODES = [
  ...(["P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P09", "P10", "P11", "P12"] as const),
  ...(["P13", "P14", "P15", "P16", "P17", "P18", "P19", "P20", "P21", "P22", "P23"] as const),
  ...(["C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09", "C10"] as const),
] as const;
export type Code = (typeof CODES)[number];

/** `error` stops a build; `warning` is to be answered; `report` is worth knowing. */
export type Severity = "error" | "warning" | "report";

/**
 * `proved`: nothing found, and all was looked at. `not decided`: nothing found in the part that was looked at (the cap was
 * reached, a scene has too much state, or a word list is missing for the language). `not run`: not asked for.
 */
export type CheckState = "proved" | "found" | "not decided" | "not run";

/** One move of a witness. The first is always `began`. */
export interface Step {
  readonly kind: "began" | "chose" | "acted" | "timed-out" | "continued" | "responded" | "rated" | "reported";
  /** The scene it is made in; of `began` the scene the scenario starts in. */
  readonly scene: string;
  /** Choice or act id. */
  readonly choice?: string;
  /** Of `began`: the arm played, where there are arms. */
  readonly arm?: string;
  /** Outcome that each chance scene passed by this move must have, by scene. */
  readonly draws?: Readonly<Record<string, string>>;
}

/** One thing found. `words` makes the sentence and the advice from code and parameters. */
export interface Finding {
  readonly code: Code;
  readonly severity: Severity;
  readonly params: Readonly<Record<string, string | number>>;
  /** RFC 6901, into `file`. */
  readonly pointer: string;
  /** Absent: the scenario's own file. `key`, or the language of a translation. */
  readonly file?: string;
  /** The fewest moves that lead to it; null where no play leads to it or none is needed. */
  readonly witness: readonly Step[] | null;
}

/** Lowest and highest share a route can have, each with a route that has it. Shares are 0 to 1. */
export interface Range {
  readonly min: number;
  readonly max: number;
  readonly lowest: readonly Step[];
  readonly highest: readonly Step[];
}

/** A route's size, as an officer meets it. */
export interface RouteSize {
  /** Scenes rested in, endings not counted. */
  readonly scenes: number;
  /** Words shown: lines, prompts and open choices. */
  readonly words: number;
  readonly minutes: number;
  readonly route: readonly Step[];
}

/** How a player who knows nothing of the matter ends. */
export interface NaiveResult {
  /** `longest`, `always ask` … */
  readonly player: string;
  /** Mean over the runs of Σ(mark−1) ÷ Σ(best open mark−1) on the spine. */
  readonly share: number;
  /** Spine decisions met in the first run. */
  readonly decisions: number;
  /** Ending of the first run; empty where the run came to none. */
  readonly ending: string;
}

/** How somebody ends who takes every open choice with the same chance and lets no time run out. */
export interface RandomResult {
  /** Expected marks ÷ expected best marks. */
  readonly mean: number;
  /** Chance that a run's share is half or more. */
  readonly reachesHalf: number;
  /** How likely each value of 2·earned − owed is, lowest first; half is reached from 0 on. Adds up over scenarios. */
  readonly spread: readonly (readonly [value: number, chance: number])[];
}

export interface Proof {
  readonly states: number;
  readonly transitions: number;
  /** The most states that would have been looked at. */
  readonly cap: number;
  /** True when every reachable state was. */
  readonly decided: boolean;
  /** Scenes whose state is too large to be packed: what follows them was not looked at. */
  readonly tooLarge: readonly { readonly scene: string; readonly slots: number }[];
  readonly checks: Readonly<Record<Code, CheckState>>;
  readonly findings: readonly Finding[];
  /** P08; null without a key, without a spine, or where no ending is reachable. */
  readonly score: {
    readonly all: Range | null;
    readonly competency: Readonly<Record<string, Range>>;
    readonly ending: Readonly<Record<string, Range>>;
  };
  readonly endings: readonly {
    readonly id: string;
    readonly outcome: string;
    readonly witness: readonly Step[] | null;
  }[];
  readonly naive: readonly NaiveResult[];
  /** Choosing blindly; absent where it was not computed. */
  readonly random?: RandomResult;
  /** P14; absent where no ending is reachable. */
  readonly routes?: {
    readonly shortest: RouteSize;
    readonly longest: RouteSize;
    /** One can go in circles: the longest route goes round none. */
    readonly circles: boolean;
  };
}
