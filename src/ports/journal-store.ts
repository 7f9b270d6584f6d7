import type { Result } from "#engine/result.ts";
import type { StoreError } from "./attempt-store.ts";

/** What people write beside attempts and never in them: recall, commitments, trainers' comments, names. */
export interface JournalStore {
  /** Replaces the debrief of an attempt. */
  saveDebrief(debrief: Debrief): Promise<Result<void, StoreError>>;
  debrief(attempt: string): Promise<Result<Debrief | undefined, StoreError>>;
  addComment(comment: Comment): Promise<Result<void, StoreError>>;
  /** In the order written. */
  comments(attempt: string): Promise<Result<Comment[], StoreError>>;
  saveOfficer(officer: Officer): Promise<Result<void, StoreError>>;
  officers(): Promise<Result<Officer[], StoreError>>;
}

/** What the officer wrote after the run, in the order asked. */
export interface Debrief {
  readonly attempt: string;
  /** What decided it, in the officer's words. */
  readonly decided: string;
  /** What else could explain it. */
  readonly alternatives: string;
  /** The move the officer called the turning point. */
  readonly turning?: number;
  /** "When I see … I will first say …". */
  readonly commitment?: { readonly see: string; readonly say: string };
  /** The step reached, so that a debrief goes on where it stopped. */
  readonly step: number;
  readonly at: number;
}

/** A trainer's note at a moment of an attempt. */
export interface Comment {
  readonly id: string;
  readonly attempt: string;
  readonly seq: number;
  readonly text: string;
  readonly by: string;
  readonly at: number;
}

/** A person of this device; statements carry the id alone. */
export interface Officer {
  readonly id: string;
  readonly name: string;
}
