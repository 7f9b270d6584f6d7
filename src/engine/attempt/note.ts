import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { noteHash } from "./chain.ts";
import type { Recording, Note } from "./move.ts";

/** A note as it lies beside the log. `salt`: one nobody can guess, used once. */
export function noteOf(salt: string, text: string, audio?: Recording): Note {
  const note = { salt, text, ...(audio && { audio }) };
  return { ...note, hash: hashOfNote(note) };
}

/** The salted SHA-256 (hex) by which the log holds a note: over its words alone, or over words, media type and sound. */
export function hashOfNote({ salt, text, audio }: Omit<Note, "hash">): string {
  if (!audio) return noteHash(salt, text);
  return bytesToHex(sha256(concatBytes(utf8ToBytes(`${salt}\n${text}\n${audio.type}\n`), audio.bytes)));
}
