import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ToProve } from "#engine/proof/to-prove.ts";
import { rulesOf } from "#engine/scenario/hash.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import type { Key } from "#engine/score/key.ts";
import { parseKey } from "#engine/score/parse-key.ts";
import { parseTranslation } from "#engine/score/parse-translation.ts";

/** Every scenario of the repository with its key and its languages. */
export function shippedScenarios(): (ToProve & { readonly key: Key })[] {
  const names = readdirSync("scenarios").filter((name) => existsSync(path.join("scenarios", name, "scenario.json")));
  return names.map((name) => {
    const folder = path.join("scenarios", name);
    const text = (file: string): string => readFileSync(path.join(folder, file), "utf8");
    const scenario = parseScenario(text("scenario.json"));
    if (!scenario.ok) throw new Error(`${name} does not parse`);
    const key = parseKey(text("key.json"), scenario.value, rulesOf(scenario.value));
    if (!key.ok) throw new Error(`the key of ${name} does not parse`);
    const locales = readdirSync(path.join(folder, "locales")).map((file) => {
      const parsed = parseTranslation(text(`locales/${file}`), scenario.value, key.value);
      if (!parsed.ok) throw new Error(`${file} of ${name} does not parse`);
      const { scenario: told, key: keyed } = parsed.value;
      return { language: told.language, told, keyed };
    });
    return { scenario: scenario.value, key: key.value, locales, today: "2026-11-23" };
  });
}
