import { TIMEOUT } from "../../scenario/scenario.ts";
import type { Group, Row } from "./aggregate.ts";
import { compare, type Selection } from "./select.ts";

/** How many of those who met a decision in two attempts answered it otherwise the second time. */
export interface Change {
  readonly scenario: string;
  readonly rules: string;
  readonly scene: string;
  /** Officers who met it in both, and did not run out of time in either. */
  readonly of: number;
  readonly changed: number;
}

/**
 * What changed from one attempt of an officer to another: of a selection of firsts and one of latests, those two of an
 * officer that are not the same attempt. A row for each decision met in both, in the order of scenario, rules, scene.
 */
export function changesOf(first: Selection, latest: Selection): Change[] {
  return first.parts.flatMap(({ group, rows }) => {
    const later = latest.parts.find((part) => part.group === group)?.rows ?? [];
    const laterOf = new Map(later.map((row) => [row.officer, row]));
    const options = optionsOf(group);
    const { scenes } = options;
    const [of, changed] = [new Uint32Array(scenes.length), new Uint32Array(scenes.length)];
    const [before, after] = [new Int32Array(scenes.length), new Int32Array(scenes.length)];
    for (const row of rows) {
      const again = laterOf.get(row.officer);
      if (!again || again.attempt === row.attempt) continue;
      chosenBy(row, options, before);
      chosenBy(again, options, after);
      for (let scene = 0; scene < scenes.length; scene++) {
        if (before[scene] === NOT_MET || after[scene] === NOT_MET) continue;
        of[scene] = (of[scene] as number) + 1;
        if (before[scene] !== after[scene]) changed[scene] = (changed[scene] as number) + 1;
      }
    }
    const { scenario, rules } = group;
    return scenes
      .map((scene, index): Change => ({ scenario, rules, scene, of: of[index] ?? 0, changed: changed[index] ?? 0 }))
      .filter((row) => row.of > 0)
      .toSorted((a, b) => compare(a.scene, b.scene));
  });
}

const NOT_MET = -1;

/** What the codes of a group say of first answers, by number: which decision, which choice; `NOT_MET` for all others. */
interface Options {
  readonly scenes: readonly string[];
  readonly sceneOf: Int32Array;
  readonly choiceOf: Int32Array;
}

function optionsOf({ codes: { all } }: Group): Options {
  const scenes = new Map<string, number>();
  const choices = new Map<string, number>();
  const numbered = (names: Map<string, number>, name: string): number => {
    const number = names.get(name) ?? names.size;
    names.set(name, number);
    return number;
  };
  const sceneOf = new Int32Array(all.length).fill(NOT_MET);
  const choiceOf = new Int32Array(all.length).fill(NOT_MET);
  for (const [number, code] of all.entries()) {
    if (code.code !== "visit" || !code.first || code.kind !== "decision" || code.choice === TIMEOUT) continue;
    sceneOf[number] = numbered(scenes, code.scene);
    choiceOf[number] = numbered(choices, code.choice);
  }
  return { scenes: [...scenes.keys()], sceneOf, choiceOf };
}

/** The choice at each decision, into `into`. */
function chosenBy({ counts, split }: Row, { sceneOf, choiceOf }: Options, into: Int32Array): void {
  into.fill(NOT_MET);
  for (let at = 0; at < split; at++) {
    const number = counts[at] as number;
    const scene = sceneOf[number] as number;
    if (scene !== NOT_MET) into[scene] = choiceOf[number] as number;
  }
}
