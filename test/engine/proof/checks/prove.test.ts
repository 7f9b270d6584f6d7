import { describe, expect, test } from "vitest";
import type { Code, Proof } from "#engine/proof/finding.ts";
import { prove } from "#engine/proof/prove.ts";
import type { ToProve } from "#engine/proof/to-prove.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import type { Key } from "#engine/score/key.ts";
import { aDecision, aKey, aValue, type Marks } from "../../../builders/played.ts";
import { claiming } from "../../../builders/proof-input.ts";
import { crowd, deciding, isFact } from "./looked-at.ts";

const proving = (scenario: Scenario, key?: Key): ToProve => ({
  scenario,
  ...(key && { key }),
  locales: [],
  today: "2026-11-23",
});
const paramsOf = ({ findings }: Proof, wanted: Code) =>
  findings.filter(({ code }) => code === wanted).map(({ params }) => params);

const scenes = [aDecision("open", { ask: "then", push: "then" }), aDecision("then", { on: "good", off: "bad" })];
const MARKS: Marks = { open: { ask: "strong", push: "weak" }, then: { on: "strong", off: "weak" } };
const plain = proving(aValue(scenes), aKey(MARKS));

describe("how a proof is made", () => {
  test("tells how many states it has found while it looks", () => {
    const told: number[] = [];
    prove(plain, { on: ({ states }) => told.push(states) });
    expect(told.length).toBeGreaterThan(0);
    for (const states of told) expect(states).toBeGreaterThan(0);
  });

  test("takes nothing for zero where it is told not to, and the same for zero where it is not", () => {
    const states = (reduce?: boolean) => prove(plain, reduce === undefined ? {} : { reduce }).states;
    const lit = { effects: [{ op: "set", name: "light", to: "on" } as const] };
    const asked = deciding("open", { ask: "then", push: "then" }, { ask: lit });
    const once = proving(aValue([asked, ...scenes.slice(1)], { facts: { light: ["off", "on"] } }));
    expect(prove(once).states).toBe(4);
    expect(prove(once, { reduce: true }).states).toBe(4);
    expect(prove(once, { reduce: false }).states).toBe(7);
    expect([states(), states(true)]).toEqual([4, 4]);
  });

  test("leaves the players out where it is told to, and where nothing is on the spine", () => {
    const named = prove(plain).naive.map(({ player }) => player);
    expect(named).toContain("longest");
    expect(prove(plain, { players: true }).naive.map(({ player }) => player)).toEqual(named);
    expect(prove(plain, { players: false })).toMatchObject({ naive: [], checks: { C06: "not run" } });
    const { naive, checks } = prove(proving(aValue(scenes), aKey(MARKS, [])));
    expect(naive).toEqual([]);
    expect(checks).toMatchObject({ C06: "not run", P09: "not run", P12: "not run", P23: "not run", P10: "found" });
  });

  test("without a key does not run what asks for marks", () => {
    const { checks, score } = prove(proving(aValue(scenes)));
    expect(checks).toMatchObject({ P08: "not run", P09: "not run", P10: "not run", P13: "not run", P01: "proved" });
    expect(score).toEqual({ all: null, competency: {}, ending: {} });
  });
});

describe("what a proof says of where it could not look", () => {
  test("names the scenes whose state is too large, and how much of it there is", () => {
    const { facts, scene, settled } = crowd("crowd", "good");
    const open = deciding("open", { go: "crowd", out: "bad" }, { go: { effects: settled } });
    const proof = prove(proving(aValue([open, scene], { facts })));
    expect(proof.decided).toBe(false);
    expect(proof.tooLarge).toEqual([{ scene: "crowd", slots: 70 }]);
    expect(proof.endings.map(({ id, witness }) => [id, witness === null])).toEqual([
      ["good", true],
      ["bad", false],
    ]);
    expect(proof.checks).toMatchObject({ P01: "not decided", P14: "found", P04: "not decided" });
  });

  test("has a size of no run where none comes to an end, which is proved where all was looked at", () => {
    const round = proving(aValue([aDecision("open", { on: "back" }), aDecision("back", { on: "open" })]));
    const proof = prove(round);
    expect(proof.routes).toBeUndefined();
    expect(proof.checks).toMatchObject({ P14: "proved", P04: "found" });
    const long = aValue([aDecision("a", { on: "b" }), aDecision("b", { on: "c" }), aDecision("c", { on: "good" })]);
    expect(prove({ ...proving(long), maxStates: 1 }).checks).toMatchObject({ P14: "not decided", P06: "not decided" });
  });

  test("tells the longest run as the witness of the size, and nothing in the file", () => {
    const [size] = prove(
      proving(aValue([aDecision("open", { out: "bad", on: "then" }), aDecision("then", { on: "good" })])),
    ).findings.filter(({ code }) => code === "P14");
    expect(size?.pointer).toBe("");
    expect(size?.witness?.map(({ scene }) => scene)).toEqual(["open", "open", "then"]);
  });
});

