import { describe, expect, test } from "vitest";
import { chained, noteHash, verifyChain } from "#engine/attempt/chain.ts";
import { canonicalBytes, sha256Hex } from "#engine/scenario/hash.ts";
import { BACKUP_LIMITS, type BackupError, type Flaw } from "#interop/backup/backup.ts";
import { base64Of, type Bytes } from "#interop/backup/bytes.ts";
import { zip } from "#interop/backup/gzip.ts";
import { readBackup } from "#interop/backup/read-backup.ts";
import { aBackup, aCarried, bytesOf, closed, linesOf, packHash, scenario } from "./a-backup.ts";

const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
const good = aBackup([aCarried(["knock", "ask"])]);
const HEAD = 0;
const PACK = 1;
const OFFICER = 2;
const ATTEMPT = 3;

/** A whole file, vouched for, with one line put in another's place. */
async function withLine(index: number, change: (line: string) => string): Promise<Bytes> {
  const lines = await linesOf(good);
  const before = lines[index] ?? "";
  const after = change(before);
  expect(after).not.toBe(before);
  return closed(lines.with(index, after));
}

// oxlint-disable-next-line typescript/no-explicit-any -- a hostile line is anything
const changed = (change: (value: any) => void) => (line: string) => {
  // oxlint-disable-next-line typescript/no-explicit-any -- the same
  const value: any = JSON.parse(line);
  change(value);
  return JSON.stringify(value);
};

