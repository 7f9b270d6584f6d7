import fc from "fast-check";
import { expect, test } from "vitest";
import type { RatingFile } from "#engine/insight/panel/rating.ts";
import { readPanelFile, writePanelFile } from "#interop/panel/panel-file.ts";
import { runs } from "../../builders/property-runs.ts";

const FILE: RatingFile = {
  rater: "a1",
  side: "community",
  role: "teacher",
  scenario: "stop",
  rules: "r",
  at: 5,
  ratings: [{ scene: "door", choice: "ask", value: 6, comment: "Asks first." }],
};
const known = (id: string) => (id === "stop" ? { rules: "r", choices: new Map([["door", ["ask"]]]) } : undefined);
const read = (text: string) => readPanelFile(new TextEncoder().encode(text), known);
const codeOf = (text: string): string => {
  const found = read(text);
  return found.ok ? "ok" : found.error.code;
};

test("what is written is read back", () => {
  expect(read(writePanelFile(FILE))).toEqual({ ok: true, value: FILE });
});

test("a file that was changed, is of another version, another scenario or other rules is refused with its reason", () => {
  const text = writePanelFile(FILE);
  expect(codeOf(text.replace('"value": 6', '"value": 7'))).toBe("changed");
  expect(codeOf(text.replace('"version": 1', '"version": 2'))).toBe("newer-version");
  expect(codeOf(writePanelFile({ ...FILE, scenario: "else" }))).toBe("unknown-scenario");
  expect(codeOf(writePanelFile({ ...FILE, rules: "q" }))).toBe("other-rules");
  expect(codeOf("{}")).toBe("not-a-panel-file");
  expect(codeOf("x".repeat(1_000_001))).toBe("too-large");
  expect(codeOf(text.replace('"community"', '"nobody"'))).toBe("bad-field");
});

test("one bad rating keeps the whole file out, and its row is named", () => {
  const ratings = [...FILE.ratings, { scene: "door", choice: "jump", value: 9 }];
  const found = read(writePanelFile({ ...FILE, ratings }));
  expect(found).toMatchObject({ ok: false, error: { code: "bad-ratings", problems: [{ rating: 1 }, { rating: 1 }] } });
});

test("whatever the bytes, the answer is a value", () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string({ unit: "binary" })), (text) => {
      expect(read(text).ok).toBe(false);
      expect(read(`{"format":"common-ground-panel","version":1,"sha256":"","content":${text}}`).ok).toBe(false);
    }),
    { numRuns: runs(200) },
  );
});
