import fc from "fast-check";
import { expect, test } from "vitest";
import { play } from "#engine/attempt/live.ts";
import { hashOfNote } from "#engine/attempt/note.ts";
import { replay } from "#engine/attempt/replay.ts";
import { laterOf } from "#engine/attempt/show.ts";
import type { Shown } from "#engine/attempt/shown.ts";
import { compile } from "#engine/machine/compile.ts";
import { answersOf } from "#features/practice/session-answers.ts";
import type { PlayerSession } from "#features/practice/session-types.ts";
import { createSession } from "#features/practice/session.ts";
import type { StoreError } from "#ports/attempt-store.ts";
import { aDecision, aValue } from "../../builders/played.ts";
import { aChance } from "../../builders/ports.ts";
import { addresses, fixture, open, playing, stored, textOf } from "./session-table.ts";

test("what is watched goes on a line at a time, and the ways to step in open and close with the lines", async () => {
  const table = await playing(fixture("watch"));
  const acts = (): string[] => {
    const at = open(table);
    return at.kind === "watch" ? at.choices.map((choice) => choice.id).toSorted() : [];
  };
  const seen = [acts()];
  for (let line = 0; line < 3; line++) {
    await table.session.goOn();
    seen.push(acts());
  }
  expect(seen).toEqual([[], ["greet"], ["between", "greet"], ["greet"]]);
  expect(addresses(table.session.store.getState().shown)).toEqual([
    "counter.queue",
    "counter.voice",
    "counter.shove",
    "counter.quiet",
  ]);
  await table.session.choose("between");
  expect(open(table)).toMatchObject({ kind: "watch" });
  await table.session.goOn();
  await table.session.goOn();
  expect(table.session.store.getState()).toMatchObject({ open: { ending: "alone" }, over: "ended" });
});

test("stepping in is a move of its own, with the time it took from the line on", async () => {
  const table = await playing(fixture("watch"));
  await table.session.goOn();
  table.session.ready();
  table.clock.pass(1400);
  await table.session.choose("greet");
  expect((await stored(table)).moves.at(-1)).toMatchObject({
    kind: "acted",
    scene: "counter",
    act: "greet",
    ms: 1400,
  });
  const { shown } = table.session.store.getState();
  expect(shown.find((one) => one.kind === "act")).toMatchObject({ how: "say", address: "counter.greet" });
  expect(addresses(shown)).toContain("counter.me");
});

test("one's own words lie beside the log by their hash, and stand among the lines, after a restart too", async () => {
  const table = await playing(fixture("respond"));
  await table.answers.respond({ text: "  He is safe. May I come in?  " });
  const found = await stored(table);
  const [note] = found.notes;
  expect(note).toMatchObject({ text: "He is safe. May I come in?" });
  expect(found.moves.at(-1)).toMatchObject({ kind: "responded", scene: "door", by: "text", note: note?.hash });
  expect(JSON.stringify(found.moves)).not.toContain("safe");
  const said = (session: PlayerSession): Shown | undefined =>
    session.store.getState().shown.find((one) => one.kind === "act");
  expect(textOf(said(table.session))).toBe("He is safe. May I come in?");
  const again = createSession(
    { attempts: table.attempts, clock: table.clock, chance: aChance() },
    { live: table.session.live(), moments: table.session.moments() },
    true,
    found.notes,
  );
  expect(textOf(said(again))).toBe("He is safe. May I come in?");
});

test("what is spoken is stored as it was recorded, and the log's hash is over its bytes", async () => {
  const table = await playing(fixture("respond"));
  const audio = { type: "audio/webm;codecs=opus", bytes: Uint8Array.from([1, 2, 3, 250]) };
  await table.answers.respond({ text: "", audio });
  const { moves, notes } = await stored(table);
  expect(moves.at(-1)).toMatchObject({ kind: "responded", by: "speech", note: notes[0]?.hash });
  expect(notes[0]?.audio).toEqual(audio);
  const [note] = notes;
  if (!note?.audio) throw new Error("no note");
  expect(hashOfNote(note)).toBe(note.hash);
  const bent = { ...note, audio: { ...note.audio, bytes: Uint8Array.from([1, 2, 3, 251]) } };
  expect(hashOfNote(bent)).not.toBe(note.hash);
  expect(hashOfNote({ ...note, text: "other" })).not.toBe(note.hash);
});

test("nothing is said with no words, or with more than 2000 characters", async () => {
  const table = await playing(fixture("respond"));
  await table.answers.respond({ text: "   " });
  await table.answers.respond({ text: "a".repeat(2001) });
  expect((await stored(table)).moves).toHaveLength(1);
  await table.answers.respond({ text: "a".repeat(2000) });
  expect((await stored(table)).moves).toHaveLength(2);
});

