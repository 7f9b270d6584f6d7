import type { Evidence, Mark } from "../../score/evidence.ts";
import { type ChoiceKey, type DecisionKey, type Key, type Level, LEVELS } from "../../score/key.ts";
import type { DecisionStanding } from "./standing.ts";

/** The mean (1-7) from which a choice is adequate, and strong: planning defaults, printed as such. */
export const ADEQUATE_FROM = 3.5;
export const STRONG_FROM = 5.5;

export const levelOf = (mean: number): Level =>
  mean >= STRONG_FROM ? "strong" : mean >= ADEQUATE_FROM ? "adequate" : "weak";

/**
 * The key with the panel's level in the place of the author's, in the decisions named by `taken`. A reviewer rates a choice as a
 * whole, so each behaviour it is marked on gets that one level. Critical acts, disrespect, lures and reasons stay: nobody was
 * asked about them. `panel` in the provenance only when no decision with a key is left out.
 *
 * @param on ISO date
 */
export function keyFromPanel(
  key: Key,
  standings: readonly DecisionStanding[],
  taken: (decision: DecisionStanding) => boolean,
  { raters, on }: { readonly raters: number; readonly on: string },
): Key {
  const chosen = new Map(standings.filter(taken).map((one) => [one.scene, one]));
  const decisions = Object.fromEntries(
    Object.entries(key.decisions).map(([scene, entry]) => {
      const standing = chosen.get(scene);
      return [scene, standing ? decisionFrom(entry, standing) : entry] as const;
    }),
  );
  const of = Object.keys(key.decisions).length;
  const count = Object.keys(key.decisions).filter((scene) => chosen.has(scene)).length;
  if (count === 0) return key;
  return {
    ...key,
    decisions,
    provenance:
      count === of
        ? { kind: "panel", by: `panel of ${raters}`, on }
        : { ...key.provenance, note: `panel of ${raters} for ${count} of ${of} decisions, ${on}` },
  };
}

function decisionFrom(entry: DecisionKey, { choices }: DecisionStanding): DecisionKey {
  const means = new Map(choices.map(({ choice, all }) => [choice, all]));
  return {
    ...entry,
    choices: Object.fromEntries(
      Object.entries(entry.choices).map(([id, choice]): [string, ChoiceKey] => {
        const all = means.get(id);
        if (!all) return [id, choice];
        const level = levelOf(all.mean);
        const marks = Object.fromEntries(Object.keys(choice.marks).map((behaviour) => [behaviour, level]));
        return [id, { ...choice, marks, panel: { mean: round(all.mean), sd: round(all.sd ?? 0), n: all.n } }];
      }),
    ),
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** One stored run by the two keys. */
export interface RunPair {
  readonly before: Evidence;
  readonly now: Evidence;
  /** A closed record can only gain. */
  readonly closed: boolean;
}

/** Of one decision: runs that would be marked higher or lower somewhere in it; `kept`: lower, but closed on record. */
export interface DecisionChange {
  readonly scene: string;
  readonly higher: number;
  readonly lower: number;
  readonly kept: number;
}

/** What another key would change, in runs; no run and nobody is named. */
export interface Comparison {
  readonly runs: number;
  readonly changed: number;
  readonly closed: number;
  readonly decisions: readonly DecisionChange[];
}

export function comparisonOf(pairs: readonly RunPair[]): Comparison {
  const found = new Map<string, DecisionChange>();
  let changed = 0;
  for (const { before, now, closed } of pairs) {
    const was = marksOf(before);
    const is = marksOf(now);
    const moved = [...new Set([...was.keys(), ...is.keys()])].flatMap((place) => {
      const by = rank(is.get(place)?.level) - rank(was.get(place)?.level);
      return by === 0 ? [] : [{ scene: (is.get(place) ?? was.get(place))?.scene ?? "", by }];
    });
    if (moved.length > 0) changed++;
    for (const [scene, some] of Map.groupBy(moved, (one) => one.scene)) {
      const fell = some.some(({ by }) => by < 0);
      const old = found.get(scene) ?? { scene, higher: 0, lower: 0, kept: 0 };
      found.set(scene, {
        scene,
        higher: old.higher + Number(some.some(({ by }) => by > 0)),
        lower: old.lower + Number(fell && !closed),
        kept: old.kept + Number(fell && closed),
      });
    }
  }
  return {
    runs: pairs.length,
    changed,
    closed: pairs.filter(({ closed }) => closed).length,
    decisions: [...found.values()],
  };
}

/** A decision marks once, at its first visit, so these two name one mark. */
const marksOf = ({ marks }: Evidence): Map<string, Mark> =>
  new Map(marks.map((mark) => [`${mark.scene} ${mark.behaviour}`, mark]));

const rank = (level: Level | undefined): number => (level ? LEVELS.indexOf(level) : -1);
