import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "#engine/machine/compile.ts";
import type { Program } from "#engine/machine/program.ts";
import { begin, type Draw, step } from "#engine/machine/step.ts";
import type { Step } from "#engine/proof/finding.ts";
import { prove } from "#engine/proof/prove.ts";
import type { Condition } from "#engine/scenario/scenario.ts";
import { randomKeyed } from "../../../builders/random-keys.ts";
import { replayed } from "../../../builders/replayed.ts";
import { inFull, runs } from "../../../builders/property-runs.ts";

const proving = { locales: [], today: "2026-11-22" };

test("what a capped proof shows of rows that hold at once happens in the last move of its witness", () => {
  let looked = 0;
  fc.assert(
    fc.property(randomKeyed, fc.integer({ min: 1, max: 12 }), (keyed, maxStates) => {
      const program = compile(keyed.scenario);
      for (const { code, params, witness } of prove({ ...keyed, ...proving, maxStates }, { players: false }).findings) {
        if (code !== "P06" || !witness) continue;
        const rows = new Map(lastPassed(program, witness).map(({ id, row }) => [id, row]));
        expect(rows.get(String(params["scene"]))).toBe(Number(params["first"]) - 1);
        looked++;
      }
    }),
    { numRuns: runs(1000) },
  );
  expect(looked).toBeGreaterThan(inFull(10, 0));
});

test("what an author said never to be so is so where the witness of a capped proof ends", () => {
  let looked = 0;
  fc.assert(
    fc.property(randomKeyed, fc.integer({ min: 1, max: 12 }), fc.nat(), ({ scenario, key }, maxStates, which) => {
      const scenes = scenario.phases.flatMap((phase) => phase.scenes);
      const holds: Condition = { op: "seen", scene: scenes[which % scenes.length]?.id ?? "" };
      const told = { ...scenario, assertions: [{ kind: "never" as const, holds }] };
      const program = compile(told, [holds]);
      for (const { code, witness } of prove({ scenario: told, key, ...proving, maxStates }, { players: false })
        .findings) {
        if (code !== "P19" || !witness) continue;
        expect(program.tests.get(holds)?.(replayed(program, witness).v)).toBe(true);
        looked++;
      }
    }),
    { numRuns: runs(1000) },
  );
  expect(looked).toBeGreaterThan(inFull(100, 0));
});

/** The passages of a witness's last move, played by the engine, with the row each took. */
function lastPassed(program: Program, [began, ...moves]: readonly Step[]): { id: string; row: number }[] {
  let settled = begin(program, began?.arm ?? "", drawing(began));
  for (const move of moves) {
    const type = move.choice === undefined ? move.kind : `${move.kind}.${move.choice}`;
    const next = step(program, settled.state, type, drawing(move));
    if (!next.ok) throw new Error(`${type} is not taken`);
    settled = next.value;
  }
  return settled.passed.flatMap((one) =>
    one.kind === "passage" ? [{ id: program.places[one.place]?.id ?? "", row: one.row }] : [],
  );
}

const drawing =
  (move: Step | undefined): Draw =>
  (place) =>
    Math.max(
      0,
      place.rows.findIndex(({ id }) => id === move?.draws?.[place.id]),
    );
