import type { Comment } from "#ports/journal-store.ts";

/** What a trainer has shown the officer of this run, and what the officer answered. Flags are the trainer's own. */
export const fromTrainer = (comments: readonly Comment[]): Comment[] =>
  comments.filter(
    ({ kind, released, withdrawn }) => released !== undefined && withdrawn === undefined && kind !== "flag",
  );

/** Without the officer's own answers. */
export const newsFrom = (comments: readonly Comment[]): Comment[] =>
  fromTrainer(comments).filter(({ kind }) => kind !== "reply");
