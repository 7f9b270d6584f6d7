import { expect, test } from "vitest";
import { memoryAttempts } from "#adapters/memory/attempt-store.ts";
import { verifyChain } from "#engine/attempt/chain.ts";
import type { Header } from "#engine/attempt/move.ts";
import { resumeLive } from "#engine/attempt/live.ts";
import { replay } from "#engine/attempt/replay.ts";
import { compile } from "#engine/machine/compile.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import { beginAgain } from "#features/practice/begin-again.ts";
import { beginAttempt } from "#features/practice/begin.ts";
import { createSession } from "#features/practice/session.ts";
import type { PlayerSession } from "#features/practice/session-types.ts";
import type { AttemptStore, StoreError } from "#ports/attempt-store.ts";
import type { OpenPack } from "#ports/catalogue.ts";
import { aDecision, aValue } from "../../builders/played.ts";
import { aChance, aClock, failing, type HandClock } from "../../builders/ports.ts";

const packOf = (scenario: Scenario): OpenPack => ({
  scenario,
  bytes: new TextEncoder().encode(JSON.stringify(scenario)),
  entry: {
    id: scenario.id,
    pack: "0".repeat(64),
    rules: "1".repeat(64),
    key: "2".repeat(64),
    title: "Small",
    summary: "Small",
    language: "en-US",
    minutes: 1,
    decisions: 2,
    contentNotes: [],
    status: "draft",
    teaches: [],
    locales: {},
  },
});

interface Table {
  readonly attempts: AttemptStore;
  readonly clock: HandClock;
  readonly session: PlayerSession;
  readonly stored: () => Promise<readonly { readonly kind: string }[]>;
}

async function playing(scenario: Scenario, timeFactor = 0, errors: StoreError[] = []): Promise<Table> {
  const attempts = failing(memoryAttempts(), errors);
  const clock = aClock();
  const ports = { attempts, clock, chance: aChance() };
  const run = await beginAttempt(ports, packOf(scenario), {
    officer: "o1",
    purpose: "practice",
    timeFactor,
    locale: "en-US",
    build: "test",
    arm: "",
  });
  if (!run.ok) throw new Error(run.error.code);
  const session = createSession(ports, run.value, false);
  session.ready();
  const id = run.value.live.header.attempt;
  return {
    attempts,
    clock,
    session,
    async stored() {
      const found = await attempts.open(id);
      if (!found.ok) throw new Error(found.error.code);
      return found.value.moves;
    },
  };
}

const plain = aValue([
  aDecision("first", { ask: "second", shout: "second" }, { askWhy: true, sure: true }),
  aDecision("second", { explain: "good", cite: "bad" }),
]);
const timed = aValue([aDecision("door", { knock: "good", wait: "door", timeout: "bad" })]);

/** Ticks as the screen does, four times a second. */
async function live({ clock, session }: Table, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 250) {
    clock.pass(250);
    await session.tick();
  }
}

test("a choice whose reason is asked is not made before the reason is given or skipped, and the clock stands", async () => {
  const table = await playing(plain);
  const { session, clock } = table;
  clock.pass(3000);
  await session.choose("ask");
  expect(session.store.getState()).toMatchObject({ asking: { choice: "ask" }, seq: 0 });
  clock.pass(60_000);
  await session.because({ reason: "understanding", note: "  She could not hear me. ", sure: 2 });
  const [, chose] = await table.stored();
  expect(chose).toMatchObject({
    kind: "chose",
    scene: "first",
    choice: "ask",
    ms: 3000,
    sure: 2,
    why: { reason: "understanding" },
  });
  expect(session.store.getState()).toMatchObject({ seq: 1, open: { kind: "decision", scene: "second" } });
  const found = await table.attempts.open(session.live().header.attempt);
  expect(found.ok && found.value.notes).toMatchObject([{ text: "She could not hear me." }]);
  expect(JSON.stringify(chose)).not.toContain("hear");
});

test("nothing is shown that is not stored: a full device leaves everything as it was, and the choice can be tried again", async () => {
  const table = await playing(aValue([aDecision("second", { explain: "good", cite: "bad" })]), 0, [{ code: "full" }]);
  const { session } = table;
  const before = session.store.getState().shown;
  await session.choose("explain");
  expect(session.store.getState()).toMatchObject({ error: { code: "full" }, seq: 0, over: "" });
  expect(session.store.getState().shown).toBe(before);
  await session.retry();
  expect(session.store.getState()).toMatchObject({ over: "ended" });
  expect(session.store.getState()).not.toHaveProperty("error");
  expect((await table.stored()).map((move) => move.kind)).toEqual(["began", "chose", "ended"]);
});

test("presses while a move is being stored are refused", async () => {
  const table = await playing(aValue([aDecision("first", { ask: "first", close: "good" })]));
  await Promise.all([table.session.choose("ask"), table.session.choose("ask"), table.session.choose("close")]);
  expect((await table.stored()).map((move) => move.kind)).toEqual(["began", "chose"]);
});

