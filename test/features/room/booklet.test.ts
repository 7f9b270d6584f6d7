import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { compile } from "#engine/machine/compile.ts";
import type { Condition, Scenario } from "#engine/scenario/scenario.ts";
import { scenesOf } from "#engine/scenario/scenario.ts";
import { type Booklet, bookletOf, leadsTo, type Part } from "#features/room/booklet.ts";
import { conditionWords, folded } from "#stage/conditions.ts";
import { addAreas, createWords, translate } from "#words/words.ts";
import type { Translate } from "#words/areas.ts";
import { aDecision, aValue } from "../../builders/played.ts";
import { randomScenario } from "../../builders/random-scenarios.ts";
import { theCard } from "./stand.ts";

let t: Translate<"room">;
beforeAll(async () => {
  const words = await createWords("en-US");
  await addAreas(words, ["room"]);
  t = translate(words, "room");
});

const partsOf = (booklet: Booklet, id: string): readonly Part[] =>
  booklet.sections.find((section) => section.id === id)?.parts ?? [];

/** Where a way leads in the end, past the section of what it brings. */
function targetOf(booklet: Booklet, scenario: Scenario, to: string): string {
  const places = new Set([...scenesOf(scenario), ...scenario.endings].map((place) => place.id));
  if (places.has(to)) return to;
  const turn = partsOf(booklet, to).find((part) => part.kind === "turn");
  return turn?.kind === "turn" ? turn.to : "";
}

test("every choice of the shipped scenario is on paper and leads, by way of what it brings, where the scenario leads", () => {
  const { scenario } = theCard();
  const booklet = bookletOf(scenario, "seed");
  let ways = 0;
  for (const scene of scenesOf(scenario)) {
    if (scene.kind !== "decision") continue;
    for (const choice of scene.choices) {
      const way = partsOf(booklet, scene.id).find(
        (part) => part.kind === "choice" && part.address === `${scene.id}.${choice.id}`,
      );
      if (way?.kind !== "choice") throw new Error(`${scene.id}.${choice.id} is not on paper`);
      expect(targetOf(booklet, scenario, way.to)).toBe(choice.to);
      ways += 1;
    }
  }
  expect(ways).toBeGreaterThan(60);
});

test("every way leads to a section, numbers run from one without a gap, and nothing unreachable is printed", () => {
  const orphan = aDecision("orphan", { go: "good" });
  const scenario = aValue([aDecision("a", { x: "b", y: "bad" }), aDecision("b", { x: "good" }), orphan]);
  for (const one of [scenario, theCard().scenario]) {
    const booklet = bookletOf(one, "seed");
    expect(booklet.sections.map((section) => section.number)).toEqual(booklet.sections.map((_, at) => at + 1));
    expect(booklet.sections[0]?.id).toBe(one.start);
    for (const section of booklet.sections) {
      for (const part of section.parts) {
        const to = leadsTo(part);
        if (to !== undefined) expect(booklet.numberOf.has(to), `${section.id} to ${to}`).toBe(true);
      }
    }
  }
  expect(bookletOf(scenario, "seed").numberOf.has("orphan")).toBe(false);
});

test("scenarios of every scene kind come out whole: each way leads to a section, each section but an end leads on", () => {
  fc.assert(
    fc.property(randomScenario, (scenario) => {
      const booklet = bookletOf(scenario, "seed");
      const endings = new Set(scenario.endings.map((ending) => ending.id));
      for (const section of booklet.sections) {
        const ways = section.parts.flatMap((part) => leadsTo(part) ?? []);
        for (const to of ways) expect(booklet.numberOf.has(to)).toBe(true);
        const back = section.parts.some((part) => part.kind === "come-back");
        if (!endings.has(section.id) && !back) expect(ways.length, section.id).toBeGreaterThan(0);
      }
    }),
    { numRuns: 150 },
  );
});

test("the same seed gives the same booklet, and no section stands beside one it leads to", () => {
  const { scenario } = theCard();
  expect(bookletOf(scenario, "a")).toEqual(bookletOf(scenario, "a"));
  expect(bookletOf(scenario, "a").numberOf).not.toEqual(bookletOf(scenario, "b").numberOf);
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const { sections } = bookletOf(scenario, seed);
      for (const [at, section] of sections.entries()) {
        const next = sections[at + 1];
        const ways = (parts: readonly Part[] = []): (string | undefined)[] => parts.map(leadsTo);
        expect(ways(section.parts)).not.toContain(next?.id ?? "none");
        expect(ways(next?.parts)).not.toContain(section.id);
      }
    }),
    { numRuns: 40 },
  );
});

