import { expect, test } from "vitest";
import type { Problem, ProblemCode } from "#engine/scenario/problem.ts";
import { sentenceFor } from "#words/problems.ts";

/** The parameters of each code; the type makes sure that none is forgotten. */
const CODES: Record<ProblemCode, Problem["params"]> = {
  "too-large": { bytes: 6_000_001, limit: 5_000_001 },
  "too-deep": { limit: 32 },
  "not-utf8": {},
  "not-json": { why: "SomethingNew" },
  "duplicate-key": { key: "minutes" },
  "forbidden-key": { key: "__proto__" },
  "not-finite": {},
  "lone-surrogate": {},
  "hidden-direction": { char: "U+202E" },
  "wrong-format": { format: 7, reads: 1 },
  "too-much-wrong": {},
  missing: { key: "title" },
  "unknown-key": { key: "surprise" },
  "wrong-type": { expected: "number" },
  "not-allowed": { allowed: "say, do" },
  "too-small": { limit: 17, what: "number" },
  "too-big": { limit: 17, what: "array" },
  "bad-id": {},
  "bad-value": { expected: "url" },
  "duplicate-id": { id: "knock" },
  "reserved-id": { id: "narrator" },
  "unknown-target": { id: "nowhere" },
  "unknown-name": { id: "bob", what: "person" },
  "out-of-range": { name: "trust", min: 11, max: 13 },
  "bad-text": { why: "unclosed argument" },
  "last-row-open": {},
  "row-after-last": {},
  "pass-through-cycle": { id: "fork" },
  "condition-too-large": { nodes: 65, depth: 9 },
  "timeout-mismatch": { id: "knock" },
  "text-missing": { id: "again" },
  "meaning-missing": { id: "quiet" },
  "start-not-scene": { id: "good" },
  "source-missing": { id: "S9" },
  "too-many-meters": { count: 5, limit: 3 },
  "unknown-decision": { id: "nowhere" },
  "choice-unmarked": { id: "wait", scene: "knock" },
  "mark-missing": { id: "wait", behaviour: "COM.1" },
  "mark-extra": { behaviour: "EI.1" },
};

test.each(Object.entries(CODES))("%s has a sentence that names what it is about", (code, params) => {
  const sentence = sentenceFor({ code: code as ProblemCode, pointer: "", line: 1, params });
  expect(sentence).toMatch(/^[A-Z“].{15,}[.]$/);
  expect(sentence).not.toMatch(/undefined|null|!|“”/);
  for (const value of Object.values(params)) expect(sentence).toContain(String(value));
});

test("no two codes have the same sentence", () => {
  const sentences = Object.entries(CODES).map(([code, params]) =>
    sentenceFor({ code: code as ProblemCode, pointer: "", line: 1, params }),
  );
  expect(new Set(sentences).size).toBe(sentences.length);
});

test("what the JSON reader found is told in words", () => {
  const sentence = sentenceFor({ code: "not-json", pointer: "", line: 3, params: { why: "CommaExpected" } });
  expect(sentence).toContain("a comma is missing");
});
