import type { Group, Row } from "./aggregate.ts";

/** How often each code of a group stands in these rows; by number. */
export function sumsOf({ codes }: Group, rows: readonly Row[]): Uint32Array {
  const sums = new Uint32Array(codes.all.length);
  for (const { counts, split } of rows) {
    for (let at = 0; at < split; at++) {
      const number = counts[at] as number;
      sums[number] = (sums[number] as number) + 1;
    }
  }
  return sums;
}
