import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { rawKey } from "../builders/raw-key.ts";
import { rawScenario, scenarioText } from "../builders/raw-scenario.ts";

const folder = mkdtempSync(path.join(tmpdir(), "scenarios-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["src/cli/scenarios.ts", ...args], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, out: stdout, err: stderr };
}

/** A folder of a scenario, as an author has it. */
function written(name: string, scenario: string | Uint8Array, key?: unknown): string {
  const own = path.join(folder, name);
  mkdirSync(own);
  writeFileSync(path.join(own, "scenario.json"), scenario);
  if (key !== undefined) writeFileSync(path.join(own, "key.json"), JSON.stringify(key));
  return own;
}

test("a good scenario with its key is clean, and what was not checked says so", () => {
  const own = written("good", scenarioText(), rawKey());
  const { code, out } = run("check", own, "--json");
  expect(code).toBe(0);
  const report = JSON.parse(out) as { scenarios: Record<string, unknown>[] };
  expect(report).toMatchObject({ version: 1, ok: true });
  const [one] = report.scenarios;
  expect(one).toMatchObject({
    id: "small",
    file: path.join(own, "scenario.json"),
    pack: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    rules: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    problems: [],
  });
  expect(Object.keys(one?.["checks"] ?? {})).toHaveLength(33);
  expect(one?.["endings"]).toMatchObject([{ id: "good", outcome: "resolved" }, { id: "plain" }]);
});

test("a problem is told with its file, line, pointer and sentence, and the exit code is 1", () => {
  const raw = rawScenario();
  raw.phases[0].scenes[0].choices[0].to = "nowhere";
  const own = written("dangling", scenarioText(raw));
  const json = run("check", own, "--json");
  expect(json.code).toBe(1);
  expect(JSON.parse(json.out)).toMatchObject({
    ok: false,
    scenarios: [{ problems: [{ code: "unknown-target", pointer: "/phases/0/scenes/0/choices/0/to" }] }],
  });
  const told = run("check", own);
  expect(told.code).toBe(1);
  expect(told.out).toMatch(/scenario\.json:\d+ {2}There is no scene or ending called “nowhere”\..*\(\/phases\/0/);
});

test("the problems of a key are told with the key's own file", () => {
  const key = rawKey();
  delete key.decisions.talk.choices.bye;
  const { code, out } = run("check", written("keyed", scenarioText(), key));
  expect(code).toBe(1);
  expect(out).toMatch(/key\.json:\d+ {2}The choice “bye” of “talk” has no marks/);
});

test("a file that is not UTF-8, or too large, is refused before it is parsed", () => {
  const utf16 = written("utf16", new Uint8Array(Buffer.from(`\ufeff${scenarioText()}`, "utf16le")));
  const large = written("large", `"${"a".repeat(5_000_001)}"`);
  const { code, out } = run("check", utf16, large, "--json");
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    scenarios: [{ problems: [{ code: "not-utf8" }] }, { problems: [{ code: "too-large" }] }],
  });
});

test("counts come from the files", () => {
  const own = written("counted", scenarioText(), rawKey());
  const { code, out } = run("stats", own, "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    version: 1,
    scenarios: [{ id: "small", scenes: 3, decisions: 2, choices: 5, endings: 2, arms: 0, key: "author" }],
    coverage: { competencies: { COM: { decisions: 2, scenarios: 1 } }, portrayal: { people: 1 } },
  });
});

test.each([
  ["no command", []],
  ["an unknown command", ["prove"]],
  ["an unknown option", ["check", "--fast"]],
  ["a cap that is no number", ["check", "--max-states", "many"]],
  ["a folder that is not there", ["check", "nowhere"]],
  ["an import, which is not built", ["import", "story.twee"]],
])("%s is told as an error value, with exit code 2 and nothing on standard output", (_, args) => {
  const { code, out, err } = run(...args);
  expect(code).toBe(2);
  expect(out).toBe("");
  const { error } = JSON.parse(err) as { error: { code: string; message: string } };
  expect(error.code).toMatch(/^[a-z-]+$/);
  expect(error.message).toMatch(/\w/);
});

