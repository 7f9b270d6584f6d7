import type { Purpose } from "../attempt/move.ts";
import { hashOf } from "../scenario/hash.ts";
import type { Assignment, Exemption, MakeUp, Programme } from "./programme.ts";

/** What completion asks of the roster. */
export interface Person {
  readonly id: string;
  readonly class?: string;
  /** UTC milliseconds. */
  readonly hiredAt?: number;
}

/** A run that is over, or still open when it says so. */
export interface AttemptRecord {
  readonly attempt: string;
  readonly officer: string;
  readonly scenario: string;
  /** SHA-256 hex of the rules it was played by. */
  readonly rules: string;
  /** UTC milliseconds of its last move. */
  readonly endedAt: number;
  /** Milliseconds at work, idle excluded. */
  readonly activeMs: number;
  /** Milliseconds the course plan claims for it. */
  readonly claimedMs: number;
  readonly purpose: Purpose;
  /** Absent when it was finished. One that was left is missing: it counts for nothing and against nothing. */
  readonly over?: "open" | "left";
}

export interface Attendance {
  readonly id: string;
  readonly officer: string;
  readonly session: string;
  /** UTC milliseconds. */
  readonly at: number;
  /** What the room played, with milliseconds at work and as the course plan claims them. */
  readonly held?: { readonly scenario: string; readonly activeMs: number; readonly claimedMs: number };
}

export interface SignOff {
  readonly id: string;
  readonly officer: string;
  /** As `addressOf` makes it. */
  readonly requirement: string;
  readonly by: string;
  /** UTC milliseconds. */
  readonly at: number;
}

/** A version of a scenario came out. */
export interface Release {
  readonly rules: string;
  /** UTC milliseconds. */
  readonly at: number;
}

/**
 * All that completion rests on. Lists in any order; an id names one record. Where it stands twice it counts once: of a run
 * seen open and seen again when over, the run that is over; of any other two that differ, whatever the order, the same one.
 */
export interface Records {
  readonly officers: readonly Person[];
  readonly programmes: readonly Programme[];
  readonly assignments: readonly Assignment[];
  readonly attempts: readonly AttemptRecord[];
  readonly attendance: readonly Attendance[];
  readonly signOffs: readonly SignOff[];
  readonly exemptions: readonly Exemption[];
  readonly makeUps: readonly MakeUp[];
  /** By scenario, the topics and competencies it teaches. */
  readonly topics: ReadonlyMap<string, readonly string[]>;
  /** By scenario. */
  readonly releases: ReadonlyMap<string, readonly Release[]>;
}

/** The records of one officer, where a requirement looks for them. */
export interface Held {
  /** By scenario; on record alone, finished or open. */
  readonly attempts: ReadonlyMap<string, readonly AttemptRecord[]>;
  /** By session. */
  readonly attendance: ReadonlyMap<string, readonly Attendance[]>;
  /** By requirement, as the two below. */
  readonly signOffs: ReadonlyMap<string, readonly SignOff[]>;
  readonly exemptions: ReadonlyMap<string, readonly Exemption[]>;
  readonly makeUps: ReadonlyMap<string, readonly MakeUp[]>;
}

/**
 * The records of each officer made up to a moment, in one pass over each list. Practice is the officer's own and stays out;
 * so do runs that were left.
 */
export function heldBy(records: Records, now: number): (officer: string) => Held {
  const past = <R extends { readonly at: number; readonly id: string }>(list: readonly R[]): R[] =>
    once(
      list.filter(({ at }) => at <= now),
      ({ id }) => id,
      () => 0,
    );
  const attempts = index(
    once(
      records.attempts.filter(({ endedAt }) => endedAt <= now),
      ({ attempt }) => attempt,
      ({ over }) => (over === undefined ? 2 : over === "left" ? 1 : 0),
    ).filter(({ purpose, over }) => purpose === "record" && over !== "left"),
    ({ scenario }) => scenario,
  );
  const byRequirement = ({ requirement }: { readonly requirement: string }): string => requirement;
  const attendance = index(past(records.attendance), ({ session }) => session);
  const signOffs = index(past(records.signOffs), byRequirement);
  const exemptions = index(past(records.exemptions), byRequirement);
  const makeUps = index(past(records.makeUps), byRequirement);
  return (officer) => ({
    attempts: attempts.get(officer) ?? new Map(),
    attendance: attendance.get(officer) ?? new Map(),
    signOffs: signOffs.get(officer) ?? new Map(),
    exemptions: exemptions.get(officer) ?? new Map(),
    makeUps: makeUps.get(officer) ?? new Map(),
  });
}

/** Rooms an officer was in, as runs: the room's minutes are theirs. `scenarios`: absent for any. */
export function roomsOf({ attendance }: Held, scenarios: ReadonlySet<string> | undefined): AttemptRecord[] {
  return [...attendance.values()]
    .flat()
    .flatMap(({ id, officer, at, held }) =>
      held && (scenarios?.has(held.scenario) ?? true)
        ? [{ attempt: id, officer, rules: "", endedAt: at, purpose: "record", ...held }]
        : [],
    );
}

/** Each id once: the record that ranks highest, and of equals the one with the smaller hash. */
export function once<R>(list: readonly R[], idOf: (record: R) => string, rank: (record: R) => number): R[] {
  const kept = new Map<string, R>();
  for (const record of list) {
    const before = kept.get(idOf(record));
    if (before === undefined || goesBefore(record, before, rank)) kept.set(idOf(record), record);
  }
  return [...kept.values()];
}

function goesBefore<R>(one: R, other: R, rank: (record: R) => number): boolean {
  const higher = rank(one) - rank(other);
  return higher === 0 ? hashOf(one) < hashOf(other) : higher > 0;
}

function index<R extends { readonly officer: string }>(
  list: readonly R[],
  key: (record: R) => string,
): Map<string, Map<string, R[]>> {
  const byOfficer = new Map<string, Map<string, R[]>>();
  for (const record of list) {
    const ofOfficer = byOfficer.get(record.officer) ?? new Map<string, R[]>();
    byOfficer.set(record.officer, ofOfficer);
    const ofKey = ofOfficer.get(key(record));
    if (ofKey) ofKey.push(record);
    else ofOfficer.set(key(record), [record]);
  }
  return byOfficer;
}
