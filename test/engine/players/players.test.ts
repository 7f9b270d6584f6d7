import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256Text } from "#engine/attempt/chain.ts";
import { resumeLive } from "#engine/attempt/live.ts";
import type { Header } from "#engine/attempt/move.ts";
import { reopen } from "#engine/attempt/reopen.ts";
import { replay } from "#engine/attempt/replay.ts";
import { compile } from "#engine/machine/compile.ts";
import { rulesOf } from "#engine/scenario/hash.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import { type Scenario, scenesOf } from "#engine/scenario/scenario.ts";
import { score } from "#engine/score/evidence.ts";
import { type Key, type Level, LEVELS } from "#engine/score/key.ts";
import { parseKey } from "#engine/score/parse-key.ts";
import {
  anyhow,
  calmest,
  first,
  last,
  longest,
  sameKind,
  secondBest,
  shortest,
  waiting,
} from "#engine/players/naive.ts";
import { PLAIN_PACE } from "#engine/players/pace.ts";
import { CAP, playAttempt, type PlayedAttempt } from "#engine/players/play-attempt.ts";
import { leavingAt, type Player, stoppingAt } from "#engine/players/player.ts";
import { skilled } from "#engine/players/skilled.ts";
import { aDecision, aKey, aValue } from "../../builders/played.ts";
import { randomScenario } from "../../builders/random-scenarios.ts";
import { aHeader } from "../../builders/runs.ts";

const PACE = { ...PLAIN_PACE, begunAt: 1_700_000_000_000, pauses: 0.2 };

/** A key over every decision of a scenario; levels go round by the choice's place. */
function someKey(scenario: Scenario, rules: string): Key {
  const key = aKey({}, [], rules);
  const decisions = scenesOf(scenario).flatMap((scene) =>
    scene.kind === "decision"
      ? [[scene.id, Object.fromEntries(scene.choices.map(({ id }, at) => [id, LEVELS[at % 3] as Level]))] as const]
      : [],
  );
  return { ...key, ...aKey(Object.fromEntries(decisions), undefined, rules) };
}

const playersFor = (key: Key): Readonly<Record<string, Player>> => ({
  first,
  last,
  longest,
  shortest,
  saying: sameKind("say"),
  waiting,
  anyhow,
  calmest,
  secondBest: secondBest(key),
  unskilled: skilled(key, { base: 0 }, "a"),
  halfway: skilled(key, { base: 0.5 }, "b"),
  able: skilled(key, { base: 1 }, "c"),
  leaves: leavingAt(2, anyhow),
  stops: stoppingAt(2, anyhow),
});

function played(scenario: Scenario, player: Player, overrides: Partial<Header> = {}): PlayedAttempt {
  const arm = scenario.variants?.arms[0]?.id ?? "";
  const header = aHeader({ scenario: scenario.id, pack: sha256Text(JSON.stringify(scenario)), arm, ...overrides });
  const run = playAttempt(compile(scenario), header, player, PACE);
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return run.value;
}

test("whatever a player does in whatever scenario, the log is whole, replays equal and ends or stops", () => {
  let ended = 0;
  const kinds = new Set<string>();
  fc.assert(
    fc.property(randomScenario, fc.string(), fc.constantFrom(0, 1, 1.5), (scenario, seed, timeFactor) => {
      const bytes = new TextEncoder().encode(JSON.stringify(scenario));
      for (const [name, player] of Object.entries(playersFor(someKey(scenario, aHeader().rules)))) {
        const run = played(scenario, player, { seed, timeFactor });
        const again = reopen(run.header, run.moves, bytes);
        expect(again.ok, `${name} ${again.ok ? "" : JSON.stringify(again.error)}`).toBe(true);
        const live = resumeLive(compile(scenario), run.header, run.moves);
        expect(live.ok && live.value.live.last).toEqual(run.moves.at(-1));
        expect(run.moves.length).toBeLessThanOrEqual(CAP + 2);
        expect(run.over).toBe({ ended: "ended", left: "left" }[String(run.moves.at(-1)?.kind)] ?? "open");
        if (run.over === "ended") ended++;
        for (const [at, move] of run.moves.entries()) {
          kinds.add(move.kind);
          expect(move.at).toBeGreaterThanOrEqual(run.moves[at - 1]?.at ?? PACE.begunAt);
          expect(Number.isInteger(move.ms) && move.ms >= 0 && move.ms < 600_000).toBe(true);
        }
        for (const { hash, salt, text } of run.notes) expect(hash).toBe(sha256Text(`${salt}\n${text}`));
      }
    }),
    { numRuns: 60 },
  );
  expect(ended).toBeGreaterThan(200);
  expect([...kinds].toSorted()).toEqual([
    "acted",
    "began",
    "chose",
    "continued",
    "ended",
    "left",
    "paused",
    "rated",
    "reported",
    "responded",
    "resumed",
    "timed-out",
  ]);
});

test("the same seed gives the same log byte for byte, another seed another", () => {
  const scenario = aValue([
    aDecision("a", { x: "b", y: "b", z: "b" }),
    aDecision("b", { x: "good", y: "bad", z: "a" }),
  ]);
  const log = (seed: string): string => JSON.stringify(played(scenario, anyhow, { seed }));
  expect(log("one")).toBe(log("one"));
  expect(new Set(["one", "two", "three", "four"].map(log)).size).toBeGreaterThan(1);
});

