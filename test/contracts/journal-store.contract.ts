import { beforeEach, describe, expect, test } from "vitest";
import type { JournalStore } from "#ports/journal-store.ts";

/** What every store of notes beside attempts promises. */
export function journalStoreContract(name: string, fresh: () => Promise<JournalStore>): void {
  describe(name, () => {
    let journal: JournalStore;
    beforeEach(async () => {
      journal = await fresh();
    });

    test("a debrief is kept, replaced whole, and absent where none was written", async () => {
      const debrief = { attempt: "a1", decided: "She could not hear me.", alternatives: "", step: 1, at: 5 };
      await journal.saveDebrief(debrief);
      const later = { ...debrief, step: 2, commitment: { see: "no answer", say: "nothing: I show my hand" } };
      expect(await journal.saveDebrief(later)).toMatchObject({ ok: true });
      expect(await journal.debrief("a1")).toEqual({ ok: true, value: later });
      expect(await journal.debrief("a2")).toEqual({ ok: true, value: undefined });
    });

    test("comments come back for their attempt alone, in the order written", async () => {
      const comment = (id: string, attempt: string, at: number) => ({
        id,
        attempt,
        seq: 3,
        text: id,
        by: "Sgt. Bell",
        at,
      });
      await journal.addComment(comment("z", "a1", 1));
      await journal.addComment(comment("b", "a1", 2));
      await journal.addComment(comment("c", "a2", 3));
      expect(await journal.comments("a1")).toMatchObject({ ok: true, value: [{ id: "z" }, { id: "b" }] });
    });

    test("a comment sent again, its answer lost, is there once", async () => {
      const comment = { id: "c", attempt: "a1", seq: 3, text: "Look at the hands.", by: "Sgt. Bell", at: 1 };
      await journal.addComment(comment);
      expect(await journal.addComment(comment)).toMatchObject({ ok: true });
      expect(await journal.comments("a1")).toEqual({ ok: true, value: [comment] });
    });

    test("a comment put again with the day it was released, or taken back, stands in its own place", async () => {
      const comment = {
        id: "c",
        attempt: "a1",
        seq: 3,
        text: "Look.",
        by: "Sgt. Bell",
        at: 1,
        kind: "clip",
        until: 6,
      } as const;
      await journal.addComment(comment);
      await journal.addComment({ ...comment, id: "d", at: 2 });
      await journal.addComment({ ...comment, released: 9 });
      await journal.addComment({ ...comment, id: "d", at: 2, withdrawn: 9 });
      expect(await journal.comments("a1")).toEqual({
        ok: true,
        value: [
          { ...comment, released: 9 },
          { ...comment, id: "d", at: 2, withdrawn: 9 },
        ],
      });
    });

    test("an officer's name can be given and changed", async () => {
      await journal.saveOfficer({ id: "o1", name: "Rivera" });
      await journal.saveOfficer({ id: "o1", name: "S. Rivera" });
      await journal.saveOfficer({ id: "o2", name: "حداد" });
      const officers = await journal.officers();
      expect(officers.ok && officers.value.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual([
        { id: "o1", name: "S. Rivera" },
        { id: "o2", name: "حداد" },
      ]);
    });
  });
}
