import { writeFileSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { beginLive, play } from "#engine/attempt/live.ts";
import type { Act, Attempt, Header } from "#engine/attempt/move.ts";
import { compile } from "#engine/machine/compile.ts";
import { placeAt } from "#engine/machine/step.ts";
import { randomOf } from "#engine/machine/random.ts";
import { canonicalBytes, hashOf, rulesOf } from "#engine/scenario/hash.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import { parseKey } from "#engine/score/parse-key.ts";
import { type AttemptFile, judge } from "#interop/bundle/attempt-file.ts";
import { openActs } from "../builders/runs.ts";

/**
 * Writes the golden logs of a release: seeded runs with everything they are pinned to, and the evidence they gave.
 * Run once a release, by hand; a golden file is never made again. `node test/golden/make.ts 0.1.0`
 */
const { positionals } = parseArgs({ allowPositionals: true });
const [release] = positionals;
if (release === undefined) throw new Error("name the release");

const folder = "scenarios/reaching-for-the-card";
const parsed = parseScenario(readFileSync(`${folder}/scenario.json`, "utf8"));
if (!parsed.ok) throw new Error("the scenario does not parse");
const shipped = parsed.value;
const rules = rulesOf(shipped);
const key = parseKey(readFileSync(`${folder}/key.json`, "utf8"), shipped, rules);
if (!key.ok) throw new Error("the key does not parse");

const textOf = (value: unknown): string => new TextDecoder().decode(canonicalBytes(value));
const attempts = Array.from({ length: 12 }, (_, at) => runOf(shipped, at));
const file: AttemptFile = {
  kind: "common-ground-attempts",
  version: 1,
  attempts,
  packs: { [hashOf(shipped)]: textOf(shipped) },
  keys: { [hashOf(key.value)]: textOf(key.value) },
};
const evidence = Object.fromEntries(
  attempts.map((attempt) => {
    const judged = judge(file, attempt);
    if (judged.evidence?.ok !== true) throw new Error(`${attempt.header.attempt} gives no evidence: ${JSON.stringify({ chain: judged.chain, replay: judged.replay.ok || judged.replay.error, evidence: judged.evidence })}`);
    return [attempt.header.attempt, judged.evidence.value];
  }),
);
writeFileSync(`test/golden/${release}.json`, `${JSON.stringify({ file, evidence })}\n`);

function runOf(scenario: Scenario, at: number): Attempt {
  const header: Header = {
    attempt: `golden-${release ?? ""}-${at}`,
    officer: "golden",
    scenario: scenario.id,
    pack: hashOf(scenario),
    rules,
    key: key.ok ? hashOf(key.value) : "",
    format: scenario.format,
    seed: `golden ${at}`,
    arm: "",
    locale: "en-US",
    purpose: at % 2 ? "record" : "practice",
    timeFactor: at % 3,
    build: release ?? "",
  };
  const program = compile(scenario);
  const random = randomOf(`golden walk ${at}`);
  let { live, moment } = beginLive(program, header, { at: 1_790_000_000_000, ms: 0 });
  const moves = [moment.move];
  for (let turn = 1; turn < 200; turn++) {
    const place = placeAt(program, live.at.state.at);
    const open: Act[] = place.kind === "ending" ? [{ kind: "ended", ending: place.id }] : openActs(program, live.at.state);
    if (turn % 7 === 3 && place.kind !== "ending") open.splice(0, open.length, { kind: turn % 2 ? "paused" : "gap", ...(turn % 2 ? {} : { gap: 2500 }) } as Act);
    if (at === 11 && turn === 9) open.splice(0, open.length, { kind: "left" });
    const act = open[Math.floor(random() * open.length)];
    if (!act) break;
    const played = play(live, act, { at: 1_790_000_000_000 + turn * 4000, ms: Math.floor(random() * 9000) });
    if (!played.ok) throw new Error(JSON.stringify(played.error));
    ({ live, moment } = played.value);
    moves.push(moment.move);
    if (act.kind === "ended" || act.kind === "left") break;
  }
  return { header, moves, notes: [] };
}
