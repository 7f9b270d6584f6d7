import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { dexieAttempts } from "#adapters/dexie/attempt-store.ts";
import { openDatabase } from "#adapters/dexie/database.ts";
import { dexieRooms } from "#adapters/dexie/room-store.ts";
import { memoryRooms } from "#adapters/memory/room-store.ts";
import { chained } from "#engine/attempt/chain.ts";
import { aHeader } from "../../builders/runs.ts";
import { aRoomSession, roomStoreContract } from "../../contracts/room-store.contract.ts";

let next = 0;
const aName = (): string => `rooms-${++next}`;

roomStoreContract("room sessions in memory", async () => memoryRooms());
roomStoreContract("room sessions in IndexedDB", async () => dexieRooms(openDatabase(aName())));

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((answer, fail) => {
    request.addEventListener("success", () => answer(request.result));
    request.addEventListener("error", () => fail(request.error ?? new Error("no reason given")));
  });

/** The tables of version 0.1.0, by key path. */
const TABLES: Readonly<Record<string, string | string[]>> = {
  packs: "hash",
  attempts: "attempt",
  moves: ["attempt", "seq"],
  notes: ["attempt", "hash"],
  sealed: "attempt",
  debriefs: "attempt",
  comments: "id",
  officers: "id",
};
const INDEXES: Readonly<Record<string, string>> = {
  attempts: "begunAt",
  notes: "attempt",
  comments: "attempt",
};

/** A database as the first release wrote it, native version 10, with rows in every table. */
async function firstRelease(name: string): Promise<Record<string, unknown[]>> {
  const header = aHeader();
  const began = chained({ kind: "began" }, undefined, header, { at: 1, ms: 0, after: "00000000" });
  const rows: Record<string, unknown[]> = {
    packs: [{ hash: header.pack, bytes: new Uint8Array([1, 2]) }],
    attempts: [{ attempt: "a1", header, head: began.hash, seq: 0, begunAt: 1, lastAt: 1, state: "open" }],
    moves: [{ ...began, attempt: "a1" }],
    notes: [{ attempt: "a1", hash: "9".repeat(64), salt: "s", text: "beside it" }],
    sealed: [{ attempt: "a0", moves: [began] }],
    debriefs: [{ attempt: "a1", decided: "x", alternatives: "", step: 1, at: 3 }],
    comments: [{ id: "c1", attempt: "a1", seq: 0, text: "x", by: "Sgt. Bell", at: 4 }],
    officers: [{ id: "o1", name: "Rivera" }],
  };
  const request = indexedDB.open(name, 10);
  request.addEventListener("upgradeneeded", () => {
    for (const [table, keyPath] of Object.entries(TABLES)) {
      const store = request.result.createObjectStore(table, { keyPath });
      const index = INDEXES[table];
      if (index !== undefined) store.createIndex(index, index);
      for (const row of rows[table] ?? []) store.add(row);
    }
  });
  (await asked(request)).close();
  return rows;
}

test("a database of the first release keeps every row, and then keeps room sessions too", async () => {
  const name = aName();
  const rows = await firstRelease(name);
  const db = openDatabase(name);
  expect(await dexieRooms(db).save(aRoomSession())).toMatchObject({ ok: true });
  expect(await dexieAttempts(db).open("a1")).toMatchObject({ ok: true, value: { header: aHeader() } });
  db.close();
  const after = await asked(indexedDB.open(name));
  for (const [table, kept] of Object.entries(rows)) {
    expect(await asked(after.transaction(table).objectStore(table).getAll()), table).toEqual(kept);
  }
  expect(await asked(after.transaction("rooms").objectStore("rooms").getAll())).toEqual([aRoomSession()]);
  // Less than 20: code of the first release goes on beside it.
  expect(after.version).toBeGreaterThan(10);
  expect(after.version).toBeLessThan(20);
  after.close();
});

test("opening it again changes the version no more", async () => {
  const name = aName();
  await firstRelease(name);
  const versions: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    const db = openDatabase(name);
    await dexieRooms(db).list();
    versions.push(db.backendDB().version);
    db.close();
  }
  expect(new Set(versions).size).toBe(1);
});
