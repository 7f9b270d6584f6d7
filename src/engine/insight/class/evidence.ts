import type { Counts } from "../../score/counts.ts";
import { LEVELS } from "../../score/key.ts";
import type { Group } from "./aggregate.ts";
import type { Selection } from "./select.ts";

/** Counts of one competency, and how many scenarios they come from. */
export interface OverScenarios extends Counts {
  readonly scenarios: number;
}

/** By competency; what was met only after a slip apart. No share, no level, no sum over competencies. */
export interface OfficerEvidence {
  readonly spine: ReadonlyMap<string, OverScenarios>;
  readonly repair: ReadonlyMap<string, OverScenarios>;
}

/**
 * Evidence by officer. Give it first exposures; of attempts that were left or stand open it counts nothing. Competencies in
 * the order of their codes.
 */
export function evidenceOf({ parts }: Selection): Map<string, OfficerEvidence> {
  const competencies = competenciesOf(parts.map(({ group }) => group));
  const places = new Map(competencies.map((competency, index) => [competency, index]));
  const officers = new Map<string, Sums>();
  let scenario = 0;
  let before: string | undefined;
  for (const { group, rows } of parts) {
    // Parts come in the order of their scenarios: one scenario under two versions of its rules is still one.
    if (group.scenario !== before) scenario++;
    before = group.scenario;
    const slots = slotsOf(group, places);
    for (const { officer, counts, split } of rows) {
      let sums = officers.get(officer);
      if (!sums) {
        sums = sumsFor(competencies.length);
        officers.set(officer, sums);
      }
      for (let at = split; at < counts.length; at++) {
        count(sums, slots[counts[at] as number] as number, scenario);
      }
    }
  }
  return new Map([...officers].map(([officer, sums]) => [officer, tellOf(competencies, sums)]));
}

/** By competency: spine weak, adequate, strong, then repair. */
interface Sums {
  readonly counts: Uint32Array;
  readonly scenarios: Uint32Array;
  /** The last scenario that counted. */
  readonly last: Uint32Array;
}

const EACH = 2 * LEVELS.length;

const sumsFor = (competencies: number): Sums => ({
  counts: new Uint32Array(competencies * EACH),
  scenarios: new Uint32Array(competencies * 2),
  last: new Uint32Array(competencies * 2),
});

function count({ counts, scenarios, last }: Sums, slot: number, scenario: number): void {
  counts[slot] = (counts[slot] as number) + 1;
  const of = Math.trunc(slot / LEVELS.length);
  if (last[of] === scenario) return;
  last[of] = scenario;
  scenarios[of] = (scenarios[of] as number) + 1;
}

function competenciesOf(groups: readonly Group[]): string[] {
  const found = new Set<string>();
  for (const { evidence } of groups) for (const { competency } of evidence.all) found.add(competency);
  return [...found].toSorted();
}

/** By number, where it counts. */
function slotsOf({ evidence }: Group, places: ReadonlyMap<string, number>): Uint32Array {
  return Uint32Array.from(
    evidence.all,
    ({ competency, of, level }) =>
      (places.get(competency) ?? 0) * EACH + (of === "spine" ? 0 : LEVELS.length) + LEVELS.indexOf(level),
  );
}

function tellOf(competencies: readonly string[], { counts, scenarios }: Sums): OfficerEvidence {
  const tell = (apart: 0 | 1): Map<string, OverScenarios> => {
    const told = new Map<string, OverScenarios>();
    for (const [index, competency] of competencies.entries()) {
      const over = scenarios[index * 2 + apart] ?? 0;
      if (over === 0) continue;
      const at = index * EACH + apart * LEVELS.length;
      const [weak = 0, adequate = 0, strong = 0] = counts.subarray(at, at + LEVELS.length);
      told.set(competency, { strong, adequate, weak, scenarios: over });
    }
    return told;
  };
  return { spine: tell(0), repair: tell(1) };
}
