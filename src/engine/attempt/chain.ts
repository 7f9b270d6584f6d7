import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import type { Program, State } from "../machine/program.ts";
import { err, ok, type Result } from "../result.ts";
import type { Act, Header, Move } from "./move.ts";

/** SHA-256 of UTF-8 text, hex. */
export const sha256Text = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** Hash of a header: the `prev` of the first move. RFC 8785 bytes, SHA-256 hex. */
export const headerHash = (header: Header): string => sha256Text(canonical(header));

/** Hash of a move: over all of it but `hash` itself. */
export function moveHash(move: Omit<Move, "hash">): string {
  const { hash: _, ...rest } = move as Move;
  return sha256Text(canonical(rest));
}

/** Salted hash by which the log holds words that lie beside it. */
export const noteHash = (salt: string, text: string): string => sha256Text(`${salt}\n${text}`);

/** First 8 hex of the SHA-256 of a state: place, then every slot in order. */
export const fingerprint = (program: Program, state: State): string =>
  sha256Text(`${program.places[state.at]?.id ?? ""}|${state.v.join(",")}`).slice(0, 8);

/** What the log puts on an act: its place, the times and the state it led to. */
export interface Stamp {
  readonly at: number;
  readonly ms: number;
  readonly after: string;
}

/** The act of an entry, without what the log put on it. */
export function actOf(move: Move): Act {
  const { seq: _seq, prev: _prev, hash: _hash, at: _at, ms: _ms, after: _after, ...act } = move;
  return act;
}

/** An act as the next entry of a log. `last` is absent for the first. */
export function chained(act: Act, last: Move | undefined, header: Header, stamp: Stamp): Move {
  const open = {
    ...act,
    seq: last ? last.seq + 1 : 0,
    prev: last ? last.hash : headerHash(header),
    at: stamp.at,
    ms: stamp.ms,
    after: stamp.after,
  };
  return { ...open, hash: moveHash(open) };
}

/** `seq`: the first entry that does not fit. */
export type ChainError =
  | { readonly code: "changed"; readonly seq: number }
  | { readonly code: "out-of-order"; readonly seq: number }
  | { readonly code: "not-begun"; readonly seq: number }
  | { readonly code: "after-end"; readonly seq: number };

/** Holds a log against its own hashes: any changed, dropped, doubled or moved entry is named by its place. */
export function verifyChain(header: Header, moves: readonly Move[]): Result<void, ChainError> {
  let prev = headerHash(header);
  for (const [index, move] of moves.entries()) {
    if (move.seq !== index) return err({ code: "out-of-order", seq: index });
    if (move.prev !== prev) return err({ code: "changed", seq: index });
    if (moveHash(move) !== move.hash) return err({ code: "changed", seq: index });
    if ((move.kind === "began") !== (index === 0)) return err({ code: "not-begun", seq: index });
    const before = moves[index - 1];
    if (before && isFinal(before)) return err({ code: "after-end", seq: index });
    prev = move.hash;
  }
  return moves.length === 0 ? err({ code: "not-begun", seq: 0 }) : ok(undefined);
}

/** Nothing follows these. */
export const isFinal = (move: Act): boolean => move.kind === "left" || move.kind === "ended";

function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("nothing to hash");
  return text;
}
