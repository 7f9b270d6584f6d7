import type { Sureness } from "../../attempt/move.ts";
import { TIMEOUT } from "../../scenario/scenario.ts";
import type { Counts } from "../../score/counts.ts";
import type { VisitCode } from "./codes.ts";
import type { DecisionFact } from "./facts.ts";
import { compare, type Selection } from "./select.ts";
import { sumsOf } from "./tally.ts";

/** What was answered where, at first visits. Who reached it stands beside how they did. */
export interface DecisionRow {
  readonly scenario: string;
  readonly rules: string;
  readonly scene: string;
  readonly kind: DecisionFact["kind"];
  readonly spine: boolean;
  /** Attempts that came here. */
  readonly reached: number;
  /** By choice, those that ran out of time not among them; of written answers empty. */
  readonly options: ReadonlyMap<string, number>;
  readonly timeouts: number;
  /** By bin (`boundsOf`), the times of those that answered. */
  readonly bins: ReadonlyMap<number, number>;
  /** How many said why, by reason; `note` is words alone. */
  readonly why: ReadonlyMap<string, number>;
  readonly sure: ReadonlyMap<Sureness, number>;
  /** By behaviour. */
  readonly levels: ReadonlyMap<string, Counts>;
}

/** A row for each scene that asks something and was reached, in the order of scenario, rules and scene id. */
export function decisionsOf(selection: Selection): DecisionRow[] {
  return selection.parts.flatMap(({ group, rows }) => {
    const { scenario, rules, codes } = group;
    const scenes = new Map<string, Open>();
    const sums = sumsOf(group, rows);
    for (const [number, code] of codes.all.entries()) {
      const n = sums[number] ?? 0;
      if (n === 0 || code.code === "goes") continue;
      if (code.code !== "why" && !code.first) continue;
      const row = scenes.get(code.scene) ?? open();
      scenes.set(code.scene, row);
      if (code.code === "visit") visit(row, code, n);
      else if (code.code === "time") plus(row.bins, code.bin, n);
      else {
        if (code.why !== undefined) plus(row.why, code.why, n);
        if (code.sure !== undefined) plus(row.sure, code.sure, n);
      }
    }
    return [...scenes]
      .toSorted(([a], [b]) => compare(a, b))
      .map(([scene, row]): DecisionRow => ({ scenario, rules, scene, ...row }));
  });
}

interface Open {
  kind: DecisionFact["kind"];
  spine: boolean;
  reached: number;
  timeouts: number;
  readonly options: Map<string, number>;
  readonly bins: Map<number, number>;
  readonly why: Map<string, number>;
  readonly sure: Map<Sureness, number>;
  readonly levels: Map<string, Counts>;
}

const open = (): Open => ({
  kind: "decision",
  spine: false,
  reached: 0,
  timeouts: 0,
  options: new Map(),
  bins: new Map(),
  why: new Map(),
  sure: new Map(),
  levels: new Map(),
});

function visit(row: Open, { kind, spine, choice, levels }: VisitCode, n: number): void {
  row.kind = kind;
  row.spine ||= spine;
  row.reached += n;
  if (choice === TIMEOUT) row.timeouts += n;
  else if (choice !== "") plus(row.options, choice, n);
  for (const [behaviour, level] of Object.entries(levels)) {
    const sum = row.levels.get(behaviour) ?? { strong: 0, adequate: 0, weak: 0 };
    row.levels.set(behaviour, { ...sum, [level]: sum[level] + n });
  }
}

function plus<K>(sums: Map<K, number>, key: K, n: number): void {
  sums.set(key, (sums.get(key) ?? 0) + n);
}
