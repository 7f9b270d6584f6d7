import { expect, test } from "vitest";
import { memoryAttempts } from "#adapters/memory/attempt-store.ts";
import { memoryJournal } from "#adapters/memory/journal-store.ts";
import { demoBatches } from "#engine/players/demo/academy.ts";
import { noMemory } from "#shell/class-load.ts";
import { loadEntries, loadHeard } from "#shell/health-load.ts";
import { aCatalogue, anOrder, TODAY } from "../../builders/demo.ts";
import { aClock, plainWording } from "../../builders/ports.ts";

const order = anOrder();
const [pack] = order.packs;
const runs = [...demoBatches(order)].slice(0, 1).flatMap((batch) => batch.runs);
const signal = new AbortController().signal;
const isOpen = ({ attempt: { header }, sharedAt }: (typeof runs)[number]): boolean =>
  header.purpose === "record" || sharedAt !== undefined;

async function aDevice() {
  const attempts = memoryAttempts();
  for (const { attempt, sharedAt } of runs) {
    const stored = { hash: pack?.pack ?? "", bytes: pack?.bytes ?? new Uint8Array() };
    const restored = await attempts.restore({
      ...attempt,
      pack: stored,
      ...(sharedAt !== undefined && { sharedAt }),
    });
    if (!restored.ok) throw new Error(restored.error.code);
  }
  const journal = memoryJournal();
  for (const { attempt } of runs) {
    const said = { attempt: attempt.header.attempt, seq: 3, at: 1 };
    const id = attempt.header.attempt;
    await journal.addComment({ ...said, id: `said-${id}`, text: "Slow down here.", by: "Sgt. Okafor" });
    await journal.addComment({ ...said, id: `ruling-${id}`, text: "Stands.", by: "Sgt. Okafor", kind: "ruling" });
    const remark = { ...said, id: `remark-${id}`, text: "Untrue.", by: "", kind: "remark", of: "visor" } as const;
    await journal.addComment(remark);
    await journal.addComment({ ...remark, id: `taken-${id}`, withdrawn: 2 });
  }
  return { attempts, journal, catalogue: aCatalogue(order), clock: aClock(TODAY), wording: plainWording };
}

test("of practice that was not shared nothing is told but the officer's remark, and no remark names officer or run", async () => {
  const ports = await aDevice();
  const seen = runs.filter(isOpen).map(({ attempt }) => attempt.header.attempt);
  expect(seen.length).toBeLessThan(runs.length);
  const heard = await loadHeard(ports, noMemory(), signal);
  if (!heard.ok) throw new Error(heard.error.code);
  const { comments, remarks } = heard.value;
  expect(comments.map(({ attempt }) => attempt).toSorted()).toEqual(seen.toSorted());
  expect(new Set(comments.map(({ text }) => text))).toEqual(new Set(["Slow down here."]));
  expect(remarks).toHaveLength(runs.length);
  for (const remark of remarks) {
    expect(Object.keys(remark).toSorted()).toEqual(["at", "id", "rules", "scenario", "text", "when"]);
  }
});

test("runs are counted by version, and a decision by each officer's first answer alone", async () => {
  const ports = await aDevice();
  const heard = await loadHeard(ports, noMemory(), signal);
  if (!heard.ok) throw new Error(heard.error.code);
  const officers = new Set(runs.filter(isOpen).map(({ attempt }) => attempt.header.officer));
  const versions = heard.value.runs.get(pack?.scenario ?? "");
  expect(versions?.size).toBe(1);
  expect([...(versions?.values() ?? [])][0]).toBe(runs.filter((run) => isOpen(run) && !run.attempt.header.from).length);
  for (const { reached } of heard.value.decisions) expect(reached).toBeLessThanOrEqual(officers.size);
});

test("a scenario says whose view its key is and which law is due, before any run is read", async () => {
  const entries = await loadEntries(aCatalogue(order), Date.UTC(2040, 0, 1));
  if (!entries.ok) throw new Error(entries.error.code);
  const [entry] = entries.value;
  expect(entry?.key?.kind).toBe("author");
  expect(entry?.legal.length).toBe(entry?.legalNotes);
  expect(entry?.legal.every(({ state }) => state === "expired")).toBe(true);
});
