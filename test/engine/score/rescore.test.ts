import fc from "fast-check";
import { expect, test } from "vitest";
import { decode, Fingerprints, redo } from "#engine/attempt/decoded.ts";
import { beginLive, play } from "#engine/attempt/live.ts";
import type { Act, Header, Move } from "#engine/attempt/move.ts";
import { type Moment, replay } from "#engine/attempt/replay.ts";
import { compile } from "#engine/machine/compile.ts";
import type { Program, State } from "#engine/machine/program.ts";
import { drawsOf, placeAt } from "#engine/machine/step.ts";
import { machineBegin, machineStep, toMachine } from "#engine/machine/to-machine.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import { score } from "#engine/score/evidence.ts";
import type { Key } from "#engine/score/key.ts";
import { keyTable, rescore } from "#engine/score/rescore.ts";
import { aDecision, aKey, aValue, playThrough } from "../../builders/played.ts";
import { type Keyed, randomKeyed } from "../../builders/random-keys.ts";
import { aHeader, openActs } from "../../builders/runs.ts";
import { inFull, runs } from "../../builders/property-runs.ts";

interface Walk {
  readonly keyed: Keyed;
  readonly picks: readonly number[];
  readonly arm: string;
  readonly seed: string;
}

/** A random scenario with its key, and what to pick there. Some choices are disrespectful, and some timers assessed. */
const walk: fc.Arbitrary<Walk> = fc.record({
  keyed: fc.tuple(randomKeyed, fc.nat({ max: 3 })).map(([keyed, turn]) => sharpened(keyed, turn)),
  picks: fc.array(fc.nat({ max: 999 }), { minLength: 8, maxLength: 30 }),
  arm: fc.constantFrom("base", "other"),
  seed: fc.constantFrom("one", "two", "three"),
});

function sharpened({ scenario, key }: Keyed, turn: number): Keyed {
  let count = turn;
  const decisions = Object.entries(key.decisions).map(([scene, entry]) => {
    const choices = Object.entries(entry.choices).map(([id, choice]) => [
      id,
      { ...choice, disrespect: count++ % 4 === 0 },
    ]);
    return [scene, { ...entry, choices: Object.fromEntries(choices) as typeof entry.choices }];
  });
  const phases: Scenario["phases"] = scenario.phases.map((phase) => ({
    ...phase,
    scenes: phase.scenes.map((scene) =>
      scene.kind === "decision" && scene.timer && turn % 2 === 0
        ? { ...scene, timer: { ...scene.timer, assessed: "She is being hurt." } }
        : scene,
    ),
  }));
  return {
    scenario: { ...scenario, phases },
    key: { ...key, decisions: Object.fromEntries(decisions) as Key["decisions"] },
  };
}

/** The log of a walk, as play writes it: moves, now and then a pause or a gap, and an end or none. */
function logOf(program: Program, header: Header, picks: readonly number[]): Move[] {
  let { live } = beginLive(program, header, { at: 0, ms: 0 });
  const moves = [live.last];
  for (const pick of picks) {
    const place = placeAt(program, live.at.state.at);
    const open = openActs(program, live.at.state);
    const act: Act | undefined =
      place.kind === "ending"
        ? { kind: "ended", ending: place.id }
        : (STANDING[pick % 40] ?? open[pick % Math.max(1, open.length)]);
    if (!act) break;
    const played = play(live, act, { at: moves.length * 1000, ms: 900 });
    if (!played.ok) break;
    ({ live } = played.value);
    moves.push(live.last);
  }
  return moves;
}

const STANDING: Readonly<Record<number, Act>> = {
  0: { kind: "paused" },
  1: { kind: "resumed", since: "pause" },
  2: { kind: "gap", gap: 4000 },
  3: { kind: "left" },
};

const eventOf = ({ row }: Moment): string => row?.event ?? "";

test("a decoded log of 500 random scenarios passes the states of replay and of the XState machine, one by one", () => {
  const seen = new Set<string>();
  let moved = 0;
  fc.assert(
    fc.property(walk, ({ keyed, picks, arm, seed }) => {
      const program = compile(keyed.scenario);
      const header = aHeader({ arm, seed });
      const log = logOf(program, header, picks);
      const replayed = replay(program, header, log);
      const decoded = decode(program, header, log);
      if (!replayed.ok || !decoded.ok) throw new Error("a log that play wrote was refused");

      const states: State[] = [];
      const end = redo(program, decoded.value, (_, at, v) => states.push({ at, v: [...v] }));
      expect(states).toEqual(replayed.value.map(({ state }) => state));
      expect(end).toEqual(states.at(-1));

      const machine = toMachine(program, arm, drawsOf(seed, 0));
      let live = machineBegin(machine);
      for (const [seq, moment] of replayed.value.entries()) {
        if (moment.row) {
          const next = machineStep(machine, live, { type: eventOf(moment), draw: drawsOf(seed, seq) });
          if (!next) throw new Error(`the machine does not take ${eventOf(moment)}`);
          live = next;
          moved++;
        }
        expect(states[seq]).toEqual(live.state);
        for (const { kind } of moment.passed) seen.add(kind);
        seen.add(moment.move.kind);
      }
      if (decoded.value.draws.length > 0) seen.add("draw");
    }),
    { numRuns: runs(500) },
  );
  expect(moved).toBeGreaterThan(inFull(2000, 0));
  // Every kind of move and of passage came up, or the comparison would be idle.
  const all = [...seen].toSorted().join(" ");
  expect(all).toBe(
    inFull(
      "acted began chose continued draw ended gap interrupt left passage paused rated reported responded resumed timed-out",
      all,
    ),
  );
});

