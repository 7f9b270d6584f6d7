import type { Shown } from "../attempt/shown.ts";
import type { Random } from "../machine/random.ts";

/** When a run begins and how fast somebody goes through it. */
export interface Pace {
  /** Wall clock, UTC milliseconds. */
  readonly begunAt: number;
  /** Words a minute, reading. */
  readonly wordsPerMinute: number;
  /** Chance of a pause before an answer. */
  readonly pauses: number;
}

export const PLAIN_PACE: Omit<Pace, "begunAt"> = { wordsPerMinute: 190, pauses: 0.01 };

/** Milliseconds a reader takes for what was shown. */
export function readingMs(pace: Pace, shown: readonly Shown[]): number {
  const words = shown.reduce((sum, one) => sum + one.spans.reduce((count, { text }) => count + wordsIn(text), 0), 0);
  return Math.round((words / pace.wordsPerMinute) * 60_000);
}

/** Milliseconds from everything shown to the answer: reading the choices, then thinking; long tails, never instant. */
export function thinkingMs(pace: Pace, texts: readonly string[], random: Random): number {
  const words = texts.reduce((sum, text) => sum + wordsIn(text), 0);
  const reading = (words / pace.wordsPerMinute) * 60_000 * 0.8;
  // Three draws make a hump with a tail; the square gives the tail its length.
  const drawn = (random() + random() + random()) / 3;
  return Math.round(700 + reading + 9000 * drawn ** 2);
}

/** How long a pause lasts, in milliseconds: seconds to some minutes. */
export const pauseMs = (random: Random): number => Math.round(8000 + 240_000 * random() ** 3);

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => word !== "").length;
