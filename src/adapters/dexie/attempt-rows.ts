import type { Header, Move } from "#engine/attempt/move.ts";
import type { StoredAttempt } from "#ports/attempt-store.ts";
import type { AttemptRow, Database } from "./database.ts";

/** The row of an attempt that stands at its first move. */
export const rowOf = (header: Header, began: Move): AttemptRow => ({
  attempt: header.attempt,
  header,
  begunAt: began.at,
  ...standing(began),
});

/** Where an attempt stands after a move. */
export function standing(last: Move): Pick<AttemptRow, "head" | "seq" | "lastAt" | "state" | "ending"> {
  return {
    head: last.hash,
    seq: last.seq,
    lastAt: last.at,
    state: last.kind === "left" || last.kind === "ended" ? last.kind : "open",
    ...(last.kind === "ended" && { ending: last.ending }),
  };
}

/** The log of a row and what lies beside it, in the transaction that runs. */
export async function inside(
  db: Database,
  { attempt, sharedAt }: AttemptRow,
): Promise<Omit<StoredAttempt, "header" | "pack">> {
  const [sealed, loose, notes] = await Promise.all([
    db.sealed.get(attempt),
    db.moves.where("[attempt+seq]").between([attempt, 0], [attempt, Infinity]).toArray(),
    db.notes.where("attempt").equals(attempt).toArray(),
  ]);
  return {
    moves: sealed ? sealed.moves : loose.map(({ attempt: _, ...move }) => move as Move),
    notes: notes.map(({ attempt: _, ...note }) => note),
    ...(sharedAt !== undefined && { sharedAt }),
  };
}
