import type { Result } from "#engine/result.ts";
import type { StoreError } from "./attempt-store.ts";

/**
 * Keeps what a trainer or an academy writes down: rows of several kinds, and the chained log of every administrative act.
 * A row is what stands now; the log says who made it so, and nothing of it is ever changed.
 */
export interface DeskStore {
  /** Every row of a kind, in the order of their ids; without one every row there is. */
  rows(kind?: string): Promise<Result<DeskRow[], StoreError>>;
  /** The log from its first entry. */
  acts(): Promise<Result<ActEntry[], StoreError>>;
  /**
   * Writes and removes rows together with the acts that explain them, all or nothing. `conflict` when the log has gone on
   * since `head` (the hash of its last entry, empty for none): read again, and decide again.
   */
  write(change: DeskChange): Promise<Result<void, StoreError>>;
}

export interface DeskRow {
  readonly kind: string;
  readonly id: string;
  /** Plain data. */
  readonly value: unknown;
}

export interface DeskChange {
  readonly put?: readonly DeskRow[];
  readonly remove?: readonly Pick<DeskRow, "kind" | "id">[];
  readonly acts?: readonly ActEntry[];
  readonly head: string;
}

/** One entry of the log, as the engine chains them. */
export interface ActEntry {
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
  /** UTC milliseconds. */
  readonly at: number;
  readonly by: string;
  readonly act: unknown;
}
