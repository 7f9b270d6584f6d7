import { err, ok, type Result } from "../result.ts";
import { hashOf } from "../scenario/hash.ts";

/** What a certificate says, as printed. */
export interface Certificate {
  /** Unique within the academy. */
  readonly serial: string;
  /** Opaque id. */
  readonly officer: string;
  /** As printed, in the officer's own spelling. */
  readonly name: string;
  readonly programme: string;
  /** The programme's title as printed. */
  readonly title: string;
  /** Whole minutes, the course plan's and at work. */
  readonly claimedMinutes: number;
  readonly activeMinutes: number;
  /** UTC milliseconds. */
  readonly finishedAt: number;
  /** The last millisecond it holds; absent for good. */
  readonly until?: number;
  /** The academy's name as printed. */
  readonly issuer: string;
}

/** Crockford's base 32 (Douglas Crockford, "Base 32", crockford.com/base32.html): no I, L, O or U. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 16;
const IN_LETTERS = new RegExp(`^[${ALPHABET}]{${String(LENGTH)}}$`);

/**
 * The code printed on a certificate: 80 bits of the SHA-256 of its RFC 8785 bytes with the academy's secret, as
 * `4F7K-0QXW-9B2M-ZE61`. Without the secret nobody can make the code of another certificate but by trying: 1 in 2^80.
 *
 * @param secret the academy's own, at least 128 random bits as text; it stays with whoever may check
 */
export function verificationCode(certificate: Certificate, secret: string): string {
  const digest = hashOf({ certificate, secret });
  const letters = Array.from({ length: LENGTH }, (_, index) => ALPHABET[fiveBits(digest, index * 5)] ?? "");
  return [0, 4, 8, 12].map((from) => letters.slice(from, from + 4).join("")).join("-");
}

/** Five bits of hex digits, from a bit on, highest first. */
function fiveBits(hex: string, from: number): number {
  const digit = Math.floor(from / 4);
  const pair = Number.parseInt(hex.slice(digit, digit + 2), 16);
  return (pair >> (3 - (from % 4))) & 31;
}

/** A code as a person types it, in its own letters: any case, O for 0, I or L for 1, hyphens and spaces anywhere. */
function normalised(typed: string): string | undefined {
  const letters = typed
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  return IN_LETTERS.test(letters) ? letters : undefined;
}

/**
 * Whether a code belongs to a certificate, offline. `malformed`: no code of ours, most likely mistyped. `no-match`: the code of
 * another certificate, or something printed on this one was changed. Whether it was revoked is the log's to say.
 */
export function checkCode(
  typed: string,
  certificate: Certificate,
  secret: string,
): Result<void, { readonly code: "malformed" | "no-match" }> {
  const letters = normalised(typed);
  if (letters === undefined) return err({ code: "malformed" });
  const right = verificationCode(certificate, secret).replaceAll("-", "");
  return letters === right ? ok(undefined) : err({ code: "no-match" });
}
