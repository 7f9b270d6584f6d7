import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noteOf } from "#engine/attempt/note.ts";
import type { ReadBackup } from "#interop/backup/backup.ts";
import { base64Of, type Bytes, bytesOfBase64 } from "#interop/backup/bytes.ts";
import { readBackup } from "#interop/backup/read-backup.ts";
import { CHANCE_BYTES, seal } from "#interop/backup/sealed-file.ts";
import { writeBackup } from "#interop/backup/write-backup.ts";
import { aBackup, aCarried, bytesOf, packBytes, packHash } from "./a-backup.ts";

async function read(bytes: Bytes, passphrase?: string): Promise<ReadBackup> {
  const answer = await readBackup(bytes, passphrase === undefined ? {} : { passphrase });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

const chance = (): Bytes => crypto.getRandomValues(new Uint8Array(CHANCE_BYTES));

async function sealed(passphrase: string): Promise<Bytes> {
  const shut = await seal(await bytesOf(aBackup([aCarried(["knock", "ask"])])), passphrase, chance());
  if (!shut.ok) throw new Error(shut.error.code);
  return shut.value;
}

describe("a backup", () => {
  test("gives back every value that went in", async () => {
    const open = aCarried(["knock"], { attempt: "a2", officer: "o2", purpose: "record" });
    const left = aCarried(["knock", "leave"], { attempt: "a3" });
    const bare = { ...aCarried([], { attempt: "a4" }), notes: [], comments: [] };
    const { sharedAt: _, debrief: __, ...unshared } = bare;
    const backup = aBackup([aCarried(["knock", "ask"]), open, left, unshared], {
      officers: [
        { id: "o1", name: "Rivera" },
        { id: "o2", name: "‏ليلى \u202e‪" },
      ],
    });
    const { leftOut, sealed: shut, ...back } = await read(await bytesOf(backup));
    expect(back).toEqual(backup);
    expect([leftOut, shut]).toEqual([[], false]);
  });

  test("carries words with a voice, byte for byte", async () => {
    const bytes = Uint8Array.from({ length: 70_001 }, (_, at) => (at * 31) % 256);
    const spoken = { ...aCarried(["knock"]), notes: [noteOf("salt", "", { type: "audio/webm", bytes })] };
    const back = await read(await bytesOf(aBackup([spoken])));
    expect(back.attempts[0]?.notes).toEqual(spoken.notes);
  });

  test("is the same file whatever order it was gathered in", async () => {
    const [one, two] = [aCarried(["knock"]), aCarried(["kick"], { attempt: "a2" })];
    expect(await bytesOf(aBackup([one, two]))).toEqual(await bytesOf(aBackup([two, one])));
  });

  test("of nothing is a whole file as well", async () => {
    const back = await read(await bytesOf(aBackup([], { officers: [] })));
    expect([back.attempts, back.officers, back.packs.size]).toEqual([[], [], 0]);
  });

  test("over what a file holds is not written, and says what is too large", async () => {
    const limits = { packed: 1e6, unpacked: 1e6, ratio: 200, small: 1e6, line: 1e6, lines: 100, depth: 32 };
    const write = (changed: Partial<typeof limits>) =>
      writeBackup(aBackup([aCarried(["knock"])]), { ...limits, ...changed });
    expect(await write({})).toMatchObject({ ok: true });
    expect(await write({ unpacked: 3000 })).toEqual({ ok: false, error: { code: "too-large", what: "unpacked" } });
    expect(await write({ line: 1000 })).toEqual({ ok: false, error: { code: "too-large", what: "line" } });
    expect(await write({ lines: 3 })).toEqual({ ok: false, error: { code: "too-large", what: "lines" } });
  });

  test("of words as long and as dull as anybody can make them comes back", async () => {
    const dull = "a".repeat(3_000_000);
    const attempt = {
      ...aCarried(["knock"]),
      debrief: { attempt: "a1", decided: dull, alternatives: "", step: 1, at: 1 },
    };
    const back = await read(await bytesOf(aBackup([attempt])));
    expect(back.attempts).toEqual([attempt]);
  });

  test("names what is not whole, and gives the others", async () => {
    const good = aCarried(["knock", "ask"]);
    const bad = aCarried(["kick"], { attempt: "a2" });
    const edited = { ...bad, moves: bad.moves.map((move) => (move.seq === 1 ? { ...move, ms: 1 } : move)) };
    const back = await read(await bytesOf(aBackup([good, edited])));
    expect(back.attempts).toEqual([good]);
    expect(back.leftOut).toEqual([
      { line: 5, attempt: "a2", officer: "o1", scenario: "small", why: { code: "chain", seq: 1, why: "changed" } },
    ]);
  });

  test("tells how far it is with what it verifies", async () => {
    const steps: [number, number][] = [];
    const bytes = await bytesOf(aBackup([aCarried(["knock"]), aCarried(["kick"], { attempt: "a2" })]));
    await readBackup(bytes, { onProgress: (done, of) => steps.push([done, of]) });
    expect(steps).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });
});

describe("whatever happens to the bytes", () => {
  test("cut off at any byte, it says so and gives nothing", async () => {
    const bytes = await bytesOf(aBackup([aCarried(["knock", "ask"])]));
    expect(bytes.length).toBeGreaterThan(1000);
    for (let length = 0; length < bytes.length; length++) {
      const answer = await readBackup(bytes.slice(0, length));
      expect(answer.ok, `cut off at ${length}`).toBe(false);
    }
  });

  test("with any byte turned round, it says so and gives nothing", async () => {
    const bytes = await bytesOf(aBackup([aCarried(["knock", "ask"])]));
    for (let at = 0; at < bytes.length; at++) {
      const answer = await readBackup(bytes.map((byte, index) => (index === at ? byte ^ 0xff : byte)));
      expect(answer.ok, `byte ${at}`).toBe(false);
    }
  });

  test("with any one bit changed, it gives nothing, or to the last value what was written", async () => {
    const backup = aBackup([aCarried(["knock", "ask"])]);
    const bytes = await bytesOf(backup);
    let refused = 0;
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const answer = await readBackup(bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)));
      if (!answer.ok) refused++;
      else {
        // The few bits that fill up the last byte of the packing mean nothing.
        const { leftOut: _, sealed: __, ...back } = answer.value;
        expect(back).toEqual(backup);
      }
    }
    expect(refused).toBeGreaterThan(bytes.length * 8 - 8);
  });

  test("any bytes at all are answered by a value", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), fc.boolean(), async (noise, headed) => {
        const start = headed ? [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff] : [];
        const answer = await readBackup(Uint8Array.from([...start, ...noise]), { passphrase: "x" });
        expect(answer.ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test("any bytes go through base64 and back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70_000 }), (bytes) => {
        expect(bytesOfBase64(base64Of(bytes))).toEqual(new Uint8Array(bytes));
      }),
    );
    expect(bytesOfBase64("not base64!")).toBeUndefined();
  });
});

