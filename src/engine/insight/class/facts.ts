import { isFinal } from "../../attempt/chain.ts";
import type { Header, Move, Purpose, Reason, Sureness } from "../../attempt/move.ts";
import { type Moment, sceneAt } from "../../attempt/replay.ts";
import type { Program } from "../../machine/program.ts";
import { placeAt } from "../../machine/step.ts";
import { ok, type Result } from "../../result.ts";
import type { Outcome } from "../../scenario/scenario.ts";
import { type Counts, countsOf, repairCountsOf } from "../../score/counts.ts";
import { type Evidence, type Flag, type Mark, score, type ScoreError } from "../../score/evidence.ts";
import type { Key, Level } from "../../score/key.ts";

/** Of the shape below. Facts of another version are made again from the log. */
export const FACTS_VERSION = 1;

/**
 * What review keeps of one attempt, so that a class of tens of thousands opens without replaying a log. Plain JSON, made
 * from the log and never the other way; when in doubt the log is right.
 */
export interface AttemptFacts {
  readonly version: typeof FACTS_VERSION;
  readonly attempt: string;
  readonly officer: string;
  readonly scenario: string;
  readonly pack: string;
  readonly rules: string;
  /** SHA-256 hex of the key it was scored with; absent when there was none, and then nothing is marked. */
  readonly key?: string;
  readonly arm: string;
  readonly locale: string;
  readonly purpose: Purpose;
  readonly timeFactor: number;
  /** Where it was begun from; a second try of a moment is in no statistic. */
  readonly from?: { readonly attempt: string; readonly seq: number };
  /** Of the first move, UTC milliseconds. */
  readonly beganAt: number;
  /** Of the last move so far, UTC milliseconds. */
  readonly endedAt: number;
  /** Milliseconds at work: see `activeMsOf`. */
  readonly activeMs: number;
  readonly state: Evidence["state"];
  readonly ending?: { readonly id: string; readonly outcome: Outcome };
  /** Everything the officer answered, every visit, in the order met. */
  readonly decisions: readonly DecisionFact[];
  /** Spine decisions an ended attempt never met: weak on all of these behaviours. */
  readonly cutShort: readonly { readonly scene: string; readonly behaviours: readonly string[] }[];
  /** By competency, as `countsOf` has it; what was met only after a slip apart. Bears evidence when the attempt ended. */
  readonly evidence: { readonly spine: CountsByCompetency; readonly repair: CountsByCompetency };
  /** Unconfirmed until a trainer says otherwise; apart from every count. */
  readonly critical: readonly Flag[];
  readonly disrespect: readonly Flag[];
  /** When the officer asked to go through it with somebody, UTC milliseconds. */
  readonly askedForHelp?: number;
}

export type CountsByCompetency = Readonly<Record<string, Counts>>;

/** One answer. Of a decision without `choice` the time ran out; of a watch scene without it nobody stepped in. */
export interface DecisionFact {
  readonly kind: "decision" | "watch" | "words";
  readonly scene: string;
  readonly choice?: string;
  /** The move it was made with. */
  readonly seq: number;
  /** Its place among the answers of the attempt, from 1. A scene met again is a later step. */
  readonly step: number;
  /** Which visit of the scene, from 1. Evidence is of the first alone. */
  readonly visit: number;
  /** Milliseconds since what was asked stood open, pauses not counted. */
  readonly ms: number;
  /** By behaviour; empty where nothing is marked. */
  readonly levels: Readonly<Record<string, Level>>;
  readonly spine: boolean;
  readonly because?: "chosen" | "timed-out";
  /** The one-tap reason, or `note` when it was given in words alone. */
  readonly why?: Reason | "note";
  readonly sure?: Sureness;
  /** A typed or spoken answer, which waits for a person to mark it; hash of the note. */
  readonly words?: { readonly note: string; readonly by: "text" | "speech" };
}

/** What lies beside a log and belongs to the facts. */
export interface Beside {
  /** UTC milliseconds. */
  readonly askedForHelp?: number;
}

/**
 * The facts of a replayed log.
 *
 * @param keyed the key to score with and its SHA-256 hex; the one of the header or a later one for the same rules
 * @returns an error when the key speaks of other rules than the attempt was played by
 */
