import { expect, test } from "vitest";
import { type Administration, administrationOf } from "#engine/programme/administration.ts";
import type { AdministrativeAct } from "#engine/programme/administrative-act.ts";
import type { Certificate } from "#engine/programme/certificate.ts";
import { completion } from "#engine/programme/completion.ts";
import { append, type Entry, verify } from "#engine/programme/record.ts";
import { aCourse, anAssignment, aRequirement, aRun, DAY, day, someRecords } from "./a-programme.ts";

/** Acts a day apart from 1 February 2026, by Okafor. */
function logOf(...acts: readonly AdministrativeAct[]): readonly Entry[] {
  const entries: Entry[] = [];
  for (const [index, act] of acts.entries()) {
    entries.push(append({ academy: "north", entries }, act, day("2026-02-01") + index * DAY, "okafor"));
  }
  expect(verify({ academy: "north", entries }).ok).toBe(true);
  return entries;
}

const after = (...acts: readonly AdministrativeAct[]): Administration => administrationOf(logOf(...acts));

const assigned: AdministrativeAct = { kind: "assigned", assignment: anAssignment({ dueAt: day("2026-03-01") }) };
const signedOff: AdministrativeAct = {
  kind: "signed-off",
  id: "s1",
  officer: "rivera",
  requirement: "course/talk",
  name: "Ada Okafor",
  credential: "I-118",
  attempts: ["t1"],
};
const exempted: AdministrativeAct = {
  kind: "exempted",
  id: "e1",
  officer: "rivera",
  requirement: "course/talk",
  why: "military leave",
  until: day("2026-06-01"),
};
const revoked = (what: Extract<AdministrativeAct, { kind: "revoked" }>["what"], id: string): AdministrativeAct => ({
  kind: "revoked",
  what,
  id,
  why: "entered for the wrong officer",
});

test("an empty log is an empty desk", () => {
  const { unheeded, retention, ...lists } = administrationOf([]);
  expect([unheeded, retention]).toEqual([[], undefined]);
  expect(Object.values(lists).every((list) => list.length === 0)).toBe(true);
});

test("who did it and when come from the entry", () => {
  const { exemptions, signOffs } = after(exempted, signedOff);
  expect(exemptions).toEqual([
    {
      id: "e1",
      officer: "rivera",
      requirement: "course/talk",
      why: "military leave",
      until: day("2026-06-01"),
      at: day("2026-02-01"),
      by: "okafor",
    },
  ]);
  expect(signOffs).toEqual([
    {
      id: "s1",
      officer: "rivera",
      requirement: "course/talk",
      name: "Ada Okafor",
      credential: "I-118",
      at: day("2026-02-02"),
      by: "okafor",
    },
  ]);
});

test("a due date changed for all, or days added for some, stand in the assignment; the first entry stays as it was", () => {
  const log = logOf(
    assigned,
    { kind: "due-changed", assignment: "a1", change: { kind: "all", dueAt: day("2026-04-01") }, why: "flood" },
    {
      kind: "due-changed",
      assignment: "a1",
      change: { kind: "officers", officers: ["rivera", "olsen"], extraDays: 10 },
      why: "injury",
    },
    {
      kind: "due-changed",
      assignment: "a1",
      change: { kind: "officers", officers: ["olsen"], extraDays: 20 },
      why: "again",
    },
  );
  expect(administrationOf(log).assignments).toEqual([
    anAssignment({ dueAt: day("2026-04-01"), extraDays: { rivera: 10, olsen: 20 } }),
  ]);
  expect(log[0]?.act).toEqual(assigned);
});

test("a session sheet is one attendance for each officer on it, at the time it was held", () => {
  const { attendance } = after({
    kind: "attended",
    id: "n1",
    session: "room-1",
    officers: ["rivera", "olsen", "rivera"],
    heldAt: day("2026-01-20"),
    place: "Hall B",
    instructor: "okafor",
  });
  expect(attendance).toEqual([
    { id: "n1/rivera", officer: "rivera", session: "room-1", at: day("2026-01-20") },
    { id: "n1/olsen", officer: "olsen", session: "room-1", at: day("2026-01-20") },
  ]);
});

