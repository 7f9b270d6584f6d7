import { expect, test } from "vitest";
import { compile } from "#engine/machine/compile.ts";
import {
  type Footprint,
  isTimeout,
  slotsAsked,
  type WrittenRow,
  writtenInterrupts,
  writtenRows,
} from "#engine/proof/footprint.ts";
import type { Condition, Scenario, Scene } from "#engine/scenario/scenario.ts";
import { aValue } from "../../../builders/played.ts";
import { aBranch, aChance, anyOf, chosen, deciding, isFact, not } from "../checks/looked-at.ts";
import { aBeat, addTo, anInterrupt, aNext, aReport, aWatch, isMeter, set, wasSeen, yesOrNo } from "./scenes.ts";

/** Meters m and n, facts f and g; then whatever the scenes are asked about. */
const STATE: Partial<Scenario> = {
  meters: { m: { min: 0, max: 3, start: 0 }, n: { min: 0, max: 3, start: 0 } },
  facts: yesOrNo("f", "g"),
};
const [M, N, F, G] = [0, 1, 2, 3];
/** Ends with a scene that asks whether others were seen and what was chosen in them. */
const programOf = (scenes: readonly Scene[], asked: readonly Condition[], extra: Partial<Scenario> = {}) =>
  compile(aValue(scenes, { ...STATE, ...extra }), asked);
const rowsOf = (scene: Scene, asked: readonly Condition[] = []): WrittenRow[] | undefined =>
  writtenRows(programOf([scene], asked))[0];
const footprint = (reads: number[], writes: number[], sets: number[]): Footprint => ({ reads, writes, sets });

test("a condition asks the slots of all its parts, in the order written", () => {
  const { slotOf } = programOf([deciding("a", { x: "good" })], [wasSeen("a"), chosen("a", "x")], {
    variants: {
      axis: "clothing",
      arms: [
        { id: "plain", cast: {}, strings: {} },
        { id: "uniform", cast: {}, strings: {} },
      ],
    },
  });
  const of = (condition: Condition): number[] => slotsAsked(condition, slotOf);
  const [arm, seen, choice] = [4, 5, 6];
  expect(of(isMeter("n", ">=", 1))).toEqual([N]);
  expect(of(isFact("g", "yes"))).toEqual([G]);
  expect(of(wasSeen("a"))).toEqual([seen]);
  expect(of(chosen("a", "x"))).toEqual([choice]);
  expect(of({ op: "arm", arm: "uniform" })).toEqual([arm]);
  expect(of(not(isFact("f", "yes")))).toEqual([F]);
  expect(of(anyOf(wasSeen("a"), isMeter("m", "==", 1)))).toEqual([seen, M]);
  expect(of({ op: "and", of: [isFact("g", "no"), not(anyOf(isFact("f", "no")))] })).toEqual([G, F]);
  expect(of({ op: "count", of: [isFact("f", "no"), isFact("f", "yes")], atLeast: 1 })).toEqual([F, F]);
  // What has no slot was never asked about.
  expect(of(wasSeen("good"))).toEqual([]);
});

test("a choice reads its condition, whether it was taken, and its budget; it writes what it does and that it was made", () => {
  const choices = { x: "good", y: "good", z: "good" };
  const more = {
    x: { when: isFact("g", "yes"), once: true, takes: 2, effects: [addTo("n", 1), set("f", "yes")] },
    y: { takes: 0, effects: [set("n", 2)] },
  };
  // Slots: 4 seen, 5 chosen x, 6 chosen z.
  const rows = rowsOf(deciding("a", choices, more, { budget: "m" }), [wasSeen("a"), chosen("a", "z")]);
  expect(rows).toEqual([
    { path: "choices/0", when: isFact("g", "yes"), footprint: footprint([M, G, 5], [M, N, F, 4, 5], [F, 4, 5]) },
    { path: "choices/1", footprint: footprint([], [N, 4], [N, 4]) },
    { path: "choices/2", footprint: footprint([], [4, 6], [4, 6]) },
  ]);
});

test("what a choice takes is taken from a budget, where there is one", () => {
  const rows = rowsOf(deciding("a", { x: "good" }, { x: { takes: 2 } }));
  expect(rows).toEqual([{ path: "choices/0", footprint: footprint([], [], []) }]);
});

test("each slot is named once, in order, however often it is asked or written", () => {
  const when = anyOf(isFact("g", "yes"), isFact("f", "yes"), isFact("g", "no"));
  const effects = [set("g", "yes"), set("f", "no"), addTo("m", 1), addTo("m", 1), set("g", "no")];
  const rows = rowsOf(deciding("a", { x: "good" }, { x: { when, effects } }));
  expect(rows?.[0]?.footprint).toEqual(footprint([F, G], [M, F, G], [F, G]));
});

