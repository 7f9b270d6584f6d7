import { randomOf, shuffled } from "#engine/machine/random.ts";
import {
  type Beat,
  type Condition,
  type Effect,
  type Ending,
  isResting,
  type Interrupt,
  type Outcome,
  type Scenario,
  type Scene,
  scenesOf,
  TIMEOUT,
} from "#engine/scenario/scenario.ts";
import type { Text } from "#engine/scenario/text.ts";
import { folded } from "#stage/conditions.ts";
import { letterOf } from "./open.ts";

/** A scenario as numbered sections. Sections are named by id until they are laid out: `to` is the id of another. */
export interface Booklet {
  /** In the order of their numbers, the first is 1. */
  readonly sections: readonly Section[];
  readonly numberOf: ReadonlyMap<string, number>;
  /** Letter of a choice or act, by `scene.choice`. */
  readonly letters: ReadonlyMap<string, string>;
  /** The arm of the paper: the scenario's first, empty without variants. */
  readonly arm: string;
}

export interface Section {
  readonly number: number;
  /** Scene, ending or interrupt; `scene.choice` for what a choice brings, `scene#2` for a row or outcome. */
  readonly id: string;
  readonly parts: readonly Part[];
}

/** A condition left after the arm was filled in; absent: always. */
interface When {
  readonly when?: Condition;
}

export type Part =
  | ({ readonly kind: "line"; readonly beat: Beat; readonly address: string } & When)
  | { readonly kind: "mark"; readonly changes: readonly Effect[] }
  | { readonly kind: "prompt"; readonly text: Text; readonly address: string }
  | (Way & {
      readonly kind: "choice";
      readonly once: boolean;
      readonly takes?: { readonly meter: string; readonly count: number };
    })
  | (Way & { readonly kind: "step-in" })
  | { readonly kind: "too-late"; readonly letters: readonly string[] }
  | { readonly kind: "card" | "write" | "come-from" | "come-back" }
  | {
      readonly kind: "rate" | "tag";
      readonly options: readonly (When & { readonly text: Text; readonly address: string })[];
    }
  | { readonly kind: "turn" | "nobody"; readonly to: string }
  | ({ readonly kind: "row"; readonly to: string } & When)
  | { readonly kind: "draw"; readonly of: number }
  | { readonly kind: "drawn"; readonly from: number; readonly until: number; readonly to: string }
  | ({ readonly kind: "interrupt"; readonly to: string } & When)
  | { readonly kind: "end"; readonly title: Text; readonly address: string; readonly outcome: Outcome }
  | { readonly kind: "afterwards" };

interface Way extends When {
  readonly letter: string;
  /** Absent for silence. */
  readonly text?: Text;
  readonly address: string;
  readonly to: string;
}

/**
 * Numbers what can be reached, in an order in which no section stands before one it leads to, as far as that can be.
 * What a choice brings is a section of its own, so that nobody reads the answer beside the question.
 * @param seed the same seed gives the same booklet
 */
export function bookletOf(scenario: Scenario, seed: string): Booklet {
  const arm = scenario.variants?.arms[0]?.id ?? "";
  const letters = lettersOf(scenario, seed);
  const drafts = new Map<string, Part[]>();
  for (const phase of scenario.phases) {
    for (const scene of phase.scenes) {
      const interrupts = isResting(scene) && scene.id !== scenario.start ? phase.interrupts : [];
      for (const [id, parts] of sceneSections(scene, interrupts, letters, arm)) drafts.set(id, parts);
    }
    for (const interrupt of phase.interrupts) drafts.set(interrupt.id, interruptParts(interrupt, arm));
  }
  for (const ending of scenario.endings) drafts.set(ending.id, endingParts(ending, arm));
  const reached = reachedFrom(scenario.start, drafts);
  const order = apart(scenario.start, shuffled(reached.slice(1), randomOf(`${seed}/sections`)), drafts);
  return {
    sections: order.map((id, at) => ({ number: at + 1, id, parts: drafts.get(id) ?? [] })),
    numberOf: new Map(order.map((id, at) => [id, at + 1])),
    letters,
    arm,
  };
}

/** Where a part can lead. */
export const leadsTo = (part: Part): string | undefined => ("to" in part ? part.to : undefined);

