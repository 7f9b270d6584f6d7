import fc from "fast-check";
import {
  byNeed,
  type Health,
  keyStandingOf,
  LEAST_ANSWERS,
  legalDue,
  proofCountsOf,
  type Reason,
  REASONS,
  reasonsOf,
} from "#engine/insight/health/health.ts";
import type { DecisionRow } from "#engine/insight/class/decisions.ts";
import type { ScriptNote } from "#engine/insight/health/note.ts";
import type { LegalNote } from "#engine/scenario/scenario.ts";
import { describe, expect, it } from "vitest";
import { aKey } from "../../../builders/played.ts";
import { runs } from "../../../builders/property-runs.ts";

const TODAY = "2026-11-23";
const HORIZON = "2027-02-21";
const law = (expires: string): LegalNote => ({ claim: expires, source: "s", checkedOn: "2026-01-01", expires });
const aNote = (over: Partial<ScriptNote> = {}): ScriptNote => ({
  id: "n",
  scenario: "s",
  rules: "r",
  at: "door",
  text: "Nobody says that.",
  by: "Sgt. Okafor",
  when: 1,
  ...over,
});
const aRow = (scene: string, reached: number): DecisionRow => ({
  scenario: "s",
  rules: "r",
  scene,
  kind: "decision",
  spine: true,
  reached,
  options: new Map(),
  timeouts: 0,
  bins: new Map(),
  why: new Map(),
  sure: new Map(),
  levels: new Map(),
});
const well: Health = { legal: [], tellings: [], notes: [] };

describe("legal notes", () => {
  it("are spoken of up to the horizon, and hold through their last day", () => {
    const due = legalDue([law("2027-02-22"), law("2027-02-21"), law(TODAY), law("2026-11-22")], TODAY, HORIZON);
    expect(due.map(({ note, state }) => [note.expires, state])).toEqual([
      ["2026-11-22", "expired"],
      [TODAY, "soon"],
      ["2027-02-21", "soon"],
    ]);
  });

  it("without a day to hold them to come first", () => {
    expect(legalDue([law("2026-11-22"), law("soon")], TODAY, HORIZON).map(({ state }) => state)).toEqual([
      "no-date",
      "expired",
    ]);
  });
});

describe("what a scenario needs", () => {
  it("is nothing when nothing is known against it", () => {
    expect(reasonsOf(well)).toEqual([]);
  });

  it("comes most urgent first, each with how much there is of it", () => {
    const health: Health = {
      proof: { errors: 1, warnings: 3, undecided: ["C04"] },
      legal: legalDue([law("2026-11-01"), law("2026-12-01")], TODAY, HORIZON),
      tellings: [
        { language: "es", reviewed: false, behind: 0, of: 9 },
        { language: "fr", reviewed: true, behind: 2, of: 9 },
      ],
      key: { kind: "author", by: "A", on: TODAY },
      toCheck: ["hall"],
      decisions: [aRow("door", LEAST_ANSWERS - 1), aRow("hall", LEAST_ANSWERS)],
      notes: [
        aNote({ id: "1" }),
        aNote({ id: "2", remark: "c" }),
        aNote({ id: "3", resolved: { by: "B", when: 2, reason: "Done." } }),
      ],
    };
    expect(reasonsOf(health).map(({ code, count }) => `${code} ${count}`)).toEqual([
      "proof-errors 1",
      "law-expired 1",
      "remarks 1",
      "notes 1",
      "law-soon 1",
      "check-key 1",
      "proof-warnings 3",
      "translation-behind 1",
      "translation-unreviewed 1",
      "proof-undecided 1",
      "key-author 1",
      "few-answers 1",
    ]);
  });

  it("puts the worse kind first, then more of it, then what follows; and what needs nothing last", () => {
    const of = (...reasons: [Reason["code"], number][]): Reason[] => reasons.map(([code, count]) => ({ code, count }));
    const lists = [
      of(),
      of(["key-author", 1]),
      of(["remarks", 1]),
      of(["remarks", 2]),
      of(["remarks", 2], ["notes", 1]),
      of(["proof-errors", 1]),
    ];
    expect(lists.toSorted(byNeed)).toEqual(lists.toReversed());
  });

  const reasons = fc
    .uniqueArray(fc.record({ code: fc.constantFrom(...REASONS), count: fc.integer({ min: 1, max: 3 }) }), {
      selector: ({ code }) => code,
    })
    .map((all) => all.toSorted((a, b) => REASONS.indexOf(a.code) - REASONS.indexOf(b.code)));
  it("is an order: turned around it says the opposite, and it holds along a chain", () => {
    fc.assert(
      fc.property(reasons, reasons, reasons, (a, b, c) => {
        expect(Math.sign(byNeed(a, b)) + Math.sign(byNeed(b, a))).toBe(0);
        if (byNeed(a, b) <= 0 && byNeed(b, c) <= 0) expect(byNeed(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: runs(500) },
    );
  });
});

describe("the key", () => {
  it("of an author has no raters; of a panel the fewest and the most of any choice", () => {
    const key = aKey({ door: { ask: "strong", go: "weak" } });
    expect(keyStandingOf(key).raters).toBeUndefined();
    const door = key.decisions["door"]!;
    const [ask, go] = [door.choices["ask"]!, door.choices["go"]!];
    const rated = {
      ...key,
      provenance: { kind: "panel" as const, by: "A panel", on: TODAY },
      decisions: {
        door: {
          ...door,
          choices: {
            ask: { ...ask, panel: { mean: 6, sd: 1, n: 12 } },
            go: { ...go, panel: { mean: 2, sd: 1, n: 10 } },
          },
        },
      },
    };
    expect(keyStandingOf(rated)).toMatchObject({ kind: "panel", raters: { least: 10, most: 12 } });
  });
});

describe("a proof in numbers", () => {
  it("counts errors and warnings and names what was not decided", () => {
    const finding = { code: "P02", params: {}, pointer: "", witness: null } as const;
    const counts = proofCountsOf({
      findings: [
        { ...finding, severity: "error" },
        { ...finding, severity: "warning" },
        { ...finding, severity: "report" },
      ],
      checks: { P01: "proved", P02: "found", C04: "not decided", P21: "not run" } as never,
    });
    expect(counts).toEqual({ errors: 1, warnings: 1, undecided: ["C04"] });
  });
});
