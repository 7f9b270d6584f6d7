import { changesOf } from "./changes.ts";
import { type DecisionRow, decisionsOf } from "./decisions.ts";
import { compare, type Selection } from "./select.ts";

/** Why a question is put, in the order in which they are looked for. */
const QUESTIONS = ["split", "changed", "timed-out", "weak", "unexplained"] as const;

/**
 * Something to talk about before any figure is read. `split`: where the class went different ways. `changed`: where most
 * answered otherwise the next time. `timed-out`: where time ran out most. `weak`: where most gave weak evidence.
 * `unexplained`: where fewest said why, of those where anybody did.
 */
export interface Question {
  readonly code: (typeof QUESTIONS)[number];
  readonly scenario: string;
  readonly rules: string;
  readonly scene: string;
  /**
   * Attempts, but for `changed` officers. `n` of `of` is what the code counts; of `split`, `n` chose `choice` and `second`
   * chose `other`, the two most chosen.
   */
  readonly params: Readonly<Record<string, string | number>>;
}

/** As many as a trainer has time for. */
const HOW_MANY = 3;
/** Fewer than this at a decision are no class to talk about. */
const LEAST_REACHED = 5;

interface Candidate {
  readonly at: Pick<DecisionRow, "scenario" | "rules" | "scene">;
  /** 0 to 1: how much it asks to be talked about, within its own kind alone. */
  readonly weight: number;
  readonly of: number;
  readonly params: Question["params"];
}

/**
 * At most three questions, each about another decision: the best candidate of each kind in the order of the kinds, and of
 * equals the one more people met, then by id. Fewer when there is nothing to ask: a question is never made up.
 *
 * @param first first exposures
 * @param latest the latest of the same officers, for what changed
 */
export function questionsOf(first: Selection, latest: Selection): Question[] {
  const rows = decisionsOf(first).filter(({ kind }) => kind === "decision");
  const found: Readonly<Record<Question["code"], Candidate[]>> = {
    split: rows.flatMap(splitOf),
    changed: changesOf(first, latest).map((row) => shareOf(row, row.changed, row.of)),
    "timed-out": rows.map((row) => shareOf(row, row.timeouts, row.reached)),
    weak: rows.flatMap(weakestOf),
    unexplained: rows.flatMap(unexplainedOf),
  };
  const asked: Question[] = [];
  for (const code of QUESTIONS) {
    const best = found[code]
      .filter(({ at, weight, of }) => weight > 0 && of >= LEAST_REACHED && !asked.some((one) => isSame(one, at)))
      .toSorted((a, b) => b.weight - a.weight || b.of - a.of || compare(nameOf(a.at), nameOf(b.at)))[0];
    if (!best || asked.length === HOW_MANY) continue;
    const { scenario, rules, scene } = best.at;
    asked.push({ code, scenario, rules, scene, params: best.params });
  }
  return asked;
}

function shareOf(at: Candidate["at"], n: number, of: number): Candidate {
  return { at, weight: of === 0 ? 0 : n / of, of, params: { n, of } };
}

/** The less the most chosen stands out, the wider the split; where one choice took three quarters there is none. */
function splitOf(row: DecisionRow): Candidate[] {
  const [most, second] = [...row.options].toSorted(([a, n], [b, m]) => m - n || compare(a, b));
  const of = [...row.options.values()].reduce((sum, n) => sum + n, 0);
  if (!most || !second || most[1] / of >= 0.75) return [];
  const params = { n: most[1], of, choice: most[0], second: second[1], other: second[0] };
  return [{ at: row, weight: 1 - most[1] / of, of, params }];
}

/** By the behaviour most were weak on. */
function weakestOf(row: DecisionRow): Candidate[] {
  return [...row.levels].map(([behaviour, { weak, adequate, strong }]) => {
    const candidate = shareOf(row, weak, weak + adequate + strong);
    return { ...candidate, params: { ...candidate.params, behaviour } };
  });
}

function unexplainedOf(row: DecisionRow): Candidate[] {
  const answered = row.reached - row.timeouts;
  const given = [...row.why.values()].reduce((sum, n) => sum + n, 0);
  // Where nobody said why, nobody was asked.
  return given === 0 ? [] : [shareOf(row, answered - given, answered)];
}

const isSame = (one: Candidate["at"], other: Candidate["at"]): boolean => nameOf(one) === nameOf(other);
const nameOf = ({ scenario, rules, scene }: Candidate["at"]): string => `${scenario} ${rules} ${scene}`;
