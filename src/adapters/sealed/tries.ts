/** Wrong secrets so far, kept beside what they would have opened. */
export interface Tries {
  readonly wrong: number;
  /** UTC milliseconds of the last one; never before the one before it, wherever the clock was set. */
  readonly since: number;
}

export const NO_TRIES: Tries = { wrong: 0, since: 0 };

const FREE = 3;
const FIRST_MS = 15_000;
const LONGEST_MS = 15 * 60_000;

/** Three are free; then 15 s, doubling, to a quarter of an hour. Ten cost more than half an hour in all. */
export const waitAfter = (wrong: number): number =>
  wrong <= FREE ? 0 : Math.min(FIRST_MS * 2 ** (wrong - FREE - 1), LONGEST_MS);

/**
 * Milliseconds still to wait. Time has passed when the wall clock says so, or when this window has stood so long: a
 * clock set back gains nothing, and one that was wrong when the try was made locks nobody out for good. What it cannot
 * see is a profile copied back from before the tries, and a clock set forward.
 * @param now wall clock, UTC milliseconds
 * @param here milliseconds this window has known of these tries, by a clock that only goes forward
 */
export const stillToWait = ({ wrong, since }: Tries, now: number, here: number): number =>
  Math.max(0, waitAfter(wrong) - Math.max(now - since, here));

/** One more, made now. */
export const oneMore = ({ wrong, since }: Tries, now: number): Tries => ({
  wrong: wrong + 1,
  since: Math.max(now, since),
});
