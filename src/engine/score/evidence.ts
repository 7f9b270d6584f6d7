import type { Moment } from "../attempt/replay.ts";
import { sceneAt } from "../attempt/replay.ts";
import type { Program } from "../machine/program.ts";
import { placeAt } from "../machine/step.ts";
import { err, ok, type Result } from "../result.ts";
import { type Outcome, TIMEOUT } from "../scenario/scenario.ts";
import type { ChoiceKey, Key, Level } from "./key.ts";

/** What an attempt shows of its officer, with the reason for every mark. */
export interface Evidence {
  /** One row for each behaviour of each decision, at its first visit, in the order met. */
  readonly marks: readonly Mark[];
  /** On any visit; stand apart from every count until a trainer has confirmed them. */
  readonly critical: readonly Flag[];
  readonly disrespect: readonly Flag[];
  /** Absent while the attempt is open or when the officer left. */
  readonly ending?: { readonly id: string; readonly outcome: Outcome };
  readonly state: "open" | "left" | "ended";
}

export interface Mark {
  readonly scene: string;
  /** Absent when the decision was never reached. */
  readonly choice?: string;
  /** The move it was made with; of the ending when cut short. */
  readonly seq: number;
  readonly behaviour: string;
  readonly level: Level;
  /** Spine decisions alone bear levels; the others are repairs and stand apart. */
  readonly spine: boolean;
  readonly because: "chosen" | "timed-out" | "cut-short";
}

export interface Flag {
  readonly scene: string;
  readonly choice: string;
  readonly seq: number;
  readonly severity?: "safety" | "legal" | "dignity";
}

export interface ScoreError {
  /** The key speaks of other rules than the attempt was played by. */
  readonly code: "wrong-rules";
  readonly key: string;
  readonly attempt: string;
}

/**
 * Evidence of an attempt, replayed with the rules it was played by.
 *
 * Decisions mark at their first visit only. A spine decision that an ended attempt never met was cut short by the
 * officer's own act and is weak on all it touches; an attempt that was left, or is still open, is missing, not weak.
 * A timeout is no evidence unless the author says that time is part of the skill. Total over any replayed log.
 *
 * @param rules hash of the rules the attempt is pinned to
 */
export function score(
  program: Program,
  key: Key,
  rules: string,
  moments: readonly Moment[],
): Result<Evidence, ScoreError> {
  if (key.rules !== rules) return err({ code: "wrong-rules", key: key.rules, attempt: rules });
  const spine = new Set(key.spine);
  const met = new Set<string>();
  const marks: Mark[] = [];
  const critical: Flag[] = [];
  const disrespect: Flag[] = [];
  let state: Evidence["state"] = "open";
  let ending: Evidence["ending"];

  for (const { move, before, row } of moments) {
    if (move.kind === "left") state = "left";
    if (move.kind === "ended") {
      state = "ended";
      const outcome = program.scenario.endings.find((candidate) => candidate.id === move.ending)?.outcome;
      if (outcome) ending = { id: move.ending, outcome };
      for (const scene of key.spine) {
        if (met.has(scene)) continue;
        for (const behaviour of key.decisions[scene]?.behaviours ?? []) {
          marks.push({ scene, seq: move.seq, behaviour, level: "weak", spine: true, because: "cut-short" });
        }
      }
    }
    if (!row || (move.kind !== "chose" && move.kind !== "timed-out")) continue;
    const scene = placeAt(program, before.at).id;
    const entry = key.decisions[scene];
    const choice = entry?.choices[row.id];
    const first = !met.has(scene);
    met.add(scene);
    if (!entry || !choice) continue;
    flag(choice, { scene, choice: row.id, seq: move.seq }, critical, disrespect);
    if (!first || (row.id === TIMEOUT && !timeAssessed(program, scene))) continue;
    for (const behaviour of entry.behaviours) {
      const level = choice.marks[behaviour];
      if (!level) continue;
      const because = row.id === TIMEOUT ? "timed-out" : "chosen";
      marks.push({ scene, choice: row.id, seq: move.seq, behaviour, level, spine: spine.has(scene), because });
    }
  }
  return ok({ marks, critical, disrespect, state, ...(ending && { ending }) });
}

function flag(choice: ChoiceKey, at: Omit<Flag, "severity">, critical: Flag[], disrespect: Flag[]): void {
  if (choice.critical) critical.push({ ...at, severity: choice.critical.severity });
  if (choice.disrespect) disrespect.push(at);
}

function timeAssessed(program: Program, scene: string): boolean {
  const found = sceneAt(program, scene);
  return found?.kind === "decision" && found.timer?.assessed !== undefined;
}
