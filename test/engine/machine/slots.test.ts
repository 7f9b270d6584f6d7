import { describe, expect, test } from "vitest";
import type { Condition, Scenario, Scene } from "#engine/scenario/scenario.ts";
import type { Place } from "#engine/machine/program.ts";
import { begin, drawsOf, placeAt, settle, step, vectorAtStart } from "#engine/machine/step.ts";
import { compile, conditionsOf } from "#engine/machine/compile.ts";
import { machineAt, machineBegin, machineStep, toMachine } from "#engine/machine/to-machine.ts";
import { slotKey } from "#engine/machine/condition.ts";
import { aDecision, aValue } from "../../builders/played.ts";
import { draw, calmAt, CALM, beat, atStart, after } from "./moving.ts";

describe("slots", () => {
  test("meters and facts by name, the arm, the beat, and a bit only for what is asked", () => {
    const scenario = aValue(
      [
        aDecision(
          "door",
          { knock: "watch", wait: "good" },
          {
            choices: aDecision("door", { knock: "watch", wait: "good" }).choices.map((one) => ({
              ...one,
              once: one.id === "wait",
            })),
          },
        ),
        {
          ...aDecision("x", {}),
          kind: "watch",
          id: "watch",
          prompt: "p",
          beats: [beat("a"), beat("b"), beat("c")],
          acts: [],
          to: "good",
        } as unknown as Scene,
      ],
      {
        meters: { trust: { min: 1, max: 4, start: 2 }, calm: { min: -1, max: 3, start: 0 } },
        facts: { mother: ["kitchen", "hall"], door: ["shut", "open", "gone"] },
        variants: {
          axis: "name",
          arms: [
            { id: "a", cast: {}, strings: {} },
            { id: "b", cast: {}, strings: {} },
          ],
        } as unknown as NonNullable<Scenario["variants"]>,
      },
    );
    const { slots, slotOf } = compile(scenario, [{ op: "seen", scene: "watch" }]);
    expect(slots).toEqual([
      { kind: "meter", name: "calm", min: -1, max: 3, start: 0 },
      { kind: "meter", name: "trust", min: 1, max: 4, start: 2 },
      { kind: "fact", name: "door", min: 0, max: 2, start: 0 },
      { kind: "fact", name: "mother", min: 0, max: 1, start: 0 },
      { kind: "arm", name: "", min: 0, max: 1, start: 0 },
      { kind: "beat", name: "", min: 0, max: 2, start: 0 },
      { kind: "chosen", name: "door.wait", min: 0, max: 1, start: 0 },
      { kind: "seen", name: "watch", min: 0, max: 1, start: 0 },
    ]);
    expect([...slotOf]).toEqual(slots.map(({ kind, name }, at) => [slotKey(kind, name), at]));
  });

  test("every condition of a scenario is found once, in cast, scenes, interrupts and endings, and has its test", () => {
    const whens = Array.from({ length: 6 }, (_, at) => calmAt(at));
    const [mood, row, choice, line, later, stop] = whens as [
      Condition,
      Condition,
      Condition,
      Condition,
      Condition,
      Condition,
    ];
    const scenes = [
      aDecision(
        "door",
        { knock: "fork" },
        {
          beats: [{ ...beat("b"), when: line }],
          choices: aDecision("d", { knock: "fork" }).choices.map((one) => ({ ...one, when: choice })),
        },
      ),
      {
        kind: "branch",
        id: "fork",
        beats: [],
        rows: [
          { when: row, effects: [], to: "good" },
          { effects: [], to: "bad" },
        ],
      } as unknown as Scene,
    ];
    const scenario = aValue(scenes, {
      ...CALM,
      cast: {
        her: {
          name: "Her",
          role: "r",
          gender: "female",
          register: "r",
          portrait: {},
          moods: [{ when: mood, mood: "calm" }, { mood: "fear" }],
        },
      } as unknown as Scenario["cast"],
      phases: [{ id: "all", scenes, interrupts: [{ id: "i", when: stop, beats: [], effects: [] }] }],
      endings: [
        { id: "good", title: "g", outcome: "resolved", beats: [], later: [{ when: later, beats: [] }] },
        { id: "bad", title: "b", outcome: "harm", beats: [], later: [] },
      ],
    });
    expect(conditionsOf(scenario).toSorted((a, b) => whens.indexOf(a) - whens.indexOf(b))).toEqual(whens);
    const { tests } = compile(scenario);
    expect(whens.map((when) => tests.get(when)?.([3]))).toEqual([true, true, true, true, false, false]);
  });
});

