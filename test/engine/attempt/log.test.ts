import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { chained, verifyChain } from "#engine/attempt/chain.ts";
import { beginLive, play, resumeLive } from "#engine/attempt/live.ts";
import type { Act, Move } from "#engine/attempt/move.ts";
import { type Moment, outcomeOf, replay } from "#engine/attempt/replay.ts";
import { shownBy, tellingOf } from "#engine/attempt/show.ts";
import { compile } from "#engine/machine/compile.ts";
import type { Program } from "#engine/machine/program.ts";
import { placeAt } from "#engine/machine/step.ts";
import { canonicalBytes } from "#engine/scenario/hash.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import { randomScenario } from "../../builders/random-scenarios.ts";
import { aHeader, openActs } from "../../builders/runs.ts";
import { runs } from "../../builders/property-runs.ts";

const walk = fc.array(fc.nat({ max: 99 }), { minLength: 1, maxLength: 12 });
const header = aHeader();

function played(program: Program, picks: readonly number[]): { moves: Move[]; moments: Moment[] } {
  let { live, moment } = beginLive(program, header, { at: 1_000, ms: 0 });
  const moments = [moment];
  for (const [index, pick] of picks.entries()) {
    const place = placeAt(program, live.at.state.at);
    const open: Act[] =
      place.kind === "ending"
        ? [{ kind: "ended", ending: place.id }]
        : [...openActs(program, live.at.state), { kind: "paused" }, { kind: "gap", gap: 2500 }];
    const act = open[pick % open.length];
    if (!act) break;
    const next = play(live, act, { at: 1_000 + index, ms: pick });
    if (!next.ok) throw new Error(`${JSON.stringify(act)} was open: ${JSON.stringify(next.error)}`);
    ({ live, moment } = next.value);
    moments.push(moment);
    if (act.kind === "ended") break;
  }
  return { moves: moments.map((entry) => entry.move), moments };
}

test("a log replays to the very moments and lines of the live run, over 600 random scenarios", () => {
  fc.assert(
    fc.property(randomScenario, walk, (scenario, picks) => {
      const program = compile(scenario);
      const live = played(program, picks);
      const again = replay(program, header, live.moves);
      if (!again.ok) throw new Error(JSON.stringify(again.error));
      const plain = (moments: readonly Moment[]): unknown =>
        moments.map(({ row, ...rest }) => ({ ...rest, row: row?.event }));
      expect(plain(again.value)).toEqual(plain(live.moments));
      const telling = tellingOf(program, header);
      expect(again.value.map((moment) => shownBy(telling, moment))).toEqual(
        live.moments.map((moment) => shownBy(telling, moment)),
      );
      const resumed = resumeLive(program, header, live.moves);
      if (!resumed.ok) throw new Error(JSON.stringify(resumed.error));
      expect(resumed.value.live.at.state).toEqual(live.moments.at(-1)?.state);
      expect(verifyChain(header, live.moves).ok).toBe(true);
    }),
    { numRuns: runs(600) },
  );
});

test("any act on any state gives a value and never throws", () => {
  const act: fc.Arbitrary<Act> = fc.oneof(
    fc.record({
      kind: fc.constant("chose" as const),
      scene: fc.constantFrom("s0", "s1", "zz"),
      choice: fc.constantFrom("c0", "c1", "__proto__", "timeout"),
    }),
    fc.record({
      kind: fc.constant("acted" as const),
      scene: fc.constantFrom("s0", "s2"),
      act: fc.constantFrom("a0", "toString"),
    }),
    fc.record({ kind: fc.constant("timed-out" as const), scene: fc.constantFrom("s0", "s1") }),
    fc.record({
      kind: fc.constant("rated" as const),
      scene: fc.constantFrom("s0", "s1"),
      ratings: fc.dictionary(fc.string(), fc.integer()),
    }),
    fc.record({
      kind: fc.constant("reported" as const),
      scene: fc.constantFrom("s0", "s1"),
      items: fc.dictionary(fc.string(), fc.string()),
    }),
    fc.record({ kind: fc.constant("ended" as const), ending: fc.constantFrom("end-a", "end-z") }),
    fc.constantFrom<Act>({ kind: "began" }, { kind: "continued" }, { kind: "left" }, { kind: "paused" }),
  );
  fc.assert(
    fc.property(randomScenario, walk, fc.array(act, { maxLength: 8 }), (scenario, picks, acts) => {
      const program = compile(scenario);
      const { moments, moves } = played(program, picks);
      const resumed = resumeLive(program, header, moves);
      const state = moments.at(-1)?.state;
      for (const wild of acts) {
        const outcome = outcomeOf(program, header, state, wild, 50);
        if (resumed.ok && wild.kind !== "began" && moves.at(-1)?.kind !== "ended") {
          expect(play(resumed.value.live, wild, { at: 0, ms: 0 }).ok).toBe(outcome.ok);
        }
      }
    }),
    { numRuns: runs(400) },
  );
});

