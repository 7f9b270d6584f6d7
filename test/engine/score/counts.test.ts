import fc from "fast-check";
import { expect, test } from "vitest";
import { countsOf } from "#engine/score/counts.ts";
import type { Mark } from "#engine/score/evidence.ts";
import { LEVELS, type Level } from "#engine/score/key.ts";

const marked = (levels: readonly Level[]): Mark[] =>
  levels.map((level, at) => ({
    scene: "door",
    choice: "knock",
    seq: 1,
    behaviour: `COM.${at + 1}`,
    level,
    spine: true,
    because: "chosen",
  }));

test("in whatever order a decision's marks come, it counts with the lowest of them", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...LEVELS), { minLength: 1, maxLength: 5 }), (levels) => {
      const lowest = LEVELS.find((level) => levels.includes(level)) ?? "strong";
      expect(countsOf(marked(levels))).toEqual(new Map([["COM", { strong: 0, adequate: 0, weak: 0, [lowest]: 1 }]]));
    }),
  );
});
