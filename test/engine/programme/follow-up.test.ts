import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AdministrativeAct } from "#engine/programme/administrative-act.ts";
import { administrationOf } from "#engine/programme/administration.ts";
import { matched } from "#engine/programme/attendance-list.ts";
import { amended, lowers, resultOf } from "#engine/programme/follow-up.ts";
import { append, type Entry } from "#engine/programme/record.ts";
import type { AttemptRecord } from "#engine/programme/records.ts";
import { dryRun } from "#engine/programme/removal.ts";
import type { Kept } from "#engine/programme/retention.ts";
import { runs } from "../../builders/property-runs.ts";
import { day } from "./a-programme.ts";

const after = (...acts: readonly AdministrativeAct[]): ReturnType<typeof administrationOf> => {
  const entries: Entry[] = [];
  for (const act of acts) entries.push(append({ academy: "a", entries }, act, day("2026-02-01"), "okafor"));
  return administrationOf(entries);
};

const run = (attempt: string, over?: "left" | "open"): AttemptRecord => ({
  attempt,
  officer: "rivera",
  scenario: "elm",
  rules: "r",
  endedAt: 1,
  activeMs: 60_000,
  claimedMs: 60_000,
  purpose: "record",
  ...(over && { over }),
});

describe("disputes", () => {
  const disputed = (result: string): AdministrativeAct => ({
    kind: "disputed",
    id: "d",
    officer: "rivera",
    attempt: "t1",
    result,
    text: "x",
  });
  const anAnswer = fc
    .record({
      answer: fc.constantFrom("upheld" as const, "changed" as const, "withdrawn" as const),
      result: fc.option(fc.constantFrom("left", "finished", "corrected"), { nil: undefined }),
    })
    .map(({ answer, result }): AdministrativeAct => {
      const said = answer === "changed" && result !== undefined ? { result } : {};
      return { kind: "dispute-answered", dispute: "d", answer, ...said, text: "x" };
    });

  test("whatever is answered, in any order, no result is ever lower than it was before", () => {
    fc.assert(
      fc.property(fc.constantFrom("left", "finished"), fc.array(anAnswer, { maxLength: 6 }), (result, answers) => {
        let before: string = result;
        for (let count = 0; count <= answers.length; count++) {
          const [dispute] = after(disputed(result), ...answers.slice(0, count)).disputes;
          const now = dispute ? resultOf(dispute) : "";
          expect(lowers(before, now)).toBe(false);
          expect(dispute?.result).toBe(result);
          before = now;
        }
      }),
      { numRuns: runs(200) },
    );
  });

  test("a run that was left counts once the academy says it was finished, and every other stays as it is", () => {
    const changed: AdministrativeAct = {
      kind: "dispute-answered",
      dispute: "d",
      answer: "changed",
      result: "finished",
      text: "The screen froze.",
    };
    const list = [run("t1", "left"), run("t2", "left"), run("t3")];
    const { disputes } = after(disputed("left"), changed);
    expect(amended(list, disputes).map(({ over }) => over)).toEqual([undefined, "left", undefined]);
    expect(amended(list, after(disputed("left")).disputes)).toEqual(list);
  });
});

describe("plans", () => {
  const set: AdministrativeAct = {
    kind: "remedial-set",
    id: "p",
    officer: "rivera",
    what: "Greet first",
    dueAt: 9,
    steps: [{ what: "Watch two replays", who: "Okafor" }],
  };
  test("a step is done once, by whom and when, and none after the plan is closed", () => {
    const step: AdministrativeAct = { kind: "remedial-step", plan: "p", step: 0, text: "" };
    const closed: AdministrativeAct = {
      kind: "remedial-closed",
      plan: "p",
      outcome: "complete",
      text: "Seen.",
      signed: { name: "Sgt. Okafor", credential: "17" },
    };
    expect(after(set, step).plans[0]?.steps[0]?.done).toMatchObject({ by: "okafor" });
    expect(after(set, step, step).unheeded).toMatchObject([{ seq: 2, code: "already-closed" }]);
    expect(after(set, closed, step).unheeded).toMatchObject([{ seq: 2, code: "already-closed" }]);
    expect(after(set, { ...step, step: 4 }).unheeded).toMatchObject([{ seq: 1, code: "unknown" }]);
    expect(after(set, closed).plans[0]?.closed).toMatchObject({ signed: { credential: "17" } });
  });
});

describe("names on a room's list", () => {
  const roster = [
    { id: "a", name: "Sonia Rivera", number: "4471" },
    { id: "b", name: "T. Haddad", number: "4472" },
    { id: "c", name: "J. Kim" },
    { id: "d", name: "J. Kim", number: "9" },
  ];
  test("case, accents, order and commas tell nobody apart; numbers name one; two of a name are left open", () => {
    const typed = ["rivera, sónia", "4472", "Haddad T 4472", "J. Kim", "9", "A. Nobody"];
    expect(matched(typed, roster).map(({ officer }) => officer)).toEqual(["a", "b", "b", undefined, "d", undefined]);
  });
});

describe("a dry run", () => {
  const thing = (id: string, lastAt: number, purpose: Kept["purpose"] = "record"): Kept => ({
    id,
    officer: "rivera",
    purpose,
    lastAt,
  });
  const rules = { practiceDays: 30, record: { kind: "after", months: 12, from: "run" } } as const;
  const now = day("2026-06-01");
  test("names what would go, what a hold keeps, and counts the rest; a hold that is over keeps nothing", () => {
    const things = [
      thing("old", day("2025-01-01")),
      thing("new", day("2026-05-01")),
      thing("tried", day("2026-01-01"), "practice"),
    ];
    const hold = { id: "h", officers: [], attempts: ["old"], until: day("2026-07-01") };
    const held = dryRun(things, rules, [hold], new Map(), now);
    expect([held.removed.map(({ id }) => id), held.held.map(({ id }) => id), held.kept]).toEqual([
      ["tried"],
      ["old"],
      1,
    ]);
    const over = dryRun(things, rules, [{ ...hold, until: day("2026-05-01") }], new Map(), now);
    expect(over.removed.map(({ id }) => id)).toEqual(["old", "tried"]);
  });

  test("everything stands in exactly one of the three", () => {
    const aThing = fc
      .record({ lastAt: fc.integer({ min: 0, max: now }), practice: fc.boolean(), id: fc.uuid() })
      .map(({ lastAt, practice, id }) => thing(id, lastAt, practice ? "practice" : "record"));
    fc.assert(
      fc.property(fc.uniqueArray(aThing, { selector: ({ id }) => id }), fc.boolean(), (things, all) => {
        const holds = all ? [{ id: "h", officers: [], attempts: [] }] : [];
        const seen = dryRun(things, rules, holds, new Map(), now);
        expect(seen.removed.length + seen.held.length + seen.kept).toBe(things.length);
        if (all) expect(seen.removed).toEqual([]);
      }),
      { numRuns: runs(100) },
    );
  });
});
