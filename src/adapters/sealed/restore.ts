import { isFinal } from "#engine/attempt/chain.ts";
import { mergedBeside, standingOf } from "#engine/attempt/compare.ts";
import { err, ok, type Result } from "#engine/result.ts";
import type { Restored, StoredAttempt, StoreError } from "#ports/attempt-store.ts";
import { type AttemptRow, sealedLog, sealedMoves, sealedNotes, sealedRow, whole } from "./attempt-rows.ts";
import { sameBytes } from "./codec.ts";
import { asked, below } from "./idb.ts";
import type { Place } from "./place.ts";

const TURNS = 10;

/**
 * Reads, seals, and writes only when nothing changed meanwhile, else does it over. One strict transaction: killed at any
 * moment, the attempt is as it was or as the backup has it.
 */
export async function restore(place: Place, stored: StoredAttempt): Promise<Result<Restored, StoreError>> {
  for (let turn = 0; turn < TURNS; turn++) {
    const answer = await once(place, stored);
    if (answer) return answer;
  }
  return err({ code: "conflict", detail: "busy" });
}

/** `undefined`: it changed while this was sealing. */
async function once(place: Place, stored: StoredAttempt): Promise<Result<Restored, StoreError> | undefined> {
  const { header, moves, pack } = stored;
  const { attempt } = header;
  const [began] = moves;
  const last = moves.at(-1);
  if (!began || !last) return err({ code: "failed", detail: "no moves" });
  const known = await place.keysOf(attempt);
  const here = known && (await whole(place, known, attempt));
  const what = standingOf(here?.moves, moves);
  if (what === "forked") return err({ code: "conflict" });
  const { notes, sharedAt } = mergedBeside(here ?? { notes: [] }, stored);
  const keys = await place.ensureKeys(attempt, header.purpose);
  const [base, beside, shared, wrapped, log] = await Promise.all([
    here && what === "same" ? here.row : sealedRow(place, keys, header, began, last),
    sealedNotes(place, keys, attempt, notes),
    sharedAt === undefined ? undefined : place.seal(keys.box, ["shared", attempt], sharedAt),
    sharedAt === undefined ? undefined : place.wrapForTrainer(attempt),
    what === "same"
      ? undefined
      : isFinal(last)
        ? sealedLog(place, keys, attempt, moves).then((sealed) => ({ loose: [], sealed }))
        : sealedMoves(place, keys, attempt, moves).then((loose) => ({ loose, sealed: undefined })),
  ]);
  if (log) await place.shelf.put(pack);
  return place.db.run(["attempts", "keys", "moves", "notes", "sealed"], "readwrite", async (store) => {
    const row = (await asked(store("attempts").get(attempt))) as AttemptRow | undefined;
    if (!sameBytes(row?.tag, here?.row.tag) || !sameBytes(row?.shared, here?.row.shared)) return undefined;
    store("attempts").put({ ...base, ...(shared && { shared }) });
    if (wrapped) store("keys").put(wrapped);
    for (const note of beside) store("notes").put(note);
    if (!log) return ok(what);
    store("moves").delete(below(attempt));
    for (const move of log.loose) store("moves").add(move);
    if (log.sealed) store("sealed").put(log.sealed);
    return ok(what);
  });
}
