import Dexie from "dexie";
import { isFinal } from "#engine/attempt/chain.ts";
import type { DemoBatch, DemoRun } from "#engine/players/demo/academy.ts";
import { err, ok } from "#engine/result.ts";
import type { StoredPack } from "#ports/attempt-store.ts";
import type { DemoStore } from "#ports/demo-store.ts";
import { rowOf, standing } from "./attempt-rows.ts";
import { type AttemptRow, type Database, done, openDatabase, storeError, using } from "./database.ts";

const BLOCKED_MS = 5000;

/**
 * The demo in a database of its own name, so that removing it deletes a database and never looks for rows. Many runs
 * go into one strict transaction: one for each would take minutes on a slow disk.
 */
export function dexieDemo(name: string): DemoStore {
  let db: Database | undefined;
  const opened = (): Database => (db ??= openDatabase(name));
  const close = (): void => {
    db?.close();
    db = undefined;
  };
  return {
    async standing() {
      // Asked first: opening would make it.
      try {
        if (!(await Dexie.exists(name))) return ok("none");
      } catch (error) {
        return err(storeError(error));
      }
      const roster = await using(opened(), async () => ok(await opened().officers.count()));
      close();
      return roster.ok ? ok(roster.value > 0 ? "whole" : "half") : roster;
    },
    write: (batch, packs) => using(opened(), () => write(opened(), batch, packs)),
    async remove() {
      close();
      let timer: ReturnType<typeof setTimeout> | undefined;
      const blocked = new Promise<"blocked">((answer) => {
        timer = setTimeout(() => answer("blocked"), BLOCKED_MS);
      });
      try {
        const gone = await Promise.race([Dexie.delete(name), blocked]);
        return gone === "blocked" ? err({ code: "unavailable", detail: gone }) : done;
      } catch (error) {
        return err(storeError(error));
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

async function write(db: Database, { runs, officers }: DemoBatch, packs: readonly StoredPack[]) {
  const rows = runs.flatMap(attemptRow);
  const over = runs.filter(({ attempt }) => attempt.moves.some(isFinal));
  const open = runs.filter(({ attempt }) => !attempt.moves.some(isFinal));
  const tables = [db.packs, db.attempts, db.moves, db.notes, db.sealed, db.debriefs, db.comments, db.officers];
  await db.transaction("rw", tables, async () => {
    await Promise.all([
      db.packs.bulkPut([...packs]),
      db.attempts.bulkAdd(rows),
      db.sealed.bulkAdd(over.map(({ attempt: { header, moves } }) => ({ attempt: header.attempt, moves }))),
      db.moves.bulkAdd(
        open.flatMap(({ attempt: { header, moves } }) => moves.map((move) => ({ ...move, attempt: header.attempt }))),
      ),
      db.notes.bulkAdd(
        runs.flatMap(({ attempt: { header, notes } }) => notes.map((note) => ({ ...note, attempt: header.attempt }))),
      ),
      db.debriefs.bulkAdd(runs.flatMap(({ debrief }) => (debrief ? [debrief] : []))),
      db.comments.bulkAdd(runs.flatMap(({ comments }) => comments)),
      db.officers.bulkAdd([...officers]),
    ]);
  });
  return done;
}

function attemptRow({ attempt: { header, moves }, sharedAt }: DemoRun): AttemptRow[] {
  const [began, last] = [moves[0], moves.at(-1)];
  if (!began || !last) return [];
  return [{ ...rowOf(header, began), ...standing(last), ...(sharedAt !== undefined && { sharedAt }) }];
}
