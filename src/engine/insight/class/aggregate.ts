import type { Purpose } from "../../attempt/move.ts";
import type { Outcome } from "../../scenario/scenario.ts";
import { type Code, codesOf, type EvidenceCode, evidenceCodesOf, nameOf, nameOfEvidence } from "./codes.ts";
import type { AttemptFacts } from "./facts.ts";

/**
 * Many attempts, ready to be counted: by the rules they were played by, then by officer. Only numbers stand in it, so a
 * filter goes through tens of thousands of attempts in milliseconds, and adding or taking out one touches nothing else.
 * What is counted never depends on the order in which attempts came.
 */
export interface Aggregate {
  /** By scenario and rules. */
  readonly groups: Map<string, Group>;
  /** Where each attempt stands. */
  readonly places: Map<string, { readonly group: Group; readonly officer: string }>;
}

/** The attempts of one scenario by one version of its rules. */
export interface Group {
  readonly scenario: string;
  readonly rules: string;
  /** What the numbers of the rows mean. */
  readonly codes: Numbered<Code>;
  /** Apart, because a class is asked for its evidence more often than for anything else. */
  readonly evidence: Numbered<EvidenceCode>;
  /** By officer; none is empty. */
  readonly cells: Map<string, Row[]>;
}

/** Things by number. Grows; a number once given keeps its meaning. */
export interface Numbered<T> {
  readonly all: T[];
  readonly numbers: Map<string, number>;
}

/** One attempt. */
export interface Row {
  readonly attempt: string;
  readonly officer: string;
  /** The key it was scored with. */
  readonly key?: string;
  readonly arm: string;
  readonly purpose: Purpose;
  readonly beganAt: number;
  readonly endedAt: number;
  readonly activeMs: number;
  readonly state: AttemptFacts["state"];
  readonly ending?: { readonly id: string; readonly outcome: Outcome };
  /** How many acts stand apart, confirmed or not. */
  readonly apart: number;
  /** Numbers: first of the group's codes, in the order of the attempt, then of its evidence. */
  readonly counts: Uint32Array;
  /** Where the evidence begins. */
  readonly split: number;
}

export const empty = (): Aggregate => ({ groups: new Map(), places: new Map() });

/**
 * Takes an attempt in; what was held of the same attempt goes out first, so an attempt that went on is simply added again.
 * A second try of a moment is in no statistic and is left out. What may be seen is the caller's to know: practice that was
 * not shared is the officer's own and is never added. Changes its argument.
 */
export function add(aggregate: Aggregate, facts: AttemptFacts): void {
  remove(aggregate, facts);
  if (facts.from) return;
  const group = groupFor(aggregate, facts);
  const codes = codesOf(facts);
  const numbers = [
    ...codes.map((code) => numberOf(group.codes, nameOf(code), code)),
    ...evidenceCodesOf(facts).map((code) => numberOf(group.evidence, nameOfEvidence(code), code)),
  ];
  const { attempt, officer, key, arm, purpose, beganAt, endedAt, activeMs, state, ending } = facts;
  const row: Row = {
    attempt,
    officer,
    ...(key !== undefined && { key }),
    arm,
    purpose,
    beganAt,
    endedAt,
    activeMs,
    state,
    ...(ending && { ending }),
    apart: facts.critical.length + facts.disrespect.length,
    counts: Uint32Array.from(numbers),
    split: codes.length,
  };
  place(aggregate, group, row);
}

/** Takes an attempt out; one that is not held changes nothing. Changes its first argument. */
export function remove(aggregate: Aggregate, { attempt }: Pick<AttemptFacts, "attempt">): void {
  const found = aggregate.places.get(attempt);
  if (!found) return;
  aggregate.places.delete(attempt);
  const { group, officer } = found;
  const left = (group.cells.get(officer) ?? []).filter((row) => row.attempt !== attempt);
  if (left.length > 0) group.cells.set(officer, left);
  else group.cells.delete(officer);
  if (group.cells.size === 0) aggregate.groups.delete(groupName(group));
}

/** A group as it can be kept in a store or sent to a worker: plain data and typed arrays. */
export interface PackedGroup {
  readonly version: 1;
  readonly scenario: string;
  readonly rules: string;
  readonly codes: readonly Code[];
  readonly evidence: readonly EvidenceCode[];
  readonly rows: readonly Omit<Row, "counts">[];
  /** How many counts each row has; their counts one after another. */
  readonly lengths: Uint32Array;
  readonly counts: Uint32Array;
}

/** A class of tens of thousands opens from a few of these faster than from as many facts. */
export function packed(group: Group): PackedGroup {
  const rows = [...group.cells.values()].flat();
  const counts = new Uint32Array(rows.reduce((sum, row) => sum + row.counts.length, 0));
  let at = 0;
  for (const row of rows) {
    counts.set(row.counts, at);
    at += row.counts.length;
  }
  return {
    version: 1,
    scenario: group.scenario,
    rules: group.rules,
    codes: [...group.codes.all],
    evidence: [...group.evidence.all],
    rows: rows.map(({ counts: _, ...row }) => row),
    lengths: Uint32Array.from(rows, (row) => row.counts.length),
    counts,
  };
}

/** The aggregate of packed groups; rows of one attempt may not stand in two of them. */
export function unpacked(groups: readonly PackedGroup[]): Aggregate {
  const aggregate = empty();
  for (const { scenario, rules, codes, evidence, rows, lengths, counts } of groups) {
    const group = groupFor(aggregate, { scenario, rules });
    for (const code of codes) numberOf(group.codes, nameOf(code), code);
    for (const code of evidence) numberOf(group.evidence, nameOfEvidence(code), code);
    let at = 0;
    for (const [index, row] of rows.entries()) {
      const end = at + (lengths[index] ?? 0);
      place(aggregate, group, { ...row, counts: counts.subarray(at, end) });
      at = end;
    }
  }
  return aggregate;
}

const groupName = ({ scenario, rules }: { readonly scenario: string; readonly rules: string }): string =>
  `${scenario} ${rules}`;

function groupFor({ groups }: Aggregate, of: { readonly scenario: string; readonly rules: string }): Group {
  const name = groupName(of);
  const held = groups.get(name);
  if (held) return held;
  const { scenario, rules } = of;
  const none = <T>(): Numbered<T> => ({ all: [], numbers: new Map() });
  const group: Group = { scenario, rules, codes: none(), evidence: none(), cells: new Map() };
  groups.set(name, group);
  return group;
}

function place(aggregate: Aggregate, group: Group, row: Row): void {
  const { attempt, officer } = row;
  const cell = group.cells.get(officer);
  if (cell) cell.push(row);
  else group.cells.set(officer, [row]);
  aggregate.places.set(attempt, { group, officer });
}

function numberOf<T>({ all, numbers }: Numbered<T>, name: string, one: T): number {
  const held = numbers.get(name);
  if (held !== undefined) return held;
  numbers.set(name, all.length);
  return all.push(one) - 1;
}
