import { expect, test } from "vitest";
import { reopen } from "#engine/attempt/reopen.ts";
import { demoBatches, type DemoBatch, officersIn } from "#engine/players/demo/academy.ts";
import { CLASSES } from "#engine/players/demo/people.ts";
import { score } from "#engine/score/evidence.ts";
import { anOrder, TODAY } from "../../builders/demo.ts";

const order = anOrder();
const batches = [...demoBatches(order)];
const runs = batches.flatMap((batch) => batch.runs);
const [pack] = order.packs;
if (!pack) throw new Error("no pack");

test("48 officers of three classes have about 400 runs, and the roster comes with the last of them", () => {
  expect(CLASSES.map(({ officers }) => officers.length)).toEqual([16, 16, 16]);
  const rosters = batches.map(({ officers }) => officers.length);
  expect(rosters).toEqual([...batches.slice(1).map(() => 0), 48]);
  const officers = batches.at(-1)?.officers ?? [];
  expect(new Set(officers.map(({ id }) => id)).size).toBe(48);
  expect(new Set(officers.map(({ name }) => name)).size).toBe(48);
  expect(runs).toHaveLength(420);
  expect(batches.at(-1)?.done).toBe(420);
  expect(batches.every(({ of }) => of === 420)).toBe(true);
  expect(new Set(runs.map(({ attempt }) => attempt.header.officer))).toEqual(new Set(officers.map(({ id }) => id)));
  const open = runs.filter(({ attempt, sharedAt }) => attempt.header.purpose === "record" || sharedAt !== undefined);
  expect(open.length).toBeGreaterThan(370);
  expect(open.length).toBeLessThan(410);
});

test("names are of many scripts, from one word to very long, right to left among them", () => {
  const names = CLASSES.flatMap(({ officers }) => officers);
  for (const script of ["Latin", "Arabic", "Hebrew", "Han", "Hangul", "Cyrillic", "Greek"]) {
    expect(
      names.some((name) => new RegExp(`\\p{Script=${script}}`, "u").test(name)),
      script,
    ).toBe(true);
  }
  expect(names.some((name) => !name.includes(" "))).toBe(true);
  expect(names.some((name) => name.length > 40)).toBe(true);
});

test("every run is a whole log that is done over again equal, before today, with nothing beside it after today", () => {
  for (const { attempt, sharedAt, debrief, comments } of runs) {
    const again = reopen(attempt.header, attempt.moves, pack.bytes);
    expect(again.ok, again.ok ? "" : JSON.stringify(again.error)).toBe(true);
    const end = attempt.moves.at(-1)?.at ?? TODAY;
    expect(end).toBeLessThan(TODAY);
    expect(attempt.moves[0]?.at).toBeGreaterThan(TODAY - 71 * 86_400_000);
    for (const { at } of [...comments, ...(debrief ? [debrief] : [])]) {
      expect(at).toBeLessThan(TODAY);
      expect(at).toBeGreaterThanOrEqual(end);
    }
    if (sharedAt !== undefined) expect(attempt.header.purpose).toBe("practice");
    const decisions = new Set(attempt.moves.filter(({ kind }) => kind === "chose").map(({ seq }) => seq));
    if (debrief?.turning !== undefined) expect(decisions.has(debrief.turning)).toBe(true);
    for (const comment of comments) expect(decisions.size === 0 || decisions.has(comment.seq)).toBe(true);
  }
});

test("there is something of everything to look at, and mostly finished runs", () => {
  const ends = runs.map(({ attempt }) => attempt.moves.at(-1)?.kind ?? "");
  const count = (holds: (kind: string) => boolean): number => ends.filter(holds).length;
  expect(count((kind) => kind === "left")).toBeGreaterThan(8);
  expect(count((kind) => kind === "ended")).toBeGreaterThan(360);
  expect(count((kind) => kind !== "left" && kind !== "ended")).toBeGreaterThan(4);
  expect(runs.filter(({ debrief }) => debrief).length).toBeGreaterThan(200);
  expect(runs.filter(({ debrief }) => debrief?.commitment).length).toBeGreaterThan(80);
  expect(runs.filter(({ comments }) => comments.length > 0).length).toBeGreaterThan(50);
  expect(runs.filter(({ sharedAt }) => sharedAt !== undefined).length).toBeGreaterThan(10);
});

/** Weak marks on a behaviour and all marks on it, over these officers' runs. */
function weakOf(officers: ReadonlySet<string>, behaviour?: string): { weak: number; all: number; critical: number } {
  const sum = { weak: 0, all: 0, critical: 0 };
  for (const { attempt } of runs) {
    if (!officers.has(attempt.header.officer)) continue;
    const again = reopen(attempt.header, attempt.moves, order.packs[0]?.bytes ?? new Uint8Array());
    const evidence =
      again.ok && score(again.value.program, pack?.key ?? fail(), pack?.rules ?? "", again.value.moments);
    if (!evidence || !evidence.ok) throw new Error("no evidence");
    const marks = evidence.value.marks.filter((mark) => behaviour === undefined || mark.behaviour === behaviour);
    sum.all += marks.length;
    sum.weak += marks.filter(({ level }) => level === "weak").length;
    sum.critical += evidence.value.critical.length;
  }
  return sum;
}

const fail = (): never => {
  throw new Error("no pack");
};

test("one class is weak where the others are not, and a few acts stand apart", () => {
  const rate = (group: string, behaviour?: string): number => {
    const { weak, all } = weakOf(new Set(officersIn(order.seed, group)), behaviour);
    return weak / all;
  };
  expect(rate("recruits-b", "CUL.1")).toBeGreaterThan(rate("recruits-a", "CUL.1") + 0.25);
  expect(rate("recruits-b", "CUL.1")).toBeGreaterThan(rate("in-service", "CUL.1") + 0.25);
  expect(Math.abs(rate("recruits-b") - rate("recruits-a"))).toBeLessThan(0.12);
  const { critical } = weakOf(new Set(CLASSES.flatMap(({ id }) => officersIn(order.seed, id))));
  expect(critical).toBeGreaterThan(3);
  expect(critical).toBeLessThan(120);
});

test("the same order makes the same demo; another day moves the times and no choice", () => {
  const again = [...demoBatches(anOrder())];
  expect(JSON.stringify(again)).toBe(JSON.stringify(batches));
  const later = [...demoBatches(anOrder({ today: TODAY + 86_400_000 }))].flatMap((batch: DemoBatch) => batch.runs);
  const acts = (run: (typeof runs)[number] | undefined): unknown =>
    run?.attempt.moves.map((move) => [move.kind, move.after, move.ms]);
  expect(later.map(acts)).toEqual(runs.map(acts));
  expect(later[0]?.attempt.moves[0]?.at).toBe((runs[0]?.attempt.moves[0]?.at ?? 0) + 86_400_000);
});

test("without scenarios there are no runs to play, and it says so", () => {
  expect([...demoBatches(anOrder({ packs: [] }))].map(({ of, runs: made }) => [of, made.length])).toEqual([[0, 0]]);
});
