// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { FIRST_AREAS, LATER_AREAS, type Area, type Texts } from "#words/areas.ts";
import { directionOf, LOCALES, pickLocale, type Locale } from "#words/locales.ts";
import { pseudo } from "#words/pseudo.ts";
import { useWords, WordsProvider } from "#words/use-words.tsx";
import { addAreas, changeLocale, createWords, translate, type Words } from "#words/words.ts";

afterEach(cleanup);

const AREAS: readonly Area[] = [...FIRST_AREAS, ...LATER_AREAS];
const SOURCE: Readonly<Record<string, Texts>> = Object.fromEntries(
  await Promise.all(
    AREAS.map(async (area) => [
      area,
      ((await import(`../../src/words/en-us/${area}.ts`)) as { default: Texts }).default,
    ]),
  ),
);

/** Words with the area of the first screen. */
async function withHome(locale: Locale): Promise<Words> {
  const words = await createWords(locale);
  await addAreas(words, ["home", "device"]);
  return words;
}

const flat = (texts: Texts, path = ""): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value]] : flat(value, `${path}${key}.`),
  );
const everyText = AREAS.flatMap((area) => flat(SOURCE[area] ?? {}).map(([key, text]) => ({ area, key, text })));
const placeholders = (text: string): string[] => (text.match(/\{\{[^}]*\}\}/g) ?? []).toSorted();

test("a pseudo-locale keeps the placeholders of every text there is, and every key", () => {
  expect(everyText.length).toBeGreaterThan(300);
  for (const locale of ["en-XA", "ar-XB"] as const)
    for (const area of AREAS) {
      const made = new Map(flat(pseudo(locale, SOURCE[area] ?? {})));
      for (const [key, text] of flat(SOURCE[area] ?? {})) {
        expect(placeholders(made.get(key) ?? ""), `${locale} ${area}.${key}`).toEqual(placeholders(text));
        expect(made.get(key), `${locale} ${area}.${key}`).not.toBe(text);
      }
    }
});

test("Spanish says everything, with the same placeholders, and leaves nothing in English", async () => {
  const SAME =
    /^(Common Ground|Atkinson Hyperlegible Next|OpenDyslexic|Total|×\{\{factor\}\}|PIN|radio|[^\p{L}]*|.*\{\{[^}]*\}\}[^\p{L}]*)$/u;
  const english: string[] = [];
  for (const area of AREAS) {
    const file = (await import(`../../src/words/es/${area}.ts`)) as { default: Texts };
    const spanish = new Map(flat(file.default));
    expect([...spanish.keys()].toSorted()).toEqual(
      flat(SOURCE[area] ?? {})
        .map(([key]) => key)
        .toSorted(),
    );
    for (const [key, text] of flat(SOURCE[area] ?? {})) {
      const said = spanish.get(key) ?? "";
      expect(placeholders(said), `${area}.${key}`).toEqual(placeholders(text));
      if (said === text && !SAME.test(text)) english.push(`${area}.${key}: ${text}`);
    }
  }
  expect(english).toEqual([]);
});

test("a pseudo-locale keeps the placeholders of any text, and makes it about a third longer", () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 20 }).filter((text) => !/[{}]/.test(text)),
    fc.constantFrom("{{count}}", "{{name}}"),
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
      const text = pieces.join("");
      const made = (locale: "en-XA" | "ar-XB"): string =>
        flat(pseudo(locale, { text }))
          .map(([, value]) => value)
          .join("");
      for (const locale of ["en-XA", "ar-XB"] as const) expect(placeholders(made(locale))).toEqual(placeholders(text));
      expect(made("en-XA").length).toBeGreaterThanOrEqual(Math.ceil(text.length * 1.35));
    }),
  );
});

test("a language with six plural forms has all six of each", () => {
  for (const area of AREAS) {
    const keys = new Set(flat(pseudo("ar-XB", SOURCE[area] ?? {})).map(([key]) => key));
    for (const key of keys)
      if (key.endsWith("_other"))
        for (const form of ["zero", "one", "two", "few", "many"])
          expect(keys).toContain(key.replace(/_other$/, `_${form}`));
  }
});

test("every plural has a form for one and a form with the count for the rest", () => {
  const keys = new Map(everyText.map(({ area, key, text }) => [`${area}.${key}`, text]));
  for (const [key, text] of keys) {
    if (key.endsWith("_one")) expect(keys.has(key.replace(/_one$/, "_other")), key).toBe(true);
    if (key.endsWith("_other")) {
      expect(keys.has(key.replace(/_other$/, "_one")), key).toBe(true);
      expect(text, key).toContain("{{count}}");
    }
  }
});

test("the words are calm: no exclamation mark, no em dash, no space at the ends unless text follows", () => {
  for (const { area, key, text } of everyText) {
    expect(text, `${area}.${key}`).not.toMatch(/[!—]/);
    if (key !== "sound") expect(text, `${area}.${key}`).toBe(text.trim());
  }
});

test("plural forms follow the count", async () => {
  const t = translate(await withHome("en-US"), "home");
  expect([t("list.minutes", { count: 1 }), t("list.minutes", { count: 9 })]).toEqual(["1 minute", "9 minutes"]);
});

test("values are put in as they are; React escapes them", async () => {
  const t = translate(await withHome("en-US"), "home");
  expect(t("continue.saved", { when: "<b> & $t(nav.home)" })).toBe("Saved <b> & $t(nav.home)");
});

test("a key that is not there and a value that is missing do not compile", async () => {
  const t = translate(await withHome("en-US"), "home");
  // @ts-expect-error no such key
  t("list.nonsense");
  // @ts-expect-error the count is missing
  t("list.minutes");
  // @ts-expect-error it is called `when`
  t("continue.saved", { time: "now" });
  expect(t("title")).toBe("Scenarios");
});

test("an area of a later screen comes in the language spoken, and follows when the language changes", async () => {
  const words = await createWords("en-XA");
  await addAreas(words, ["settings", "device"]);
  const t = translate(words, "settings");
  expect(t("title")).toBe("[Šéţţîñĝš one]");
  await changeLocale(words, "en-US");
  expect(t("title")).toBe("Settings");
});

test("a screen speaks the new language at once", async () => {
  const words = await withHome("en-US");
  const Title = (): string => useWords("home").t("title");
  render(
    <WordsProvider words={words}>
      <Title />
    </WordsProvider>,
  );
  screen.getByText("Scenarios");
  await act(() => changeLocale(words, "ar-XB"));
  expect(document.body.textContent).toContain("\u202eScenarios");
});

test("a count of three in the right-to-left test language does not fall back to English", async () => {
  const t = translate(await withHome("ar-XB"), "home");
  expect(t("list.minutes", { count: 3 })).toContain("\u202e");
});

test("direction follows language and script", () => {
  expect(["en-US", "ar-XB", "he", "pa-Arab-PK", "ar-Latn", "ckb"].map(directionOf)).toEqual([
    "ltr",
    "rtl",
    "rtl",
    "rtl",
    "ltr",
    "rtl",
  ]);
});

test("the first language wished for that there is, is taken", () => {
  expect(pickLocale(["xx", "en-GB"])).toBe("en-US");
  expect(pickLocale([])).toBe("en-US");
  expect(LOCALES.every((locale) => pickLocale([locale]) === locale)).toBe(true);
});
