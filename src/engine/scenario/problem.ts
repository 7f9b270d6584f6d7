/** Everything that can be wrong with a file, one word each. `words` makes the sentence. */
export type ProblemCode =
  // the bytes and the JSON
  | "too-large"
  | "too-deep"
  | "not-utf8"
  | "not-json"
  | "duplicate-key"
  | "forbidden-key"
  | "not-finite"
  | "lone-surrogate"
  | "hidden-direction"
  // the shape
  | "too-much-wrong"
  | "wrong-format"
  | "missing"
  | "unknown-key"
  | "wrong-type"
  | "not-allowed"
  | "too-small"
  | "too-big"
  | "bad-id"
  | "bad-value"
  // what the parts say of each other
  | "duplicate-id"
  | "reserved-id"
  | "unknown-target"
  | "unknown-name"
  | "out-of-range"
  | "bad-text"
  | "last-row-open"
  | "row-after-last"
  | "pass-through-cycle"
  | "condition-too-large"
  | "timeout-mismatch"
  | "text-missing"
  | "meaning-missing"
  | "start-not-scene"
  | "source-missing"
  | "too-many-meters"
  // the key
  | "unknown-decision"
  | "choice-unmarked"
  | "mark-missing"
  | "mark-extra";

/** One thing wrong, where, and the words the sentence needs. */
export interface Problem {
  readonly code: ProblemCode;
  /** RFC 6901 pointer into the file; empty for the whole file. */
  readonly pointer: string;
  /** Line in the file, from 1. */
  readonly line: number;
  readonly params: Readonly<Record<string, string | number>>;
}