function lettersOf(scenario: Scenario, seed: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const scene of scenesOf(scenario)) {
    if (scene.kind === "watch") {
      for (const [at, act] of scene.acts.entries()) letters.set(`${scene.id}.${act.id}`, letterOf(at));
    }
    if (scene.kind !== "decision") continue;
    const order = shuffled(scene.choices, randomOf(`${seed}/${scene.id}`)).filter((choice) => choice.id !== TIMEOUT);
    const last = (choice: (typeof order)[number]): number => (choice.pinned === "last" ? 1 : 0);
    for (const [at, choice] of order.toSorted((a, b) => last(a) - last(b)).entries()) {
      letters.set(`${scene.id}.${choice.id}`, letterOf(at));
    }
  }
  return letters;
}

function sceneSections(
  scene: Scene,
  interrupts: readonly Interrupt[],
  letters: ReadonlyMap<string, string>,
  arm: string,
): [string, Part[]][] {
  const broken = interrupts.flatMap((one): Part[] => asked({ kind: "interrupt", to: one.id }, one.when, arm));
  const beats = lines(scene.id, scene.beats, arm);
  const head = [...broken, ...beats];
  const more: [string, Part[]][] = [];
  /** The section of what an act brings; the target itself when it brings nothing. */
  const via = (id: string, effects: readonly Effect[], reply: readonly Beat[], to: string): string => {
    if (effects.length === 0 && reply.length === 0) return to;
    more.push([id, [...marks(effects), ...lines(scene.id, reply, arm), { kind: "turn", to }]]);
    return id;
  };
  switch (scene.kind) {
    case "decision": {
      const ways = scene.choices.flatMap((choice): Part[] => {
        const address = `${scene.id}.${choice.id}`;
        const takes = choice.takes ?? 0;
        const spent: Effect[] =
          scene.budget !== undefined && takes > 0 ? [{ op: "add", meter: scene.budget, by: -takes }] : [];
        const to = via(address, [...spent, ...choice.effects], choice.reply, choice.to);
        const way = {
          kind: "choice" as const,
          letter: letters.get(address) ?? "",
          address,
          to,
          once: choice.once,
          ...(choice.text !== undefined && { text: choice.text }),
          ...(scene.budget !== undefined && takes > 0 && { takes: { meter: scene.budget, count: takes } }),
        };
        return asked(way, choice.when, arm);
      });
      const rank = (part: Part): string => ("letter" in part && part.letter !== "" ? part.letter.padStart(3) : "~~~");
      const sorted = ways.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
      return [[scene.id, [...head, ask(scene), ...sorted]], ...more];
    }
    case "watch": {
      const order = new Map(scene.beats.map((beat, at) => [beat.id, at]));
      const last = scene.beats.length - 1;
      const parts: Part[] = [...broken, ask(scene), { kind: "card" }];
      for (const [at, beat] of scene.beats.entries()) {
        parts.push(...lines(scene.id, [beat], arm));
        for (const act of scene.acts) {
          if ((act.from === undefined ? 0 : order.get(act.from)) !== at) continue;
          const address = `${scene.id}.${act.id}`;
          const to = via(address, act.effects, act.reply, act.to);
          const way = { kind: "step-in" as const, letter: letters.get(address) ?? "", text: act.text, address, to };
          parts.push(...asked(way, act.when, arm));
        }
        const late = scene.acts.filter((act) => at < last && act.until !== undefined && order.get(act.until) === at);
        if (late.length > 0) {
          parts.push({ kind: "too-late", letters: late.map((act) => letters.get(`${scene.id}.${act.id}`) ?? "") });
        }
      }
      return [[scene.id, [...parts, { kind: "nobody", to: scene.to }]], ...more];
    }
    case "respond":
      return [
        [scene.id, [...head, ask(scene), { kind: "write" }, ...marks(scene.effects), { kind: "turn", to: scene.to }]],
      ];
    case "rate":
    case "report": {
      const all: readonly { id: string; text: Text; when?: Condition }[] =
        scene.kind === "rate" ? scene.options : scene.items;
      const options = all.flatMap(({ id, text, when }) => asked({ text, address: `${scene.id}.${id}` }, when, arm));
      const kind = scene.kind === "rate" ? "rate" : "tag";
      return [
        [scene.id, [...head, ask(scene), { kind, options }, ...marks(scene.effects), { kind: "turn", to: scene.to }]],
      ];
    }
    case "next":
      return [[scene.id, [...head, ...marks(scene.effects), { kind: "turn", to: scene.to }]]];
    case "branch": {
      const rows = scene.rows.flatMap((row, at): Part[] =>
        asked({ kind: "row", to: via(`${scene.id}#${at}`, row.effects, [], row.to) }, row.when, arm),
      );
      return [[scene.id, [...head, ...rows]], ...more];
    }
    case "chance": {
      let drawn = 0;
      const outcomes = scene.outcomes.map((one, at): Part => {
        const from = drawn + 1;
        drawn += one.weight;
        return { kind: "drawn", from, until: drawn, to: via(`${scene.id}#${at}`, one.effects, one.beats, one.to) };
      });
      return [[scene.id, [...head, { kind: "draw", of: drawn }, ...outcomes]], ...more];
    }
  }
}

