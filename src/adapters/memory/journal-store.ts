import { ok } from "#engine/result.ts";
import type { Comment, Debrief, JournalStore, Officer } from "#ports/journal-store.ts";

/** The journal for as long as the process lives. Copies in and out, as a database does. */
export function memoryJournal(): JournalStore {
  const debriefs = new Map<string, Debrief>();
  const comments = new Map<string, Comment>();
  const officers = new Map<string, Officer>();
  return {
    async saveDebrief(debrief) {
      debriefs.set(debrief.attempt, structuredClone(debrief));
      return ok(undefined);
    },
    async debrief(attempt) {
      return ok(structuredClone(debriefs.get(attempt)));
    },
    async addComment(comment) {
      comments.set(comment.id, structuredClone(comment));
      return ok(undefined);
    },
    async comments(attempt) {
      return ok(structuredClone([...comments.values()].filter((comment) => comment.attempt === attempt)));
    },
    async saveOfficer(officer) {
      officers.set(officer.id, structuredClone(officer));
      return ok(undefined);
    },
    async officers() {
      return ok(structuredClone([...officers.values()]));
    },
  };
}