test("the evidence of a decoded log is the evidence that score gives, in 500 random scenarios with random keys", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(walk, ({ keyed: { scenario, key }, picks, arm, seed }) => {
      const program = compile(scenario);
      const header = aHeader({ arm, seed, rules: key.rules });
      const log = logOf(program, header, picks);
      const replayed = replay(program, header, log);
      const decoded = decode(program, header, log);
      if (!replayed.ok || !decoded.ok) throw new Error("a log that play wrote was refused");
      const scored = score(program, key, header.rules, replayed.value);
      expect(rescore(keyTable(program, key), header.rules, decoded.value)).toEqual(scored);
      if (!scored.ok) throw new Error(scored.error.code);
      for (const { because, spine } of scored.value.marks) seen.add(`${because} ${spine ? "spine" : "repair"}`);
      for (const { severity } of scored.value.critical) seen.add(String(severity));
      if (scored.value.disrespect.length > 0) seen.add("disrespect");
      seen.add(scored.value.state);
    }),
    { numRuns: runs(500) },
  );
  const all = [...seen].toSorted().join(", ");
  expect(all).toBe(
    inFull(
      "chosen repair, chosen spine, cut-short spine, disrespect, ended, left, open, safety, timed-out repair, timed-out spine",
      all,
    ),
  );
});

test("a log changed in any way is refused with the words of replay", () => {
  let refused = 0;
  fc.assert(
    fc.property(walk, fc.nat(), fc.nat({ max: 4 }), ({ keyed, picks, arm, seed }, where, how) => {
      const program = compile(keyed.scenario);
      const header = aHeader({ arm, seed });
      const log = logOf(program, header, picks);
      const at = where % log.length;
      const [changedHeader, changed] = CHANGES[how]?.(header, log, at) ?? [header, log];
      const [decoded, replayed] = [decode(program, changedHeader, changed), replay(program, changedHeader, changed)];
      expect(decoded.ok).toBe(replayed.ok);
      if (decoded.ok || replayed.ok) return;
      expect(decoded.error).toEqual(replayed.error);
      refused++;
    }),
    { numRuns: runs(500) },
  );
  expect(refused).toBeGreaterThan(inFull(100, 0));
});

type Change = (header: Header, log: readonly Move[], at: number) => [Header, Move[]];

const CHANGES: readonly Change[] = [
  (header, log, at) => [header, log.map((move, seq) => (seq === at ? { ...move, after: "00000000" } : move))],
  (header, log, at) => [header, log.toSpliced(at, 1).map((move, seq) => ({ ...move, seq }))],
  (header, log, at) => [header, log.toSpliced(at, 0, log[at] as Move).map((move, seq) => ({ ...move, seq }))],
  (header, log) => [{ ...header, seed: "another" }, [...log]],
  (header, log) => [{ ...header, format: 2 }, [...log]],
];

const twoStep = aValue([aDecision("first", { ask: "second", storm: "bad" }), aDecision("second", { explain: "good" })]);

test("a log whose entries are not numbered from nought is out of order", () => {
  const { moments } = playThrough(twoStep, ["ask"]);
  const log = moments.map(({ move }) => ({ ...move, seq: move.seq + 1 }));
  expect(decode(compile(twoStep), aHeader(), log)).toEqual({ ok: false, error: { code: "out-of-order", seq: 0 } });
});

test("an empty log leads to no state and shows nothing", () => {
  const decoded = decode(compile(twoStep), aHeader(), []);
  if (!decoded.ok) throw new Error(decoded.error.code);
  const key = aKey({ first: { ask: "strong", storm: "weak" } });
  expect(redo(compile(twoStep), decoded.value)).toBeUndefined();
  expect(rescore(keyTable(compile(twoStep), key), key.rules, decoded.value)).toEqual({
    ok: true,
    value: { marks: [], critical: [], disrespect: [], state: "open" },
  });
});

test("a key for other rules is an error value, never a score", () => {
  const key: Key = { ...aKey({ first: { ask: "strong", storm: "weak" } }), rules: "f".repeat(64) };
  const decoded = decode(compile(twoStep), aHeader(), []);
  if (!decoded.ok) throw new Error(decoded.error.code);
  expect(rescore(keyTable(compile(twoStep), key), aHeader().rules, decoded.value)).toEqual({
    ok: false,
    error: { code: "wrong-rules", key: "f".repeat(64), attempt: aHeader().rules },
  });
});

test("numbers of another program are not done over again", () => {
  const { moments } = playThrough(twoStep, ["ask", "explain"]);
  const log = moments.map(({ move }) => move);
  const decoded = decode(compile(twoStep), aHeader(), log);
  if (!decoded.ok) throw new Error(decoded.error.code);
  const other = compile(aValue([aDecision("first", { ask: "first", storm: "bad" })]));
  expect(() => redo(other, decoded.value)).toThrow("not decoded with this program");
});

test("fingerprints handed from log to log change nothing", () => {
  const program = compile(twoStep);
  const fingerprints = new Fingerprints(program);
  for (const choices of [["ask", "explain"], ["storm"], ["ask", "explain"]]) {
    const log = playThrough(twoStep, choices).moments.map(({ move }) => move);
    expect(decode(program, aHeader(), log, fingerprints)).toEqual(decode(program, aHeader(), log));
  }
});
