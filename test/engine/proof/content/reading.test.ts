import { describe, expect, test } from "vitest";
import { contentFindings } from "#engine/proof/content/content.ts";
import { extentOf, gradeOf, syllablesIn } from "#engine/proof/content/reading.ts";
import type { Code, Finding } from "#engine/proof/finding.ts";
import { claiming, type Proving, proofInput, withHead } from "../../../builders/proof-input.ts";

const found = (code: Code, input: Proving): readonly Finding[] =>
  contentFindings(input, () => true).findings.filter((one) => one.code === code);
const words = (count: number, word = "go"): string => Array.from({ length: count }, () => word).join(" ");

const HARD =
  "Notwithstanding considerable jurisdictional disagreement regarding administrative responsibility, investigators subsequently determined that departmental documentation requirements necessitated comprehensive examination of organisational communication procedures before authorisation of any subsequent disciplinary proceedings.";

describe("the reading level", () => {
  test("is Kincaid's formula over words, sentences and syllables", () => {
    const extent = extentOf("The officer waits at the door. “Nobody is home,” says the neighbour?");
    expect(extent).toEqual({ words: 12, sentences: 2, syllables: 17 });
    expect(gradeOf(extent)).toBeCloseTo(0.39 * 6 + 11.8 * (17 / 12) - 15.59, 10);
  });

  test("cuts no sentence inside a number or an abbreviation, and ends the last one", () => {
    expect(extentOf("It cost 4.50 then").sentences).toBe(1);
    expect(extentOf("Wait... what?! Stop").sentences).toBe(3);
    expect(extentOf("  — ")).toEqual({ words: 0, sentences: 0, syllables: 0 });
  });

  test("counts syllables as they are said", () => {
    const said = { door: 1, knife: 1, wanted: 2, walked: 1, houses: 2, table: 2, people: 2, violent: 3, nation: 2 };
    const others = { saying: 2, "didn't": 2, carefully: 3, supervisor: 4, the: 1, are: 1, 988: 1, "co-worker": 3 };
    const all = { ...said, ...others };
    expect(Object.fromEntries(Object.keys(all).map((word) => [word, syllablesIn(word)]))).toEqual(all);
  });
});

describe("C04: what is hard or long to read", () => {
  test("one long text above grade 13 is named, in the play and in the debrief", () => {
    const [finding, ...more] = found(
      "C04",
      proofInput((raw) => {
        raw.phases[0].scenes[1].choices[0].reply[0].text = HARD;
      }),
    );
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      severity: "warning",
      pointer: "/phases/0/scenes/1/choices/0/reply/0/text",
      params: { why: "grade", address: "talk.no" },
    });
    expect(finding?.params["grade"]).toBeGreaterThan(13);
    expect(
      found(
        "C04",
        proofInput((_, key) => {
          key.decisions.talk.choices.bye.rationale = HARD;
        }),
      ),
    ).toMatchObject([
      {
        file: "key",
        pointer: "/decisions/talk/choices/bye/rationale",
        params: { why: "grade", address: "key.talk.bye.rationale" },
      },
    ]);
  });

  test("the same words in a short text are left alone, and so is another language", () => {
    const short = proofInput((raw) => {
      raw.phases[0].scenes[0].beats[0].text = HARD.split(" ").slice(0, 12).join(" ");
    });
    expect(found("C04", short)).toEqual([]);
    const foreign = proofInput((raw) => {
      raw.phases[0].scenes[0].beats[0] = { id: "quiet", who: "ana", text: HARD, lang: "la" };
    });
    expect(found("C04", foreign)).toEqual([]);
    const german = proofInput((raw) => {
      raw.phases[0].scenes[0].beats[0].text = HARD;
    });
    expect(found("C04", withHead(german, { language: "de" }))).toEqual([]);
  });

  test("a scenario above grade 10 as a whole is named as a whole", () => {
    const line = (id: string): unknown => ({
      id,
      who: "ana",
      text: "Officers continually investigated several complicated allegations, considering every statement carefully, before writing reports together.",
    });
    const hard = (count: number): Proving =>
      proofInput((raw) => {
        raw.phases[0].scenes[0].beats = Array.from({ length: count }, (_, at) => line(`b${at}`));
      });
    const [whole, ...more] = found("C04", hard(20));
    expect(more).toEqual([]);
    expect(whole).toMatchObject({ severity: "warning", pointer: "", params: { why: "grade", address: "" } });
    expect(whole?.params["grade"]).toBeGreaterThan(10);
    expect(found("C04", hard(3))).toEqual([]);
  });

  test("a line of 61 words is long, one of 60 is not, in any language", () => {
    const lines = (count: number): Proving =>
      proofInput((raw) => {
        raw.endings[0].later[0].beats[0].text = words(count);
      });
    const long = {
      code: "C04",
      severity: "warning",
      pointer: "/endings/0/later/0/beats/0/text",
      params: { why: "long", words: 61, address: "good.week" },
      witness: null,
    };
    expect(found("C04", withHead(lines(61), { language: "de" }))).toEqual([long]);
    // One sentence of sixty words is long, whatever they are; its grade is another matter.
    expect(found("C04", lines(61))).toContainEqual(long);
    expect(found("C04", lines(60)).filter(({ params }) => params["why"] === "long")).toEqual([]);
  });
});

describe("P15: a timer beside what there is to read", () => {
  // "What do you do?" "Knock again." "Wait.": seven words.
  const timed = (seconds: number, added: number): Proving =>
    proofInput((raw) => {
      const [knock] = raw.phases[0].scenes;
      knock.timer.seconds = seconds;
      knock.choices[0].text = `Knock again. ${words(added)}`;
    });

  test("at 150 words a minute, 51 words take longer than 20 seconds and 50 do not", () => {
    expect(found("P15", timed(20, 44))).toEqual([
      {
        code: "P15",
        severity: "warning",
        pointer: "/phases/0/scenes/0/timer/seconds",
        params: { why: "reading", scene: "knock", seconds: 20, needs: 21, locale: "en-US" },
        witness: null,
      },
    ]);
    expect(found("P15", timed(20, 43))).toEqual([]);
  });

  test("the claimed language that takes longest decides", () => {
    const spanish = claiming(timed(20, 43), "es", (address, text) =>
      address === "knock.prompt" ? words(6, "qué") : text,
    );
    expect(found("P15", spanish).map(({ params }) => params)).toEqual([
      { why: "reading", scene: "knock", seconds: 20, needs: 21, locale: "es" },
    ]);
    expect(
      found(
        "P15",
        claiming(timed(20, 43), "es", (_, text) => text),
      ),
    ).toEqual([]);
  });

  test("where one cannot choose to wait, silence is no choice; running out of time is none", () => {
    const silent = proofInput((raw) => {
      raw.phases[0].scenes[0].choices[1].kind = "say";
    });
    expect(found("P15", silent)).toEqual([
      {
        code: "P15",
        severity: "warning",
        pointer: "/phases/0/scenes/0/choices",
        params: { why: "silent", scene: "knock" },
        witness: null,
      },
    ]);
    const untimed = proofInput((raw) => {
      const [knock] = raw.phases[0].scenes;
      knock.choices = [{ ...knock.choices[0] }, { ...knock.choices[1], kind: "say" }];
      delete knock.timer;
    });
    expect(found("P15", untimed)).toEqual([]);
  });
});
