import { err, ok, type Result } from "#engine/result.ts";
import { CSV_LIMITS, type FileError } from "./csv.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** The text of a file and how it was told. */
export interface Decoded {
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  /** `false` when a byte order mark said it or the bytes could be nothing else; `true`: say it and let a person look. */
  readonly assumed: boolean;
}

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

const OTHERS: readonly (readonly ["zip" | "old-excel" | "pdf", readonly number[]])[] = [
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["old-excel", [0xd0, 0xcf, 0x11, 0xe0]],
  ["pdf", [0x25, 0x50, 0x44, 0x46]],
];

/**
 * The text of a file: UTF-16 by its byte order mark, UTF-8 with one or whenever the bytes are valid UTF-8, otherwise
 * Windows-1252, which is what Excel writes as plain "CSV" in the Americas and western Europe, and which is assumed.
 * Errors: `too-large`, `not-text` for known foreign files and for any with a NUL in it, `empty`.
 */
export function decode(bytes: Uint8Array): Result<Decoded, FileError> {
  if (bytes.length > CSV_LIMITS.bytes) {
    return err({ code: "too-large", params: { bytes: bytes.length, most: CSV_LIMITS.bytes } });
  }
  const foreign = OTHERS.find(([, magic]) => begins(bytes, magic));
  if (foreign) return err({ code: "not-text", params: { kind: foreign[0] } });
  const decoded = decodedAs(bytes, MARKS.find(([, mark]) => begins(bytes, mark))?.[0]);
  if (decoded === undefined || decoded.text.includes("\0"))
    return err({ code: "not-text", params: { kind: "binary" } });
  return decoded.text.trim() === "" ? err({ code: "empty", params: {} }) : ok(decoded);
}

function decodedAs(bytes: Uint8Array, marked: Encoding | undefined): Decoded | undefined {
  if (marked !== undefined) {
    const text = strict(bytes, marked);
    // A mark and then bytes of another kind: nobody's text.
    return text === undefined ? undefined : { text, encoding: marked, assumed: false };
  }
  const text = strict(bytes, "utf-8");
  if (text !== undefined) return { text, encoding: "utf-8", assumed: false };
  return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252", assumed: true };
}

function strict(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const begins = (bytes: Uint8Array, with_: readonly number[]): boolean => with_.every((byte, at) => bytes[at] === byte);
