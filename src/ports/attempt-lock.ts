/** One window at a time plays an attempt. A courtesy: what protects the log is its compare-and-swap. */
export interface AttemptLock {
  /** Holds the attempt for this window until released; `undefined` when another window holds it. */
  hold(attempt: string): Promise<(() => void) | undefined>;
  /** Takes it over from whichever window holds it. */
  take(attempt: string): Promise<() => void>;
  /** True while any window plays any attempt: an update waits for that. */
  anyHeld(): Promise<boolean>;
}
