import fc from "fast-check";
import { expect, test } from "vitest";
import type { AdministrativeAct } from "#engine/programme/administrative-act.ts";
import { type AdministrativeLog, append, type Entry, headOf, verify } from "#engine/programme/record.ts";
import { runs } from "../../builders/property-runs.ts";
import { anAssignment } from "./a-programme.ts";

const act: fc.Arbitrary<AdministrativeAct> = fc.oneof(
  fc.constant({ kind: "assigned" as const, assignment: anAssignment() }),
  fc.record({
    kind: fc.constant("exempted" as const),
    id: fc.string(),
    officer: fc.string(),
    requirement: fc.string(),
    why: fc.string({ unit: "grapheme" }),
  }),
  fc.record({ kind: fc.constant("roster-undone" as const), import: fc.uuid() }),
  fc.record({ kind: fc.constant("retention-applied" as const), deleted: fc.array(fc.uuid(), { maxLength: 3 }) }),
);

const someLog = fc
  .array(fc.tuple(act, fc.integer({ min: 0, max: 2e12 }), fc.string({ unit: "grapheme" })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((acts) => logOf(acts));

function logOf(acts: readonly (readonly [AdministrativeAct, number, string])[], academy = "north"): AdministrativeLog {
  const entries: Entry[] = [];
  for (const [one, at, by] of acts) entries.push(append({ academy, entries }, one, at, by));
  return { academy, entries };
}

const undone = (id: string): AdministrativeAct => ({ kind: "roster-undone", import: id });
const three = logOf([
  [undone("a"), 1, "okafor"],
  [undone("b"), 2, "okafor"],
  [undone("c"), 3, "haddad"],
]);

test("a log that was only appended to is whole, the empty one too", () => {
  fc.assert(
    fc.property(someLog, (log) => {
      expect(verify(log)).toEqual({ ok: true, value: headOf(log) });
      expect(verify(JSON.parse(JSON.stringify(log)) as AdministrativeLog)).toEqual(verify(log));
    }),
    { numRuns: runs(300) },
  );
  const empty = { academy: "north", entries: [] };
  expect(verify(empty)).toEqual({ ok: true, value: headOf(empty) });
});

test("appending leaves the log as it was and hangs the entry on the last one", () => {
  const entry = append(three, undone("d"), 4, "okafor");
  expect([three.entries.length, entry.seq, entry.prev]).toEqual([3, 3, three.entries[2]?.hash]);
});

test("any byte of any entry changed is found, at that entry", () => {
  const [encoder, decoder] = [new TextEncoder(), new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })];
  fc.assert(
    fc.property(someLog, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), (log, which, where, flip) => {
      const seq = which % log.entries.length;
      const bytes = encoder.encode(JSON.stringify(log.entries[seq]));
      const place = where % bytes.length;
      bytes[place] = (bytes[place] ?? 0) ^ flip;
      let changed: Entry;
      try {
        changed = JSON.parse(decoder.decode(bytes)) as Entry;
      } catch {
        return;
      }
      const verified = verify({ ...log, entries: log.entries.with(seq, changed) });
      expect(verified).toMatchObject({ ok: false, error: { seq } });
    }),
    { numRuns: runs(5000) },
  );
});

test("every byte of one entry, flipped in every way, is found", () => {
  const bytes = new TextEncoder().encode(JSON.stringify(three.entries[1]));
  const missed: string[] = [];
  for (let place = 0; place < bytes.length; place++) {
    for (let flip = 1; flip < 256; flip++) {
      const text = new TextDecoder("utf-8").decode(bytes.with(place, (bytes[place] ?? 0) ^ flip));
      try {
        const entries = three.entries.with(1, JSON.parse(text) as Entry);
        if (verify({ ...three, entries }).ok) missed.push(text);
      } catch {
        // Not JSON any more: the reader says so.
      }
    }
  }
  expect(missed).toEqual([]);
});

test("an entry dropped, doubled or moved is found where it first does not fit", () => {
  const [a, b, c] = three.entries as [Entry, Entry, Entry];
  const fault = (entries: readonly Entry[]) => verify({ ...three, entries });
  expect(fault([b, c])).toMatchObject({ error: { code: "out-of-order", seq: 0 } });
  expect(fault([a, c])).toMatchObject({ error: { code: "out-of-order", seq: 1 } });
  expect(fault([a, a, b, c])).toMatchObject({ error: { code: "out-of-order", seq: 1 } });
  expect(fault([a, c, b])).toMatchObject({ error: { code: "out-of-order", seq: 1 } });
  expect(fault([a, { ...c, seq: 1 }])).toMatchObject({ error: { code: "unlinked", seq: 1 } });
  expect(fault([a, { ...b, by: "nobody" }, c])).toMatchObject({ error: { code: "changed", seq: 1 } });
  expect(fault([a, b, { ...c, more: 1 } as Entry])).toMatchObject({ error: { code: "changed", seq: 2 } });
});

test("an entry of another academy fits nowhere", () => {
  expect(verify({ ...three, academy: "south" })).toMatchObject({ error: { code: "unlinked", seq: 0 } });
});

test("an end cut off and a log written anew are found against a head that was kept", () => {
  const head = headOf(three);
  expect(verify(three, head).ok).toBe(true);
  const longer = { ...three, entries: [...three.entries, append(three, undone("d"), 4, "okafor")] };
  expect(verify(longer, head).ok).toBe(true);
  const shorter = { ...three, entries: three.entries.slice(0, 2) };
  expect(verify(shorter).ok).toBe(true);
  expect(verify(shorter, head)).toEqual({ ok: false, error: { code: "cut-short", seq: 2 } });
  const anew = logOf([
    [undone("a"), 1, "okafor"],
    [undone("b"), 2, "okafor"],
    [undone("z"), 3, "haddad"],
  ]);
  expect(verify(anew).ok).toBe(true);
  expect(verify(anew, head)).toEqual({ ok: false, error: { code: "rewritten", seq: 2 } });
  expect(verify(three, { entries: 0, hash: "0" })).toEqual({ ok: false, error: { code: "rewritten", seq: 0 } });
});

test("an entry that could never have been written is a changed one, not a crash", () => {
  const [a, b, c] = three.entries as [Entry, Entry, Entry];
  const half = { ...b, by: "\uD800" };
  const nothing = { ...b, at: Number.NaN };
  expect(verify({ ...three, entries: [a, half, c] })).toMatchObject({ error: { code: "changed", seq: 1 } });
  expect(verify({ ...three, entries: [a, nothing, c] })).toMatchObject({ error: { code: "changed", seq: 1 } });
});
