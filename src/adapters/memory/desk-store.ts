import { err, ok } from "#engine/result.ts";
import type { ActEntry, DeskRow, DeskStore } from "#ports/desk-store.ts";

/** A desk for as long as the process lives. Copies in and out, as a database does. */
export function memoryDesk(): DeskStore {
  const rows = new Map<string, DeskRow>();
  const acts: ActEntry[] = [];
  const nameOf = ({ kind, id }: Pick<DeskRow, "kind" | "id">): string => JSON.stringify([kind, id]);
  return {
    rows: async (kind) =>
      ok(
        structuredClone([...rows.values()].filter((row) => kind === undefined || row.kind === kind)).toSorted((a, b) =>
          a.id < b.id ? -1 : a.id > b.id ? 1 : 0,
        ),
      ),
    acts: async () => ok(structuredClone(acts)),
    async write({ put = [], remove = [], acts: more = [], head }) {
      if ((acts.at(-1)?.hash ?? "") !== head) return err({ code: "conflict" });
      for (const row of remove) rows.delete(nameOf(row));
      for (const row of put) rows.set(nameOf(row), structuredClone(row));
      acts.push(...structuredClone(more));
      return ok(undefined);
    },
  };
}
