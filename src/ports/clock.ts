/** Time, as arguments want it. */
export interface Clock {
  /** Wall clock, UTC milliseconds. */
  now(): number;
  /** Milliseconds that only go forward. */
  monotonic(): number;
}
