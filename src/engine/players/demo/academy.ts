import { sha256Text } from "../../attempt/chain.ts";
import type { Attempt, Header, Move, Purpose } from "../../attempt/move.ts";
import { packedScenario } from "../../attempt/reopen.ts";
import { compile } from "../../machine/compile.ts";
import type { Program } from "../../machine/program.ts";
import { type Random, randomOf, weighted } from "../../machine/random.ts";
import { FORMAT } from "../../scenario/scenario.ts";
import type { Key } from "../../score/key.ts";
import { playAttempt, type PlayedAttempt } from "../play-attempt.ts";
import { leavingAt, oneOf, type Player, stoppingAt } from "../player.ts";
import { skilled, type Skill } from "../skilled.ts";
import { CLASSES, TRAINERS } from "./people.ts";
import { ALTERNATIVES, COMMENTS, COMMITMENTS, DECIDED } from "./writings.ts";

/** What the demo is made of. The same order gives the same demo. */
export interface DemoOrder {
  readonly seed: string;
  /** UTC milliseconds of the present day's first moment where the device is; everything lies before it. */
  readonly today: number;
  readonly build: string;
  readonly packs: readonly DemoPack[];
}

/** A scenario as shipped, with its key. */
export interface DemoPack {
  readonly scenario: string;
  readonly pack: string;
  readonly rules: string;
  /** SHA-256 hex of the key. */
  readonly keyHash: string;
  readonly bytes: Uint8Array;
  readonly key: Key;
}

export interface DemoRun {
  readonly attempt: Attempt;
  /** A practice run shown to the trainer; UTC milliseconds. */
  readonly sharedAt?: number;
  readonly debrief?: DemoDebrief;
  readonly comments: readonly DemoComment[];
}

export interface DemoDebrief {
  readonly attempt: string;
  readonly decided: string;
  readonly alternatives: string;
  readonly turning?: number;
  readonly commitment?: { readonly see: string; readonly say: string };
  readonly step: number;
  readonly at: number;
}

export interface DemoComment {
  readonly id: string;
  readonly attempt: string;
  readonly seq: number;
  readonly text: string;
  readonly by: string;
  readonly at: number;
}

/** A person of the roster. */
export interface DemoOfficer {
  readonly id: string;
  readonly name: string;
}

/** Some runs, and how far that is. The roster comes with the last ones alone. */
export interface DemoBatch {
  readonly done: number;
  readonly of: number;
  readonly runs: readonly DemoRun[];
  readonly officers: readonly DemoOfficer[];
}

const DAYS = 70;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const BATCH = 30;
/** Behaviour the second class is weak on, for a trainer to find. */
const WEAK_ON = "CUL.1";

interface Cadet {
  readonly id: string;
  readonly name: string;
  readonly class: string;
  readonly at: number;
  readonly runs: number;
  readonly base: number;
  /** How much abler by the last run. */
  readonly gain: number;
  readonly wordsPerMinute: number;
  readonly timeFactor: number;
}

/** The made-up academy, some runs at a time, oldest officer first: 48 officers of three classes, 420 runs. */
export function* demoBatches(order: DemoOrder): Generator<DemoBatch> {
  const cadets = cadetsOf(order.seed);
  const programs = order.packs.map(({ bytes }) => compile(packedScenario(bytes)));
  const of = order.packs.length === 0 ? 0 : cadets.reduce((sum, { runs }) => sum + runs, 0);
  let batch: DemoRun[] = [];
  let done = 0;
  for (const cadet of of === 0 ? [] : cadets) {
    const days = daysOf(order.seed, cadet);
    for (let nth = 0; nth < cadet.runs; nth++) {
      const which = (cadet.at + nth) % order.packs.length;
      const [pack, program] = [order.packs[which], programs[which]];
      if (pack && program) batch.push(runOf(order, cadet, nth, pack, program, days[nth] ?? 1));
      done++;
      if (batch.length === BATCH && done < of) {
        yield { done, of, runs: batch, officers: [] };
        batch = [];
      }
    }
  }
  yield { done, of, runs: batch, officers: cadets.map(({ id, name }) => ({ id, name })) };
}

/** Officer ids of a class of the demo made from this seed; empty for a class it does not have. */
export const officersIn = (seed: string, className: string): string[] =>
  cadetsOf(seed)
    .filter((cadet) => cadet.class === className)
    .map(({ id }) => id);

function cadetsOf(seed: string): Cadet[] {
  let at = 0;
  return CLASSES.flatMap((group) =>
    group.officers.map((name): Cadet => {
      const random = randomOf(`${seed}/officer ${at}`);
      const base = 0.42 + 0.42 * random() + (group.id === "in-service" ? 0.06 : 0);
      return {
        id: idOf(seed, `officer ${at}`),
        name,
        class: group.id,
        runs: at % 4 === 3 ? 8 : 9,
        base,
        // Some come a long way, most a little, a few nowhere.
        gain: at % 5 === 2 ? 0.35 : 0.12 * random(),
        wordsPerMinute: 140 + 110 * random(),
        timeFactor: [0, 0, 1, 1, 1.5, 2][weighted([1, 1, 1, 1, 1, 1], random)] ?? 1,
        at: at++,
      };
    }),
  );
}

