import type { StoreApi } from "zustand/vanilla";
import type { Live } from "#engine/attempt/live.ts";
import type { Act, Note, Reason, Sureness } from "#engine/attempt/move.ts";
import type { Moment } from "#engine/attempt/replay.ts";
import type { Telling } from "#engine/attempt/show.ts";
import type { Shown } from "#engine/attempt/shown.ts";
import type { Program } from "#engine/machine/program.ts";
import type { AttemptStore, StoreError } from "#ports/attempt-store.ts";
import type { Chance } from "#ports/chance.ts";
import type { Clock } from "#ports/clock.ts";
import type { Open } from "./open-at.ts";

export interface SessionPorts {
  readonly attempts: AttemptStore;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** Everything the player draws. `busy` is for the eye alone; a variable refuses the second click. */
export interface Session {
  readonly shown: readonly Shown[];
  readonly open: Open;
  /** Sequence number of the last stored move. */
  readonly seq: number;
  /** Sequence number of the move that led to what stands open. */
  readonly opened: number;
  readonly busy: boolean;
  readonly paused: boolean;
  /** A choice made, its reason not yet given: the clock stands still. */
  readonly asking?: { readonly choice: string };
  /** Milliseconds left, while a timer runs. */
  readonly left?: number;
  /** The timer started anew after a restart. */
  readonly restarted: boolean;
  readonly over: "" | "left" | "ended";
  /** A write that failed; what was asked for is kept and can be tried again. */
  readonly error?: StoreError;
}

export interface SessionActions {
  choose(choice: string): Promise<void>;
  /** Gives the reason for the choice just made; an empty one is allowed. */
  because(why: { readonly reason?: Reason; readonly note?: string; readonly sure?: Sureness }): Promise<void>;
  /** Goes on where nothing is asked, and lets go on what is watched. */
  goOn(): Promise<void>;
  /** Answers what asks for more than a choice; see `answersOf`. What is no answer to it makes no move. */
  answer(act: Extract<Act, { kind: "responded" | "rated" | "reported" }>, notes?: readonly Note[]): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  leave(): Promise<void>;
  /** Does again what could not be stored. */
  retry(): Promise<void>;
  /** Called about four times a second: runs the timer, notices gaps. */
  tick(): Promise<void>;
  /** The lines are on screen: now time counts. */
  ready(): void;
}

export interface PlayerSession extends SessionActions {
  readonly store: StoreApi<Session>;
  /** Changes with `retell`. */
  readonly telling: Telling;
  readonly live: () => Live;
  readonly moments: () => readonly Moment[];
  readonly chance: Chance;
  /**
   * Tells the same attempt in other words: lines, prompts and choices are told anew; state, sequence and log stay.
   *
   * @param program compiled from a scenario of the same rules
   */
  retell(program: Program): void;
}
