import { describe, expect, test } from "vitest";
import type { Scene } from "#engine/scenario/scenario.ts";
import { compile } from "#engine/machine/compile.ts";
import { placeAt, vectorAtStart } from "#engine/machine/step.ts";
import { aDecision, aValue } from "../../builders/played.ts";
import { calmAt, CALM, beat, place, atStart, offers, value, after } from "./moving.ts";

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