test("a player that answers what was not asked gets the refusal back as a value", () => {
  const scenario = aValue([aDecision("a", { x: "good" })]);
  const run = playAttempt(compile(scenario), aHeader(), () => ({ kind: "chose", choice: "nothing" }), PACE);
  expect(run).toEqual({ ok: false, error: { code: "not-offered", at: "a", event: "chose.nothing" } });
});

test("a hub is left: nobody asks the same thing for ever", () => {
  const scenario = aValue([aDecision("hub", { ask: "hub", again: "hub", out: "good" })]);
  for (const player of Object.values(playersFor(someKey(scenario, aHeader().rules)))) {
    expect(played(scenario, player).moves.length).toBeLessThan(30);
  }
});

test("waiting lets the time run out where time runs, and does something where it does not", () => {
  const scenario = aValue([aDecision("a", { act: "good", timeout: "bad" })]);
  const kinds = (timeFactor: number): string[] =>
    played(scenario, waiting, { timeFactor }).moves.map(({ kind }) => kind);
  expect(kinds(1)).toContain("timed-out");
  expect(kinds(0)).toEqual(expect.arrayContaining(["began", "chose", "ended"]));
  const slow = played(scenario, waiting, { timeFactor: 2 }).moves.find(({ kind }) => kind === "timed-out");
  expect(slow?.ms).toBe(20_000);
});

test("a choice in time is made before the time is up", () => {
  const scenario = aValue([aDecision("a", { act: "good", timeout: "bad" })]);
  for (let at = 0; at < 50; at++) {
    const chose = played(scenario, first, { timeFactor: 1, seed: String(at) }).moves.find(
      ({ kind }) => kind === "chose",
    );
    expect(chose?.ms).toBeLessThan(10_000);
  }
});

test("naive players differ by what they go for", () => {
  const scenario = aValue([aDecision("a", { a: "good", bbbbbbbb: "bad" })]);
  const choice = (player: Player): unknown => played(scenario, player).moves.find(({ kind }) => kind === "chose");
  expect(choice(longest)).toMatchObject({ choice: "bbbbbbbb" });
  expect(choice(shortest)).toMatchObject({ choice: "a" });
  const key = aKey({ a: { a: "strong", bbbbbbbb: "adequate" } });
  expect(choice(secondBest(key))).toMatchObject({ choice: "bbbbbbbb" });
});

test("calmest takes what leaves faces calmest", () => {
  const scenario = aValue(
    [
      aDecision(
        "a",
        {},
        {
          choices: (["shout", "soothe"] as const).map((id) => ({
            id,
            text: id,
            kind: "say" as const,
            once: false,
            effects: [{ op: "add" as const, meter: "anger", by: id === "shout" ? 3 : -1 }],
            reply: [],
            to: "good",
          })),
        },
      ),
    ],
    {
      meters: { anger: { min: 0, max: 5, start: 2 } },
      cast: {
        man: {
          name: "Man",
          role: "Man",
          gender: "male",
          register: "formal",
          portrait: { seed: "x" },
          moods: [{ when: { op: "meter", meter: "anger", is: ">=", value: 4 }, mood: "rage" }, { mood: "calm" }],
        },
      },
    },
  );
  expect(played(scenario, calmest).moves.find(({ kind }) => kind === "chose")).toMatchObject({ choice: "soothe" });
});

function theCard(): { scenario: Scenario; key: Key; rules: string } {
  const read = (file: string): string => readFileSync(`scenarios/reaching-for-the-card/${file}`, "utf8");
  const scenario = parseScenario(read("scenario.json"));
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.error[0]));
  const rules = rulesOf(scenario.value);
  const key = parseKey(read("key.json"), scenario.value, rules);
  if (!key.ok) throw new Error(JSON.stringify(key.error[0]));
  return { scenario: scenario.value, key: key.value, rules };
}

test("the abler the player, the stronger the evidence, in all and in one competency", () => {
  const { scenario, key, rules } = theCard();
  const program = compile(scenario);
  const mean = (player: (at: number) => Player, of: (behaviour: string) => boolean): number => {
    const worth: number[] = [];
    for (let at = 0; at < 40; at++) {
      const run = played(scenario, player(at), { seed: `s${at}`, rules });
      const moments = replay(program, run.header, run.moves);
      const evidence = moments.ok ? score(program, key, rules, moments.value) : undefined;
      if (!evidence?.ok) throw new Error("no evidence");
      for (const mark of evidence.value.marks) if (of(mark.behaviour)) worth.push(LEVELS.indexOf(mark.level));
    }
    return worth.reduce((sum, one) => sum + one, 0) / worth.length;
  };
  const all = (): boolean => true;
  const byBase = [0, 0.25, 0.5, 0.75, 1].map((base) => mean((at) => skilled(key, { base }, String(at)), all));
  expect(byBase).toEqual(byBase.toSorted((a, b) => a - b));
  expect((byBase.at(-1) ?? 0) - (byBase[0] ?? 0)).toBeGreaterThan(1);
  const touched = Object.values(key.decisions).flatMap(({ behaviours }) => behaviours)[0] ?? "";
  const own = (behaviour: string): boolean => behaviour === touched;
  const weakThere = mean((at) => skilled(key, { base: 0.8, of: { [touched]: 0.1 } }, String(at)), own);
  expect(weakThere).toBeLessThan(mean((at) => skilled(key, { base: 0.8 }, String(at)), own) - 0.4);
});
