import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { dexieAgencies } from "#adapters/dexie/agency-store.ts";
import { dexieAttempts } from "#adapters/dexie/attempt-store.ts";
import { openDatabase, storeError } from "#adapters/dexie/database.ts";
import { dexieDesk } from "#adapters/dexie/desk-store.ts";
import { dexieJournal } from "#adapters/dexie/journal-store.ts";
import { chained } from "#engine/attempt/chain.ts";
import { aHeader } from "../builders/runs.ts";
import { agencyStoreContract } from "../contracts/agency-store.contract.ts";
import { dexieRooms } from "#adapters/dexie/room-store.ts";
import { attemptStoreContract } from "../contracts/attempt-store.contract.ts";
import { deskStoreContract } from "../contracts/desk-store.contract.ts";
import { journalStoreContract } from "../contracts/journal-store.contract.ts";

let next = 0;
const aName = (): string => `test-${++next}`;

const header = aHeader();
const pack = { hash: header.pack, bytes: new Uint8Array(1) };
const began = chained({ kind: "began" }, undefined, header, { at: 1, ms: 0, after: "00000000" });
const left = chained({ kind: "left" }, began, header, { at: 2, ms: 0, after: "00000000" });

attemptStoreContract("attempts in IndexedDB", async () => {
  const name = aName();
  let db = openDatabase(name);
  return {
    store: dexieAttempts(db),
    rooms: dexieRooms(db),
    again: async () => {
      db.close();
      db = openDatabase(name);
      return dexieAttempts(db);
    },
  };
});
journalStoreContract("journal in IndexedDB", async () => dexieJournal(openDatabase(aName())));
deskStoreContract("desk in IndexedDB", async () => dexieDesk(openDatabase(aName())));
agencyStoreContract("agency in IndexedDB", async () => dexieAgencies(openDatabase(aName())));

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((answer, fail) => {
    request.addEventListener("success", () => answer(request.result));
    request.addEventListener("error", () => fail(request.error ?? new Error("no reason given")));
  });

test("a database that newer code has written is refused, not written to", async () => {
  const name = aName();
  const request = indexedDB.open(name, 990);
  request.addEventListener("upgradeneeded", () => {
    request.result.createObjectStore("attempts", { keyPath: "attempt" });
  });
  (await asked(request)).close();
  const store = dexieAttempts(openDatabase(name));
  expect(await store.list()).toMatchObject({ ok: false, error: { code: "newer" } });
  expect(await store.append("a1", "0", [], [])).toMatchObject({ ok: false, error: { code: "newer" } });
  // Dexie on its own adds the tables it misses, and one to the version.
  const after = await asked(indexedDB.open(name));
  expect([after.version, ...after.objectStoreNames]).toEqual([990, "attempts"]);
  after.close();
});

test("a newer app in another window is let through, and this one writes no more", async () => {
  const name = aName();
  const store = dexieAttempts(openDatabase(name));
  expect(await store.list()).toMatchObject({ ok: true });
  (await asked(indexedDB.open(name, 990))).close();
  expect(await store.list()).toMatchObject({ ok: false, error: { code: "newer" } });
});

test("a device cleared in another window is empty, not newer", async () => {
  const name = aName();
  const store = dexieAttempts(openDatabase(name));
  await store.begin(header, began, pack);
  await asked(indexedDB.deleteDatabase(name));
  expect(await store.list()).toEqual({ ok: true, value: [] });
});

test("a connection the browser dropped without a word is opened again, and the move goes through", async () => {
  const db = openDatabase(aName());
  const store = dexieAttempts(db);
  await store.begin(header, began, pack);
  db.backendDB().close();
  expect(await store.append(header.attempt, began.hash, [left], [])).toMatchObject({ ok: true });
  expect(await store.list()).toMatchObject({ ok: true, value: [{ state: "left" }] });
});