test("two effects on the same slot are one", () => {
  const of = (effects: readonly ReturnType<typeof set>[]) =>
    rowsOf(deciding("a", { x: "good" }, { x: { effects } }))?.[0]?.footprint;
  expect(of([set("f", "yes"), set("f", "no")])).toEqual(footprint([], [F], [F]));
  expect(of([set("g", "yes"), set("f", "no")])).toEqual(footprint([], [F, G], [F, G]));
});

test("a watch scene has its acts, then the way on, which sets the beat back, then the next beat, which counts it up", () => {
  const watch = aWatch("w", [aBeat("b0"), aBeat("b1")], { step: "good", call: "bad" }, "good");
  const acts = watch.acts.map((act, at) =>
    at === 1 ? { ...act, when: isFact("f", "yes"), effects: [addTo("m", 1)] } : act,
  );
  // Slots: 4 beat, 5 seen, 6 chosen step.
  const rows = rowsOf({ ...watch, acts }, [wasSeen("w"), chosen("w", "step")]);
  expect(rows).toEqual([
    { path: "acts/0", footprint: footprint([4], [4, 5, 6], [4, 5, 6]) },
    { path: "acts/1", when: isFact("f", "yes"), footprint: footprint([F, 4], [M, 4, 5], [4, 5]) },
    { path: "", footprint: footprint([4], [4, 5], [4, 5]) },
    { path: "", footprint: footprint([4], [4], []) },
  ]);
});

test("a scene with one way on writes its effects, and that it was seen", () => {
  const expected = [{ path: "", footprint: footprint([], [M, F, 4], [F, 4]) }];
  const effects = [addTo("m", 1), set("f", "yes")];
  expect(rowsOf(aNext("a", "good", { effects }), [wasSeen("a")])).toEqual(expected);
  expect(rowsOf({ ...aReport("a", {}, "good"), effects }, [wasSeen("a")])).toEqual(expected);
  const base = { id: "a", beats: [], prompt: "Now?", effects, to: "good" };
  expect(rowsOf({ ...base, kind: "respond", by: "text", rubric: [] }, [wasSeen("a")])).toEqual(expected);
  expect(rowsOf({ ...base, kind: "rate", options: [] }, [wasSeen("a")])).toEqual(expected);
});

test("rows of a branch read their own conditions; outcomes of chance read nothing", () => {
  const branch = aBranch("a", ["good", isFact("g", "yes")], ["bad"]);
  const rows = branch.rows.map((row, at) => ({ ...row, effects: at === 0 ? [set("m", 1)] : [] }));
  expect(rowsOf({ ...branch, rows }, [wasSeen("a")])).toEqual([
    { path: "rows/0", when: isFact("g", "yes"), footprint: footprint([G], [M, 4], [M, 4]) },
    { path: "rows/1", footprint: footprint([], [4], [4]) },
  ]);
  const chance = aChance("a", { head: "good", tail: "bad" });
  const outcomes = chance.outcomes.map((one, at) => ({ ...one, effects: at === 1 ? [addTo("n", 1)] : [] }));
  expect(rowsOf({ ...chance, outcomes }, [wasSeen("a")])).toEqual([
    { path: "outcomes/0", footprint: footprint([], [4], [4]) },
    { path: "outcomes/1", footprint: footprint([], [N, 4], [4]) },
  ]);
});

test("an interrupt reads whether it was taken and its condition; one that leads elsewhere sets the beat back", () => {
  const bell = anInterrupt("bell", isFact("g", "yes"), { effects: [addTo("m", 1)] });
  const away = anInterrupt("away", isMeter("n", ">=", 1), { goto: "w" });
  const watch = aWatch("w", [aBeat("b0"), aBeat("b1")], {}, "good");
  const program = programOf([], [], {
    start: "w",
    phases: [
      { id: "o", scenes: [], interrupts: [] },
      { id: "p", scenes: [watch], interrupts: [bell, away] },
    ],
  });
  // Slots: 4 beat, 5 taken bell, 6 taken away.
  expect(writtenInterrupts(program)).toEqual([
    [],
    [
      { path: "interrupts/0", when: isFact("g", "yes"), footprint: footprint([G, 5], [M, 5], [5]) },
      { path: "interrupts/1", when: isMeter("n", ">=", 1), footprint: footprint([N, 6], [4, 6], [4, 6]) },
    ],
  ]);
});

test("a choice called timeout is one that time makes", () => {
  expect(isTimeout("timeout")).toBe(true);
  expect(isTimeout("time")).toBe(false);
});
