import fc from "fast-check";
import { expect, test } from "vitest";
import { manifestOf, type PacketFile, verifyPacket } from "#engine/programme/packet.ts";
import { runs } from "../../builders/property-runs.ts";

const head = { entries: 3, hash: "ab" };
const file = (name: string, text: string): PacketFile => ({ name, bytes: new TextEncoder().encode(text) });

function made(files: readonly PacketFile[]) {
  const manifest = manifestOf(files, 5, "okafor", head);
  if (!manifest.ok) throw new Error(manifest.error.code);
  return manifest.value;
}

const files = [file("roster.csv", "abc"), file("log.json", ""), file("attempts/a1.json", "{}")];

test("a manifest lists each file by name with its size and SHA-256, and where the log ended", () => {
  expect(made(files)).toEqual({
    format: 1,
    files: [
      {
        name: "attempts/a1.json",
        bytes: 2,
        sha256: "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
      },
      { name: "log.json", bytes: 0, sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
      // FIPS 180-4, the example "abc".
      { name: "roster.csv", bytes: 3, sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
    ],
    madeAt: 5,
    by: "okafor",
    log: head,
  });
  expect(made(files.toReversed())).toEqual(made(files));
});

test("two files of one name make no manifest", () => {
  expect(manifestOf([...files, file("log.json", "x")], 5, "okafor", head)).toEqual({
    ok: false,
    error: { code: "doubled", name: "log.json" },
  });
});

test("every file that does not fit is named, and how", () => {
  const given = [file("roster.csv", "abd"), file("attempts/a1.json", "{}"), file("zz.txt", ""), file("aa.txt", "")];
  expect(verifyPacket(made(files), given)).toEqual({
    ok: false,
    error: [
      { code: "extra", name: "aa.txt" },
      { code: "missing", name: "log.json" },
      { code: "changed", name: "roster.csv" },
      { code: "extra", name: "zz.txt" },
    ],
  });
  expect(verifyPacket(made(files), [...files, file("log.json", "")])).toEqual({
    ok: false,
    error: [{ code: "doubled", name: "log.json" }],
  });
  const listedTwice = { ...made(files), files: [...made(files).files, ...made(files).files.slice(0, 1)] };
  expect(verifyPacket(listedTwice, files)).toEqual({
    ok: false,
    error: [{ code: "doubled", name: "attempts/a1.json" }],
  });
});

test("a manifest whose size of a file is wrong does not fit it", () => {
  const manifest = made(files.slice(0, 1));
  const wrong = { ...manifest, files: manifest.files.map((one) => ({ ...one, bytes: 4 })) };
  expect(verifyPacket(wrong, files.slice(0, 1))).toEqual({
    ok: false,
    error: [{ code: "changed", name: "roster.csv" }],
  });
});

test("whatever is dropped, added or changed by one byte is named, and nothing else is", () => {
  const someFiles = fc.uniqueArray(fc.tuple(fc.string({ unit: "grapheme" }), fc.uint8Array({ maxLength: 40 })), {
    selector: ([name]) => name,
    minLength: 1,
    maxLength: 6,
  });
  const list = someFiles.map((pairs) => pairs.map(([name, bytes]) => ({ name, bytes })));
  fc.assert(
    fc.property(list, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), (all, which, where, flip) => {
      const manifest = made(all);
      expect(verifyPacket(manifest, all)).toEqual({ ok: true, value: undefined });
      const one = all[which % all.length];
      if (!one) return;
      const others = all.filter((other) => other !== one);
      const faults = (given: readonly PacketFile[], of = manifest) => {
        const verified = verifyPacket(of, given);
        return verified.ok ? [] : verified.error;
      };
      expect(faults(others)).toEqual([{ code: "missing", name: one.name }]);
      expect(faults(all, made(others))).toEqual([{ code: "extra", name: one.name }]);
      const place = where % Math.max(1, one.bytes.length);
      const bytes =
        one.bytes.length === 0 ? Uint8Array.of(flip) : one.bytes.with(place, (one.bytes[place] ?? 0) ^ flip);
      expect(faults([...others, { name: one.name, bytes }])).toEqual([{ code: "changed", name: one.name }]);
    }),
    { numRuns: runs(300) },
  );
});
