import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync, existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { canonicalBytes, rulesOf, sha256Hex } from "#engine/scenario/hash.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import type { Problem } from "#engine/scenario/problem.ts";
import { scenesOf, type Scenario } from "#engine/scenario/scenario.ts";
import { plainText } from "#engine/scenario/text.ts";
import { parseKey } from "#engine/score/parse-key.ts";
import type { CatalogueEntry } from "#ports/catalogue.ts";
import { sentenceFor } from "#words/problems.ts";
import { drawPortraits } from "./portraits.ts";

/**
 * Packs every scenario below the folders named: parsed once here, so that the officer's device need not, and written as
 * RFC 8785 bytes under their own SHA-256. The same files in give the same files out.
 *
 *   node tools/packs.ts [--out DIR] [FOLDER …]
 */
const { values, positionals } = parseArgs({
  options: { out: { type: "string", default: ".generated" } },
  allowPositionals: true,
});
const folders = positionals.length > 0 ? positionals : ["scenarios"];
const scenarios = folders
  .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)))
  .filter((folder) => existsSync(path.join(folder, "scenario.json")))
  .toSorted();

rmSync(values.out, { recursive: true, force: true });
const catalogue: CatalogueEntry[] = [];
for (const folder of scenarios) {
  const entry = packOne(folder);
  if (entry) catalogue.push(entry);
  else process.exitCode = 1;
}
if (process.exitCode !== 1) {
  write("packs/catalogue.json", new TextEncoder().encode(JSON.stringify(catalogue)));
  process.stdout.write(`${catalogue.length} packed into ${values.out}\n`);
}

function packOne(folder: string): CatalogueEntry | undefined {
  const scenarioFile = path.join(folder, "scenario.json");
  const keyFile = path.join(folder, "key.json");
  const scenario = parseScenario(readFileSync(scenarioFile, "utf8"));
  if (!scenario.ok) return complain(scenarioFile, scenario.error);
  const rules = rulesOf(scenario.value);
  const key = parseKey(readFileSync(keyFile, "utf8"), scenario.value, rules);
  if (!key.ok) return complain(keyFile, key.error);
  const { id } = scenario.value;
  const packBytes = canonicalBytes(scenario.value);
  const keyBytes = canonicalBytes(key.value);
  const entry = entryOf(scenario.value, { pack: sha256Hex(packBytes), rules, key: sha256Hex(keyBytes) });
  write(`packs/${id}/${entry.pack}.json`, packBytes);
  write(`packs/${id}/key.${entry.key}.json`, keyBytes);
  for (const portrait of drawPortraits(scenario.value)) {
    write(`portraits/${id}/${portrait.file}`, new TextEncoder().encode(portrait.svg));
  }
  return entry;
}

function entryOf(scenario: Scenario, hashes: Pick<CatalogueEntry, "pack" | "rules" | "key">): CatalogueEntry {
  const names = Object.fromEntries(Object.entries(scenario.cast).map(([id, person]) => [`${id}.name`, person.name]));
  return {
    id: scenario.id,
    ...hashes,
    title: plainText(scenario.title, names),
    summary: plainText(scenario.summary, names),
    language: scenario.language,
    minutes: scenario.minutes,
    decisions: scenesOf(scenario).filter((scene) => scene.kind === "decision").length,
    contentNotes: scenario.contentNotes.map((note) => plainText(note, names)),
    status: scenario.status,
  };
}

function complain(file: string, problems: readonly Problem[]): undefined {
  for (const problem of problems) {
    process.stderr.write(`${file}:${problem.line}  ${sentenceFor(problem)}  (${problem.pointer})\n`);
  }
}

function write(file: string, bytes: Uint8Array): void {
  const whole = path.join(values.out, file);
  mkdirSync(path.dirname(whole), { recursive: true });
  writeFileSync(whole, bytes);
}
