import fc from "fast-check";
import { expect, test } from "vitest";
import { beginLive, play } from "#engine/attempt/live.ts";
import type { Act, Move } from "#engine/attempt/move.ts";
import type { Moment } from "#engine/attempt/replay.ts";
import { activeMsOf, type AttemptFacts, factsOf } from "#engine/insight/class/facts.ts";
import { compile } from "#engine/machine/compile.ts";
import { placeAt } from "#engine/machine/step.ts";
import type { RespondScene, WatchScene } from "#engine/scenario/scenario.ts";
import { countsOf, repairCountsOf } from "#engine/score/counts.ts";
import { score } from "#engine/score/evidence.ts";
import { aDecision, aKey, aValue, playThrough } from "../../../builders/played.ts";
import { runs } from "../../../builders/property-runs.ts";
import { randomKeyed } from "../../../builders/random-keys.ts";
import { aHeader, openActs } from "../../../builders/runs.ts";
import { demoFacts } from "./some-facts.ts";

const scenario = aValue([
  aDecision("first", { ask: "second", shout: "bad", timeout: "second", again: "first" }),
  aDecision("second", { explain: "good", cite: "bad" }),
]);
const key = aKey({
  first: { ask: "strong", shout: "weak", timeout: "weak", again: "adequate" },
  second: { explain: "adequate", cite: "weak" },
});
const keyed = { key, hash: "k".repeat(64) };

