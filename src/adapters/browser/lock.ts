import type { AttemptLock } from "#ports/attempt-lock.ts";

const PREFIX = "attempt:";

/** Web Locks: shared by every window of this origin, let go when a window goes. */
export function browserLock(): AttemptLock {
  const request = (attempt: string, options: LockOptions): Promise<(() => void) | undefined> =>
    new Promise((answer, fail) => {
      navigator.locks
        .request(`${PREFIX}${attempt}`, options, (lock) => {
          if (!lock) return answer(undefined);
          return new Promise<void>((release) => answer(release));
        })
        // A lock stolen from us rejects long after it was granted: the store's compare-and-swap tells the player.
        .catch((error: unknown) => {
          if (!(error instanceof DOMException && error.name === "AbortError")) fail(error);
        });
    });
  return {
    hold: (attempt) => request(attempt, { ifAvailable: true }),
    take: async (attempt) => (await request(attempt, { steal: true })) ?? (() => undefined),
    async anyHeld() {
      const { held = [] } = await navigator.locks.query();
      return held.some((lock) => lock.name?.startsWith(PREFIX) === true);
    },
  };
}
