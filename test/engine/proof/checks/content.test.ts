import { describe, expect, test } from "vitest";
import { checkContentNotes, checkLegalNotes } from "#engine/proof/content/check-notes.ts";
import { checkGrades, checkTimers } from "#engine/proof/content/check-reading.ts";
import { checkArmLengths, checkBase } from "#engine/proof/content/check-told.ts";
import { talliedTogether, talliesOf } from "#engine/proof/content/given-away.ts";
import { added, extentOf, syllablesIn } from "#engine/proof/content/reading.ts";
import { type Told, toldIn } from "#engine/proof/content/told.ts";
import { writtenIn, type Written } from "#engine/proof/content/written.ts";
import type { ClaimedLocale } from "#engine/proof/to-prove.ts";
import type { Beat, Scenario } from "#engine/scenario/scenario.ts";
import type { Text } from "#engine/scenario/text.ts";
import { textHash } from "#engine/scenario/texts.ts";
import { aDecision, aKey, aValue } from "../../../builders/played.ts";

const told = (scenario: Scenario, ...locales: ClaimedLocale[]): [Told, ...Told[]] =>
  toldIn({ scenario, locales, today: "2026-11-23" });
const words = (count: number, word = "go"): string => Array.from({ length: count }, () => word).join(" ");

/** The texts of the scenario that are named here, in Spanish, each with what it is of. */
function spanish(texts: Readonly<Record<string, readonly [of: Text, text: Text]>>): ClaimedLocale {
  const entries = Object.entries(texts).map(([address, [of, text]]) => [address, [textHash(of), text] as const]);
  const translation = { scenario: "small", language: "es", reviewed: false, texts: Object.fromEntries(entries) };
  return { language: "es", told: translation, keyed: { ...translation, texts: {} } };
}

const written = (text: Text, part: Written["part"] = "said", address = "a.b"): Written => ({
  address,
  pointer: "/x",
  text,
  part,
  language: "en-US",
  within: [],
});

describe("syllables", () => {
  test("are counted as English says them, the silent e and its endings told apart", () => {
    const said = { answered: 2, names: 1, watches: 2, tables: 2, rules: 1, templates: 2, advice: 2, complete: 2 };
    const others = { elementary: 5, didnt: 2, "isn't": 2, notices: 3, changes: 2, boxes: 2, ended: 2, careful: 2 };
    const all = { ...said, ...others };
    expect(Object.fromEntries(Object.keys(all).map((word) => [word, syllablesIn(word)]))).toEqual(all);
  });

  test("a sentence is closed before spaces that follow it, and extents add up", () => {
    expect(extentOf(" Stop. Now!  ").sentences).toBe(2);
    expect(added({ words: 3, sentences: 2, syllables: 5 }, { words: 4, sentences: 1, syllables: 6 })).toEqual({
      words: 7,
      sentences: 3,
      syllables: 11,
    });
  });
});

describe("C04, grades", () => {
  const [one] = told(aValue([]));
  const grade = (...texts: Written[]) =>
    checkGrades(one, texts).map(({ params, file }) => [params["address"], params["grade"], file]);
  /** Each of these is one word of five syllables: 0.39 · words + 59 − 15.59 in one sentence. */
  const hard = (count: number): string => words(count, "elementary");

  test("are told of a text of twenty-five words or more that is hard, said or of the key, and of no other", () => {
    expect(grade(written(hard(24)))).toEqual([]);
    expect(grade(written(hard(25)))).toEqual([["a.b", 53.2, undefined]]);
    expect(grade(written(hard(25), "key"))).toEqual([["a.b", 53.2, "key"]]);
    expect(grade(written(hard(25), "head"), written(hard(25), "beside"))).toEqual([]);
    expect(grade(written(words(25)))).toEqual([]);
  });

  test("are told of all that is said together from a hundred words on, the key left out", () => {
    const short = (count: number, part?: Written["part"]) =>
      Array.from({ length: count }, () => written(hard(20), part));
    expect(grade(...short(5))).toEqual([["", 51.3, undefined]]);
    expect(grade(...short(4), written(hard(19)))).toEqual([]);
    expect(grade(...short(4), ...short(3, "key"))).toEqual([]);
    expect(grade(...Array.from({ length: 5 }, () => written(words(20))))).toEqual([]);
  });
});

