/** A share with its 95 % interval, all within 0 to 1. */
export interface Interval {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Of the standard normal: 95 % lie within. */
const Z = 1.959963984540054;

/**
 * The 95 % score interval of a share (Wilson 1927, "Probable inference", JASA 22); it holds for few and for extreme counts
 * too. Without continuity correction, method 3 in Newcombe (1998), Statistics in Medicine 17:857.
 *
 * @param k how many of the n; whole, from 0 to n
 * @returns undefined when n is 0 or k lies outside
 */
export function wilson(k: number, n: number): Interval | undefined {
  if (!(n > 0 && k >= 0 && k <= n)) return undefined;
  const share = k / n;
  const middle = 2 * k + Z * Z;
  const spread = Z * Math.sqrt(Z * Z + 4 * k * (1 - share));
  const under = 2 * (n + Z * Z);
  return {
    share,
    // At the ends the root is exact in theory alone.
    low: k === 0 ? 0 : Math.max(0, (middle - spread) / under),
    high: k === n ? 1 : Math.min(1, (middle + spread) / under),
  };
}
