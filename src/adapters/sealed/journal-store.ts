import { ok } from "#engine/result.ts";
import type { Comment, Debrief, JournalStore, Officer } from "#ports/journal-store.ts";
import { asked, below, guarded } from "./idb.ts";
import type { Place } from "./place.ts";

interface Boxed {
  readonly box: Uint8Array;
}

const done = ok(undefined);

/**
 * What is written beside one officer's attempts, under the key of the attempt it belongs to: the trainer reads of a
 * debrief what they may read of its run. Names are sealed by the record key, so that the trainer's list has them.
 */
export function sealedJournal(place: Place): JournalStore {
  const put = (store: string, row: unknown): Promise<void> =>
    place.db.run([store], "readwrite", async (of) => void (await asked(of(store).put(row))));
  return {
    saveDebrief: (debrief) =>
      guarded(async () => {
        const { attempt } = debrief;
        const keys = await place.ensureKeys(attempt, "practice");
        await put("debriefs", { attempt, box: await place.seal(keys.box, ["debrief", attempt], debrief) });
        return done;
      }),
    debrief: (attempt) =>
      guarded(async () => {
        const keys = await place.keysOf(attempt);
        const row = await place.db.run(["debriefs"], "readonly", (of) =>
          asked(of("debriefs").get(attempt) as IDBRequest<Boxed | undefined>),
        );
        if (!keys || !row) return ok(undefined);
        return ok((await place.unseal(keys.box, ["debrief", attempt], row.box)) as Debrief);
      }),
    addComment: (comment) =>
      guarded(async () => {
        const { attempt, id } = comment;
        const keys = await place.ensureKeys(attempt, "practice");
        await put("comments", { attempt, id, box: await place.seal(keys.box, ["comment", attempt, id], comment) });
        return done;
      }),
    comments: (attempt) =>
      guarded(async () => {
        const keys = await place.keysOf(attempt);
        if (!keys) return ok([]);
        const rows = await place.db.run(["comments"], "readonly", (of) =>
          asked(of("comments").getAll(below(attempt)) as IDBRequest<(Boxed & { id: string })[]>),
        );
        const comments = await Promise.all(
          rows.map(({ id, box }) => place.unseal(keys.box, ["comment", attempt, id], box) as Promise<Comment>),
        );
        return ok(comments.toSorted((a, b) => a.at - b.at));
      }),
    saveOfficer: (officer) =>
      guarded(async () => {
        const box = await place.seal(place.ring.record, ["officer", officer.id], officer);
        await put("officers", { id: officer.id, box });
        return done;
      }),
    officers: () =>
      guarded(async () => {
        const rows = await place.db.run(["officers"], "readonly", (of) =>
          asked(of("officers").getAll() as IDBRequest<(Boxed & { id: string })[]>),
        );
        return ok(
          await Promise.all(
            rows.map(({ id, box }) => place.unseal(place.ring.record, ["officer", id], box) as Promise<Officer>),
          ),
        );
      }),
  };
}
