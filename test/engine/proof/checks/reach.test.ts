import { describe, expect, test } from "vitest";
import { checkNothingOpen, checkTrapped, checkUnreached } from "#engine/proof/check-reach.ts";
import type { Interrupt, Scenario } from "#engine/scenario/scenario.ts";
import { aDecision, aValue } from "../../../builders/played.ts";
import { aChance, coins, crowd, deciding, isFact, lookAt, saidBy } from "./looked-at.ts";

const never = { op: "and", of: [isFact("hour", "early"), isFact("hour", "late")] } as const;
const breaking = (id: string): Interrupt => ({ id, when: never, beats: [], effects: [] });

describe("P01", () => {
  const HALLS: Partial<Scenario> = {
    facts: { hour: ["early", "late"] },
    phases: [
      { id: "out", scenes: [aDecision("open", { go: "hall", shout: "bad" })], interrupts: [] },
      {
        id: "in",
        scenes: [aDecision("hall", { ask: "good" }), aDecision("attic", { sit: "good" })],
        interrupts: [breaking("bell"), breaking("phone")],
      },
      { id: "below", scenes: [aDecision("cellar", { dig: "good" })], interrupts: [breaking("alarm")] },
    ],
  };

  test("names the interrupts of a phase that is entered at one of its scenes, and not those of a phase never entered", () => {
    const looked = lookAt(aValue([], { ...HALLS, start: "open" }));
    const there = (what: string, id: string, pointer: string) => ({ params: { what, id }, pointer, way: null });
    expect(saidBy(checkUnreached(looked))).toEqual([
      there("scene", "attic", "/phases/1/scenes/1"),
      there("scene", "cellar", "/phases/2/scenes/0"),
      there("interrupt", "bell", "/phases/1/interrupts/0"),
      there("interrupt", "phone", "/phases/1/interrupts/1"),
    ]);
  });

  test("calls what a chance scene never came up with an outcome", () => {
    const looked = lookAt(aValue([aDecision("open", { go: "toss" }), aChance("toss", { head: "good", tail: "bad" })]));
    expect(saidBy(checkUnreached(looked))).toEqual([]);
    const { explored } = looked;
    const rows = explored.met.rows.map((taken, place) => (place === 1 ? Uint8Array.from([1, 0]) : taken));
    const unlucky = { ...looked, explored: { ...explored, met: { ...explored.met, rows } } };
    expect(saidBy(checkUnreached(unlucky))).toEqual([
      { params: { what: "outcome", id: "toss.tail" }, pointer: "/phases/0/scenes/1/outcomes/1", way: null },
    ]);
  });
});

describe("what was not looked at", () => {
  test("is not called unreached or without an ending, be it beyond the cap", () => {
    const row = [1, 2, 3, 4].map((at) => aDecision(`d${at}`, { on: at < 4 ? `d${at + 1}` : "good" }));
    const looked = lookAt(aValue(row), undefined, 2);
    expect(looked.decided).toBe(false);
    expect(checkUnreached(looked)).toEqual({ code: "P01", findings: [], undecided: true });
    expect(checkTrapped(looked)).toEqual({ code: "P03", findings: [], undecided: true });
    expect(checkNothingOpen(looked)).toEqual({ code: "P02", findings: [], undecided: true });
  });

  test("or be it behind a scene with too much state, or too many ways that chance can go", () => {
    const { facts, scene } = crowd("crowd", "good");
    const large = lookAt(aValue([aDecision("open", { go: "crowd" }), scene], { facts }));
    expect(large.explored.capped).toBe(false);
    expect(large.decided).toBe(false);
    const thrown = (count: number) => lookAt(aValue([aDecision("open", { go: "coin0" }), ...coins(count, "good")]));
    expect(thrown(12).decided).toBe(true);
    expect(thrown(13).decided).toBe(false);
    expect(thrown(13).explored.capped).toBe(false);
  });
});

describe("P02 where not everything was looked at", () => {
  /** It is late at the gate. One can knock there, on this condition, or let time run out and stay where one is. */
  const found = (when?: string) => {
    const scenes = [
      deciding("open", { go: "gate", walk: "road" }, { go: { effects: [{ op: "set", name: "hour", to: "late" }] } }),
      deciding(
        "gate",
        { knock: "yard", timeout: "gate" },
        when === undefined ? {} : { knock: { when: isFact("hour", when) } },
      ),
      aDecision("road", { on: "yard" }),
      aDecision("yard", { on: "good" }),
    ];
    const looked = lookAt(aValue(scenes, { facts: { hour: ["early", "late"] } }), undefined, 1);
    expect(looked.decided).toBe(false);
    return saidBy(checkNothingOpen(looked));
  };

  test("says it of a decision that is shut", () => {
    expect(found("early")).toEqual([{ params: { scene: "gate" }, pointer: "/phases/0/scenes/1", way: ["open.go"] }]);
  });

  test("says nothing of one of which no way at all was looked at", () => {
    const lit = deciding("gate", { knock: "yard" }, { knock: { when: isFact("hour", "late") } });
    const scenes = [aDecision("open", { go: "gate", walk: "road" }), lit, aDecision("road", { on: "yard" })];
    const scenario = aValue([...scenes, aDecision("yard", { on: "good" })], { facts: { hour: ["early", "late"] } });
    expect(saidBy(checkNothingOpen(lookAt(scenario, undefined, 1)))).toEqual([]);
    expect(saidBy(checkNothingOpen(lookAt(scenario)))).toHaveLength(1);
  });

  test("and not of one that is open to what was not looked at any more", () => {
    expect(found()).toEqual([]);
    expect(found("late")).toEqual([]);
  });
});

describe("P03", () => {
  const trapped = (scenario: Scenario) => saidBy(checkTrapped(lookAt(scenario)));

  test("names, of the traps that the same number of moves leads to, the one that stands first in the file", () => {
    const scenario = aValue(
      [
        aDecision("deep", { stay: "deep" }),
        aDecision("fine", { on: "good" }),
        deciding("first", { stay: "first", hop: "first" }, { hop: { when: isFact("light", "on") } }),
        aDecision("second", { stay: "second", down: "deep" }),
        deciding(
          "open",
          { two: "second", one: "first", lit: "first", well: "fine" },
          { lit: { effects: [{ op: "set", name: "light", to: "on" }] } },
        ),
      ],
      { start: "open", facts: { light: ["off", "on"] } },
    );
    expect(trapped(scenario)).toEqual([
      { params: { scene: "first" }, pointer: "/phases/0/scenes/2", way: ["open.one"] },
    ]);
  });

  test("names the beginning where no play comes to an end", () => {
    const scenario = aValue([aDecision("open", { turn: "back" }), aDecision("back", { turn: "open" })]);
    expect(trapped(scenario)).toEqual([{ params: { scene: "open" }, pointer: "/phases/0/scenes/0", way: [] }]);
  });

  test("finds nothing where each way ends", () => {
    expect(trapped(aValue([aDecision("open", { turn: "open", leave: "bad" })]))).toEqual([]);
  });
});