test("a draft stays through pauses, failed writes and another session of the same run, until it is said", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== ""),
      fc.array(fc.constantFrom("pause", "fail", "again", "retell"), { maxLength: 6 }),
      async (text, events) => {
        const errors: StoreError[] = [];
        const table = await playing(fixture("respond"), "seed", errors);
        let { session } = table;
        let answers = answersOf(session);
        answers.keepDraft({ text });
        for (const event of events) {
          if (event === "pause") {
            await session.pause();
            await session.resume();
          } else if (event === "fail") {
            errors.push({ code: "full" });
            await session.pause();
            await session.retry();
            await session.resume();
          } else if (event === "retell") session.retell(compile(fixture("respond")));
          else {
            const run = { live: session.live(), moments: session.moments() };
            session = createSession({ attempts: table.attempts, clock: table.clock, chance: aChance() }, run, true);
            answers = answersOf(session);
          }
          expect(answers.draft()).toEqual({ text });
        }
        await answers.respond(answers.draft() ?? { text: "" });
        expect(session.store.getState().open).toMatchObject({ scene: "in" });
        expect(answers.draft()).toBeUndefined();
      },
    ),
    { numRuns: 60 },
  );
});

test("a rating rates every option from 1 to 7, or makes no move", async () => {
  const table = await playing(fixture("rate"));
  const at = open(table);
  expect(at.kind === "rate" && at.items.map((item) => item.id).toSorted()).toEqual(["door", "light", "louder"]);
  await table.answers.rate({ louder: 2, light: 7 });
  await table.answers.rate({ louder: 2, light: 7, door: 8 });
  await table.answers.rate({ louder: 2, light: 7, door: 1, other: 3 });
  expect((await stored(table)).moves).toHaveLength(1);
  await table.answers.rate({ louder: 2, light: 7, door: 1 });
  expect(table.session.store.getState().open).toMatchObject({ kind: "next" });
  const act = table.session.store.getState().shown.find((one) => one.kind === "act");
  expect(act?.kind === "act" && act.rows?.map((row) => [row.id, row.answer]).toSorted()).toEqual([
    ["door", 1],
    ["light", 7],
    ["louder", 2],
  ]);
});

test("a report asks of what there was, and shows what was tagged and what was left out", async () => {
  const asked = async (choice: string): Promise<string[]> => {
    const table = await playing(fixture("report"));
    await table.session.choose(choice);
    const at = open(table);
    return at.kind === "report" ? at.items.map((item) => item.id) : [];
  };
  expect(await asked("car")).toEqual(["glass", "horn", "on-phone", "lit", "drunk"]);
  expect(await asked("road")).toEqual(["glass", "horn", "on-phone", "drunk"]);
  const table = await playing(fixture("report"));
  await table.session.choose("road");
  await table.answers.report({ glass: "saw", nonsense: "saw" });
  expect((await stored(table)).moves).toHaveLength(2);
  await table.answers.report({ glass: "saw", "on-phone": "inferred" });
  expect((await stored(table)).moves.map((move) => move.kind)).toEqual(["began", "chose", "reported", "ended"]);
  const act = table.session.store.getState().shown.find((one) => one.kind === "act" && one.how === "report");
  expect(act?.kind === "act" && act.rows?.map(({ id, answer }) => [id, answer])).toEqual([
    ["glass", "saw"],
    ["horn", undefined],
    ["on-phone", "inferred"],
    ["drunk", undefined],
  ]);
});

test("an answer while time stands still makes no move", async () => {
  const table = await playing(fixture("rate"));
  await table.session.pause();
  await table.answers.rate({ louder: 2, light: 7, door: 1 });
  expect((await stored(table)).moves.map((move) => move.kind)).toEqual(["began", "paused"]);
  expect(table.session.store.getState()).toMatchObject({ opened: 0, seq: 1 });
});

test("a hub says what is left, and closes what can no longer be paid for", async () => {
  const table = await playing(fixture("hub-budget"));
  const look = (): unknown => {
    const at = open(table);
    return at.kind === "decision" && [at.budget, at.choices.map(({ id, takes = 0 }) => `${id} ${takes}`).toSorted()];
  };
  const all = ["hand-off 0", "pain 1", "pills 1", "who 1"];
  expect(look()).toEqual([{ of: "questions", count: 2 }, all]);
  await table.session.choose("pain");
  expect(look()).toEqual([{ of: "questions", count: 1 }, all.filter((one) => one !== "pain 1")]);
  await table.session.choose("pills");
  expect(look()).toEqual([{ of: "questions", count: 0 }, ["hand-off 0"]]);
  await table.session.choose("hand-off");
  expect(open(table)).toEqual({ kind: "ending", ending: "told" });
});

