import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentFindings } from "#engine/proof/content/content.ts";
import { packContent, portrayal } from "#engine/proof/content/pack.ts";
import { type Written, writtenIn, writtenInKey } from "#engine/proof/content/written.ts";
import { rulesOf } from "#engine/scenario/hash.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import { parseText } from "#engine/scenario/parse-text.ts";
import type { Text } from "#engine/scenario/text.ts";
import { textsOf } from "#engine/scenario/texts.ts";
import { keyTextsOf } from "#engine/score/key-texts.ts";
import { parseKey } from "#engine/score/parse-key.ts";
import { proofInput, withHead } from "../../../builders/proof-input.ts";
import { randomKeyed } from "../../../builders/random-keys.ts";
import { randomScenario } from "../../../builders/random-scenarios.ts";
import { runs } from "../../../builders/property-runs.ts";

const everywhere = (): boolean => true;

describe("what ran, and what it could decide", () => {
  test("a small clean scenario: all ran, nothing found, and two decisions are too few to speak of chance", () => {
    const { findings, ran, notDecided } = contentFindings(proofInput(), everywhere);
    expect(findings).toEqual([]);
    expect(ran.toSorted()).toEqual(
      ["C01", "C02", "C03", "C04", "C05", "C07", "C08", "C10", "P15", "P18", "P20"].toSorted(),
    );
    expect(notDecided).toEqual(["C01", "C02"]);
  });

  test("without a key, what asks for marks does not run", () => {
    const { key: _, ...input } = proofInput();
    const { ran, notDecided } = contentFindings(input, everywhere);
    expect(ran.toSorted()).toEqual(["C04", "C07", "C08", "C10", "P15", "P18", "P20"]);
    expect(notDecided).toEqual([]);
  });

  test("in a language without lists, what needs them is not decided; in Spanish only the reading level is not", () => {
    const { notDecided } = contentFindings(withHead(proofInput(), { language: "de" }), everywhere);
    expect(notDecided.toSorted()).toEqual(["C01", "C02", "C03", "C04", "C10"]);
    const spanish = contentFindings(withHead(proofInput(), { language: "es-MX" }), everywhere);
    expect(spanish.notDecided.toSorted()).toEqual(["C01", "C02", "C04"]);
  });

  test("any scenario gets an answer, with a key and without, and findings are only of checks that ran", () => {
    const answered = (input: Parameters<typeof contentFindings>[0]): void => {
      const { findings, ran, notDecided } = contentFindings(input, (id) => id.length % 2 === 0);
      for (const { code } of findings) expect(ran).toContain(code);
      for (const code of notDecided) expect(ran).toContain(code);
      packContent([input, input]);
    };
    fc.assert(
      fc.property(randomScenario, (scenario) => answered({ scenario, locales: [], today: "2026-11-23" })),
      { numRuns: runs(300) },
    );
    fc.assert(
      fc.property(randomKeyed, (keyed) => answered({ ...keyed, locales: [], today: "2026-11-23" })),
      { numRuns: runs(300) },
    );
  });
});

describe("where a text stands", () => {
  const folders = ["scenarios", "test/fixtures/scenes"].flatMap((root) =>
    readdirSync(root, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [`${root}/${one.name}`] : [])),
  );

  /** What a pointer leads to. */
  const at = (file: unknown, pointer: string): unknown =>
    pointer
      .split("/")
      .slice(1)
      .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
      .reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], file);

  const sorted = (all: readonly (readonly [string, Text])[]): unknown => all.toSorted(([a], [b]) => (a < b ? -1 : 1));

  const leads = (file: unknown, written: readonly Written[]): void => {
    for (const { pointer, text } of written) {
      const source = at(file, pointer);
      const parsed = parseText(typeof source === "string" ? source : "");
      expect(parsed.ok && parsed.value, pointer).toEqual(text);
    }
  };

  test.each(folders)("%s: each text has the address and the pointer of what the file says there", (folder) => {
    const [file, keyFile] = ["scenario", "key"].map((name) => readFileSync(`${folder}/${name}.json`, "utf8"));
    const parsed = parseScenario(file ?? "");
    if (!parsed.ok) throw new Error(folder);
    const { texts } = writtenIn(parsed.value);
    expect(sorted(texts.map(({ address, text }) => [address, text]))).toEqual(sorted([...textsOf(parsed.value)]));
    leads(JSON.parse(file ?? ""), texts);

    const key = parseKey(keyFile ?? "", parsed.value, rulesOf(parsed.value));
    if (!key.ok) throw new Error(folder);
    const inKey = writtenInKey(key.value, parsed.value.language);
    expect(sorted(inKey.map(({ address, text }) => [address, text]))).toEqual(sorted([...keyTextsOf(key.value)]));
    leads(JSON.parse(keyFile ?? ""), inKey);
  });

  test("what an arm says is read where the other would have been", () => {
    const { scenario } = proofInput((raw) => {
      raw.variants = {
        axis: "name-portrait",
        arms: [{ id: "a" }, { id: "b", strings: { "knock.quiet": "No one comes." } }],
      };
    });
    expect(writtenIn(scenario).texts.at(-1)).toMatchObject({
      address: "arm.b.knock.quiet",
      pointer: "/variants/arms/1/strings/knock.quiet",
      part: "said",
      within: ["knock"],
    });
  });
});

test("C09 counts the people of a pack, each as often as a scenario shows them", () => {
  const other = proofInput((raw) => {
    raw.cast.ben = { ...raw.cast.ana, name: "Ben", gender: "male" };
    raw.cast.desk = { ...raw.cast.ana, name: "Desk", gender: "unspecified" };
  });
  expect(portrayal([proofInput(), other])).toEqual({
    code: "C09",
    severity: "report",
    pointer: "",
    params: { people: 4, female: 2, male: 1, other: 0, unspecified: 1 },
    witness: null,
  });
  expect(portrayal([]).params).toEqual({ people: 0, female: 0, male: 0, other: 0, unspecified: 0 });
});
