import fc from "fast-check";
import { expect, test } from "vitest";
import { noteHash } from "#engine/attempt/chain.ts";
import { previewOf } from "#features/room/open.ts";
import { screenViewOf } from "#features/room/screen-view.ts";
import { splitsOf, timelineOf } from "#features/room/timeline.ts";
import { aDecision, aValue } from "../../builders/played.ts";
import { failing } from "../../builders/ports.ts";
import { begun, decide, reloaded, somePorts, theCard } from "./stand.ts";

const two = aValue([
  aDecision("first", { left: "second", right: "second" }),
  aDecision("second", { stop: "good", again: "first", timeout: "bad" }),
]);

test("a room is a practice attempt under an id that is nobody's, with the names beside it and never in it", async () => {
  const { run, ports } = await begun(two);
  const { header } = run.live;
  expect(header).toMatchObject({ purpose: "practice", scenario: "small", timeFactor: 0 });
  const stored = await ports.attempts.open(header.attempt);
  expect(JSON.stringify(stored)).not.toMatch(/Rivera|Bell/);
  expect(await ports.rooms.open(header.attempt)).toMatchObject({
    value: { trainer: "Sgt. Bell", attendance: ["S. Rivera 4471", "حداد"] },
  });
});

test("nothing is taken before the hands are shown; then the move is in the log and the hands beside it", async () => {
  const { room, ports } = await begun(two);
  const attempt = room.live().header.attempt;
  room.count("left", 4);
  room.count("right", 9);
  room.count("right", 3);
  await room.take("left");
  expect(room.live().last.seq).toBe(0);
  await room.reveal();
  await room.take("right");
  expect(room.live().last).toMatchObject({ kind: "chose", scene: "first", choice: "right" });
  expect(await ports.attempts.open(attempt)).toMatchObject({
    value: { moves: [{ kind: "began" }, { choice: "right" }] },
  });
  expect(await ports.rooms.open(attempt)).toMatchObject({
    value: { hands: [{ seq: 0, scene: "first", counts: { left: 4, right: 3 }, revealed: true, chosen: "right" }] },
  });
});

test("a decision come back to is asked anew, and both shows of hands are kept", async () => {
  const { room } = await begun(two);
  for (const choice of ["left", "again", "right", "stop"]) await decide(room, choice);
  const state = room.store.getState();
  expect(state.over).toBe("ended");
  expect(state.session.hands.map(({ scene, chosen }) => [scene, chosen])).toEqual([
    ["first", "left"],
    ["second", "again"],
    ["first", "right"],
    ["second", "stop"],
  ]);
});

test("loaded anew, a room stands where it stood, hands and all, in the middle of a reveal", async () => {
  const { room, ports } = await begun(two);
  await decide(room, "left");
  room.count("stop", 6);
  room.note(room.store.getState().brought, "Some wanted to go on.");
  await room.reveal();
  const again = await reloaded(ports, room.live().header.attempt);
  expect(again.store.getState().session).toEqual(room.store.getState().session);
  expect(again.store.getState().shown).toEqual(room.store.getState().shown);
  expect(again.store.getState().brought).toBe(room.store.getState().brought);
  await again.take("stop");
  expect(again.store.getState().over).toBe("ended");
  expect(again.live().last.seq).toBe(4);
});

test("where the window closed between the move and the hands, the log says what was taken", async () => {
  const { room, ports } = await begun(two);
  await decide(room, "left");
  const { session } = room.store.getState();
  const [first] = session.hands;
  if (!first) throw new Error("no hands");
  const { chosen: _, ...open } = first;
  await ports.rooms.save({ ...session, hands: [open] });
  const again = await reloaded(ports, room.live().header.attempt);
  expect(again.store.getState().session.hands).toMatchObject([{ scene: "first", chosen: "left" }]);
});

test("a move that cannot be stored is not shown, and goes through when it is tried again", async () => {
  const ports = somePorts();
  const full = { ...ports, attempts: failing(ports.attempts, [{ code: "full" }]) };
  const { room } = await begun(two, full);
  await decide(room, "left");
  expect(room.store.getState()).toMatchObject({ error: { code: "full" }, open: { scene: "first" }, brought: 0 });
  await room.retry();
  expect(room.store.getState()).toMatchObject({ open: { scene: "second" }, brought: 1 });
  expect(room.store.getState().error).toBeUndefined();
});

test("the room may let the time run out, and may end before the end", async () => {
  const { room } = await begun(two);
  await decide(room, "left");
  await room.reveal();
  await room.take("timeout");
  expect(room.moments().at(-2)?.move.kind).toBe("timed-out");
  const other = await begun(two);
  await other.room.leave();
  expect(other.room.store.getState().over).toBe("left");
});

