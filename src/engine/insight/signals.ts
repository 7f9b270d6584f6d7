import { err, ok, type Result } from "../result.ts";

export type SignalKind = "survey" | "complaints" | "compliments";

/** What a community said, as one figure for many people: never about one of them. */
export interface Signal {
  readonly kind: SignalKind;
  readonly topic: string;
  readonly area: string;
  /** ISO dates, both inclusive. */
  readonly period: { readonly from: string; readonly to: string };
  /** People who answered; of complaints and compliments, the contacts they come from. Absent: not told. */
  readonly n?: number;
  /** A survey's mean or share on its own scale, or how many complaints or compliments. */
  readonly value:
    | { readonly kind: "score"; readonly score: number; readonly min: number; readonly max: number }
    | { readonly kind: "count"; readonly count: number };
  /** Half the width of the 95 % interval of the score, in its units. */
  readonly error?: number;
  readonly source: string;
  /** The question as it was put. */
  readonly question?: string;
  /** How people came into it. */
  readonly sample?: "drawn" | "self-selected";
}

/** Fewer people than this in one figure are individuals: it is refused. */
export const LEAST_PEOPLE = 10;
/** Planning defaults, to be shown with the warnings they give. */
export const SIGNAL_LIMITS = { fewAnswers: 100, oldMonths: 18 } as const;

/** What a signal's address is made of; two with the same one are the same figure. */
export const signalKey = ({ kind, topic, area, period, source }: Signal): string =>
  JSON.stringify([kind, folded(topic), folded(area), period.from, period.to, folded(source)]);

/** Why to be careful with one figure. */
export type SignalWarning =
  | { readonly code: "few-answers"; readonly params: { readonly n: number; readonly least: number } }
  | { readonly code: "n-missing"; readonly params: Readonly<Record<string, never>> }
  | { readonly code: "error-missing"; readonly params: Readonly<Record<string, never>> }
  | { readonly code: "old"; readonly params: { readonly to: string; readonly months: number } }
  | { readonly code: "self-selected"; readonly params: Readonly<Record<string, never>> };

/** `at`: today, an ISO date. Complaints and compliments are whoever chose to write: they are self-selected always. */
export function warningsOf(signal: Signal, at: string): SignalWarning[] {
  const { n, value, period } = signal;
  const warnings: SignalWarning[] = [];
  if (n === undefined) warnings.push({ code: "n-missing", params: {} });
  else if (n < SIGNAL_LIMITS.fewAnswers) {
    warnings.push({ code: "few-answers", params: { n, least: SIGNAL_LIMITS.fewAnswers } });
  }
  if (value.kind === "score" && signal.error === undefined) warnings.push({ code: "error-missing", params: {} });
  if (isOld(period.to, at)) {
    warnings.push({ code: "old", params: { to: period.to, months: SIGNAL_LIMITS.oldMonths } });
  }
  if (signal.sample === "self-selected" || signal.kind !== "survey") {
    warnings.push({ code: "self-selected", params: {} });
  }
  return warnings;
}

/** More than `oldMonths` calendar months before `at`, by year, month and day. */
function isOld(to: string, at: string): boolean {
  const [year, month, day] = partsOf(to);
  const months = year * 12 + month + SIGNAL_LIMITS.oldMonths;
  const [nowYear, nowMonth, nowDay] = partsOf(at);
  const now = nowYear * 12 + nowMonth;
  return now > months || (now === months && nowDay > day);
}

const partsOf = (date: string): [number, number, number] => [
  Number(date.slice(0, 4)),
  Number(date.slice(5, 7)),
  Number(date.slice(8, 10)),
];

/** Why a later figure cannot be held against an earlier one. */
export type Doubt =
  | "includes-zero"
  | "n-missing"
  | "error-missing"
  | "question-differs"
  | "scale-differs"
  | "self-selected";

/**
 * Two waves side by side, later less earlier. `unit` of the figures: points of the score's own scale, or complaints for each
 * contact. The figures are absent where they would mean nothing.
 */
export interface Comparison {
  readonly reading: "higher" | "lower" | "cannot-tell";
  readonly unit: "score" | "share";
  readonly difference?: number;
  /** The 95 % interval of the difference. */
  readonly low?: number;
  readonly high?: number;
  /** Every reason for `cannot-tell`. `self-selected` alone is a warning: the sampling error is not all of the error. */
  readonly doubts: readonly Doubt[];
}

export interface CompareError {
  readonly code: "other-topic" | "other-kind" | "not-later";
}

/**
 * Compares two waves of the same topic and area, taken as independent samples.
 *
 * Scores: each half-width is 1.96 standard errors, so that of the difference is sqrt(e1² + e2²) (U.S. Census Bureau, Source and
 * Accuracy of Estimates for the October 2001 CPS, 2002, formula 4: s(x−y) = sqrt(s(x)² + s(y)²)).
 * Counts: each as a share of its contacts, the interval by Newcombe, "Interval estimation for the difference between independent
 * proportions", Statistics in Medicine 17 (1998) 873–890, method 10, of Wilson's intervals.
 *
 * Cannot tell where the interval includes zero, where a number of people or an error is missing, and where question or scale
 * differ. Errors: not the same topic and area, not the same kind, or a later wave that begins before the earlier one ends.
 */
