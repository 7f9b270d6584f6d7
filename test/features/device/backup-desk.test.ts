import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import { memoryAgencies } from "#adapters/memory/agency-store.ts";
import { memoryAttempts } from "#adapters/memory/attempt-store.ts";
import { memoryDesk } from "#adapters/memory/desk-store.ts";
import { memoryJournal } from "#adapters/memory/journal-store.ts";
import { memoryRooms } from "#adapters/memory/room-store.ts";
import { boxKey, random } from "#adapters/sealed/crypto.ts";
import { sealedDesk } from "#adapters/sealed/desk-store.ts";
import { openPlace } from "#adapters/sealed/place.ts";
import { sealedRooms } from "#adapters/sealed/room-store.ts";
import { openVaultDatabase, packShelf } from "#adapters/sealed/vault-rows.ts";
import type { AdministrativeAct } from "#engine/programme/administrative-act.ts";
import { append, type Entry } from "#engine/programme/record.ts";
import { hashOf } from "#engine/scenario/hash.ts";
import { foreseeDesk } from "#features/device/backup/desk.ts";
import { type BackupPorts, gather } from "#features/device/backup/gather.ts";
import { putBack } from "#features/device/backup/put-back.ts";
import type { Backup, ReadBackup } from "#interop/backup/backup.ts";
import { readBackup } from "#interop/backup/read-backup.ts";
import { writeBackup } from "#interop/backup/write-backup.ts";
import type { RoomSession } from "#ports/room-store.ts";
import { closed, linesOf } from "../../interop/backup/a-backup.ts";

type Device = Required<BackupPorts>;

const aDevice = (): Device => ({
  attempts: memoryAttempts(),
  journal: memoryJournal(),
  beside: { desk: memoryDesk(), rooms: memoryRooms(), agencies: memoryAgencies() },
});

const held = (id: string): AdministrativeAct => ({ kind: "held", id, officers: [], attempts: [], why: "A case" });
const room: RoomSession = {
  attempt: "room1",
  scenario: "small",
  at: 5,
  trainer: "Okafor",
  attendance: ["Rivera", "حداد"],
  hands: [{ seq: 1, scene: "door", counts: { knock: 3 }, revealed: true, chosen: "knock" }],
  averages: [],
  notes: [{ seq: 1, text: "Loud." }],
};

/** An academy's desk with so many acts in its log. */
async function withDesk(acts: number, academy = "harbor"): Promise<Device> {
  const device = aDevice();
  const entries: Entry[] = [];
  for (let at = 0; at < acts; at++) entries.push(append({ academy, entries }, held(`h${at}`), 1000 + at, "Okafor"));
  const identity = { id: academy, name: "Harbor Regional", secret: "s", by: "Okafor" };
  await device.beside.desk.write({
    put: [
      { kind: "academy", id: "academy", value: identity },
      { kind: "officer", id: "o1", value: { id: "o1", name: "Rivera", number: "4471" } },
    ],
    acts: entries,
    head: "",
  });
  await device.beside.rooms.save(room);
  return device;
}

async function backupOf(device: Device): Promise<Backup> {
  const gathered = await gather(device, { madeAt: 1, build: "test", scope: { of: "device" } });
  if (!gathered.ok) throw new Error(gathered.error.code);
  return gathered.value;
}

