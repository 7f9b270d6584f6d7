import { describe, expect, test } from "vitest";
import { compile } from "#engine/machine/compile.ts";
import { allOf, armIndex, askedBy, compileCondition, compileEffects, slotKey } from "#engine/machine/condition.ts";
import type { Condition, Effect, Scenario } from "#engine/scenario/scenario.ts";
import { aDecision, aValue } from "../../builders/played.ts";

const ARMS = { axis: "name", arms: ["one", "two", "three"].map((id) => ({ id, cast: {}, strings: {} })) };
const scenario = aValue([aDecision("door", { knock: "good", wait: "bad" })], {
  meters: { calm: { min: -2, max: 5, start: 1 } },
  facts: { mother: ["kitchen", "hall", "outside"] },
  variants: ARMS as unknown as NonNullable<Scenario["variants"]>,
});
const ASKED: Condition[] = [
  { op: "seen", scene: "door" },
  { op: "chosen", scene: "door", choice: "wait" },
];
const program = compile(scenario, ASKED);

/** A vector of these values, by kind and name; the rest at its start. */
const vector = (values: Readonly<Record<string, number>> = {}): number[] =>
  program.slots.map(({ kind, name, start }) => values[slotKey(kind, name)] ?? start);
const holds = (condition: Condition, values: Readonly<Record<string, number>> = {}): boolean =>
  compileCondition(condition, program.slotOf, scenario)(vector(values));
const meter = (is: ">=" | "<=" | "==", value: number): Condition => ({ op: "meter", meter: "calm", is, value });
const fact = (value: string): Condition => ({ op: "fact", fact: "mother", value });

describe("conditions", () => {
  test("a meter is at least, at most, or exactly so much", () => {
    const table = [2, 3, 4].map((calm) => {
      const at = { "meter:calm": calm };
      return [holds(meter(">=", 3), at), holds(meter("<=", 3), at), holds(meter("==", 3), at)];
    });
    expect(table).toEqual([
      [false, true, false],
      [true, true, true],
      [true, false, false],
    ]);
    expect(holds(meter(">=", 0), { "meter:calm": -2 })).toBe(false);
    expect(holds(meter("<=", -1), { "meter:calm": -2 })).toBe(true);
  });

  test("a fact has one value of its own at a time", () => {
    for (const [at, value] of ["kitchen", "hall", "outside"].entries())
      for (const [of, other] of ["kitchen", "hall", "outside"].entries())
        expect(holds(fact(other), { "fact:mother": at })).toBe(of === at || value === other);
  });

  test("seen and chosen hold once it was so", () => {
    expect(holds({ op: "seen", scene: "door" })).toBe(false);
    expect(holds({ op: "seen", scene: "door" }, { "seen:door": 1 })).toBe(true);
    expect(holds({ op: "chosen", scene: "door", choice: "wait" })).toBe(false);
    expect(holds({ op: "chosen", scene: "door", choice: "wait" }, { "chosen:door.wait": 1 })).toBe(true);
  });

  test("an arm is the one the attempt was begun with; the first unless said", () => {
    const is = (arm: string, at?: number): boolean => holds({ op: "arm", arm }, at === undefined ? {} : { "arm:": at });
    expect([is("one"), is("two"), is("three")]).toEqual([true, false, false]);
    expect([is("one", 2), is("two", 2), is("three", 2)]).toEqual([false, false, true]);
    expect([armIndex(scenario, "two"), armIndex(scenario, "three"), armIndex(scenario, "nobody")]).toEqual([1, 2, 0]);
    expect(armIndex(aValue([]), "one")).toBe(0);
  });

  const yes = meter(">=", 1);
  const no = meter(">=", 2);

  test("and: all; or: one; not: the other way; nothing at all is all, and none", () => {
    expect(holds({ op: "and", of: [yes, yes] })).toBe(true);
    expect(holds({ op: "and", of: [yes, no] })).toBe(false);
    expect(holds({ op: "and", of: [no, yes] })).toBe(false);
    expect(holds({ op: "and", of: [yes, yes, no] })).toBe(false);
    expect(holds({ op: "and", of: [yes, yes, yes] })).toBe(true);
    expect(holds({ op: "and", of: [no] })).toBe(false);
    expect(holds({ op: "and", of: [] })).toBe(true);
    expect(holds({ op: "or", of: [no, yes] })).toBe(true);
    expect(holds({ op: "or", of: [yes, no] })).toBe(true);
    expect(holds({ op: "or", of: [no, no] })).toBe(false);
    expect(holds({ op: "or", of: [] })).toBe(false);
    expect([holds({ op: "not", of: yes }), holds({ op: "not", of: no })]).toEqual([false, true]);
  });

  test("count: at least so many of them", () => {
    const count = (atLeast: number): boolean => holds({ op: "count", of: [yes, no, yes], atLeast });
    expect([count(0), count(1), count(2), count(3)]).toEqual([true, true, true, false]);
  });

  test("all of several tests, for one, two and more", () => {
    const is = (value: boolean) => () => value;
    expect([allOf([])([]), allOf([is(true)])([]), allOf([is(false)])([])]).toEqual([true, true, false]);
    expect(allOf([is(true), is(true)])([])).toBe(true);
    expect(allOf([is(true), is(false)])([])).toBe(false);
    expect(allOf([is(false), is(true)])([])).toBe(false);
    expect(allOf([is(true), is(true), is(false)])([])).toBe(false);
  });

  test("what a condition asks about is the scenes and choices in it, however deep", () => {
    const deep: Condition = {
      op: "and",
      of: [
        { op: "not", of: { op: "or", of: [ASKED[0] ?? yes, yes] } },
        { op: "count", of: [ASKED[1] ?? yes], atLeast: 1 },
      ],
    };
    expect(askedBy(deep)).toEqual(["seen:door", "chosen:door.wait"]);
    expect([askedBy(yes), askedBy(fact("hall")), askedBy({ op: "arm", arm: "one" })]).toEqual([[], [], []]);
  });

  test("a name without a slot is a bug, and says which", () => {
    expect(() => holds({ op: "meter", meter: "trust", is: "==", value: 1 })).toThrow("no meter slot for trust");
    expect(() => holds({ op: "seen", scene: "hall" })).toThrow("no seen slot for hall");
    expect(() => holds({ op: "chosen", scene: "door", choice: "knock" })).toThrow("no chosen slot for door.knock");
    expect(() => holds({ op: "fact", fact: "father", value: "x" })).toThrow("no fact slot for father");
    const armless = compile(aValue([]));
    expect(() => compileCondition({ op: "arm", arm: "one" }, armless.slotOf, aValue([]))).toThrow("no arm slot");
  });
});

