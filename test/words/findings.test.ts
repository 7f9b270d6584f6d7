import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { CODES, type Code, type Finding } from "#engine/proof/finding.ts";
import { CHOICE_KINDS } from "#engine/scenario/scenario.ts";
import type { Texts, Translate } from "#words/areas.ts";
import english from "#words/en-us/findings.ts";
import spanish from "#words/es/findings.ts";
import {
  adviceOf,
  nameOf,
  playerName,
  sentenceOf,
  severityName,
  stateName,
  whyUndecided,
} from "#words/finding-sentence.ts";
import type { Locale } from "#words/locales.ts";
import { addAreas, createWords, translate } from "#words/words.ts";

type Say = Translate<"findings">;
type Params = Finding["params"];

async function saying(locale: Locale): Promise<Say> {
  const words = await createWords(locale);
  await addAreas(words, ["findings"]);
  return translate(words, "findings");
}
const LANGUAGES = { "en-US": await saying("en-US"), es: await saying("es") } as const;

const each = (name: string, values: readonly string[], rest: Params = {}): Params[] =>
  values.map((value) => ({ [name]: value, ...rest }));

const RULES = ["longest", "shortest", "first", "last", "waiting", "enforcing", "calmest"];
const PLAYERS = [...RULES, ...CHOICE_KINDS, "second-best"];
const here = { scene: "door", choice: "knock" };
const tally = { best: 7, of: 11, percent: 64 };
const over = (rest: Params): Params[] => each("over", ["scenario", "pack"], rest);

/** Every way each check can say what it found. */
const SAID: Readonly<Record<Code, readonly Params[]>> = {
  P01: each("what", ["scene", "choice", "act", "row", "outcome", "interrupt", "timeout", "ending"], {
    id: "a.b",
    at: 3,
  }),
  P02: [{ scene: "door" }],
  P03: [{ scene: "door" }],
  P04: [
    { scene: "door", scenes: 1 },
    { scene: "door", scenes: 4 },
  ],
  P05: ["true", "false"].flatMap((value) =>
    each("where", ["choice", "act", "row", "interrupt", "beat", "item", "later", "mood"], { value, id: "door.knock" }),
  ),
  P06: [{ scene: "fork", first: 1, second: 3 }],
  P07: ["meter", "fact"].flatMap((what) =>
    each("why", ["never-read", "never-written", "always-saturated"], { what, name: "trust" }),
  ),
  P08: each("of", ["all", "competency", "ending"], { id: "CUL", min: 12, max: 97 }),
  P09: [{}],
  P10: [here],
  P11: [{ scene: "door", first: "knock", second: "wait" }],
  P12: [here],
  P13: [{ behaviour: "CUL.3" }],
  P14: [{ scenes: 3, words: 248, minutes: 1.6, scenesMost: 23, wordsMost: 1850, minutesMost: 11.7 }],
  P15: [
    { why: "reading", scene: "door", seconds: 9, needs: 14, locale: "es" },
    { why: "silent", scene: "door" },
  ],
  P16: [
    { ...here, decisions: 1 },
    { ...here, decisions: 4 },
  ],
  P17: [here],
  P18: [
    { why: "graph", arm: "b", other: "a", scene: "door" },
    { why: "length", arm: "b", address: "door.quiet", percent: 31 },
  ],
  P19: each("rule", ["always", "never", "before", "leadsTo"], { at: 2, a: "door.knock", b: "talk" }),
  P20: [
    { locale: "es", address: "door.quiet", more: 0 },
    { locale: "es", address: "door.quiet", more: 5 },
    { locale: "en-US", address: "door.quiet" },
  ],
  P21: each("what", ["scene", "choice", "act", "timeout", "outcome", "interrupt", "ending"], { id: "door.knock" }),
  P22: each("result", ["same", "re-routed", "broken"], { attempt: "a-17", seq: 5, scene: "door" }),
  P23: each("level", ["adequate", "strong"], { scene: "door", better: "wait", worse: "knock" }),
  C01: over(tally),
  C02: ["first", "politest", "supervisor"].flatMap((what) => over({ ...tally, what })),
  C03: [{ word: "never", weak: 3 }],
  C04: [
    { why: "grade", grade: 11.2, address: "" },
    { why: "grade", grade: 14.1, address: "door.quiet" },
    { why: "long", words: 71, address: "door.quiet" },
  ],
  C05: [here],
  C06: [
    ...each("player", PLAYERS.slice(0, -1), { why: "naive", share: 55 }),
    { why: "second-best", share: 38 },
    { why: "random", percent: 9 },
  ],
  C07: [
    ...each("why", ["no-source", "no-date", "expired"], { at: 2, on: "" }),
    { why: "no-date", at: 2, on: "soon" },
    { why: "expired", at: 2, on: "2026-05-01" },
  ],
  C08: [{}],
  C09: [{ people: 9, female: 4, male: 3, other: 1, unspecified: 1 }],
  C10: [{ word: "knife", address: "door.quiet" }],
};

const everything = CODES.flatMap((code) => SAID[code].map((params) => ({ code, params })));

/** Parameters that choose the sentence, or stand in it by a name of their own. */
const CHOOSES = new Set(["what", "why", "where", "value", "rule", "level", "result", "over", "of", "player"]);