test("a choice that is not offered is not made", async () => {
  const table = await playing(plain);
  await table.session.choose("explain");
  await table.session.choose("timeout");
  expect(await table.stored()).toHaveLength(1);
});

test("the timer runs out into its own branch; off, it never does", async () => {
  const table = await playing(timed, 1);
  expect(table.session.store.getState().left).toBe(10_000);
  await live(table, 9500);
  expect(table.session.store.getState()).toMatchObject({ left: 500, over: "" });
  await live(table, 750);
  expect((await table.stored()).map((move) => move.kind)).toEqual(["began", "timed-out", "ended"]);
  const off = await playing(timed, 0);
  await live(off, 120_000);
  expect(await off.stored()).toHaveLength(1);
});

test("the time setting multiplies the time there is", async () => {
  const table = await playing(timed, 3);
  expect(table.session.store.getState().left).toBe(30_000);
});

test("a pause stops the timer and is in the log; coming back goes on where it stood", async () => {
  const table = await playing(timed, 1);
  await live(table, 4000);
  await table.session.pause();
  table.clock.pass(90_000);
  await table.session.tick();
  await table.session.resume();
  await live(table, 1000);
  expect(table.session.store.getState()).toMatchObject({ paused: false, left: 5000 });
  expect((await table.stored()).map((move) => move.kind)).toEqual(["began", "paused", "resumed"]);
});

test("a shut lid is a gap in the log and costs no time", async () => {
  const table = await playing(timed, 1);
  await live(table, 1000);
  table.clock.pass(3_600_000);
  await table.session.tick();
  await live(table, 250);
  expect(await table.stored()).toMatchObject([{ kind: "began" }, { kind: "gap", gap: 3_600_000 }]);
  expect(table.session.store.getState().left).toBe(8750);
});

test("a clock set back is a gap, and no time runs backwards", async () => {
  const table = await playing(timed, 1);
  await live(table, 1000);
  table.clock.jump(-7_200_000);
  table.clock.pass(250);
  await table.session.tick();
  expect(await table.stored()).toMatchObject([{ kind: "began" }, { kind: "gap", gap: 7_200_000 }]);
});

test("another window's move stops this one, with nothing forked", async () => {
  const table = await playing(aValue([aDecision("first", { ask: "first", close: "good" })]));
  const id = table.session.live().header.attempt;
  const found = await table.attempts.open(id);
  if (!found.ok) throw new Error(found.error.code);
  const other = resumeLive(
    compile(aValue([aDecision("first", { ask: "first", close: "good" })])),
    found.value.header,
    found.value.moves,
  );
  if (!other.ok) throw new Error(other.error.code);
  const second = createSession({ attempts: table.attempts, clock: table.clock, chance: aChance() }, other.value, true);
  await second.choose("ask");
  await table.session.choose("close");
  expect(table.session.store.getState()).toMatchObject({ error: { code: "conflict" }, over: "" });
  expect((await table.stored()).map((move) => move.kind)).toEqual(["began", "resumed", "chose"]);
});

test("leaving is final and is not an ending", async () => {
  const table = await playing(plain);
  await table.session.leave();
  await table.session.choose("ask");
  expect(table.session.store.getState().over).toBe("left");
  expect((await table.stored()).map((move) => move.kind)).toEqual(["began", "left"]);
});

test("trying a moment again is a practice run of its own that stands before the same decision", async () => {
  const table = await playing(plain);
  await table.session.choose("shout");
  await table.session.because({ note: "It felt wrong." });
  await table.session.choose("cite");
  const old = await table.attempts.open(table.session.live().header.attempt);
  if (!old.ok) throw new Error(old.error.code);
  const ports = { attempts: table.attempts, clock: table.clock, chance: aChance() };
  const again = await beginAgain({ ...ports, chance: { id: () => "f".repeat(32) } }, compile(plain), old.value, 2);
  if (!again.ok) throw new Error(again.error.code);
  const { live: fresh } = again.value;
  expect(fresh.header).toMatchObject({
    purpose: "practice",
    from: { attempt: old.value.header.attempt, seq: 2 },
  } satisfies Partial<Header>);
  const session = createSession(ports, again.value, false);
  expect(session.store.getState()).toMatchObject({ open: { scene: "second" }, seq: 1 });
  await session.choose("explain");
  const made = await table.attempts.open("f".repeat(32));
  if (!made.ok) throw new Error(made.error.code);
  expect(verifyChain(made.value.header, made.value.moves).ok).toBe(true);
  expect(replay(compile(plain), made.value.header, made.value.moves).ok).toBe(true);
  expect(made.value.moves.map((move) => move.kind)).toEqual(["began", "chose", "chose", "ended"]);
  expect(made.value.notes).toEqual(old.value.notes);
  expect(made.value.notes.map((note) => note.text)).toEqual(["It felt wrong."]);
  const untouched = await table.attempts.open(old.value.header.attempt);
  expect(untouched).toEqual(old);
});
