import { tellingOf } from "#engine/attempt/show.ts";
import { compile } from "#engine/machine/compile.ts";
import { type Beat, type DecisionScene, type Scenario, scenesOf } from "#engine/scenario/scenario.ts";
import { plainText, type Text } from "#engine/scenario/text.ts";

/** How a scenario reads on paper, with the names of its first arm. */
export interface Reading {
  readonly lang: string;
  readonly decisions: readonly DecisionScene[];
  readonly text: (text: Text) => string;
  readonly choice: (scene: string, choice: string) => string;
  /** Who says a line; empty for the narrator. */
  readonly who: (beat: Beat, you: string) => string;
  /** Replies that lead straight into this scene, and the lines of scenes that do. */
  readonly before: (scene: string) => readonly Beat[];
}

export function readingOf(scenario: Scenario): Reading {
  const telling = tellingOf(compile(scenario), { seed: "", arm: scenario.variants?.arms[0]?.id ?? "" });
  const scenes = scenesOf(scenario);
  const decisions = scenes.filter((scene) => scene.kind === "decision");
  const text = (of: Text): string => plainText(of, telling.names, telling.lang);
  return {
    lang: telling.lang,
    decisions,
    text,
    choice: (scene, choice) => {
      const found = decisions.find(({ id }) => id === scene)?.choices.find(({ id }) => id === choice)?.text;
      return found === undefined ? choice : text(found);
    },
    who: ({ who }, you) => (who === "narrator" ? "" : who === "you" ? you : (telling.names[`${who}.name`] ?? who)),
    before: (scene) =>
      scenes.flatMap((one) =>
        one.kind === "decision" && one.id !== scene
          ? one.choices.flatMap(({ to, reply }) => (to === scene ? reply : []))
          : one.kind === "next" && one.to === scene
            ? one.beats
            : [],
      ),
  };
}
