import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

/** Gzip bytes an officer's first choice may cost before its pack: libraries 137 KB, app 16, styles 4, words 3. */
const LIMIT = 160_000;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

const DIST = "dist";
const read = (file: string): string => readFileSync(path.join(DIST, file), "utf8");
const gzipped = (file: string): number => gzipSync(readFileSync(path.join(DIST, file)), { level: 6 }).length;

/** The page, what it names, and everything that imports before it runs: what is fetched before anything is seen. */
function firstLoad(): string[] {
  expect(existsSync(path.join(DIST, ".vite/manifest.json")), "run `npm run build` first").toBe(true);
  const manifest = JSON.parse(read(".vite/manifest.json")) as Record<string, Chunk>;
  const chunkOf = new Map(Object.values(manifest).map((chunk) => [chunk.file, chunk]));
  const named = [...read("index.html").matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map((match) => match[1] ?? "");
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const key of chunkOf.get(file)?.imports ?? []) visit(manifest[key]?.file ?? key);
  };
  for (const file of named) visit(file);
  return ["index.html", ...seen];
}

test("what an officer's first choice needs stays within its budget", () => {
  const sizes = firstLoad().map((file) => [file, gzipped(file)] as const);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  expect(total, JSON.stringify(sizes)).toBeLessThanOrEqual(LIMIT);
  // A graph that is suspiciously small was not read.
  expect(total).toBeGreaterThan(100_000);
});

test("the schema library, the text parser and the trainer's screens are not in it", () => {
  const code = firstLoad().map(read).join("\n");
  // A word of each that no minifier changes: an error of zod's, one of the ICU parser's, of jsonc-parser's, a class of the review's.
  for (const mark of [
    "unrecognized_keys",
    "EXPECT_ARGUMENT_CLOSING_BRACE",
    "CloseBracketExpected",
    "evidence-sheet",
    "Open a scenario file to see",
  ]) {
    expect(code.includes(mark), mark).toBe(false);
  }
  // They are there, in files of their own.
  expect(read(".vite/manifest.json")).toContain("review-screen");
});
