import type { Level } from "../../score/key.ts";
import type { AttemptFacts, DecisionFact } from "../class/facts.ts";
import { type Interval, wilson } from "./wilson.ts";

/** Officers with a rest in other scenarios, before a correlation is more than chance. */
export const ENOUGH_FOR_REST = 100;

/** What one decision of a scenario's version says of itself, at first exposures and first visits. */
export interface ItemFigures {
  readonly scenario: string;
  readonly rules: string;
  readonly scene: string;
  /** Officers who began the version and who came to this decision. */
  readonly began: number;
  readonly reached: number;
  /** By choice, of all that reached it; who ran out of time is in no option. */
  readonly options: ReadonlyMap<string, { readonly n: number } & Interval>;
  /** Strong on everything it touches, of those marked; absent while nobody was. */
  readonly difficulty?: { readonly n: number; readonly strong: number } & Interval;
  readonly rest: ItemRest;
}

/** `r`: Pearson's, of this decision with the same officers' share of strong marks in OTHER scenarios. */
export type ItemRest =
  | { readonly kind: "too-small"; readonly n: number; readonly needed: number }
  /** Everybody did the same here, or everywhere else: there is nothing to go together. */
  | { readonly kind: "no-spread"; readonly n: number }
  | { readonly kind: "known"; readonly n: number; readonly r: number; readonly checkTheKey: boolean };

/** The figures of every decision that was met. In the order of scenario, rules and scene id. */
export function itemFigures(facts: readonly AttemptFacts[]): ItemFigures[] {
  const firsts = firstExposures(facts);
  const began = new Map<string, number>();
  const items = new Map<string, Item>();
  const marked = new Map<string, Map<string, Rest>>();
  for (const { scenario, rules, officer, decisions } of firsts) {
    const version = JSON.stringify([scenario, rules]);
    began.set(version, (began.get(version) ?? 0) + 1);
    for (const decision of decisions) {
      if (decision.visit !== 1 || decision.kind === "words") continue;
      const id = JSON.stringify([scenario, rules, decision.scene]);
      const item = items.get(id) ?? { scenario, rules, scene: decision.scene, version, answers: [] };
      items.set(id, item);
      item.answers.push({ officer, decision });
      const strong = strongOf(decision);
      if (strong === undefined) continue;
      const byScenario = marked.get(officer) ?? new Map<string, Rest>();
      marked.set(officer, byScenario);
      const sum = byScenario.get(scenario) ?? { strong: 0, n: 0 };
      byScenario.set(scenario, { strong: sum.strong + (strong ? 1 : 0), n: sum.n + 1 });
    }
  }
  return [...items]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, item]) => figuresOf(item, began.get(item.version) ?? 0, marked));
}

/** The first attempt of each officer at each scenario, whatever version; tries of a moment again are none. */
export function firstExposures(facts: readonly AttemptFacts[]): AttemptFacts[] {
  const firsts = new Map<string, AttemptFacts>();
  for (const fact of facts) {
    if (fact.from) continue;
    const id = JSON.stringify([fact.officer, fact.scenario]);
    const held = firsts.get(id);
    const earlier =
      !held || fact.beganAt < held.beganAt || (fact.beganAt === held.beganAt && fact.attempt < held.attempt);
    if (earlier) firsts.set(id, fact);
  }
  return [...firsts.values()];
}

/** Strong on every behaviour a decision touches; undefined where nothing was marked. */
export function strongOf({ levels }: Pick<DecisionFact, "levels">): boolean | undefined {
  const given: Level[] = Object.values(levels);
  return given.length === 0 ? undefined : given.every((level) => level === "strong");
}

interface Rest {
  readonly strong: number;
  readonly n: number;
}

interface Item {
  readonly scenario: string;
  readonly rules: string;
  readonly scene: string;
  readonly version: string;
  readonly answers: { readonly officer: string; readonly decision: DecisionFact }[];
}

type Marked = ReadonlyMap<string, ReadonlyMap<string, Rest>>;

function figuresOf({ scenario, rules, scene, answers }: Item, began: number, marked: Marked): ItemFigures {
  const reached = answers.length;
  const chosen = new Map<string, number>();
  const pairs: [number, number][] = [];
  let n = 0;
  let strong = 0;
  for (const { officer, decision } of answers) {
    if (decision.choice !== undefined) chosen.set(decision.choice, (chosen.get(decision.choice) ?? 0) + 1);
    const good = strongOf(decision);
    if (good === undefined) continue;
    n++;
    if (good) strong++;
    const rest = restOf(marked.get(officer), scenario);
    if (rest !== undefined) pairs.push([good ? 1 : 0, rest]);
  }
  const difficulty = wilson(strong, n);
  const options = [...chosen].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    scenario,
    rules,
    scene,
    began,
    reached,
    options: new Map(
      options.flatMap(([choice, k]) => {
        const share = wilson(k, reached);
        return share ? [[choice, { n: k, ...share }] as const] : [];
      }),
    ),
    ...(difficulty && { difficulty: { n, strong, ...difficulty } }),
    rest: restFigure(pairs),
  };
}

function restOf(byScenario: ReadonlyMap<string, Rest> | undefined, except: string): number | undefined {
  let strong = 0;
  let n = 0;
  for (const [scenario, sum] of byScenario ?? []) {
    if (scenario === except) continue;
    strong += sum.strong;
    n += sum.n;
  }
  return n === 0 ? undefined : strong / n;
}

function restFigure(pairs: readonly (readonly [number, number])[]): ItemRest {
  const n = pairs.length;
  if (n < ENOUGH_FOR_REST) return { kind: "too-small", n, needed: ENOUGH_FOR_REST };
  const r = pearson(pairs);
  // With a choice of two outcomes, r < 0 says exactly that those who did weaker here do better elsewhere.
  return r === undefined ? { kind: "no-spread", n } : { kind: "known", n, r, checkTheKey: r < 0 };
}

function pearson(pairs: readonly (readonly [number, number])[]): number | undefined {
  const n = pairs.length;
  const mx = pairs.reduce((sum, [x]) => sum + x, 0) / n;
  const my = pairs.reduce((sum, [, y]) => sum + y, 0) / n;
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (const [x, y] of pairs) {
    xy += (x - mx) * (y - my);
    xx += (x - mx) ** 2;
    yy += (y - my) ** 2;
  }
  return xx < 1e-12 || yy < 1e-12 ? undefined : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}