test("what a choice changes is told only where the choice leads, before the lines that ask about it", () => {
  const scenario = aValue(
    [
      aDecision(
        "ask",
        {},
        {
          budget: "time",
          choices: [
            {
              id: "long",
              text: "Ask all",
              kind: "ask",
              once: true,
              takes: 2,
              effects: [{ op: "add", meter: "trust", by: 1 }],
              reply: [{ id: "yes", who: "narrator", text: "Yes.", channel: "room", understood: "clear" }],
              to: "ask",
            },
            { id: "go", text: "Go", kind: "do", once: false, effects: [], reply: [], to: "good" },
          ],
        },
      ),
    ],
    { meters: { time: { min: 0, max: 3, start: 3 }, trust: { min: 0, max: 3, start: 0 } } },
  );
  const booklet = bookletOf(scenario, "seed");
  const [long, go] = ["ask.long", "ask.go"].map((address) =>
    partsOf(booklet, "ask").find((part) => part.kind === "choice" && part.address === address),
  );
  expect(long).toMatchObject({ once: true, takes: { meter: "time", count: 2 }, to: "ask.long" });
  expect(go).toMatchObject({ to: "good" });
  expect(partsOf(booklet, "ask.long")).toMatchObject([
    {
      kind: "mark",
      changes: [
        { op: "add", meter: "time", by: -2 },
        { op: "add", meter: "trust", by: 1 },
      ],
    },
    { kind: "line", beat: { text: "Yes." } },
    { kind: "turn", to: "ask" },
  ]);
});

test("branches, chance, interrupts and lines between which one may step in are told in words one can follow", () => {
  const line = (id: string) => ({
    id,
    who: "narrator",
    text: id,
    channel: "room" as const,
    understood: "clear" as const,
  });
  const scenario = aValue([], {
    start: "begin",
    facts: { door: ["shut", "open"] },
    phases: [
      {
        id: "all",
        scenes: [
          { kind: "next", id: "begin", beats: [], effects: [{ op: "set", name: "door", to: "open" }], to: "look" },
          {
            kind: "watch",
            id: "look",
            prompt: "Step in?",
            beats: [line("one"), line("two"), line("three")],
            acts: [
              { id: "stop", text: "Stop.", kind: "do", from: "one", until: "two", effects: [], reply: [], to: "fork" },
            ],
            to: "luck",
          },
          {
            kind: "branch",
            id: "fork",
            beats: [],
            rows: [
              { when: { op: "fact", fact: "door", value: "open" }, effects: [], to: "good" },
              { effects: [], to: "bad" },
            ],
          },
          {
            kind: "chance",
            id: "luck",
            beats: [],
            outcomes: [
              { id: "holds", weight: 3, beats: [line("holds")], effects: [], to: "good" },
              { id: "drops", weight: 1, beats: [], effects: [], to: "bad" },
            ],
          },
        ],
        interrupts: [
          { id: "radio", when: { op: "seen", scene: "begin" }, beats: [line("crackle")], effects: [] },
          { id: "away", when: { op: "seen", scene: "fork" }, beats: [line("gone")], effects: [], goto: "bad" },
        ],
      },
    ],
  });
  const booklet = bookletOf(scenario, "seed");
  const kinds = (id: string): string[] => partsOf(booklet, id).map((part) => part.kind);
  // Interrupts never break into the first scene, and are asked for at every other that rests.
  expect(kinds("begin")).toEqual(["mark", "turn"]);
  expect(kinds("look")).toEqual([
    "interrupt",
    "interrupt",
    "prompt",
    "card",
    "line",
    "step-in",
    "line",
    "too-late",
    "line",
    "nobody",
  ]);
  expect(kinds("radio")).toEqual(["come-from", "line", "come-back"]);
  expect(kinds("away")).toEqual(["line", "turn"]);
  expect(partsOf(booklet, "fork")).toMatchObject([{ kind: "row", when: { fact: "door" }, to: "good" }, { to: "bad" }]);
  expect(partsOf(booklet, "luck")).toMatchObject([
    { kind: "draw", of: 4 },
    { from: 1, until: 3, to: "luck#0" },
    { from: 4, until: 4, to: "bad" },
  ]);
});

