import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compile } from "#engine/machine/compile.ts";
import { placeAt } from "#engine/machine/step.ts";
import type { Proof, Step } from "#engine/proof/finding.ts";
import { prove } from "#engine/proof/prove.ts";
import { rulesOf } from "#engine/scenario/hash.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import { parseKey } from "#engine/score/parse-key.ts";
import { asking, askedWay, rangesOf, wayOf } from "#features/reference/proof/way.ts";
import { proofInput } from "../../builders/proof-input.ts";
import { statesAlong } from "../../builders/replayed.ts";

/** A shipped scenario with chance in it, and its proof. */
function shipped(id: string) {
  const scenario = parseScenario(readFileSync(`scenarios/${id}/scenario.json`, "utf8"));
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.error[0]));
  const key = parseKey(readFileSync(`scenarios/${id}/key.json`, "utf8"), scenario.value, rulesOf(scenario.value));
  if (!key.ok) throw new Error(JSON.stringify(key.error[0]));
  const proof = prove({ scenario: scenario.value, key: key.value, locales: [], today: "2026-11-23" });
  return { program: compile(scenario.value), proof };
}

/** Every route that a page of this proof can play, by what its address asks for. */
const routesOf = (proof: Proof): [ask: string, steps: readonly Step[]][] => [
  ...proof.endings.flatMap(({ id, witness }): [string, readonly Step[]][] =>
    witness ? [[asking("way", id), witness]] : [],
  ),
  ...proof.findings.flatMap(({ witness }, at): [string, readonly Step[]][] =>
    witness ? [[asking("finding", at + 1), witness]] : [],
  ),
  ...[...rangesOf(proof)].flatMap(([id, { lowest, highest }]): [string, readonly Step[]][] => [
    [asking("low", id), lowest],
    [asking("high", id), highest],
  ]),
  ...(proof.routes ? [[asking("length", "longest"), proof.routes.longest.route] as [string, readonly Step[]]] : []),
];

test("every route of a proof plays, moves and chance and all, as the machine of live play does", () => {
  const { program, proof } = shipped("reaching-for-the-card");
  const routes = routesOf(proof);
  expect(routes.length).toBeGreaterThan(40);
  expect(routes.some(([, steps]) => steps.some(({ draws }) => draws))).toBe(true);
  for (const [ask, steps] of routes) {
    expect(askedWay(proof, ask)?.steps, ask).toEqual(steps);
    const { moments, whole } = wayOf(program, steps);
    expect(whole, ask).toBe(true);
    expect(
      moments.map(({ state }) => state),
      ask,
    ).toEqual(statesAlong(program, steps));
  }
});

test("the route to an ending ends there", () => {
  const { program, proof } = shipped("kitchen-light");
  for (const { id, witness } of proof.endings) {
    const end = wayOf(program, witness ?? []).moments.at(-1);
    expect(end && placeAt(program, end.state.at).id).toBe(id);
  }
});

test("of a route that the scenario does not take, what came before is played and the rest is left out", () => {
  const { scenario } = proofInput();
  const way = wayOf(compile(scenario), [
    { kind: "began", scene: "knock" },
    { kind: "chose", scene: "knock", choice: "nothing-of-the-kind" },
  ]);
  expect(way.moments).toHaveLength(1);
  expect(way.whole).toBe(false);
  expect(wayOf(compile(scenario), []).whole).toBe(false);
});

test("an address that asks for no route of the proof gets none", () => {
  const proof = prove(proofInput());
  for (const ask of [
    "",
    "way=nowhere",
    "finding=0",
    "finding=999",
    "finding=x",
    "low=ending.no",
    "length=middle",
    "a=b",
  ])
    expect(askedWay(proof, ask), ask).toBeUndefined();
});
