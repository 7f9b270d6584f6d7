import { expect } from "vitest";
import { compile } from "#engine/machine/compile.ts";
import { placeAt } from "#engine/machine/step.ts";
import type { Code, Finding, Proof, Step } from "#engine/proof/finding.ts";
import { prove } from "#engine/proof/prove.ts";
import type { ToProve } from "#engine/proof/to-prove.ts";
import { statesAlong } from "../../../builders/replayed.ts";

/** What the proof must say of a planted defect. */
export interface Claim {
  readonly params: Finding["params"];
  readonly pointer: string;
  readonly file?: string;
  /** The moves after `began`, each as `scene.choice`, or `scene.kind` where nothing is chosen; null: none leads there. */
  readonly way: readonly string[] | null;
  /** The scene or ending the XState machine stands in after those moves. */
  readonly at?: string;
}

/** `knock.again`, `talk.continued`. */
const wayOf = (witness: readonly Step[]): string[] =>
  witness.slice(1).map(({ scene, choice, kind }) => `${scene}.${choice ?? kind}`);

/**
 * The proof finds exactly these under this code, and no other error or warning but of the codes named `alongside`, which
 * the same defect brings with it. Every witness is played by the XState machine to where it says.
 */
export function finds(
  input: ToProve,
  code: Code,
  claims: readonly Claim[],
  alongside: readonly Code[] = [],
  severity?: Finding["severity"],
): Proof {
  const proof = prove(input);
  const program = compile(input.scenario);
  const found = proof.findings.filter((one) => one.code === code);
  expect(
    found.map(({ params, pointer, file, witness }) => ({
      params,
      pointer,
      ...(file !== undefined && { file }),
      way: witness && wayOf(witness),
      ...(witness && { at: placeAt(program, statesAlong(program, witness).at(-1)?.at ?? -1).id }),
    })),
  ).toEqual(claims);
  expect(proof.checks[code]).toBe("found");
  if (severity) for (const one of found) expect(one.severity).toBe(severity);
  const others = proof.findings.filter((one) => one.severity !== "report" && one.code !== code);
  expect([...new Set(others.map((one) => one.code))].toSorted()).toEqual([...alongside].toSorted());
  return proof;
}

/** All was looked at, and nothing of this code was found. */
export function spares(input: ToProve, code: Code): Proof {
  const proof = prove(input);
  expect(proof.findings.filter((one) => one.code === code)).toEqual([]);
  expect(proof.checks[code]).toBe("proved");
  return proof;
}