describe("behind a passphrase", () => {
  test("it opens with the passphrase, however its letters were typed", async () => {
    const file = await sealed("Caf\u00e9 at nine");
    const back = await read(file, "Cafe\u0301 at nine");
    expect(back.sealed).toBe(true);
    expect(back.attempts).toEqual([aCarried(["knock", "ask"])]);
    expect(back.packs.get(packHash)).toEqual(packBytes);
  });

  test("nothing of it can be read in the file but how it was shut", async () => {
    const file = await sealed("four quiet words here");
    const text = new TextDecoder("latin1").decode(file);
    expect(text.split("\n")[0]).toMatch(/"iterations":600000.*"cipher":"AES-256-GCM"/);
    for (const word of ["Rivera", "knock", "Sgt. Bell"]) expect(text).not.toContain(word);
    expect(file[file.indexOf(0x0a) + 1] === 0x1f && file[file.indexOf(0x0a) + 2] === 0x8b).toBe(false);
  });

  test("without one, and with a wrong one, it says which", async () => {
    const file = await sealed("right");
    expect(await readBackup(file)).toEqual({ ok: false, error: { code: "passphrase" } });
    expect(await readBackup(file, { passphrase: "wrong" })).toEqual({ ok: false, error: { code: "wrong-passphrase" } });
  });

  test("the right one does not open a file that was changed or cut off", { timeout: 120_000 }, async () => {
    const file = await sealed("right");
    const line = file.indexOf(0x0a) + 1;
    const places = [0, 10, 40, 90, line - 60, line - 10, line - 1, line, line + 100, file.length - 20, file.length - 1];
    for (const at of places) {
      const changed = await readBackup(
        file.map((byte, index) => (index === at ? byte ^ 1 : byte)),
        { passphrase: "right" },
      );
      expect(changed.ok, `byte ${at}`).toBe(false);
      const cut = await readBackup(file.slice(0, at), { passphrase: "right" });
      expect(cut.ok, `cut off at ${at}`).toBe(false);
    }
  });

  test("one that asks for other rounds, or comes from a later version, is not even tried", async () => {
    const text = new TextDecoder("latin1").decode(await sealed("right"));
    const bytes = (from: string, to: string): Bytes =>
      Uint8Array.from(text.replace(from, to), (char) => char.charCodeAt(0));
    const rounds = bytes('"iterations":600000', '"iterations":4000000000');
    expect(await readBackup(rounds, { passphrase: "right" })).toEqual({
      ok: false,
      error: { code: "damaged", where: "cipher" },
    });
    const later = bytes('"version":1', '"version":2');
    expect(await readBackup(later, { passphrase: "right" })).toEqual({
      ok: false,
      error: { code: "newer", version: 2 },
    });
  });
});
