import type { Page } from "@playwright/test";
import type { CarriedAttempt } from "#interop/backup/backup.ts";

/** What a device holds: of every run its moves, by hash, and the words beside it. */
export type Device = Readonly<Record<string, { readonly moves: readonly string[]; readonly notes: number }>>;

/** Whether two devices hold the same. */
export const same = (one: Device, other: Device): boolean => text(one) === text(other);
const text = (device: Device): string =>
  JSON.stringify(Object.entries(device).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** What a device would hold that had these and nothing else. */
export const deviceOf = (attempts: readonly CarriedAttempt[]): Device =>
  Object.fromEntries(
    attempts.map(({ header, moves, notes }) => [
      header.attempt,
      { moves: moves.map((move) => move.hash), notes: notes.length },
    ]),
  );

/** Read past the app, table by table: a row without its moves, or moves without their row, is seen. */
export async function deviceIn(page: Page): Promise<Device> {
  const { rows, loose, sealed, notes } = await page.evaluate(READ);
  const device: Record<string, { moves: string[]; notes: number }> = {};
  const at = (id: string): { moves: string[]; notes: number } => (device[id] ??= { moves: [], notes: 0 });
  for (const move of loose) at(move.attempt).moves.push(move.hash);
  for (const one of sealed) at(one.attempt).moves.push(...one.moves.map((move) => move.hash));
  for (const one of notes) at(one.attempt).notes++;
  for (const row of rows) {
    const { moves } = at(row.attempt);
    // A row that names another head than its log has is half of something.
    if (moves.at(-1) !== row.head || moves.length !== row.seq + 1) moves.push("no such head");
  }
  for (const [id, one] of Object.entries(device)) {
    if (!rows.some((row) => row.attempt === id)) one.moves.push("no row");
  }
  return device;
}

interface Rows {
  rows: { attempt: string; head: string; seq: number }[];
  loose: { attempt: string; seq: number; hash: string }[];
  sealed: { attempt: string; moves: { hash: string }[] }[];
  notes: { attempt: string }[];
}

const READ = (): Promise<Rows> =>
  new Promise((answer, fail) => {
    const opening = indexedDB.open("common-ground");
    opening.addEventListener("error", () => fail(new Error("not opened")));
    opening.addEventListener("success", () => {
      const db = opening.result;
      const names = ["attempts", "moves", "sealed", "notes"];
      const transaction = db.transaction(names);
      const asked = names.map((name) => transaction.objectStore(name).getAll());
      transaction.addEventListener("abort", () => fail(new Error("not read")));
      transaction.addEventListener("complete", () => {
        db.close();
        const [rows, loose, sealed, notes] = asked.map((one) => one.result as never);
        answer({ rows, loose, sealed, notes } as unknown as Rows);
      });
    });
  });
