import type { Channel, ChoiceKind, Mood, Understood } from "../scenario/scenario.ts";
import type { Span } from "../scenario/text.ts";
import type { Recording } from "./move.ts";

/**
 * What is on screen, as values: the player, the replay, the preview and the debrief draw the same ones.
 * `key` is unique within an attempt and stable across replays.
 */
export type Shown = ShownLine | ShownAct;

/** A line somebody says, or the narrator tells. */
export interface ShownLine {
  readonly kind: "line";
  readonly key: string;
  /** The move that brought it. */
  readonly seq: number;
  /** `scene.beat-id` */
  readonly address: string;
  /** Cast id, `you` or `narrator`. */
  readonly who: string;
  /** The name to show; empty for `you` and `narrator`. */
  readonly name: string;
  /** Whose drawing it is when not the person's own: `caller.b` where an arm gives another face. */
  readonly face?: string;
  /** Of the speaker after the move; absent for `you` and `narrator`. */
  readonly mood?: Mood;
  readonly spans: readonly Span[];
  readonly lang: string;
  readonly channel: Channel;
  readonly understood: Understood;
  /** What it meant; the debrief shows it, the player does not. */
  readonly meaning?: readonly Span[];
  /** Caption of a sound. */
  readonly sound?: readonly Span[];
  readonly notice: boolean;
  readonly media?: { readonly src: string; readonly alt: readonly Span[]; readonly captions?: string };
}

/** What the officer said or did, or answered in a scene that asks for more than a choice. */
export interface ShownAct {
  readonly kind: "act";
  readonly key: string;
  readonly seq: number;
  /** `scene.choice`; of an answer the scene alone. */
  readonly address: string;
  /** `timeout`: nothing was said in time. `respond`, `rate`, `report`: an answer. */
  readonly how: ChoiceKind | "timeout" | "respond" | "rate" | "report";
  /** Empty for a timeout, ratings and a report, and for words that lie beside the log until `withNotes` puts them in. */
  readonly spans: readonly Span[];
  readonly lang: string;
  /** Hash of the note that holds the officer's own words. */
  readonly note?: string;
  /** What was spoken, once `withNotes` has put it in. */
  readonly audio?: Recording;
  /** Of ratings and reports: everything that was asked, with its answer. */
  readonly rows?: readonly ShownRow[];
}

/** One thing rated or reported. */
export interface ShownRow {
  readonly id: string;
  readonly spans: readonly Span[];
  /** A rating from 1 to 7, or how it was reported to be known; absent: left out of the report. */
  readonly answer?: number | string;
  /** How it could be known, where a key says so. */
  readonly really?: string;
}

/** A text of a rating or report, with its id. */
export type OfferedItem = Pick<ShownRow, "id" | "spans">;

/** A choice as offered, in the order of this attempt. */
export interface OfferedChoice {
  readonly id: string;
  readonly kind: ChoiceKind;
  readonly spans: readonly Span[];
  /** The name of the person addressed, when there is one. */
  readonly target: string;
  /** Units of the scene's budget; absent when it costs nothing. */
  readonly takes?: number;
}
