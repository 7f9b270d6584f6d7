import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { canonicalBytes } from "#engine/scenario/hash.ts";
import type { Evidence } from "#engine/score/evidence.ts";
import { type AttemptFile, judge, readAttemptFile } from "#interop/bundle/attempt-file.ts";

const folder = new URL(".", import.meta.url);
const releases = readdirSync(folder).filter((name) => name.endsWith(".json"));
const goldenOf = (name: string): { file: AttemptFile; evidence: Record<string, Evidence> } =>
  JSON.parse(readFileSync(new URL(name, folder), "utf8")) as { file: AttemptFile; evidence: Record<string, Evidence> };

test("there are logs of every release so far", () => {
  expect(releases).toContain("0.1.0.json");
});

test.each(releases)("logs of %s replay equal and give the evidence they gave", (name) => {
  const { file, evidence } = goldenOf(name);
  const read = readAttemptFile(JSON.stringify(file));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  expect(read.value.attempts.length).toBeGreaterThan(10);
  for (const attempt of read.value.attempts) {
    const judged = judge(read.value, attempt);
    expect(judged.chain).toEqual({ ok: true, value: undefined });
    expect(judged.replay.ok, JSON.stringify(judged.replay)).toBe(true);
    expect(judged.evidence).toEqual({ ok: true, value: evidence[attempt.header.attempt] });
  }
});

test("a changed pack under an old hash, a changed state, and a missing pack are named, never scored", () => {
  const { file } = goldenOf("0.1.0.json");
  const [attempt] = file.attempts;
  if (!attempt) throw new Error("no attempt");
  const { pack } = attempt.header;
  const text = file.packs[pack] ?? "";
  const other = { ...file, packs: { [pack]: text.replace("deaf", "dead") } };
  expect(judge(other, attempt)).toMatchObject({ replay: { ok: false, error: { code: "pack-damaged" } } });
  expect(judge({ ...file, packs: {} }, attempt)).toMatchObject({ replay: { ok: false, error: { code: "pack-missing" } } });
  const moves = attempt.moves.map((move, at) => (at === 3 ? { ...move, after: "00000000" } : move));
  const drifted = judge(file, { ...attempt, moves });
  expect(drifted).toMatchObject({
    chain: { ok: false, error: { code: "changed", seq: 3 } },
    replay: { ok: false, error: { code: "drift", seq: 3, logged: "00000000" } },
  });
  expect(drifted).not.toHaveProperty("evidence");
  expect(canonicalBytes(JSON.parse(text)).length).toBe(new TextEncoder().encode(text).length);
});
