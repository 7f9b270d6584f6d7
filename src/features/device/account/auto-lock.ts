import type { Clock } from "#ports/clock.ts";

/** The window and what it hears. */
export interface LockHooks {
  readonly clock: Clock;
  readonly limitMs: number;
  /** Seconds until it locks; `undefined`: no need to say so. */
  readonly onWarn: (seconds: number | undefined) => void;
  readonly onLock: () => void;
}

/** Hidden for longer than this locks, whatever was done before. */
export const HIDDEN_MS = 30_000;
/** So long before locking it says so (WCAG 2.2.1). */
const WARN_MS = 20_000;
const TICK_MS = 1000;
/** Windows of one person tell each other that a hand is on one of them, this often at most. */
const TELL_MS = 5000;
const HANDS = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;

/**
 * Locks when no hand was on any window for so long, when this window was hidden for half a minute, and when it comes
 * back from the browser's memory of pages. Measured by both clocks: a machine that slept has stopped one of them.
 * @returns ends the watch
 */
export function watchHands({ clock, limitMs, onWarn, onLock }: LockHooks): () => void {
  const channel = new BroadcastChannel("common-ground-hands");
  let last = times(clock);
  let told = -TELL_MS;
  let hidden: Times | undefined;
  const hand = (): void => {
    last = times(clock);
    onWarn(undefined);
    if (last.monotonic - told < TELL_MS) return;
    told = last.monotonic;
    channel.postMessage("hand");
  };
  const heard = ({ data }: MessageEvent<unknown>): void => {
    if (data === "lock") onLock();
    else last = times(clock);
  };
  const look = (): void => {
    const left = limitMs - since(last, clock);
    if (left <= 0 || (hidden && since(hidden, clock) > HIDDEN_MS)) return onLock();
    onWarn(left <= WARN_MS ? Math.ceil(left / 1000) : undefined);
  };
  const seen = (): void => {
    if (document.visibilityState === "hidden") hidden = times(clock);
    else {
      look();
      hidden = undefined;
    }
  };
  const shown = (event: PageTransitionEvent): void => {
    if (event.persisted) onLock();
  };
  for (const name of HANDS) document.addEventListener(name, hand, { passive: true, capture: true });
  document.addEventListener("visibilitychange", seen);
  window.addEventListener("pageshow", shown);
  channel.addEventListener("message", heard);
  const ticking = setInterval(look, TICK_MS);
  return () => {
    for (const name of HANDS) document.removeEventListener(name, hand, { capture: true });
    document.removeEventListener("visibilitychange", seen);
    window.removeEventListener("pageshow", shown);
    channel.close();
    clearInterval(ticking);
  };
}

/** Locks every window of this person. */
export function lockEverywhere(): void {
  const channel = new BroadcastChannel("common-ground-hands");
  channel.postMessage("lock");
  channel.close();
}

interface Times {
  readonly now: number;
  readonly monotonic: number;
}

const times = (clock: Clock): Times => ({ now: clock.now(), monotonic: clock.monotonic() });
const since = (then: Times, clock: Clock): number =>
  Math.max(clock.now() - then.now, clock.monotonic() - then.monotonic);
