import { sha256Hex } from "#engine/scenario/hash.ts";

/** What Web Crypto and streams take: bytes on a buffer of their own. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** SHA-256, hex; off the thread where the page may use Web Crypto. */
export async function digestOf(bytes: Bytes): Promise<string> {
  const web = webCrypto();
  if (!web) return sha256Hex(bytes);
  return hexOf(new Uint8Array(await web.digest("SHA-256", bytes)));
}

/** Absent where the page did not come over https or from this device, whatever the types say. */
export const webCrypto = (): SubtleCrypto | undefined => (globalThis.crypto as Crypto | undefined)?.subtle;

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

export const bytesOfHex = (hex: string): Bytes =>
  Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));

/** As many as a call takes arguments. */
const STRIDE = 0x8000;

export function base64Of(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += STRIDE) binary += String.fromCharCode(...bytes.subarray(at, at + STRIDE));
  return btoa(binary);
}

/** `undefined` when it is not base64. */
export function bytesOfBase64(text: string): Bytes | undefined {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    return undefined;
  }
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

export function joined(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
