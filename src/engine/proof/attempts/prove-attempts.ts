import { compile } from "../../machine/compile.ts";
import { type Scenario, scenesOf } from "../../scenario/scenario.ts";
import { type Code, CODES, type Finding, type Proof } from "../finding.ts";
import { finding } from "../looked.ts";
import { placePointers } from "../pointers.ts";
import { neverExercised } from "./exercised.ts";
import { type Fate, fateOf } from "./fate.ts";
import { type PastAttempt, type Trail, trailOf } from "./past.ts";

/** A proof with what stored attempts say of it. */
export interface Compared {
  /** With P21 and P22; as it was where there was no attempt to go by. */
  readonly proof: Proof;
  /** Attempts that were compared. */
  readonly taken: number;
  /** Attempts that cannot be trusted: damaged, of another format, or not true of their own pack. */
  readonly unread: number;
}

/**
 * Holds stored attempts against a scenario that was proven, perhaps a later version of the one they were made in: what they
 * never exercised (P21), and what the edit does to each (P22; the same, then re-routed or broken at a move). Pure and total.
 * @param attempts of this scenario, each id once
 * @param unread how many more are known to be damaged
 */
export function proveAttempts(
  scenario: Scenario,
  proof: Proof,
  attempts: readonly PastAttempt[],
  unread = 0,
): Compared {
  const program = compile(scenario);
  const trails = attempts.flatMap((one) => trailOf(one) ?? []);
  const left = unread + attempts.length - trails.length;
  if (trails.length === 0) return { proof, taken: 0, unread: left };
  const used = new Set<string>();
  const pointers = pointersById(scenario);
  const fates = trails.map((trail): Finding => {
    const fate = fateOf(program, trail);
    for (const name of trail.whole ? trail.used : [...trail.used, ...fate.met]) used.add(name);
    return fateFinding(trail, fate, pointers);
  });
  const unreached = proof.findings.filter(({ code }) => code === "P01");
  const exercised = neverExercised(scenario, used, unreached);
  // What needs somebody's eye stands first.
  const order: readonly string[] = ["broken", "re-routed", "same"] satisfies Fate["result"][];
  const compared = fates.toSorted((a, b) => order.indexOf(resultOf(a)) - order.indexOf(resultOf(b)));
  const changed = fates.some((one) => resultOf(one) !== "same");
  const checks: Proof["checks"] = {
    ...proof.checks,
    P21: exercised.length > 0 ? "found" : "proved",
    P22: changed ? "found" : left > 0 ? "not decided" : "proved",
  };
  const findings = inOrder([...proof.findings, ...exercised, ...compared]);
  return { proof: { ...proof, checks, findings }, taken: trails.length, unread: left };
}

const resultOf = ({ params }: Finding): string => String(params["result"]);

const rank = new Map<Code, number>(CODES.map((code, at) => [code, at]));

const inOrder = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((a, b) => (rank.get(a.code) ?? 0) - (rank.get(b.code) ?? 0));

function pointersById(scenario: Scenario): ReadonlyMap<string, string> {
  const pointers = placePointers(scenario);
  return new Map([...scenesOf(scenario), ...scenario.endings].map(({ id }, place) => [id, pointers[place] ?? ""]));
}

const fateFinding = ({ header }: Trail, { result, seq, scene }: Fate, pointers: ReadonlyMap<string, string>): Finding =>
  finding("P22", "report", pointers.get(scene) ?? "", { attempt: header.attempt, result, seq, scene });
