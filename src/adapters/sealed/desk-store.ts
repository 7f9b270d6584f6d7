import { err, ok } from "#engine/result.ts";
import type { ActEntry, DeskRow, DeskStore } from "#ports/desk-store.ts";
import { asked, guarded, sealedDatabase } from "./idb.ts";
import type { AttemptKeys, Place } from "./place.ts";

/** An id may be a number that an agency gave somebody: a keyed tag stands for it. */
interface BoxedRow {
  readonly tag: Uint8Array;
  readonly box: Uint8Array;
}

interface BoxedAct {
  readonly seq: number;
  readonly box: Uint8Array;
}

/** A database of its own: the officers' are opened by code that knows nothing of it. */
export const deskName = (trainer: string): string => `common-ground-desk-${trainer}`;

const SHAPE = { desk: "tag", acts: "seq" };
/** What its keys lie under among those of the trainer's attempts. */
const DESK = "desk";

/** The desk of the trainer who is signed in, sealed by that trainer's own key. */
export function sealedDesk(place: Place, name = deskName(place.ring.officer)): DeskStore {
  const db = sealedDatabase(name, SHAPE);
  const keysOf = (): Promise<AttemptKeys> => place.ensureKeys(DESK, "practice");
  const opened = async ({ seq, box }: BoxedAct): Promise<ActEntry> =>
    (await place.unseal((await keysOf()).box, ["act", seq], box)) as ActEntry;
  return {
    rows: (kind) =>
      guarded(async () => {
        const boxed = await db.run(["desk"], "readonly", (of) => asked(of("desk").getAll() as IDBRequest<BoxedRow[]>));
        const keys = await keysOf();
        const rows = await Promise.all(
          boxed.map(({ tag, box }) => place.unseal(keys.box, ["desk", ...tag], box) as Promise<DeskRow>),
        );
        return ok(
          rows
            .filter((row) => kind === undefined || row.kind === kind)
            .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
        );
      }),
    acts: () =>
      guarded(async () => {
        const boxed = await db.run(["acts"], "readonly", (of) => asked(of("acts").getAll() as IDBRequest<BoxedAct[]>));
        return ok(await Promise.all(boxed.map(opened)));
      }),
    write: ({ put = [], remove = [], acts = [], head }) =>
      guarded(async () => {
        const last = await db.run(["acts"], "readonly", async (of) => {
          const cursor = await asked(of("acts").openCursor(null, "prev"));
          return cursor?.value as BoxedAct | undefined;
        });
        if ((last ? (await opened(last)).hash : "") !== head) return err({ code: "conflict" as const });
        const keys = await keysOf();
        const tagged = ({ kind, id }: Pick<DeskRow, "kind" | "id">) => keys.tag(JSON.stringify([kind, id]));
        const gone = await Promise.all(remove.map(tagged));
        const rows = await Promise.all(
          put.map(async (row) => {
            const tag = await tagged(row);
            return { tag, box: await place.seal(keys.box, ["desk", ...tag], row) };
          }),
        );
        const entries = await Promise.all(
          acts.map(async (act) => ({ seq: act.seq, box: await place.seal(keys.box, ["act", act.seq], act) })),
        );
        const clear = await db.run(["desk", "acts"], "readwrite", async (of) => {
          // Sealing took a while, in which another window may have written.
          const now = await asked(of("acts").openCursor(null, "prev"));
          if ((now?.value as BoxedAct | undefined)?.seq !== last?.seq) return false;
          await Promise.all([
            ...gone.map((tag) => asked(of("desk").delete(tag))),
            ...rows.map((row) => asked(of("desk").put(row))),
            ...entries.map((entry) => asked(of("acts").add(entry))),
          ]);
          return true;
        });
        return clear ? ok(undefined) : err({ code: "conflict" as const });
      }),
  };
}
