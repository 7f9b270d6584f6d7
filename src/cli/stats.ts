import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { statsOf } from "#engine/scenario/stats.ts";
import type { CheckedScenario } from "./scenario-files.ts";

const competenciesSchema = z.array(z.object({ id: z.string(), themes: z.array(z.string()) }));

/** The shape of `scenarios -- stats --json`. Themes of a scenario follow from the competencies it teaches. */
export function statsReport(checked: readonly CheckedScenario[], competenciesFile: string): unknown {
  const competencies = existsSync(competenciesFile)
    ? competenciesSchema.parse(JSON.parse(readFileSync(competenciesFile, "utf8")))
    : [];
  const themesOf = new Map(competencies.map((competency) => [competency.id, competency.themes]));
  const scenarios = checked.flatMap(({ file, scenario, key }) => {
    if (!scenario) return [];
    const stats = statsOf(scenario);
    return [
      {
        id: stats.id,
        title: stats.title,
        themes: [...new Set(stats.competencies.flatMap((id) => themesOf.get(id) ?? []))].toSorted(),
        competencies: stats.competencies,
        scenes: stats.scenes,
        decisions: stats.decisions,
        choices: stats.choices,
        endings: stats.endings,
        words: stats.words,
        locales: Object.fromEntries(localesBeside(file).map((locale) => [locale, 1])),
        arms: stats.arms,
        key: key?.provenance.kind ?? null,
      },
    ];
  });
  return {
    version: 1,
    scenarios,
    coverage: {
      themes: tally(scenarios.flatMap((one) => one.themes)),
      competencies: competencyCoverage(checked),
      locales: tally(scenarios.flatMap((one) => Object.keys(one.locales))),
      portrayal: portrayal(checked),
    },
  };
}

function localesBeside(file: string): string[] {
  const folder = path.join(path.dirname(file), "locales");
  return existsSync(folder)
    ? readdirSync(folder).flatMap((name) => (name.endsWith(".json") ? [name.slice(0, -5)] : []))
    : [];
}

const tally = (names: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

/** How many decisions mark a competency, over how many scenarios: by the keys, not by what is claimed. */
function competencyCoverage(
  checked: readonly CheckedScenario[],
): Record<string, { decisions: number; scenarios: number }> {
  const coverage: Record<string, { decisions: number; scenarios: number }> = {};
  for (const { key } of checked) {
    const touched = Object.values(key?.decisions ?? {}).flatMap((decision) => [
      ...new Set(decision.behaviours.map((behaviour) => behaviour.slice(0, behaviour.indexOf(".")))),
    ]);
    for (const [id, decisions] of Object.entries(tally(touched))) {
      const before = coverage[id] ?? { decisions: 0, scenarios: 0 };
      coverage[id] = { decisions: before.decisions + decisions, scenarios: before.scenarios + 1 };
    }
  }
  return coverage;
}

/** Counts alone, no judgement: who is in the pack, by gender as written in the cast. */
function portrayal(checked: readonly CheckedScenario[]): { people: number; gender: Record<string, number> } {
  const people = checked.flatMap(({ scenario }) => Object.values(scenario?.cast ?? {}));
  return { people: people.length, gender: tally(people.map((person) => person.gender)) };
}
