import { describe, expect, test } from "vitest";
import { contentFindings } from "#engine/proof/content/content.ts";
import { packContent } from "#engine/proof/content/pack.ts";
import type { Finding } from "#engine/proof/finding.ts";
import { type Answer, type Proving, quizInput, withHead } from "../../../builders/proof-input.ts";

const found = (input: Proving): Finding[] =>
  contentFindings(input, () => true).findings.filter(({ code }) => code === "C01" || code === "C02");

const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
const turned = (row: readonly Answer[], by: number): Answer[] => [...row.slice(by), ...row.slice(0, by)];

/** Four choices, the best among them neither longest, first, politest nor handed over. */
const plain: readonly Answer[] = [
  ["Walk up to him now.", "weak"],
  ["Ask him why.", "strong"],
  ["Wait here a bit.", "weak"],
  ["Say it again.", "adequate"],
];
const withBest = (text: string, kind: Answer[2] = "say"): Answer[] =>
  plain.map((one): Answer => (one[1] === "strong" ? [text, "strong", kind] : one));
const long = withBest("Ask him why, and let him say it in his own words.");

describe("C01: the best choice is the longest too often", () => {
  test("in six of six decisions it is said, of the whole scenario", () => {
    expect(found(quizInput(times(6, long)))).toEqual([
      {
        code: "C01",
        severity: "warning",
        pointer: "",
        params: { best: 6, of: 6, percent: 100, over: "scenario" },
        witness: null,
      },
    ]);
  });

  test("under six decisions it is not, and the check does not call itself proved", () => {
    const input = quizInput(times(5, long));
    expect(found(input)).toEqual([]);
    expect(contentFindings(input, () => true).notDecided).toEqual(["C01", "C02"]);
    expect(contentFindings(quizInput(times(6, plain)), () => true).notDecided).toEqual([]);
  });

  test("one decision never makes the difference in a small scenario: 3 of 6 is above 35 %, 2 of 6 is not", () => {
    expect(found(quizInput([...times(3, long), ...times(3, plain)]))).toEqual([]);
    expect(found(quizInput([...times(4, long), ...times(2, plain)]))).toHaveLength(1);
  });

  test("from ten decisions on the line itself holds: 4 of 10 is above 35 %, 7 of 20 is on it", () => {
    expect(found(quizInput([...times(4, long), ...times(6, plain)]))).toHaveLength(1);
    expect(found(quizInput([...times(7, long), ...times(13, plain)]))).toEqual([]);
  });

  test("as long as another is not longest, and a decision with two best choices is left out", () => {
    const level = withBest("Walk up to her now.");
    expect(found(quizInput(times(6, level)))).toEqual([]);
    const two = long.map(([text, mark]): Answer => [text, mark === "adequate" ? "strong" : mark]);
    expect(found(quizInput(times(6, two)))).toEqual([]);
    expect(contentFindings(quizInput(times(6, two)), () => true).notDecided).toContain("C01");
  });

  test("length is what one reads: a short reference to a long name counts as the name", () => {
    const named = withBest("Ask {ana.name}.");
    const input = quizInput(times(6, named));
    expect(found(input)).toEqual([]);
    const ana = input.scenario.cast["ana"];
    if (!ana) throw new Error("no Ana");
    expect(found(withHead(input, { cast: { ana: { ...ana, name: "Ana Maria de la Cruz y Ortega" } } }))).toHaveLength(
      1,
    );
  });
});

describe("C02: the best choice is first, politest, or handed over too often", () => {
  const whats = (input: Proving): unknown[] => found(input).map(({ code, params }) => [code, params["what"]]);

  test("first in the file", () => {
    expect(found(quizInput(times(6, turned(plain, 1))))).toEqual([
      {
        code: "C02",
        severity: "warning",
        pointer: "",
        params: { best: 6, of: 6, percent: 100, over: "scenario", what: "first" },
        witness: null,
      },
    ]);
    expect(whats(quizInput([0, 1, 2, 3, 0, 1].map((by) => turned(plain, by))))).toEqual([]);
  });

  test("politest, in English and in Spanish", () => {
    expect(whats(quizInput(times(6, withBest("Please, sir?"))))).toEqual([["C02", "politest"]]);
    const spanish = quizInput(times(6, withBest("¿Por favor?")));
    expect(whats(spanish)).toEqual([]);
    expect(whats(withHead(spanish, { language: "es" }))).toEqual([["C02", "politest"]]);
  });

  test("as polite as another is not politest", () => {
    const both = withBest("Please, sir?").map((one): Answer =>
      one[1] === "adequate" ? ["Thanks, ma'am.", "adequate"] : one,
    );
    expect(whats(quizInput(times(6, both)))).toEqual([]);
  });

  test("handed over, by its kind or by its words", () => {
    expect(whats(quizInput(times(6, withBest("Ask him why.", "hand-over"))))).toEqual([["C02", "supervisor"]]);
    expect(whats(quizInput(times(6, withBest("Ask him why.", "radio"))))).toEqual([["C02", "supervisor"]]);
    expect(whats(quizInput(times(6, withBest("Get a sergeant."))))).toEqual([["C02", "supervisor"]]);
  });

  test("where the other choices hand over as often, it tells nothing", () => {
    const all = plain.map(([text, level]): Answer => [text, level, "radio"]);
    expect(whats(quizInput(times(6, all)))).toEqual([]);
  });

  test("without a word list, the order alone is looked at, and the rest is not decided", () => {
    const german = withHead(quizInput(times(6, withBest("Please, sergeant?"))), { language: "de" });
    expect(found(german)).toEqual([]);
    expect(contentFindings(german, () => true).notDecided).toContain("C02");
    expect(whats(withHead(quizInput(times(6, turned(plain, 1))), { language: "de" }))).toEqual([["C02", "first"]]);
  });
});

describe("over a pack", () => {
  test("what no scenario says alone, several say together, as an error", () => {
    const half = quizInput([...times(2, long), ...times(3, plain)]);
    expect(found(half)).toEqual([]);
    expect(packContent([half, half])).toEqual([
      {
        code: "C01",
        severity: "error",
        pointer: "",
        params: { best: 4, of: 10, percent: 40, over: "pack" },
        witness: null,
      },
    ]);
    expect(packContent([quizInput(times(3, turned(plain, 1))), quizInput(times(7, turned(plain, 1)))])).toMatchObject([
      { code: "C02", severity: "error", params: { best: 10, of: 10, percent: 100, over: "pack", what: "first" } },
    ]);
  });

  test("at chance there is nothing, nor of one scenario, nor without keys", () => {
    const third = quizInput([...times(3, long), ...times(7, plain)]);
    expect(packContent([third, third])).toEqual([]);
    expect(packContent([quizInput(times(12, long))])).toEqual([]);
    const { key: _, ...keyless } = quizInput(times(12, long));
    expect(packContent([keyless, keyless])).toEqual([]);
  });
});
