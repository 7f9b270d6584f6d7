import { expect, test } from "vitest";
import { compile } from "#engine/machine/compile.ts";
import { placeAt } from "#engine/machine/step.ts";
import { prove } from "#engine/proof/prove.ts";
import { replayed } from "../../../../builders/replayed.ts";
import { SOUND, story } from "../marks-plant.ts";

test("the scenario that defects are planted in has none of its own", () => {
  const sound = story(SOUND);
  const proof = prove(sound);
  expect(proof.findings.filter(({ severity }) => severity !== "report")).toEqual([]);
  for (const code of ["P09", "P10", "P11", "P12", "P13", "P17", "P18", "P23"] as const) {
    expect(proof.checks[code], code).toBe("proved");
  }
  expect(proof.decided).toBe(true);
});

test("each of its endings is reached by the fewest moves, as the machine plays them", () => {
  const sound = story(SOUND);
  const program = compile(sound.scenario);
  const { endings } = prove(sound);
  expect(endings.map(({ id, witness }) => [id, witness && placeAt(program, replayed(program, witness).at).id])).toEqual(
    [
      ["good", "good"],
      ["plain", "plain"],
      ["cut", "cut"],
    ],
  );
  expect(endings.map(({ witness }) => witness?.slice(1).map(({ choice }) => choice).length)).toEqual([2, 2, 3]);
});

test("without a key the checks of marks say that they were not run, and the checks of play say what they say", () => {
  const { scenario, locales, today } = story(SOUND);
  const { checks, score, naive, random } = prove({ scenario, locales, today });
  for (const code of ["P08", "P09", "P10", "P11", "P12", "P13", "P17", "P23", "C06"] as const) {
    expect(checks[code], code).toBe("not run");
  }
  expect(checks.P01).toBe("proved");
  expect(checks.P18).toBe("proved");
  expect({ score, naive, random }).toEqual({
    score: { all: null, competency: {}, ending: {} },
    naive: [],
    random: undefined,
  });
});
