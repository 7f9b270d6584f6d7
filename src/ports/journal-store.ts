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

/** What is said of an attempt, at one of its moments. Said again under the same id, it stands in the place of the first. */
export interface Comment {
  readonly id: string;
  readonly attempt: string;
  readonly seq: number;
  readonly text: string;
  readonly by: string;
  readonly at: number;
  /**
   * Absent: a trainer's words on a move. `flag`: a move to come back to. `clip`: the moves from `seq` to `until`. `ruling`:
   * what a trainer finds of an act that stands apart. `reply`: the officer's answer to a ruling. `sign-off`: the run was
   * looked at whole. `remark`: what the officer finds wrong with a scene, for whoever looks after the scenario; `by` is empty.
   */
  readonly kind?: "flag" | "clip" | "ruling" | "reply" | "sign-off" | "remark";
  readonly until?: number;
  /** Of a ruling: does the act stand? */
  readonly confirmed?: boolean;
  /** Of a reply: the ruling's id. Of a ruling: `critical` or `disrespect`, which the act at this move stands for. Of a remark: the scene. */
  readonly of?: string;
  /** When the officer was first shown it, UTC ms; absent: it is the trainer's alone. */
  readonly released?: number;
  /** When it was taken back, before anybody else was shown it. */
  readonly withdrawn?: number;
}

/** A person of this device; statements carry the id alone. */
export interface Officer {
  readonly id: string;
  readonly name: string;
}
