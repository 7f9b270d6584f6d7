import { expect, test } from "vitest";
import { askedBits } from "#engine/proof/asked-bits.ts";
import { bitsOf } from "#engine/proof/bits.ts";
import { liveSlots } from "#engine/proof/live.ts";
import type { Model } from "#engine/proof/model.ts";
import type { Person } from "#engine/scenario/scenario.ts";
import { aKey } from "../../../builders/played.ts";
import { aBranch, aChance, deciding, isFact } from "../checks/looked-at.ts";
import { aBeat, addTo, anInterrupt, aReport, aWatch, isMeter, modelOfScenes, namesAt, set, yesOrNo } from "./scenes.ts";

/** By place, the slots that decide what its moves do. All slots have bits of their own, everywhere. */
function decides(model: Model, followed = false): Record<string, string> {
  const bits = bitsOf(model, liveSlots(model, false));
  const masks = askedBits(model, bits, new Set(followed ? model.asked : []));
  const lists = model.places.map((_, place) =>
    [...model.slots.keys()].filter((slot) => {
      const word = bits.word[slot] === 1 ? masks[1] : masks[0];
      return ((word[place] ?? 0) & ((bits.mask[slot] ?? 0) << (bits.shift[slot] ?? 0))) !== 0;
    }),
  );
  return namesAt(model, lists);
}

const f = isFact("f", "yes");
const line = (when = f) => [aBeat("l", "Line.", when)];
const from = (start: string, ...names: readonly string[]) => ({ start, facts: yesOrNo(...names) });
const meter = { m: { min: 0, max: 3, start: 0 } };

test("what a choice asks decides at its decision alone, not at those before it", () => {
  const scenes = [deciding("a", { x: "b" }), deciding("b", { on: "good", off: "bad" }, { on: { when: f } })];
  expect(decides(modelOfScenes(scenes, from("a", "e", "f")))).toEqual({ a: "", b: "fact:f", good: "", bad: "" });
});

test("adding to a meter depends on it, and giving it a value is asked about; a fact that is given a value is not", () => {
  const of = (effect: ReturnType<typeof set>) =>
    decides(
      modelOfScenes([deciding("a", { x: "good" }, { x: { effects: [effect] } })], { ...from("a", "f"), meters: meter }),
    )["a"];
  expect(of(addTo("m", 1))).toBe("meter:m");
  expect(of(set("m", 2))).toBe("meter:m");
  expect(of(set("f", "yes"))).toBe("");
});

test("lines that a move shows decide what it does: of the reply, and of the place it comes to", () => {
  const replying = deciding("a", { x: "b" }, { x: { reply: line() } });
  expect(decides(modelOfScenes([replying, deciding("b", { x: "good" })], from("a", "f")))).toMatchObject({
    a: "fact:f",
    b: "",
  });
  const arriving = deciding("b", { x: "good" }, {}, { beats: line() });
  expect(decides(modelOfScenes([deciding("a", { x: "b" }), arriving], from("a", "f")))).toMatchObject({
    a: "fact:f",
    b: "",
  });
});

test("coming to a watch scene of several beats, the beat decides which line shows; of one beat it does not", () => {
  const watching = (count: number) =>
    decides(
      modelOfScenes([
        deciding("a", { x: "w" }),
        aWatch("w", [aBeat("b0"), aBeat("b1")].slice(0, count), {}, "good"),
        aWatch("other", [aBeat("b0"), aBeat("b1")], {}, "good"),
      ]),
    );
  expect(watching(2)).toMatchObject({ a: "beat:", w: "beat:" });
  // Leaving gives the beat a value that does not depend on it; going on to the next beat does.
  expect(watching(1)).toMatchObject({ a: "", w: "beat:" });
});

const person = (when: Person["moods"][number]["when"]): Person => ({
  name: "Ana",
  role: "neighbour",
  gender: "female",
  register: "formal",
  portrait: { seed: "ana" },
  moods: [{ ...(when && { when }), mood: "smile" }, { mood: "calm" }],
});

test("faces, assertions, items and what came later decide when they are followed", () => {
  const two = [deciding("a", { x: "b" }), deciding("b", { x: "good" })];
  const moody = modelOfScenes(two, { ...from("a", "e", "f"), cast: { ana: person(f) } });
  expect(decides(moody)).toEqual({ a: "", b: "", good: "", bad: "" });
  expect(decides(moody, true)).toEqual({ a: "fact:f", b: "fact:f", good: "", bad: "" });
  const asserted = modelOfScenes(two, { ...from("a", "e", "f"), assertions: [{ kind: "always", holds: f }] });
  expect(decides(asserted)).toMatchObject({ a: "", b: "" });
  expect(decides(asserted, true)).toMatchObject({ a: "fact:f", b: "fact:f" });
  const report = [deciding("a", { x: "r" }), aReport("r", { one: f }, "good")];
  expect(decides(modelOfScenes(report, from("a", "e", "f")))).toMatchObject({ a: "", r: "" });
  expect(decides(modelOfScenes(report, from("a", "e", "f")), true)).toMatchObject({ a: "fact:f", r: "" });
});

