import { expect, test } from "vitest";
import { memoryAttempts } from "#adapters/memory/attempt-store.ts";
import { memoryJournal } from "#adapters/memory/journal-store.ts";
import { err, ok } from "#engine/result.ts";
import { canonicalBytes, sha256Hex } from "#engine/scenario/hash.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import type { Header } from "#engine/attempt/move.ts";
import type { Key } from "#engine/score/key.ts";
import { type Afterwards, loadAfterwards } from "#features/practice/home/afterwards.ts";
import type { CatalogueEntry } from "#ports/catalogue.ts";
import type { Debrief } from "#ports/journal-store.ts";
import { aDecision, aKey, aValue, playThrough } from "../../builders/played.ts";
import { aHeader } from "../../builders/runs.ts";

const DAY = 86_400_000;
const scenario = aValue([
  aDecision("first", { ask: "second", shout: "second" }),
  aDecision("second", { explain: "third", cite: "third" }),
  aDecision("third", { wait: "good", push: "bad" }),
]);
const base = aKey({
  first: { ask: "strong", shout: "adequate" },
  second: { explain: "adequate", cite: "weak" },
  third: { wait: "strong", push: "weak" },
});
/** The second decision is about treating people fairly, the others about listening. */
const key: Key = {
  ...base,
  decisions: {
    ...base.decisions,
    second: {
      behaviours: ["PJ.1"],
      choices: {
        explain: { marks: { "PJ.1": "adequate" }, rationale: "x", sources: [] },
        cite: { marks: { "PJ.1": "weak" }, rationale: "x", sources: [] },
      },
    },
  },
};
const entryOf = (id: string, teaches: readonly string[]): CatalogueEntry => ({
  id,
  pack: "a",
  rules: "b",
  key: "c",
  title: id,
  summary: id,
  language: "en-US",
  minutes: 9,
  decisions: 3,
  contentNotes: [],
  status: "draft",
  teaches,
  locales: {},
});
const ENTRIES = [
  entryOf("small", ["COM.1", "PJ.1"]),
  entryOf("listening", ["COM.1"]),
  entryOf("fairness", ["PJ.1"]),
  entryOf("both", ["COM.1", "PJ.1"]),
];

/** A device with runs on it, and what home reads from it. */
function device(withKey = true) {
  const attempts = memoryAttempts();
  const journal = memoryJournal();
  return {
    attempts,
    journal,
    /** Stores these choices as one run. */
    async plays(attempt: string, choices: readonly string[], extra: Partial<Header> = {}, of: Scenario = scenario) {
      const bytes = canonicalBytes(of);
      const header = aHeader({ attempt, scenario: of.id, pack: sha256Hex(bytes), ...extra });
      const moves = playThrough(of, choices, header).moments.map(({ move }) => move);
      const [began, ...rest] = moves;
      if (!began) throw new Error("nothing began");
      await attempts.begin(header, began, { hash: header.pack, bytes });
      await attempts.append(attempt, began.hash, rest, []);
    },
    keeps: async (attempt: string, extra: Partial<Debrief> = {}) =>
      journal.saveDebrief({
        attempt,
        decided: "",
        alternatives: "",
        step: 6,
        at: 0,
        commitment: { see: "fear", say: "I see you" },
        ...extra,
      }),
    async reads(now = 8 * DAY): Promise<Afterwards> {
      const list = await attempts.list();
      if (!list.ok) throw new Error(list.error.code);
      const catalogue = {
        key: async (id: string) => (withKey ? ok(key) : err({ code: "offline" as const, id })),
      };
      return loadAfterwards({ attempts, journal, catalogue, clock: { now: () => now } }, list.value, ENTRIES);
    },
  };
}