test("what the proof finds is told with its place and the way to it; an error makes the exit code 1", () => {
  const raw = rawScenario();
  // A question nobody has asked yet is the only way out.
  raw.phases[0].scenes[1].choices = raw.phases[0].scenes[1].choices.map((choice: { id: string }) =>
    choice.id === "bye" ? { ...choice, when: { chosen: "talk.hurt" } } : choice,
  );
  raw.phases[0].scenes[1].choices[0].when = { chosen: "talk.bye" };
  const own = written("stuck", scenarioText(raw), rawKey());
  const json = run("check", own, "--json");
  expect(json.code).toBe(1);
  const report = JSON.parse(json.out) as { ok: boolean; scenarios: { findings: unknown[]; checks: unknown }[] };
  expect(report.ok).toBe(false);
  expect(report.scenarios[0]?.checks).toMatchObject({ P02: "found", P09: "found", P21: "not run" });
  expect(report.scenarios[0]?.findings).toContainEqual(
    expect.objectContaining({
      code: "P02",
      severity: "error",
      params: { scene: "talk" },
      pointer: "/phases/0/scenes/1",
      witness: [
        { kind: "began", scene: "knock" },
        { kind: "chose", scene: "knock", choice: "again" },
      ],
    }),
  );
  const all = report.scenarios[0]?.findings as { code: string; message: string; line: number }[];
  const finding = all.find(({ code }) => code === "P02");
  expect(finding?.message).toBe(
    "A run can come to “talk” and find nothing to choose. A timer that runs out is no rescue.",
  );
  const told = run("check", own);
  expect(told.code).toBe(1);
  expect(told.out).toContain("  Error P02: Nothing open\n");
  expect(told.out).toContain(`${path.join(own, "scenario.json")}:${finding?.line}\n`);
  expect(told.out).toMatch(/The way there:\n +1 {2}knock\.again {2}does: “Knock again\.”\n/);
  expect(told.out.trimEnd().split("\n").at(-1)).toMatch(/^1 scenario checked: \d+ errors, \d+ warnings, \d+ notes\.$/);
});

test("what is told for people fits a narrow screen, and has colours only where they are wanted", () => {
  const own = written("told", scenarioText(), rawKey());
  const { out } = run("check", own);
  for (const line of out.split("\n")) if (!line.includes(own)) expect(line.length, line).toBeLessThanOrEqual(80);
  for (const part of [
    "small  ",
    "all there are",
    "The key is the view of its author: Tests.",
    "Endings, each with the shortest route:",
    "good (resolved), 3 moves",
    "Share of its marks that a route earns",
    "always takes the longest choice",
    "Proved: P01",
    "Not decided, because fewer than six decisions have one best choice: C01\n",
    "Not run: P19 P21 P22",
  ])
    expect(out, part).toContain(part);
  expect(out).not.toContain("\u001b[");
  const coloured = spawnSync(process.execPath, ["src/cli/scenarios.ts", "check", own], {
    encoding: "utf8",
    env: { ...process.env, FORCE_COLOR: "1", NO_COLOR: undefined },
  });
  expect(coloured.stdout).toContain("\u001b[");
});

test("of what could not all be looked at, nothing is called proved or never reached", () => {
  const { code, out } = run("check", written("capped", scenarioText(), rawKey()), "--max-states", "3");
  expect(code).toBe(0);
  const text = out.replaceAll(/\s+/g, " ");
  expect(text).toContain("3 states, 3 moves, and more that were not looked at (limit 3)");
  expect(text).toContain("good (resolved), not met in the part that was looked at");
  expect(text).toContain("Not decided, because not every state could be looked at: P01 P02");
});

test("without a key it says that nothing is said of marks", () => {
  const { code, out } = run("check", written("keyless", scenarioText()));
  expect(code).toBe(0);
  expect(out).toContain("There is no key beside it, so nothing is said of marks.");
});

test("several scenarios are held against each other too", () => {
  const { code, out } = run("check", "scenarios", "--json");
  expect(code).toBe(0);
  const report = JSON.parse(out) as { pack: { findings: { code: string }[] }; scenarios: { decided: boolean }[] };
  expect(report.pack.findings.map((finding) => finding.code)).toContain("C09");
  expect(report.scenarios.every(({ decided }) => decided)).toBe(true);
});
