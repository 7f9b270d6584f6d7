import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Attempt } from "#engine/attempt/move.ts";
import { canonicalBytes, rulesOf, sha256Hex } from "#engine/scenario/hash.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import { CHANCE_BYTES, seal } from "#interop/backup/sealed-file.ts";
import { writeBackup } from "#interop/backup/write-backup.ts";
import { playThrough } from "../builders/played.ts";
import { rawKey } from "../builders/raw-key.ts";
import { rawScenario, scenarioText } from "../builders/raw-scenario.ts";
import { aHeader } from "../builders/runs.ts";

const folder = mkdtempSync(path.join(tmpdir(), "attempts-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function check(scenario: string, file: string, ...more: string[]): { code: number | null; out: string; err: string } {
  const args = ["src/cli/scenarios.ts", "check", scenario, "--attempts", file, ...more];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

/** The report of one scenario, as far as these tests read it. */
interface Told {
  readonly attempts: { readonly file: string; readonly others: number | null };
  readonly scenarios: readonly {
    readonly checks: Readonly<Record<string, string>>;
    readonly attempts: { readonly taken: number; readonly unread: number };
    readonly findings: readonly { readonly code: string; readonly params: Readonly<Record<string, unknown>> }[];
  }[];
}
const told = (out: string): Told => JSON.parse(out) as Told;
const ofCode = (report: Told, code: string): unknown[] =>
  (report.scenarios[0]?.findings ?? []).filter((one) => one.code === code).map(({ params }) => params);

/** A folder of a scenario, as an author has it. */
function written(name: string, raw: unknown = rawScenario(), key: unknown = rawKey()): string {
  const own = path.join(folder, name);
  mkdirSync(own);
  writeFileSync(path.join(own, "scenario.json"), scenarioText(raw));
  writeFileSync(path.join(own, "key.json"), JSON.stringify(key));
  return own;
}

const file = (name: string, content: string | Uint8Array): string => {
  const whole = path.join(folder, name);
  writeFileSync(whole, content);
  return whole;
};

const parsed = parseScenario(scenarioText());
if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
const pack = canonicalBytes(parsed.value);
const pinned = { scenario: "small", pack: sha256Hex(pack), rules: rulesOf(parsed.value) };

function attempt(id: string, choices: readonly string[], scenario = pinned.scenario): Attempt {
  const header = aHeader({ ...pinned, scenario, attempt: id });
  if (!parsed.ok) throw new Error("unreachable");
  return { header, moves: playThrough(parsed.value, choices, header).moments.map(({ move }) => move), notes: [] };
}

const asJson = (attempts: readonly Attempt[]): string =>
  JSON.stringify({
    kind: "common-ground-attempts",
    version: 1,
    attempts,
    packs: { [pinned.pack]: new TextDecoder().decode(pack) },
    keys: {},
  });

async function asBackup(attempts: readonly Attempt[]): Promise<Uint8Array<ArrayBuffer>> {
  const made = await writeBackup({
    head: { madeAt: 0, build: "test", scope: { of: "device" } },
    packs: new Map([[pinned.pack, pack]]),
    officers: [{ id: "o1", name: "O" }],
    attempts: attempts.map((one) => ({ ...one, comments: [] })),
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

const two = [attempt("a1", ["again", "hurt", "bye"]), attempt("a2", ["wait", "bye"])];

test("stored attempts of the very version go as they did; what they never did is told", async () => {
  const own = written("as-it-was");
  for (const given of [file("two.json", asJson(two)), file("two.cgbackup", await asBackup(two))]) {
    const { code, out } = check(own, given, "--json");
    expect(code).toBe(0);
    const report = told(out);
    expect(report.attempts).toEqual({ file: given, others: 0 });
    expect(report.scenarios[0]?.attempts).toEqual({ taken: 2, unread: 0 });
    expect(report.scenarios[0]?.checks).toMatchObject({ P21: "found", P22: "proved" });
    expect(ofCode(report, "P21")).toEqual([{ what: "timeout", id: "knock.timeout" }]);
    expect(ofCode(report, "P22")).toEqual([
      { attempt: "a1", result: "same", seq: 4, scene: "good" },
      { attempt: "a2", result: "same", seq: 3, scene: "plain" },
    ]);
    const text = check(own, given).out;
    expect(text).toContain("2 stored attempts were compared with it. 2 go as they did.\n");
    expect(text).toContain("Nobody let the time run out at “knock”.");
    expect(text).not.toContain("Note P22");
  }
});

test("an edit that renames a choice and one that leads elsewhere are told of each attempt, and are no error", () => {
  const raw = rawScenario();
  const [knock, talk] = raw.phases[0].scenes;
  knock.choices[1].to = "fork";
  talk.choices[0].id = "harmed";
  raw.phases[0].scenes[2].rows[0].when.and[0].chosen = "talk.harmed";
  const key = rawKey();
  key.decisions.talk.choices.harmed = key.decisions.talk.choices.hurt;
  delete key.decisions.talk.choices.hurt;
  const own = written("edited", raw, key);
  const given = file("edited.json", asJson(two));
  const report = told(check(own, given, "--json").out);
  expect(report.scenarios[0]?.checks["P22"]).toBe("found");
  expect(ofCode(report, "P22")).toEqual([
    { attempt: "a1", result: "broken", seq: 2, scene: "talk" },
    { attempt: "a2", result: "re-routed", seq: 1, scene: "plain" },
  ]);
  const many = Array.from({ length: 23 }, (_, at) => attempt(`many-${at}`, ["again", "hurt", "bye"]));
  expect(check(own, file("many.json", asJson(many))).out).toContain("3 more; `--json` lists all.\n");
  const text = check(own, given).out.replaceAll(/\s+/g, " ");
  expect(text).toContain("2 stored attempts were compared with it. ");
  expect(text).not.toContain("as they did");
  expect(text).toContain("The attempt “a1” cannot be made any more: its move 2, at “talk”, is not offered.");
  expect(text).toContain("The attempt “a2” goes another way now: its move 1 leads to “plain”.");
});

test("attempts of other scenarios are counted and left alone; with none of this one nothing is compared", () => {
  const own = written("others");
  const given = file("others.json", asJson([attempt("b1", ["wait", "bye"], "another")]));
  const { code, out } = check(own, given, "--json");
  expect(code).toBe(0);
  const report = told(out);
  expect(report.attempts.others).toBe(1);
  expect(report.scenarios[0]?.checks).toMatchObject({ P21: "not run", P22: "not run" });
  const text = check(own, given).out.replaceAll(/\s+/g, " ");
  expect(text).toContain("others.json holds no attempt of this scenario.");
  expect(text).toContain("1 attempt in ");
});

test("an attempt whose log or pack was changed is left out and counted", () => {
  const own = written("damaged");
  const [first, second] = two;
  const changed = { ...first!, moves: first!.moves.map((move) => ({ ...move, ms: move.ms + 1 })) };
  const shapeless = { ...second!, moves: [{ ...second!.moves[0]!, kind: "flew" }] } as unknown as Attempt;
  const report = told(check(own, file("changed.json", asJson([changed, shapeless, second!])), "--json").out);
  expect(report.scenarios[0]?.attempts).toEqual({ taken: 1, unread: 2 });
  expect(report.scenarios[0]?.checks["P22"]).toBe("not decided");
  const otherPack = asJson(two).replaceAll("Nobody comes.", "Somebody comes.");
  const { out } = check(own, file("pack.json", otherPack), "--json");
  expect(told(out).scenarios[0]?.attempts).toEqual({ taken: 0, unread: 2 });
});

test("an attempt without its pack is compared by its log alone", () => {
  const own = written("log-alone");
  const bare = JSON.stringify({ ...(JSON.parse(asJson(two)) as object), packs: {} });
  const report = told(check(own, file("bare.json", bare), "--json").out);
  expect(report.scenarios[0]?.attempts).toEqual({ taken: 2, unread: 0 });
  expect(ofCode(report, "P22")).toMatchObject([{ result: "same" }, { result: "same" }]);
});

test("the attempts of a released version are of the scenario that ships", () => {
  const golden = JSON.parse(readFileSync("test/golden/0.1.0.json", "utf8")) as { file: { attempts: unknown[] } };
  const given = file("golden.json", JSON.stringify(golden.file));
  const report = told(check("scenarios/reaching-for-the-card", given, "--json").out);
  expect(report.scenarios[0]?.attempts).toEqual({ taken: golden.file.attempts.length, unread: 0 });
});

const bytes = await asBackup(two);
const sealed = await seal(bytes, "four plain words here", new Uint8Array(CHANCE_BYTES));
if (!sealed.ok) throw new Error(sealed.error.code);
test.each<[string, string | Uint8Array, string, RegExp]>([
  ["an empty file", "", "not-attempts", /is empty\.$/],
  ["a file that is no JSON", "attempts", "not-attempts", /holds no attempts\. Line 1: This is not JSON/],
  ["some other JSON", '{"kind":"something"}', "not-attempts", /holds no attempts\. Line 1: /],
  [
    "a JSON file cut short",
    asJson(two).slice(0, -200),
    "not-attempts",
    /holds no attempts\. Line \d+: This is not JSON/,
  ],
  ["a backup cut short", bytes.slice(0, -60), "not-attempts", /is damaged: .* cut short/],
  [
    "a backup behind a passphrase",
    sealed.value,
    "not-attempts",
    /protected by a passphrase\. Save a backup without one\.$/,
  ],
  [
    "bytes of something else",
    new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0x80]),
    "not-attempts",
    /neither a backup nor text/,
  ],
])("%s is refused in a sentence, with exit code 2 and nothing on standard output", (name, content, code, sentence) => {
  const own = path.join(folder, "as-it-was");
  const { code: exit, out, err } = check(own, file(name.replaceAll(" ", "-"), content));
  expect(exit).toBe(2);
  expect(out).toBe("");
  const { error } = JSON.parse(err) as { error: { code: string; message: string } };
  expect(error.code).toBe(code);
  expect(error.message).toMatch(sentence);
});

test("a file that is not there is told as such, and --attempts is nothing for stats", () => {
  const missing = check(path.join(folder, "as-it-was"), path.join(folder, "nowhere.json"));
  expect(missing.code).toBe(2);
  expect(JSON.parse(missing.err)).toMatchObject({ error: { code: "unreadable" } });
  const stats = spawnSync(process.execPath, ["src/cli/scenarios.ts", "stats", "--attempts", "x.json"], {
    encoding: "utf8",
  });
  expect(stats.status).toBe(2);
  expect(JSON.parse(stats.stderr)).toMatchObject({ error: { code: "usage" } });
});
