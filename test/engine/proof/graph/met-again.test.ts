import { expect, test } from "vitest";
import type { Model } from "#engine/proof/model.ts";
import type { Scenario, Scene } from "#engine/scenario/scenario.ts";
import { aKey } from "../../../builders/played.ts";
import { aBranch, deciding, isFact } from "../checks/looked-at.ts";
import { aBeat, anInterrupt, aWatch, modelOfScenes, wasSeen, yesOrNo } from "./scenes.ts";

const f = isFact("f", "yes");
/** Of each scene, the slot that says whether it was met; all decisions named are on the spine. */
function metOf(scenes: readonly Scene[], spine: readonly string[], extra: Partial<Scenario> = {}) {
  const key = aKey(Object.fromEntries(spine.map((id) => [id, { x: "weak" as const }])));
  const model: Model = modelOfScenes(scenes, { facts: yesOrNo("f"), ...extra }, key);
  return { slots: model.slots, met: model.places.map(({ met }) => met) };
}

test("a decision of the spine on a circle has a slot of its own, after those of the program", () => {
  const scenes = [deciding("a", { x: "b" }), deciding("b", { x: "a", y: "good" }), deciding("c", { x: "good" })];
  const { slots, met } = metOf(scenes, ["a", "b", "c"]);
  expect(met).toEqual([1, 2, -1, -1, -1]);
  expect(slots).toEqual([
    { min: 0, max: 1 },
    { min: 0, max: 1 },
    { min: 0, max: 1 },
  ]);
});

test("one that leads to itself is met again; one off the spine, or with no key, keeps nothing in mind", () => {
  const hub = [deciding("hub", { x: "hub", y: "good" })];
  expect(metOf(hub, ["hub"]).met).toEqual([1, -1, -1]);
  expect(metOf(hub, []).met).toEqual([-1, -1, -1]);
  expect(modelOfScenes(hub).places.map(({ met }) => met)).toEqual([-1, -1, -1]);
  expect(metOf([deciding("a", { x: "good" })], ["a"]).met).toEqual([-1, -1, -1]);
});

test("where somebody asks whether the scene was left, that slot is the one", () => {
  const scenes = [deciding("hub", { x: "hub", y: "good" }, { y: { when: wasSeen("hub") } })];
  const { slots, met } = metOf(scenes, ["hub"]);
  expect(met).toEqual([1, -1, -1]);
  // The fact, and the one slot for both.
  expect(slots).toHaveLength(2);
});

test("an interrupt that leads back makes a circle, at the scenes of its phase; one that returns does not", () => {
  const of = (goto: string | undefined) =>
    metOf([], ["a", "b"], {
      start: "a",
      phases: [
        { id: "o", scenes: [deciding("a", { x: "b" })], interrupts: [] },
        {
          id: "p",
          scenes: [deciding("b", { x: "good" })],
          interrupts: [anInterrupt("bell", f, goto === undefined ? {} : { goto })],
        },
      ],
    }).met;
  expect(of("a")).toEqual([2, 3, -1, -1]);
  expect(of(undefined)).toEqual([-1, -1, -1, -1]);
  // Into the scene itself.
  expect(of("b")).toEqual([-1, 2, -1, -1]);
});

test("nothing breaks into a branch: an interrupt of its phase does not lead away from it", () => {
  const { met } = metOf([], ["a"], {
    start: "a",
    phases: [
      { id: "o", scenes: [deciding("a", { x: "fork" })], interrupts: [] },
      { id: "p", scenes: [aBranch("fork", ["good"])], interrupts: [anInterrupt("bell", f, { goto: "a" })] },
    ],
  });
  expect(met).toEqual([-1, -1, -1, -1]);
});

test("a model knows the slots of the beat and the arm; -1 where there are none", () => {
  const plain = modelOfScenes([deciding("a", { x: "good" })], { facts: yesOrNo("f") });
  expect([plain.beatSlot, plain.armSlot]).toEqual([-1, -1]);
  const model = modelOfScenes([aWatch("w", [aBeat("b0"), aBeat("b1")], {}, "good")], {
    facts: yesOrNo("f"),
    variants: {
      axis: "clothing",
      arms: [
        { id: "plain", cast: {}, strings: {} },
        { id: "uniform", cast: {}, strings: {} },
      ],
    },
  });
  expect([model.armSlot, model.beatSlot]).toEqual([1, 2]);
  expect(model.slots).toEqual([
    { min: 0, max: 1 },
    { min: 0, max: 1 },
    { min: 0, max: 1 },
  ]);
});
