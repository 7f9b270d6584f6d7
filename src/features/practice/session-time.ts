import type { Clock } from "#ports/clock.ts";

/** A silence of the clock longer than this is a gap: the lid was shut, the tab was frozen, the clock was set. */
const GAP_MS = 2000;

/** The time an officer takes over what stands open. All in milliseconds of the clock's monotonic hand. */
export interface Stopwatch {
  /** Time counts from here on, unless it counts already. */
  start(): void;
  /** Time stands still; what was used stays used. */
  stop(): void;
  /** Back to nothing used, standing still. */
  reset(): void;
  runs(): boolean;
  used(): number;
  /** Looks at the clock, to know later how long nobody did. */
  look(): void;
  /** Looks at the clock. The gap that has passed unseen since the last look, if time was running: not counted; else 0. */
  gap(): number;
}

export function stopwatch(clock: Clock): Stopwatch {
  // Time counts since `since`; `spent` was used before it stood still.
  let since: number | undefined;
  let spent = 0;
  let last: { wall: number; monotonic: number } | undefined;
  const look = (): { wall: number; monotonic: number } => (last = { wall: clock.now(), monotonic: clock.monotonic() });
  const used = (): number => spent + (since === undefined ? 0 : clock.monotonic() - since);
  return {
    start: () => void (since ??= clock.monotonic()),
    stop() {
      spent = used();
      since = undefined;
    },
    reset() {
      spent = 0;
      since = undefined;
    },
    runs: () => since !== undefined,
    used,
    look: () => void look(),
    gap() {
      const before = last;
      const now = look();
      if (!before || since === undefined) return 0;
      const slept = now.monotonic - before.monotonic;
      const gap = Math.max(slept, Math.abs(now.wall - before.wall - slept));
      if (gap <= GAP_MS) return 0;
      // What passed unseen does not count against the officer.
      since += Math.max(0, slept);
      return Math.round(gap);
    },
  };
}
