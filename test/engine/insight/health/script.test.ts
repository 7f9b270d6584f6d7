import fc from "fast-check";
import { noteOf, notesAndRemarks, addressOf, type ScriptNote } from "#engine/insight/health/note.ts";
import { placeOfFinding, scriptOf } from "#engine/insight/health/script.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import { scenesOf, type Scenario } from "#engine/scenario/scenario.ts";
import { describe, expect, it } from "vitest";
import { runs } from "../../../builders/property-runs.ts";
import { randomScenario } from "../../../builders/random-scenarios.ts";
import { rawScenario, scenarioText } from "../../../builders/raw-scenario.ts";

function aScenario(): Scenario {
  const parsed = parseScenario(scenarioText(rawScenario()));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error[0]));
  return parsed.value;
}

describe("a script", () => {
  it("begins at the start and ends with the endings, numbered from 1", () => {
    const scenario = aScenario();
    const places = scriptOf(scenario);
    expect(places[0]?.id).toBe(scenario.start);
    expect(places.map(({ number }) => number)).toEqual(places.map((_, at) => at + 1));
    expect(places.slice(-scenario.endings.length).map(({ id }) => id)).toEqual(scenario.endings.map(({ id }) => id));
  });

  it("holds every scene, interrupt and ending once, whatever the scenario", () => {
    fc.assert(
      fc.property(randomScenario, (scenario) => {
        const all = [
          ...scenesOf(scenario).map(({ id }) => id),
          ...scenario.phases.flatMap(({ interrupts }) => interrupts.map(({ id }) => id)),
          ...scenario.endings.map(({ id }) => id),
        ];
        expect(
          scriptOf(scenario)
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual(all.toSorted());
      }),
      { numRuns: runs(200) },
    );
  });
});

describe("a finding", () => {
  const scenario = aScenario();
  const first = scenario.phases[0]!.scenes[0]!.id;
  it("belongs to the scene or ending its pointer goes into", () => {
    expect(placeOfFinding(scenario, { pointer: "/phases/0/scenes/0/choices/1" })).toBe(first);
    expect(placeOfFinding(scenario, { pointer: "/endings/0" })).toBe(scenario.endings[0]!.id);
  });
  it("in the key belongs to the scene it marks, in a translation to the scene its text stands in", () => {
    expect(placeOfFinding(scenario, { file: "key", pointer: `/decisions/${first}/choices/a` })).toBe(first);
    expect(placeOfFinding(scenario, { file: "es", pointer: `/texts/${first}.prompt` })).toBe(first);
  });
  it("of the scenario as a whole belongs to no scene", () => {
    expect(placeOfFinding(scenario, { pointer: "/legalNotes/0" })).toBeUndefined();
    expect(placeOfFinding(scenario, { pointer: "" })).toBeUndefined();
  });
});

describe("notes", () => {
  const note: ScriptNote = { id: "n", scenario: "s", rules: "r", at: "door.ask", text: "t", by: "A", when: 5 };
  const remark = { id: "c", scenario: "s", rules: "r", at: "door", text: "Unfair.", when: 9 };

  it("are read back from rows, and rows of another shape are left alone", () => {
    expect(noteOf(note)).toEqual(note);
    expect(noteOf({ ...note, resolved: { by: "B", when: 6, reason: "Done." } })).toBeDefined();
    for (const wrong of [null, "note", { ...note, when: "5" }, { ...note, at: 3 }, { ...note, resolved: {} }]) {
      expect(noteOf(wrong)).toBeUndefined();
    }
  });

  it("stand with officers' remarks, newest first, and the remarks without a name", () => {
    expect(notesAndRemarks([note], [remark]).map(({ id, by }) => [id, by])).toEqual([
      ["c", ""],
      ["n", "A"],
    ]);
  });

  it("take the place of the remark they settle", () => {
    const settled = { ...remark, by: "", remark: "c", resolved: { by: "B", when: 12, reason: "Rewritten." } };
    expect(notesAndRemarks([settled], [remark])).toEqual([settled]);
  });

  it("say which scene and which choice they are about", () => {
    expect(addressOf("door.ask")).toEqual({ place: "door", choice: "ask" });
    expect(addressOf("door")).toEqual({ place: "door" });
  });
});