const interruptParts = (one: Interrupt, arm: string): Part[] => [
  ...(one.goto === undefined ? [{ kind: "come-from" } as const] : []),
  ...marks(one.effects),
  ...lines(one.id, one.beats, arm),
  one.goto === undefined ? { kind: "come-back" } : { kind: "turn", to: one.goto },
];

function endingParts(ending: Ending, arm: string): Part[] {
  const later = ending.later.flatMap((row): Part[] => {
    const rows = row.beats.map((beat): Beat => {
      const both = [row.when, beat.when].filter((when) => when !== undefined);
      const [when] = both;
      return both.length > 1 ? { ...beat, when: { op: "and", of: both } } : when ? { ...beat, when } : beat;
    });
    return lines(ending.id, rows, arm);
  });
  return [
    ...lines(ending.id, ending.beats, arm),
    { kind: "end", title: ending.title, address: `${ending.id}.title`, outcome: ending.outcome },
    ...(later.length > 0 ? [{ kind: "afterwards" } as const, ...later] : []),
  ];
}

const ask = (scene: Extract<Scene, { prompt: Text }>): Part => ({
  kind: "prompt",
  text: scene.prompt,
  address: `${scene.id}.prompt`,
});

const marks = (changes: readonly Effect[]): Part[] => (changes.length === 0 ? [] : [{ kind: "mark", changes }]);

const lines = (container: string, beats: readonly Beat[], arm: string): Part[] =>
  beats.flatMap((beat) => asked({ kind: "line" as const, beat, address: `${container}.${beat.id}` }, beat.when, arm));

/** The part with what is left of its condition; none when it can never hold. */
function asked<P extends object>(part: P, when: Condition | undefined, arm: string): (P & When)[] {
  const left = when === undefined ? true : folded(when, arm);
  if (left === false) return [];
  return [left === true ? part : { ...part, when: left }];
}

function reachedFrom(start: string, drafts: ReadonlyMap<string, readonly Part[]>): string[] {
  const reached = [start];
  const seen = new Set(reached);
  for (const id of reached) {
    for (const part of drafts.get(id) ?? []) {
      const to = leadsTo(part);
      if (to === undefined || seen.has(to)) continue;
      seen.add(to);
      reached.push(to);
    }
  }
  return reached;
}

/** Of so many sections in a row none leads to another, as far as that can be: about a page. */
const APART = 6;

/** Start first; then always the next of the pool that has nothing to do with those just before it. */
function apart(start: string, pool: readonly string[], drafts: ReadonlyMap<string, readonly Part[]>): string[] {
  const ways = (id: string): Set<string> => new Set((drafts.get(id) ?? []).map((part) => leadsTo(part) ?? ""));
  const near = (a: string, b: string): boolean => ways(a).has(b) || ways(b).has(a);
  const order = [start];
  const left = [...pool];
  while (left.length > 0) {
    let free = -1;
    for (let reach = APART; reach > 0 && free < 0; reach--) {
      const before = order.slice(-reach);
      free = left.findIndex((id) => !before.some((one) => near(one, id)));
    }
    order.push(...left.splice(Math.max(0, free), 1));
  }
  return order;
}
