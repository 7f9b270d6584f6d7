import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { rulesOf } from "#engine/scenario/hash.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import { prove } from "#engine/proof/prove.ts";
import { provePack } from "#engine/proof/prove-pack.ts";
import type { ToProve } from "#engine/proof/to-prove.ts";
import { parseKey } from "#engine/score/parse-key.ts";
import { parseTranslation } from "#engine/score/parse-translation.ts";

const folders = readdirSync("scenarios").filter((name) => existsSync(path.join("scenarios", name, "scenario.json")));

function read(name: string): ToProve {
  const text = (file: string): string => readFileSync(path.join("scenarios", name, file), "utf8");
  const scenario = parseScenario(text("scenario.json"));
  if (!scenario.ok) throw new Error(`${name} does not parse`);
  const key = parseKey(text("key.json"), scenario.value, rulesOf(scenario.value));
  if (!key.ok) throw new Error(`the key of ${name} does not parse`);
  const folder = path.join("scenarios", name, "locales");
  const locales = (existsSync(folder) ? readdirSync(folder) : []).map((file) => {
    const parsed = parseTranslation(text(`locales/${file}`), scenario.value, key.value);
    if (!parsed.ok) throw new Error(`${file} of ${name} does not parse`);
    const { scenario: told, key: keyed } = parsed.value;
    return { language: told.language, told, keyed };
  });
  return { scenario: scenario.value, key: key.value, locales, today: "2026-11-23" };
}

test("there are shipped scenarios", () => {
  expect(folders.length).toBeGreaterThanOrEqual(3);
});

test.each(folders)("%s is proven: decided, without an error, every ending reached, nothing left undecided", (name) => {
  const proof = prove(read(name));
  expect(proof.decided).toBe(true);
  expect(proof.findings.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(proof.endings.filter(({ witness }) => witness === null)).toEqual([]);
  const undecided = Object.entries(proof.checks).filter(([, state]) => state === "not decided");
  expect(undecided).toEqual([]);
});

test.each(folders)("in %s nobody who does not listen reaches half, and somebody nearly always right does", (name) => {
  const { naive } = prove(read(name));
  expect(naive.length).toBeGreaterThan(10);
  for (const { player, share } of naive) {
    if (player === "second-best") expect(share).toBeGreaterThanOrEqual(0.5);
    else expect(share, player).toBeLessThan(0.5);
  }
});

test("all together have no error: choosing by lot reaches half of them in less than one of twenty tries", () => {
  const all = folders.map(read).map((input) => ({ input, proof: prove(input) }));
  const findings = provePack(all);
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(findings.map(({ code }) => code)).toContain("C09");
});