test("a dispute keeps the old result in sight, whatever the answer", () => {
  const disputed: AdministrativeAct = {
    kind: "disputed",
    id: "d1",
    officer: "rivera",
    attempt: "t1",
    result: "needs-practice",
    text: "I could not hear the mother.",
  };
  expect(after(disputed).disputes).toMatchObject([{ state: "open", result: "needs-practice" }]);
  const changed: AdministrativeAct = {
    kind: "dispute-answered",
    dispute: "d1",
    answer: "changed",
    result: "complete",
    text: "The sound was missing.",
  };
  const upheld: AdministrativeAct = { kind: "dispute-answered", dispute: "d1", answer: "upheld", text: "Heard again." };
  expect(after(disputed, changed).disputes).toMatchObject([
    { state: "changed", result: "needs-practice", answer: { by: "okafor", at: day("2026-02-02"), result: "complete" } },
  ]);
  const [again] = after(disputed, upheld, changed).disputes;
  expect(again).toMatchObject({
    state: "changed",
    result: "needs-practice",
    answer: { text: "The sound was missing." },
  });
  expect(after(disputed, upheld).disputes[0]?.answer?.result).toBeUndefined();
});

test("no answer leaves less than what stands: it is put aside and said to be so", () => {
  const disputed: AdministrativeAct = {
    kind: "disputed",
    id: "d1",
    officer: "rivera",
    attempt: "t1",
    result: "finished",
    text: "The sound was missing.",
  };
  const answered = (answer: "upheld" | "changed", result?: string): AdministrativeAct => ({
    kind: "dispute-answered",
    dispute: "d1",
    answer,
    ...(result !== undefined && { result }),
    text: "x",
  });
  expect(after(disputed, answered("changed", "left"))).toMatchObject({
    disputes: [{ state: "open", result: "finished" }],
    unheeded: [{ seq: 1, code: "would-lower", id: "d1" }],
  });
  expect(after(disputed, answered("changed", "corrected"), answered("upheld"))).toMatchObject({
    disputes: [{ state: "changed", answer: { result: "corrected" } }],
    unheeded: [{ seq: 2, code: "would-lower", id: "d1" }],
  });
});

test("a remedial plan is open until it is closed, once", () => {
  const set: AdministrativeAct = {
    kind: "remedial-set",
    id: "p1",
    officer: "rivera",
    what: "Greet first",
    dueAt: day("2026-03-01"),
    retest: { scenario: "elm", arm: "b" },
  };
  const closed: AdministrativeAct = { kind: "remedial-closed", plan: "p1", outcome: "complete", text: "Done well." };
  expect(after(set).plans[0]?.closed).toBeUndefined();
  const state = after(set, closed, closed);
  expect(state.plans).toMatchObject([{ id: "p1", closed: { outcome: "complete", at: day("2026-02-02") } }]);
  expect(state.unheeded).toEqual([{ seq: 2, code: "already-closed", id: "p1" }]);
});

test("a revoked certificate stays in the list and says by whom and why", () => {
  const certificate: Certificate = {
    serial: "c1",
    officer: "rivera",
    name: "Inés Rivera",
    programme: "course",
    title: "Communication training",
    claimedMinutes: 60,
    activeMinutes: 40,
    finishedAt: day("2026-02-01"),
    issuer: "North Academy",
  };
  const issued: AdministrativeAct = { kind: "certificate-issued", certificate, code: "AAAA-BBBB-CCCC-DDDD" };
  const state = after(issued, revoked("certificate", "c1"), issued, revoked("certificate", "c1"));
  expect(state.certificates).toEqual([
    {
      certificate,
      code: "AAAA-BBBB-CCCC-DDDD",
      at: day("2026-02-01"),
      by: "okafor",
      revoked: { at: day("2026-02-02"), by: "okafor", why: "entered for the wrong officer" },
    },
  ]);
  expect(state.unheeded.map(({ seq, code }) => [seq, code])).toEqual([
    [2, "doubled"],
    [3, "already-revoked"],
  ]);
});

