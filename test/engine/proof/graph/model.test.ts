import { expect, test } from "vitest";
import { compile } from "#engine/machine/compile.ts";
import { type Model, modelOf, type PlaceModel } from "#engine/proof/model.ts";
import type { Person, Scenario, Scene } from "#engine/scenario/scenario.ts";
import { aValue } from "../../../builders/played.ts";
import { aBranch, aChance, deciding, isFact } from "../checks/looked-at.ts";
import { aBeat, anInterrupt, aNext, aReport, aWatch, modelOfScenes, yesOrNo } from "./scenes.ts";

const f = isFact("f", "yes");
const g = isFact("g", "yes");
const facts = yesOrNo("f", "g");

function placeOf(model: Model, id: string): PlaceModel {
  const found = model.places.find(({ place }) => place.id === id);
  if (!found) throw new Error(`no place ${id}`);
  return found;
}
const only = (scene: Scene, extra: Partial<Scenario> = {}): PlaceModel =>
  placeOf(modelOfScenes([scene], { facts, ...extra }), scene.id);
const at = (all: PlaceModel["whens"] | PlaceModel["also"]) => all.map((one) => one && [one.where, one.id, one.pointer]);
/** Words that always show, and those that are asked with where they stand. */
const shown = (groups: PlaceModel["arrival"]) =>
  groups.map(({ words, lines }) => [words, ...lines.map((line) => [line.words, line.asked.id, line.asked.pointer])]);

test("a decision: its prompt and offers in words, its conditions, its replies, its lines on arrival", () => {
  const reply = [aBeat("r0", "Yes it is."), aBeat("r1", "No", g)];
  const scene = deciding(
    "a",
    { x: "good", y: "bad", timeout: "bad" },
    { x: { reply, text: "Do it now" }, y: { when: f, text: "Stop" } },
    { prompt: "What do you do?", beats: [aBeat("b0", "You stand there."), aBeat("b1", "It rains", f)] },
  );
  const one = only(scene);
  expect([one.pointer, one.passage, one.met]).toEqual(["/phases/0/scenes/0", false, -1]);
  expect([one.promptWords, one.offerWords]).toEqual([4, [3, 1, 0]]);
  expect(at(one.whens)).toEqual([undefined, ["choice", "a.y", "/phases/0/scenes/0/choices/1/when"], undefined]);
  expect(one.steps).toEqual([
    { kind: "chose", scene: "a", choice: "x" },
    { kind: "chose", scene: "a", choice: "y" },
    { kind: "timed-out", scene: "a" },
  ]);
  expect(shown(one.replies)).toEqual([[3, [1, "a.r1", "/phases/0/scenes/0/choices/0/reply/1/when"]], [0], [0]]);
  expect(shown(one.arrival)).toEqual([[3, [2, "a.b1", "/phases/0/scenes/0/beats/1/when"]]]);
  expect(one.also).toEqual([]);
  expect(one.written.map(({ path }) => path)).toEqual(["choices/0", "choices/1", "choices/2"]);
});

test("a watch scene: a group of lines for each beat, acts as offers, and two ways on without a reply", () => {
  const watch = aWatch(
    "w",
    [aBeat("b0", "One line."), aBeat("b1", "Two", f), aBeat("b2", "Three", g)],
    { stop: "bad" },
    "good",
  );
  const acts = watch.acts.map((act) => ({ ...act, when: g, text: "Step in", reply: [aBeat("r0", "Hey there", f)] }));
  const one = only({ ...watch, acts, prompt: "Look closely." });
  expect(shown(one.arrival)).toEqual([
    [2],
    [0, [1, "w.b1", "/phases/0/scenes/0/beats/1/when"]],
    [0, [1, "w.b2", "/phases/0/scenes/0/beats/2/when"]],
  ]);
  expect([one.promptWords, one.offerWords]).toEqual([2, [2]]);
  expect(at(one.whens)).toEqual([["act", "w.stop", "/phases/0/scenes/0/acts/0/when"], undefined, undefined]);
  expect(one.steps).toEqual([
    { kind: "acted", scene: "w", choice: "stop" },
    { kind: "continued", scene: "w" },
    { kind: "continued", scene: "w" },
  ]);
  expect(shown(one.replies)).toEqual([[0, [2, "w.r0", "/phases/0/scenes/0/acts/0/reply/0/when"]], [0], [0]]);
});

test("a chance scene is passed: its outcomes' lines are its replies", () => {
  const chance = aChance("p", { head: "good", tail: "bad" });
  const outcomes = chance.outcomes.map((one) => ({ ...one, beats: [aBeat("l", "It is so", f)] }));
  const one = only({ ...chance, outcomes });
  expect([one.passage, one.promptWords, one.offerWords]).toEqual([true, 0, []]);
  expect(shown(one.replies)).toEqual([
    [0, [3, "p.l", "/phases/0/scenes/0/outcomes/0/beats/0/when"]],
    [0, [3, "p.l", "/phases/0/scenes/0/outcomes/1/beats/0/when"]],
  ]);
  expect(at(one.whens)).toEqual([undefined, undefined]);
});

