import { type Beat, type Scenario, scenesOf } from "./scenario.ts";
import { plainText, type Text } from "./text.ts";

/** What there is in a scenario, counted. */
export interface ScenarioStats {
  readonly id: string;
  readonly title: string;
  readonly competencies: readonly string[];
  readonly scenes: number;
  readonly decisions: number;
  readonly choices: number;
  readonly endings: number;
  /** Words of everything that can be shown in a run: lines, prompts, choices. */
  readonly words: number;
  readonly arms: number;
}

export function statsOf(scenario: Scenario): ScenarioStats {
  const scenes = scenesOf(scenario);
  const decisions = scenes.filter((scene) => scene.kind === "decision");
  const names = Object.fromEntries(Object.entries(scenario.cast).map(([id, { name }]) => [`${id}.name`, name]));
  return {
    id: scenario.id,
    title: plainText(scenario.title, names),
    competencies: [...new Set(scenario.teaches.map((behaviour) => behaviour.slice(0, behaviour.indexOf("."))))],
    scenes: scenes.length,
    decisions: decisions.length,
    choices: decisions.reduce((sum, scene) => sum + scene.choices.length, 0),
    endings: scenario.endings.length,
    words: textsOf(scenario).reduce((sum, text) => sum + wordsIn(plainText(text, names)), 0),
    arms: scenario.variants?.arms.length ?? 0,
  };
}

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Every text an officer may read in a run. */
export function textsOf(scenario: Scenario): Text[] {
  const lines = (beats: readonly Beat[]): Text[] => beats.map((beat) => beat.text);
  const scenes = scenesOf(scenario).flatMap((scene): Text[] => [
    ...lines(scene.beats),
    ...("prompt" in scene ? [scene.prompt] : []),
    ...(scene.kind === "decision" ? scene.choices : scene.kind === "watch" ? scene.acts : []).flatMap((act): Text[] => [
      ...(act.text === undefined ? [] : [act.text]),
      ...lines(act.reply),
    ]),
    ...(scene.kind === "chance" ? scene.outcomes.flatMap((outcome) => lines(outcome.beats)) : []),
    ...(scene.kind === "rate" ? scene.options.map((option) => option.text) : []),
    ...(scene.kind === "report" ? scene.items.map((item) => item.text) : []),
  ]);
  return [
    ...scenes,
    ...scenario.phases.flatMap((phase) => phase.interrupts.flatMap((interrupt) => lines(interrupt.beats))),
    ...scenario.endings.flatMap((ending) => [
      ending.title,
      ...lines(ending.beats),
      ...ending.later.flatMap((later) => lines(later.beats)),
    ]),
  ];
}