const meter = (is: ">=" | "<=" | "==", value: number): Condition => ({ op: "meter", meter: "trust", is, value });
const arm = (id: string): Condition => ({ op: "arm", arm: id });
const names = { section: () => 14, letter: () => "B", locale: "en-US" };
const say = (condition: Condition): string => conditionWords(folded(condition, "a"), names, t);

test("conditions read as plain words, with every not drawn inward", () => {
  const seen: Condition = { op: "seen", scene: "door" };
  const chosen: Condition = { op: "chosen", scene: "door", choice: "knock" };
  const fact: Condition = { op: "fact", fact: "start-off", value: "barked" };
  expect(say({ op: "and", of: [meter(">=", 3), { op: "not", of: fact }] })).toBe(
    "trust is 3 or more and start off is not “barked”",
  );
  expect(say({ op: "not", of: { op: "or", of: [meter(">=", 3), seen] } })).toBe(
    "trust is 2 or less and you have not been at 14",
  );
  expect(say({ op: "not", of: { op: "and", of: [meter("<=", 3), chosen] } })).toBe(
    "trust is 4 or more or you did not choose B at 14",
  );
  expect(say({ op: "not", of: { op: "not", of: meter("==", 2) } })).toBe("trust is 2");
  expect(say({ op: "count", of: [seen, chosen], atLeast: 2 })).toBe(
    "at least 2 of these hold: you have been at 14; you chose B at 14",
  );
});

test("the arm of the paper is filled in, and what it decides is not asked", () => {
  expect(folded({ op: "and", of: [arm("a"), meter(">=", 1)] }, "a")).toEqual(meter(">=", 1));
  expect(folded({ op: "and", of: [arm("b"), meter(">=", 1)] }, "a")).toBe(false);
  expect(folded({ op: "or", of: [arm("a"), meter(">=", 1)] }, "a")).toBe(true);
  expect(folded({ op: "not", of: arm("b") }, "a")).toBe(true);
  expect(folded({ op: "count", of: [arm("a"), arm("b"), meter(">=", 1)], atLeast: 2 }, "a")).toEqual({
    op: "count",
    of: [meter(">=", 1)],
    atLeast: 1,
  });
  expect(folded({ op: "count", of: [arm("b"), meter(">=", 1)], atLeast: 2 }, "a")).toBe(false);
});

test("what is left of a condition holds where the whole one held, whatever it is", () => {
  const leaf: fc.Arbitrary<Condition> = fc.oneof(
    fc.constantFrom("a", "b").map(arm),
    fc.integer({ min: 0, max: 3 }).map((value) => meter(">=", value)),
    fc.integer({ min: 0, max: 3 }).map((value) => meter("<=", value)),
  );
  const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.record({
        op: fc.constantFrom("and", "or"),
        of: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }),
      }) as fc.Arbitrary<Condition>,
      tie("tree").map((of): Condition => ({ op: "not", of })),
      fc
        .record({ of: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }), atLeast: fc.integer({ min: 1, max: 3 }) })
        .map((one): Condition => ({ op: "count", ...one })),
    ),
  }));
  const held = (when: Condition): ((trust: number) => boolean) => {
    const scenario = aValue([aDecision("s", { x: "good" }, { beats: [{ ...at, when }] })], {
      meters: { trust: { min: 0, max: 3, start: 0 } },
      variants: {
        axis: "clothing",
        arms: [
          { id: "a", cast: {}, strings: {} },
          { id: "b", cast: {}, strings: {} },
        ],
      },
    });
    const program = compile(scenario);
    const holds = program.tests.get(scenesOf(scenario)[0]?.beats[0]?.when ?? when);
    return (trust) => holds?.(program.slots.map((slot) => (slot.kind === "meter" ? trust : 0))) ?? false;
  };
  fc.assert(
    fc.property(tree, (when) => {
      const left = folded(when, "a");
      const whole = held(when);
      const rest = typeof left === "boolean" ? () => left : held(left);
      for (const trust of [0, 1, 2, 3]) expect(rest(trust)).toBe(whole(trust));
    }),
    { numRuns: 200 },
  );
});

const at = { id: "b", who: "narrator", text: "x", channel: "room" as const, understood: "clear" as const };
