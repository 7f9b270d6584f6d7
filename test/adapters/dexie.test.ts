import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { dexieAttempts } from "#adapters/dexie/attempt-store.ts";
import { openDatabase, storeError } from "#adapters/dexie/database.ts";
import { dexieJournal } from "#adapters/dexie/journal-store.ts";
import { chained } from "#engine/attempt/chain.ts";
import { aHeader } from "../builders/runs.ts";
import { attemptStoreContract } from "../contracts/attempt-store.contract.ts";
import { journalStoreContract } from "../contracts/journal-store.contract.ts";

let next = 0;
const aName = (): string => `test-${++next}`;

attemptStoreContract("attempts in IndexedDB", async () => {
  const name = aName();
  let db = openDatabase(name);
  return {
    store: dexieAttempts(db),
    again: async () => {
      db.close();
      db = openDatabase(name);
      return dexieAttempts(db);
    },
  };
});
journalStoreContract("journal in IndexedDB", async () => dexieJournal(openDatabase(aName())));

test("a database that newer code has written is refused, not written to", async () => {
  const name = aName();
  await new Promise<void>((opened, failed) => {
    const request = indexedDB.open(name, 990);
    request.addEventListener("upgradeneeded", () => {
      request.result.createObjectStore("attempts", { keyPath: "attempt" });
    });
    request.addEventListener("success", () => {
      request.result.close();
      opened();
    });
    request.addEventListener("error", () => failed(request.error as Error));
  });
  const store = dexieAttempts(openDatabase(name));
  expect(await store.list()).toMatchObject({ ok: false, error: { code: "newer" } });
  expect(await store.append("a1", "0", [], [])).toMatchObject({ ok: false, error: { code: "newer" } });
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
  const header = aHeader();
  const asked = new Set<string>();
  const began = chained({ kind: "began" }, undefined, header, { at: 1, ms: 0, after: "00000000" });
  const left = chained({ kind: "left" }, began, header, { at: 2, ms: 0, after: "00000000" });
  const { prototype } = IDBDatabase;
  const transaction = Object.getOwnPropertyDescriptor(prototype, "transaction");
  const original = prototype.transaction;
  prototype.transaction = function strictly(this: IDBDatabase, stores, mode, options) {
    if (mode === "readwrite") asked.add(options?.durability ?? "none");
    return original.call(this, stores, mode, options);
  };
  try {
    await dexieAttempts(db).begin(header, began, { hash: header.pack, bytes: new Uint8Array(1) });
    await dexieAttempts(db).append(header.attempt, began.hash, [left], []);
    await dexieJournal(db).saveOfficer({ id: "o1", name: "Rivera" });
  } finally {
    if (transaction) Object.defineProperty(prototype, "transaction", transaction);
  }
  expect([...asked]).toEqual(["strict"]);
});

test("a full device is told by name, however deep it lies and whatever it says", () => {
  const quota = new DOMException("", "QuotaExceededError");
  const wrapped = Object.assign(new Error("anything"), { name: "AbortError", inner: quota });
  expect(storeError(quota)).toMatchObject({ code: "full" });
  expect(storeError(wrapped)).toMatchObject({ code: "full" });
  expect(storeError("odd")).toMatchObject({ code: "failed" });
});
