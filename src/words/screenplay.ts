import { sceneAt } from "#engine/attempt/replay.ts";
import { told, type Telling, tellingOf } from "#engine/attempt/show.ts";
import type { Place, Program, State } from "#engine/machine/program.ts";
import { begin, type Draw, placeAt, step } from "#engine/machine/step.ts";
import type { Step } from "#engine/proof/finding.ts";
import type { Act, Choice } from "#engine/scenario/scenario.ts";
import type { Translate } from "./areas.ts";

type Say = Translate<"findings">;

/** One move of a route, as a line of a screenplay. */
export interface ScreenplayLine {
  /** 0 for the beginning. */
  readonly move: number;
  /** As the file names it: the scene, and with a dot the choice or act. */
  readonly where: string;
  /** What the officer does, the scene's own words in it: `asks Ana: “Are you hurt?”`. */
  readonly says: string;
  /** What fell by chance on this move. */
  readonly draws: readonly string[];
}

/**
 * A route of the proof as a short screenplay, a line a move. The beginning is left out where it says nothing: no arm, no
 * chance. Total: where the scenario does not take a move, the lines before it.
 * @param most characters a line may say; more of the scene's own words are cut, and an ellipsis says so
 */
export function screenplayOf(
  t: Say,
  program: Program,
  route: readonly Step[],
  most: number = Number.POSITIVE_INFINITY,
): ScreenplayLine[] {
  const [began, ...moves] = route;
  if (!began) return [];
  const telling = tellingOf(program, { seed: "", arm: began.arm ?? "" });
  let { state } = begin(program, began.arm ?? "", drawing(began));
  const lines: ScreenplayLine[] = [];
  if (began.arm !== undefined || began.draws) {
    const says = began.arm === undefined ? t("play.began") : t("play.arm", { arm: began.arm });
    lines.push({ move: 0, where: began.scene, says, draws: drawsOf(t, began) });
  }
  for (const [at, one] of moves.entries()) {
    const place = placeAt(program, state.at);
    const next = place.id === one.scene ? step(program, state, eventOf(one), drawing(one)) : undefined;
    if (!next?.ok) break;
    const where = one.choice === undefined ? one.scene : `${one.scene}.${one.choice}`;
    lines.push({ move: at + 1, where, says: saidBy(t, telling, one, place, state, most), draws: drawsOf(t, one) });
    ({ state } = next.value);
  }
  return lines;
}

/** The event that the table of rows knows a move by. */
const eventOf = ({ kind, choice }: Step): string => (choice === undefined ? kind : `${kind}.${choice}`);

/** Outcomes by name; where a route names none, the first. */
const drawing =
  ({ draws }: Step): Draw =>
  ({ id, rows }) =>
    Math.max(
      0,
      rows.findIndex((row) => row.id === draws?.[id]),
    );

const drawsOf = (t: Say, { draws }: Step): string[] =>
  Object.entries(draws ?? {}).map(([scene, outcome]) => t("play.draw", { scene, outcome }));

function saidBy(t: Say, telling: Telling, one: Step, place: Place, state: State, most: number): string {
  const { kind, choice } = one;
  switch (kind) {
    case "began":
      return t("play.began");
    case "continued":
      return t(place.kind === "watch" ? "play.watched" : "play.continued");
    case "timed-out":
    case "responded":
    case "rated":
    case "reported":
      return t(`play.${kind}`);
    case "chose":
    case "acted": {
      const made = madeAt(telling.program, one.scene, choice ?? "");
      if (!made) return "";
      const text = told(telling, `${one.scene}.${made.id}`, made.text ?? "", state)
        .map((span) => span.text)
        .join("");
      const who = telling.names[`${made.target ?? ""}.name`];
      const say = (words: string): string =>
        sentence(
          t,
          kind === "acted" ? "acted" : made.kind,
          hasQuotes(text) ? words : t("play.quoted", { text: words }),
          who,
        );
      return cutToFit(say, text, most);
    }
  }
}

function madeAt(program: Program, scene: string, id: string): Choice | Act | undefined {
  const at = sceneAt(program, scene);
  if (at?.kind === "decision") return at.choices.find((one) => one.id === id);
  return at?.kind === "watch" ? at.acts.find((one) => one.id === id) : undefined;
}

/** Many choices are written with quotation marks of their own, around what of them is said. */
const hasQuotes = (text: string): boolean => /["“”«»]/.test(text);

function sentence(t: Say, kind: Choice["kind"] | "acted", text: string, who: string | undefined): string {
  if (who !== undefined && kind === "say") return t("play.sayTo", { who, text });
  if (who !== undefined && kind === "ask") return t("play.askTo", { who, text });
  return t(`play.${kind}`, { text });
}

/** The sentence whole, or with so much of the quoted words that it fits, cut between two of them. */
function cutToFit(say: (text: string) => string, text: string, most: number): string {
  const whole = say(text);
  const over = whole.length - most;
  if (over <= 0) return whole;
  // Room for the ellipsis, and for a quotation mark that was cut off.
  const room = Math.max(0, text.length - over - 2);
  const between = text.slice(0, room + 1).lastIndexOf(" ");
  const kept = text.slice(0, between > room / 2 ? between : room).replace(/[\s,;:.“«"(]+$/, "");
  return say(`${kept}…${closing(kept)}`);
}

/** The quotation mark that this part of a text has opened and not closed. */
function closing(text: string): string {
  const count = (mark: string): number => text.split(mark).length - 1;
  if (count("“") > count("”")) return "”";
  if (count("«") > count("»")) return "»";
  return count('"') % 2 === 1 ? '"' : "";
}
