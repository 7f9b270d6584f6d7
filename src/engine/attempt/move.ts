/** Practice is the officer's own; record is assigned and open to the trainer. */
export const PURPOSES = ["practice", "record"] as const;
export type Purpose = (typeof PURPOSES)[number];

/** One-tap reasons for a choice, asked before its consequence. */
export const REASONS = ["safety", "understanding", "respect", "law", "time", "trust", "instinct"] as const;
export type Reason = (typeof REASONS)[number];

/** How sure: 1 guessing, 2 fairly, 3 certain. */
export type Sureness = 1 | 2 | 3;

/** What an attempt is pinned to. Its hash is the `prev` of the first move. */
export interface Header {
  readonly attempt: string;
  /** Opaque id; names stay in the roster. */
  readonly officer: string;
  readonly scenario: string;
  /** SHA-256 hex of the pack as shipped. */
  readonly pack: string;
  /** SHA-256 hex of what moves state. */
  readonly rules: string;
  /** SHA-256 hex of the key as shipped. */
  readonly key: string;
  readonly format: number;
  /** Decides the order of choices and every chance scene. */
  readonly seed: string;
  /** Empty when the scenario has no variants. */
  readonly arm: string;
  readonly locale: string;
  readonly purpose: Purpose;
  /** Multiplies every timer; 0 turns timers off. */
  readonly timeFactor: number;
  /** Version of the app that began it. */
  readonly build: string;
  /** SHA-256 hex of the agency's file it was begun under; absent when there was none. */
  readonly agency?: string;
  /** The moment it was begun from, when it tries one again. */
  readonly from?: { readonly attempt: string; readonly seq: number };
}

/** Why a choice was made. `note` is the salted SHA-256 of words that lie beside the log. */
export interface Why {
  readonly reason?: Reason;
  readonly note?: string;
}

/** What happened, before the log puts its place and hash on it. */
export type Act =
  | { readonly kind: "began" }
  | { readonly kind: "continued" }
  | {
      readonly kind: "chose";
      readonly scene: string;
      readonly choice: string;
      readonly why?: Why;
      readonly sure?: Sureness;
    }
  | { readonly kind: "acted"; readonly scene: string; readonly act: string }
  | { readonly kind: "timed-out"; readonly scene: string }
  | { readonly kind: "rated"; readonly scene: string; readonly ratings: Readonly<Record<string, number>> }
  | { readonly kind: "responded"; readonly scene: string; readonly note: string; readonly by: "text" | "speech" }
  | { readonly kind: "reported"; readonly scene: string; readonly items: Readonly<Record<string, string>> }
  | { readonly kind: "paused" }
  | { readonly kind: "resumed"; readonly since: "pause" | "restart" }
  | { readonly kind: "gap"; readonly gap: number }
  /** Stopped by the officer, no reason asked: never a fail. Final. */
  | { readonly kind: "left" }
  | { readonly kind: "ended"; readonly ending: string };

/** One entry of the log. */
export type Move = Act & {
  /** 0 for `began`; the order of the log, whatever any clock says. */
  readonly seq: number;
  /** Hash of the move before; of the header for the first. */
  readonly prev: string;
  /** SHA-256 hex over the RFC 8785 bytes of this move without `hash`. */
  readonly hash: string;
  /** Wall clock, UTC milliseconds. For people; nothing is decided by it. */
  readonly at: number;
  /** Milliseconds since what was asked stood open (all lines shown), pauses not counted. */
  readonly ms: number;
  /** First 8 hex of the SHA-256 of the state after this move. */
  readonly after: string;
};

/** Words an officer wrote or spoke: beside the log, never in it. */
export interface Note {
  /** The salted hash, as it stands in the log; see `hashOfNote`. */
  readonly hash: string;
  readonly salt: string;
  /** As typed; empty when it was only spoken. */
  readonly text: string;
  readonly audio?: Recording;
}

/** What was spoken, as recorded. */
export interface Recording {
  /** Media type, such as `audio/webm;codecs=opus`. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A play-through as stored and carried. */
export interface Attempt {
  readonly header: Header;
  readonly moves: readonly Move[];
  readonly notes: readonly Note[];
}
