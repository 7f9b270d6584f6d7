import type { DecisionRow } from "#engine/insight/class/decisions.ts";
import type { Health, KeyStanding, LegalDue, Telling } from "#engine/insight/health/health.ts";
import { proofCountsOf } from "#engine/insight/health/health.ts";
import { notesAndRemarks, type Remark, type ScriptNote } from "#engine/insight/health/note.ts";
import type { Proof } from "#engine/proof/finding.ts";
import type { Result } from "#engine/result.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import type { Key } from "#engine/score/key.ts";
import type { StoreError } from "#ports/attempt-store.ts";
import type { CatalogueError } from "#ports/catalogue.ts";
import type { Chance } from "#ports/chance.ts";
import type { Clock } from "#ports/clock.ts";

/** A scenario of this app, as far as it can be told without a run. */
export interface HealthEntry {
  readonly id: string;
  /** In the language spoken. */
  readonly title: string;
  /** Of the version in use, SHA-256 hex. */
  readonly rules: string;
  readonly jurisdiction: string;
  /** How many legal notes there are, due or not. */
  readonly legalNotes: number;
  readonly legal: readonly LegalDue[];
  readonly tellings: readonly Telling[];
  /** Absent when the key is not on this device. */
  readonly key?: KeyStanding;
}

/** A trainer's words on a run, at the place the run was at. */
export interface SceneComment {
  readonly id: string;
  readonly scenario: string;
  readonly rules: string;
  /** Id of the scene; empty before the first answer. */
  readonly place: string;
  readonly text: string;
  readonly by: string;
  readonly when: number;
  readonly attempt: string;
  readonly seq: number;
}

/** A decision where officers who do well in other scenarios do less well: its key may be wrong, or its words unclear. */
export interface ToCheck {
  readonly scenario: string;
  readonly rules: string;
  readonly scene: string;
  /** Officers it rests on. */
  readonly n: number;
}

/** What the runs on this device tell: those on record, and practice that was shared. */
export interface Heard {
  readonly decisions: readonly DecisionRow[];
  readonly toCheck: readonly ToCheck[];
  /** Runs by scenario, then by rules. */
  readonly runs: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly comments: readonly SceneComment[];
  readonly remarks: readonly Remark[];
}

/** A scenario to be read: in the language spoken, with its key where that is here. */
export interface Script {
  readonly scenario: Scenario;
  readonly key?: Key;
}

/** What this screen asks of the world. */
export interface HealthPorts {
  readonly scenarios: () => Promise<Result<readonly HealthEntry[], CatalogueError>>;
  readonly script: (id: string) => Promise<Result<Script, CatalogueError>>;
  readonly heard: (signal: AbortSignal) => Promise<Result<Heard, StoreError>>;
  readonly prove: (id: string, signal: AbortSignal) => Promise<Proof>;
  /** Proofs run in this window, by scenario and what it is proven of. */
  readonly proofs: Map<string, Proof>;
  readonly notes: () => Promise<Result<readonly ScriptNote[], StoreError>>;
  /** True once it is written. */
  readonly keepNote: (note: ScriptNote) => Promise<boolean>;
  readonly save: (name: string, text: string, type: string) => void;
  readonly clock: Pick<Clock, "now">;
  readonly chance: Pick<Chance, "id">;
}

export interface HealthLinks {
  readonly list: string;
  readonly script: (id: string, at?: string) => string;
  readonly proof: (id: string) => string;
  readonly replay: (attempt: string, seq: number) => string;
}

/** Everything known of one scenario now. */
export function healthOf(
  entry: HealthEntry,
  known: { readonly proof?: Proof; readonly heard?: Heard; readonly notes: readonly ScriptNote[] },
): Health {
  const { id, rules, legal, tellings, key } = entry;
  const { proof, heard } = known;
  return {
    legal,
    tellings,
    notes: notesOf(id, known),
    ...(key && { key }),
    ...(proof && { proof: proofCountsOf(proof) }),
    ...(heard && {
      decisions: heard.decisions.filter((row) => row.scenario === id && row.rules === rules),
      toCheck: heard.toCheck.filter((one) => one.scenario === id && one.rules === rules).map(({ scene }) => scene),
    }),
  };
}

/** Notes and officers' remarks of one scenario, of every version, newest first. */
export const notesOf = (
  scenario: string,
  { heard, notes }: { readonly heard?: Heard; readonly notes: readonly ScriptNote[] },
): ScriptNote[] =>
  notesAndRemarks(
    notes.filter((one) => one.scenario === scenario),
    (heard?.remarks ?? []).filter((one) => one.scenario === scenario),
  );

/** As people compare versions: the first eight digits of the rules' hash. */
export const versionOf = (rules: string): string => rules.slice(0, 8);