test("passing a branch asks its rows and shows its lines and what lies behind it, however many there are in a row", () => {
  const near = { ...aBranch("near", ["far", isFact("g", "yes")], ["bad"]), beats: line() };
  const far = aBranch("far", ["good", isFact("h", "yes")], ["end"]);
  // Masks are carried from the last place of the file to the first: here they have to go the other way.
  const end = deciding("end", { x: "good" }, {}, { beats: line(isFact("i", "yes")) });
  const model = modelOfScenes([end, far, near, deciding("a", { x: "near" })], from("a", "f", "g", "h", "i"));
  expect(decides(model)).toMatchObject({ a: "fact:f fact:g fact:h fact:i", near: "", far: "", end: "" });
});

test("an outcome's line and effect decide for whoever passes the chance scene", () => {
  const chance = aChance("p", { head: "good", tail: "bad" });
  const outcomes = chance.outcomes.map((one, at) => ({
    ...one,
    beats: at === 1 ? line() : [],
    effects: at === 0 ? [addTo("m", 1)] : [],
  }));
  const model = modelOfScenes([deciding("a", { x: "p" }), { ...chance, outcomes }], {
    ...from("a", "f"),
    meters: meter,
  });
  expect(decides(model)).toMatchObject({ a: "meter:m fact:f", p: "" });
});

test("a decision of the spine on a circle asks whether it was met before", () => {
  const scenes = [deciding("hub", { round: "hub", out: "b" }), deciding("b", { x: "good" })];
  const model = modelOfScenes(scenes, {}, aKey({ hub: { round: "weak", out: "weak" } }));
  expect(decides(model)).toEqual({ hub: "met", b: "", good: "", bad: "" });
});

/** One move from `a` to `b`, of a phase where a bell may ring; `there` is of another phase. */
const ringing = (bell: Parameters<typeof anInterrupt>[2], names: readonly string[] = ["f", "g", "h"]) =>
  modelOfScenes([], {
    ...from("a", ...names),
    meters: meter,
    phases: [
      {
        id: "p",
        scenes: [deciding("a", { x: "b" }), deciding("b", { x: "good", y: "there" }, {}, { beats: line() })],
        interrupts: [anInterrupt("bell", isMeter("m", ">=", 1), bell)],
      },
      {
        id: "q",
        scenes: [
          deciding(
            "there",
            { on: "good", off: "good" },
            { on: { when: isFact("g", "yes") } },
            { beats: line(isFact("h", "yes")) },
          ),
        ],
        interrupts: [],
      },
    ],
  });

test("a move into a phase asks its interrupts, and what they show and lead to; a move out of it does not", () => {
  expect(decides(ringing({}))).toEqual({
    a: "meter:m fact:f taken:bell",
    b: "fact:h",
    there: "fact:g",
    good: "",
    bad: "",
  });
  expect(decides(ringing({ goto: "there" }))["a"]).toBe("meter:m fact:f fact:h taken:bell");
  expect(decides(ringing({ beats: line(isFact("g", "yes")) }))["a"]).toBe("meter:m fact:f fact:g taken:bell");
  expect(decides(ringing({ effects: [set("f", "yes")] }))["a"]).toBe("meter:m fact:f taken:bell");
  expect(decides(ringing({ goto: "a" }))).toMatchObject({ a: "meter:m fact:f taken:bell" });
});

test("an interrupt may lead through a branch, and a branch into a phase where an interrupt waits", () => {
  const bell = anInterrupt("bell", isMeter("m", ">=", 1), { goto: "fork" });
  const end = deciding("end", { x: "good" });
  const fork = aBranch("fork", ["end", isFact("g", "yes")], ["good"]);
  const model = modelOfScenes([], {
    ...from("z", "f", "g"),
    meters: meter,
    phases: [
      { id: "q", scenes: [end, fork], interrupts: [] },
      { id: "p", scenes: [deciding("b", { x: "good" }), aBranch("into", ["b"])], interrupts: [bell] },
      { id: "o", scenes: [deciding("a", { x: "b" }), deciding("z", { x: "into" })], interrupts: [] },
    ],
  });
  expect(decides(model)).toMatchObject({
    a: "meter:m fact:g taken:bell",
    z: "meter:m fact:g taken:bell",
    b: "",
    end: "",
  });
});

test("the first place of a file may be where an interrupt leads", () => {
  const bell = anInterrupt("bell", isMeter("m", ">=", 1), { goto: "zero" });
  const zero = deciding("zero", { x: "good" }, {}, { beats: line() });
  const model = modelOfScenes([], {
    ...from("a", "f"),
    meters: meter,
    phases: [{ id: "p", scenes: [zero, deciding("b", { x: "good" }), deciding("a", { x: "b" })], interrupts: [bell] }],
  });
  expect(decides(model)).toMatchObject({ a: "meter:m fact:f taken:bell", zero: "", b: "" });
});

test("what has its bits in the second word is asked there", () => {
  const meters = { big: { min: 0, max: 2 ** 31 - 1, start: 0 }, vast: { min: 0, max: 2 ** 31 - 1, start: 0 } };
  const near = aBranch("near", ["far", isFact("g", "yes")], ["bad"]);
  const far = aBranch("far", ["end"]);
  const end = deciding(
    "end",
    { x: "good" },
    { x: { effects: [addTo("big", 1), addTo("vast", 1)] } },
    { beats: line() },
  );
  const model = modelOfScenes([end, far, near, deciding("a", { x: "near" })], { ...from("a", "f", "g"), meters });
  expect(bitsOf(model, liveSlots(model, false)).word.toSorted()).toEqual(Int8Array.from([0, 0, 1, 1]));
  expect(decides(model)).toMatchObject({ a: "fact:f fact:g", end: "meter:big meter:vast" });
});
