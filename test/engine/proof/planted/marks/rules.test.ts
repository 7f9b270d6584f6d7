import { describe, expect, test } from "vitest";
import { prove } from "#engine/proof/prove.ts";
import { type Asked, type Other, shows, SOUND, story } from "../marks-plant.ts";
import { spares } from "../plant.ts";

const { open, close } = SOUND;

type Rule =
  | { readonly always: unknown }
  | { readonly never: unknown }
  | { readonly before: readonly [string, string] }
  | { readonly leadsTo: readonly [string, string] };

/** The story, and what its author says of every run of it. */
const ruled = (
  rules: Rule | readonly Rule[],
  scenes: Readonly<Record<string, Asked | Other>> = SOUND,
  change: Parameters<typeof story>[1] = () => {},
) =>
  story(scenes, (scenario, key) => {
    scenario.assertions = Array.isArray(rules) ? rules : [rules];
    change(scenario, key);
  });

const broken = (
  rule: string,
  way: readonly string[],
  at: string,
  thing: unknown,
  [a, b, number]: readonly [string, string, number] = ["", "", 1],
) => ({
  params: { rule, at: number, a, b },
  pointer: `/assertions/${number - 1}`,
  thing,
  way,
  at,
});

describe("P19 always", () => {
  test("is broken at the first rest at which it does not hold, the beginning among them", () => {
    const later = { always: { seen: "open" } };
    shows(ruled(later), "P19", [broken("always", [], "open", later)], [], "error");
    spares(ruled({ always: { not: { and: [{ chosen: "open.ask" }, { seen: "mend" }] } } }), "P19");
  });

  test("is broken at an ending alone", () => {
    const rule = { always: { not: { and: [{ chosen: "open.push" }, { chosen: "close.offer" }] } } };
    shows(ruled(rule), "P19", [broken("always", ["open.push", "mend.sorry", "close.offer"], "good", rule)]);
    const offer = ["strong", "good", { when: { not: { chosen: "open.push" } } }] as const;
    spares(ruled(rule, { ...SOUND, close: { choices: { ...close.choices, offer } } }), "P19");
  });

  const trust = (start: number) =>
    ruled(
      { always: { ">=": [{ var: "meters.trust" }, 1] } },
      {
        ...SOUND,
        open: { choices: { ...open.choices, push: ["weak", "mend", { effects: [{ add: ["trust", -1] }] }] } },
        close: { choices: { ...close.choices, leave: ["weak", "late", { effects: [{ add: ["trust", -1] }] }] } },
      },
      (scenario) => (scenario.meters = { trust: { min: 0, max: 3, start } }),
    );

  test("asks of what nothing in play asks, and needs every loss to be broken", () => {
    const rule = { always: { ">=": [{ var: "meters.trust" }, 1] } };
    const way = ["open.push", "mend.sorry", "close.leave"];
    shows(trust(2), "P19", [broken("always", way, "late", rule)], ["P07"]);
    spares(trust(3), "P19");
    shows(trust(1), "P19", [broken("always", ["open.push"], "mend", rule)], ["P07"]);
  });

  test("does not ask between two rests", () => {
    const rule = { always: { not: { "==": [{ var: "facts.gate" }, "open"] } } };
    const gate = (rows: readonly unknown[]) =>
      ruled(
        rule,
        {
          ...SOUND,
          open: {
            choices: { ...open.choices, ask: ["strong", "fork", { effects: [{ set: ["gate", "open"] }] }] },
          },
          fork: { kind: "branch", rows },
        },
        (scenario) => (scenario.facts = { gate: ["shut", "open"] }),
      );
    spares(gate([{ effects: [{ set: ["gate", "shut"] }], to: "close" }]), "P19");
    shows(gate([{ to: "close" }]), "P19", [broken("always", ["open.ask"], "close", rule)], ["P07"]);
  });
});

describe("P19 never", () => {
  test("is broken by the fewest moves to where it holds", () => {
    const rule = { never: { and: [{ seen: "mend" }, { seen: "close" }] } };
    shows(ruled(rule), "P19", [broken("never", ["open.push", "mend.sorry", "close.offer"], "good", rule)]);
    spares(ruled({ never: { and: [{ seen: "mend" }, { chosen: "open.ask" }] } }), "P19");
  });

  test("is broken by one arm alone", () => {
    const rule = { never: { and: [{ arm: "b" }, { seen: "close" }] } };
    const arms = (change: Rule) =>
      ruled(change, SOUND, (scenario) => (scenario.variants = { axis: "clothing", arms: [{ id: "a" }, { id: "b" }] }));
    const { findings } = shows(arms(rule), "P19", [broken("never", ["open.ask", "close.offer"], "good", rule)]);
    expect(findings.find(({ code }) => code === "P19")?.witness?.[0]).toMatchObject({ kind: "began", arm: "b" });
    spares(arms({ never: { and: [{ arm: "a" }, { arm: "b" }] } }), "P19");
  });
});

describe("P19, several rules", () => {
  test("each is told by its number, and those that hold are not", () => {
    const [first, second, third] = [
      { always: { not: { chosen: "open.push" } } },
      { never: { and: [{ seen: "late" }, { chosen: "close.offer" }] } },
      { before: ["mend", "close"] },
    ] as const;
    shows(ruled([first, second, third]), "P19", [
      broken("always", ["open.push"], "mend", first),
      broken("before", ["open.ask"], "close", third, ["mend", "close", 3]),
    ]);
  });

  test("without any the check was not run", () => {
    expect(prove(story(SOUND)).checks.P19).toBe("not run");
  });
});
