import { describe, expect, test } from "vitest";
import type { Condition, Interrupt, Scenario, Scene } from "#engine/scenario/scenario.ts";
import type { Program } from "#engine/machine/program.ts";
import { begin, placeAt, step } from "#engine/machine/step.ts";
import { compile } from "#engine/machine/compile.ts";
import { aDecision, aValue } from "../../builders/played.ts";
import { draw, calmAt, CALM, beat, place, atStart, offers, value, after } from "./moving.ts";

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
