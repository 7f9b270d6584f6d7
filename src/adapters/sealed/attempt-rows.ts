import { isFinal } from "#engine/attempt/chain.ts";
import type { Header, Move, Note } from "#engine/attempt/move.ts";
import type { AttemptSummary, StoredAttempt } from "#ports/attempt-store.ts";
import { asked, below, DamagedError } from "./idb.ts";
import type { AttemptKeys, Place } from "./place.ts";

/** An attempt as it lies there; boxes but for the first three. */
export interface AttemptRow {
  readonly attempt: string;
  /** Stands for the hash of the last move. */
  readonly tag: Uint8Array;
  readonly over: 0 | 1;
  /** `Fixed`. */
  readonly fixed: Uint8Array;
  /** `Standing`. */
  readonly now: Uint8Array;
  /** When it was shared, UTC milliseconds. */
  readonly shared?: Uint8Array;
}

export interface MoveRow {
  readonly attempt: string;
  readonly seq: number;
  readonly box: Uint8Array;
}

export interface NoteRow {
  readonly attempt: string;
  readonly tag: Uint8Array;
  readonly box: Uint8Array;
}

export interface SealedRow {
  readonly attempt: string;
  readonly box: Uint8Array;
}

interface Fixed {
  readonly header: Header;
  readonly begunAt: number;
}

type Standing = Pick<AttemptSummary, "lastAt" | "seq" | "state" | "ending">;

function standing(last: Move): Standing {
  return {
    seq: last.seq,
    lastAt: last.at,
    state: last.kind === "left" || last.kind === "ended" ? last.kind : "open",
    ...(last.kind === "ended" && { ending: last.ending }),
  };
}

/** The row of an attempt that began so and stands at `last`. */
export async function sealedRow(
  place: Place,
  keys: AttemptKeys,
  header: Header,
  began: Move,
  last: Move,
): Promise<AttemptRow> {
  const { attempt } = header;
  const fixed: Fixed = { header, begunAt: began.at };
  const [box, moved] = await Promise.all([
    place.seal(keys.box, ["fixed", attempt], fixed),
    sealedStanding(place, keys, attempt, last),
  ]);
  return { attempt, fixed: box, ...moved };
}

/** What changes in a row with its last move. */
export async function sealedStanding(
  place: Place,
  keys: AttemptKeys,
  attempt: string,
  last: Move,
): Promise<Pick<AttemptRow, "tag" | "over" | "now">> {
  const [tag, now] = await Promise.all([keys.tag(last.hash), place.seal(keys.box, ["now", attempt], standing(last))]);
  return { tag, over: isFinal(last) ? 1 : 0, now };
}

export const sealedMoves = (
  place: Place,
  keys: AttemptKeys,
  attempt: string,
  moves: readonly Move[],
): Promise<MoveRow[]> =>
  Promise.all(
    moves.map(async (move) => ({
      attempt,
      seq: move.seq,
      box: await place.seal(keys.box, ["move", attempt, move.seq], move),
    })),
  );

/** By their tags, so that the same note twice is there once. */
export const sealedNotes = (
  place: Place,
  keys: AttemptKeys,
  attempt: string,
  notes: readonly Note[],
): Promise<NoteRow[]> =>
  Promise.all(
    notes.map(async (note) => ({
      attempt,
      tag: await keys.tag(`note ${note.hash}`),
      box: await place.seal(keys.box, ["note", attempt], note),
    })),
  );

/** A whole log that is over, in one row. */
export const sealedLog = async (
  place: Place,
  keys: AttemptKeys,
  attempt: string,
  moves: readonly Move[],
): Promise<SealedRow> => ({ attempt, box: await place.seal(keys.box, ["sealed", attempt], moves) });

export async function summaryOf(place: Place, keys: AttemptKeys, row: AttemptRow): Promise<AttemptSummary> {
  const { attempt } = row;
  const [fixed, now, sharedAt] = await Promise.all([
    place.unseal(keys.box, ["fixed", attempt], row.fixed) as Promise<Fixed>,
    place.unseal(keys.box, ["now", attempt], row.now) as Promise<Standing>,
    sharedOf(place, keys, row),
  ]);
  return {
    header: fixed.header,
    purpose: fixed.header.purpose,
    begunAt: fixed.begunAt,
    ...now,
    ...(sharedAt !== undefined && { sharedAt }),
  };
}

const sharedOf = async (place: Place, keys: AttemptKeys, row: AttemptRow): Promise<number | undefined> =>
  row.shared && ((await place.unseal(keys.box, ["shared", row.attempt], row.shared)) as number);

/** An attempt with its row as read. */
export interface Whole extends Omit<StoredAttempt, "pack"> {
  readonly row: AttemptRow;
}

/** All of an attempt but its pack; `undefined` when it is not here. */
export async function whole(place: Place, keys: AttemptKeys, attempt: string): Promise<Whole | undefined> {
  const found = await place.db.run(["attempts", "moves", "notes", "sealed"], "readonly", async (store) => {
    const [row, moves, notes, sealed] = await Promise.all([
      asked(store("attempts").get(attempt) as IDBRequest<AttemptRow | undefined>),
      asked(store("moves").getAll(below(attempt)) as IDBRequest<MoveRow[]>),
      asked(store("notes").getAll(below(attempt)) as IDBRequest<NoteRow[]>),
      asked(store("sealed").get(attempt) as IDBRequest<SealedRow | undefined>),
    ]);
    return row && { row, moves, notes, sealed };
  });
  if (!found) return undefined;
  const { row, sealed } = found;
  const [fixed, sharedAt, log, notes] = await Promise.all([
    place.unseal(keys.box, ["fixed", attempt], row.fixed) as Promise<Fixed>,
    sharedOf(place, keys, row),
    sealed
      ? (place.unseal(keys.box, ["sealed", attempt], sealed.box) as Promise<Move[]>)
      : Promise.all(
          found.moves.map(({ seq, box }) => place.unseal(keys.box, ["move", attempt, seq], box) as Promise<Move>),
        ),
    Promise.all(found.notes.map(({ box }) => place.unseal(keys.box, ["note", attempt], box) as Promise<Note>)),
  ]);
  if (log.length === 0) throw new DamagedError();
  return { row, header: fixed.header, moves: log, notes, ...(sharedAt !== undefined && { sharedAt }) };
}
