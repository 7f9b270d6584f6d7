import { expect, test } from "vitest";
import { liveSlots } from "#engine/proof/live.ts";
import type { Model } from "#engine/proof/model.ts";
import type { Person } from "#engine/scenario/scenario.ts";
import { aKey } from "../../../builders/played.ts";
import { aBranch, aChance, deciding, isFact } from "../checks/looked-at.ts";
import { aBeat, addTo, aReport, isMeter, modelOfScenes, namesAt, set, yesOrNo } from "./scenes.ts";

/** By place, what still matters there; with everything followed, or nothing. */
const matters = (model: Model, followed = false): Record<string, string> =>
  namesAt(model, liveSlots(model, true, new Set(followed ? model.asked : [])));

const f = isFact("f", "yes");
const asking = deciding("ask", { on: "good", off: "good" }, { on: { when: f } });
// Scenes stand in the file in the opposite order of play, so that what is known of a later one has to be carried back.
const from = (start: string, ...names: readonly string[]) => ({ start, facts: yesOrNo(...names) });

test("without reduction every slot matters everywhere", () => {
  const model = modelOfScenes([asking], from("ask", "f", "g"));
  expect(liveSlots(model, false)).toEqual([
    [0, 1],
    [0, 1],
    [0, 1],
  ]);
});

test("what is asked matters from the beginning up to where it is asked, and not after it", () => {
  const model = modelOfScenes(
    [asking, deciding("b", { x: "ask" }), deciding("a", { x: "b", y: "b" })],
    from("a", "f", "g"),
  );
  expect(matters(model)).toEqual({ ask: "fact:f", b: "fact:f", a: "fact:f", good: "", bad: "" });
});

test("a value given on every way forgets the one before; given on one way of two it does not", () => {
  const both = { x: { effects: [set("f", "yes")] }, y: { effects: [set("f", "no")] } };
  const one = { x: { effects: [set("f", "yes")] } };
  const of = (more: typeof one) =>
    matters(modelOfScenes([asking, deciding("a", { x: "ask", y: "ask" }, more)], from("a", "f")))["a"];
  expect(of(both)).toBe("");
  expect(of(one)).toBe("fact:f");
});

test("what is added to still matters: the sum depends on it", () => {
  const scenes = [
    deciding("ask", { on: "good", off: "good" }, { on: { when: isMeter("m", ">=", 2) } }),
    deciding("a", { x: "ask" }, { x: { effects: [addTo("m", 1)] } }),
  ];
  const model = modelOfScenes(scenes, { start: "a", meters: { m: { min: 0, max: 3, start: 0 } } });
  expect(matters(model)).toEqual({ ask: "meter:m", a: "meter:m", good: "", bad: "" });
});

test("lines read the state that the move leads to: their reads matter before the move, not at the rest after it", () => {
  const arrival = deciding("b", { x: "good" }, {}, { beats: [aBeat("l", "Line.", f)] });
  expect(
    matters(modelOfScenes([arrival, deciding("a", { x: "b" }), deciding("z", { x: "a" })], from("z", "f"))),
  ).toEqual({
    b: "",
    a: "fact:f",
    z: "fact:f",
    good: "",
    bad: "",
  });
  const reply = [aBeat("l", "Line.", f)];
  const replying = (effects: readonly ReturnType<typeof set>[]) =>
    matters(
      modelOfScenes(
        [deciding("a", { x: "good" }, { x: { reply, effects } }), deciding("z", { x: "a" })],
        from("z", "f"),
      ),
    );
  expect(replying([])).toEqual({ a: "fact:f", z: "fact:f", good: "", bad: "" });
  // The value is given before the line is shown.
  expect(replying([set("f", "yes")])).toEqual({ a: "", z: "", good: "", bad: "" });
});

test("what a branch asks, shows and forgets matters to those who pass it, and nobody rests there", () => {
  const branch = {
    ...aBranch("fork", ["ask", isFact("g", "yes")], ["good"]),
    beats: [aBeat("l", "Line.", isFact("h", "yes"))],
  };
  const setting = { ...branch, rows: branch.rows.map((row) => ({ ...row, effects: [set("f", "yes")] })) };
  const of = (fork: typeof branch) =>
    matters(
      modelOfScenes([asking, fork, deciding("a", { x: "fork" }), deciding("z", { x: "a" })], from("z", "f", "g", "h")),
    );
  expect(of(branch)).toMatchObject({ a: "fact:f fact:g fact:h", z: "fact:f fact:g fact:h", fork: "" });
  expect(of(setting)).toMatchObject({ a: "fact:g fact:h", z: "fact:g fact:h", fork: "" });
});

test("each thing a passage adds is carried back by itself: its question, its line, its outcome's line, what lies beyond", () => {
  const before = (passage: ReturnType<typeof aBranch> | ReturnType<typeof aChance>) =>
    matters(modelOfScenes([asking, passage, deciding("a", { x: "p" })], from("a", "f", "g")))["a"];
  expect(before(aBranch("p", ["good", isFact("g", "yes")], ["bad"]))).toBe("fact:g");
  expect(before({ ...aBranch("p", ["good"]), beats: [aBeat("l", "Line.", f)] })).toBe("fact:f");
  expect(before(aBranch("p", ["ask"]))).toBe("fact:f");
  const chance = aChance("p", { head: "good", tail: "bad" });
  const lined = chance.outcomes.map((one) => ({ ...one, beats: [aBeat("l", "Line.", isFact("g", "yes"))] }));
  expect(before({ ...chance, outcomes: lined })).toBe("fact:g");
  const settled = lined.map((one) => ({ ...one, effects: [set("g", "yes")] }));
  expect(before({ ...chance, outcomes: settled })).toBe("");
});

