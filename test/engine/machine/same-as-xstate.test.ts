import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "#engine/machine/compile.ts";
import { begin, drawsOf, offered, placeAt, step } from "#engine/machine/step.ts";
import { machineAt, machineBegin, machineStep, toMachine } from "#engine/machine/to-machine.ts";
import { randomScenario } from "../../builders/random-scenarios.ts";
import { inFull, runs } from "../../builders/property-runs.ts";

const walk = fc.array(fc.nat({ max: 99 }), { maxLength: 14 });
const arm = fc.constantFrom("base", "other");

test("the XState machine and step agree on every state, passage and interrupt of 1,500 random scenarios", () => {
  const kinds = new Set<string>();
  let moves = 0;
  fc.assert(
    fc.property(randomScenario, walk, arm, (scenario, picks, ownArm) => {
      const program = compile(scenario);
      const first = begin(program, ownArm, drawsOf("seed", 0));
      const machine = toMachine(program, ownArm, drawsOf("seed", 0));
      let live = machineBegin(machine);
      expect(live.state).toEqual(first.state);
      expect(live.passed).toEqual(first.passed);
      let { state } = first;
      for (const [index, pick] of picks.entries()) {
        const open = offered(program, state);
        const row = open[pick % Math.max(1, open.length)];
        if (!row) break;
        const draw = drawsOf("seed", index + 1);
        const stepped = step(program, state, row.event, draw);
        const next = machineStep(machine, live, { type: row.event, draw });
        if (!stepped.ok || !next) throw new Error(`${row.event} was offered and not taken`);
        expect(next.state).toEqual(stepped.value.state);
        expect(next.passed).toEqual(stepped.value.passed);
        state = stepped.value.state;
        // Every other move the machine is taken up from the state alone, as after a restart.
        live = index % 2 ? machineAt(machine, program, state, draw) : next;
        for (const passed of next.passed) kinds.add(passed.kind);
        kinds.add(placeAt(program, state.at).kind);
        moves++;
      }
    }),
    { numRuns: runs(1500) },
  );
  const all = [...kinds].toSorted();
  expect(all).toEqual(
    inFull(["decision", "ending", "interrupt", "next", "passage", "rate", "report", "respond", "watch"], all),
  );
  expect(moves).toBeGreaterThan(inFull(3000, 0));
});

test("an event that is not offered is refused by both, and nothing moves", () => {
  fc.assert(
    fc.property(
      randomScenario,
      walk,
      fc.constantFrom("chose.c9", "acted.a7", "timed-out", "rated", "nonsense"),
      (scenario, picks, event) => {
        const program = compile(scenario);
        const machine = toMachine(program, "base", drawsOf("seed", 0));
        let { state } = begin(program, "base", drawsOf("seed", 0));
        for (const [index, pick] of picks.entries()) {
          const open = offered(program, state);
          if (!open.some((row) => row.event === event)) {
            const before = structuredClone(state);
            expect(step(program, state, event, drawsOf("seed", 99)).ok).toBe(false);
            const live = machineAt(machine, program, state, drawsOf("seed", 0));
            expect(machineStep(machine, live, { type: event, draw: drawsOf("seed", 99) })).toBeUndefined();
            expect(state).toEqual(before);
          }
          const row = open[pick % Math.max(1, open.length)];
          const stepped = row && step(program, state, row.event, drawsOf("seed", index + 1));
          if (!stepped?.ok) break;
          state = stepped.value.state;
        }
      },
    ),
    { numRuns: runs(300) },
  );
});