test("of an append in which one move cannot be stored, none is", async () => {
  const store = dexieAttempts(openDatabase(aName()));
  await store.begin(header, began, pack);
  const twice = chained({ kind: "continued" }, began, header, { at: 2, ms: 0, after: "00000000" });
  const note = { hash: "9".repeat(64), salt: "s", text: "beside it" };
  const answer = await store.append(header.attempt, began.hash, [twice, twice], [note]);
  expect(answer).toMatchObject({ ok: false, error: { code: "failed" } });
  expect(await store.open(header.attempt)).toMatchObject({ ok: true, value: { moves: [began], notes: [] } });
  expect(await store.append(header.attempt, began.hash, [twice], [])).toMatchObject({ ok: true });
});

test("removing an attempt takes what was written beside it, and the pack with the last one that needs it", async () => {
  const db = openDatabase(aName());
  const store = dexieAttempts(db);
  const journal = dexieJournal(db);
  const other = aHeader({ attempt: "a2" });
  await store.begin(header, began, pack);
  await store.begin(other, chained({ kind: "began" }, undefined, other, { at: 1, ms: 0, after: "00000000" }), pack);
  await store.append(header.attempt, began.hash, [left], [{ hash: "9".repeat(64), salt: "s", text: "beside it" }]);
  await journal.saveDebrief({ attempt: header.attempt, decided: "x", alternatives: "", step: 1, at: 3 });
  await journal.addComment({ id: "c1", attempt: header.attempt, seq: 0, text: "x", by: "Sgt. Bell", at: 4 });
  const rows = (): Promise<number[]> =>
    Promise.all(
      [db.attempts, db.moves, db.notes, db.sealed, db.debriefs, db.comments, db.packs].map((table) => table.count()),
    );
  expect(await rows()).toEqual([2, 1, 1, 1, 1, 1, 1]);
  await store.remove(header.attempt);
  expect(await rows()).toEqual([1, 1, 0, 0, 0, 0, 1]);
  await store.remove(other.attempt);
  expect(await rows()).toEqual([0, 0, 0, 0, 0, 0, 0]);
});

test(
  "a window holding an older version open is not waited for longer than three seconds",
  { timeout: 10_000 },
  async () => {
    const name = aName();
    const held = await new Promise<IDBDatabase>((opened) => {
      const request = indexedDB.open(name, 1);
      request.addEventListener("success", () => opened(request.result));
    });
    const answer = await dexieAttempts(openDatabase(name)).list();
    held.close();
    expect(answer).toEqual({ ok: false, error: { code: "unavailable", detail: "blocked" } });
  },
);

test("writes are asked to be strict", async () => {
  const db = openDatabase(aName());
  const durabilities = new Set<string>();
  const { prototype } = IDBDatabase;
  const transaction = Object.getOwnPropertyDescriptor(prototype, "transaction");
  const original = prototype.transaction;
  prototype.transaction = function strictly(this: IDBDatabase, stores, mode, options) {
    if (mode === "readwrite") durabilities.add(options?.durability ?? "none");
    return original.call(this, stores, mode, options);
  };
  try {
    await dexieAttempts(db).begin(header, began, pack);
    await dexieAttempts(db).append(header.attempt, began.hash, [left], []);
    await dexieJournal(db).saveOfficer({ id: "o1", name: "Rivera" });
  } finally {
    if (transaction) Object.defineProperty(prototype, "transaction", transaction);
  }
  expect([...durabilities]).toEqual(["strict"]);
});

test("a full device is told by name, however deep it lies and whatever it says", () => {
  const quota = new DOMException("", "QuotaExceededError");
  const wrapped = Object.assign(new Error("anything"), { name: "AbortError", inner: quota });
  expect(storeError(quota)).toMatchObject({ code: "full" });
  expect(storeError(wrapped)).toMatchObject({ code: "full" });
  expect(storeError("odd")).toMatchObject({ code: "failed" });
});