export function compareWaves(earlier: Signal, later: Signal): Result<Comparison, CompareError> {
  const sameTopic = folded(earlier.topic) === folded(later.topic) && folded(earlier.area) === folded(later.area);
  if (!sameTopic) return err({ code: "other-topic" });
  if (earlier.kind !== later.kind || earlier.value.kind !== later.value.kind) return err({ code: "other-kind" });
  if (later.period.from <= earlier.period.to) return err({ code: "not-later" });
  const unit = later.value.kind === "score" ? "score" : "share";
  const selected = warnsSelected(earlier) || warnsSelected(later) ? (["self-selected"] as const) : [];
  const stops = doubtsOf(earlier, later);
  const between = stops.includes("scale-differs") ? undefined : intervalOf(earlier, later);
  if (!between) return ok({ reading: "cannot-tell", unit, doubts: [...stops, ...selected] });
  const zero = between.low <= 0 && between.high >= 0 ? (["includes-zero"] as const) : [];
  const certain = stops.length === 0 && zero.length === 0;
  const way = between.difference > 0 ? "higher" : "lower";
  return ok({
    reading: certain ? way : "cannot-tell",
    unit,
    ...between,
    doubts: [...stops, ...zero, ...selected],
  });
}

const warnsSelected = ({ sample, kind }: Signal): boolean => sample === "self-selected" || kind !== "survey";

function doubtsOf(earlier: Signal, later: Signal): Doubt[] {
  const doubts: Doubt[] = [];
  if (earlier.n === undefined || later.n === undefined) doubts.push("n-missing");
  if (earlier.value.kind === "score" && later.value.kind === "score") {
    if (earlier.error === undefined || later.error === undefined) doubts.push("error-missing");
    if (earlier.value.min !== later.value.min || earlier.value.max !== later.value.max) doubts.push("scale-differs");
  }
  if (folded(earlier.question ?? "") !== folded(later.question ?? "")) doubts.push("question-differs");
  return doubts;
}

interface Interval {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

function intervalOf(earlier: Signal, later: Signal): Interval | undefined {
  if (earlier.value.kind === "score" && later.value.kind === "score") {
    if (earlier.error === undefined || later.error === undefined) return undefined;
    const difference = later.value.score - earlier.value.score;
    const half = Math.hypot(earlier.error, later.error);
    return { difference, low: difference - half, high: difference + half };
  }
  if (earlier.value.kind !== "count" || later.value.kind !== "count") return undefined;
  const [one, two] = [wilson(later.value.count, later.n), wilson(earlier.value.count, earlier.n)];
  if (!one || !two) return undefined;
  const difference = one.share - two.share;
  return {
    difference,
    low: difference - Math.hypot(one.share - one.low, two.high - two.share),
    high: difference + Math.hypot(one.high - one.share, two.share - two.low),
  };
}

/** The 0.975 quantile of the standard normal distribution. */
const Z = 1.959963984540054;

/** A share and its 95 % interval: Wilson, "Probable inference", Journal of the American Statistical Association 22 (1927) 209–212. */
function wilson(count: number, n: number | undefined): (Omit<Interval, "difference"> & { share: number }) | undefined {
  if (n === undefined || n === 0 || count > n) return undefined;
  const share = count / n;
  const middle = (share + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

const folded = (text: string): string => text.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, " ").trim();

/** A figure that led to training: which one, what it should help with, and in what words. */
export interface SignalLink {
  /** `signalKey` of it. */
  readonly signal: string;
  readonly competencies: readonly string[];
  readonly assignment?: string;
  readonly note: string;
}

/** What a link speaks of that is not there. */
export interface LinkProblem {
  readonly code: "unknown-signal" | "no-competency" | "unknown-competency" | "unknown-assignment";
  readonly params: Readonly<Record<string, string>>;
}

export interface Linkable {
  readonly signals: ReadonlySet<string>;
  readonly competencies: ReadonlySet<string>;
  readonly assignments: ReadonlySet<string>;
}

/** Everything wrong with a link; empty when it holds. */
export function linkProblems(link: SignalLink, known: Linkable): LinkProblem[] {
  const problems: LinkProblem[] = [];
  if (!known.signals.has(link.signal)) problems.push({ code: "unknown-signal", params: { signal: link.signal } });
  if (link.competencies.length === 0) problems.push({ code: "no-competency", params: {} });
  for (const competency of link.competencies) {
    if (!known.competencies.has(competency)) problems.push({ code: "unknown-competency", params: { competency } });
  }
  if (link.assignment !== undefined && !known.assignments.has(link.assignment)) {
    problems.push({ code: "unknown-assignment", params: { assignment: link.assignment } });
  }
  return problems;
}
