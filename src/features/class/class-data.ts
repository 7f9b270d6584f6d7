import type { Purpose } from "#engine/attempt/move.ts";
import type { Aggregate } from "#engine/insight/class/aggregate.ts";
import type { AttemptFacts } from "#engine/insight/class/facts.ts";
import { RULES, type NeedRule } from "#engine/insight/class/need-rules.ts";
import type { Dismissal, Hit, Known } from "#engine/insight/class/needs.ts";
import type { Filter } from "#engine/insight/class/select.ts";

/** Everything the review of a class draws. Only what a trainer may see is in it. */
export interface ClassData {
  readonly aggregate: Aggregate;
  readonly facts: readonly AttemptFacts[];
  readonly known: Known;
  /** Names by the ids of the runs. */
  readonly names: ReadonlyMap<string, string>;
  /** By scenario. */
  readonly titles: ReadonlyMap<string, string>;
  /** By the rules of a scenario's version. */
  readonly texts: ReadonlyMap<string, VersionTexts>;
  /** Runs that could not be read. */
  readonly unread: number;
}

/** How a version of a scenario reads, for tables. */
export interface VersionTexts {
  /** BCP 47. */
  readonly language: string;
  /** What each scene asks. */
  readonly scenes: ReadonlyMap<string, { readonly prompt: string; readonly choices: ReadonlyMap<string, string> }>;
  readonly endings: ReadonlyMap<string, string>;
}

/** What a trainer decided about the rules; the owner of the screen keeps it. */
export interface ClassDesk {
  readonly rules: readonly NeedRule[];
  readonly dismissals: readonly Dismissal[];
  /** True once it is written. */
  readonly saveRules: (rules: readonly NeedRule[]) => Promise<boolean>;
  readonly saveDismissal: (dismissal: Dismissal) => Promise<boolean>;
}

/** The rules as this screen begins with them. `fast` is off: at 150 words a minute nearly everybody is found, and a time says nothing of why. */
export const FIRST_RULES: readonly NeedRule[] = RULES.map((rule) =>
  rule.rule === "fast" ? { ...rule, on: false } : rule,
);

/** What the trainer asked for; empty strings do not narrow. */
export interface Asked {
  readonly scenario: string;
  readonly purpose: Purpose | "";
  readonly exposure: "first" | "latest";
  readonly find: string;
}

export const EVERYTHING: Asked = { scenario: "", purpose: "", exposure: "first", find: "" };

/** The filter of what was asked for; `exposure` may be another than the one asked. */
export function filterOf({ names }: ClassData, asked: Asked, exposure: Filter["exposure"] = asked.exposure): Filter {
  const { scenario, purpose, find } = asked;
  const sought = find.trim().toLocaleLowerCase();
  return {
    exposure,
    ...(scenario !== "" && { scenarios: new Set([scenario]) }),
    ...(purpose !== "" && { purpose }),
    ...(sought !== "" && {
      officers: new Set([...names].filter(([, name]) => name.toLocaleLowerCase().includes(sought)).map(([id]) => id)),
    }),
  };
}

/** Hits that speak of what was asked for. The rules look at everything an officer did; only what is shown is narrowed. */
export function hitsAmong(data: ClassData, hits: readonly Hit[], asked: Asked): Hit[] {
  const { officers, purpose } = filterOf(data, asked);
  const purposes = new Map(data.facts.map((fact) => [fact.attempt, fact.purpose]));
  return hits.filter(
    ({ officer, params, restsOn }) =>
      (officers?.has(officer) ?? true) &&
      (asked.scenario === "" || params["scenario"] === undefined || params["scenario"] === asked.scenario) &&
      (purpose === undefined || restsOn.every(({ id }) => (purposes.get(id) ?? purpose) === purpose)),
  );
}

/** The moment a trainer should look at first; absent where a hit rests on no run. */
export function whereOf(
  { facts }: ClassData,
  { restsOn }: Hit,
): { readonly attempt: string; readonly seq: number } | undefined {
  for (const { id, seq } of restsOn) {
    const fact = facts.find(({ attempt }) => attempt === id);
    if (!fact) continue;
    const weak = fact.decisions.find(({ spine, levels }) => spine && Object.values(levels).includes("weak"));
    return { attempt: id, seq: seq ?? weak?.seq ?? 0 };
  }
  return undefined;
}
