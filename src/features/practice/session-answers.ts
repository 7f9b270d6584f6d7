import type { Recording } from "#engine/attempt/move.ts";
import { noteOf } from "#engine/attempt/note.ts";
import type { PlayerSession } from "./session-types.ts";

/** Longest answer in one's own words, in characters. */
export const MOST_WORDS = 2000;

/** What an officer has written or recorded. */
export interface Words {
  readonly text: string;
  readonly audio?: Recording;
}

/** Answers to what asks for more than a choice: each becomes one move, or nothing when it is no answer to what stands open. */
export interface Answers {
  /** Says it in one's own words: 1 to 2000 characters, a recording, or both. */
  respond(said: Words): Promise<void>;
  /** Rates every option, from 1 to 7. */
  rate(ratings: Readonly<Record<string, number>>): Promise<void>;
  /** Files a report: item to how it is known; what is not named is left out. */
  report(items: Readonly<Record<string, string>>): Promise<void>;
  /** What was written or recorded and not said yet, at what stands open. */
  draft(): Words | undefined;
  keepDraft(words: Words): void;
}

/**
 * By attempt and the move that opened what is asked. In memory alone, so that nothing unsaid is ever on the device; for as
 * long as the page stands, so that a pause, another screen or a lost connection costs nobody their words.
 */
const drafts = new Map<string, Words>();

export function answersOf(session: PlayerSession): Answers {
  const state = session.store.getState;
  const key = (): string => `${session.live().header.attempt} ${state().opened}`;
  const scene = (): string => {
    const { open } = state();
    return "scene" in open ? open.scene : "";
  };
  return {
    async respond({ text, audio }) {
      const words = text.trim();
      if (state().open.kind !== "respond" || (words === "" && !audio) || words.length > MOST_WORDS) return;
      const asked = key();
      const note = noteOf(session.chance.id(), words, audio);
      await session.answer({ kind: "responded", scene: scene(), note: note.hash, by: audio ? "speech" : "text" }, [
        note,
      ]);
      if (key() !== asked) drafts.delete(asked);
    },
    rate: async (ratings) => session.answer({ kind: "rated", scene: scene(), ratings }),
    report: async (items) => session.answer({ kind: "reported", scene: scene(), items }),
    draft: () => drafts.get(key()),
    keepDraft: (words) => void drafts.set(key(), words),
  };
}
