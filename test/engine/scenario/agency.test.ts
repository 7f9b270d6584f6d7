import { describe, expect, test } from "vitest";
import { type Agency, unusedBy, withAgency, worded } from "#engine/scenario/agency.ts";
import { rulesOf } from "#engine/scenario/hash.ts";
import { parseAgency } from "#engine/scenario/parse-agency.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import { rawScenario } from "../../builders/raw-scenario.ts";

const agency: Agency = {
  format: 1,
  name: "Riverton Police",
  slots: { line: { "en-US": "dispatch, key 4", es: "la central, tecla 4" } },
  resources: [],
  scenarios: { small: { slots: {}, notAllowed: { "knock.again": "Order 12: one knock, then the phone." } } },
};

function small() {
  const scenario = parseScenario(JSON.stringify(rawScenario()));
  if (!scenario.ok) throw new Error("unreadable");
  return scenario.value;
}

describe("an agency over a scenario", () => {
  test("fills the slots with its words and changes no rule", () => {
    const dressed = withAgency(small(), agency);
    expect(dressed.policySlots["line"]).toEqual({ what: "A phone line", default: "dispatch, key 4" });
    expect(rulesOf(dressed)).toBe(rulesOf(small()));
  });

  test("speaks the scenario's language where it can", () => {
    const spanish = { ...small(), language: "es-US" };
    expect(withAgency(spanish, agency).policySlots["line"]?.default).toBe("la central, tecla 4");
    expect(worded({ es: "sí", en: "yes" }, "ko")).toBe("sí");
  });

  test("takes the words for this scenario before those for all", () => {
    const own = { ...agency, scenarios: { small: { slots: { line: "the sergeant" }, notAllowed: {} } } };
    expect(withAgency(small(), own).policySlots["line"]?.default).toBe("the sergeant");
  });

  test("leaves alone what it says nothing about", () => {
    const silent: Agency = { ...agency, slots: {}, scenarios: {} };
    const { agency: note, ...rest } = withAgency(small(), silent);
    expect(note).toEqual({ name: "Riverton Police", resources: [] });
    expect(rest).toEqual(small());
  });

  test("says why a choice is not allowed, and nothing of the others", () => {
    const scene = withAgency(small(), agency).phases[0]?.scenes[0];
    if (scene?.kind !== "decision") throw new Error("another scene stands first");
    expect(scene.choices.map((choice) => choice.notAllowed)).toEqual([
      "Order 12: one knock, then the phone.",
      undefined,
      undefined,
    ]);
  });

  test("brings whom to turn to, in the language of the scenario", () => {
    const resources = [
      { name: { en: "Peer line", es: "Línea de compañeros" }, text: "Day and night", phone: "555-0100" },
    ];
    expect(withAgency({ ...small(), language: "es" }, { ...agency, resources }).agency?.resources).toEqual([
      { name: "Línea de compañeros", text: "Day and night", phone: "555-0100" },
    ]);
  });

  test("for a scenario with the name of what every object has is none", () => {
    expect(withAgency({ ...small(), id: "constructor" }, agency).phases).toEqual(small().phases);
  });

  test("is told which of its entries fit nothing here", () => {
    const stray: Agency = {
      ...agency,
      slots: { ...agency.slots, hotline: "988" },
      scenarios: {
        small: { slots: { porch: "x" }, notAllowed: { "knock.kick": "never" } },
        elsewhere: { slots: {}, notAllowed: {} },
      },
    };
    expect(unusedBy(stray, [small()])).toEqual(["hotline", "small: porch", "small: knock.kick", "elsewhere"]);
  });
});

describe("an agency's file", () => {
  test("says what the value says", () => {
    expect(parseAgency(JSON.stringify(agency))).toEqual({ ok: true, value: agency });
  });

  test.each([
    ["another format", { ...agency, format: 2 }, "/format"],
    ["an unknown key", { ...agency, colour: "blue" }, "/colour"],
    [
      "a script for a phone number",
      { ...agency, resources: [{ name: "a", text: "b", phone: "javascript:x" }] },
      "/resources/0/phone",
    ],
    [
      "a choice without a scene",
      { ...agency, scenarios: { small: { notAllowed: { again: "no" } } } },
      "/scenarios/small/notAllowed",
    ],
  ])("with %s is refused with its place", (_, file, pointer) => {
    const result = parseAgency(JSON.stringify(file));
    expect(result.ok).toBe(false);
    expect(!result.ok && result.error[0]?.pointer).toContain(pointer);
  });
});