describe("a check of two halves", () => {
  /** A line of arm b that is twice as long, at a scene behind a choice. */
  const armed = (long: boolean, maxStates?: number): Proof => {
    const text = "You knock at the door and wait for somebody to come and open it.";
    const beats = [{ id: "b", who: "narrator", text, channel: "room", understood: "clear" }] as const;
    const strings = { "then.b": long ? `${text} ${text}` : text };
    const then = deciding("then", { on: "good", off: "bad" }, { off: { when: { op: "arm", arm: "a" } } }, { beats });
    const variants = {
      axis: "clothing",
      arms: [
        { id: "a", cast: {}, strings: {} },
        { id: "b", cast: {}, strings },
      ],
    } as const;
    const scenario = aValue([aDecision("open", { go: "then" }), then], { variants });
    return prove({ ...proving(scenario), ...(maxStates !== undefined && { maxStates }) });
  };

  test("keeps what either has found, and is not decided where one half is not", () => {
    expect(paramsOf(armed(false), "P18").map(({ why }) => why)).toEqual(["graph"]);
    expect(paramsOf(armed(true), "P18").map(({ why }) => why)).toEqual(["length", "graph"]);
    expect(armed(true, 1).checks.P18).toBe("found");
    expect(armed(false, 1).checks.P18).toBe("not decided");
  });
});

describe("findings", () => {
  test("of one code are a hundred at most, in the order of the codes", () => {
    const endings = Array.from({ length: 103 }, (_, at) => ({
      id: `e${at}`,
      title: "E",
      outcome: "partly" as const,
      beats: [],
      later: [],
    }));
    const proof = prove(proving(aValue([aDecision("open", { on: "e0" })], { endings })));
    expect(paramsOf(proof, "P01").map(({ id }) => id)).toEqual(endings.slice(1, 101).map(({ id }) => id));
    const codes = proof.findings.map(({ code }) => code);
    expect(codes).toEqual(codes.toSorted((a, b) => (a[0] === b[0] ? a.localeCompare(b) : a < b ? 1 : -1)));
  });

  test("speak of no missing text where no play comes, but where nobody looked of any", () => {
    const attic = aDecision("attic", { sit: "bad" });
    const told = claiming({ ...proving(aValue([...scenes, attic])), key: aKey(MARKS) }, "es", (address, text) =>
      address.startsWith("attic") || address.startsWith("then") ? undefined : text,
    );
    const missing = (input: ToProve) =>
      prove(input).findings.flatMap(({ code, params }) => (code === "P20" ? [params["address"]] : []));
    expect(missing(told)).toEqual(["then.b"]);
    const [then] = [paramsOf(prove(told), "P20")];
    expect(then).toMatchObject([{ locale: "es", more: 3 }]);
    expect(paramsOf(prove({ ...told, maxStates: 1 }), "P20")).toMatchObject([{ locale: "es", more: 6 }]);
  });
});

describe("the share of an ending", () => {
  test("is that of all where there is one ending, and its own where there are two", () => {
    const one = aValue([aDecision("open", { ask: "good", push: "good" })], {
      endings: [{ id: "good", title: "G", outcome: "resolved", beats: [], later: [] }],
    });
    const key = aKey({ open: { ask: "strong", push: "adequate" } });
    const { score } = prove(proving(one, key));
    expect([score.all?.min, score.all?.max]).toEqual([0.5, 1]);
    expect(score.ending).toEqual({ good: score.all });
    const two = prove(proving(aValue([aDecision("open", { ask: "good", push: "bad" })]), key)).score;
    expect([two.ending["good"]?.min, two.ending["bad"]?.max]).toEqual([1, 0.5]);
  });

  test("a competency of which nothing can be earned has none", () => {
    const choice = (level: "strong" | "weak") => ({
      marks: { "COM.1": level, "EI.1": "weak" as const },
      rationale: "So.",
      sources: [],
    });
    const open = { behaviours: ["COM.1", "EI.1"], choices: { ask: choice("strong"), push: choice("weak") } };
    const key: Key = { ...aKey({}), spine: ["open"], decisions: { open } };
    const { score } = prove(proving(aValue([aDecision("open", { ask: "good", push: "bad" })]), key));
    expect(Object.keys(score.competency)).toEqual(["COM"]);
    expect(score.competency["COM"]).toEqual(score.all);
  });

  test("nothing has a share where nothing can be earned at all", () => {
    const key = aKey({ open: { ask: "weak", push: "weak" } });
    const lit = deciding("open", { ask: "good", push: "bad" }, { push: { when: isFact("light", "off") } });
    const { score, checks } = prove(proving(aValue([lit], { facts: { light: ["off", "on"] } }), key));
    expect(score).toEqual({ all: null, competency: {}, ending: {} });
    expect(checks.P08).toBe("proved");
  });
});
