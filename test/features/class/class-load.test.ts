import { expect, test } from "vitest";
import { memoryAttempts } from "#adapters/memory/attempt-store.ts";
import { memoryDesk } from "#adapters/memory/desk-store.ts";
import { memoryJournal } from "#adapters/memory/journal-store.ts";
import { append } from "#engine/programme/record.ts";
import { needsOf } from "#engine/insight/class/needs.ts";
import { demoBatches } from "#engine/players/demo/academy.ts";
import { FIRST_RULES } from "#features/class/class-data.ts";
import { overdueOf } from "#shell/class-due.ts";
import { loadClass, noMemory } from "#shell/class-load.ts";
import { aCatalogue, anOrder, TODAY } from "../../builders/demo.ts";
import { aChance, aClock, plainWording } from "../../builders/ports.ts";

const order = anOrder();
const [pack] = order.packs;
const runs = [...demoBatches(order)].slice(0, 2).flatMap((batch) => batch.runs);
const signal = new AbortController().signal;

async function aDevice() {
  const attempts = memoryAttempts();
  const opened: string[] = [];
  for (const { attempt, sharedAt } of runs) {
    const stored = { hash: pack?.pack ?? "", bytes: pack?.bytes ?? new Uint8Array() };
    const restored = await attempts.restore({
      ...attempt,
      pack: stored,
      ...(sharedAt !== undefined && { sharedAt }),
    });
    if (!restored.ok) throw new Error(restored.error.code);
  }
  const ports = {
    attempts: {
      list: attempts.list,
      open: async (id: string) => {
        opened.push(id);
        return attempts.open(id);
      },
    },
    journal: memoryJournal(),
    catalogue: aCatalogue(order),
    clock: aClock(TODAY),
    wording: plainWording,
  };
  return { ports, opened };
}

test("practice that was not shared is neither opened nor counted", async () => {
  const { ports, opened } = await aDevice();
  const seen = runs
    .filter(({ attempt: { header }, sharedAt }) => header.purpose === "record" || sharedAt !== undefined)
    .map(({ attempt }) => attempt.header.attempt)
    .toSorted();
  expect(seen.length).toBeLessThan(runs.length);
  const loaded = await loadClass(ports, noMemory(), () => undefined, signal);
  if (!loaded.ok) throw new Error(loaded.error.code);
  expect(opened.toSorted()).toEqual(seen);
  expect(loaded.value.facts.map(({ attempt }) => attempt).toSorted()).toEqual(seen);
  expect(loaded.value.unread).toBe(0);
});

test("it says how far it is, and reads no log twice that has not gone on", async () => {
  const { ports, opened } = await aDevice();
  const memory = noMemory();
  const told: number[] = [];
  const first = await loadClass(ports, memory, (done) => told.push(done), signal);
  const read = opened.length;
  const again = await loadClass(ports, memory, () => undefined, signal);
  expect(told.slice(0, 2)).toEqual([0, 20]);
  expect(opened).toHaveLength(read);
  expect(again.ok && again.value.facts).toEqual(first.ok && first.value.facts);
});

test("scenes and choices go by their words, and how many there are to read is known", async () => {
  const { ports } = await aDevice();
  const loaded = await loadClass(ports, noMemory(), () => undefined, signal);
  if (!loaded.ok) throw new Error(loaded.error.code);
  const { facts, texts, known } = loaded.value;
  const [run] = facts;
  const made = run?.decisions.find(({ kind, choice }) => kind === "decision" && choice !== undefined);
  if (!run || !made) throw new Error("no decision");
  const scene = texts.get(run.rules)?.scenes.get(made.scene);
  expect(scene?.choices.get(made.choice ?? "")?.length).toBeGreaterThan(3);
  expect(known.words(run, made.scene)).toBeGreaterThan(10);
});

test("a run whose log does not fit is left out and told", async () => {
  const { ports } = await aDevice();
  const loaded = await loadClass(
    {
      ...ports,
      attempts: {
        ...ports.attempts,
        open: async (id) => {
          const found = await ports.attempts.open(id);
          return found.ok ? { ok: true, value: { ...found.value, moves: found.value.moves.toReversed() } } : found;
        },
      },
    },
    noMemory(),
    () => undefined,
    signal,
  );
  expect(loaded.ok && loaded.value.facts).toEqual([]);
  expect(loaded.ok && loaded.value.unread).toBeGreaterThan(0);
});

test("what the academy finds overdue is a reason to look, under the id that the runs name", async () => {
  const { ports } = await aDevice();
  const at = TODAY - 86_400_000;
  const overdue = async () => ({
    due: [{ id: "p/1", officer: "somebody", at }],
    names: new Map([["somebody", "Ana"]]),
  });
  const loaded = await loadClass({ ...ports, overdue }, noMemory(), () => undefined, signal);
  if (!loaded.ok) throw new Error(loaded.error.code);
  expect(loaded.value.names.get("somebody")).toBe("Ana");
  const hits = needsOf(FIRST_RULES, loaded.value.facts, loaded.value.known);
  expect(hits.filter(({ rule }) => rule === "overdue")).toMatchObject([{ officer: "somebody", params: { days: 1 } }]);
});

test("a device without an academy has nothing overdue", async () => {
  const { ports } = await aDevice();
  const desk = memoryDesk();
  const catalogue = ports.catalogue as Parameters<typeof overdueOf>[0]["catalogue"];
  expect(await overdueOf({ desk, catalogue, clock: aClock(TODAY), chance: aChance() }, [])).toEqual({
    due: [],
    names: new Map(),
  });
});

test("who was given something to do is missed from that day on; who never was is not", async () => {
  const { ports } = await aDevice();
  const desk = memoryDesk();
  const entry = append(
    { academy: "academy-1", entries: [] },
    {
      kind: "assigned",
      assignment: {
        id: "first",
        what: { kind: "scenarios", scenarios: ["reaching-for-the-card"] },
        to: { kind: "class", class: "26-A" },
        assignedAt: TODAY - 20 * 86_400_000,
        extraDays: {},
      },
    },
    TODAY - 20 * 86_400_000,
    "Sgt. Okafor",
  );
  const written = await desk.write({
    put: [
      { kind: "academy", id: "academy", value: { id: "academy-1", secret: "s", name: "Harbor", by: "Sgt. Okafor" } },
      { kind: "officer", id: "ana", value: { id: "ana", name: "Ana", class: "26-A" } },
      { kind: "officer", id: "bo", value: { id: "bo", name: "Bo", class: "26-B" } },
    ],
    acts: [entry],
    head: "",
  });
  expect(written.ok).toBe(true);
  const catalogue = ports.catalogue as Parameters<typeof overdueOf>[0]["catalogue"];
  const { since } = await overdueOf({ desk, catalogue, clock: aClock(TODAY), chance: aChance() }, []);
  expect(since).toEqual(new Map([["ana", TODAY - 20 * 86_400_000]]));
});
