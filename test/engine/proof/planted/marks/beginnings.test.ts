import { describe, expect, test } from "vitest";
import { compile } from "#engine/machine/compile.ts";
import { placeAt } from "#engine/machine/step.ts";
import type { Step } from "#engine/proof/finding.ts";
import { prove } from "#engine/proof/prove.ts";
import { replayed } from "../../../../builders/replayed.ts";
import { type Asked, type Other, SOUND, story, type Told } from "../marks-plant.ts";
import { spares } from "../plant.ts";

/** The arms begin by different ways: `a` by `gate` and `yard`, `b` by `yard` alone. */
const PATHS: Readonly<Record<string, Asked | Other>> = {
  fork: { kind: "branch", rows: [{ when: { arm: "b" }, to: "yard" }, { to: "gate" }] },
  gate: { kind: "branch", rows: [{ to: "yard" }] },
  yard: { kind: "branch", rows: [{ to: "open" }] },
  ...SOUND,
};

const begun = (rule: unknown, scenes = PATHS): Told =>
  story(scenes, (scenario) => {
    scenario.assertions = [rule];
    scenario.variants = { axis: "clothing", arms: [{ id: "a" }, { id: "b" }] };
  });

/** The moves of the witness of a broken rule, played by the machine; `undefined` where nothing was found. */
function witness(told: Told): readonly Step[] | null | undefined {
  const way = prove(told).findings.find(({ code }) => code === "P19")?.witness;
  if (way) expect(replayed(compile(told.scenario), way).at).toBeGreaterThanOrEqual(0);
  return way;
}

// Several may come to rest in the same state; each must be asked by itself.
describe("P19 at the beginning, where there are several", () => {
  const b = [{ kind: "began", scene: "fork", arm: "b" }];

  test("what never is so in any arm, or comes in order in each, holds", () => {
    spares(begun({ never: { and: [{ arm: "a" }, { arm: "b" }] } }), "P19");
    spares(begun({ before: ["fork", "yard"] }), "P19");
    spares(begun({ leadsTo: ["yard", "open"] }), "P19");
  });

  test("what is so from the first in one arm is told of that arm", () => {
    expect(witness(begun({ never: { arm: "b" } }))).toEqual(b);
    expect(witness(begun({ always: { arm: "a" } }))).toEqual(b);
  });

  test("the second without the first in one arm alone is found", () => {
    expect(witness(begun({ before: ["gate", "yard"] }))).toEqual(b);
  });

  test("and so is the second further on, told of the arm in which the first did not come", () => {
    expect(witness(begun({ before: ["gate", "close"] }))).toEqual([
      ...b,
      { kind: "chose", scene: "open", choice: "ask" },
    ]);
  });

  test("the second passed before the first on the way in is found", () => {
    expect(witness(begun({ before: ["open", "fork"] }))).toEqual([{ kind: "began", scene: "fork", arm: "a" }]);
  });

  test("the first without the second after it on the way in is found, and leads to an ending", () => {
    const told = begun({ leadsTo: ["yard", "fork"] });
    const program = compile(told.scenario);
    const way = witness(told);
    expect(way?.slice(1).map(({ scene, choice }) => `${scene}.${choice}`)).toEqual(["open.ask", "close.offer"]);
    expect(placeAt(program, replayed(program, way ?? []).at).id).toBe("good");
  });

  test("in one arm alone as well", () => {
    const told = begun({ leadsTo: ["fork", "gate"] });
    expect(witness(told)?.[0]).toEqual(b[0]);
    expect(witness(told)).toHaveLength(3);
  });

  test("what chance makes of the beginning is told with it", () => {
    const luck: Readonly<Record<string, Asked | Other>> = {
      luck: {
        kind: "chance",
        outcomes: [
          { id: "calm", to: "open" },
          { id: "late", effects: [{ set: ["hour", "late"] }], to: "open" },
        ],
      },
      ...SOUND,
    };
    const told = story(luck, (scenario) => {
      scenario.facts = { hour: ["early", "late"] };
      scenario.assertions = [{ never: { "==": [{ var: "facts.hour" }, "late"] } }];
    });
    expect(witness(told)).toEqual([{ kind: "began", scene: "luck", draws: { luck: "late" } }]);
  });
});
