import { describe, expect, test } from "vitest";
import { contentFindings } from "#engine/proof/content/content.ts";
import type { Code, Finding } from "#engine/proof/finding.ts";
import type { LegalNote } from "#engine/scenario/scenario.ts";
import { type Proving, proofInput, withHead } from "../../../builders/proof-input.ts";

const found = (code: Code, input: Proving): readonly Finding[] =>
  contentFindings(input, () => true).findings.filter((one) => one.code === code);

describe("C07: legal notes", () => {
  const noted = (part: Partial<LegalNote>): Proving => {
    const input = proofInput();
    return withHead(input, {
      legalNotes: [...input.scenario.legalNotes, ...input.scenario.legalNotes.map((one) => ({ ...one, ...part }))],
    });
  };
  const warning = (field: string, params: Finding["params"]): Finding => ({
    code: "C07",
    severity: "warning",
    pointer: `/legalNotes/1/${field}`,
    params,
    witness: null,
  });

  test("a source that is empty or not listed", () => {
    const missing = warning("source", { at: 2, why: "no-source", on: "" });
    expect(found("C07", noted({ source: "" }))).toEqual([missing]);
    expect(found("C07", noted({ source: "S9" }))).toEqual([missing]);
  });

  test("a day that is missing or that no calendar has", () => {
    expect(found("C07", noted({ checkedOn: "" }))).toEqual([warning("checkedOn", { at: 2, why: "no-date", on: "" })]);
    expect(found("C07", noted({ expires: "2027-02-29" }))).toEqual([
      warning("expires", { at: 2, why: "no-date", on: "2027-02-29" }),
    ]);
    expect(found("C07", noted({ expires: "2028-02-29" }))).toEqual([]);
    expect(found("C07", noted({ expires: "2027-13-01" }))).toHaveLength(1);
  });

  test("a day that has passed; the day itself has not", () => {
    expect(found("C07", noted({ expires: "2026-11-22" }))).toEqual([
      warning("expires", { at: 2, why: "expired", on: "2026-11-22" }),
    ]);
    expect(found("C07", noted({ expires: "2026-11-23" }))).toEqual([]);
  });
});

test("C08: a scenario that does not say where its law holds", () => {
  expect(
    found(
      "C08",
      proofInput((raw) => {
        raw.jurisdiction = "  ";
      }),
    ),
  ).toEqual([{ code: "C08", severity: "warning", pointer: "/jurisdiction", params: {}, witness: null }]);
  expect(found("C08", proofInput())).toEqual([]);
});

describe("C10: what people may want to be told of beforehand", () => {
  const said = (text: string, notes: readonly string[] = [], lang?: string): Proving =>
    proofInput((raw) => {
      raw.phases[0].interrupts[0].beats[0] = { id: "on", who: "ana", text, ...(lang && { lang }) };
      raw.contentNotes = notes;
    });

  test("each such word once, where it stands first", () => {
    expect(found("C10", said("He has a gun. A *gun*! “Don’t hurt yourself.”"))).toEqual([
      {
        code: "C10",
        severity: "warning",
        pointer: "/phases/0/interrupts/0/beats/0/text",
        params: { word: "hurt yourself", address: "light.on" },
        witness: null,
      },
      {
        code: "C10",
        severity: "warning",
        pointer: "/phases/0/interrupts/0/beats/0/text",
        params: { word: "gun", address: "light.on" },
        witness: null,
      },
    ]);
  });

  test("not where a note tells of something, nor inside another word; a blank note tells of nothing", () => {
    expect(found("C10", said("He has a gun.", ["A weapon is seen"]))).toEqual([]);
    expect(found("C10", said("He has begun, in Gunnison. Are you hurt?"))).toEqual([]);
    expect(found("C10", said("He has a gun.", [" "]))).toHaveLength(1);
  });

  test("a line in Spanish is read as Spanish", () => {
    expect(found("C10", said("Hay sangre.", [], "es")).map(({ params }) => params["word"])).toEqual(["sangre"]);
    expect(found("C10", said("Hay sangre."))).toEqual([]);
  });
});