/** Days before today of each run, oldest first. */
function daysOf(seed: string, { at, runs }: Cadet): number[] {
  const random = randomOf(`${seed}/days ${at}`);
  return Array.from({ length: runs }, () => 1 + Math.floor(random() * DAYS)).toSorted((a, b) => b - a);
}

function runOf(order: DemoOrder, cadet: Cadet, nth: number, pack: DemoPack, program: Program, day: number): DemoRun {
  const id = idOf(order.seed, `run ${cadet.at} ${nth}`);
  const random = randomOf(`${order.seed}/run ${cadet.at} ${nth}`);
  const purpose: Purpose = random() < 0.86 ? "record" : "practice";
  const arms = program.scenario.variants?.arms ?? [];
  const header: Header = {
    attempt: id,
    officer: cadet.id,
    scenario: pack.scenario,
    pack: pack.pack,
    rules: pack.rules,
    key: pack.keyHash,
    format: FORMAT,
    seed: idOf(order.seed, `seed ${cadet.at} ${nth}`),
    arm: oneOf(arms, random)?.id ?? "",
    locale: "en-US",
    purpose,
    timeFactor: purpose === "record" ? Math.max(1, cadet.timeFactor) : cadet.timeFactor,
    build: order.build,
  };
  const begunAt = Math.round(order.today - day * DAY_MS + (7 + 12 * random() + nth / 60) * HOUR_MS);
  const pace = { begunAt, wordsPerMinute: cadet.wordsPerMinute, pauses: 0.015 };
  const played = playAttempt(program, header, playerFor(cadet, nth, pack.key, random), pace);
  if (!played.ok) throw new Error(`the demo's player was refused: ${played.error.code}`);
  return { ...asRun(played.value, order.today, random, purpose) };
}

function playerFor(cadet: Cadet, nth: number, key: Key, random: Random): Player {
  const progress = cadet.runs > 1 ? nth / (cadet.runs - 1) : 1;
  const base = Math.min(0.95, cadet.base + cadet.gain * (progress - 0.3));
  const skill: Skill = { base, ...(cadet.class === "recruits-b" && { of: { [WEAK_ON]: 0.03 } }) };
  const player = skilled(key, skill, `${cadet.id} ${nth}`);
  const how = random();
  const turn = 3 + Math.floor(random() * 12);
  if (how < 0.05) return leavingAt(turn, player);
  // Only the last run can still be under way: people go on before they begin another.
  return nth === cadet.runs - 1 && how < 0.3 ? stoppingAt(turn, player) : player;
}

/** What lies beside the log: sharing, the officer's words, the trainer's. Nothing of it after `today`. */
function asRun(played: PlayedAttempt, today: number, random: Random, purpose: Purpose): DemoRun {
  const { header, moves, notes, over } = played;
  const end = moves.at(-1)?.at ?? today;
  const after = (hours: number): number => Math.min(today - 60_000, Math.round(end + hours * HOUR_MS));
  const shared = purpose === "practice" && over === "ended" && random() < 0.5;
  const seen = purpose === "record" || shared;
  const debriefed = over === "ended" && random() < 0.72;
  return {
    attempt: { header, moves, notes },
    ...(shared && { sharedAt: after(0.3) }),
    ...(debriefed && { debrief: debriefOf(header.attempt, moves, after(0.2), random) }),
    comments: seen && over !== "open" && random() < 0.22 ? commentsOn(header.attempt, moves, after, random) : [],
  };
}

function debriefOf(attempt: string, moves: readonly Move[], at: number, random: Random): DemoDebrief {
  const turning = oneOf(decisionsOf(moves), random)?.seq;
  const commitment = random() < 0.6 ? oneOf(COMMITMENTS, random) : undefined;
  return {
    attempt,
    decided: oneOf(DECIDED, random) ?? "",
    alternatives: random() < 0.8 ? (oneOf(ALTERNATIVES, random) ?? "") : "",
    ...(turning !== undefined && { turning }),
    ...(commitment && { commitment }),
    step: commitment ? 6 : 2 + Math.floor(random() * 4),
    at,
  };
}

function commentsOn(
  attempt: string,
  moves: readonly Move[],
  after: (hours: number) => number,
  random: Random,
): DemoComment[] {
  const by = oneOf(TRAINERS, random) ?? "";
  return Array.from({ length: 1 + Math.floor(random() * 2.4) }, (_, nth): DemoComment => ({
    id: idOf(attempt, `comment ${nth}`),
    attempt,
    seq: oneOf(decisionsOf(moves), random)?.seq ?? 0,
    text: oneOf(COMMENTS, random) ?? "",
    by,
    at: after(20 + 30 * random() + nth / 30),
  }));
}

const decisionsOf = (moves: readonly Move[]): Move[] => moves.filter(({ kind }) => kind === "chose");

/** As long as a real id, and the same every time. */
const idOf = (seed: string, what: string): string => sha256Text(`${seed}/${what}`).slice(0, 32);
