import { describe, expect, test } from "vitest";
import { contentFindings } from "#engine/proof/content/content.ts";
import type { Code, Finding } from "#engine/proof/finding.ts";
import { type Proving, proofInput, quizInput, withHead } from "../../../builders/proof-input.ts";

const found = (code: Code, input: Proving): readonly Finding[] =>
  contentFindings(input, () => true).findings.filter((one) => one.code === code);

describe("C03: absolute words only in wrong choices", () => {
  test("a word in two wrong choices and in no other gives them away", () => {
    const input = quizInput([
      [
        ["Ask.", "strong"],
        ["You never listen.", "weak"],
      ],
      [
        ["Ask.", "adequate"],
        ["“Never!”", "weak"],
      ],
    ]);
    expect(found("C03", input)).toEqual([
      {
        code: "C03",
        severity: "warning",
        pointer: "/phases/0/scenes/0/choices/1/text",
        params: { word: "never", weak: 2 },
        witness: null,
      },
    ]);
  });

  test("once is no pattern, and a better choice that says it clears it", () => {
    const once = quizInput([
      [
        ["Ask.", "strong"],
        ["You never listen.", "weak"],
      ],
    ]);
    expect(found("C03", once)).toEqual([]);
    const cleared = quizInput([
      [
        ["I never said so. Ask.", "adequate"],
        ["You never listen.", "weak"],
        ["Never.", "weak"],
      ],
    ]);
    expect(found("C03", cleared)).toEqual([]);
  });

  test("a word inside another is not the word", () => {
    const inside = quizInput([
      [
        ["Ask.", "strong"],
        ["Nevertheless.", "weak"],
        ["A never-ending story, whenever.", "weak"],
      ],
    ]);
    expect(found("C03", inside)).toEqual([]);
  });

  test("each language has its own words", () => {
    const spanish = quizInput([
      [
        ["Pregunte.", "strong"],
        ["Usted nunca escucha.", "weak"],
        ["Nunca más. Never.", "weak"],
      ],
    ]);
    expect(found("C03", withHead(spanish, { language: "es" })).map(({ params }) => params)).toEqual([
      { word: "nunca", weak: 2 },
    ]);
  });
});

describe("C05: a weak choice without a lure", () => {
  test("is named where the key speaks of it", () => {
    const input = proofInput((_, key) => {
      delete key.decisions.talk.choices.bye.lure;
    });
    expect(found("C05", input)).toEqual([
      {
        code: "C05",
        severity: "warning",
        file: "key",
        pointer: "/decisions/talk/choices/bye",
        params: { scene: "talk", choice: "bye" },
        witness: null,
      },
    ]);
  });

  test("a choice that is adequate at something needs none, and neither does running out of time", () => {
    const input = proofInput((_, key) => {
      key.decisions.talk = {
        behaviours: ["COM.1", "COM.2"],
        choices: {
          hurt: { marks: { "COM.1": "strong", "COM.2": "strong" }, rationale: "So.", sources: [] },
          bye: { marks: { "COM.1": "weak", "COM.2": "adequate" }, rationale: "So.", sources: [] },
        },
      };
      key.decisions.knock.choices.timeout = { marks: { "COM.1": "weak" }, rationale: "Time ran out.", sources: [] };
    });
    expect(found("C05", input)).toEqual([]);
  });
});