/** Megabytes of nothing in a small file, made as a stream. */
async function bomb(size: number): Promise<Bytes> {
  const block = new Uint8Array(1_000_000);
  let left = size;
  const source = new ReadableStream<Bytes>({
    pull(controller) {
      if (left <= 0) return controller.close();
      controller.enqueue(block);
      left -= block.length;
    },
  });
  const bytes = new Uint8Array(await new Response(source.pipeThrough(new CompressionStream("gzip"))).arrayBuffer());
  bytes.set([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
  return bytes;
}

describe("a hostile file restores nothing and says why", () => {
  const files: readonly (readonly [string, () => Promise<Bytes> | Bytes, BackupError])[] = [
    ["an empty file", () => new Uint8Array(), { code: "not-backup" }],
    ["a picture", () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), { code: "not-backup" }],
    ["JSON in the clear", () => utf8('{"kind":"common-ground-backup","version":1}\n'), { code: "not-backup" }],
    ["gzip of something else", () => zip(utf8("hello\n")), { code: "not-backup" }],
    ["gzip of nothing", () => zip(new Uint8Array()), { code: "not-backup" }],
    [
      "gzip of another JSON",
      () => zip(utf8('{"kind":"common-ground-attempts","version":1}\n')),
      { code: "not-backup" },
    ],
    ["gzip that names a file", async () => (await bytesOf(good)).with(3, 8), { code: "damaged", where: "packing" }],
    ["a bomb of a hundred megabytes", () => bomb(100_000_000), { code: "bomb" }],
    [
      "more than a file may hold, packed with care",
      async () => {
        // Said again just within the packer's window: a hundred to one, which no limit on the ratio sees.
        const noise = base64Of(crypto.getRandomValues(new Uint8Array(20_000)));
        return zip(utf8(`${noise}\n`.repeat(2500)));
      },
      { code: "too-large", what: "unpacked" },
    ],
    ["a file larger than any", () => new Uint8Array(BACKUP_LIMITS.packed + 1), { code: "too-large", what: "file" }],
    ["a giant line", async () => closed([...(await linesOf(good)), giantLine()]), { code: "too-large", what: "line" }],
    [
      "two hundred thousand lines",
      async () =>
        closed([...(await linesOf(good)), ...Array.from({ length: 200_000 }, (_, at) => `{"x":${Math.sin(at)}}`)]),
      { code: "too-large", what: "lines" },
    ],
    [
      "a digest of something else",
      async () => closed(await linesOf(good), { sha256: "0".repeat(64) }),
      { code: "damaged", where: "digest" },
    ],
    [
      "no closing line",
      async () => zip(utf8(`${(await linesOf(good)).join("\n")}\n`)),
      { code: "damaged", where: "end" },
    ],
    [
      "a line taken out",
      async () => closed((await linesOf(good)).slice(0, -1), { lines: 4 }),
      { code: "damaged", where: "end" },
    ],
    [
      "a later version",
      () =>
        withLine(
          HEAD,
          changed((head) => (head.version = 3)),
        ),
      { code: "newer", version: 3 },
    ],
    [
      "a version in words",
      () =>
        withLine(
          HEAD,
          changed((head) => (head.version = "1")),
        ),
      { code: "not-backup" },
    ],
    [
      "a head that counts wrong",
      () =>
        withLine(
          HEAD,
          changed((head) => (head.counts.attempts = 7)),
        ),
      { code: "bad-line", line: 1 },
    ],
    [
      "a scope nobody knows",
      () =>
        withLine(
          HEAD,
          changed((head) => (head.scope = { of: "world" })),
        ),
      { code: "bad-line", line: 1 },
    ],
    [
      "a key that reaches a prototype, in an attempt",
      () => withLine(ATTEMPT, (line) => line.replace('"notes":', '"__proto__":{"polluted":1},"notes":')),
      { code: "bad-line", line: 4 },
    ],
    [
      "a constructor far down",
      () => withLine(ATTEMPT, (line) => line.replace('"salt":"salt"', '"salt":"salt","x":[{"constructor":{}}]')),
      { code: "bad-line", line: 4 },
    ],
    ["brackets a million deep", () => withLine(OFFICER, () => "[".repeat(1_000_000)), { code: "bad-line", line: 3 }],
    [
      "an object deeper than anything here",
      () => withLine(OFFICER, (line) => line.replace("{", `{"deep":${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)},`)),
      { code: "bad-line", line: 3 },
    ],
    [
      "a line of a kind nobody knows",
      () => withLine(OFFICER, () => '{"kind":"script"}'),
      { code: "bad-line", line: 3 },
    ],
    [
      "a pack that is not base64",
      () =>
        withLine(
          PACK,
          changed((pack) => (pack.bytes = "<script>")),
        ),
      { code: "bad-line", line: 2 },
    ],
    [
      "an officer without a name",
      () =>
        withLine(
          OFFICER,
          changed((one) => delete one.name),
        ),
      { code: "bad-line", line: 3 },
    ],
    ["not UTF-8", async () => notUtf8(), { code: "damaged", where: "text" }],
  ];

  test.each(files)("%s", async (_, make, error) => {
    expect(await readBackup(await make())).toEqual({ ok: false, error });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

const giantLine = (): string => {
  const noise = base64Of(crypto.getRandomValues(new Uint8Array(60_000)));
  return `{"kind":"pack","bytes":"${noise.repeat(Math.ceil(BACKUP_LIMITS.line / noise.length))}"}`;
};

async function notUtf8(): Promise<Bytes> {
  const lines = await linesOf(good);
  const body = utf8(`${lines.join("\n")}\n`).map((byte) => (byte === 0x52 ? 0xff : byte)); // the R of Rivera
  const { createHash } = await import("node:crypto");
  const sha256 = createHash("sha256").update(body).digest("hex");
  const end = utf8(`${JSON.stringify({ kind: "end", lines: lines.length, sha256 })}\n`);
  return zip(Uint8Array.from([...body, ...end]));
}

describe("an attempt that does not hold is left out and named; the others come whole", () => {
  const bystander = aCarried(["knock"], { attempt: "b" });
  const two = aBackup([aCarried(["knock", "ask"]), bystander]);

  async function flawAfter(change: (line: string) => string, index = ATTEMPT): Promise<Flaw | undefined> {
    const lines = await linesOf(two);
    const read = await readBackup(await closed(lines.with(index, change(lines[index] ?? ""))));
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    if (index === ATTEMPT) expect(read.value.attempts).toEqual([bystander]);
    return read.value.leftOut[0]?.why;
  }

  test("an edited move", async () => {
    const why = await flawAfter(changed((line) => (line.moves[1].choice = "kick")));
    expect(why).toEqual({ code: "chain", seq: 1, why: "changed" });
  });

  test("a move taken out, and one doubled", async () => {
    expect(await flawAfter(changed((line) => line.moves.splice(1, 1)))).toMatchObject({ code: "chain", seq: 1 });
    expect(await flawAfter(changed((line) => line.moves.splice(1, 0, line.moves[1])))).toMatchObject({
      code: "chain",
      seq: 2,
    });
  });

  test("a run forged with a chain of its own, that the scenario never allowed", async () => {
    const { header } = aCarried([]);
    const why = await flawAfter(
      changed((line) => {
        const began = line.moves[0];
        const stamp = { at: 1, ms: 1, after: began.after };
        line.moves = [began, chained({ kind: "ended", ending: "good" }, began, header, stamp)];
        expect(verifyChain(header, line.moves)).toMatchObject({ ok: true });
      }),
    );
    expect(why).toEqual({ code: "replay", seq: 1, why: "refused" });
  });

  test("a header of another officer", async () => {
    const why = await flawAfter(changed((line) => (line.header.officer = "o2")));
    expect(why).toEqual({ code: "chain", seq: 0, why: "changed" });
  });

  test("a run made for a later format", async () => {
    const why = await flawAfter(
      changed((line) => {
        line.header.format = 2;
        line.moves = [chained({ kind: "began" }, undefined, line.header, { at: 1, ms: 0, after: "00000000" })];
      }),
    );
    expect(why).toEqual({ code: "replay", seq: 0, why: "format" });
  });

  test("a pack that is not in the file", async () => {
    expect(await flawAfter(changed((line) => (line.header.pack = "7".repeat(64))))).toEqual({ code: "pack-missing" });
  });

  test("a foreign pack under a known hash", async () => {
    const foreign = base64Of(canonicalBytes({ ...scenario, title: "Another" }));
    expect(
      await flawAfter(
        changed((line) => (line.bytes = foreign)),
        PACK,
      ),
    ).toEqual({ code: "pack-damaged" });
  });

  test.each([
    ["is not JSON", utf8("<html>")],
    ["is not a scenario", utf8("{}")],
    ["leads nowhere", canonicalBytes({ ...scenario, start: "nowhere" })],
    [
      "goes in a circle for ever",
      canonicalBytes({
        ...scenario,
        start: "door",
        phases: [
          {
            id: "all",
            interrupts: [],
            scenes: [
              { kind: "branch", id: "door", rows: [{ effects: [], to: "hall" }] },
              { kind: "branch", id: "hall", rows: [{ effects: [], to: "door" }] },
            ],
          },
        ],
      }),
    ],
  ])("a pack with a hash of its own that %s", async (_, bytes) => {
    const hash = sha256Hex(bytes);
    const lines = await linesOf(two);
    const pack = JSON.stringify({ kind: "pack", hash, bytes: base64Of(bytes) });
    const head = changed((value) => (value.counts.packs = 2))(lines[HEAD] ?? "");
    const forged = changed((line) => {
      line.header.pack = hash;
      line.moves = [chained({ kind: "began" }, undefined, line.header, { at: 1, ms: 0, after: "00000000" })];
    })(lines[ATTEMPT] ?? "");
    const read = await readBackup(await closed([head, pack, ...lines.slice(1).with(ATTEMPT - 1, forged)]));
    expect(read).toMatchObject({ ok: true, value: { leftOut: [{ attempt: "a1", why: { code: "pack-unsound" } }] } });
    expect(read.ok && read.value.attempts).toEqual([bystander]);
  });

  test("words that are not those the log holds", async () => {
    const why = await flawAfter(changed((line) => (line.notes[0].text = "I never said that.")));
    expect(why).toEqual({ code: "words" });
    expect(packHash).toHaveLength(64);
    expect(noteHash("salt", "I never said that.")).not.toBe(two.attempts[0]?.notes[0]?.hash);
  });

  test("words, a debrief or a comment of another attempt", async () => {
    expect(await flawAfter(changed((line) => (line.comments[0].attempt = "b")))).toEqual({ code: "shape" });
    expect(await flawAfter(changed((line) => (line.debrief.attempt = "b")))).toEqual({ code: "shape" });
  });

  test.each([
    ["no moves", (line: { moves: unknown }) => (line.moves = [])],
    ["a time beyond all", (line: { sharedAt: unknown }) => (line.sharedAt = "tomorrow")],
    ["a purpose nobody knows", (line: { header: { purpose: string } }) => (line.header.purpose = "exam")],
    [
      "an id of a thousand letters",
      (line: { header: { attempt: string } }) => (line.header.attempt = "a".repeat(1000)),
    ],
    ["a move of no kind", (line: { moves: { kind: string }[] }) => line.moves.forEach((move) => (move.kind = "won"))],
  ])("%s", async (_, change) => {
    expect(await flawAfter(changed(change))).toEqual({ code: "shape" });
  });

  test("a number beyond all that the chain would have to hold", async () => {
    const why = await flawAfter((line) => line.replace('"seed":"seed"', '"seed":"seed","odd":1e999'));
    expect(why).toEqual({ code: "beyond" });
  });

  test("the same attempt twice: the first stands, the second is named", async () => {
    const lines = await linesOf(two);
    const again = changed((line) => (line.moves = line.moves.slice(0, 1)))(lines[ATTEMPT] ?? "");
    const head = changed((value) => (value.counts.attempts = 3))(lines[HEAD] ?? "");
    const read = await readBackup(await closed([...lines.with(HEAD, head), again]));
    expect(read).toMatchObject({ ok: true, value: { leftOut: [{ line: 6, attempt: "a1", why: { code: "twice" } }] } });
    expect(read.ok && read.value.attempts).toEqual(two.attempts);
  });
});
