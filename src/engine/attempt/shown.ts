import type { Channel, ChoiceKind, Mood, Understood } from "../scenario/scenario.ts";
import type { Span } from "../scenario/text.ts";

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

/** What the officer said or did. */
export interface ShownAct {
  readonly kind: "act";
  readonly key: string;
  readonly seq: number;
  /** `scene.choice` */
  readonly address: string;
  /** `timeout`: nothing was said in time. */
  readonly how: ChoiceKind | "timeout";
  /** Empty for a timeout. */
  readonly spans: readonly Span[];
  readonly lang: string;
}

/** A choice as offered, in the order of this attempt. */
export interface OfferedChoice {
  readonly id: string;
  readonly kind: ChoiceKind;
  readonly spans: readonly Span[];
  /** The name of the person addressed, when there is one. */
  readonly target: string;
}
