import { ok } from "#engine/result.ts";
import type { AttemptStore } from "#ports/attempt-store.ts";
import type { JournalStore } from "#ports/journal-store.ts";
import { sealedAttempts } from "./attempt-store.ts";
import { sealedJournal } from "./journal-store.ts";
import type { Place } from "./place.ts";

/** What somebody signed in works with. */
export interface SealedStores {
  readonly attempts: AttemptStore;
  readonly journal: JournalStore;
}

/**
 * The stores of whoever is signed in: their own place, and behind it those of others as far as their rings open them.
 * What is begun lies in their own; what is there already is found where it lies.
 */
export function storesOf(places: readonly [Place, ...Place[]]): SealedStores {
  const each = places.map((place) => ({
    officer: place.ring.officer,
    attempts: sealedAttempts(place),
    journal: sealedJournal(place),
    holds: async (attempt: string) => (await place.keysOf(attempt)) !== undefined,
  }));
  const own = each[0];
  if (!own) throw new Error("nobody is signed in");
  const where = async (attempt: string): Promise<typeof own> => {
    if (each.length === 1) return own;
    const held = await Promise.all(each.map((one) => one.holds(attempt).catch(() => false)));
    return each[held.indexOf(true)] ?? own;
  };
  const attempts: AttemptStore = {
    begin: own.attempts.begin,
    append: own.attempts.append,
    open: async (attempt) => (await where(attempt)).attempts.open(attempt),
    async list() {
      const lists = await Promise.all(each.map((one) => one.attempts.list()));
      const failed = lists.find((one) => !one.ok);
      if (failed && !failed.ok) return failed;
      return ok(lists.flatMap((one) => (one.ok ? one.value : [])).toSorted((a, b) => b.begunAt - a.begunAt));
    },
    share: async (attempt, at) => (await where(attempt)).attempts.share(attempt, at),
    async restore(stored) {
      const { attempt, officer, purpose } = stored.header;
      const here = await where(attempt);
      // An officer's own, as far as it is open to whoever puts it back.
      const open = purpose === "record" || stored.sharedAt !== undefined;
      const theirs = here === own && open ? each.find((one) => one.officer === officer) : undefined;
      return (theirs ?? here).attempts.restore(stored);
    },
    remove: async (attempt) => (await where(attempt)).attempts.remove(attempt),
  };
  const journal: JournalStore = {
    saveDebrief: async (debrief) => (await where(debrief.attempt)).journal.saveDebrief(debrief),
    debrief: async (attempt) => (await where(attempt)).journal.debrief(attempt),
    addComment: async (comment) => (await where(comment.attempt)).journal.addComment(comment),
    comments: async (attempt) => (await where(attempt)).journal.comments(attempt),
    saveOfficer: async (officer) =>
      (each.find((one) => one.officer === officer.id) ?? own).journal.saveOfficer(officer),
    async officers() {
      const lists = await Promise.all(each.map((one) => one.journal.officers()));
      const failed = lists.find((one) => !one.ok);
      if (failed && !failed.ok) return failed;
      return ok(lists.flatMap((one) => (one.ok ? one.value : [])));
    },
  };
  return { attempts, journal };
}
