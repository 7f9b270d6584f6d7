import { describe, expect, test } from "vitest";
import { checkOneChoice, checkRepair, checkTaught, checkTwins } from "#engine/proof/check-marks.ts";
import type { Effect, Scenario, Scene } from "#engine/scenario/scenario.ts";
import type { Key } from "#engine/score/key.ts";
import { aDecision, aKey, aValue, type Marks } from "../../../builders/played.ts";
import { aChance, chosen, deciding, isFact, lookAt, not, saidBy } from "./looked-at.ts";

const UNDECIDED = { findings: [], undecided: true };
/** Too long a way for a cap of one state. */
const LONG = [aDecision("a", { on: "b" }), aDecision("b", { on: "c" }), aDecision("c", { on: "good" })];

describe("P10", () => {
  const onlyGood = (scenes: readonly Scene[], marks: Marks, extra: Partial<Scenario> = {}, cap?: number) => {
    const key = aKey(marks);
    return checkOneChoice(lookAt(aValue(scenes, extra), key, cap), key);
  };
  const said = (scene: string, choice: string) => [
    { params: { scene, choice }, pointer: "/phases/0/scenes/0", way: [] },
  ];

  test("counts a choice once, however many ways chance goes from it", () => {
    const toss = aChance("toss", { head: "good", tail: "bad" });
    const open = aDecision("open", { ask: "toss", push: "bad" });
    const found = onlyGood([open, toss], { open: { ask: "strong", push: "weak" } });
    expect(saidBy(found)).toEqual(said("open", "ask"));
    const alone = onlyGood([aDecision("open", { ask: "toss" }), toss], { open: { ask: "strong" } });
    expect(saidBy(alone)).toEqual([]);
  });

  test("finds the one that is any good where what stands above it in the file is shut", () => {
    const shut = isFact("light", "on");
    const open = deciding("open", { wave: "good", ask: "good", push: "bad" }, { wave: { when: shut } });
    const marks: Marks = { open: { wave: "strong", ask: "strong", push: "weak" } };
    const facts = { light: ["off", "on"] };
    expect(saidBy(onlyGood([open], marks, { facts }))).toEqual(said("open", "ask"));
  });

  test("is not decided where not all was looked at, and says nothing of what nobody reaches or nobody marked", () => {
    expect(onlyGood(LONG, { a: { on: "strong" } }, {}, 1)).toEqual({ code: "P10", ...UNDECIDED });
    const attic = aDecision("attic", { ask: "good", push: "bad" });
    expect(
      saidBy(onlyGood([aDecision("open", { x: "good", y: "bad" }), attic], { attic: { ask: "strong", push: "weak" } })),
    ).toEqual([]);
  });
});