describe("P15", () => {
  /** Ten seconds for 25 words: a prompt of two and this many to choose. */
  const scene = (count: number, kind: "wait" | "say" = "wait") => {
    const open = aDecision("open", { go: "good" }, { timer: { seconds: 10 }, prompt: "What now?" });
    return { ...open, choices: open.choices.map((choice) => ({ ...choice, text: words(count), kind })) };
  };
  const timers = (count: number, there?: number) => {
    const locales = there === undefined ? [] : [spanish({ "open.go": [words(count), words(there)] })];
    return checkTimers(told(aValue([scene(count)]), ...locales)).map(({ params }) => params);
  };
  const late = (needs: number, locale: string) => ({ why: "reading", scene: "open", seconds: 10, needs, locale });

  test("takes the language that takes longest, the first of those that take as long", () => {
    expect(timers(23)).toEqual([]);
    expect(timers(24)).toEqual([late(11, "en-US")]);
    expect(timers(24, 40)).toEqual([late(17, "es")]);
    expect(timers(40, 24)).toEqual([late(17, "en-US")]);
    expect(timers(40, 40)).toEqual([late(17, "en-US")]);
  });

  test("asks of scenes with a timer alone for a way to say nothing", () => {
    const silent = (one: ReturnType<typeof scene>) => checkTimers(told(aValue([one]))).map(({ params }) => params);
    expect(silent(scene(2, "say"))).toEqual([{ why: "silent", scene: "open" }]);
    const { timer: _, ...calm } = scene(2, "say");
    expect(silent(calm)).toEqual([]);
    const next = { kind: "next", id: "walk", beats: [], effects: [], to: "good" } as const;
    expect(checkTimers(told(aValue([next])))).toEqual([]);
  });
});

describe("P18, lengths", () => {
  const beat = (text: Text): Beat => ({ id: "b", who: "narrator", text, channel: "room", understood: "clear" });
  const lengths = (plain: Text, strings: Readonly<Record<string, Text>>, locale?: ClaimedLocale) => {
    const scene = { kind: "next", id: "walk", beats: [beat(plain)], effects: [], to: "good" } as const;
    const arms = [
      { id: "x", cast: {}, strings: {} },
      { id: "y", cast: {}, strings },
    ];
    const scenario = aValue([scene], { variants: { axis: "language", arms } });
    const found = checkArmLengths(told(scenario, ...(locale ? [locale] : [])), writtenIn(scenario).texts);
    return found.map(({ params, file }) => [params["percent"], file]);
  };

  test("may be a fifth apart and no more", () => {
    expect(lengths("12345", { "walk.b": "123456" })).toEqual([]);
    expect(lengths("12345", { "walk.b": "1234" })).toEqual([]);
    expect(lengths("12345", { "walk.b": "1234567" })).toEqual([[40, undefined]]);
    expect(lengths("12345", { "walk.b": "123" })).toEqual([[40, undefined]]);
  });

  test("of what stands for nothing, or for an empty line, are not measured", () => {
    expect(lengths("12345", { "walk.no": "1" })).toEqual([]);
    expect(lengths("", { "walk.b": "1" })).toEqual([]);
  });

  test("are measured in a translation of what is still said", () => {
    const other = (of: Text) => spanish({ "walk.b": ["12345", "12345"], "arm.y.walk.b": [of, "1234567890"] });
    expect(lengths("12345", { "walk.b": "12345" }, other("12345"))).toEqual([[100, "es"]]);
    expect(lengths("12345", { "walk.b": "12345" }, other("54321"))).toEqual([]);
    expect(lengths("12345", { "walk.b": "12345" }, spanish({ "walk.b": ["12345", "12345"] }))).toEqual([]);
  });
});

describe("P20, in the language of the scenario", () => {
  const [one] = told(aValue([]));

  test("a text of nothing but spaces is blank, in pieces too; one with a name in it is not", () => {
    const blank = (text: Text) => checkBase(one, [written(text)], []).length === 1;
    expect([" ", [" ", "  "], []].map(blank)).toEqual([true, true, true]);
    expect(["a", ["a", " "], [" ", "a"], [" ", { ref: "ana.name" }], [{ em: [" "] }]].map(blank)).toEqual(
      Array.from({ length: 5 }, () => false),
    );
  });

  test("what can be heard has captions", () => {
    const heard = (src: string, captions?: string) => {
      const media = { src, alt: "A.", ...(captions !== undefined && { captions }) };
      const beat: Beat = { id: "b", who: "you", text: "t", channel: "room", understood: "clear", media };
      const found = checkBase(one, [], [{ beat, address: "s.b", pointer: "/beats/0", within: ["s"] }]);
      return found.map(({ pointer, params }) => [pointer, params["address"]]);
    };
    expect(heard("a.mp3")).toEqual([["/beats/0/media", "s.b.captions"]]);
    expect(heard("a.MP4", "  ")).toEqual([["/beats/0/media/captions", "s.b.captions"]]);
    expect([heard("a.mp4", "c.vtt"), heard("a.png"), heard("a.mp3.png"), heard("mp3")]).toEqual([[], [], [], []]);
  });
});