test("what is previewed of a choice is what comes when the room takes it, chance and all", async () => {
  const { scenario } = theCard();
  const picks = fc.array(fc.nat({ max: 5 }), { minLength: 4, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(picks, async (road) => {
      const { room } = await begun(scenario);
      for (const pick of road) {
        const { open, shown, over } = room.store.getState();
        if (over !== "" || open.kind === "ending") break;
        if (open.kind === "next") {
          await room.goOn();
          continue;
        }
        if (open.kind !== "decision") throw new Error(open.kind);
        const choice = open.options[pick % open.options.length]?.id ?? "";
        const preview = previewOf(room.live(), room.telling, { kind: "chose", scene: open.scene, choice });
        await decide(room, choice);
        const now = room.store.getState();
        expect(now.shown.slice(shown.length + 1)).toEqual(preview?.shown);
        expect({ ...now.open, later: [] }).toEqual({ ...preview?.then, later: [] });
      }
    }),
    { numRuns: 12 },
  );
});

test("scenes of every other kind go on: acts, words, averages, a report", async () => {
  const line = (id: string) => ({
    id,
    who: "narrator",
    text: id,
    channel: "room" as const,
    understood: "clear" as const,
  });
  const scenario = aValue([
    {
      kind: "watch",
      id: "watch",
      prompt: "Step in?",
      beats: [line("one"), line("two")],
      acts: [{ id: "stop-it", text: "Stop it.", kind: "do", from: "two", effects: [], reply: [], to: "say" }],
      to: "say",
    },
    { kind: "respond", id: "say", prompt: "Say it.", by: "speech", beats: [], rubric: [], effects: [], to: "weigh" },
    {
      kind: "rate",
      id: "weigh",
      prompt: "How good?",
      beats: [],
      options: [
        { id: "a", text: "A way" },
        { id: "b", text: "B way" },
      ],
      effects: [],
      to: "write",
    },
    {
      kind: "report",
      id: "write",
      prompt: "Report.",
      beats: [],
      items: [{ id: "door", text: "The door was open." }],
      effects: [],
      to: "good",
    },
  ]);
  const { room, ports } = await begun(scenario);
  expect(room.store.getState().open).toMatchObject({ kind: "watch", options: [] });
  await room.goOn();
  expect(room.store.getState().open).toMatchObject({ kind: "watch", options: [{ id: "stop-it", letter: "A" }] });
  await room.stepIn("stop-it");
  await room.respond("  I am here to help. ");
  await room.rate({ a: 2.4, b: 6.5 });
  await room.report({ door: "saw" });
  expect(room.store.getState().over).toBe("ended");
  const stored = await ports.attempts.open(room.live().header.attempt);
  if (!stored.ok) throw new Error(stored.error.code);
  const [note] = stored.value.notes;
  expect(note?.text).toBe("I am here to help.");
  expect(note?.hash).toBe(noteHash(note?.salt ?? "", "I am here to help."));
  expect(stored.value.moves.map((move) => move.kind)).toEqual([
    "began",
    "continued",
    "acted",
    "responded",
    "rated",
    "reported",
    "ended",
  ]);
  const { session } = room.store.getState();
  expect(session.averages).toEqual([{ seq: 3, scene: "weigh", values: { a: 2.4, b: 6.5 } }]);
  expect(session.notes).toEqual([{ seq: 2, text: "I am here to help." }]);
});

test("the projector is told lines, choices and hands once revealed; no name, no note, no mark", async () => {
  const { scenario, key } = theCard();
  const { room } = await begun(scenario);
  await room.goOn();
  room.note(room.store.getState().brought, "Haddad said: wait.");
  room.count("light", 5);
  const before = screenViewOf(room, room.store.getState());
  expect(before.ask).toMatchObject({ kind: "options" });
  expect(before.ask).not.toHaveProperty("tallies");
  await room.reveal();
  const after = screenViewOf(room, room.store.getState());
  const tallies = after.ask.kind === "options" ? after.ask.tallies : [];
  expect(tallies?.find((tally) => tally.id === "light")).toEqual({ id: "light", count: 5, share: 1 });
  const told = JSON.stringify([before, after]);
  for (const hidden of ["Rivera", "حداد", "Bell", "Haddad", "strong", "weak", "meaning"]) {
    expect(told).not.toContain(hidden);
  }
  for (const choice of Object.values(key.decisions["no-answer"]?.choices ?? {})) {
    expect(told).not.toContain(choice.rationale);
  }
});

test("after the room, its decisions stand in the order met, and those of more than one mind come most even first", async () => {
  const { room } = await begun(two);
  const counts = async (hands: Record<string, number>, take: string): Promise<void> => {
    for (const [choice, count] of Object.entries(hands)) room.count(choice, count);
    await room.reveal();
    await room.take(take);
  };
  await counts({ left: 6, right: 4 }, "left");
  await counts({ stop: 1, again: 9 }, "again");
  await counts({ left: 5, right: 5 }, "right");
  await counts({ stop: 1 }, "stop");
  const decisions = timelineOf(room.moments(), room.telling, room.store.getState().session);
  expect(decisions.map(({ number, scene, taken, split }) => [number, scene.id, taken, split])).toEqual([
    [1, "first", "left", true],
    [2, "second", "again", false],
    [3, "first", "right", true],
    [4, "second", "stop", false],
  ]);
  expect(splitsOf(decisions).map((one) => one.number)).toEqual([3, 1]);
});
