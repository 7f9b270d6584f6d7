import type { ChainError } from "#engine/attempt/chain.ts";
import type { Attempt } from "#engine/attempt/move.ts";
import type { ReplayError } from "#engine/attempt/replay.ts";
import type { Entry } from "#engine/programme/record.ts";
import type { Agency } from "#engine/scenario/agency.ts";

/**
 * A backup: gzip of JSON lines. A head, then packs, officers and attempts, one a line, and a closing line with the number
 * of lines before it and the SHA-256 of all bytes before it. With a passphrase the gzip lies encrypted behind a plain
 * line of its own (`sealed-file.ts`).
 */
export const KIND = "common-ground-backup";
/** Of a file without a desk, which older code reads too. */
export const VERSION = 1;
/** Of one with a desk, rooms or the agency's own file. */
export const DESK_VERSION = 2;

/** What one file may be, in bytes and lines. Counted while the file is unpacked; the writer keeps to it too. */
export const BACKUP_LIMITS = {
  packed: 64_000_000,
  unpacked: 64_000_000,
  /** Unpacked bytes for each packed one, past the first `small`; a bomb has about a thousand, a log under twenty. */
  ratio: 200,
  small: 4_000_000,
  line: 24_000_000,
  lines: 100_000,
  depth: 32,
} as const;
export type BackupLimits = Readonly<Record<keyof typeof BACKUP_LIMITS, number>>;

/** Everything on a device, or all of one officer. */
export type Scope = { readonly of: "device" } | { readonly of: "officer"; readonly officer: string };

export interface BackupHead {
  /** UTC milliseconds. */
  readonly madeAt: number;
  /** Version of the app that made it. */
  readonly build: string;
  readonly scope: Scope;
}

/** What the officer wrote after the run, as the journal keeps it. */
export interface CarriedDebrief {
  readonly attempt: string;
  readonly decided: string;
  readonly alternatives: string;
  readonly turning?: number;
  readonly commitment?: { readonly see: string; readonly say: string };
  readonly step: number;
  readonly at: number;
}

export interface CarriedComment {
  readonly id: string;
  readonly attempt: string;
  readonly seq: number;
  readonly text: string;
  readonly by: string;
  readonly at: number;
  readonly kind?: "flag" | "clip" | "ruling" | "reply" | "sign-off" | "remark";
  readonly until?: number;
  readonly confirmed?: boolean;
  readonly of?: string;
  readonly released?: number;
  readonly withdrawn?: number;
}

export interface CarriedOfficer {
  readonly id: string;
  readonly name: string;
}

/** An attempt with all that lies beside it. */
export interface CarriedAttempt extends Attempt {
  readonly sharedAt?: number;
  readonly debrief?: CarriedDebrief;
  readonly comments: readonly CarriedComment[];
}

/** What a backup holds. */
export interface Backup {
  readonly head: BackupHead;
  /** The bytes of every pack an attempt is pinned to, by hash. */
  readonly packs: ReadonlyMap<string, Uint8Array>;
  readonly officers: readonly CarriedOfficer[];
  readonly attempts: readonly CarriedAttempt[];
  /** Of a whole device alone. */
  readonly desk?: CarriedDesk;
}

/** A row of the desk, as the desk store keeps it. */
export interface CarriedRow {
  readonly kind: string;
  readonly id: string;
  readonly value: unknown;
}

/** A room that played together, as the room store keeps it. */
export interface CarriedRoom {
  readonly attempt: string;
  readonly scenario: string;
  readonly at: number;
  readonly trainer: string;
  readonly attendance: readonly string[];
  readonly hands: readonly {
    readonly seq: number;
    readonly scene: string;
    readonly counts: Readonly<Record<string, number>>;
    readonly revealed: boolean;
    readonly chosen?: string;
  }[];
  readonly averages: readonly {
    readonly seq: number;
    readonly scene: string;
    readonly values: Readonly<Record<string, number>>;
  }[];
  readonly notes: readonly { readonly seq: number; readonly text: string }[];
}

export interface CarriedAgency {
  readonly hash: string;
  readonly at: number;
  /** The one in use; of the others, runs are pinned to them. */
  readonly current: boolean;
  readonly agency: Agency;
}

/** What trainers and an academy keep beside runs: rows, the chained log, rooms, the agency's own files. */
export interface CarriedDesk {
  readonly rows: readonly CarriedRow[];
  readonly acts: readonly Entry[];
  readonly rooms: readonly CarriedRoom[];
  readonly agencies: readonly CarriedAgency[];
}

/** Why an attempt of a file is left out. `line` is its line in the file, from 1. */
export interface LeftOut {
  readonly line: number;
  readonly attempt?: string;
  readonly officer?: string;
  readonly scenario?: string;
  readonly why: Flaw;
}

/**
 * `shape`: not an attempt. `twice`: the file held it before. `pack-missing`, `pack-damaged`, `pack-unsound`: its scenario
 * is not in the file, is not what its hash says, or does not hold together. `words`: words beside the log that are not
 * those the log holds. `beyond`: the replay broke off.
 */
export type Flaw =
  | { readonly code: "shape" | "twice" | "pack-missing" | "pack-damaged" | "pack-unsound" | "words" | "beyond" }
  | { readonly code: "chain"; readonly seq: number; readonly why: ChainError["code"] }
  | { readonly code: "replay"; readonly seq: number; readonly why: ReplayError["code"] };

/** A backup as read: every attempt in it verified, the others listed. */
export interface ReadBackup extends Backup {
  readonly leftOut: readonly LeftOut[];
  readonly sealed: boolean;
  /** The file has a desk whose log does not hold together: nothing of rows and log is used. */
  readonly deskBroken?: boolean;
}

/**
 * Why nothing of a file is restored.
 * `not-backup`: some other file. `newer`: made by a later version. `damaged`: not as it was written; `where` says what
 * showed it. `too-large`: over a limit. `bomb`: unpacks to more than any backup. `bad-line`: whole, but no backup says this.
 * `passphrase`: it needs one. `wrong-passphrase`: this one does not open it. `no-crypto`: this page may not decrypt.
 */
export type BackupError =
  | { readonly code: "not-backup" | "bomb" | "passphrase" | "wrong-passphrase" | "no-crypto" }
  | { readonly code: "newer"; readonly version: number }
  | { readonly code: "damaged"; readonly where: "packing" | "end" | "digest" | "cipher" | "text" }
  | { readonly code: "too-large"; readonly what: "file" | "unpacked" | "line" | "lines" }
  | { readonly code: "bad-line"; readonly line: number };