test.each(Object.entries(LANGUAGES))("%s has a sentence and an advice for all that can be found", (_, t) => {
  for (const finding of everything) {
    const told = JSON.stringify(finding);
    for (const text of [sentenceOf(t, finding), adviceOf(t, finding)]) {
      expect(text, told).toMatch(/^[“«]?[\p{L}¿`{]/u);
      expect(text, told).toMatch(/[.?]$/);
      expect(text, told).not.toMatch(/\{\{|undefined|NaN|\b[PC]\d\d\./);
    }
  }
});

test.each(Object.entries(LANGUAGES))("in %s a sentence names what is wrong by every parameter it has", (_, t) => {
  for (const { code, params } of everything) {
    const text = `${sentenceOf(t, { code, params })} ${adviceOf(t, { code, params })}`;
    for (const [name, value] of Object.entries(params)) {
      if (CHOOSES.has(name) || value === "") continue;
      // Only some forms of these speak of it.
      if (code === "P01" && name === "at") continue;
      if (code === "P19" && (name === "a" || name === "b")) continue;
      if (code === "P08" && params["of"] === "all") continue;
      if (code === "P04" && params["scenes"] === 1) continue;
      if (code === "P20" && name === "more") continue;
      if (code === "C07" && name === "on") continue;
      expect(text, `${code} ${name}`).toContain(String(value));
    }
  }
});

test("each of them says something of its own, and Spanish is not English", () => {
  for (const part of [sentenceOf, adviceOf]) {
    for (const finding of everything) {
      expect(part(LANGUAGES.es, finding), JSON.stringify(finding)).not.toBe(part(LANGUAGES["en-US"], finding));
    }
  }
  const sentences = everything.map((finding) => sentenceOf(LANGUAGES["en-US"], finding));
  expect(new Set(sentences).size).toBe(sentences.length);
  const spoken = everything.map((finding) => sentenceOf(LANGUAGES.es, finding)).join(" ");
  expect(spoken).not.toMatch(/[“”]/);
  for (const word of [" the ", " choice ", " scene ", " attempt "]) expect(spoken).not.toContain(word);
});

test("counts choose their form", () => {
  const [t, es] = [LANGUAGES["en-US"], LANGUAGES.es];
  const one = { code: "P16", params: { ...here, decisions: 1 } } as const;
  const four = { code: "P16", params: { ...here, decisions: 4 } } as const;
  expect(sentenceOf(t, one)).toContain("1 decision is");
  expect(sentenceOf(t, four)).toContain("4 decisions are");
  expect(sentenceOf(es, one)).toContain("falta al menos 1 decisión");
  expect(sentenceOf(es, four)).toContain("faltan al menos 4 decisiones");
  expect(sentenceOf(t, { code: "P04", params: { scene: "door", scenes: 1 } })).toBe(
    "At “door” one can act and be exactly where one was.",
  );
  expect(sentenceOf(t, { code: "P20", params: { locale: "es", address: "door.quiet", more: 5 } })).toContain("6 texts");
  expect([1, 2].map((count) => t("count.warning", { count }))).toEqual(["1 warning", "2 warnings"]);
});

test("a timeout is told of as its scene", () => {
  for (const code of ["P01", "P21"] as const) {
    const text = sentenceOf(LANGUAGES["en-US"], { code, params: { what: "timeout", id: "door.timeout" } });
    expect(text).toContain("“door”");
  }
});

test("a finding of a kind that has no words is a bug, not an empty sentence", () => {
  const t = LANGUAGES["en-US"];
  expect(() => sentenceOf(t, { code: "P01", params: { what: "curtain", id: "a" } })).toThrow("curtain");
  expect(() => playerName(t, "sleeper")).toThrow("sleeper");
});

const flat = (texts: Texts, before = ""): string[] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? [before + key] : flat(value, `${before}${key}.`),
  );
/** A plural is one key with several forms. */
const keysOf = (texts: Texts): string[] => [...new Set(flat(texts).map((key) => key.replace(/_(one|other)$/, "")))];

test("every key is said somewhere: by a finding, or by name in the code that tells them", () => {
  const said = new Set<string>();
  const t = ((key: string, values?: Readonly<Record<string, unknown>>) => {
    said.add(key);
    return `${key} ${JSON.stringify(values ?? {})}`;
  }) as unknown as Say;
  for (const finding of everything) {
    sentenceOf(t, finding);
    adviceOf(t, finding);
  }
  for (const code of CODES) {
    nameOf(t, code);
    for (const decided of [true, false]) whyUndecided(t, code, { decided });
  }
  for (const severity of ["error", "warning", "report"] as const) severityName(t, severity);
  for (const state of ["proved", "found", "not decided", "not run"] as const) stateName(t, state);
  for (const player of PLAYERS) playerName(t, player);
  const code = ["src/cli", "src/features/reference/proof", "src/words"]
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => readFileSync(path.join(folder, name), "utf8")),
    )
    .join("\n");
  const leftOver = keysOf(english).filter((key) => {
    const family = key.slice(0, key.lastIndexOf("."));
    return !said.has(key) && !code.includes(`"${key}"`) && !code.includes(`\`${family}.\${`);
  });
  expect(leftOver).toEqual([]);
  expect(keysOf(spanish)).toEqual(keysOf(english));
});
