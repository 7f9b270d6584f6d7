import { useCallback, useEffect, useState } from "react";
import type { StoreError } from "#ports/attempt-store.ts";
import type { Comment } from "#ports/journal-store.ts";
import type { ReplayPorts } from "./replay.tsx";

/** What is said of one attempt, and saying more. */
export interface CommentStore {
  /** Not what was taken back. */
  readonly all: readonly Comment[];
  readonly trouble?: StoreError;
  /** True once it is kept. */
  readonly add: (said: Omit<Comment, "id" | "attempt" | "at">) => Promise<boolean>;
  /** Shows these to the officer; what was shown before stays as it was. */
  readonly release: (comments: readonly Comment[]) => Promise<void>;
  /** Takes one back that only trainers have seen. */
  readonly withdraw: (comment: Comment) => Promise<void>;
  readonly now: () => number;
}

/** The comments of an attempt, as stored. */
export function useComments({ journal, chance, clock }: ReplayPorts, attempt: string): CommentStore {
  const [all, setAll] = useState<readonly Comment[]>([]);
  const [trouble, setTrouble] = useState<StoreError>();
  const read = useCallback(async (): Promise<void> => {
    const found = await journal.comments(attempt);
    // An officer's remark on a scene is for those who look after the scenario, and without a name.
    if (found.ok) setAll(found.value.filter(({ withdrawn, kind }) => withdrawn === undefined && kind !== "remark"));
    else setTrouble(found.error);
  }, [journal, attempt]);
  useEffect(() => void read(), [read]);
  const put = async (comments: readonly Comment[]): Promise<boolean> => {
    for (const comment of comments) {
      const kept = await journal.addComment(comment);
      setTrouble(kept.ok ? undefined : kept.error);
      if (!kept.ok) return false;
    }
    await read();
    return true;
  };
  return {
    all,
    ...(trouble && { trouble }),
    add: (said) => put([{ ...said, id: chance.id(), attempt, at: clock.now() }]),
    release: async (comments) => {
      const released = clock.now();
      await put(comments.filter((one) => one.released === undefined).map((one) => ({ ...one, released })));
    },
    withdraw: async (comment) => void (await put([{ ...comment, withdrawn: clock.now() }])),
    now: () => clock.now(),
  };
}

/** What waits to be shown: a trainer's words, not what marks a place for trainers. */
export const waiting = (comments: readonly Comment[]): Comment[] =>
  comments.filter(({ kind, released }) => released === undefined && kind !== "flag");
