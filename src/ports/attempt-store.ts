import type { Attempt, Header, Move, Note, Purpose } from "#engine/attempt/move.ts";
import type { Result } from "#engine/result.ts";

/**
 * Keeps the logs. A write is acknowledged only when it would survive the browser being killed and the power cut.
 */
export interface AttemptStore {
  /** Stores header, first move and the pack bytes the attempt is pinned to, all or nothing. */
  begin(header: Header, began: Move, pack: StoredPack): Promise<Result<void, StoreError>>;
  /**
   * Appends moves at the head, all or nothing: compare-and-swap on the hash of the last move.
   * A move `left` or `ended` seals the log into one row; a sealed log takes no more.
   */
  append(
    attempt: string,
    head: string,
    moves: readonly Move[],
    notes: readonly Note[],
  ): Promise<Result<void, StoreError>>;
  /** One attempt whole, with the pack it began with. */
  open(attempt: string): Promise<Result<StoredAttempt, StoreError>>;
  /** Newest first. */
  list(): Promise<Result<AttemptSummary[], StoreError>>;
  /** Shows a practice attempt to the trainer. Kept beside the log. */
  share(attempt: string, at: number): Promise<Result<void, StoreError>>;
  /**
   * Puts back an attempt from a backup, all or nothing, with its pack, its notes and when it was shared; notes that are
   * here already stay. The caller has verified it. A log that ends before the one here changes none of its moves; one
   * that went another way is a `conflict` and changes nothing.
   */
  restore(stored: StoredAttempt): Promise<Result<Restored, StoreError>>;
  /** Removes an attempt with everything beside it: notes, debrief, comments, and the room that played it. */
  remove(attempt: string): Promise<Result<void, StoreError>>;
}

/** A scenario as an attempt is pinned to it: what was fetched, byte for byte, by its hash. */
export interface StoredPack {
  readonly hash: string;
  readonly bytes: Uint8Array;
}

export interface StoredAttempt extends Attempt {
  readonly pack: StoredPack;
  readonly sharedAt?: number;
}

/** What came of the log. `same`: what is here holds all of it. `longer`: the one here went on from where it ended. */
export type Restored = "added" | "same" | "longer";

export interface AttemptSummary {
  readonly header: Header;
  readonly purpose: Purpose;
  readonly begunAt: number;
  readonly lastAt: number;
  /** Sequence number of the last move. */
  readonly seq: number;
  readonly state: "open" | "left" | "ended";
  readonly ending?: string;
  readonly sharedAt?: number;
}

/**
 * `conflict`: another window moved this attempt on. `full`: the device has no room. `newer`: stored by a newer
 * version of the app. `sealed`: the attempt is over. `unavailable`: the browser keeps nothing here. `failed`: anything else.
 */
export interface StoreError {
  readonly code: "conflict" | "sealed" | "not-found" | "exists" | "full" | "newer" | "unavailable" | "failed";
  readonly detail?: string;
}
