import type { Result } from "#engine/result.ts";
import type { StoreError } from "./attempt-store.ts";

/** Keeps what a trainer writes down while a room plays together: beside the attempt, never in it. */
export interface RoomStore {
  /** Replaces the session of an attempt, whole. */
  save(session: RoomSession): Promise<Result<void, StoreError>>;
  /** The session of an attempt; `undefined`: it was played by one person. */
  open(attempt: string): Promise<Result<RoomSession | undefined, StoreError>>;
  /** Newest first. */
  list(): Promise<Result<RoomSession[], StoreError>>;
  /** Forgets who was there and what was said. The attempt itself is another store's. */
  remove(attempt: string): Promise<Result<void, StoreError>>;
}

/** One room, one play-through together. Names stand here alone: the attempt's log carries an opaque id. */
export interface RoomSession {
  readonly attempt: string;
  readonly scenario: string;
  /** UTC milliseconds it was begun at. */
  readonly at: number;
  readonly trainer: string;
  /** Names or badge numbers as typed, in that order. */
  readonly attendance: readonly string[];
  readonly hands: readonly Hands[];
  readonly averages: readonly Averages[];
  readonly notes: readonly RoomNote[];
}

/** A show of hands at one decision. */
export interface Hands {
  /** The move that brought the decision: the same one can be come back to. */
  readonly seq: number;
  readonly scene: string;
  /** Hands by choice id, whole numbers; a choice nobody counted is absent. */
  readonly counts: Readonly<Record<string, number>>;
  /** The hands are shown and no longer asked for. */
  readonly revealed: boolean;
  /** What the room went on with; absent until it has. `timeout`: it let the time run out. */
  readonly chosen?: string;
}

/** What the room thought of each option of a rating, on average; the log holds them rounded. */
export interface Averages {
  readonly seq: number;
  readonly scene: string;
  /** 1 to 7 by option id. */
  readonly values: Readonly<Record<string, number>>;
}

/** What was said about one scene, in the trainer's words; `seq` as in `Hands`. */
export interface RoomNote {
  readonly seq: number;
  readonly text: string;
}
