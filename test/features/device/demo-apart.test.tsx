// @vitest-environment jsdom
import "fake-indexeddb/auto";
import { afterEach, expect, test } from "vitest";
import { browserLock } from "#adapters/browser/lock.ts";
import { dexieAttempts } from "#adapters/dexie/attempt-store.ts";
import { openDatabase } from "#adapters/dexie/database.ts";
import { dexieDemo } from "#adapters/dexie/demo-store.ts";
import { dexieJournal } from "#adapters/dexie/journal-store.ts";
import { DEMO } from "#shell/demo-mode.ts";
import { makeWiring } from "#shell/wiring.ts";
import { aDecision, aValue } from "../../builders/played.ts";
import { aRun } from "../review/stand.tsx";

afterEach(() => {
  sessionStorage.clear();
  localStorage.clear();
});

const updates = {
  state: () => ({ waiting: false, offline: "preparing" as const }),
  subscribe: () => () => undefined,
  apply: async () => false,
} as unknown as Parameters<typeof makeWiring>[1];

/** Everything in a database, as text. */
async function contents(name: string): Promise<string> {
  const db = openDatabase(name);
  await db.open();
  const tables = await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()]));
  db.close();
  return JSON.stringify(tables);
}

test("while in the demo, nothing one does reaches one's own data or settings, and removing it leaves them", async () => {
  const own = openDatabase();
  const { attempt, pack } = aRun(aValue([aDecision("first", { ask: "good", shout: "bad" })]));
  const [began, ...rest] = attempt.moves;
  if (!began) throw new Error("no moves");
  const bytes = new TextEncoder().encode(pack);
  const stored = { hash: attempt.header.pack, bytes };
  await dexieAttempts(own).begin(attempt.header, began, stored);
  await dexieJournal(own).saveOfficer({ id: "mine", name: "My own name" });
  own.close();
  localStorage.setItem("common-ground.settings", JSON.stringify({ theme: "dark", officer: "mine" }));
  const [data, settings] = [await contents("common-ground"), localStorage.getItem("common-ground.settings")];
  expect(data).toContain("My own name");

  sessionStorage.setItem(DEMO, "");
  const wiring = await makeWiring(browserLock(), updates);
  expect(wiring.demo).toBe(true);
  expect(wiring.settings()).toMatchObject({ theme: "dark", officer: "" });
  expect(await wiring.attempts.list()).toEqual({ ok: true, value: [] });
  const theirs = { ...attempt.header, attempt: "in-demo" };
  await wiring.attempts.begin(theirs, began, stored);
  await wiring.attempts.append(attempt.header.attempt, began.hash, rest, []);
  await wiring.attempts.remove(attempt.header.attempt);
  await wiring.journal.saveOfficer({ id: "mine", name: "Overwritten" });
  await wiring.officer("Somebody");
  wiring.change({ theme: "light" });
  expect(await contents(DEMO)).toContain("in-demo");
  expect(await contents("common-ground")).toBe(data);
  expect(localStorage.getItem("common-ground.settings")).toBe(settings);

  await dexieDemo(DEMO).remove();
  expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(["common-ground"]);
  expect(await contents("common-ground")).toBe(data);
  sessionStorage.clear();
  const after = await makeWiring(browserLock(), updates);
  expect(after.demo).toBe(false);
  const listed = await after.attempts.list();
  expect(listed.ok && listed.value.map(({ header }) => header.attempt)).toEqual([attempt.header.attempt]);
});