export function factsOf(
  program: Program,
  keyed: { readonly key: Key; readonly hash: string } | undefined,
  header: Header,
  moments: readonly Moment[],
  beside: Beside = {},
): Result<AttemptFacts, ScoreError> {
  const scored = evidenceOf(program, keyed?.key, header, moments);
  if (!scored.ok) return scored;
  const { marks, critical, disrespect, state, ending } = scored.value;
  const moves = moments.map(({ move }) => move);
  return ok({
    version: FACTS_VERSION,
    attempt: header.attempt,
    officer: header.officer,
    scenario: header.scenario,
    pack: header.pack,
    rules: header.rules,
    ...(keyed && { key: keyed.hash }),
    arm: header.arm,
    locale: header.locale,
    purpose: header.purpose,
    timeFactor: header.timeFactor,
    ...(header.from && { from: header.from }),
    beganAt: moves[0]?.at ?? 0,
    endedAt: moves.at(-1)?.at ?? 0,
    activeMs: activeMsOf(moves),
    state,
    ...(ending && { ending }),
    decisions: decisionsOf(program, new Set(keyed?.key.spine), marks, moments),
    cutShort: cutShortOf(marks),
    evidence: { spine: Object.fromEntries(countsOf(marks)), repair: Object.fromEntries(repairCountsOf(marks)) },
    critical,
    disrespect,
    ...(beside.askedForHelp !== undefined && { askedForHelp: beside.askedForHelp }),
  });
}

/** Nobody reads one screen for longer; a tab left open overnight is not work. */
const LONGEST_MS = 300_000;

/**
 * Milliseconds at work: from move to move by the wall clock, without pauses, without the time before a restart, without
 * clock gaps, at most five minutes a move. A clock set back counts as nothing. Whole milliseconds.
 */
export function activeMsOf(moves: readonly Move[]): number {
  let sum = 0;
  let paused = false;
  for (const [index, move] of moves.entries()) {
    const last = moves[index - 1];
    const spent = last ? move.at - last.at - (move.kind === "gap" ? move.gap : 0) : 0;
    if (!paused && move.kind !== "resumed") sum += Math.min(LONGEST_MS, Math.max(0, Math.round(spent)));
    if (move.kind !== "gap") paused = move.kind === "paused";
  }
  return sum;
}

const BARE: Key = {
  format: 1,
  scenario: "",
  rules: "",
  provenance: { kind: "author", by: "", on: "" },
  spine: [],
  decisions: {},
  reports: {},
};

/** Without a key there is still a state and an ending. */
const evidenceOf = (program: Program, key: Key | undefined, { rules }: Header, moments: readonly Moment[]) =>
  key ? score(program, key, rules, moments) : score(program, BARE, BARE.rules, moments);

function decisionsOf(
  program: Program,
  spine: ReadonlySet<string>,
  marks: readonly Mark[],
  moments: readonly Moment[],
): DecisionFact[] {
  const levels = new Map<number, Record<string, Level>>();
  for (const { seq, behaviour, level, because } of marks) {
    if (because === "cut-short") continue;
    const held = levels.get(seq) ?? {};
    held[behaviour] = level;
    levels.set(seq, held);
  }
  const visits = new Map<string, number>();
  const facts: DecisionFact[] = [];
  for (const moment of moments) {
    const answer = answerOf(program, moment);
    if (!answer) continue;
    const { seq, ms } = moment.move;
    const visit = (visits.get(answer.scene) ?? 0) + 1;
    visits.set(answer.scene, visit);
    facts.push({
      ...answer,
      seq,
      step: facts.length + 1,
      visit,
      ms,
      levels: levels.get(seq) ?? {},
      spine: spine.has(answer.scene),
    });
  }
  return facts;
}

type Answer = Pick<DecisionFact, "kind" | "scene" | "choice" | "because" | "why" | "sure" | "words">;

function answerOf(program: Program, { move, before, row }: Moment): Answer | undefined {
  if (!row || isFinal(move)) return undefined;
  const scene = placeAt(program, before.at).id;
  switch (move.kind) {
    case "chose": {
      const why: DecisionFact["why"] = move.why?.reason ?? (move.why?.note === undefined ? undefined : "note");
      const told = { ...(why && { why }), ...(move.sure && { sure: move.sure }) };
      return { kind: "decision", scene, choice: row.id, because: "chosen", ...told };
    }
    case "timed-out":
      return { kind: "decision", scene, because: "timed-out" };
    case "acted":
      return { kind: "watch", scene, choice: row.id, because: "chosen" };
    case "responded":
      return { kind: "words", scene, words: { note: move.note, by: move.by } };
    default:
      // The last beat of a watch scene went by: staying out of it is an answer too.
      return row.leaves && sceneAt(program, scene)?.kind === "watch" ? { kind: "watch", scene } : undefined;
  }
}

function cutShortOf(marks: readonly Mark[]): AttemptFacts["cutShort"] {
  const byScene = new Map<string, string[]>();
  for (const { scene, behaviour, because } of marks) {
    if (because !== "cut-short") continue;
    const held = byScene.get(scene);
    if (held) held.push(behaviour);
    else byScene.set(scene, [behaviour]);
  }
  return [...byScene].map(([scene, behaviours]) => ({ scene, behaviours }));
}
