import type { Attempt, Move, Note } from "./move.ts";

/**
 * What a log would do to the one of the same attempt that is here. `added`: there is none. `same`: what is here holds
 * all of it. `longer`: it goes on from where the one here ends. `forked`: both went on, each its own way.
 */
export type Standing = "added" | "same" | "longer" | "forked";

/** Holds two logs of one attempt against each other, by the hashes of their moves: each hash holds all before it. */
export function standingOf(here: readonly Move[] | undefined, other: readonly Move[]): Standing {
  if (!here) return "added";
  const common = Math.min(here.length, other.length);
  for (let seq = 0; seq < common; seq++) if (here[seq]?.hash !== other[seq]?.hash) return "forked";
  return other.length > here.length ? "longer" : "same";
}

/** What lies beside the log of an attempt, in the store. */
export type Beside = Pick<Attempt, "notes"> & { readonly sharedAt?: number };

/** The notes of both, those here first, and the earlier time of sharing: the same whichever of the two came first. */
export function mergedBeside(here: Beside, other: Beside): { notes: readonly Note[]; sharedAt?: number } {
  const known = new Set(here.notes.map((note) => note.hash));
  const shared = [here.sharedAt, other.sharedAt].filter((at) => at !== undefined);
  return {
    notes: [...here.notes, ...other.notes.filter((note) => !known.has(note.hash))],
    ...(shared.length > 0 && { sharedAt: Math.min(...shared) }),
  };
}
