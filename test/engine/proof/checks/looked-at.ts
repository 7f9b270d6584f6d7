import { compile } from "#engine/machine/compile.ts";
import { explore } from "#engine/proof/explore.ts";
import type { Step } from "#engine/proof/finding.ts";
import { type Checked, type Looked, lookedAt } from "#engine/proof/looked.ts";
import { Marks } from "#engine/proof/marks.ts";
import { modelOf } from "#engine/proof/model.ts";
import type {
  BranchScene,
  ChanceScene,
  Choice,
  Condition,
  DecisionScene,
  Effect,
  Scenario,
} from "#engine/scenario/scenario.ts";
import type { Key } from "#engine/score/key.ts";
import { aDecision } from "../../../builders/played.ts";

/** All that the checks look at, with room for this many states. */
export function lookAt(scenario: Scenario, key?: Key, maxStates = 100_000): Looked {
  const model = modelOf(compile(scenario), key);
  return lookedAt(explore(model, new Marks(scenario, key), { maxStates }));
}

/** The moves of a witness after `began`: `scene.choice`, or `scene.kind` where nothing is chosen. */
export const movesOf = (steps: readonly Step[] | null): string[] | null =>
  steps && steps.slice(1).map(({ scene, choice, kind }) => `${scene}.${choice ?? kind}`);

/** What a check found, with the way there. */
export const saidBy = ({ findings }: Checked) =>
  findings.map(({ params, pointer, steps }) => ({ params, pointer, way: movesOf(steps()) }));

export const chosen = (scene: string, choice: string): Condition => ({ op: "chosen", scene, choice });
export const isFact = (fact: string, value: string): Condition => ({ op: "fact", fact, value });
export const not = (of: Condition): Condition => ({ op: "not", of });
export const anyOf = (...of: Condition[]): Condition => ({ op: "or", of });

/** Rows `[to]` or `[to, when]`; the last is without a condition. */
export const aBranch = (id: string, ...rows: readonly (readonly [to: string, when?: Condition])[]): BranchScene => ({
  kind: "branch",
  id,
  beats: [],
  rows: rows.map(([to, when]) => ({ to, effects: [], ...(when && { when }) })),
});

/** Outcomes `id -> target`, each as likely as any other. */
export const aChance = (id: string, outcomes: Readonly<Record<string, string>>): ChanceScene => ({
  kind: "chance",
  id,
  beats: [],
  outcomes: Object.entries(outcomes).map(([outcome, to]) => ({ id: outcome, weight: 1, beats: [], effects: [], to })),
});

/** A decision with more said of some of its choices. */
export function deciding(
  id: string,
  choices: Readonly<Record<string, string>>,
  more: Readonly<Record<string, Partial<Choice>>> = {},
  extra: Partial<DecisionScene> = {},
): DecisionScene {
  const scene = aDecision(id, choices, extra);
  return { ...scene, choices: scene.choices.map((choice) => ({ ...choice, ...more[choice.id] })) };
}

/** More yes-or-no facts than a state can hold, a decision at which all of them matter, and effects that settle them all. */
export function crowd(id: string, to: string) {
  const names = Array.from({ length: 70 }, (_, at) => `f${at}`);
  const asked: Condition = { op: "count", of: names.map((name) => isFact(name, "yes")), atLeast: 1 };
  return {
    facts: Object.fromEntries(names.map((name) => [name, ["no", "yes"]])),
    scene: deciding(id, { on: to, off: to }, { on: { when: asked } }),
    settled: names.map((name): Effect => ({ op: "set", name, to: "no" })),
  };
}

/** Coins thrown one after the other, then on to a place: one move can go 2 to the power of `count` ways. */
export const coins = (count: number, to: string): ChanceScene[] =>
  Array.from({ length: count }, (_, at) => {
    const next = at + 1 < count ? `coin${at + 1}` : to;
    return aChance(`coin${at}`, { head: next, tail: next });
  });