test("any order of questions never overspends the budget, and what is told is what is left", async () => {
  const costs = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(costs, fc.integer({ min: 0, max: 6 }), fc.infiniteStream(fc.nat()), async (takes, most, picks) => {
      const hub = aDecision(
        "hub",
        { ...Object.fromEntries(takes.map((_, at) => [`q${at}`, "hub"])), out: "good" },
        { budget: "time" },
      );
      const choices = hub.choices.map((choice, at) => ({
        ...choice,
        kind: "ask" as const,
        ...(choice.id !== "out" && { takes: takes[at] ?? 0 }),
      }));
      const scenario = aValue([{ ...hub, choices }], { meters: { time: { min: -1, max: most, start: most } } });
      const table = await playing(scenario);
      let left = most + 1;
      for (let turn = 0; turn < 12; turn++) {
        const at = open(table);
        if (at.kind !== "decision") throw new Error("the hub was left");
        for (const choice of at.choices) expect(choice.takes ?? 0).toBeLessThanOrEqual(left);
        const costly = takes.filter((cost) => cost > 0);
        const same = new Set(costly).size === 1;
        if (costly.length === 0) expect(at.budget).toBeUndefined();
        else if (same) expect(at.budget).toEqual({ of: "questions", count: Math.floor(left / (costly[0] ?? 1)) });
        else expect(at.budget).toEqual({ of: "units", count: left });
        const questions = at.choices.filter((choice) => choice.id !== "out");
        const asked = questions[picks.next().value % Math.max(1, questions.length)];
        if (!asked) break;
        await table.session.choose(asked.id);
        left -= asked.takes ?? 0;
        expect(left).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 100 },
  );
});

test("chance is passed through: its lines are shown, and what it drew stays drawn", async () => {
  const drawn = new Set<string>();
  for (let seed = 0; seed < 16; seed++) {
    const table = await playing(fixture("chance"), `seed ${seed}`);
    await table.session.choose("video");
    const { shown, open: at } = table.session.store.getState();
    const told = addresses(shown);
    expect(at.kind).toBe("next");
    expect(told.slice(0, 3)).toEqual(["call.signs", "call.video", "line.rings"]);
    expect(told.at(-1)).toBe("talk.wait");
    drawn.add(told[3] ?? "");
    const { header, moves } = await stored(table);
    const replayed = replay(compile(fixture("chance")), header, moves);
    expect(replayed.ok && replayed.value.at(-1)?.passed).toEqual(table.session.moments().at(-1)?.passed);
  }
  expect([...drawn].toSorted()).toEqual(["line.face", "line.frozen"]);
});

test("what breaks in is shown once, between the reply and the lines of the scene it returns to", async () => {
  const table = await playing(fixture("interrupt-returns"));
  await table.session.choose("ok");
  const { shown, open: at } = table.session.store.getState();
  expect(addresses(shown)).toEqual(["boy.sits", "boy.ok", "boy.yes", "radio.call", "boy2.looks"]);
  expect(shown[3]).toMatchObject({ channel: "radio" });
  expect(at).toMatchObject({ kind: "decision", scene: "boy2" });
  await table.session.choose("bike");
  expect(addresses(table.session.store.getState().shown).filter((one) => one === "radio.call")).toHaveLength(1);
  const other = await playing(fixture("interrupt-returns"));
  await other.session.choose("name");
  expect(addresses(other.session.store.getState().shown)).not.toContain("radio.call");
});

test("what came of it later is every row that holds, in order", async () => {
  const later = async (choice: string): Promise<string[]> => {
    const { session } = await playing(fixture("later"));
    await session.choose(choice);
    const end = session.moments().at(-1);
    return end ? addresses(laterOf(session.telling, "done", end.state, end.move.seq)) : [];
  };
  expect(await later("leave")).toEqual(["done.calls", "done.week"]);
  expect(await later("nod")).toEqual(["done.silence", "done.week"]);
});

test("a rating cannot be given twice at once", async () => {
  const table = await playing(fixture("rate"));
  const ratings = { louder: 2, light: 7, door: 1 };
  await Promise.all([table.answers.rate(ratings), table.answers.rate(ratings)]);
  expect((await stored(table)).moves.map((move) => move.kind)).toEqual(["began", "rated"]);
  // Made by another hand, the same act gives the same state.
  const live = table.session.live();
  const again = play(live, { kind: "rated", scene: "begin", ratings }, { at: 0, ms: 0 });
  expect(again.ok).toBe(false);
});
