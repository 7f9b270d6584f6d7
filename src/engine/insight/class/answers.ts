import type { Level } from "../../score/key.ts";
import type { Code, VisitCode } from "./codes.ts";
import type { Selection } from "./select.ts";

/** A first answer to a decision, as item figures take it. */
export interface Answer {
  readonly scenario: string;
  readonly rules: string;
  readonly scene: string;
  readonly officer: string;
  readonly attempt: string;
  readonly arm: string;
  /** `timeout` when the time ran out. */
  readonly choice: string;
  /** By behaviour; empty where nothing is marked. */
  readonly levels: Readonly<Record<string, Level>>;
  readonly spine: boolean;
}

/** Every first answer to every decision reached, row by row; watch scenes and written answers have no options to count. */
export function* answersOf({ parts }: Selection): Generator<Answer> {
  for (const { group, rows } of parts) {
    const { scenario, rules } = group;
    for (const { officer, attempt, arm, counts, split } of rows) {
      for (let at = 0; at < split; at++) {
        const code = group.codes.all[counts[at] as number];
        if (!code || !isFirstAnswer(code)) continue;
        const { scene, choice, levels, spine } = code;
        yield { scenario, rules, scene, officer, attempt, arm, choice, levels, spine };
      }
    }
  }
}

const isFirstAnswer = (code: Code): code is VisitCode =>
  code.code === "visit" && code.first && code.kind === "decision";
