import { expect, test } from "vitest";
import { liveSlots } from "#engine/proof/live.ts";
import type { Model } from "#engine/proof/model.ts";
import { deciding, isFact } from "../checks/looked-at.ts";
import { aBeat, anInterrupt, isMeter, modelOfScenes, namesAt, set, yesOrNo } from "./scenes.ts";

/** By place, what still matters there; nothing is followed. */
const matters = (model: Model): Record<string, string> => namesAt(model, liveSlots(model, true));

const f = isFact("f", "yes");
const asking = deciding("ask", { on: "good", off: "good" }, { on: { when: f } });
const from = (start: string, ...names: readonly string[]) => ({ start, facts: yesOrNo(...names) });

test("an interrupt asks at the rests of its phase that a move leads to, and whether it was taken already", () => {
  const interrupt = anInterrupt("bell", f);
  const model = modelOfScenes([deciding("b", { x: "good" }), deciding("a", { x: "b" })], {
    ...from("a", "f"),
    phases: [{ id: "p", scenes: [deciding("b", { x: "good" }), deciding("a", { x: "b" })], interrupts: [interrupt] }],
  });
  // From b one goes to an ending, into which nothing breaks.
  expect(matters(model)).toEqual({ b: "", a: "fact:f taken:bell", good: "", bad: "" });
});

test("after an interrupt goes on what lives where it leads, less what it settles; its lines are read before", () => {
  const b = deciding("b", { x: "good" });
  const of = (more: Parameters<typeof anInterrupt>[2]) =>
    matters(
      modelOfScenes([], {
        ...from("a", "f", "g", "h"),
        phases: [
          { id: "q", scenes: [asking], interrupts: [] },
          {
            id: "p",
            scenes: [b, deciding("a", { x: "b" })],
            interrupts: [anInterrupt("bell", isFact("g", "yes"), more)],
          },
        ],
      }),
    )["a"];
  expect(of({})).toBe("fact:g taken:bell");
  expect(of({ goto: "ask" })).toBe("fact:f fact:g taken:bell");
  expect(of({ goto: "ask", effects: [set("f", "yes")] })).toBe("fact:g taken:bell");
  expect(of({ beats: [aBeat("l", "Line.", isFact("h", "yes"))] })).toBe("fact:g fact:h taken:bell");
});

test("what matters where an interrupt leads is carried to those it can befall, also when the place it leads to grows late", () => {
  // `ask` is known to matter at q only after the move onward was looked at.
  const scenes = [deciding("q", { x: "last" }), deciding("b", { x: "good" }), deciding("a", { x: "b" })];
  const model = modelOfScenes([], {
    ...from("a", "f"),
    phases: [
      { id: "o", scenes: [deciding("last", { on: "good", off: "good" }, { on: { when: f } })], interrupts: [] },
      { id: "p", scenes, interrupts: [anInterrupt("bell", isMeter("m", ">=", 1), { goto: "q" })] },
    ],
    meters: { m: { min: 0, max: 1, start: 0 } },
  });
  expect(matters(model)).toMatchObject({ a: "meter:m fact:f taken:bell", q: "fact:f", b: "" });
});

test("the first place of all is a target like any other, and what matters there may come to light late", () => {
  // Round by round f is carried from c to b to a to `zero`, and then to whoever the bell can take there.
  const scenes = [
    deciding("zero", { x: "a" }),
    deciding("c", { on: "good", off: "good" }, { on: { when: f } }),
    deciding("b", { x: "c" }),
    deciding("a", { x: "b" }),
    deciding("rest", { x: "good" }),
    deciding("begin", { x: "rest" }),
  ];
  const bell = anInterrupt("bell", isFact("g", "yes"), { goto: "zero" });
  const model = modelOfScenes([], {
    ...from("begin", "f", "g"),
    phases: [
      { id: "p", scenes: [...scenes.slice(0, 1), ...scenes.slice(4)], interrupts: [bell] },
      { id: "q", scenes: scenes.slice(1, 4), interrupts: [] },
    ],
  });
  expect(matters(model)).toMatchObject({ begin: "fact:f fact:g taken:bell", rest: "", zero: "fact:f", b: "fact:f" });
});
