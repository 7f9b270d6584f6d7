import { type Choice, type DecisionScene, scenesOf } from "../../scenario/scenario.ts";
import type { Key } from "../../score/key.ts";
import type { Finding } from "../finding.ts";
import { finding, isMade, isWeak } from "../looked.ts";
import { placePointers } from "../pointers.ts";
import { type Told, wordsOf } from "./told.ts";
import { stepTo } from "./written.ts";
import { timesIn, type WordLists } from "./word-lists.ts";

interface PlacedChoice {
  readonly scene: DecisionScene;
  readonly choice: Choice;
  readonly pointer: string;
}

/** Every choice somebody can make, with its place in the file. */
function choicesOf({ scenario }: Told): PlacedChoice[] {
  const pointers = placePointers(scenario);
  return scenesOf(scenario).flatMap((scene, place) =>
    scene.kind === "decision"
      ? scene.choices.flatMap((choice, c) =>
          isMade(choice.id) ? [{ scene, choice, pointer: `${pointers[place]}/choices/${c}` }] : [],
        )
      : [],
  );
}

/**
 * C03: a word without exception that stands in two choices or more, and only in such as are weak on everything. A choice the
 * key does not know is not known to be wrong: a word that stands there is left alone.
 */
export function checkAbsolutes(told: Told, key: Key, { absolute }: WordLists): Finding[] {
  const choices = choicesOf(told);
  const words = choices.map(({ choice }) => wordsOf(choice.text ?? "", told));
  // Most words of the list stand nowhere, which one search through everything tells.
  const everything = words.join("");
  return absolute.flatMap((word): Finding[] => {
    if (timesIn(everything, word) === 0) return [];
    const saying = choices.filter((_, at) => timesIn(words[at] ?? "", word) > 0);
    const [first] = saying;
    if (!first || saying.length < 2) return [];
    if (!saying.every(({ scene, choice }) => isWeak(key, scene.id, choice.id))) return [];
    return [finding("C03", "warning", `${first.pointer}/text`, { word, weak: saying.length })];
  });
}

/** C05: a choice weak on everything must say why a decent officer under pressure would make it. */
export function checkLures(told: Told, key: Key): Finding[] {
  return choicesOf(told).flatMap(({ scene, choice }): Finding[] => {
    if (!isWeak(key, scene.id, choice.id) || key.decisions[scene.id]?.choices[choice.id]?.lure) return [];
    const pointer = `/decisions/${stepTo(scene.id)}/choices/${stepTo(choice.id)}`;
    const found = finding("C05", "warning", pointer, { scene: scene.id, choice: choice.id });
    return [{ ...found, file: "key" }];
  });
}
