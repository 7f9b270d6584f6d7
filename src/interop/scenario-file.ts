import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import type { Problem } from "#engine/scenario/problem.ts";
import { scenesOf } from "#engine/scenario/scenario.ts";
import { plainText } from "#engine/scenario/text.ts";

/** What there is in a scenario file that holds together. Texts are as written: to be shown as text, never as markup. */
export interface Figures {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  readonly scenes: number;
  readonly decisions: number;
  readonly endings: number;
}

/** The answer to a file somebody opens: its figures, or every problem. */
export type FileAnswer =
  | { readonly ok: true; readonly figures: Figures }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the text of a `scenario.json`. Total: whatever the text, the answer is a value. */
export function answerFor(text: string): FileAnswer {
  const parsed = parseScenario(text);
  if (!parsed.ok) return { ok: false, problems: parsed.error };
  const scenario = parsed.value;
  const scenes = scenesOf(scenario);
  return {
    ok: true,
    figures: {
      title: plainText(scenario.title),
      language: scenario.language,
      scenes: scenes.length,
      decisions: scenes.filter((scene) => scene.kind === "decision").length,
      endings: scenario.endings.length,
    },
  };
}