describe("what is not to be", () => {
  const program = compile(aValue([aDecision("door", { knock: "good" })]));

  test("an ending takes no more moves, and what is not offered is refused, each by its name", () => {
    const over = after(program, atStart(program), "chose.knock");
    expect(step(program, over, "chose.knock", draw)).toEqual({ ok: false, error: { code: "over", at: "good" } });
    expect(step(program, atStart(program), "chose.kick", draw)).toEqual({
      ok: false,
      error: { code: "not-offered", at: "door", event: "chose.kick" },
    });
  });

  test("a place, a target or a row that is not there is a bug, and says which", () => {
    expect(() => placeAt(program, 99)).toThrow("no place 99");
    expect(() => compile(aValue([aDecision("door", { knock: "nowhere" })]))).toThrow("no place nowhere");
    const fork = { kind: "branch", id: "fork", beats: [], rows: [] } as unknown as Scene;
    expect(() => begin(compile(aValue([fork])), "", draw)).toThrow("no row open in fork");
    expect(() =>
      compile(
        aValue([
          {
            ...aDecision("hub", { a: "good" }),
            budget: "time",
            choices: aDecision("hub", { a: "good" }).choices.map((one) => ({ ...one, takes: 1 })),
          },
        ]),
      ),
    ).toThrow("no meter slot for time");
  });

  test("the start is where the author says, and the arm stands in the vector from the beginning", () => {
    const arms = {
      axis: "name",
      arms: [
        { id: "a", cast: {}, strings: {} },
        { id: "b", cast: {}, strings: {} },
      ],
    } as unknown as NonNullable<Scenario["variants"]>;
    const two = compile(
      aValue([aDecision("x", { a: "good" }), aDecision("y", { a: "good" })], { start: "y", variants: arms }),
    );
    expect(placeAt(two, two.start).id).toBe("y");
    expect([vectorAtStart(two, "a"), vectorAtStart(two, "b"), vectorAtStart(two, "")]).toEqual([[0], [1], [0]]);
    expect(vectorAtStart(program, "b")).toEqual([]);
    expect(settle(two, two.start, [1], draw, true)).toEqual({ state: { at: 1, v: [1] }, passed: [] });
  });

  test("draws are the same for the same seed, move and scene, and others for another", () => {
    const coin = { id: "coin", weights: Array.from({ length: 1000 }, () => 1) } as unknown as Place;
    const other = { ...coin, id: "dice" };
    const drawn = [drawsOf("s", 1)(coin), drawsOf("s", 2)(coin), drawsOf("t", 1)(coin), drawsOf("s", 1)(other)];
    expect(drawsOf("s", 1)(coin)).toBe(drawn[0]);
    expect(new Set(drawn).size).toBe(4);
  });

  test("the XState machine ends at an ending, takes nothing there, and can be taken up at any state", () => {
    const machine = toMachine(program, "", draw);
    const first = machineBegin(machine);
    expect(first.snapshot.status).toBe("active");
    const end = machineStep(machine, first, { type: "chose.knock", draw });
    expect(end?.snapshot.status).toBe("done");
    expect(end && machineStep(machine, end, { type: "chose.knock", draw })).toBeUndefined();
    expect(machineStep(machine, first, { type: "chose.kick", draw })).toBeUndefined();
    const again = machineAt(machine, program, end?.state ?? first.state, draw);
    expect([again.snapshot.status, again.state, again.passed]).toEqual(["done", end?.state, []]);
    expect(machineStep(machine, again, { type: "chose.knock", draw })).toBeUndefined();
    expect(machineAt(machine, program, first.state, draw).snapshot.status).toBe("active");
  });
});
