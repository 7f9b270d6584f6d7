import type { Moment } from "#engine/attempt/replay.ts";
import { sceneAt } from "#engine/attempt/replay.ts";
import { choicesAt, type Telling, told } from "#engine/attempt/show.ts";
import { placeAt } from "#engine/machine/step.ts";
import type { DecisionScene } from "#engine/scenario/scenario.ts";
import type { Span } from "#engine/scenario/text.ts";
import type { RoomSession } from "#ports/room-store.ts";
import { handsAt, isSplit, type Tally, talliesOf } from "./hands.ts";
import { letterOf, type Option } from "./open.ts";

/** One decision the room met, with its hands. */
export interface RoomDecision {
  /** 1 for the first. */
  readonly number: number;
  /** The move that brought it. */
  readonly brought: number;
  readonly scene: DecisionScene;
  readonly prompt: readonly Span[];
  readonly options: readonly Option[];
  readonly tallies: readonly Tally[];
  /** A choice, or `timeout`. */
  readonly taken: string;
  readonly split: boolean;
  readonly note?: string;
}

/** The decisions of a room in the order met, each as it stood open then. */
export function timelineOf(moments: readonly Moment[], telling: Telling, session: RoomSession): RoomDecision[] {
  const decisions: RoomDecision[] = [];
  let brought = 0;
  for (const { move, before, row } of moments) {
    if (row && (move.kind === "chose" || move.kind === "timed-out")) {
      const scene = sceneAt(telling.program, placeAt(telling.program, before.at).id);
      if (scene?.kind === "decision") {
        const options = choicesAt(telling, before).map(({ id, spans }, at) => ({ id, letter: letterOf(at), spans }));
        const tallies = talliesOf(
          options.map((option) => option.id),
          handsAt(session, brought)?.counts ?? {},
        );
        const note = session.notes.find((one) => one.seq === brought)?.text;
        decisions.push({
          number: decisions.length + 1,
          brought,
          scene,
          prompt: told(telling, `${scene.id}.prompt`, scene.prompt, before),
          options,
          tallies,
          taken: row.id,
          split: isSplit(tallies),
          ...(note !== undefined && { note }),
        });
      }
    }
    if (row) ({ seq: brought } = move);
  }
  return decisions;
}

/** Of those that split, the most even first. */
export function splitsOf(decisions: readonly RoomDecision[]): RoomDecision[] {
  const top = ({ tallies }: RoomDecision): number => Math.max(0, ...tallies.map((tally) => tally.share));
  return decisions.filter((one) => one.split).toSorted((a, b) => top(a) - top(b));
}
