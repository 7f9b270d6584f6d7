import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { dexieAttempts } from "#adapters/dexie/attempt-store.ts";
import { openDatabase } from "#adapters/dexie/database.ts";
import { dexieDemo } from "#adapters/dexie/demo-store.ts";
import { dexieJournal } from "#adapters/dexie/journal-store.ts";
import { reopen } from "#engine/attempt/reopen.ts";
import { demoBatches } from "#engine/players/demo/academy.ts";
import { makeDemo, type MakePorts, type PlayDemo, type Progress, SEED, tidyDemo } from "#features/device/demo/make.ts";
import type { AttemptLock } from "#ports/attempt-lock.ts";
import type { DemoStore } from "#ports/demo-store.ts";
import { aCatalogue, anOrder, TODAY } from "../../builders/demo.ts";
import { aClock } from "../../builders/ports.ts";

let next = 0;
const aName = (): string => `demo-${++next}`;
const order = anOrder({ seed: SEED });
const batches = [...demoBatches(order)];
const packs = order.packs.map(({ pack, bytes }) => ({ hash: pack, bytes }));

/** One lock for every window. */
function aLock(): AttemptLock {
  const held = new Set<string>();
  const hold = async (name: string): Promise<(() => void) | undefined> => {
    if (held.has(name)) return undefined;
    held.add(name);
    return () => held.delete(name);
  };
  return { hold, take: async (name) => (await hold(name)) ?? (() => undefined), anyHeld: async () => held.size > 0 };
}

const play: PlayDemo = async function* (asked) {
  yield* demoBatches(asked);
};

const portsFor = (demo: DemoStore, overrides: Partial<MakePorts> = {}): MakePorts => ({
  demo,
  catalogue: aCatalogue(order),
  clock: aClock(TODAY + 9 * 3_600_000),
  lock: aLock(),
  play,
  build: "test",
  ...overrides,
});

const never = new AbortController().signal;

test("one click makes the whole of it, and what is stored is done over again equal", async () => {
  const name = aName();
  const demo = dexieDemo(name);
  expect(await demo.standing()).toEqual({ ok: true, value: "none" });
  const seen: Progress[] = [];
  const made = await makeDemo(portsFor(demo), never, (progress) => seen.push(progress));
  expect(made).toEqual({ ok: true, value: { done: 420, of: 420 } });
  expect(seen.length).toBeGreaterThan(10);
  expect(await demo.standing()).toEqual({ ok: true, value: "whole" });

  const db = openDatabase(name);
  const [attempts, journal] = [dexieAttempts(db), dexieJournal(db)];
  const listed = await attempts.list();
  expect(listed.ok && listed.value.length).toBe(420);
  const officers = await journal.officers();
  expect(officers.ok && officers.value.length).toBe(48);
  for (const { header } of listed.ok ? listed.value.filter((_, at) => at % 20 === 0) : []) {
    const stored = await attempts.open(header.attempt);
    if (!stored.ok) throw new Error(stored.error.code);
    expect(reopen(header, stored.value.moves, stored.value.pack.bytes).ok).toBe(true);
  }
  const commented = batches.flatMap(({ runs }) => runs).find(({ comments }) => comments.length > 0);
  const comments = await journal.comments(commented?.attempt.header.attempt ?? "");
  expect(comments.ok && comments.value.length).toBeGreaterThan(0);
  db.close();
});

test("a run still under way is stored as one that can go on", async () => {
  const name = aName();
  await makeDemo(portsFor(dexieDemo(name)), never, () => undefined);
  const db = openDatabase(name);
  const attempts = dexieAttempts(db);
  const listed = await attempts.list();
  const open = listed.ok ? listed.value.find(({ state }) => state === "open") : undefined;
  const stored = await attempts.open(open?.header.attempt ?? "");
  if (!stored.ok) throw new Error(stored.error.code);
  const last = stored.value.moves.at(-1);
  expect(last?.seq).toBe(open?.seq);
  expect(stored.value.moves.map(({ seq }) => seq)).toEqual(stored.value.moves.map((_, at) => at));
  db.close();
});

