import type { Clock } from "#ports/clock.ts";

export const browserClock = (): Clock => ({ now: () => Date.now(), monotonic: () => performance.now() });