test("any changed, dropped, doubled or swapped entry is found, and its place named", () => {
  fc.assert(
    fc.property(
      randomScenario,
      fc.array(fc.nat({ max: 99 }), { minLength: 4, maxLength: 12 }),
      fc.nat(),
      fc.nat(),
      (scenario, picks, which, how) => {
        const { moves } = played(compile(scenario), picks);
        const at = which % moves.length;
        const damaged = [...moves];
        const entry = moves[at];
        if (!entry) return;
        const kind = how % 4;
        let named = at;
        if (kind === 0) {
          const changed = withOneByteChanged(entry, how);
          if (!changed) return;
          damaged[at] = changed;
        } else if (kind === 1) {
          if (at === moves.length - 1) return;
          damaged.splice(at, 1);
        } else if (kind === 2) {
          damaged.splice(at, 0, entry);
          named = at + 1;
        } else {
          const next = moves[at + 1];
          if (!next) return;
          damaged[at] = next;
          damaged[at + 1] = entry;
        }
        const verdict = verifyChain(header, damaged);
        expect(verdict).toMatchObject({ ok: false, error: { seq: named } });
      },
    ),
    { numRuns: runs(600) },
  );
});

/** One character of one value or key, wherever it stands; nothing when the text is no JSON any more. */
function withOneByteChanged(entry: Move, how: number): Move | undefined {
  const text = JSON.stringify(entry);
  const spot = how % text.length;
  const changed = text.slice(0, spot) + (text[spot] === "0" ? "1" : "0") + text.slice(spot + 1);
  try {
    const move = JSON.parse(changed) as Move;
    // 00 for 0 and the like: other bytes, the same value.
    return isDeepStrictEqual(move, entry) ? undefined : move;
  } catch {
    return undefined;
  }
}

test("a log is bound to its header: another officer's name on it is found at the first entry", () => {
  const move = chained({ kind: "began" }, undefined, header, { at: 1, ms: 0, after: "00000000" });
  expect(verifyChain(header, [move])).toEqual({ ok: true, value: undefined });
  expect(verifyChain(aHeader({ officer: "o2" }), [move])).toEqual({ ok: false, error: { code: "changed", seq: 0 } });
});

test("nothing may follow the end", () => {
  const began = chained({ kind: "began" }, undefined, header, { at: 1, ms: 0, after: "00000000" });
  const left = chained({ kind: "left" }, began, header, { at: 2, ms: 0, after: "00000000" });
  const more = chained({ kind: "continued" }, left, header, { at: 3, ms: 0, after: "00000000" });
  expect(verifyChain(header, [began, left, more])).toEqual({ ok: false, error: { code: "after-end", seq: 2 } });
});

test("a scenario and the pack made of it are the same program: a log of one replays on the other", () => {
  fc.assert(
    fc.property(randomScenario, walk, (scenario, picks) => {
      const { moves } = played(compile(scenario), picks);
      const packed = JSON.parse(new TextDecoder().decode(canonicalBytes(scenario))) as Scenario;
      expect(replay(compile(packed), header, moves).ok).toBe(true);
    }),
    { numRuns: runs(200) },
  );
});