test("finished first runs become counts; an open one says where it stands, and a second one adds nothing", async () => {
  const { plays, reads } = device();
  await plays("a", ["ask", "cite", "wait"]);
  await plays("b", ["shout", "cite", "push"], { from: { attempt: "a", seq: 1 } });
  await plays("c", ["ask"], { scenario: "small" });
  const { across, missing, progress } = await reads();
  expect([...across.competencies]).toEqual([
    ["COM", { strong: 2, adequate: 0, weak: 0, scenarios: 1 }],
    ["PJ", { strong: 0, adequate: 0, weak: 1, scenarios: 1 }],
  ]);
  expect(missing).toEqual({ key: 0, unread: 0 });
  expect([...progress]).toEqual([["c", { number: 2, of: 3 }]]);
});

test("a run without its key here is named as not counted, and its commitment comes back all the same", async () => {
  const { plays, keeps, reads } = device(false);
  await plays("a", ["ask", "cite", "wait"]);
  await keeps("a");
  const { across, missing, due } = await reads();
  expect(across.competencies.size).toBe(0);
  expect(missing).toEqual({ key: 1, unread: 0 });
  expect(due.map(({ scenario: to, kept }) => [to, kept.behaviours])).toEqual([["both", ["COM.1", "PJ.1"]]]);
});

test("a run whose pack is not the one it was played by is counted as not read, and breaks nothing", async () => {
  const { attempts, plays, reads } = device();
  await plays("a", ["ask", "cite", "wait"]);
  const opened = await attempts.open("a");
  if (!opened.ok) throw new Error(opened.error.code);
  const { header, moves, pack } = opened.value;
  const damaged = { ...header, attempt: "b", officer: "o2", pack: "f".repeat(64) };
  const [began, ...rest] = moves;
  if (!began) throw new Error("nothing began");
  await attempts.begin(damaged, began, { hash: damaged.pack, bytes: pack.bytes });
  await attempts.append("b", began.hash, rest, []);
  const { missing, across } = await reads();
  expect(missing).toEqual({ key: 0, unread: 1 });
  expect(across.scenarios).toBe(1);
});

test("a commitment is about the turning point the officer named", async () => {
  const { plays, keeps, reads } = device();
  await plays("a", ["ask", "cite", "wait"]);
  await keeps("a", { turning: 1 });
  const [due] = (await reads()).due;
  expect(due).toMatchObject({ after: 7, days: 8, scenario: "both", kept: { behaviours: ["COM.1"], seq: 1 } });
});

test("without a turning point it is about the first decision with weak evidence", async () => {
  const { plays, keeps, reads } = device();
  await plays("a", ["ask", "cite", "push"]);
  await keeps("a");
  const [due] = (await reads()).due;
  expect(due?.kept).toMatchObject({ behaviours: ["PJ.1"], seq: 2 });
});

test("with no weak evidence it is about all the scenario touches; on record nothing is tried again", async () => {
  const { plays, keeps, reads } = device();
  await plays("a", ["ask", "explain", "wait"]);
  await plays("b", ["ask", "cite", "wait"], { purpose: "record", officer: "o2" });
  await keeps("a");
  await keeps("b");
  const { due } = await reads();
  expect(due.map(({ kept }) => [kept.attempt, kept.behaviours, kept.seq])).toEqual([
    ["a", ["COM.1", "PJ.1"], undefined],
    ["b", ["PJ.1"], undefined],
  ]);
});

test("comments of the three runs last written on come first; those on a run that was not shared are nobody's", async () => {
  const { attempts, journal, plays, reads } = device();
  for (const [at, id] of ["a", "b", "c", "d", "e"].entries()) {
    await plays(id, ["ask"]);
    if (id !== "e") await attempts.share(id, 1);
    for (const turn of [1, 2])
      await journal.addComment({
        id: `${id}${turn}`,
        attempt: id,
        seq: 1,
        text: "Good.",
        by: "T",
        at: at * 10 + turn,
        released: at * 10 + turn,
      });
  }
  expect((await reads()).feedback).toEqual([
    { attempt: "d", comments: 2, at: 32 },
    { attempt: "c", comments: 2, at: 22 },
    { attempt: "b", comments: 2, at: 12 },
  ]);
});