/** Through the file and back, as between two devices. */
async function fileOf(device: Device): Promise<ReadBackup> {
  const written = await writeBackup(await backupOf(device));
  if (!written.ok) throw new Error(written.error.code);
  const read = await readBackup(written.value);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

/** Rows and log, comparable. */
async function deskOf({ beside: { desk } }: Device): Promise<unknown> {
  const [rows, acts] = [await desk.rows(), await desk.acts()];
  const names = rows.ok ? rows.value.map(({ kind, id }) => `${kind} ${id}`).toSorted() : [];
  return { names, acts: acts.ok ? acts.value.map(({ hash }) => hash) : [] };
}

describe("the desk in a backup of the whole device", () => {
  test("rows, log, rooms and the agency's own file come back on an empty device", async () => {
    const device = await withDesk(3);
    const agency = { format: 1 as const, name: "Harbor PD", slots: {}, resources: [], scenarios: {} };
    await device.beside.agencies.use({ hash: hashOf(agency), agency, at: 9 });
    const empty = aDevice();
    const outcome = await putBack(empty, await fileOf(device));
    expect(outcome).toEqual({ fates: [], desk: "added" });
    expect(await deskOf(empty)).toEqual(await deskOf(device));
    expect(await empty.beside.rooms.open("room1")).toEqual({ ok: true, value: room });
    expect(await empty.beside.agencies.current()).toMatchObject({ ok: true, value: { agency: { name: "Harbor PD" } } });
  });

  test("restoring twice is restoring once", async () => {
    const file = await fileOf(await withDesk(2));
    const empty = aDevice();
    await putBack(empty, file);
    const once = await deskOf(empty);
    expect(await putBack(empty, file)).toMatchObject({ desk: "same" });
    expect(await deskOf(empty)).toEqual(once);
  });

  test("a log that goes on in the file is continued; one that has gone on here keeps all of it", async () => {
    const [older, newer] = [await withDesk(1), await withDesk(3)];
    const [oldFile, newFile] = [await fileOf(older), await fileOf(newer)];
    expect(await foreseeDesk(older.beside, newFile)).toEqual({ ok: true, value: "longer" });
    await putBack(older, newFile);
    expect(await deskOf(older)).toEqual(await deskOf(newer));
    expect(await putBack(newer, oldFile)).toMatchObject({ desk: "same" });
    expect(await deskOf(older)).toEqual(await deskOf(newer));
  });

  test("another academy's desk changes nothing here", async () => {
    const here = await withDesk(2);
    const before = await deskOf(here);
    expect(await putBack(here, await fileOf(await withDesk(5, "valley")))).toMatchObject({ desk: "forked" });
    expect(await deskOf(here)).toEqual(before);
  });

  test("a log with an entry changed is not used, nor are its rows; the rest of the file is", async () => {
    const lines = await linesOf(await backupOf(await withDesk(2)));
    const forged = lines.map((line) => line.replace('"why":"A case"', '"why":"A cage"'));
    const read = await readBackup(await closed(forged));
    expect(read).toMatchObject({
      ok: true,
      value: { deskBroken: true, desk: { rows: [], acts: [], rooms: [{ attempt: "room1" }] } },
    });
  });

  test("a trainer's sealed desk goes into the file in the clear of the backup, and comes back sealed", async () => {
    const ring = { officer: "trainer", practice: await boxKey(random(32)), record: await boxKey(random(32)) };
    const place = openPlace(ring, packShelf(openVaultDatabase("backup-desk-vault")), "backup-desk-place");
    const sealed: Device = {
      ...aDevice(),
      beside: { desk: sealedDesk(place, "backup-desk"), rooms: sealedRooms(place), agencies: memoryAgencies() },
    };
    const device = await withDesk(3);
    expect(await putBack(sealed, await fileOf(device))).toMatchObject({ desk: "added" });
    expect(await deskOf(sealed)).toEqual(await deskOf(device));
    const empty = aDevice();
    await putBack(empty, await fileOf(sealed));
    expect(await deskOf(empty)).toEqual(await deskOf(device));
    expect(await empty.beside.rooms.open("room1")).toEqual({ ok: true, value: room });
  });

  test("a row that is not what its kind says is in no backup", async () => {
    const lines = await linesOf(await backupOf(await withDesk(1)));
    const forged = lines.map((line) => line.replace('"name":"Rivera"', '"name":7'));
    expect(await readBackup(await closed(forged))).toMatchObject({ ok: false, error: { code: "bad-line" } });
  });

  test("a backup of one officer has no desk, and a device without one gives a file that older code reads", async () => {
    const device = await withDesk(2);
    const one = await gather(device, { madeAt: 1, build: "test", scope: { of: "officer", officer: "o1" } });
    expect(one.ok && one.value.desk).toBeUndefined();
    const [head = ""] = await linesOf(await backupOf(aDevice()));
    expect(JSON.parse(head)).toMatchObject({ version: 1 });
    const [withDeskHead = ""] = await linesOf(await backupOf(device));
    expect(JSON.parse(withDeskHead)).toMatchObject({ version: 2, counts: { desk: { rows: 2, acts: 2, rooms: 1 } } });
  });
});
