import { type Telling, tellingOf } from "#engine/attempt/show.ts";
import { type Place, scriptOf } from "#engine/insight/health/script.ts";
import { compile } from "#engine/machine/compile.ts";
import { type Condition, type Scenario, scenesOf } from "#engine/scenario/scenario.ts";
import { spansOf, type Span, type Text } from "#engine/scenario/text.ts";
import { conditionWords, folded, type Names, readable } from "#stage/conditions.ts";
import type { Translate } from "#words/areas.ts";
import { letterOf } from "./say.ts";

/** What every part of a drawn script needs. */
export interface Paper {
  readonly scenario: Scenario;
  readonly places: readonly Place[];
  readonly telling: Telling;
  readonly names: Names;
  /** Address of a place on this screen. */
  readonly hrefOf: (at: string) => string;
  /** A text with the names of the first arm in it; numbers it asks for stand as their names. */
  readonly spans: (text: Text) => readonly Span[];
}

export function paperOf(scenario: Scenario, locale: string, hrefOf: Paper["hrefOf"]): Paper {
  const places = scriptOf(scenario);
  const numbers = new Map(places.map(({ id, number }) => [id, number]));
  const letters = new Map(
    scenesOf(scenario).flatMap((scene) => waysIn(scene).map((id, at) => [`${scene.id}.${id}`, letterOf(at)] as const)),
  );
  const telling = tellingOf(compile(scenario), { seed: "", arm: armOf(scenario) });
  const names: Record<string, string> = { ...telling.names };
  for (const meter of Object.keys(scenario.meters)) names[`meters.${meter}`] = `[${readable(meter)}]`;
  return {
    scenario,
    places,
    telling,
    hrefOf,
    spans: (text) => spansOf(text, names, telling.lang),
    names: {
      section: (id) => numbers.get(id) ?? 0,
      letter: (scene, choice) => letters.get(`${scene}.${choice}`) ?? "",
      locale,
    },
  };
}

const armOf = ({ variants }: Scenario): string => variants?.arms[0]?.id ?? "";

function waysIn(scene: ReturnType<typeof scenesOf>[number]): string[] {
  if (scene.kind === "decision") return scene.choices.map(({ id }) => id);
  return scene.kind === "watch" ? scene.acts.map(({ id }) => id) : [];
}

/** “Only if …”, as the first arm has it; absent: it always holds there. */
export function onlyIf(
  { scenario, names }: Paper,
  when: Condition | undefined,
  t: Translate<"health">,
  room: Translate<"room">,
): string | undefined {
  if (!when) return undefined;
  const left = folded(when, armOf(scenario));
  if (left === true) return undefined;
  if (left === false) return t("script.otherArm");
  return t("script.onlyIf", { condition: conditionWords(left, names, room) });
}

/** `scene` or `scene.choice` as an element's id. */
export const anchorOf = (at: string): string => `script-${at}`;