test("a circle carries what matters all the way round", () => {
  const scenes = [
    deciding("a", { x: "b" }),
    deciding("b", { x: "c", y: "good" }, { y: { when: f } }),
    deciding("c", { x: "a" }),
  ];
  expect(matters(modelOfScenes(scenes, from("a", "f")))).toMatchObject({ a: "fact:f", b: "fact:f", c: "fact:f" });
});

test("a decision of the spine that can be met again keeps in mind that it was met, and leaving it settles that", () => {
  const key = aKey({ hub: { round: "weak", out: "strong" } });
  const scenes = [deciding("hub", { round: "hub", out: "good" }), deciding("a", { x: "hub" })];
  expect(matters(modelOfScenes(scenes, { start: "a" }, key))).toEqual({ hub: "met", a: "met", good: "", bad: "" });
  // One that is met once alone has nothing to keep in mind.
  const once = [deciding("hub", { out: "good" }), deciding("a", { x: "hub" })];
  expect(matters(modelOfScenes(once, { start: "a" }, key))).toEqual({ hub: "", a: "", good: "", bad: "" });
  // Beyond the hub nobody asks; the way back in reads what leaving the hub has settled.
  const around = [deciding("back", { x: "hub" }), deciding("hub", { round: "back", out: "good" })];
  expect(matters(modelOfScenes(around, { start: "hub" }, key))).toMatchObject({ hub: "met", back: "met" });
  const sure = [deciding("hub", { round: "far" }), deciding("far", { x: "hub", out: "good" })];
  const seen = modelOfScenes(sure, { start: "hub" }, aKey({ hub: { round: "weak" }, far: { x: "weak", out: "weak" } }));
  expect(matters(seen)).toMatchObject({ hub: "met met", far: "met met" });
});

const person = (when: Person["moods"][number]["when"]): Person => ({
  name: "Ana",
  role: "neighbour",
  gender: "female",
  register: "formal",
  portrait: { seed: "ana" },
  moods: [{ ...(when && { when }), mood: "smile" }, { mood: "calm" }],
});

test("faces and assertions are asked at every rest a move leads to, when they are followed", () => {
  const moody = modelOfScenes([deciding("b", { x: "good" }), deciding("a", { x: "b" })], {
    ...from("a", "e", "f"),
    cast: { ana: person(f) },
  });
  expect(matters(moody)).toEqual({ b: "", a: "", good: "", bad: "" });
  expect(matters(moody, true)).toEqual({ b: "fact:f", a: "fact:f", good: "", bad: "" });
  const asserted = modelOfScenes([deciding("b", { x: "good" }), deciding("a", { x: "b" })], {
    ...from("a", "e", "f"),
    assertions: [{ kind: "never", holds: f }],
  });
  expect(matters(asserted)["a"]).toBe("");
  expect(matters(asserted, true)).toEqual({ b: "fact:f", a: "fact:f", good: "", bad: "" });
});

test("items and what came later are asked on arrival, when they are followed", () => {
  const scenes = [
    aReport("r", { one: f, two: undefined }, "good"),
    deciding("a", { x: "r" }),
    deciding("z", { x: "a" }),
  ];
  const items = modelOfScenes(scenes, from("z", "f"));
  expect(matters(items)).toMatchObject({ r: "", a: "", z: "" });
  expect(matters(items, true)).toMatchObject({ r: "", a: "fact:f", z: "fact:f" });
  const later = modelOfScenes([deciding("a", { x: "good" })], {
    ...from("a", "f", "g"),
    endings: [
      { id: "good", title: "Good", outcome: "resolved", beats: [], later: [{ when: f, beats: [] }, { beats: [] }] },
    ],
  });
  expect(matters(later, true)).toEqual({ a: "fact:f", good: "" });
  // Of two that are asked, the one that is followed alone.
  const two = modelOfScenes(
    [aReport("r", { one: f, two: isFact("g", "yes") }, "good"), deciding("a", { x: "r" })],
    from("a", "f", "g"),
  );
  const followed = new Set(two.asked.filter(({ id }) => id === "r.two"));
  expect(namesAt(two, liveSlots(two, true, followed))).toMatchObject({ a: "fact:g" });
});

test("slots beyond the thirty-second are told apart like the first", () => {
  const names = Array.from({ length: 70 }, (_, at) => `f${String(at).padStart(2, "0")}`);
  const asked = ["f00", "f31", "f32", "f33", "f63", "f64", "f69"];
  const last = deciding(
    "ask",
    { on: "good", off: "good" },
    { on: { when: { op: "and", of: asked.map((name) => isFact(name, "yes")) } } },
  );
  const settled = { x: { effects: [set("f00", "yes"), set("f32", "yes"), set("f63", "yes")] } };
  const model = modelOfScenes(
    [last, deciding("b", { x: "ask" }), deciding("a", { x: "b" }, settled)],
    from("a", ...names),
  );
  const live = liveSlots(model, true);
  expect(live).toEqual([[0, 31, 32, 33, 63, 64, 69], [0, 31, 32, 33, 63, 64, 69], [31, 33, 64, 69], [], []]);
});
