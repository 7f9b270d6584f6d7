/** Where bins begin, in milliseconds: from 100 ms, four to a doubling, so that a bin is 19 % wide. The first reaches down to 0. */
const EDGES: readonly number[] = Array.from({ length: 61 }, (_, bin) => Math.round(100 * 2 ** (bin / 4)));

/** The bin of a time in milliseconds. Beyond 54 minutes everything is in the last. */
export function binOf(ms: number): number {
  let low = 0;
  let high = EDGES.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (ms >= (EDGES[middle] ?? Infinity)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Milliseconds from and below; the first bin begins at 0, the last has no end. */
export const boundsOf = (bin: number): { readonly from: number; readonly below: number } => ({
  from: bin === 0 ? 0 : (EDGES[bin] ?? Infinity),
  below: EDGES[bin + 1] ?? Infinity,
});

/**
 * The bin that holds the lower median of so many times; absent of none. A bin is known, a millisecond in it is not.
 *
 * @param bins how many times lie in each bin
 */
export function medianBin(bins: ReadonlyMap<number, number>): number | undefined {
  const all = [...bins.values()].reduce((sum, n) => sum + n, 0);
  let left = Math.ceil(all / 2);
  for (const bin of [...bins.keys()].toSorted((a, b) => a - b)) {
    left -= bins.get(bin) ?? 0;
    if (all > 0 && left <= 0) return bin;
  }
  return undefined;
}
