import { type Live, play } from "#engine/attempt/live.ts";
import type { Act } from "#engine/attempt/move.ts";
import { sceneAt } from "#engine/attempt/replay.ts";
import { choicesAt, endingAt, laterOf, shownBy, type Telling, told } from "#engine/attempt/show.ts";
import type { Shown, ShownLine } from "#engine/attempt/shown.ts";
import { offered, placeAt } from "#engine/machine/step.ts";
import { type Outcome, TIMEOUT } from "#engine/scenario/scenario.ts";
import type { Span } from "#engine/scenario/text.ts";

/** Something the room can take, by letter. */
export interface Option {
  readonly id: string;
  /** `A` for the first. */
  readonly letter: string;
  readonly spans: readonly Span[];
}

/** What stands open in front of the room. */
export type Open =
  | {
      readonly kind: "decision";
      readonly scene: string;
      readonly prompt: readonly Span[];
      readonly options: readonly Option[];
      /** The scenario goes on when nobody answers in time. */
      readonly silence: boolean;
      /** The time an officer alone would have. */
      readonly seconds?: number;
    }
  | Asked<"watch">
  | Asked<"rate">
  | Asked<"report">
  | {
      readonly kind: "respond";
      readonly scene: string;
      readonly prompt: readonly Span[];
      readonly by: "text" | "speech";
    }
  | { readonly kind: "next" }
  | {
      readonly kind: "ending";
      readonly ending: string;
      readonly title: readonly Span[];
      readonly outcome: Outcome;
      readonly later: readonly ShownLine[];
    };

interface Asked<Kind> {
  readonly kind: Kind;
  readonly scene: string;
  readonly prompt: readonly Span[];
  readonly options: readonly Option[];
}

/** `A`, `B` … `Z`, `AA`: what a room calls out. */
export const letterOf = (index: number): string =>
  index < 26 ? String.fromCodePoint(65 + index) : `${letterOf(Math.floor(index / 26) - 1)}${letterOf(index % 26)}`;

const lettered = (options: readonly { readonly id: string; readonly spans: readonly Span[] }[]): Option[] =>
  options.map(({ id, spans }, at) => ({ id, letter: letterOf(at), spans }));

export function openAt(live: Live, telling: Telling): Open {
  const { program } = live;
  const { state } = live.at;
  const place = placeAt(program, state.at);
  const scene = sceneAt(program, place.id);
  if (!scene) {
    const ending = endingAt(program, place.id);
    return {
      kind: "ending",
      ending: place.id,
      title: ending ? told(telling, `${place.id}.title`, ending.title, state) : [],
      outcome: ending?.outcome ?? "unresolved",
      later: laterOf(telling, place.id, state, live.last.seq),
    };
  }
  if (!("prompt" in scene)) return { kind: "next" };
  const prompt = told(telling, `${scene.id}.prompt`, scene.prompt, state);
  const tell = (one: { id: string; text: Parameters<typeof told>[2] }): { id: string; spans: Span[] } => ({
    id: one.id,
    spans: told(telling, `${scene.id}.${one.id}`, one.text, state),
  });
  switch (scene.kind) {
    case "decision":
      return {
        kind: "decision",
        scene: scene.id,
        prompt,
        options: lettered(choicesAt(telling, state)),
        silence: offered(program, state).some((row) => row.id === TIMEOUT),
        ...(scene.timer && { seconds: scene.timer.seconds }),
      };
    case "watch": {
      const open = new Set(offered(program, state).map((row) => row.id));
      return {
        kind: "watch",
        scene: scene.id,
        prompt,
        options: lettered(scene.acts.filter((act) => open.has(act.id)).map(tell)),
      };
    }
    case "respond":
      return { kind: "respond", scene: scene.id, prompt, by: scene.by };
    case "rate":
      return { kind: "rate", scene: scene.id, prompt, options: lettered(scene.options.map(tell)) };
    case "report": {
      const items = scene.items.filter((item) => item.when === undefined || program.tests.get(item.when)?.(state.v));
      return { kind: "report", scene: scene.id, prompt, options: lettered(items.map(tell)) };
    }
  }
}

/** What one choice would bring, chance included: the log draws by its own seed, so it will be just this. */
export interface Preview {
  readonly shown: readonly Shown[];
  readonly then: Open;
}

/** Steps a copy; nothing is stored and nothing moves. `undefined`: not open here. */
export function previewOf(live: Live, telling: Telling, act: Act): Preview | undefined {
  const played = play(live, act, { at: 0, ms: 0 });
  if (!played.ok) return undefined;
  return { shown: shownBy(telling, played.value.moment).slice(1), then: openAt(played.value.live, telling) };
}
