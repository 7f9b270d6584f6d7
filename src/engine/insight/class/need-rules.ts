/** Reasons for a trainer to look, the most pressing first: hits come in this order. */
export const NEEDS = [
  "act-unconfirmed",
  "asked-for-help",
  "weak-again",
  "weak-decisions",
  "overdue",
  "answer-waiting",
  "no-activity",
  "fast",
] as const;
export type Need = (typeof NEEDS)[number];

/** A rule as plain data: a trainer can read it, change its number, or turn it off. */
export interface NeedRule {
  readonly rule: Need;
  readonly on: boolean;
  /** What the number counts is said with each rule of `RULES`. */
  readonly threshold: number;
}

/** The rules as they come. The numbers are planning defaults, to be shown with every hit. */
export const RULES: readonly NeedRule[] = [
  // Critical or disrespectful acts of one attempt that nobody has ruled on: so many or more.
  { rule: "act-unconfirmed", on: true, threshold: 1 },
  // Attempts an officer asked to go through with somebody: so many or more.
  { rule: "asked-for-help", on: true, threshold: 1 },
  // Of the last three finished scenarios that asked for a competency, at least so many where half or more of its spine decisions were weak.
  { rule: "weak-again", on: true, threshold: 2 },
  // More than so many weak spine decisions in one scenario (Kolibri, `core/notifications/api.py`: more than 3 failed interactions).
  { rule: "weak-decisions", on: true, threshold: 3 },
  // Past its date by so many days or more.
  { rule: "overdue", on: true, threshold: 0 },
  // A typed or spoken answer has waited for a mark more than so many days.
  { rule: "answer-waiting", on: true, threshold: 3 },
  // Nothing done in more than so many days.
  { rule: "no-activity", on: true, threshold: 14 },
  // Half of the decisions answered sooner than the words can be read at so many words a minute. 150 is the number timers are
  // held to, for slow readers; adults read 238 on average (Brysbaert 2019), so whoever wants only the unusual sets it higher.
  { rule: "fast", on: true, threshold: 150 },
];

/** How many scenarios back `weak-again` looks. */
export const LOOKS_BACK = 3;
/** Fewer decisions than this have no pace. */
export const LEAST_DECISIONS = 4;
