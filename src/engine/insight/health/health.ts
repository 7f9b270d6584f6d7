import type { Code, Proof } from "../../proof/finding.ts";
import type { LegalNote } from "../../scenario/scenario.ts";
import type { Key } from "../../score/key.ts";
import type { DecisionRow } from "../class/decisions.ts";
import type { ScriptNote } from "./note.ts";

/** Days before a legal note expires from which it is spoken of. */
export const LEGAL_WARNING_DAYS = 90;
/** First answers under which shares of a decision say nothing (planning default). */
export const LEAST_ANSWERS = 20;

/** What a proof came to, in numbers. */
export interface ProofCounts {
  readonly errors: number;
  readonly warnings: number;
  /** Checks that found nothing and did not look at all of it. */
  readonly undecided: readonly Code[];
}

export function proofCountsOf({ findings, checks }: Pick<Proof, "findings" | "checks">): ProofCounts {
  const count = (severity: string): number => findings.filter((one) => one.severity === severity).length;
  const undecided = (Object.keys(checks) as Code[]).filter((code) => checks[code] === "not decided");
  return { errors: count("error"), warnings: count("warning"), undecided };
}

/** A legal note that is past its day, soon will be, or has none. */
export interface LegalDue {
  readonly note: LegalNote;
  readonly state: "expired" | "soon" | "no-date";
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The legal notes to look after: those without a day first, then by the day they expire on. A note holds through that day.
 * @param today ISO date
 * @param horizon ISO date, `LEGAL_WARNING_DAYS` from today: what expires up to it is spoken of
 */
export function legalDue(notes: readonly LegalNote[], today: string, horizon: string): LegalDue[] {
  const stateOf = ({ expires }: LegalNote): LegalDue["state"] | undefined => {
    if (!ISO_DAY.test(expires)) return "no-date";
    // ISO dates sort as text.
    return expires < today ? "expired" : expires <= horizon ? "soon" : undefined;
  };
  const rank = ({ note, state }: LegalDue): string => (state === "no-date" ? "" : note.expires);
  return notes
    .flatMap((note): LegalDue[] => {
      const state = stateOf(note);
      return state ? [{ note, state }] : [];
    })
    .toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}

/** A language the scenario is told in. */
export interface Telling {
  readonly language: string;
  readonly reviewed: boolean;
  /** Texts not told in it, or told from an older source. */
  readonly behind: number;
  readonly of: number;
}

/** How the author of the key is to be taken: one view, or so many raters a choice. */
export interface KeyStanding {
  readonly kind: "author" | "panel";
  readonly by: string;
  /** ISO date. */
  readonly on: string;
  /** Of a panel: the fewest raters any choice has, and the most. */
  readonly raters?: { readonly least: number; readonly most: number };
}

export function keyStandingOf({ provenance: { kind, by, on }, decisions }: Key): KeyStanding {
  const choices = Object.values(decisions).flatMap((one) => Object.values(one.choices));
  const n = choices.map(({ panel }) => panel?.n ?? 0);
  const rated = kind === "panel" && n.length > 0;
  return { kind, by, on, ...(rated && { raters: { least: Math.min(...n), most: Math.max(...n) } }) };
}

/** Everything known of what a scenario needs. What is absent is not known yet. */
export interface Health {
  readonly proof?: ProofCounts;
  readonly legal: readonly LegalDue[];
  readonly tellings: readonly Telling[];
  readonly key?: KeyStanding;
  /** Decisions of the version in use, first answers of each officer. */
  readonly decisions?: readonly DecisionRow[];
  /** Decisions where those who do well elsewhere do less well: scene ids. */
  readonly toCheck?: readonly string[];
  readonly notes: readonly ScriptNote[];
}

/**
 * Why a scenario needs work, the most urgent first: what is broken, then what may mislead, then what people said, then what is
 * due, then what is thin. A planning default, the same for every scenario.
 */
export const REASONS = [
  "proof-errors",
  "law-expired",
  "remarks",
  "notes",
  "law-soon",
  "check-key",
  "proof-warnings",
  "translation-behind",
  "translation-unreviewed",
  "proof-undecided",
  "key-author",
  "few-answers",
] as const;

/** `count` things of that kind; never 0. */
export interface Reason {
  readonly code: (typeof REASONS)[number];
  readonly count: number;
}

/** What a scenario needs, in the order of `REASONS`. */
export function reasonsOf({ proof, legal, tellings, key, decisions, toCheck = [], notes }: Health): Reason[] {
  const open = notes.filter(({ resolved }) => resolved === undefined);
  const remarks = open.filter(({ remark }) => remark !== undefined).length;
  const soon = legal.filter(({ state }) => state === "soon").length;
  const counts: Readonly<Record<Reason["code"], number>> = {
    "proof-errors": proof?.errors ?? 0,
    "law-expired": legal.length - soon,
    remarks,
    notes: open.length - remarks,
    "law-soon": soon,
    "check-key": toCheck.length,
    "proof-warnings": proof?.warnings ?? 0,
    "translation-behind": tellings.filter(({ behind }) => behind > 0).length,
    "translation-unreviewed": tellings.filter(({ reviewed }) => !reviewed).length,
    "proof-undecided": proof?.undecided.length ?? 0,
    "key-author": key?.kind === "author" ? 1 : 0,
    "few-answers": fewAnswers(decisions ?? []).length,
  };
  return REASONS.map((code) => ({ code, count: counts[code] })).filter(({ count }) => count > 0);
}

/** Decisions too few have met to read anything into who chose what. */
export const fewAnswers = (decisions: readonly DecisionRow[]): DecisionRow[] =>
  decisions.filter(({ kind, reached }) => kind === "decision" && reached < LEAST_ANSWERS);

/**
 * What needs work first: by the most urgent reason, then by how much there is of it, then by the reasons that follow in the same
 * way. Negative: `a` comes first. What is equal in all of it is equal.
 */
export function byNeed(a: readonly Reason[], b: readonly Reason[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const [one, other] = [a[at], b[at]];
    if (!one || !other) return one ? -1 : 1;
    if (one.code !== other.code) return REASONS.indexOf(one.code) - REASONS.indexOf(other.code);
    if (one.count !== other.count) return other.count - one.count;
  }
  return 0;
}
