import { LEVELS } from "../score/key.ts";
import type { PlanOutcome, PlanStep, Signature } from "./administrative-act.ts";
import type { Cell } from "./cell.ts";
import type { Matrix } from "./completion.ts";
import type { AttemptRecord } from "./records.ts";

export interface Dispute {
  readonly id: string;
  readonly officer: string;
  /** Empty when it is about a requirement and no run of it. */
  readonly attempt: string;
  readonly requirement?: string;
  /** Who says so, as they gave their name; absent: whoever wrote it down. */
  readonly raisedBy?: string;
  readonly at: number;
  readonly by: string;
  readonly text: string;
  /** The result as it stood when it was disputed: always there, whatever the answer. */
  readonly result: string;
  readonly state: "open" | "upheld" | "changed" | "withdrawn";
  /** The last answer; an earlier one is in the log. */
  readonly answer?: { readonly at: number; readonly by: string; readonly text: string; readonly result?: string };
}

export interface StepDone {
  readonly at: number;
  readonly by: string;
  readonly text: string;
}

export interface RemedialPlan {
  readonly id: string;
  readonly officer: string;
  readonly what: string;
  readonly requirement?: string;
  readonly competency?: string;
  readonly setAt: number;
  readonly by: string;
  readonly dueAt: number;
  /** When somebody looks at how it goes, UTC milliseconds. */
  readonly reviewAt?: number;
  readonly steps: readonly (PlanStep & { readonly done?: StepDone })[];
  readonly retest?: { readonly scenario: string; readonly arm: string };
  readonly closed?: {
    readonly at: number;
    readonly by: string;
    readonly outcome: PlanOutcome;
    readonly text: string;
    readonly signed?: Signature;
  };
}

/** Results that can be told apart as better or worse, the lowest first. `corrected`: finished, with a correction beside it. */
const SCALES: readonly (readonly string[])[] = [
  ["left", "finished", "corrected"],
  ["needs-practice", "complete"],
  LEVELS,
];

/** Whether one result is lower than another. Of two that stand on no common scale nobody can say so. */
export const lowers = (before: string, now: string): boolean =>
  SCALES.some((scale) => scale.includes(before) && scale.includes(now) && scale.indexOf(now) < scale.indexOf(before));

/** What stands after the answers so far: never less than what was disputed. */
export const resultOf = ({ result, answer }: Pick<Dispute, "result" | "answer">): string => answer?.result ?? result;

/**
 * The runs with what disputes made of them: one that was left counts when the academy answered that it was finished. Nothing
 * is ever taken from a run here: a closed record is never lowered.
 */
export function amended(attempts: readonly AttemptRecord[], disputes: readonly Dispute[]): AttemptRecord[] {
  const raised = new Set(
    disputes
      .filter((dispute) => dispute.state === "changed" && ["finished", "corrected"].includes(resultOf(dispute)))
      .map(({ attempt }) => attempt),
  );
  return attempts.map((run) => {
    if (run.over !== "left" || !raised.has(run.attempt)) return run;
    const { over: _, ...finished } = run;
    return finished;
  });
}

/** A requirement somebody is behind with, and no plan that is open speaks of. */
export interface Unplanned {
  readonly officer: string;
  readonly address: string;
  readonly cell: Cell;
}

/** Who needs a plan: overdue or lapsed, the longest first; whoever has an open plan for it is seen to. */
export function unplanned({ columns, rows }: Matrix, plans: readonly RemedialPlan[]): Unplanned[] {
  const open = new Set(
    plans.filter(({ closed }) => !closed).map(({ officer, requirement = "" }) => `${officer} ${requirement}`),
  );
  return [...rows]
    .flatMap(([officer, cells]) =>
      cells.flatMap((cell, index) => {
        const address = columns[index]?.address ?? "";
        const behind = cell && (cell.state === "overdue" || cell.state === "expired");
        return behind && !open.has(`${officer} ${address}`) ? [{ officer, address, cell }] : [];
      }),
    )
    .toSorted((a, b) => sinceOf(a.cell) - sinceOf(b.cell) || (a.officer < b.officer ? -1 : 1));
}

const sinceOf = ({ state, due, until }: Cell): number => (state === "overdue" ? due : until) ?? 0;
