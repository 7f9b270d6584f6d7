import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rulesOf } from "#engine/scenario/hash.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import { parseText } from "#engine/scenario/parse-text.ts";
import { mapTexts, textHash, textsOf } from "#engine/scenario/texts.ts";
import { coverageOf, sourceOf, translated, type Translation } from "#engine/scenario/translation.ts";
import { parseKey } from "#engine/score/parse-key.ts";
import { parseTranslation, translationFile } from "#engine/score/parse-translation.ts";
import { translatedKey } from "#engine/score/key-texts.ts";
import { randomScenario } from "../../builders/random-scenarios.ts";
import { rawKey } from "../../builders/raw-key.ts";
import { rawScenario } from "../../builders/raw-scenario.ts";
import { runs } from "../../builders/property-runs.ts";

function small() {
  const scenario = parseScenario(JSON.stringify(rawScenario()));
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.error));
  const key = parseKey(JSON.stringify(rawKey()), scenario.value, rulesOf(scenario.value));
  if (!key.ok) throw new Error(JSON.stringify(key.error));
  return { scenario: scenario.value, key: key.value };
}

/** A file in which every text was translated by a machine that shouts. */
function shouted() {
  const { scenario, key } = small();
  const file = translationFile(scenario, key, "es");
  for (const [address, entry] of Object.entries(file.texts)) {
    file.texts[address] = { of: entry.of, text: `¡${entry.source}!` };
  }
  return { scenario, key, file };
}

const parsed = ({ scenario, key }: ReturnType<typeof small>, file: unknown) => {
  const result = parseTranslation(JSON.stringify(file), scenario, key);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

describe("texts by address", () => {
  test("every text has an address of its own", () => {
    const { scenario } = small();
    let visits = 0;
    mapTexts(scenario, (_, text) => {
      visits++;
      return text;
    });
    expect(textsOf(scenario).size).toBe(visits);
    expect(textsOf(scenario).get("knock.quiet")).toBe("Nobody comes.");
    expect(textsOf(scenario).get("knock.prompt")).toBe("What do you do?");
    expect(textsOf(scenario).get("knock.again")).toBe("Knock again.");
    expect(textsOf(scenario).get("policy.line")).toBe("the desk");
  });

  test("other words are no other rules: whatever the scenario, its rules hash the same", () => {
    fc.assert(
      fc.property(randomScenario, (scenario) => {
        expect(rulesOf(mapTexts(scenario, () => "x"))).toBe(rulesOf(scenario));
      }),
      { numRuns: runs(200) },
    );
  });

  test("mapping to the same texts gives the same scenario", () => {
    fc.assert(
      fc.property(randomScenario, (scenario) => {
        expect(mapTexts(scenario, (_, text) => text)).toEqual(scenario);
      }),
      { numRuns: runs(200) },
    );
  });
});

describe("a text goes back to what its author wrote", () => {
  test.each([
    "Plain.",
    "*Are* you hurt, {ana.name}?",
    "{ana.gender, select, female {She} male {He} other {They}} said *no*.",
    "{meters.time, plural, one {One question} other {# questions}} left.",
  ])("%s", (source) => {
    const text = parseText(source);
    if (!text.ok) throw new Error(text.error);
    expect(parseText(sourceOf(text.value))).toEqual(text);
  });
});

describe("a translation", () => {
  test("whole, tells the scenario and its key in its language", () => {
    const { scenario, key, file } = shouted();
    const { scenario: told, key: keyed, coverage } = parsed({ scenario, key }, file);
    expect(coverage).toMatchObject({ stale: [], missing: [], translated: coverage.texts });
    const spanish = translated(scenario, told);
    expect(spanish.language).toBe("es");
    expect(spanish.title).toBe("¡A small one!");
    expect(textsOf(spanish).get("talk.hurt")).toEqual(["¡", { em: ["Are"] }, " you hurt?!"]);
    expect(translatedKey(key, keyed).decisions["knock"]?.choices["again"]?.rationale).toEqual([
      "¡Because ",
      { ref: "ana.name" },
      " hears it.!",
    ]);
    expect(rulesOf(spanish)).toBe(rulesOf(scenario));
  });

  test("of a text that changed since is stale, and the text is told as it was written", () => {
    const { key, file } = shouted();
    const raw = rawScenario();
    raw.title = "A small one, mended";
    const changed = parseScenario(JSON.stringify(raw));
    if (!changed.ok) throw new Error("unreadable");
    const { scenario: told, coverage } = parsed({ scenario: changed.value, key }, file);
    expect(coverage.stale).toEqual(["title"]);
    const spanish = translated(changed.value, told);
    expect(spanish.title).toBe("A small one, mended");
    expect(spanish.summary).toBe("¡Two questions at a door.!");
  });

  test("with gaps counts them, and leaves them in the language of the scenario", () => {
    const { scenario, key, file } = shouted();
    file.texts["summary"] = { of: file.texts["summary"]?.of ?? "", text: "" };
    const { scenario: told, coverage } = parsed({ scenario, key }, file);
    expect(coverage.missing).toEqual(["summary"]);
    expect(translated(scenario, told).summary).toBe("Two questions at a door.");
  });

  test.each([
    ["an address that is nowhere", "nowhere.at-all", "Hola", "unknown-name"],
    ["a name nobody has", "title", "Hola {ben.name}", "unknown-name"],
    ["an open brace", "title", "Hola {", "bad-text"],
  ])("with %s is refused with its place", (_, address, text, code) => {
    const { scenario, key, file } = shouted();
    file.texts[address] = { of: "00000000", text };
    const result = parseTranslation(JSON.stringify(file), scenario, key);
    expect(result).toMatchObject({ ok: false, error: [{ code }] });
    expect(!result.ok && result.error[0]?.pointer).toContain(address);
  });

  test("brought up to date keeps what holds and puts the source beside what does not", () => {
    const { key, file } = shouted();
    const raw = rawScenario();
    raw.title = "A small one, mended";
    const changed = parseScenario(JSON.stringify(raw));
    if (!changed.ok) throw new Error("unreadable");
    const fresh = translationFile(changed.value, key, "es", file);
    expect(fresh.texts["title"]).toEqual({
      of: textHash("A small one, mended"),
      source: "A small one, mended",
      text: "¡A small one!",
    });
    expect(fresh.texts["summary"]).toEqual(file.texts["summary"]);
  });

  test("is stale for as long as its file says so, even beside its source", () => {
    const { scenario } = small();
    const told: Translation = {
      scenario: "small",
      language: "es",
      reviewed: false,
      texts: { title: ["00000000", "Otra cosa"] },
    };
    expect(coverageOf(new Map([["title", scenario.title]]), told).stale).toEqual(["title"]);
  });
});
