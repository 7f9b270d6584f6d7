import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { err, ok, type Result } from "#engine/result.ts";
import { rulesOf, hashOf } from "#engine/scenario/hash.ts";
import { LIMITS } from "#engine/scenario/parse-json.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import type { Problem } from "#engine/scenario/problem.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import type { Key } from "#engine/score/key.ts";
import type { ClaimedLocale } from "#engine/proof/to-prove.ts";
import { parseKey } from "#engine/score/parse-key.ts";
import { parseTranslation } from "#engine/score/parse-translation.ts";

/** A problem with the file it is in. */
export interface FileProblem extends Problem {
  readonly file: string;
}

export interface CheckedScenario {
  readonly file: string;
  readonly scenario?: Scenario;
  readonly key?: Key;
  readonly pack?: string;
  readonly rules?: string;
  /** The languages that lie beside it. */
  readonly locales: readonly ClaimedLocale[];
  readonly problems: readonly FileProblem[];
}

/** The scenario files that the words of a command line stand for: files, a scenario's folder, a folder of them. */
export function scenarioFiles(named: readonly string[]): Result<string[], string> {
  const found: string[] = [];
  for (const name of named.length > 0 ? named : ["scenarios"]) {
    if (!existsSync(name)) return err(`${name} is not there.`);
    if (statSync(name).isFile()) found.push(name);
    else if (existsSync(path.join(name, "scenario.json"))) found.push(path.join(name, "scenario.json"));
    else {
      const inside = readdirSync(name)
        .map((folder) => path.join(name, folder, "scenario.json"))
        .filter((file) => existsSync(file));
      if (inside.length === 0) return err(`${name} holds no scenario.json.`);
      found.push(...inside.toSorted());
    }
  }
  return ok(found);
}

/** A scenario and, when it lies beside, its key, each parsed with all problems. */
export function checkFile(file: string): CheckedScenario {
  const scenario = read(file, (text) => parseScenario(text));
  if (!scenario.ok) return { file, locales: [], problems: scenario.error };
  const { value } = scenario;
  const rules = rulesOf(value);
  const base = { file, scenario: value, rules, pack: hashOf(value), locales: [] };
  const keyFile = path.join(path.dirname(file), "key.json");
  if (path.basename(file) !== "scenario.json" || !existsSync(keyFile)) return { ...base, problems: [] };
  const key = read(keyFile, (text) => parseKey(text, value, rules));
  if (!key.ok) return { ...base, problems: key.error };
  const { locales, problems } = localesBeside(file, value, key.value);
  return { ...base, key: key.value, locales, problems };
}

/** `locales/*.json` beside a scenario, each held against it. */
function localesBeside(
  file: string,
  scenario: Scenario,
  key: Key,
): { locales: ClaimedLocale[]; problems: FileProblem[] } {
  const folder = path.join(path.dirname(file), "locales");
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
  const locales: ClaimedLocale[] = [];
  const problems: FileProblem[] = [];
  for (const name of names.toSorted()) {
    const parsed = read(path.join(folder, name), (text) => parseTranslation(text, scenario, key));
    if (!parsed.ok) problems.push(...parsed.error);
    else {
      const { scenario: told, key: keyed } = parsed.value;
      locales.push({ language: told.language, told, keyed });
    }
  }
  return { locales, problems };
}

function read<T>(file: string, parse: (text: string) => Result<T, Problem[]>): Result<T, FileProblem[]> {
  const place = { file, pointer: "", line: 1 };
  // Its size is asked before it is read: a file of gigabytes is refused at once.
  const bytes = statSync(file).size;
  if (bytes > LIMITS.bytes) return err([{ ...place, code: "too-large", params: { bytes, limit: LIMITS.bytes } }]);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch {
    return err([{ ...place, code: "not-utf8", params: {} }]);
  }
  const parsed = parse(text);
  return parsed.ok ? parsed : err(parsed.error.map((problem) => ({ ...problem, file })));
}
