import type { Program } from "../machine/program.ts";
import { calmest, enforcing, first, last, longest, sameKind, secondBest, shortest, waiting } from "../players/naive.ts";
import type { Player } from "../players/player.ts";
import { walk, type Walked } from "../players/walk.ts";
import { CHOICE_KINDS } from "../scenario/scenario.ts";
import type { Key } from "../score/key.ts";
import type { NaiveResult } from "./finding.ts";
import { type Checked, draft, type Draft } from "./looked.ts";
import type { Marks } from "./marks.ts";

/** Runs of each player: chance and the order of choices differ between them. */
const RUNS = 4;
export const SECOND_BEST = "second-best";

const playersFor = (key: Key): readonly (readonly [name: string, player: Player])[] => [
  ["longest", longest],
  ["shortest", shortest],
  ["first", first],
  ["last", last],
  ...CHOICE_KINDS.map((kind) => [kind, sameKind(kind)] as const),
  ["waiting", waiting],
  ["enforcing", enforcing(key)],
  ["calmest", calmest],
  [SECOND_BEST, secondBest(key)],
];

/** How players end who know only how tests are made; and one who knows the key and takes the best but one. */
export function naiveResults(program: Program, key: Key, marks: Marks): NaiveResult[] {
  const arm = program.scenario.variants?.arms[0]?.id ?? "";
  return playersFor(key).map(([player, policy]) => {
    const runs = Array.from({ length: RUNS }, (_, run) => walk(program, `proof ${run}`, arm, policy));
    const shares = runs.map((run) => shareOf(marks, run));
    return {
      player,
      share: shares.reduce((sum, { share }) => sum + share, 0) / RUNS,
      decisions: shares[0]?.decisions ?? 0,
      ending: runs[0]?.ending ?? "",
    };
  });
}

/** A run's share over its spine, first visits alone; what it never met owes its best. */
export function shareOf(marks: Marks, { taken }: Walked): { share: number; decisions: number } {
  const met = new Set<number>();
  let earned = 0;
  let owed = marks.total[0] ?? 0;
  for (const { place, row, open } of taken) {
    const classes = marks.at(place, open);
    if (!classes || met.has(place)) continue;
    met.add(place);
    const kind = marks.classes[classes[row] ?? 0];
    earned += kind?.earned[0] ?? 0;
    owed += kind?.owed[0] ?? 0;
  }
  return { share: owed > 0 ? earned / owed : 0, decisions: met.size };
}

/** Over fewer decisions a naive player's luck says nothing. */
const LEAST_SPINE = 6;

/**
 * C06: nobody who does not listen may reach half; somebody who takes the best but one each time should. Not decided for a
 * spine of fewer than six decisions.
 */
export function checkNaive(results: readonly NaiveResult[], spine: number): Checked {
  if (spine < LEAST_SPINE) return { code: "C06", findings: [], undecided: true };
  const findings: Draft[] = [];
  for (const { player, share } of results) {
    const percent = Math.round(share * 100);
    if (player === SECOND_BEST) {
      if (share < 0.5) findings.push(draft("C06", "error", "", { why: "second-best", share: percent }));
    } else if (share >= 0.5) findings.push(draft("C06", "error", "", { why: "naive", player, share: percent }));
  }
  return { code: "C06", findings };
}
