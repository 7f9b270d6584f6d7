import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { err, ok, type Result } from "#engine/result.ts";
import { parseTranslation, translationFile } from "#engine/score/parse-translation.ts";
import { sentenceFor } from "#words/problems.ts";
import { checkFile, type FileProblem } from "./scenario-files.ts";

/**
 * Writes `FOLDER/locales/LANGUAGE.json`, or brings it up to date: what still holds is kept, what is new or changed stands
 * with its `source` beside it. The answer is a line that says how much is left to do.
 */
export function writeTranslation(folder: string, language: string): Result<string, string> {
  const { scenario, key, problems } = checkFile(path.join(folder, "scenario.json"));
  if (!scenario || !key) return err(problems.map(lineOf).join("\n") || `${folder} has no key.json.`);
  const file = path.join(folder, "locales", `${language}.json`);
  let before: Parameters<typeof translationFile>[3];
  if (existsSync(file)) {
    const old = readFileSync(file, "utf8");
    const parsed = parseTranslation(old, scenario, key);
    // Addresses that went with their texts are dropped here; anything else must be mended by hand first.
    const real = parsed.ok ? [] : parsed.error.filter((problem) => problem.code !== "unknown-name");
    if (real.length > 0) return err(real.map((problem) => lineOf({ ...problem, file })).join("\n"));
    before = JSON.parse(old) as NonNullable<typeof before>;
  }
  const made = translationFile(scenario, key, language, before);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`);
  const all = Object.values(made.texts);
  return ok(`${file}: ${all.filter((one) => one.source !== undefined).length} of ${all.length} texts to translate`);
}

const lineOf = (problem: FileProblem): string => `${problem.file}:${problem.line}  ${sentenceFor(problem)}`;
