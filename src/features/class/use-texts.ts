import type { Goal } from "#engine/insight/class/codes.ts";
import { TIMEOUT } from "#engine/scenario/scenario.ts";
import { useWords } from "#words/use-words.tsx";
import type { ClassData } from "./class-data.ts";

/** How people, scenarios, scenes and choices are called here; what has no text goes by its id. */
export interface Texts {
  readonly name: (officer: string) => string;
  readonly title: (scenario: string) => string;
  readonly scene: (rules: string, scene: string) => string;
  /** With the words for running out of time, and for choosing nothing. */
  readonly choice: (rules: string, scene: string, choice: string) => string;
  /** Ids of what can be chosen there, in the order of the scenario; running out of time is none. */
  readonly choices: (rules: string, scene: string) => readonly string[];
  readonly goal: (rules: string, goal: Pick<Goal, "kind" | "id">) => string;
}

export function useTexts({ names, titles, texts }: ClassData): Texts {
  const { t } = useWords("overview");
  const scene = (rules: string, id: string): string => texts.get(rules)?.scenes.get(id)?.prompt || id;
  return {
    name: (officer) => names.get(officer) ?? t("unnamed", { id: officer.slice(0, 8) }),
    title: (scenario) => titles.get(scenario) ?? scenario,
    scene,
    choice(rules, at, choice) {
      if (choice === TIMEOUT) return t("flow.timeout");
      if (choice === "") return t("flow.stayed");
      return texts.get(rules)?.scenes.get(at)?.choices.get(choice) || choice;
    },
    choices: (rules, at) =>
      [...(texts.get(rules)?.scenes.get(at)?.choices.keys() ?? [])].filter((choice) => choice !== TIMEOUT),
    goal(rules, { kind, id }) {
      if (kind === "scene") return scene(rules, id);
      if (kind === "ending") return t("flow.ending", { text: texts.get(rules)?.endings.get(id) || id });
      return t(`flow.${kind}`);
    },
  };
}
