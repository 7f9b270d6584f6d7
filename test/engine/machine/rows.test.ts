import { describe, expect, test } from "vitest";
import { compile, conditionsOf } from "#engine/machine/compile.ts";
import { slotKey } from "#engine/machine/condition.ts";
import type { Place, Program, State } from "#engine/machine/program.ts";
import { begin, drawsOf, offered, placeAt, settle, step, vectorAtStart } from "#engine/machine/step.ts";
import { machineAt, machineBegin, machineStep, toMachine } from "#engine/machine/to-machine.ts";
import type { Condition, Interrupt, Scenario, Scene } from "#engine/scenario/scenario.ts";
import { aDecision, aValue } from "../../builders/played.ts";

const draw = (): number => 0;
const calmAt = (value: number): Condition => ({ op: "meter", meter: "calm", is: ">=", value });
const CALM = { meters: { calm: { min: 0, max: 5, start: 2 } } };
const beat = (id: string) => ({
  id,
  who: "narrator",
  text: id,
  channel: "room" as const,
  understood: "clear" as const,
});

function place(program: Program, id: string): Place {
  return placeAt(program, program.placeOf.get(id) ?? -1);
}
const atStart = (program: Program, arm = ""): State => begin(program, arm, draw).state;
const offers = (program: Program, state: State): string[] => offered(program, state).map(({ event }) => event);
const value = (program: Program, state: State, name: string): number | undefined =>
  state.v[program.slotOf.get(name) ?? -1];
function after(program: Program, state: State, event: string, by = draw): State {
  const stepped = step(program, state, event, by);
  if (!stepped.ok) throw new Error(JSON.stringify(stepped.error));
  return stepped.value.state;
}

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

describe("what is offered", () => {
  const choices = (scene: ReturnType<typeof aDecision>, extra: Readonly<Record<string, object>>) => ({
    ...scene,
    choices: scene.choices.map((one) => ({ ...one, ...extra[one.id] })),
  });

  test("a choice with a condition while it holds, one that can be made once until it was, a timeout by its own event", () => {
    const scene = choices(aDecision("door", { ask: "door", calm: "door", timeout: "bad" }), {
      ask: { once: true, effects: [{ op: "add", meter: "calm", by: 2 }] },
      calm: { when: calmAt(4) },
    });
    const program = compile(aValue([scene], CALM));
    const first = atStart(program);
    expect(offers(program, first)).toEqual(["chose.ask", "timed-out"]);
    const next = after(program, first, "chose.ask");
    expect(offers(program, next)).toEqual(["chose.calm", "timed-out"]);
    expect(place(program, "door").rows.map(({ id }) => id)).toEqual(["ask", "calm", "timeout"]);
    expect(placeAt(program, after(program, next, "timed-out").at).id).toBe("bad");
  });

  test("a choice with a condition that can be made once needs both", () => {
    const scene = choices(aDecision("door", { ask: "door" }), { ask: { once: true, when: calmAt(3) } });
    const program = compile(aValue([scene, aDecision("z", { a: "good" })], CALM));
    const rows = place(program, "door").rows;
    const open = (calm: number, chosen: number): boolean | undefined => {
      const v = vectorAtStart(program, "");
      v[program.slotOf.get("meter:calm") ?? -1] = calm;
      v[program.slotOf.get("chosen:door.ask") ?? -1] = chosen;
      return rows[0]?.open(v);
    };
    expect([open(3, 0), open(2, 0), open(3, 1), open(2, 1)]).toEqual([true, false, false, false]);
  });

  test("in a hub a question costs what it takes, and is not offered when that is more than is left above the lowest", () => {
    const scene = {
      ...choices(aDecision("hub", { long: "hub", short: "hub", free: "hub", leave: "good" }), {
        long: { takes: 3 },
        short: { takes: 1, effects: [{ op: "add", meter: "time", by: 0 }] },
        free: { takes: 0 },
      }),
      budget: "time",
    };
    const program = compile(aValue([scene], { meters: { time: { min: 1, max: 9, start: 5 } } }));
    let state = atStart(program);
    expect(offers(program, state)).toEqual(["chose.long", "chose.short", "chose.free", "chose.leave"]);
    state = after(program, state, "chose.short");
    expect(value(program, state, "meter:time")).toBe(4);
    state = after(program, state, "chose.long");
    expect(value(program, state, "meter:time")).toBe(1);
    expect(offers(program, state)).toEqual(["chose.free", "chose.leave"]);
    state = after(program, after(program, state, "chose.free"), "chose.free");
    expect(value(program, state, "meter:time")).toBe(1);
  });

  test("without a budget what a choice takes costs nothing", () => {
    const scene = choices(aDecision("hub", { ask: "hub" }), { ask: { takes: 3 } });
    const program = compile(aValue([scene], { meters: { time: { min: 0, max: 9, start: 1 } } }));
    const state = after(program, atStart(program), "chose.ask");
    expect(value(program, state, "meter:time")).toBe(1);
  });
});

