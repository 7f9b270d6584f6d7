import { err, ok, type Result } from "#engine/result.ts";
import type { BackupError } from "./backup.ts";
import { type Bytes, bytesOfHex, hexOf, joined, webCrypto } from "./bytes.ts";

/**
 * A backup behind a passphrase: one plain line that says how, then the gzip in AES-256-GCM. The plain line is bound into
 * the encryption. PBKDF2-SHA256 gives the key and eight bytes more that stand in the line, so that a wrong passphrase can
 * be told from a damaged file; they help nobody guess who has not to do the same work.
 */
const SEALED_KIND = "common-ground-sealed-backup";
const SEALED_VERSION = 1;
const ITERATIONS = 600_000;
const SALT = 16;
const NONCE = 12;
/** How many bytes of chance one sealing takes. */
export const CHANCE_BYTES = SALT + NONCE;
const START = new TextEncoder().encode(`{"kind":"${SEALED_KIND}"`);
const LINE_LIMIT = 400;

/** @param chance `CHANCE_BYTES` nobody can guess, never used before */
export async function seal(zipped: Bytes, passphrase: string, chance: Bytes): Promise<Result<Bytes, BackupError>> {
  const web = webCrypto();
  if (!web) return err({ code: "no-crypto" });
  const salt = chance.slice(0, SALT);
  const nonce = chance.slice(SALT, CHANCE_BYTES);
  const { key, check } = await keyFrom(web, passphrase, salt);
  const line = lineOf(hexOf(salt), hexOf(nonce), hexOf(check));
  const cipher = await web.encrypt({ name: "AES-GCM", iv: nonce, additionalData: line }, key, zipped);
  return ok(joined([line, new Uint8Array(cipher)]));
}

export const looksSealed = (bytes: Uint8Array): boolean => START.every((byte, at) => bytes[at] === byte);

/** The gzip inside, or why it stays shut. */
export async function unseal(bytes: Bytes, passphrase: string): Promise<Result<Bytes, BackupError>> {
  const end = bytes.subarray(0, LINE_LIMIT).indexOf(0x0a);
  if (end === -1) return err({ code: "damaged", where: "cipher" });
  const line = bytes.slice(0, end + 1);
  const text = new TextDecoder().decode(line);
  const version = /^\{"kind":"[a-z-]+","version":(\d{1,9})[,}]/.exec(text)?.[1];
  if (version === undefined) return err({ code: "damaged", where: "cipher" });
  if (Number(version) !== SEALED_VERSION) return err({ code: "newer", version: Number(version) });
  const [salt, nonce, check] = [...text.matchAll(/"(?:salt|nonce|check)":"([0-9a-f]+)"/g)].map((match) => match[1]);
  // One way to write a line: whatever else it says, such as other rounds, was not written by us.
  if (salt === undefined || nonce === undefined || check === undefined || text !== textOf(salt, nonce, check)) {
    return err({ code: "damaged", where: "cipher" });
  }
  const web = webCrypto();
  if (!web) return err({ code: "no-crypto" });
  const derived = await keyFrom(web, passphrase, bytesOfHex(salt));
  if (hexOf(derived.check) !== check) return err({ code: "wrong-passphrase" });
  try {
    const iv = bytesOfHex(nonce);
    const plain = await web.decrypt(
      { name: "AES-GCM", iv, additionalData: line },
      derived.key,
      bytes.subarray(line.length),
    );
    return ok(new Uint8Array(plain));
  } catch {
    return err({ code: "damaged", where: "cipher" });
  }
}

async function keyFrom(web: SubtleCrypto, passphrase: string, salt: Bytes): Promise<{ key: CryptoKey; check: Bytes }> {
  // The same letters may be typed in two ways, by two keyboards.
  const words = new TextEncoder().encode(passphrase.normalize("NFC"));
  const base = await web.importKey("raw", words, "PBKDF2", false, ["deriveBits"]);
  const bits = await web.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations: ITERATIONS }, base, 512);
  const key = await web.importKey("raw", bits.slice(0, 32), "AES-GCM", false, ["encrypt", "decrypt"]);
  return { key, check: new Uint8Array(bits.slice(32, 40)) };
}

const textOf = (salt: string, nonce: string, check: string): string =>
  `${JSON.stringify({
    kind: SEALED_KIND,
    version: SEALED_VERSION,
    kdf: "PBKDF2-SHA256",
    iterations: ITERATIONS,
    cipher: "AES-256-GCM",
    salt,
    nonce,
    check,
  })}\n`;

const lineOf = (salt: string, nonce: string, check: string): Bytes =>
  new TextEncoder().encode(textOf(salt, nonce, check));
