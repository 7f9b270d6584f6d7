import fc from "fast-check";
import { expect, test } from "vitest";
import { binOf, boundsOf, medianBin } from "#engine/insight/class/time-bins.ts";
import { runs } from "../../../builders/property-runs.ts";

test("every time lies in the bin it is counted in", () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), (ms) => {
      const { from, below } = boundsOf(binOf(ms));
      expect(ms).toBeGreaterThanOrEqual(from);
      expect(ms).toBeLessThan(below);
    }),
    { numRuns: runs(500) },
  );
  expect([binOf(0), binOf(99), binOf(100), binOf(200), binOf(400)]).toEqual([0, 0, 0, 4, 8]);
});

test("the median of counted times lies in the bin that is named", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(90_000), { minLength: 1, maxLength: 30 }), (times) => {
      const bins = new Map<number, number>();
      for (const ms of times) bins.set(binOf(ms), (bins.get(binOf(ms)) ?? 0) + 1);
      const median = times.toSorted((a, b) => a - b)[Math.ceil(times.length / 2) - 1] ?? 0;
      expect(medianBin(bins)).toBe(binOf(median));
    }),
    { numRuns: runs(300) },
  );
  expect(medianBin(new Map())).toBeUndefined();
});