describe("a scene that is watched", () => {
  const watch = {
    kind: "watch",
    id: "w",
    beats: ["b0", "b1", "b2"].map(beat),
    prompt: "p",
    acts: [
      { id: "early", text: "t", kind: "do", until: "b0", effects: [], reply: [], to: "good" },
      { id: "middle", text: "t", kind: "do", from: "b1", until: "b1", effects: [], reply: [], to: "good" },
      { id: "late", text: "t", kind: "do", from: "b2", effects: [], reply: [], to: "bad" },
      { id: "any", text: "t", kind: "do", effects: [{ op: "add", meter: "calm", by: 1 }], reply: [], to: "w" },
      { id: "calm", text: "t", kind: "do", when: calmAt(3), effects: [], reply: [], to: "good" },
    ],
    to: "bad",
  } as unknown as Scene;
  const program = compile(aValue([watch], CALM), [
    { op: "seen", scene: "w" },
    { op: "chosen", scene: "w", choice: "any" },
  ]);

  test("offers what is open at each beat, goes on beat by beat, and after the last one leaves", () => {
    let state = atStart(program);
    const seen: string[][] = [];
    for (let turn = 0; turn < 3; turn++) {
      seen.push(offers(program, state));
      expect(value(program, state, "beat:")).toBe(turn);
      expect(value(program, state, "seen:w")).toBe(0);
      state = after(program, state, "continued");
    }
    expect(seen).toEqual([
      ["acted.early", "acted.any", "continued"],
      ["acted.middle", "acted.any", "continued"],
      ["acted.late", "acted.any", "continued"],
    ]);
    expect(placeAt(program, state.at).id).toBe("bad");
    expect([value(program, state, "beat:"), value(program, state, "seen:w")]).toEqual([0, 1]);
  });

  test("an act that comes back begins again at the first beat, with its effects and what was chosen", () => {
    const second = after(program, atStart(program), "continued");
    const again = after(program, second, "acted.any");
    expect([
      value(program, again, "beat:"),
      value(program, again, "meter:calm"),
      value(program, again, "chosen:w.any"),
    ]).toEqual([0, 3, 1]);
    expect(offers(program, again)).toEqual(["acted.early", "acted.any", "acted.calm", "continued"]);
  });

  test("going on to the next beat leaves nothing, the way out does", () => {
    const rows = place(program, "w").rowsOf.get("continued") ?? [];
    expect(rows).toHaveLength(2);
    expect(rows.map(({ leaves, id }) => [leaves, id])).toEqual([
      [true, ""],
      [false, ""],
    ]);
  });
});

