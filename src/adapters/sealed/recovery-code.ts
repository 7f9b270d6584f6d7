import type { Bytes } from "./codec.ts";

/** Crockford's alphabet: no I, L, O or U, so that nothing is misread on paper. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const MISREAD: Readonly<Record<string, string>> = { O: "0", I: "1", L: "1" };

/** 120 bits: 24 letters, in six groups of four. */
export const CODE_BYTES = 15;

/** A code as it is printed: `7Q2F-…`, 24 letters in groups of four. `bytes` must be `CODE_BYTES` long. */
export function written(bytes: Uint8Array): string {
  let letters = "";
  for (let at = 0; at < bytes.length * 8; at += 5) {
    const pair = ((bytes[at >> 3] ?? 0) << 8) | (bytes[(at >> 3) + 1] ?? 0);
    letters += LETTERS[(pair >> (11 - (at & 7))) & 31] ?? "";
  }
  return letters.replaceAll(/(.{4})(?=.)/g, "$1-");
}

/** The bytes of a code as a person types it: any case, any spaces and dashes. `undefined`: no such code can be. */
export function readCode(typed: string): Bytes | undefined {
  const letters = Array.from(typed.toUpperCase().replaceAll(/[\s\p{Pd}]/gu, ""), (one) => MISREAD[one] ?? one);
  if (letters.length * 5 !== CODE_BYTES * 8) return undefined;
  const bytes = new Uint8Array(CODE_BYTES);
  for (const [index, letter] of letters.entries()) {
    const value = LETTERS.indexOf(letter);
    if (value === -1) return undefined;
    for (let bit = 0; bit < 5; bit++) {
      const at = index * 5 + bit;
      if ((value >> (4 - bit)) & 1) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (128 >> (at & 7));
    }
  }
  return bytes;
}