function factsFrom(choices: readonly string[], header = aHeader()): AttemptFacts {
  const { live, moments } = playThrough(scenario, choices, header);
  const made = factsOf(live.program, keyed, header, moments);
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

test("every answer is kept in order, with its move, its step, its time and its marks", () => {
  const { decisions, state, ending, evidence } = factsFrom(["ask", "explain"]);
  expect(decisions).toEqual([
    {
      kind: "decision",
      scene: "first",
      choice: "ask",
      seq: 1,
      step: 1,
      visit: 1,
      ms: 900,
      levels: { "COM.1": "strong" },
      spine: true,
      because: "chosen",
    },
    expect.objectContaining({ scene: "second", choice: "explain", seq: 2, step: 2, levels: { "COM.1": "adequate" } }),
  ]);
  expect([state, ending]).toEqual(["ended", { id: "good", outcome: "resolved" }]);
  expect(evidence).toEqual({ spine: { COM: { strong: 1, adequate: 1, weak: 0 } }, repair: {} });
});

test("a timeout has no choice, and no mark unless time is part of the skill", () => {
  const [first] = factsFrom(["timeout", "explain"]).decisions;
  expect(first).toMatchObject({ because: "timed-out", levels: {} });
  expect(first).not.toHaveProperty("choice");
});

test("a decision met again is another visit and a later step, and marks nothing", () => {
  const { decisions } = factsFrom(["again", "ask", "explain"]);
  expect(decisions.map(({ scene, step, visit, levels }) => [scene, step, visit, levels])).toEqual([
    ["first", 1, 1, { "COM.1": "adequate" }],
    ["first", 2, 2, {}],
    ["second", 3, 1, { "COM.1": "adequate" }],
  ]);
});

test("what an officer cut short is named, and a run that was left is left", () => {
  expect(factsFrom(["shout"]).cutShort).toEqual([{ scene: "second", behaviours: ["COM.1"] }]);
  expect(factsFrom(["ask", "leave"])).toMatchObject({ state: "left", cutShort: [] });
  expect(factsFrom(["ask"]).state).toBe("open");
});

test("the reason and the sureness stand with the choice, written words stand by their hash", () => {
  const respond: RespondScene = {
    kind: "respond",
    id: "say",
    beats: [],
    prompt: "Say it.",
    by: "text",
    rubric: [],
    effects: [],
    to: "good",
  };
  const program = compile(aValue([aDecision("first", { ask: "say" }), respond]));
  const note = "f".repeat(64);
  const { moments } = played(program, [
    { kind: "chose", scene: "first", choice: "ask", why: { reason: "trust", note }, sure: 3 },
    { kind: "responded", scene: "say", note, by: "speech" },
    { kind: "ended", ending: "good" },
  ]);
  const made = factsOf(program, undefined, aHeader(), moments);
  expect(made.ok && made.value.decisions).toEqual([
    expect.objectContaining({ choice: "ask", why: "trust", sure: 3, levels: {}, spine: false }),
    expect.objectContaining({ kind: "words", scene: "say", step: 2, words: { note, by: "speech" } }),
  ]);
  const noted = played(program, [{ kind: "chose", scene: "first", choice: "ask", why: { note } }]);
  const again = factsOf(program, undefined, aHeader(), noted.moments);
  expect(again.ok && again.value.decisions[0]?.why).toBe("note");
});

test("stepping into a watch scene is an answer, and so is staying out of it", () => {
  const beat = { who: "narrator", text: "On it goes.", channel: "room", understood: "clear" } as const;
  const watch: WatchScene = {
    kind: "watch",
    id: "look",
    beats: [
      { id: "b1", ...beat },
      { id: "b2", ...beat },
    ],
    prompt: "Step in?",
    acts: [{ id: "in", text: "Step in", kind: "do", effects: [], reply: [], to: "good" }],
    to: "bad",
  };
  const program = compile(aValue([watch]));
  const answersOf = (acts: readonly Act[]) => {
    const made = factsOf(program, undefined, aHeader(), played(program, acts).moments);
    return made.ok ? made.value.decisions.map(({ kind, scene, choice }) => ({ kind, scene, choice })) : [];
  };
  expect(answersOf([{ kind: "acted", scene: "look", act: "in" }])).toEqual([
    { kind: "watch", scene: "look", choice: "in" },
  ]);
  expect(answersOf([{ kind: "continued" }, { kind: "continued" }])).toEqual([
    { kind: "watch", scene: "look", choice: undefined },
  ]);
});

test("a key for other rules is refused; without a key there are choices and an ending, and no mark", () => {
  const { live, moments } = playThrough(scenario, ["ask", "explain"]);
  const other = { key: { ...key, rules: "9".repeat(64) }, hash: keyed.hash };
  expect(factsOf(live.program, other, aHeader(), moments)).toMatchObject({ ok: false, error: { code: "wrong-rules" } });
  const bare = factsOf(live.program, undefined, aHeader(), moments);
  expect(bare).toMatchObject({
    ok: true,
    value: { state: "ended", cutShort: [], evidence: { spine: {}, repair: {} } },
  });
  expect(bare.ok && "key" in bare.value).toBe(false);
});

test("work is counted from move to move, without pauses, restarts, gaps and tabs left open", () => {
  const at = (kind: string, seconds: number, extra: object = {}): Move =>
    ({ kind, at: seconds * 1000, ...extra }) as unknown as Move;
  expect(activeMsOf([at("began", 0), at("continued", 10), at("ended", 12)])).toBe(12_000);
  expect(activeMsOf([at("began", 0), at("paused", 5), at("resumed", 65), at("ended", 70)])).toBe(10_000);
  expect(activeMsOf([at("began", 0), at("paused", 5), at("gap", 30, { gap: 20_000 }), at("left", 60)])).toBe(5000);
  expect(activeMsOf([at("began", 0), at("resumed", 9000, { since: "restart" }), at("ended", 9003)])).toBe(3000);
  expect(activeMsOf([at("began", 0), at("gap", 100, { gap: 98_000 }), at("ended", 101)])).toBe(3000);
  expect(activeMsOf([at("began", 0), at("continued", 36_000)])).toBe(300_000);
  expect(activeMsOf([at("began", 100), at("continued", 40), at("ended", 41)])).toBe(1000);
  expect(activeMsOf([])).toBe(0);
});

test("the facts of every run of the academy come through JSON whole and say what its log says", () => {
  const { facts, runs: all } = demoFacts();
  expect(facts).toHaveLength(420);
  for (const [index, one] of facts.entries()) {
    expect(JSON.parse(JSON.stringify(one))).toEqual(one);
    const moves = all[index]?.attempt.moves ?? [];
    const answered = moves.filter(({ kind }) => kind === "chose" || kind === "timed-out" || kind === "responded");
    const decisions = one.decisions.filter(({ kind }) => kind !== "watch");
    expect(decisions.map(({ seq, ms }) => [seq, ms])).toEqual(answered.map(({ seq, ms }) => [seq, ms]));
    expect(one.decisions.map(({ step }) => step)).toEqual(one.decisions.map((_, nth) => nth + 1));
    expect(one.activeMs).toBeLessThanOrEqual(one.endedAt - one.beganAt);
    expect(one.activeMs).toBeGreaterThan(0);
  }
  expect(new Set(facts.map(({ state }) => state))).toEqual(new Set(["open", "left", "ended"]));
});

test("whatever is played, facts hold the marks and counts the score gave", () => {
  fc.assert(
    fc.property(randomKeyed, fc.array(fc.nat(999), { maxLength: 25 }), (random, picks) => {
      const program = compile(random.scenario);
      const header = aHeader({ rules: random.key.rules, arm: random.scenario.variants ? "base" : "" });
      const { moments } = walked(program, header, picks);
      const scored = score(program, random.key, header.rules, moments);
      const made = factsOf(program, { key: random.key, hash: "k" }, header, moments);
      if (!scored.ok || !made.ok) throw new Error("the key is for these rules");
      const { marks, ending } = scored.value;
      const { decisions, cutShort, evidence } = made.value;
      const met = decisions.flatMap(({ scene, seq, levels }) =>
        Object.entries(levels).map(([behaviour, level]) => `${seq} ${scene} ${behaviour} ${level}`),
      );
      const missed = cutShort.flatMap(({ scene, behaviours }) => behaviours.map((one) => `${scene} ${one}`));
      expect(met.toSorted()).toEqual(
        marks
          .filter(({ because }) => because !== "cut-short")
          .map(({ scene, seq, behaviour, level }) => `${seq} ${scene} ${behaviour} ${level}`)
          .toSorted(),
      );
      expect(missed).toEqual(
        marks.filter(({ because }) => because === "cut-short").map(({ scene, behaviour }) => `${scene} ${behaviour}`),
      );
      expect(new Map(Object.entries(evidence.spine))).toEqual(countsOf(marks));
      expect(new Map(Object.entries(evidence.repair))).toEqual(repairCountsOf(marks));
      expect(made.value.ending).toEqual(ending);
    }),
    { numRuns: runs(150) },
  );
});

function played(program: ReturnType<typeof compile>, acts: readonly Act[]): { moments: Moment[] } {
  let { live, moment } = beginLive(program, aHeader(), { at: 0, ms: 0 });
  const moments = [moment];
  for (const act of acts) {
    const next = play(live, act, { at: moments.length * 1000, ms: 900 });
    if (!next.ok) throw new Error(JSON.stringify(next.error));
    ({ live, moment } = next.value);
    moments.push(moment);
  }
  return { moments };
}

function walked(program: ReturnType<typeof compile>, header: ReturnType<typeof aHeader>, picks: readonly number[]) {
  let { live, moment } = beginLive(program, header, { at: 0, ms: 0 });
  const moments = [moment];
  for (const pick of picks) {
    const place = placeAt(program, live.at.state.at);
    const open = openActs(program, live.at.state);
    const act: Act | undefined =
      place.kind === "ending" ? { kind: "ended", ending: place.id } : open[pick % Math.max(1, open.length)];
    const next = act && play(live, act, { at: moments.length * 1000, ms: 900 });
    if (!next?.ok) break;
    ({ live, moment } = next.value);
    moments.push(moment);
  }
  return { moments };
}
