import { err, ok, type Result } from "../result.ts";
import { hashOf } from "../scenario/hash.ts";
import type { AdministrativeAct } from "./administrative-act.ts";

/** One administrative act, where it stands in the log. */
export interface Entry {
  /** From 0; the order of the log, whatever any clock says. */
  readonly seq: number;
  /** Hash of the entry before; of the log's header for the first. */
  readonly prev: string;
  /** SHA-256 hex over the RFC 8785 bytes of this entry without `hash`. */
  readonly hash: string;
  /** UTC milliseconds. */
  readonly at: number;
  /** Who did it: their id. */
  readonly by: string;
  readonly act: AdministrativeAct;
}

/** What an academy did, oldest first. Nothing in it is ever edited; a mistake is put right by a later entry. */
export interface AdministrativeLog {
  /** Opaque id of the academy: the first entry hangs on it, so entries of one academy fit no other's log. */
  readonly academy: string;
  readonly entries: readonly Entry[];
}

/** Where a log ends. Kept elsewhere, on paper or in an audit packet, it shows that nothing before it was rewritten. */
export interface Head {
  /** How many entries it has. */
  readonly entries: number;
  readonly hash: string;
}

const FORMAT = 1;

const firstPrev = (academy: string): string => hashOf({ academy, format: FORMAT });

export const headOf = ({ academy, entries }: AdministrativeLog): Head => ({
  entries: entries.length,
  hash: entries.at(-1)?.hash ?? firstPrev(academy),
});

/** An act as the next entry of a log; the log itself is left as it was. Text must be well-formed, numbers finite. */
export function append(log: AdministrativeLog, act: AdministrativeAct, at: number, by: string): Entry {
  const head = headOf(log);
  const open = { seq: head.entries, prev: head.hash, at, by, act };
  return { ...open, hash: hashOf(open) };
}

/** `seq`: the first entry that does not fit. */
export interface LogFault {
  /**
   * - `out-of-order`: an entry is missing, doubled or moved.
   * - `unlinked`: it does not hang on the entry before it, or the first not on this academy.
   * - `changed`: it is not what its hash says.
   * - `cut-short`: the log ends before the head that was kept.
   * - `rewritten`: whole in itself, and another than the one the head was taken of.
   */
  readonly code: "out-of-order" | "unlinked" | "changed" | "cut-short" | "rewritten";
  readonly seq: number;
}

/**
 * Holds a log against its own hashes. By itself a chain shows any change of any entry but not that its end was cut off, or
 * that someone wrote all of it anew: give it a head kept elsewhere for that. Total over entries of the right shape, whatever they say.
 */
export function verify({ academy, entries }: AdministrativeLog, kept?: Head): Result<Head, LogFault> {
  let prev = firstPrev(academy);
  if (kept?.entries === 0 && kept.hash !== prev) return err({ code: "rewritten", seq: 0 });
  for (const [index, entry] of entries.entries()) {
    if (entry.seq !== index) return err({ code: "out-of-order", seq: index });
    if (entry.prev !== prev) return err({ code: "unlinked", seq: index });
    if (!isWhole(entry)) return err({ code: "changed", seq: index });
    if (kept?.entries === index + 1 && kept.hash !== entry.hash) return err({ code: "rewritten", seq: index });
    prev = entry.hash;
  }
  if (kept && kept.entries > entries.length) return err({ code: "cut-short", seq: entries.length });
  return ok({ entries: entries.length, hash: prev });
}

function isWhole(entry: Entry): boolean {
  const { hash, ...rest } = entry;
  try {
    return hashOf(rest) === hash;
  } catch {
    // What cannot be written as RFC 8785 bytes, such as half a surrogate pair, was never appended.
    return false;
  }
}
