import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync, existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { canonicalBytes, rulesOf, sha256Hex } from "#engine/scenario/hash.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import type { Finding } from "#engine/proof/finding.ts";
import type { ClaimedLocale } from "#engine/proof/to-prove.ts";
import type { Problem } from "#engine/scenario/problem.ts";
import { scenesOf, type Scenario } from "#engine/scenario/scenario.ts";
import { plainText } from "#engine/scenario/text.ts";
import { translated } from "#engine/scenario/translation.ts";
import type { Key } from "#engine/score/key.ts";
import { parseKey } from "#engine/score/parse-key.ts";
import { parseTranslation } from "#engine/score/parse-translation.ts";
import type { CatalogueEntry, LocaleEntry } from "#ports/catalogue.ts";
import { sentenceOf } from "#words/finding-sentence.ts";
import { sentenceFor } from "#words/problems.ts";
import { addAreas, createWords, translate } from "#words/words.ts";
import { drawPlaces } from "./places.ts";
import { drawPortraits } from "./portraits.ts";
import { Prover } from "./prove-packs.ts";

/**
 * Packs every scenario below the folders named: parsed and proven once here, so that the officer's device need not, and
 * written as RFC 8785 bytes under their own SHA-256. The same files in give the same files out. A scenario with an error is
 * not packed, and nothing is.
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
const prover = new Prover();
const words = await createWords("en-US");
await addAreas(words, ["findings"]);
const t = translate(words, "findings");
// Only warnings depend on the day, so the files do not.
const today = new Date().toISOString().slice(0, 10);
for (const folder of scenarios) {
  const entry = packOne(folder);
  if (entry) catalogue.push(entry);
  else process.exitCode = 1;
}
for (const error of process.exitCode === 1 ? [] : prover.together()) {
  process.exitCode = 1;
  process.stderr.write(`${folders.join(", ")}: ${toldOf(error)}\n`);
}
for (const { file, svg } of drawPlaces()) write(`places/${file}`, new TextEncoder().encode(svg));
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
  const claimed: ClaimedLocale[] = [];
  const locales = packLocales(folder, scenario.value, key.value, claimed);
  if (!locales) return undefined;
  const errors = prover.add({ scenario: scenario.value, key: key.value, locales: claimed, today });
  for (const error of errors) process.stderr.write(`${scenarioFile}: ${toldOf(error)}\n`);
  if (errors.length > 0) return undefined;
  const hashes = { pack: sha256Hex(packBytes), rules, key: sha256Hex(keyBytes) };
  const { teaches } = scenario.value;
  const entry: CatalogueEntry = { ...entryOf(scenario.value), ...hashes, teaches, locales };
  write(`packs/${id}/entry.json`, new TextEncoder().encode(JSON.stringify(entry)));
  write(`packs/${id}/${entry.pack}.json`, packBytes);
  write(`packs/${id}/key.${entry.key}.json`, keyBytes);
  for (const portrait of drawPortraits(scenario.value)) {
    write(`portraits/${id}/${portrait.file}`, new TextEncoder().encode(portrait.svg));
  }
  return entry;
}

/** The other languages of a scenario, each as two files by their hash: what is told, and the key for the debrief. */
function packLocales(
  folder: string,
  scenario: Scenario,
  key: Key,
  claimed: ClaimedLocale[],
): Record<string, LocaleEntry> | undefined {
  const inside = path.join(folder, "locales");
  const locales: Record<string, LocaleEntry> = {};
  let sound = true;
  for (const name of existsSync(inside) ? readdirSync(inside).toSorted() : []) {
    const file = path.join(inside, name);
    const parsed = parseTranslation(readFileSync(file, "utf8"), scenario, key);
    if (!parsed.ok) {
      complain(file, parsed.error);
      sound = false;
      continue;
    }
    const { scenario: told, key: keyed, coverage } = parsed.value;
    claimed.push({ language: told.language, told, keyed });
    const [toldBytes, keyedBytes] = [canonicalBytes(told), canonicalBytes(keyed)];
    const { title, summary, contentNotes } = entryOf(translated(scenario, told));
    const entry: LocaleEntry = {
      title,
      summary,
      contentNotes,
      texts: sha256Hex(toldBytes),
      key: sha256Hex(keyedBytes),
      reviewed: told.reviewed,
      translated: coverage.translated,
      of: coverage.texts,
    };
    locales[told.language] = entry;
    write(`packs/${scenario.id}/${told.language}.${entry.texts}.json`, toldBytes);
    write(`packs/${scenario.id}/key.${told.language}.${entry.key}.json`, keyedBytes);
    for (const [why, addresses] of [["stale", coverage.stale] as const, ["missing", coverage.missing] as const]) {
      if (addresses.length > 0) {
        process.stderr.write(
          `${file}: ${addresses.length} texts ${why}, told in ${scenario.language}: ${addresses[0]} …\n`,
        );
      }
    }
  }
  return sound ? locales : undefined;
}

function entryOf(scenario: Scenario): Omit<CatalogueEntry, "pack" | "rules" | "key" | "teaches" | "locales"> {
  const names = Object.fromEntries(Object.entries(scenario.cast).map(([id, person]) => [`${id}.name`, person.name]));
  return {
    id: scenario.id,
    title: plainText(scenario.title, names),
    summary: plainText(scenario.summary, names),
    language: scenario.language,
    minutes: scenario.minutes,
    decisions: scenesOf(scenario).filter((scene) => scene.kind === "decision").length,
    contentNotes: scenario.contentNotes.map((note) => plainText(note, names)),
    status: scenario.status,
  };
}

/** An error of the proof as one line; `npm run scenarios -- check` tells the way to it and what to do. */
function toldOf(error: Finding): string {
  return `${error.code}  ${sentenceOf(t, error)}${error.pointer === "" ? "" : `  (${error.pointer})`}`;
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