describe("what happens by itself", () => {
  const hall = (interrupts: readonly Interrupt[], extra: Partial<Scenario> = {}): Program => {
    const scenes = [
      aDecision(
        "door",
        { loud: "hall", still: "hall", out: "good" },
        {
          choices: aDecision("door", { loud: "hall", still: "hall", out: "good" }).choices.map((one) => ({
            ...one,
            effects: one.id === "loud" ? [{ op: "add", meter: "calm", by: -2 }] : [],
          })),
        },
      ),
      aDecision("hall", { go: "good", back: "hall" }),
      aDecision("stairs", { go: "good" }),
    ];
    return compile(aValue(scenes, { ...CALM, phases: [{ id: "all", scenes, interrupts }], ...extra }));
  };
  const low: Condition = { op: "meter", meter: "calm", is: "<=", value: 0 };

  test("an interrupt breaks in once, at a rest of its phase, and the scene it broke into goes on", () => {
    const program = hall([{ id: "mother", when: low, beats: [], effects: [{ op: "add", meter: "calm", by: 0 }] }]);
    expect(program.interrupts[0]?.[0]).toMatchObject({ id: "mother", to: -1 });
    const stepped = step(program, atStart(program), "chose.loud", draw);
    if (!stepped.ok) throw new Error(stepped.error.code);
    expect(stepped.value.passed).toEqual([{ kind: "interrupt", phase: 0, interrupt: 0 }]);
    expect(placeAt(program, stepped.value.state.at).id).toBe("hall");
    expect(value(program, stepped.value.state, "taken:mother")).toBe(1);
    const later = step(program, stepped.value.state, "chose.back", draw);
    expect(later.ok && later.value.passed).toEqual([]);
  });

  test("only one breaks in a move, the first in the file; it may lead elsewhere", () => {
    const program = hall([
      { id: "no", when: calmAt(5), beats: [], effects: [] },
      { id: "first", when: low, beats: [], effects: [{ op: "set", name: "calm", to: 0 }], goto: "stairs" },
      { id: "second", when: low, beats: [], effects: [] },
    ]);
    const stepped = step(program, atStart(program), "chose.loud", draw);
    if (!stepped.ok) throw new Error(stepped.error.code);
    expect(stepped.value.passed).toEqual([{ kind: "interrupt", phase: 0, interrupt: 1 }]);
    expect(placeAt(program, stepped.value.state.at).id).toBe("stairs");
    expect([
      value(program, stepped.value.state, "taken:first"),
      value(program, stepped.value.state, "taken:second"),
    ]).toEqual([1, 0]);
  });

  test("none breaks into the beginning or an ending", () => {
    const program = hall([{ id: "now", when: calmAt(0), beats: [], effects: [] }]);
    expect(begin(program, "", draw).passed).toEqual([]);
    const out = step(program, atStart(program), "chose.out", draw);
    expect(out.ok && out.value.passed).toEqual([]);
    const still = step(program, atStart(program), "chose.still", draw);
    expect(still.ok && still.value.passed).toHaveLength(1);
  });

  test("an interrupt that leads elsewhere begins the beats anew; one that does not leaves them where they are", () => {
    const watch = {
      kind: "watch",
      id: "w",
      beats: ["b0", "b1"].map(beat),
      prompt: "p",
      acts: [],
      to: "good",
    } as unknown as Scene;
    const scenes = [watch, aDecision("stairs", { go: "good" })];
    const of = (goto?: string): Program =>
      compile(
        aValue(scenes, {
          ...CALM,
          phases: [
            {
              id: "all",
              scenes,
              interrupts: [{ id: "i", when: calmAt(0), beats: [], effects: [], ...(goto && { goto }) }],
            },
          ],
        }),
      );
    const stays = of();
    expect(value(stays, after(stays, atStart(stays), "continued"), "beat:")).toBe(1);
    const leaves = of("stairs");
    const there = after(leaves, atStart(leaves), "continued");
    expect([placeAt(leaves, there.at).id, value(leaves, there, "beat:")]).toEqual(["stairs", 0]);
  });

  test("a branch takes the first row that holds; chance the one that is drawn; both have effects and are passed", () => {
    const scenes = [
      aDecision("door", { go: "fork" }),
      {
        kind: "branch",
        id: "fork",
        beats: [],
        rows: [
          { when: calmAt(5), effects: [], to: "bad" },
          { when: calmAt(1), effects: [{ op: "add", meter: "calm", by: 1 }], to: "coin" },
          { effects: [], to: "bad" },
        ],
      } as unknown as Scene,
      {
        kind: "chance",
        id: "coin",
        beats: [],
        outcomes: [
          { id: "heads", weight: 1, beats: [], effects: [], to: "good" },
          { id: "tails", weight: 3, beats: [], effects: [{ op: "set", name: "calm", to: 0 }], to: "bad" },
        ],
      } as unknown as Scene,
    ];
    const program = compile(aValue(scenes, CALM));
    expect(place(program, "coin").weights).toEqual([1, 3]);
    expect(place(program, "fork").rowsOf.size).toBe(0);
    expect(place(program, "fork").rows.map(({ event, id }) => event + id)).toEqual(["", "", ""]);
    const drawn = (which: number) => step(program, atStart(program), "chose.go", () => which);
    const [heads, tails] = [drawn(0), drawn(1)];
    if (!heads.ok || !tails.ok) throw new Error("refused");
    expect(heads.value.passed).toEqual([
      { kind: "passage", place: 1, row: 1 },
      { kind: "passage", place: 2, row: 0 },
    ]);
    expect(heads.value.state).toEqual({ at: program.placeOf.get("good"), v: [3] });
    expect(tails.value.state).toEqual({ at: program.placeOf.get("bad"), v: [0] });
  });

  test("the scenes that ask for words, ratings and facts go on by an event of their own", () => {
    for (const [kind, event] of [
      ["respond", "responded"],
      ["rate", "rated"],
      ["report", "reported"],
      ["next", "continued"],
    ] as const) {
      const scene = {
        kind,
        id: "s",
        beats: [],
        effects: [{ op: "set", name: "calm", to: 5 }],
        to: "good",
        options: [],
        items: [],
      } as unknown as Scene;
      const program = compile(aValue([scene], CALM));
      expect(offers(program, atStart(program))).toEqual([event]);
      expect(place(program, "s").rows[0]?.id).toBe("");
      expect(after(program, atStart(program), event)).toEqual({ at: program.placeOf.get("good"), v: [5] });
    }
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