describe("C07", () => {
  const noted = (note: Partial<Scenario["legalNotes"][number]>, id = "S1") => {
    const full = { claim: "C", source: "S1", checkedOn: "2026-11-01", expires: "2027-01-01", ...note };
    const found = checkLegalNotes(aValue([], { legalNotes: [full], sources: [{ id, title: "T" }] }), "2026-11-23");
    return found.map(({ params, pointer }) => [params["why"], params["on"], pointer]);
  };

  test("asks for a source that is listed and has a name", () => {
    expect(noted({})).toEqual([]);
    for (const [source, id] of [
      ["S2", "S1"],
      ["", ""],
      [" ", " "],
    ] as const) {
      expect(noted({ source }, id)).toEqual([["no-source", "", "/legalNotes/0/source"]]);
    }
  });

  test("asks for days that there are", () => {
    const is = (checkedOn: string): boolean => noted({ checkedOn }).length === 0;
    const days = ["2026-12-01", "2026-01-31", "2024-02-29", "2000-02-29", "2026-02-28"];
    expect(days.filter((day) => !is(day))).toEqual([]);
    const none = ["2026-02-29", "1900-02-29", "2024-02-30", "2024-04-31", "2026-00-10", "2026-13-01", "2026-12-00"];
    expect([...none, "2026-11-01x", "x2026-11-01", "", "soon"].filter(is)).toEqual([]);
    expect(noted({ expires: "soon" })).toEqual([["no-date", "soon", "/legalNotes/0/expires"]]);
  });
});

describe("C01 and C02, counted", () => {
  const counted = (
    language: string,
    marks: Parameters<typeof aKey>[0],
    ...choices: readonly Readonly<Record<string, string>>[]
  ) => {
    const scenes = choices.map((one, at) => aDecision(`q${at}`, one));
    const [one] = told(aValue(scenes, { language }));
    return talliesOf(one, aKey(marks)).map(({ tell, best, of, expected }) => [tell, best, of, expected]);
  };

  test("without word lists only what needs none", () => {
    const two = { ask: "good", go: "good" };
    const tells = (language: string) =>
      counted(language, { q0: { ask: "strong", go: "weak" } }, two).map(([tell]) => tell);
    expect(tells("en-US")).toEqual(["longest", "first", "politest", "supervisor"]);
    expect(tells("tlh")).toEqual(["longest", "first"]);
  });

  test("over choices that are read and marked, where there are two or more of them", () => {
    const marks = { q0: { ask: "strong", go: "weak", timeout: "weak" }, q1: { ask: "strong" } } as const;
    const [longest, first] = counted(
      "tlh",
      marks,
      { ask: "good", go: "good", odd: "good", timeout: "bad" },
      { ask: "good", other: "good" },
    );
    expect(longest).toEqual(["longest", 1, 1, 1 / 2]);
    expect(first).toEqual(["first", 1, 1, 1 / 2]);
  });

  test("together by tell, those nobody counted left out", () => {
    const one = { tell: "first", best: 2, of: 3, expected: 1 } as const;
    expect(talliedTogether([one, { ...one, best: 1 }])).toEqual([{ tell: "first", best: 3, of: 6, expected: 2 }]);
    expect(talliedTogether([])).toEqual([]);
  });
});

describe("C10", () => {
  test("names each word once, where it stands first", () => {
    const [one] = told(aValue([]));
    const texts = [
      written("He has a gun."),
      written("A gun, and blood.", "said", "a.c"),
      written("Blood.", "said", "a.d"),
    ];
    const found = checkContentNotes(one, texts).map(({ params }) => [params["word"], params["address"]]);
    expect(found).toEqual([
      ["gun", "a.b"],
      ["blood", "a.c"],
    ]);
  });
});
