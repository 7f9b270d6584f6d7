import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { memoryAttempts } from "#adapters/memory/attempt-store.ts";
import { memoryJournal } from "#adapters/memory/journal-store.ts";
import { type BackupPorts, gather, survey } from "#features/device/backup/gather.ts";
import { foresee, putBack } from "#features/device/backup/put-back.ts";
import type { Backup, CarriedAttempt, ReadBackup, Scope } from "#interop/backup/backup.ts";
import { readBackup } from "#interop/backup/read-backup.ts";
import { writeBackup } from "#interop/backup/write-backup.ts";
import { aBackup, aCarried, packBytes, packHash } from "../../interop/backup/a-backup.ts";

const aDevice = (): BackupPorts => ({ attempts: memoryAttempts(), journal: memoryJournal() });

const asRead = (backup: Backup): ReadBackup => ({ ...backup, leftOut: [], sealed: false });

async function backupOf(ports: BackupPorts, scope: Scope = { of: "device" }): Promise<Backup> {
  const gathered = await gather(ports, { madeAt: 1, build: "test", scope });
  if (!gathered.ok) throw new Error(gathered.error.code);
  return gathered.value;
}

/** Through the file and back, as between two devices. */
async function carried(backup: Backup): Promise<ReadBackup> {
  const written = await writeBackup(backup);
  if (!written.ok) throw new Error(written.error.code);
  const read = await readBackup(written.value);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

/** All there is on a device, comparable whatever the order it came in. */
async function contents(ports: BackupPorts): Promise<unknown> {
  const { packs, officers, attempts } = await backupOf(ports);
  const byId = <T>(list: readonly T[], key: (one: T) => string): T[] =>
    list.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  return {
    packs: [...packs.keys()].toSorted(),
    officers: byId(officers, (one) => one.id),
    attempts: byId(attempts, (one) => one.header.attempt).map((one) => ({
      ...one,
      notes: byId(one.notes, (note) => note.hash),
      comments: byId(one.comments, (comment) => comment.id),
    })),
  };
}

/** One run seen at some point of it, with more or less beside it: never forked, as one officer's own devices are. */
const aSight = (id: number): fc.Arbitrary<CarriedAttempt> =>
  fc
    .record({
      moves: fc.integer({ min: 1, max: 4 }),
      noted: fc.boolean(),
      sharedAt: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
      debriefed: fc.option(fc.record({ at: fc.integer({ min: 1, max: 3 }), decided: fc.constantFrom("x", "y") })),
      comments: fc.subarray([1, 2, 3]),
    })
    .map(({ moves, noted, sharedAt, debriefed, comments }) => {
      const whole = aCarried(["knock", "wait", "ask"], { attempt: `a${id}`, officer: `o${id % 2}` });
      return {
        header: whole.header,
        moves: whole.moves.slice(0, moves),
        notes: noted ? whole.notes : [],
        ...(sharedAt !== undefined && { sharedAt }),
        ...(debriefed && { debrief: { attempt: `a${id}`, alternatives: "", step: 1, ...debriefed } }),
        comments: comments.map((one) => ({
          id: `c${id}${one}`,
          attempt: `a${id}`,
          seq: 0,
          text: "t",
          by: "b",
          at: one,
        })),
      };
    });

const someBackup: fc.Arbitrary<ReadBackup> = fc
  .tuple(
    fc.subarray([1, 2, 3]).chain((ids) => fc.tuple(...ids.map(aSight))),
    fc.constantFrom("Rivera", "Ray"),
  )
  .map(([attempts, name]) => asRead(aBackup(attempts, { officers: [{ id: "o1", name }] })));

describe("restoring", () => {
  test("twice is restoring once", async () => {
    await fc.assert(
      fc.asyncProperty(someBackup, async (backup) => {
        const device = aDevice();
        await putBack(device, backup);
        const once = await contents(device);
        const { fates } = await putBack(device, backup);
        expect(await contents(device)).toEqual(once);
        expect(fates.every((fate) => fate.standing === "same")).toBe(true);
      }),
    );
  });

  test("two backups gives the same in either order", async () => {
    await fc.assert(
      fc.asyncProperty(someBackup, someBackup, async (one, other) => {
        const [first, second] = [aDevice(), aDevice()];
        for (const backup of [one, other]) await putBack(first, backup);
        for (const backup of [other, one]) await putBack(second, backup);
        expect(await contents(first)).toEqual(await contents(second));
      }),
    );
  });

  test("loses nothing that was here", async () => {
    await fc.assert(
      fc.asyncProperty(someBackup, someBackup, async (one, other) => {
        const device = aDevice();
        await putBack(device, one);
        await putBack(device, other);
        const after = await backupOf(device);
        for (const before of one.attempts) {
          const kept = after.attempts.find((attempt) => attempt.header.attempt === before.header.attempt);
          expect(kept?.moves.slice(0, before.moves.length)).toEqual(before.moves);
          expect(kept?.notes).toEqual(expect.arrayContaining([...before.notes]));
          expect(kept?.comments).toEqual(expect.arrayContaining([...before.comments]));
        }
      }),
    );
  });

  test("does what was foreseen, and foreseeing does nothing", async () => {
    await fc.assert(
      fc.asyncProperty(someBackup, someBackup, async (one, other) => {
        const device = aDevice();
        await putBack(device, one);
        const before = await contents(device);
        const foreseen = await foresee(device, other);
        expect(await contents(device)).toEqual(before);
        expect(foreseen).toEqual({ ok: true, value: (await putBack(device, other)).fates });
      }),
    );
  });

  test("a run that went two ways keeps the way it went here, says so, and leaves the other's words out", async () => {
    const device = aDevice();
    await putBack(device, asRead(aBackup([{ ...aCarried(["knock", "ask"]), comments: [], notes: [] }])));
    const before = await contents(device);
    const other = asRead(aBackup([aCarried(["kick"]), aCarried(["knock"], { attempt: "a2" })]));
    expect((await putBack(device, other)).fates.map((fate) => fate.standing)).toEqual(["forked", "added"]);
    await device.attempts.remove("a2");
    expect(await contents(device)).toEqual(before);
  });

  test("a full device stops it between two attempts, and going on later completes it", async () => {
    const device = aDevice();
    const backup = asRead(aBackup(["a1", "a2", "a3"].map((attempt) => aCarried(["knock"], { attempt }))));
    let room = 1;
    const full: BackupPorts = {
      ...device,
      attempts: {
        ...device.attempts,
        restore: async (stored) =>
          room-- > 0 ? device.attempts.restore(stored) : { ok: false, error: { code: "full" } },
      },
    };
    const stopped = await putBack(full, backup);
    expect(stopped).toMatchObject({ fates: [{ standing: "added" }], stopped: { code: "full" } });
    const { fates } = await putBack(device, backup);
    expect(fates.map((fate) => fate.standing)).toEqual(["same", "added", "added"]);
  });
});

describe("a backup of a device", () => {
  async function aBusyDevice(): Promise<BackupPorts> {
    const device = aDevice();
    const attempts = [
      aCarried(["knock", "ask"], { attempt: "a1", officer: "o1" }),
      aCarried(["knock"], { attempt: "a2", officer: "o2" }),
      aCarried(["kick"], { attempt: "a3", officer: "o2", purpose: "record" }),
    ];
    const officers = [
      { id: "o1", name: "Rivera" },
      { id: "o2", name: "Layla" },
    ];
    await putBack(device, asRead(aBackup(attempts, { officers })));
    return device;
  }

  test("restored on an empty one makes it the same", async () => {
    const [device, empty] = [await aBusyDevice(), aDevice()];
    await putBack(empty, await carried(await backupOf(device)));
    expect(await contents(empty)).toEqual(await contents(device));
    const opened = await empty.attempts.open("a1");
    expect(opened.ok && new Uint8Array(opened.value.pack.bytes)).toEqual(packBytes);
  });

  test("of one officer holds nothing of another: no run, no name, no word", async () => {
    const written = await backupOf(await aBusyDevice(), { of: "officer", officer: "o2" });
    expect(written.attempts.map((one) => one.header.attempt).toSorted()).toEqual(["a2", "a3"]);
    expect(written.officers).toEqual([{ id: "o2", name: "Layla" }]);
    expect(JSON.stringify([written.attempts, written.officers])).not.toMatch(/Rivera|"o1"|c-a1/);
    expect([...written.packs.keys()]).toEqual([packHash]);
  });

  test("fails as a whole when one run cannot be read, instead of leaving it out", async () => {
    const device = await aBusyDevice();
    const attempts = {
      ...device.attempts,
      open: async (id: string) =>
        id === "a2" ? ({ ok: false, error: { code: "failed" } } as const) : device.attempts.open(id),
    };
    const gathered = await gather({ ...device, attempts }, { madeAt: 1, build: "test", scope: { of: "device" } });
    expect(gathered).toEqual({ ok: false, error: { code: "failed" } });
  });

  test("knows who is here, named or not, and how many runs each has", async () => {
    const device = await aBusyDevice();
    await putBack(device, asRead(aBackup([aCarried([], { attempt: "a4", officer: "o3" })])));
    expect(await survey(device)).toEqual({
      ok: true,
      value: {
        people: [
          { id: "o2", name: "Layla", runs: 2 },
          { id: "o1", name: "Rivera", runs: 1 },
          { id: "o3", runs: 1 },
        ],
        runs: 4,
      },
    });
  });
});
