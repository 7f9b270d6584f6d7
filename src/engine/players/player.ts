import type { OfferedChoice } from "../attempt/shown.ts";
import type { Reason, Sureness } from "../attempt/move.ts";
import type { Program, State } from "../machine/program.ts";
import type { Random } from "../machine/random.ts";
import type { Act, DecisionScene, ReportScene, Scene } from "../scenario/scenario.ts";

/** What a player knows when something is asked of them: what a person would see, and what they did here before. */
export interface Situation {
  readonly program: Program;
  readonly state: State;
  /** The scene at rest; never a branch, a chance or an ending. */
  readonly scene: Scene;
  /** Open choices of a decision, in the order shown; empty elsewhere. */
  readonly choices: readonly OfferedChoice[];
  /** Open acts of a watch scene; empty elsewhere. */
  readonly acts: readonly Act[];
  /** Items of a report that can be seen now; empty elsewhere. */
  readonly items: readonly ReportScene["items"][number][];
  /** True when time runs here and can run out. */
  readonly timed: boolean;
  /** Choice ids made in this scene before, in order: more than none in a hub. */
  readonly before: readonly string[];
  /** Things asked and answered so far in this attempt, `next` scenes included. */
  readonly turn: number;
  /** Numbers of this turn alone: the same for the same attempt and turn, whatever was drawn before. */
  readonly random: Random;
}

/** What a player does. Scene ids, hashes and times are put on by whoever plays it. */
export type Answer =
  | {
      readonly kind: "chose";
      readonly choice: string;
      readonly reason?: Reason;
      /** Own words with the reason; they lie beside the log. */
      readonly words?: string;
      readonly sure?: Sureness;
    }
  | { readonly kind: "acted"; readonly act: string }
  | { readonly kind: "timed-out" }
  | { readonly kind: "continued" }
  | { readonly kind: "rated"; readonly ratings: Readonly<Record<string, number>> }
  | { readonly kind: "responded"; readonly words: string }
  | { readonly kind: "reported"; readonly items: Readonly<Record<string, string>> }
  | { readonly kind: "left" };

/** A policy that plays. Pure: the same situation gives the same answer. `undefined`: walks away, the run stays open. */
export type Player = (situation: Situation) => Answer | undefined;

/** How one policy decides; every scene kind has a plain answer to fall back on. */
export interface Habits {
  /** One of the open choices; `undefined` lets the time run out where it can, and takes the first where it cannot. */
  readonly choose: (situation: Situation) => string | undefined;
  /** An open act, or `undefined` to go on watching. */
  readonly act?: (situation: Situation) => string | undefined;
  readonly rate?: (situation: Situation, option: string, at: number) => number;
  readonly respond?: (situation: Situation) => string;
  readonly tag?: (situation: Situation, item: string) => string;
  /** Reason, words and sureness for a choice; taken only where the scene asks for them. */
  readonly why?: (situation: Situation, choice: string) => Why;
}

export type Why = Omit<Extract<Answer, { kind: "chose" }>, "kind" | "choice">;

/** A player of these habits: the one place that knows every scene kind. */
export function playerOf(habits: Habits): Player {
  return (situation) => {
    const { scene, acts, items, timed } = situation;
    switch (scene.kind) {
      case "decision": {
        const choice = habits.choose(situation) ?? (timed ? undefined : fresh(situation)[0]?.id);
        if (choice === undefined) return timed ? { kind: "timed-out" } : undefined;
        return { kind: "chose", choice, ...asked(scene, situation, habits.why?.(situation, choice)) };
      }
      case "watch": {
        const act = acts.length > 0 ? habits.act?.(situation) : undefined;
        return act === undefined ? { kind: "continued" } : { kind: "acted", act };
      }
      case "respond":
        return { kind: "responded", words: habits.respond?.(situation) ?? "" };
      case "rate": {
        const rate = (option: string, at: number): number => within(habits.rate?.(situation, option, at) ?? 4);
        return { kind: "rated", ratings: Object.fromEntries(scene.options.map(({ id }, at) => [id, rate(id, at)])) };
      }
      case "report":
        return {
          kind: "reported",
          items: Object.fromEntries(items.map(({ id }) => [id, habits.tag?.(situation, id) ?? "saw"])),
        };
      case "next":
        return { kind: "continued" };
      case "branch":
      case "chance":
        return undefined;
    }
  };
}

/** Asked once: a hub that is come back to does not ask for a reason each time. */
function asked(scene: DecisionScene, { before }: Situation, why: Why | undefined): Why {
  if (!why || before.length > 0) return {};
  const { reason, words, sure } = why;
  return {
    ...(scene.askWhy && reason !== undefined && { reason }),
    ...(scene.askWhy && words !== undefined && { words }),
    ...(scene.sure && sure !== undefined && { sure }),
  };
}

/** Leaves the run for good at this turn. */
export const leavingAt =
  (turn: number, player: Player): Player =>
  (situation) =>
    situation.turn >= turn ? { kind: "left" } : player(situation);

/** Walks away at this turn; the run stays open. */
export const stoppingAt =
  (turn: number, player: Player): Player =>
  (situation) =>
    situation.turn >= turn ? undefined : player(situation);

/** Choices not made here before, when there are any: even a naive player does not ask the same thing for ever. */
export function fresh({ choices, before }: Situation): readonly OfferedChoice[] {
  const left = choices.filter(({ id }) => !before.includes(id));
  return left.length > 0 ? left : choices;
}

/** One of these, each as likely; `undefined` of none. */
export const oneOf = <T>(items: readonly T[], random: Random): T | undefined =>
  items[Math.floor(random() * items.length)];

const within = (rating: number): number => Math.min(7, Math.max(1, Math.round(rating)));