describe("P11", () => {
  const twins = (scenes: readonly Scene[], key: Key, extra: Partial<Scenario> = {}, cap?: number) =>
    checkTwins(lookAt(aValue(scenes, extra), key, cap), key);
  const pairs = (scenes: readonly Scene[], key: Key, extra: Partial<Scenario> = {}) =>
    saidBy(twins(scenes, key, extra)).map(({ params }) => [params["first"], params["second"]]);
  const same = aKey({ open: { one: "adequate", two: "adequate" } });
  const set = (name: string, to: string): { readonly effects: readonly Effect[] } => ({
    effects: [{ op: "set", name, to }],
  });

  test("is not decided where not all was looked at", () => {
    expect(twins(LONG, aKey({ a: { on: "strong" } }), {}, 1)).toEqual({ code: "P11", ...UNDECIDED });
  });

  test("holds marked choices of marked decisions against each other, and no others", () => {
    const open = aDecision("open", { one: "then", two: "then", three: "then", four: "then" });
    const then = aDecision("then", { on: "good", also: "good" });
    expect(pairs([open, then], aKey({ open: { one: "adequate", two: "adequate", three: "weak" } }))).toEqual([
      ["one", "two"],
    ]);
    expect(pairs([open, then], aKey({ open: {} }))).toEqual([]);
  });

  test("tells apart what is marked for one behaviour from what is marked for another", () => {
    const [one, two] = [{ "COM.1": "weak" }, { "PJ.1": "weak" }] as const;
    const choice = (marks: Key["decisions"][string]["choices"][string]["marks"]) => ({
      marks,
      rationale: "So.",
      sources: [],
    });
    const key = (second: typeof one | typeof two): Key => ({
      ...same,
      decisions: { open: { behaviours: ["COM.1", "PJ.1"], choices: { one: choice(one), two: choice(second) } } },
    });
    const open = aDecision("open", { one: "good", two: "good" });
    expect(pairs([open], key(one))).toEqual([["one", "two"]]);
    expect(pairs([open], key(two))).toEqual([]);
  });

  test("counts all ways that chance can go", () => {
    const tossed = (one: string, two: string) =>
      pairs(
        [
          aDecision("open", { one, two }),
          aChance("even", { head: "good", tail: "bad" }),
          aChance("odd", { head: "good", tail: "then" }),
          aChance("also", { head: "good", tail: "bad" }),
          aDecision("then", { on: "good" }),
        ],
        same,
      );
    expect(tossed("even", "also")).toEqual([["one", "two"]]);
    expect(tossed("even", "even")).toEqual([["one", "two"]]);
    expect(tossed("even", "odd")).toEqual([]);
    expect(tossed("even", "good")).toEqual([]);
    expect(tossed("good", "even")).toEqual([]);
    expect(tossed("bad", "even")).toEqual([]);
  });

  test("needs them to lead to the same wherever both stand open, not only where they are met first", () => {
    const full = { op: "meter", meter: "trust", is: ">=", value: 2 } as const;
    const more: { readonly effects: readonly Effect[] } = { effects: [{ op: "add", meter: "trust", by: 1 }] };
    const scenes = (way: "down" | "stay") => [
      deciding("first", { stay: "open", down: "open" }, { down: { effects: [{ op: "add", meter: "trust", by: -1 }] } }),
      deciding("open", { one: "then", two: "then" }, { two: way === "down" ? more : {} }),
      deciding("then", { on: "good", ask: "good" }, { ask: { when: full } }),
    ];
    const meters = { trust: { min: 0, max: 2, start: 2 } };
    expect(pairs(scenes("stay"), same, { meters })).toEqual([["one", "two"]]);
    expect(pairs(scenes("down"), same, { meters })).toEqual([]);
  });

  describe("at a hub", () => {
    const once = { once: true } as const;
    const hub = (one: object, two: object, more: readonly Scene[] = [], to = "open") => [
      deciding("open", { one: to, two: to, out: "after" }, { one: { ...once, ...one }, two: { ...once, ...two } }),
      ...more,
      deciding(
        "after",
        { on: "good", lit: "good", dark: "bad" },
        {
          lit: { when: isFact("light", "on") },
          dark: { when: isFact("sky", "grey") },
        },
      ),
    ];
    const extra = { facts: { sky: ["blue", "grey"], light: ["off", "on"] } };

    test("that a question closes itself makes it no other", () => {
      expect(pairs(hub({}, {}), same, extra)).toEqual([["one", "two"]]);
    });

    test("what one of them changes besides does, and that somebody asks for it later", () => {
      expect(pairs(hub({}, set("light", "on")), same, extra)).toEqual([]);
      expect(pairs(hub({}, set("sky", "grey")), same, extra)).toEqual([]);
      const asking = deciding("after", { on: "good", ask: "bad" }, { ask: { when: not(chosen("open", "two")) } });
      expect(pairs([...hub({}, {}).slice(0, 1), asking], same)).toEqual([]);
    });

    test("what one changes counts too where the questions do not close", () => {
      const open = { once: false };
      expect(pairs(hub(open, { ...open, ...set("light", "on") }), same, extra)).toEqual([]);
      expect(pairs(hub(open, { ...open, ...set("sky", "grey") }), same, extra)).toEqual([]);
      expect(pairs(hub(open, open), same, extra)).toEqual([["one", "two"]]);
    });

    test("questions that lead away before they come back are two", () => {
      expect(pairs(hub({}, {}, [aDecision("aside", { back: "open" })], "aside"), same, extra)).toEqual([]);
    });
  });
});

describe("P13", () => {
  test("a written answer touches each behaviour of its rubric", () => {
    const row = (id: string, behaviour: string) => ({ id, behaviour, weak: "w", adequate: "a", strong: "s" });
    const rubric = [row("r1", "EI.1"), row("r2", "EI.2")];
    const write: Scene = {
      kind: "respond",
      id: "write",
      beats: [],
      prompt: "Say it.",
      by: "text",
      rubric,
      effects: [],
      to: "good",
    };
    const key = aKey({ open: { on: "strong", off: "weak" } });
    const taught = (...teaches: string[]) => {
      const scenes = [aDecision("open", { on: "write", off: "write" }), write];
      return saidBy(checkTaught(lookAt(aValue(scenes, { teaches }), key), key));
    };
    expect(taught("COM.1", "EI.1", "EI.2")).toEqual([]);
    expect(taught("COM.1", "EI.1", "EI.3")).toEqual([
      { params: { behaviour: "EI.3" }, pointer: "/teaches/2", way: ["open.on", "write.responded"] },
    ]);
  });
});

describe("P17", () => {
  const key = aKey({ open: { push: "weak", ask: "strong" } });
  const repair = {
    behaviours: ["EI.4"],
    choices: { sorry: { marks: { "EI.4": "strong" }, rationale: "So.", sources: [] } },
  } as const;
  const mending: Key = { ...key, decisions: { ...key.decisions, mend: repair } };
  const scenes = [
    aDecision("open", { push: "pause", ask: "good" }),
    { kind: "next", id: "pause", beats: [], effects: [], to: "mend" } as const,
    aDecision("mend", { sorry: "good" }),
  ];
  const lost = (one: Key, cap?: number) => checkRepair(lookAt(aValue(scenes), one, cap), one);

  test("a scene or a decision that nobody marks mends nothing, nor does one of the spine", () => {
    const claim = {
      params: { scene: "open", choice: "push" },
      pointer: "/phases/0/scenes/0/choices/0",
      way: ["open.push"],
    };
    expect(saidBy(lost(key))).toEqual([claim]);
    expect(saidBy(lost({ ...mending, spine: ["open", "mend"] }))).toEqual([claim]);
    expect(saidBy(lost(mending))).toEqual([]);
  });

  test("is not decided where not all was looked at", () => {
    expect(lost(mending, 1)).toEqual({ code: "P17", ...UNDECIDED });
  });
});