test("what is revoked no longer counts, and its id cannot be used again", () => {
  const makeUp: AdministrativeAct = {
    kind: "make-up-given",
    id: "m1",
    officer: "rivera",
    requirement: "course/talk",
    why: "court",
    until: day("2026-05-01"),
  };
  const held: AdministrativeAct = { kind: "held", id: "h1", officers: ["rivera"], attempts: [], why: "lawsuit" };
  const attended: AdministrativeAct = {
    kind: "attended",
    id: "n1",
    session: "room-1",
    officers: ["rivera"],
    heldAt: 5,
    place: "Hall B",
    instructor: "okafor",
  };
  const state = after(
    assigned,
    exempted,
    makeUp,
    signedOff,
    attended,
    held,
    revoked("assignment", "a1"),
    revoked("exemption", "e1"),
    revoked("make-up", "m1"),
    revoked("sign-off", "s1"),
    revoked("attendance", "n1"),
    revoked("hold", "h1"),
    signedOff,
  );
  const { assignments, exemptions, makeUps, signOffs, attendance, holds, unheeded } = state;
  expect([assignments, exemptions, makeUps, signOffs, attendance, holds].flat()).toEqual([]);
  expect(unheeded).toEqual([{ seq: 12, code: "doubled", id: "s1" }]);
});

test("an entry about something that is not there changes nothing and is listed", () => {
  const state = after(
    { kind: "due-changed", assignment: "a9", change: { kind: "all", dueAt: 1 }, why: "x" },
    { kind: "dispute-answered", dispute: "d9", answer: "upheld", text: "x" },
    { kind: "remedial-closed", plan: "p9", outcome: "referred", text: "x" },
    { kind: "roster-undone", import: "i9" },
    revoked("certificate", "c9"),
    revoked("sign-off", "s9"),
  );
  expect(state.unheeded.map(({ seq, code, id }) => `${String(seq)} ${code} ${id}`)).toEqual([
    "0 unknown a9",
    "1 unknown d9",
    "2 unknown p9",
    "3 unknown i9",
    "4 unknown c9",
    "5 unknown s9",
  ]);
});

test("roster imports, errata, retention rules and what was deleted are on the log", () => {
  const rules = { practiceDays: 30, record: { kind: "never" } } as const;
  const state = after(
    { kind: "roster-imported", id: "i1", file: "ab", added: 12, changed: 5, unchanged: 31, refused: 2 },
    { kind: "roster-undone", import: "i1" },
    { kind: "roster-undone", import: "i1" },
    { kind: "retention-set", rules: { ...rules, practiceDays: 90 }, why: "first" },
    { kind: "retention-set", rules, why: "schedule of 2026" },
    { kind: "retention-applied", deleted: ["t1", "t2"] },
    { kind: "errata-published", id: "x1", scenario: "elm", oldKey: "k1", newKey: "k2", name: "A. Okafor", text: "…" },
  );
  expect(state.imports).toMatchObject([{ id: "i1", added: 12, undone: { at: day("2026-02-02"), by: "okafor" } }]);
  expect(state.retention).toEqual(rules);
  expect(state.errata).toMatchObject([{ id: "x1", name: "A. Okafor", newKey: "k2", at: day("2026-02-07") }]);
  expect(state.unheeded).toEqual([{ seq: 2, code: "already-undone", id: "i1" }]);
});

test("completion rests on the desk: a sign-off makes it done, revoking it takes that back", () => {
  const programmes = [aCourse(aRequirement({ need: { kind: "sign-off", trainers: ["okafor"] } }))];
  const state = (...acts: readonly AdministrativeAct[]): string | undefined => {
    const { assignments, exemptions, makeUps, signOffs, attendance } = after(...acts);
    const records = someRecords({
      programmes,
      assignments,
      exemptions,
      makeUps,
      signOffs,
      attendance,
      attempts: [aRun("t1")],
    });
    return completion(records, { at: day("2026-03-05"), soonDays: 7, expiringDays: 60 }).rows.get("rivera")?.[0]?.state;
  };
  expect(state(assigned)).toBe("overdue");
  expect(state(assigned, signedOff)).toBe("done");
  expect(state(assigned, signedOff, revoked("sign-off", "s1"))).toBe("overdue");
  expect(state(assigned, exempted)).toBe("exempt");
});
