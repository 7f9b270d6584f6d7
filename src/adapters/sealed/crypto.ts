import { type Bytes, joined, utf8 } from "./codec.ts";

/**
 * The few forms in which anything is sealed here, all of WebCrypto.
 *
 * A **box** is AES-256-GCM under a symmetric key: 12 bytes of nonce, drawn anew each time, then the ciphertext. Its
 * context (whose it is, which store, which ids) is authenticated with it: a box moved to another place does not open.
 * A **letter** is a box that anybody can write and the holder of a private key can open: P-256 ECDH with a key made for
 * this letter alone, HKDF-SHA-256 over the shared secret, salted with both public keys.
 */
const NONCE = 12;
const POINT = 65;
const CURVE = { name: "ECDH", namedCurve: "P-256" } as const;
const AES = { name: "AES-GCM", length: 256 } as const;

export const random = (count: number): Bytes => crypto.getRandomValues(new Uint8Array(count));

/** A 256-bit key that opens and makes boxes and never leaves the browser's keeping. */
export const boxKey = (raw: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", raw, AES, false, ["encrypt", "decrypt"]);

export async function box(key: CryptoKey, context: readonly unknown[], plain: Bytes): Promise<Bytes> {
  const iv = random(NONCE);
  const sealed = await crypto.subtle.encrypt({ ...AES, iv, additionalData: bound(context) }, key, plain);
  return joined(iv, new Uint8Array(sealed));
}

/** `undefined`: another key, another context, or not as it was written. */
export async function unbox(
  key: CryptoKey,
  context: readonly unknown[],
  sealed: Uint8Array,
): Promise<Bytes | undefined> {
  const iv = sealed.slice(0, NONCE);
  try {
    const plain = await crypto.subtle.decrypt({ ...AES, iv, additionalData: bound(context) }, key, sealed.slice(NONCE));
    return new Uint8Array(plain);
  } catch {
    return undefined;
  }
}

/** Public key raw (65 bytes), private key PKCS #8. */
export async function letterPair(): Promise<{ readonly open: Bytes; readonly secret: Bytes }> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ["deriveBits"]);
  const [open, secret] = await Promise.all([
    crypto.subtle.exportKey("raw", pair.publicKey),
    crypto.subtle.exportKey("pkcs8", pair.privateKey),
  ]);
  return { open: new Uint8Array(open), secret: new Uint8Array(secret) };
}

export async function letter(to: Uint8Array, context: readonly unknown[], plain: Bytes): Promise<Bytes> {
  const once = await crypto.subtle.generateKey(CURVE, true, ["deriveBits"]);
  const from = new Uint8Array(await crypto.subtle.exportKey("raw", once.publicKey));
  return joined(from, await box(await agreed(once.privateKey, to, from, to), context, plain));
}

/** @param to the public key the letter was written to; `secret` is its private half, PKCS #8 */
export async function openLetter(
  to: Uint8Array,
  secret: Bytes,
  context: readonly unknown[],
  sealed: Uint8Array,
): Promise<Bytes | undefined> {
  const from = sealed.slice(0, POINT);
  try {
    const key = await crypto.subtle.importKey("pkcs8", secret, CURVE, false, ["deriveBits"]);
    return await unbox(await agreed(key, from, from, to), context, sealed.slice(POINT));
  } catch {
    return undefined;
  }
}

async function agreed(own: CryptoKey, other: Uint8Array, from: Uint8Array, to: Uint8Array): Promise<CryptoKey> {
  const theirs = await crypto.subtle.importKey("raw", other.slice(), CURVE, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, own, 256);
  return derivedBoxKey(await secretKey(new Uint8Array(shared)), joined(from, to), "letter");
}

/** Something secret and random enough to derive keys from. */
export const secretKey = (raw: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", raw, "HKDF", false, ["deriveKey"]);

export const derivedBoxKey = (secret: CryptoKey, salt: Bytes, use: string): Promise<CryptoKey> =>
  crypto.subtle.deriveKey(hkdf(salt, use), secret, AES, false, ["encrypt", "decrypt"]);

export const derivedTagKey = (secret: CryptoKey, salt: Bytes, use: string): Promise<CryptoKey> =>
  crypto.subtle.deriveKey(hkdf(salt, use), secret, { name: "HMAC", hash: "SHA-256", length: 256 }, false, ["sign"]);

/** What stands for a text where it may not be read: equal for equal texts, under this key alone. */
export const tagOf = async (key: CryptoKey, text: string): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.sign("HMAC", key, utf8(text)));

const hkdf = (salt: Bytes, use: string): HkdfParams => ({ name: "HKDF", hash: "SHA-256", salt, info: utf8(use) });

const bound = (context: readonly unknown[]): Bytes => utf8(JSON.stringify(context));
