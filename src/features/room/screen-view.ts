import type { Shown, ShownLine } from "#engine/attempt/shown.ts";
import { type Outcome, TIMEOUT } from "#engine/scenario/scenario.ts";
import { plainText, type Span } from "#engine/scenario/text.ts";
import { handsAt, type Tally, talliesOf } from "./hands.ts";
import type { Option } from "./open.ts";
import type { Room, RoomState } from "./room.ts";

/** All that the projector shows. No name of anybody in the room and no mark has a place in it. */
export interface ScreenView {
  readonly title: string;
  /** Of title, lines and choices. */
  readonly lang: string;
  readonly lines: readonly Shown[];
  readonly ask: ScreenAsk;
  /** UTC milliseconds at which the time is up, while one runs. */
  readonly until?: number;
}

export type ScreenAsk =
  | { readonly kind: "nothing" }
  | {
      readonly kind: "options";
      readonly prompt: readonly Span[];
      readonly options: readonly Option[];
      /** Once revealed. */
      readonly tallies?: readonly Tally[];
    }
  | { readonly kind: "prompt"; readonly prompt: readonly Span[] }
  | { readonly kind: "left" }
  | {
      readonly kind: "ending";
      readonly title: readonly Span[];
      readonly outcome: Outcome;
      readonly later: readonly ShownLine[];
    };

/** As many lines as a room can read from its last row. */
const LINES = 7;

/** The meanings of what was not understood stay with the presenter. */
const unexplained = (shown: Shown): Shown => {
  if (shown.kind === "act") return shown;
  const { meaning: _, ...line } = shown;
  return line;
};

export function screenViewOf(room: Pick<Room, "scenario" | "telling">, state: RoomState): ScreenView {
  const { telling, scenario } = room;
  const fresh = state.shown.filter((one) => one.seq >= state.brought);
  return {
    title: plainText(scenario.title, telling.names, telling.lang),
    lang: telling.lang,
    lines: state.shown
      .slice(-Math.max(fresh.length, LINES))
      .slice(-2 * LINES)
      .map(unexplained),
    ask: askOf(state),
    ...(state.until !== undefined && { until: state.until }),
  };
}

function askOf({ open, over, session, brought }: RoomState): ScreenAsk {
  if (over === "left") return { kind: "left" };
  switch (open.kind) {
    case "decision": {
      const hands = handsAt(session, brought);
      const ids = open.options.map((option) => option.id);
      return {
        kind: "options",
        prompt: open.prompt,
        options: open.options.filter((option) => option.id !== TIMEOUT),
        ...(hands?.revealed === true && { tallies: talliesOf(ids, hands.counts) }),
      };
    }
    case "watch":
    case "rate":
    case "report":
      return { kind: "options", prompt: open.prompt, options: open.options };
    case "respond":
      return { kind: "prompt", prompt: open.prompt };
    case "ending":
      return {
        kind: "ending",
        title: open.title,
        outcome: open.outcome,
        later: open.later.map((one) => unexplained(one) as ShownLine),
      };
    case "next":
      return { kind: "nothing" };
  }
}