test("a branch is passed: its rows are named by their number, from 1", () => {
  const one = only(aBranch("fork", ["good", f], ["bad", g], ["bad"]));
  expect(one.passage).toBe(true);
  expect(at(one.whens)).toEqual([
    ["row", "fork.1", "/phases/0/scenes/0/rows/0/when"],
    ["row", "fork.2", "/phases/0/scenes/0/rows/1/when"],
    undefined,
  ]);
  expect(shown(one.replies)).toEqual([[0], [0], [0]]);
});

test("a report asks its items on arrival; another scene asks nothing", () => {
  const one = only(aReport("r", { one: f, two: undefined, three: g }, "good"));
  expect(at(one.also)).toEqual([
    ["item", "r.one", "/phases/0/scenes/0/items/0/when"],
    ["item", "r.three", "/phases/0/scenes/0/items/2/when"],
  ]);
  expect([one.steps, one.promptWords, one.offerWords]).toEqual([[{ kind: "reported", scene: "r" }], 2, []]);
  const next = only(aNext("n", "good"));
  expect([next.steps, next.promptWords, next.also]).toEqual([[{ kind: "continued", scene: "n" }], 0, []]);
});

test("an ending has its lines, and asks what came later", () => {
  const later = [{ beats: [] }, { when: g, beats: [] }];
  const endings: Scenario["endings"] = [
    { id: "good", title: "Good", outcome: "resolved", beats: [], later: [] },
    { id: "bad", title: "Bad", outcome: "harm", beats: [aBeat("e0", "It is over."), aBeat("e1", "Gone", f)], later },
  ];
  const one = placeOf(modelOfScenes([deciding("a", { x: "bad" })], { facts, endings }), "bad");
  expect(shown(one.arrival)).toEqual([[3, [1, "bad.e1", "/endings/1/beats/1/when"]]]);
  expect(at(one.also)).toEqual([["later", "bad", "/endings/1/later/1/when"]]);
  const { pointer, passage, written, whens, steps, replies, promptWords, offerWords, met } = one;
  expect({ pointer, passage, written, whens, steps, replies, promptWords, offerWords, met }).toEqual({
    pointer: "/endings/1",
    passage: false,
    written: [],
    whens: [],
    steps: [],
    replies: [],
    promptWords: 0,
    offerWords: [],
    met: -1,
  });
});

test("an interrupt: its row, its condition, its lines, and where all that stands", () => {
  const bell = anInterrupt("bell", f, { beats: [aBeat("i0", "It rings", g)], goto: "bad" });
  const model = modelOfScenes([], {
    facts,
    start: "a",
    phases: [
      { id: "o", scenes: [], interrupts: [] },
      { id: "p", scenes: [deciding("a", { x: "good" })], interrupts: [anInterrupt("other", g), bell] },
    ],
  });
  const [none, [other, one]] = model.interrupts as [[], [Model["interrupts"][0][0], Model["interrupts"][0][0]]];
  expect(none).toEqual([]);
  expect(at([one?.when])).toEqual([["interrupt", "bell", "/phases/1/interrupts/1/when"]]);
  expect([one?.pointer, one?.row.id, one?.row.to, one?.written.path]).toEqual([
    "/phases/1/interrupts/1",
    "bell",
    model.program.placeOf.get("bad"),
    "interrupts/1",
  ]);
  expect(one && shown([one.shown])).toEqual([[0, [2, "bell.i0", "/phases/1/interrupts/1/beats/0/when"]]]);
  expect([other?.pointer, other?.row.id]).toEqual(["/phases/1/interrupts/0", "other"]);
});

test("of the author's rules those that hold are asked, where the program was made for them", () => {
  const assertions: Scenario["assertions"] = [
    { kind: "before", first: "a", then: "good" },
    { kind: "never", holds: f },
    { kind: "always", holds: g },
  ];
  const scenes = [deciding("a", { x: "good" })];
  const model = modelOfScenes(scenes, { facts, assertions });
  expect(at(model.assertions)).toEqual([
    ["assertion", "never", "/assertions/1"],
    ["assertion", "always", "/assertions/2"],
  ]);
  // `compile` was not told of them.
  expect(modelOf(compile(aValue(scenes, { facts, assertions }))).assertions).toEqual([]);
  expect(modelOfScenes(scenes, { facts }).assertions).toEqual([]);
});

test("faces are asked, and all that is asked is listed", () => {
  const person: Person = {
    name: "Ana",
    role: "neighbour",
    gender: "female",
    register: "formal",
    portrait: { seed: "ana" },
    moods: [{ when: f, mood: "fear" }, { mood: "calm" }],
  };
  const model = modelOfScenes([deciding("a", { x: "good" }, { x: { when: g } })], { facts, cast: { ana: person } });
  expect(at(model.moods)).toEqual([["mood", "ana", "/cast/ana/moods/0/when"]]);
  expect(at(model.asked).map((one) => one?.[0])).toEqual(["mood", "choice"]);
});
