import { describe, expect, test } from "vitest";
import { slotKey } from "#engine/machine/condition.ts";
import { askShown } from "#engine/proof/shown-conditions.ts";
import type { Condition, Effect, Person, Scenario, Scene } from "#engine/scenario/scenario.ts";
import { aDecision, aValue } from "../../../builders/played.ts";
import { aChance, anyOf, chosen, coins, crowd, deciding, lookAt } from "./looked-at.ts";

/** Ana, whose face follows these conditions. */
const faces = (...whens: readonly Condition[]): { readonly cast: Record<string, Person> } => ({
  cast: {
    ana: {
      name: "Ana",
      role: "neighbour",
      gender: "female",
      register: "formal",
      portrait: { seed: "ana" },
      moods: [...whens.map((when) => ({ when, mood: "smile" as const })), { mood: "calm" as const }],
    },
  },
});

const seen = (scene: string): Condition => ({ op: "seen", scene });
const trusted = (value: number): Condition => ({ op: "meter", meter: "trust", is: ">=", value });
const trust = (by: number): { readonly effects: readonly Effect[] } => ({
  effects: [{ op: "add", meter: "trust", by }],
});
const METER = { trust: { min: 0, max: 3, start: 0 } };

/**
 * What asking finds; with room for one state alone, only what walking by lot has left nothing to ask of is decided. Beside
 * it the answers of the faces (1 no, 2 yes, 3 both) and the meters that change.
 */
function asked(scenes: readonly Scene[], extra: Partial<Scenario>, room = 1) {
  const { explored, program } = lookAt(aValue(scenes, extra));
  const { decided, changed } = askShown(explored, room);
  const named = (meter: string): boolean => changed.has(program.slotOf.get(slotKey("meter", meter)) ?? -1);
  return {
    decided,
    changed: Object.keys(program.scenario.meters).filter(named),
    size: changed.size,
    answers: explored.model.moods.map(({ answers }) => answers),
  };
}

const fork = aDecision("open", { a: "then", b: "then" });
const then = aDecision("then", { on: "good" });

describe("walking by lot", () => {
  test("asks each face until it has had both answers, on whichever run that is", () => {
    const found = asked([fork, then], faces(chosen("open", "a"), chosen("open", "b")));
    expect(found).toEqual({ decided: true, changed: [], size: 0, answers: [3, 3] });
  });

  test("leaves to be looked at what it cannot answer", () => {
    const never = faces({ op: "and", of: [chosen("open", "a"), chosen("open", "b")] });
    expect(asked([fork, then], never)).toMatchObject({ decided: false, answers: [1] });
    expect(asked([fork, then], never, 100)).toMatchObject({ decided: true, answers: [1] });
  });

  test("lets chance go both ways, and begins with each arm", () => {
    const toss = [
      aDecision("open", { go: "toss" }),
      aChance("toss", { head: "heads", tail: "tails" }),
      aDecision("heads", { on: "good" }),
      aDecision("tails", { on: "good" }),
    ];
    expect(asked(toss, faces(seen("heads"), seen("tails")))).toMatchObject({ decided: true, answers: [3, 3] });
    const arms = ["a", "b", "c"].map((id) => ({ id, cast: {}, strings: {} }));
    const found = asked([fork, then], {
      ...faces({ op: "arm", arm: "a" }, { op: "arm", arm: "b" }, { op: "arm", arm: "c" }),
      variants: { axis: "clothing", arms },
    });
    expect(found).toMatchObject({ decided: true, answers: [3, 3, 3] });
  });

  test("asks at an ending of what came later; nobody asks at an ending that is never reached", () => {
    const later = [{ when: chosen("open", "a"), beats: [] }];
    const ending = (id: string) => ({ id, title: id, outcome: "resolved", beats: [], later }) as const;
    expect(asked([fork, then], { endings: [ending("good"), ending("moon")] }).decided).toBe(true);
  });

  test("comes to an end where play has none", () => {
    const found = asked([aDecision("open", { stay: "open" })], faces(chosen("open", "stay")));
    expect(found).toMatchObject({ decided: true, answers: [3] });
  });
});

describe("a meter that only a face reads", () => {
  const moved = (by: number): Scene[] => [deciding("open", { a: "then", b: "then" }, { a: trust(by) }), then];

  test("counts as changed where a walk changes it", () => {
    const found = asked(moved(1), { ...faces(trusted(1)), meters: METER });
    expect(found).toEqual({ decided: true, changed: ["trust"], size: 1, answers: [3] });
  });

  test("is looked for further while none has, though its face has had both answers", () => {
    const either = { ...faces(anyOf(chosen("open", "a"), trusted(1))), meters: METER };
    expect(asked(moved(-1), either)).toEqual({ decided: false, changed: [], size: 0, answers: [3] });
    expect(asked(moved(-1), either, 100)).toEqual({ decided: true, changed: [], size: 0, answers: [3] });
  });

  test("and is found where a walk would come only by chance in sixteen thousand", () => {
    const row = Array.from({ length: 14 }, (_, at) => {
      const on = at < 13 ? `d${at + 1}` : "then";
      return deciding(`d${at}`, { right: on, wrong: "bad" }, at < 13 ? {} : { right: trust(1) });
    });
    const found = asked([...row, then], { ...faces(trusted(1)), meters: METER }, 1000);
    expect(found).toEqual({ decided: true, changed: ["trust"], size: 1, answers: [3] });
  });

  test("nobody walks where no face, item or consequence asks", () => {
    expect(asked(moved(1), { meters: METER })).toMatchObject({ decided: true, size: 0 });
  });
});

describe("nothing is decided", () => {
  test("where keeping what is asked needs more state than there is room for", () => {
    const { facts } = crowd("crowd", "good");
    const all = Object.keys(facts).map((fact): Condition => ({ op: "fact", fact, value: "yes" }));
    const found = asked([fork, then], { ...faces({ op: "count", of: all, atLeast: 70 }), facts }, 1000);
    expect(found.decided).toBe(false);
  });

  test("or where chance can go too many ways", () => {
    const never = faces({ op: "and", of: [chosen("open", "a"), chosen("open", "b")] });
    const thrown = (count: number) =>
      asked([aDecision("open", { a: "coin0", b: "good" }), ...coins(count, "good")], never, 1000).decided;
    expect(thrown(3)).toBe(true);
    expect(thrown(13)).toBe(false);
  });
});
