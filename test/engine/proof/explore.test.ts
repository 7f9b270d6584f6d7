import fc from "fast-check";
import { expect, test } from "vitest";
import { getAdjacencyMap } from "xstate/graph";
import { compile } from "#engine/machine/compile.ts";
import type { Program, State } from "#engine/machine/program.ts";
import { type Draw, offered } from "#engine/machine/step.ts";
import { toMachine } from "#engine/machine/to-machine.ts";
import { explore } from "#engine/proof/explore.ts";
import type { Explored } from "#engine/proof/explored.ts";
import { writtenInterrupts, writtenRows } from "#engine/proof/footprint.ts";
import { Marks } from "#engine/proof/marks.ts";
import { modelOf } from "#engine/proof/model.ts";
import { randomScenario } from "../../builders/random-scenarios.ts";
import { inFull, runs } from "../../builders/property-runs.ts";

/** Beyond these a random scenario would cost XState minutes. */
const MOST_STATES = 160;
const MOST_DRAWS = 12;

const full = (program: Program): Explored =>
  explore(modelOf(program), new Marks(program.scenario, undefined), { reduce: false, maxStates: 1_000_000 });

test("an exploration without reduction is what xstate/graph finds, state for state and move for move, in 1,000 random scenarios", () => {
  let compared = 0;
  let states = 0;
  fc.assert(
    fc.property(randomScenario, (scenario) => {
      const program = compile(scenario);
      const explored = full(program);
      const draws = allDraws(program);
      fc.pre(explored.place.length <= MOST_STATES && draws.length <= MOST_DRAWS);
      expect(ours(explored)).toEqual(theirs(program, draws));
      compared++;
      states += explored.place.length;
    }),
    { numRuns: runs(1000), maxSkipsPerRun: 20 },
  );
  expect(compared).toBe(runs(1000));
  expect(states).toBeGreaterThan(inFull(10_000, 0));
});

interface Graph {
  readonly states: readonly string[];
  readonly moves: readonly string[];
}

const nameOf = ({ at, v }: State): string => `${at}: ${v.join(" ")}`;

function ours(explored: Explored): Graph {
  const { model, place, first, to, row } = explored;
  const names = [...place].map((at, state) => nameOf({ at, v: [...explored.unpack(state)] }));
  const moves = new Set<string>();
  for (let state = 0; state < place.length; state++) {
    for (let edge = first[state] ?? 0; edge < (first[state + 1] ?? 0); edge++) {
      const event = model.places[place[state] ?? 0]?.place.rows[row[edge] ?? 0]?.event;
      moves.add(`${names[state]} -- ${event} -> ${names[to[edge] ?? 0]}`);
    }
  }
  return { states: names.toSorted(), moves: [...moves].toSorted() };
}

function theirs(program: Program, draws: readonly Draw[]): Graph {
  const states = new Set<string>();
  const moves = new Set<string>();
  const arms = program.scenario.variants?.arms.map(({ id }) => id) ?? [""];
  const of = (snapshot: { value: unknown; context: unknown }): State => {
    let value = snapshot.value;
    while (typeof value === "object" && value !== null) value = Object.values(value)[0];
    return { at: Number(String(value).slice(1)), v: (snapshot.context as { v: number[] }).v };
  };
  for (const arm of arms) {
    for (const draw of draws) {
      const map = getAdjacencyMap(toMachine(program, arm, draw), {
        serializeState: (snapshot) => nameOf(of(snapshot as never)),
        serializeEvent: (event) => `${event.type} ${draws.indexOf((event as unknown as { draw: Draw }).draw)}`,
        events: (snapshot) => {
          const rows = offered(program, of(snapshot as never));
          return rows.flatMap(({ event }) => draws.map((one) => ({ type: event, draw: one })));
        },
      });
      for (const [name, { transitions }] of Object.entries(map)) {
        states.add(name);
        for (const { state, event } of Object.values(
          transitions as Record<string, { state: unknown; event: { type: string } }>,
        )) {
          moves.add(`${name} -- ${event.type} -> ${nameOf(of(state as never))}`);
        }
      }
    }
  }
  return { states: [...states].toSorted(), moves: [...moves].toSorted() };
}

/** Every way all chance scenes can go. */
function allDraws({ places }: Program): Draw[] {
  let ways: ReadonlyMap<number, number>[] = [new Map()];
  for (const { kind, index, rows } of places) {
    if (kind === "chance") ways = ways.flatMap((way) => rows.map((_, row) => new Map([...way, [index, row]])));
  }
  return ways.map(
    (way): Draw =>
      ({ index }) =>
        way.get(index) ?? 0,
  );
}

test("reduced, it reaches the same places, takes the same rows and interrupts, and never has more states", () => {
  let smaller = 0;
  fc.assert(
    fc.property(randomScenario, (scenario) => {
      const program = compile(scenario);
      const all = full(program);
      const less = explore(modelOf(program), new Marks(scenario, undefined), { maxStates: 1_000_000 });
      expect(less.met.places).toEqual(all.met.places);
      expect(less.met.rows).toEqual(all.met.rows);
      expect(less.met.interrupts).toEqual(all.met.interrupts);
      expect(less.place.length).toBeLessThanOrEqual(all.place.length);
      if (less.place.length < all.place.length) smaller++;
    }),
    { numRuns: runs(1000) },
  );
  expect(smaller).toBeGreaterThan(inFull(500, 0));
});

test("what a footprint says a row reads, writes and forgets is what the row does", () => {
  fc.assert(
    fc.property(randomScenario, fc.infiniteStream(fc.nat({ max: 99 })), (scenario, numbers) => {
      const program = compile(scenario);
      const any = (): number[] =>
        program.slots.map(({ min, max }) => min + ((numbers.next().value as number) % (max - min + 1)));
      const written = writtenRows(program);
      const pairs = [
        ...program.places.flatMap(({ rows, index }) => rows.map((row, at) => [row, written[index]?.[at]] as const)),
        ...program.interrupts.flatMap((phase, p) =>
          phase.map((row, i) => [row, writtenInterrupts(program)[p]?.[i]] as const),
        ),
      ];
      for (const [row, one] of pairs) {
        const { reads, writes, sets } = one?.footprint ?? { reads: [], writes: [], sets: [] };
        const [v, other] = [any(), any()];
        const sameReads = other.map((value, slot) => (reads.includes(slot) ? (v[slot] ?? 0) : value));
        expect(row.open(sameReads)).toBe(row.open(v));
        const [after, otherAfter] = [[...v], [...other]];
        row.apply(after);
        row.apply(otherAfter);
        for (const [slot, value] of after.entries()) {
          if (!writes.includes(slot)) expect(value).toBe(v[slot]);
          if (sets.includes(slot)) expect(value).toBe(otherAfter[slot]);
        }
      }
    }),
    { numRuns: runs(300) },
  );
});

test("a cap is kept, and said", () => {
  fc.assert(
    fc.property(randomScenario, (scenario) => {
      const program = compile(scenario);
      const whole = full(program);
      fc.pre(whole.place.length > 8);
      const some = explore(modelOf(program), new Marks(scenario, undefined), { reduce: false, maxStates: 8 });
      expect(some.capped).toBe(true);
      expect(some.place.length).toBeLessThan(whole.place.length);
      expect(whole.capped).toBe(false);
    }),
    { numRuns: runs(100) },
  );
});
