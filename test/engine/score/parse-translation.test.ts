import { describe, expect, test } from "vitest";
import { rulesOf } from "#engine/scenario/hash.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import { parseKey } from "#engine/score/parse-key.ts";
import { parseTranslation, translationFile } from "#engine/score/parse-translation.ts";
import { rawKey } from "../../builders/raw-key.ts";
import { rawScenario } from "../../builders/raw-scenario.ts";

const scenarioIn = parseScenario(JSON.stringify(rawScenario()));
if (!scenarioIn.ok) throw new Error("the scenario of the tests is broken");
const scenario = scenarioIn.value;
const keyIn = parseKey(JSON.stringify(rawKey()), scenario, rulesOf(scenario));
if (!keyIn.ok) throw new Error("the key of the tests is broken");
const key = keyIn.value;

type File = ReturnType<typeof translationFile>;
const aFile = (): File => translationFile(scenario, key, "es");
// oxlint-disable-next-line typescript/no-explicit-any -- tests break it in every way a file can be broken
const problemsOf = (change: (file: any) => void) => {
  const file = structuredClone(aFile());
  change(file);
  const parsed = parseTranslation(JSON.stringify(file, null, 1), scenario, key);
  return parsed.ok ? [] : parsed.error.map(({ code, pointer, params }) => ({ code, pointer, params }));
};
const QUIET = "knock.quiet";

describe("a file of translations", () => {
  test("for another scenario, or for a text that is not there, says so where it stands", () => {
    expect(problemsOf((file) => (file.scenario = "other"))).toEqual([
      { code: "unknown-name", pointer: "/scenario", params: { id: "other", what: "scenario" } },
    ]);
    expect(problemsOf((file) => (file.texts["nowhere.text"] = { of: "00000000", text: "x" }))).toEqual([
      { code: "unknown-name", pointer: "/texts/nowhere.text", params: { id: "nowhere.text", what: "text" } },
    ]);
    expect(problemsOf((file) => (file.texts["nowhere.text"] = { of: "00000000", text: "" }))).toHaveLength(1);
  });

  test("a text that does not read, or refers to nobody, says so where it stands", () => {
    expect(problemsOf((file) => (file.texts[QUIET].text = "{open"))).toMatchObject([
      { code: "bad-text", pointer: `/texts/${QUIET}/text`, params: { why: expect.stringMatching(/./) } },
    ]);
    expect(problemsOf((file) => (file.texts[QUIET].text = "{bob.name}"))).toEqual([
      { code: "unknown-name", pointer: `/texts/${QUIET}/text`, params: { id: "bob.name", what: "reference" } },
    ]);
    expect(problemsOf((file) => (file.texts[QUIET].text = "{ana.name} calla."))).toEqual([]);
  });

  test("languages are tags of a language, perhaps a script, perhaps a region; hashes eight figures of sixteen", () => {
    const refused = (change: (file: ReturnType<typeof aFile> & Record<string, unknown>) => void): boolean =>
      problemsOf(change).length > 0;
    for (const language of ["es", "ast", "es-MX", "zh-Hans", "zh-Hant-TW", "es-419"])
      expect([language, refused((file) => (file.language = language))]).toEqual([language, false]);
    for (const language of [
      "e",
      "spanish",
      "ES",
      "es-mx",
      "es-MEX",
      "es-41",
      "zh-hans",
      "zh-Han",
      "es ",
      " es",
      "es-MX-x",
      "1es",
    ])
      expect([language, refused((file) => (file.language = language))]).toEqual([language, true]);
    for (const hash of ["0123abc", "0123abcde", "0123abcg", "x0123abcd", "0123ABCD"])
      expect([hash, refused((file) => (file.texts[QUIET] = { of: hash, text: "" }))]).toEqual([hash, true]);
    expect(refused((file) => (file.texts[QUIET] = { of: "0123abcd", text: "", source: "x".repeat(2001) }))).toBe(true);
    expect(refused((file) => (file.texts[QUIET] = { of: "0123abcd", text: "", source: "x".repeat(2000) }))).toBe(false);
    expect(refused((file) => (file.texts[QUIET] = { of: "0123abcd", text: "x".repeat(3001) }))).toBe(true);
    expect(refused((file) => (file["format"] = 2 as never))).toBe(true);
    expect(refused((file) => (file.by = "x".repeat(201)))).toBe(true);
    expect(refused((file) => (file["extra"] = 1))).toBe(true);
    expect([parseTranslation("{", scenario, key).ok, parseTranslation("[]", scenario, key).ok]).toEqual([false, false]);
  });

  test("of thousands of problems a file's worth is listed", () => {
    const many = (count: number) =>
      problemsOf((file) => {
        for (let at = 0; at < count; at++) file.texts[`nowhere.${at}`] = { of: "00000000", text: "x" };
      }).length;
    expect(many(5000)).toBe(many(9000));
    expect(many(5000)).toBeLessThan(5000);
    expect(many(20)).toBe(20);
  });
});

describe("the file a translator works in", () => {
  test("is new with every text waiting, not reviewed, by nobody", () => {
    const file = aFile();
    expect(file).toMatchObject({ format: 1, scenario: "small", language: "es", reviewed: false, by: "" });
    expect(file.texts[QUIET]).toMatchObject({ source: "Nobody comes.", text: "" });
    expect(Object.values(file.texts).every(({ text, source }) => text === "" && source !== undefined)).toBe(true);
  });

  test("keeps what was translated and who did it; what changed since waits again with the old words in it", () => {
    const file = aFile();
    const [done, stale] = [QUIET, "knock.prompt"];
    const hashOf = (address: string): string => file.texts[address]?.of ?? "";
    const before = {
      reviewed: true,
      by: "M. Ortiz",
      texts: {
        [done]: { of: hashOf(done), text: "Nadie viene." },
        [stale]: { of: "00000000", text: "¿Qué hace?" },
        "knock.again": { of: hashOf("knock.again"), text: "" },
      },
    };
    const next = translationFile(scenario, key, "es", before);
    expect([next.reviewed, next.by]).toEqual([true, "M. Ortiz"]);
    expect(next.texts[done]).toEqual({ of: hashOf(done), text: "Nadie viene." });
    expect(next.texts[stale]).toEqual({ of: hashOf(stale), source: "What do you do?", text: "¿Qué hace?" });
    expect(next.texts["knock.again"]).toEqual({ of: hashOf("knock.again"), source: "Knock again.", text: "" });
  });

  test("comes back as translations of scenario and key, each with its own texts", () => {
    const file = aFile();
    for (const [address, entry] of Object.entries(file.texts)) file.texts[address] = { of: entry.of, text: "Así." };
    const parsed = parseTranslation(JSON.stringify(file), scenario, key);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error[0]));
    expect(Object.keys(parsed.value.key.texts).every((address) => address.startsWith("key."))).toBe(true);
    expect(Object.keys(parsed.value.scenario.texts)).toContain(QUIET);
    expect(Object.keys(parsed.value.scenario.texts).some((address) => address.startsWith("key."))).toBe(false);
    expect(parsed.value.scenario).toMatchObject({ scenario: "small", language: "es", reviewed: false });
    const texts = Object.keys(file.texts).length;
    expect(parsed.value.coverage).toEqual({ texts, translated: texts, stale: [], missing: [] });
  });
});
