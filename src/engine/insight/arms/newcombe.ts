import { wilson } from "../figures/wilson.ts";

export interface Difference {
  /** First share less the second, -1 to 1, with its 95 % interval. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The 95 % interval of the difference of two independent shares: hybrid score, method 10 of Newcombe (1998), Statistics in
 * Medicine 17:873. Undefined when either n is 0.
 */
export function newcombe(a: number, m: number, b: number, n: number): Difference | undefined {
  const first = wilson(a, m);
  const second = wilson(b, n);
  if (!first || !second) return undefined;
  const difference = first.share - second.share;
  return {
    difference,
    low: difference - Math.hypot(first.share - first.low, second.high - second.share),
    high: difference + Math.hypot(first.high - first.share, second.share - second.low),
  };
}