test("cancelled halfway, nothing of it is left", async () => {
  const demo = dexieDemo(aName());
  const control = new AbortController();
  const made = await makeDemo(portsFor(demo), control.signal, ({ done }) => {
    if (done > 100) control.abort();
  });
  expect(made).toEqual({ ok: false, error: { code: "cancelled" } });
  expect(await demo.standing()).toEqual({ ok: true, value: "none" });
});

test("killed halfway it is half, never whole, and gone at the next start", async () => {
  const name = aName();
  for (const batch of batches.slice(0, 5)) await dexieDemo(name).write(batch, packs);
  const demo = dexieDemo(name);
  expect(await demo.standing()).toEqual({ ok: true, value: "half" });
  await tidyDemo({ demo, lock: aLock() });
  expect(await demo.standing()).toEqual({ ok: true, value: "none" });
});

test("every cut but the last leaves it half", async () => {
  const name = aName();
  const demo = dexieDemo(name);
  for (const [at, batch] of batches.entries()) {
    await demo.write(batch, packs);
    expect(await demo.standing()).toEqual({ ok: true, value: at === batches.length - 1 ? "whole" : "half" });
  }
});

test("what another window is making is neither made twice nor tidied away", async () => {
  const demo = dexieDemo(aName());
  for (const batch of batches.slice(0, 2)) await demo.write(batch, packs);
  const lock = aLock();
  const release = await lock.hold("demo");
  expect(await makeDemo(portsFor(demo, { lock }), never, () => undefined)).toEqual({
    ok: false,
    error: { code: "elsewhere" },
  });
  await tidyDemo({ demo, lock });
  expect(await demo.standing()).toEqual({ ok: true, value: "half" });
  release?.();
  await tidyDemo({ demo, lock });
  expect(await demo.standing()).toEqual({ ok: true, value: "none" });
});

test("a whole one is not tidied away, and a half-made one is made anew", async () => {
  const demo = dexieDemo(aName());
  for (const batch of batches.slice(0, 2)) await demo.write(batch, packs);
  const ports = portsFor(demo);
  expect((await makeDemo(ports, never, () => undefined)).ok).toBe(true);
  await tidyDemo(ports);
  expect(await demo.standing()).toEqual({ ok: true, value: "whole" });
});

test("a device without room, a worker that dies, a scenario not at hand: said, and nothing is left", async () => {
  const demo = dexieDemo(aName());
  let writes = 0;
  const full: DemoStore = {
    ...demo,
    write: async (batch, stored) => (++writes > 3 ? { ok: false, error: { code: "full" } } : demo.write(batch, stored)),
  };
  expect(await makeDemo(portsFor(full), never, () => undefined)).toEqual({
    ok: false,
    error: { code: "store", why: { code: "full" } },
  });
  expect(await demo.standing()).toEqual({ ok: true, value: "none" });

  const dies: PlayDemo = async function* (asked) {
    for (const batch of demoBatches(asked)) {
      if (batch.done > 100) throw new Error("the worker died");
      yield batch;
    }
  };
  const died = await makeDemo(portsFor(demo, { play: dies }), never, () => undefined);
  expect(died).toEqual({ ok: false, error: { code: "stopped" } });
  expect(await demo.standing()).toEqual({ ok: true, value: "none" });

  const offline = {
    ...aCatalogue(order),
    key: async (id: string) => ({ ok: false as const, error: { code: "offline" as const, id } }),
  };
  expect(await makeDemo(portsFor(demo, { catalogue: offline }), never, () => undefined)).toMatchObject({
    error: { code: "catalogue", why: { code: "offline" } },
  });
  const bare = { ...aCatalogue(order), list: async () => ({ ok: true as const, value: [] }) };
  expect(await makeDemo(portsFor(demo, { catalogue: bare }), never, () => undefined)).toEqual({
    ok: false,
    error: { code: "empty" },
  });
});

test("removing deletes the database even while this window has it open", async () => {
  const name = aName();
  const demo = dexieDemo(name);
  for (const batch of batches) await demo.write(batch, packs);
  const shown = openDatabase(name);
  await shown.open();
  expect((await demo.remove()).ok).toBe(true);
  expect((await indexedDB.databases()).some((one) => one.name === name)).toBe(false);
});
