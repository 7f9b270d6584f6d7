import "fake-indexeddb/auto";
import { argon2Sync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { memoryVault } from "#adapters/memory/vault.ts";
import { argon2 } from "#adapters/sealed/argon2.ts";
import { sealedAttempts } from "#adapters/sealed/attempt-store.ts";
import { decode, encode } from "#adapters/sealed/codec.ts";
import { box, boxKey, letter, letterPair, openLetter, random, unbox } from "#adapters/sealed/crypto.ts";
import { sealedDesk } from "#adapters/sealed/desk-store.ts";
import { sealedJournal } from "#adapters/sealed/journal-store.ts";
import { calibrated, FLOOR, type Kdf, stretched } from "#adapters/sealed/kdf.ts";
import { openPlace, type Place } from "#adapters/sealed/place.ts";
import { CODE_BYTES, readCode, written } from "#adapters/sealed/recovery-code.ts";
import { sealedRooms } from "#adapters/sealed/room-store.ts";
import { storesOf } from "#adapters/sealed/trainer-stores.ts";
import { openVaultDatabase, packShelf } from "#adapters/sealed/vault-rows.ts";
import { sealedVault } from "#adapters/sealed/vault.ts";
import { chained } from "#engine/attempt/chain.ts";
import type { Header, Move } from "#engine/attempt/move.ts";
import type { Ring } from "#ports/vault.ts";
import { aChance } from "../builders/ports.ts";
import { aHeader } from "../builders/runs.ts";
import { attemptStoreContract } from "../contracts/attempt-store.contract.ts";
import { deskStoreContract } from "../contracts/desk-store.contract.ts";
import { journalStoreContract } from "../contracts/journal-store.contract.ts";
import { roomStoreContract } from "../contracts/room-store.contract.ts";
import { vaultContract } from "../contracts/vault.contract.ts";

let next = 0;
const aName = (): string => `sealed-test-${++next}`;
const aRing = async (officer = "o1"): Promise<Required<Ring>> => ({
  officer,
  practice: await boxKey(random(32)),
  record: await boxKey(random(32)),
});
const aShelf = () => packShelf(openVaultDatabase(aName()));
const aPlace = async (ring?: Ring): Promise<Place> => openPlace(ring ?? (await aRing()), aShelf(), aName());

/** So weak that a test does not wait for it. */
const quick: Kdf = { name: "argon2id", memory: 8, passes: 1, lanes: 1 };

attemptStoreContract("attempts, sealed", async () => {
  const [ring, shelf, name] = [await aRing(), aShelf(), aName()];
  let place = openPlace(ring, shelf, name);
  return {
    store: sealedAttempts(place),
    rooms: sealedRooms(place),
    again: async () => {
      place.db.close();
      place = openPlace(ring, shelf, name);
      return sealedAttempts(place);
    },
  };
});
attemptStoreContract("attempts, sealed, as the trainer's own", async () => {
  const own = await aPlace(await aRing("trainer"));
  const { practice: _, ...others } = await aRing("o2");
  return { store: storesOf([own, await aPlace(others)]).attempts, rooms: sealedRooms(own) };
});
journalStoreContract("journal, sealed", async () => sealedJournal(await aPlace()));
roomStoreContract("room sessions, sealed", async () => sealedRooms(await aPlace()));
deskStoreContract("desk, sealed", async () => sealedDesk(await aPlace(), aName()));
vaultContract("vault in IndexedDB", async (clock) => {
  const [name, chance] = [aName(), aChance()];
  let db = openVaultDatabase(name);
  const ports = { chance, kdf: async () => quick };
  return {
    vault: sealedVault(db, { clock, ...ports }),
    again: async (later) => {
      db.close();
      db = openVaultDatabase(name);
      return sealedVault(db, { clock: later, ...ports });
    },
  };
});
vaultContract("vault in memory", async (clock) => ({ vault: memoryVault({ clock, chance: aChance() }) }));

const pack = { hash: aHeader().pack, bytes: new TextEncoder().encode("{}") };
const chose = (header: Header, last: Move, choice: string, at = 2): Move =>
  chained({ kind: "chose", scene: "s0", choice }, last, header, { at, ms: 5, after: "00000000" });
const beganOf = (header: Header): Move =>
  chained({ kind: "began" }, undefined, header, { at: 1, ms: 0, after: "00000000" });

/** Everything that lies in a place's database, as text. */
async function everything(place: Place, stores: readonly string[]): Promise<string> {
  const rows = await place.db.run(stores, "readonly", async (store) => {
    const found: unknown[] = [];
    for (const name of stores) {
      const request = store(name).getAll();
      found.push(...(await new Promise<unknown[]>((answer) => (request.onsuccess = () => answer(request.result)))));
    }
    return found;
  });
  return JSON.stringify(rows, (_, value: unknown) =>
    value instanceof Uint8Array ? new TextDecoder("latin1").decode(value) : value,
  );
}
const STORES = ["attempts", "keys", "moves", "notes", "sealed", "debriefs", "comments", "officers", "rooms"];

describe("what lies in the database", () => {
  test("is nothing anybody chose, wrote or is called, nor a hash to try choices against", async () => {
    const place = await aPlace();
    const store = sealedAttempts(place);
    const journal = sealedJournal(place);
    const header = aHeader({ scenario: "the-kitchen", seed: "drawn-seed" });
    const began = beganOf(header);
    const move = chose(header, began, "shout-back");
    await store.begin(header, began, pack);
    await store.append(
      "a1",
      began.hash,
      [move],
      [{ hash: "9".repeat(64), salt: "salted", text: "She could not hear." }],
    );
    await journal.saveDebrief({ attempt: "a1", decided: "Noise", alternatives: "Fear", step: 1, at: 7_777_777 });
    await journal.addComment({ id: "c1", attempt: "a1", seq: 1, text: "Look again.", by: "Sgt. Bell", at: 8_888_888 });
    await journal.saveOfficer({ id: "o1", name: "Quartermaine" });
    const lies = await everything(place, STORES);
    expect(lies).toContain("a1");
    for (const secret of [
      "shout-back",
      "the-kitchen",
      "drawn-seed",
      "She could not hear.",
      "Noise",
      "Fear",
      "Look again.",
      "Bell",
      "Quartermaine",
      began.hash,
      move.hash,
      pack.hash,
      "7777777",
    ])
      expect(lies.includes(secret), secret).toBe(false);
  });

  test("does not tell by its length which choice was made", async () => {
    const lengths = new Set<number>();
    for (const choice of ["no", "a-much-longer-choice-than-the-other"]) {
      const place = await aPlace();
      const header = aHeader();
      await sealedAttempts(place).begin(header, beganOf(header), pack);
      await sealedAttempts(place).append("a1", beganOf(header).hash, [chose(header, beganOf(header), choice)], []);
      lengths.add((await everything(place, ["moves"])).length > 0 ? await sizeOf(place) : 0);
    }
    expect(lengths.size).toBe(1);
  });

  const sizeOf = (place: Place): Promise<number> =>
    place.db.run(["moves"], "readonly", async (store) => {
      const request = store("moves").getAll();
      const rows = await new Promise<{ box: Uint8Array }[]>(
        (answer) => (request.onsuccess = () => answer(request.result)),
      );
      return rows.reduce((sum, row) => sum + row.box.length, 0);
    });

  test("does not open when it was moved to another attempt", async () => {
    const place = await aPlace();
    const store = sealedAttempts(place);
    for (const attempt of ["a1", "a2"]) {
      const header = aHeader({ attempt });
      await store.begin(header, beganOf(header), pack);
    }
    await place.db.run(["moves"], "readwrite", async (of) => {
      const request = of("moves").get(["a1", 0]);
      await new Promise<void>((answer) => {
        request.onsuccess = () => {
          of("moves").put({ ...(request.result as object), attempt: "a2" });
          answer();
        };
      });
    });
    expect(await store.open("a1")).toMatchObject({ ok: true });
    expect(await store.open("a2")).toEqual({ ok: false, error: { code: "failed", detail: "DamagedError" } });
  });
});

describe("one device, two officers and a trainer", () => {
  const begin = async (place: Place, header: Header): Promise<void> => {
    expect(await sealedAttempts(place).begin(header, beganOf(header), pack)).toMatchObject({ ok: true });
  };
  const idsIn = async (place: Place): Promise<string[]> => {
    const listed = await sealedAttempts(place).list();
    return listed.ok ? listed.value.map((one) => one.header.attempt).toSorted() : [listed.error.code];
  };
  async function aDevice() {
    const [shelf, name, ring] = [aShelf(), aName(), await aRing("o1")];
    const own = openPlace(ring, shelf, name);
    const { practice: _, ...trainers } = ring;
    return {
      own,
      trainers: openPlace(trainers, shelf, name),
      stranger: openPlace({ ...(await aRing("o1")) }, shelf, name),
    };
  }

  test("another officer's keys open nothing, whoever they say they are", async () => {
    const { own, stranger } = await aDevice();
    await begin(own, aHeader({ attempt: "mine" }));
    await begin(own, aHeader({ attempt: "recorded", purpose: "record" }));
    expect(await idsIn(stranger)).toEqual([]);
    for (const attempt of ["mine", "recorded"])
      expect(await sealedAttempts(stranger).open(attempt)).toMatchObject({ ok: false });
  });

  test("the trainer reads record, not practice, until that is shared, and then that run alone", async () => {
    const { own, trainers } = await aDevice();
    await begin(own, aHeader({ attempt: "recorded", purpose: "record" }));
    await begin(own, aHeader({ attempt: "mine" }));
    await begin(own, aHeader({ attempt: "other" }));
    await sealedJournal(own).saveDebrief({ attempt: "mine", decided: "Noise", alternatives: "", step: 1, at: 1 });
    expect(await idsIn(trainers)).toEqual(["recorded"]);
    expect(await sealedAttempts(trainers).open("mine")).toMatchObject({ ok: false, error: { code: "not-found" } });
    expect(await sealedJournal(trainers).debrief("mine")).toEqual({ ok: true, value: undefined });
    await sealedAttempts(own).share("mine", 9);
    expect(await idsIn(trainers)).toEqual(["mine", "recorded"]);
    expect(await sealedAttempts(trainers).open("mine")).toMatchObject({ ok: true, value: { sharedAt: 9 } });
    expect(await sealedJournal(trainers).debrief("mine")).toMatchObject({ ok: true, value: { decided: "Noise" } });
    expect(await sealedAttempts(trainers).open("other")).toMatchObject({ ok: false });
  });

  test("a trainer's comment lies beside the officer's run, and the officer reads it", async () => {
    const { own, trainers } = await aDevice();
    await begin(own, aHeader({ attempt: "recorded", purpose: "record" }));
    const { journal } = storesOf([await aPlace(await aRing("trainer")), trainers]);
    const comment = { id: "c1", attempt: "recorded", seq: 0, text: "Well begun.", by: "Bell", at: 3 };
    expect(await journal.addComment(comment)).toMatchObject({ ok: true });
    expect(await sealedJournal(own).comments("recorded")).toEqual({ ok: true, value: [comment] });
  });

  test("the trainer's list is everybody's record with names, newest first, and the trainer's own runs", async () => {
    const { own, trainers } = await aDevice();
    await begin(own, aHeader({ attempt: "recorded", purpose: "record" }));
    await sealedJournal(own).saveOfficer({ id: "o1", name: "Rivera" });
    const trainer = await aPlace(await aRing("trainer"));
    const both = storesOf([trainer, trainers]);
    const header = aHeader({ attempt: "class", officer: "trainer" });
    await both.attempts.begin(header, { ...beganOf(header), at: 99 }, pack);
    expect(await both.attempts.list()).toMatchObject({
      ok: true,
      value: [{ header: { attempt: "class" } }, { header: { attempt: "recorded" } }],
    });
    expect(await both.journal.officers()).toEqual({ ok: true, value: [{ id: "o1", name: "Rivera" }] });
    expect(await both.attempts.open("recorded")).toMatchObject({ ok: true });
  });

  test("what a trainer puts back from a backup lies with its officer when it is theirs to read", async () => {
    const { own, trainers } = await aDevice();
    const both = storesOf([await aPlace(await aRing("trainer")), trainers]);
    const header = aHeader({ attempt: "recorded", purpose: "record" });
    const stored = { header, moves: [beganOf(header)], notes: [], pack };
    expect(await both.attempts.restore(stored)).toEqual({ ok: true, value: "added" });
    expect(await idsIn(own)).toEqual(["recorded"]);
  });
});

describe("boxes, letters and codes", () => {
  test("a box opens under its key and its context alone", async () => {
    const key = await boxKey(random(32));
    const plain = new Uint8Array([1, 2, 3]);
    const sealed = await box(key, ["move", "a1", 0], plain);
    expect(await unbox(key, ["move", "a1", 0], sealed)).toEqual(plain);
    expect(await unbox(key, ["move", "a1", 1], sealed)).toBeUndefined();
    expect(await unbox(await boxKey(random(32)), ["move", "a1", 0], sealed)).toBeUndefined();
    for (let at = 0; at < sealed.length; at++) {
      const bent = sealed.slice();
      bent[at] = (bent[at] ?? 0) ^ 1;
      expect(await unbox(key, ["move", "a1", 0], bent)).toBeUndefined();
    }
  });

  test("a letter opens for the one it was written to", async () => {
    const [hers, his] = [await letterPair(), await letterPair()];
    const plain = random(64);
    const sealed = await letter(hers.open, ["for the trainer", "o1"], plain);
    expect(await openLetter(hers.open, hers.secret, ["for the trainer", "o1"], sealed)).toEqual(plain);
    expect(await openLetter(his.open, his.secret, ["for the trainer", "o1"], sealed)).toBeUndefined();
    expect(await openLetter(hers.open, hers.secret, ["for the trainer", "o2"], sealed)).toBeUndefined();
    expect(await openLetter(hers.open, hers.secret, ["for the trainer", "o1"], new Uint8Array(3))).toBeUndefined();
  });

  test("values come back as they were, byte arrays too", () => {
    const value = { text: "ü", list: [1, null, { deep: true }], audio: { type: "audio/webm", bytes: random(700) } };
    expect(decode(encode(value))).toEqual(value);
    expect(encode(value).length % 512).toBe(0);
    for (const one of [null, 7, "x", [], [random(3), random(0)]]) expect(decode(encode(one))).toEqual(one);
  });

  test("a recovery code reads back as typed by hand, and is 24 letters nobody misreads", () => {
    for (let turn = 0; turn < 200; turn++) {
      const bytes = random(CODE_BYTES);
      const code = written(bytes);
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(readCode(code)).toEqual(bytes);
      expect(readCode(` ${code.toLowerCase().replaceAll("-", "  ")}`)).toEqual(bytes);
      expect(readCode(code.replaceAll("0", "o").replaceAll("1", "L").replaceAll("-", "–"))).toEqual(bytes);
    }
    for (const wrong of ["", "AAAA", `${written(random(CODE_BYTES))}A`, "UUUU-UUUU-UUUU-UUUU-UUUU-UUUU"])
      expect(readCode(wrong)).toBeUndefined();
  });
});

describe("Argon2id", () => {
  // RFC 9106, 5.3: it has associated data, which the library in the app does not take; the platform's own does.
  test("the yardstick gives the vector of RFC 9106", () => {
    const tag = argon2Sync("argon2id", {
      message: Buffer.alloc(32, 1),
      nonce: Buffer.alloc(16, 2),
      secret: Buffer.alloc(8, 3),
      associatedData: Buffer.alloc(12, 4),
      parallelism: 4,
      memory: 32,
      passes: 3,
      tagLength: 32,
    });
    expect(tag.toString("hex")).toBe("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
  });

  test.each([
    [256, 2, 1, "password", "somesalt", "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"],
    [256, 2, 2, "password", "somesalt", "6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037"],
  ])("the reference's vectors: %i KiB, %i passes, %i lanes", async (memory, passes, lanes, password, salt, tag) => {
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    const made = await argon2(bytes(password), bytes(salt), { memory, passes, lanes });
    expect(Buffer.from(made).toString("hex")).toBe(tag);
  });

  test("it agrees with the yardstick at every setting the app may store", async () => {
    const [message, nonce] = [random(24), random(16)];
    const settings = [FLOOR, { memory: 47_104, passes: 2, lanes: 1 }, { memory: 65_536, passes: 3, lanes: 1 }, quick];
    for (const setting of settings) {
      if (!("memory" in setting)) throw new Error("not argon2");
      const { memory, passes, lanes } = setting;
      const made = await argon2(message, nonce, { memory, passes, lanes });
      const expected = argon2Sync("argon2id", { message, nonce, parallelism: lanes, memory, passes, tagLength: 32 });
      expect(Buffer.from(made).equals(expected)).toBe(true);
    }
  });

  test("a slow device gets the floor, a quick one more, never less", async () => {
    const reads = (took: number) => {
      let at = 0;
      return () => (at += took);
    };
    expect(await calibrated(reads(10_000))).toEqual(FLOOR);
    expect(await calibrated(reads(200))).toMatchObject({ memory: 47_104, passes: 2 });
    expect(await calibrated(reads(20))).toMatchObject({ memory: 65_536, passes: 3 });
  });

  test("the same secret from another keyboard opens the same box", async () => {
    const [salt, plain] = [random(16), random(8)];
    const sealed = await box(await stretched("Ünter Brücken", salt, quick), [], plain);
    expect(await unbox(await stretched("Ünter Brücken", salt, quick), [], sealed)).toEqual(plain);
    expect(await unbox(await stretched("Unter Brücken", salt, quick), [], sealed)).toBeUndefined();
  });

  test("without WebAssembly a secret is stretched by PBKDF2", async () => {
    const [salt, plain] = [random(16), random(8)];
    const kdf = { name: "pbkdf2-sha256", rounds: 600_000 } as const;
    const sealed = await box(await stretched("735291", salt, kdf), [], plain);
    expect(await unbox(await stretched("735291", salt, kdf), [], sealed)).toEqual(plain);
  });
});