describe("effects", () => {
  const after = (effects: readonly Effect[], values: Readonly<Record<string, number>> = {}): Record<string, number> => {
    const v = vector(values);
    for (const change of compileEffects(effects, program.slotOf, scenario)) change(v);
    return Object.fromEntries(program.slots.map(({ kind, name }, at) => [slotKey(kind, name), v[at] ?? NaN]));
  };
  const add = (by: number): Effect => ({ op: "add", meter: "calm", by });

  test("adding stops at the ends of a meter, each time", () => {
    expect(after([add(3)])["meter:calm"]).toBe(4);
    expect(after([add(30)])["meter:calm"]).toBe(5);
    expect(after([add(-30)])["meter:calm"]).toBe(-2);
    // In order: up to the end, then down from there.
    expect(after([add(30), add(-1)])["meter:calm"]).toBe(4);
    expect(after([add(-1), add(30)])["meter:calm"]).toBe(5);
  });

  test("setting gives a value and touches nothing else", () => {
    const before = after([]);
    expect(after([{ op: "set", name: "calm", to: 4 }])).toEqual({ ...before, "meter:calm": 4 });
    expect(after([{ op: "set", name: "mother", to: "outside" }])).toEqual({ ...before, "fact:mother": 2 });
    expect(after([{ op: "set", name: "mother", to: "kitchen" }], { "fact:mother": 2 })).toEqual(before);
  });

  test("an effect on what is not there is a bug, and says which", () => {
    expect(() => after([{ op: "add", meter: "trust", by: 1 }])).toThrow("no meter slot for trust");
    expect(() => after([{ op: "set", name: "trust", to: 1 }])).toThrow("no meter slot for trust");
    expect(() => after([{ op: "set", name: "father", to: "x" }])).toThrow("no fact slot for father");
  });
});
