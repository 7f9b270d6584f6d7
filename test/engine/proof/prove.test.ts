import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "#engine/machine/compile.ts";
import type { Program, State } from "#engine/machine/program.ts";
import { begin, type Draw, offered, placeAt, step } from "#engine/machine/step.ts";
import type { Finding, Proof, Range } from "#engine/proof/finding.ts";
import { shareOf } from "#engine/proof/naive.ts";
import { Marks } from "#engine/proof/marks.ts";
import { prove } from "#engine/proof/prove.ts";
import type { ToProve } from "#engine/proof/to-prove.ts";
import type { Taken } from "#engine/players/walk.ts";
import { randomKeyed } from "../../builders/random-keys.ts";
import { replayed, statesAlong } from "../../builders/replayed.ts";
import { inFull, runs } from "../../builders/property-runs.ts";

const proving = (keyed: { scenario: ToProve["scenario"]; key: NonNullable<ToProve["key"]> }): ToProve => ({
  ...keyed,
  locales: [],
  today: "2026-11-22",
});

/** Whose witness is one of fewest moves. That of a circle may lie deeper in the full graph, that of a share is any route. */
const SHORTEST = new Set(["P02", "P03", "P06", "P10", "P11", "P13", "P16", "P17", "P18"]);

/**
 * A finding without its witness, which may be another of the same length. Where one can go in circles the longest route
 * is left out: what is a circle in one graph is a stretch of road in the other.
 */
const plain = ({ findings, routes }: Proof): unknown =>
  findings.map(({ witness, params, ...finding }: Finding) => ({
    ...finding,
    params:
      finding.code === "P14" && routes?.circles !== false
        ? { scenes: params["scenes"], words: params["words"] }
        : params,
    ...(SHORTEST.has(finding.code) && { moves: witness?.length }),
  }));

test("with reduction and without it, the proofs of 1,000 random scenarios find the same", () => {
  const found = new Set<string>();
  fc.assert(
    fc.property(randomKeyed, (keyed) => {
      const reduced = prove(proving(keyed), { players: false });
      const full = prove(proving(keyed), { reduce: false, players: false });
      expect(plain(reduced)).toEqual(plain({ ...full, ...(reduced.routes && { routes: reduced.routes }) }));
      expect(reduced.checks).toEqual(full.checks);
      expect(shares(reduced)).toEqual(shares(full));
      expect(reduced.endings.map(({ witness }) => witness?.length)).toEqual(
        full.endings.map(({ witness }) => witness?.length),
      );
      for (const { code } of reduced.findings) found.add(code);
    }),
    { numRuns: runs(1000) },
  );
  // The random scenarios have something of nearly everything, or the comparison would be idle.
  for (const code of inFull<readonly string[]>(
    ["P01", "P02", "P04", "P05", "P06", "P07", "P09", "P10", "P12", "P13", "P16", "P17", "P23"],
    [],
  )) {
    expect(found, code).toContain(code);
  }
});

const bounds = ({ min, max }: Range): readonly [number, number] => [min, max];
const shares = ({ score }: Proof): unknown => ({
  all: score.all && bounds(score.all),
  competency: Object.entries(score.competency).map(([id, range]) => [id, bounds(range)]),
  ending: Object.entries(score.ending).map(([id, range]) => [id, bounds(range)]),
});

test("every witness is played by the XState machine to where it says, in 1,000 random scenarios", () => {
  let played = 0;
  fc.assert(
    fc.property(randomKeyed, (keyed) => {
      const program = compile(keyed.scenario);
      const proof = prove(proving(keyed), { players: false });
      for (const { id, witness } of proof.endings) {
        if (!witness) continue;
        expect(placeAt(program, replayed(program, witness).at).id).toBe(id);
        played++;
      }
      for (const { code, params, witness } of proof.findings) {
        if (!witness) continue;
        const state = replayed(program, witness);
        played++;
        const at = placeAt(program, state.at);
        if (code === "P02") {
          expect(at.id).toBe(params["scene"]);
          expect(offered(program, state).filter(({ event }) => event !== "timed-out")).toEqual([]);
        }
        if (code === "P03") expect(at.id).toBe(params["scene"]);
        if (code === "P12" || code === "P13" || code === "P08") expect(at.kind).toBe("ending");
        if (code === "P16" || code === "P17") {
          expect(witness.at(-1)).toMatchObject({
            kind: expect.stringMatching(/chose|timed-out/),
            scene: params["scene"],
          });
        }
      }
      for (const range of [proof.score.all, ...Object.values(proof.score.ending)]) {
        if (!range) continue;
        expect(shareOn(program, keyed, range.highest)).toBeCloseTo(range.max, 12);
        expect(shareOn(program, keyed, range.lowest)).toBeCloseTo(range.min, 12);
      }
    }),
    { numRuns: runs(1000) },
  );
  expect(played).toBeGreaterThan(inFull(3000, 0));
});

type Keyed = Parameters<typeof proving>[0];

/** The share of a route, from its moves alone. */
function shareOn(program: Program, { scenario, key }: Keyed, route: Range["highest"]): number {
  const marks = new Marks(scenario, key);
  const taken: Taken[] = [];
  const states = statesAlong(program, route);
  for (let at = 1; at < route.length; at++) {
    const state = states[at - 1];
    if (!state) continue;
    const place = placeAt(program, state.at);
    const move = route[at];
    const event = move?.choice === undefined ? move?.kind : `${move.kind}.${move.choice}`;
    const open = offered(program, state);
    const row = open.find((one) => one.event === event);
    if (row)
      taken.push({
        place: place.index,
        row: place.rows.indexOf(row),
        open: open.map((one) => place.rows.indexOf(one)),
      });
  }
  return shareOf(marks, { taken, ending: "" }).share;
}

test("the share ranges of small scenarios are those of all their routes, one by one", () => {
  let compared = 0;
  fc.assert(
    fc.property(randomKeyed, (keyed) => {
      const routes = allRoutes(keyed);
      fc.pre(routes !== undefined && routes.length > 0);
      const { score } = prove(proving(keyed), { players: false });
      const all = (routes ?? []).flatMap(({ share, owed }) => (owed > 0 ? [share] : []));
      if (all.length === 0) {
        expect(score.all?.max ?? 0).toBe(0);
        return;
      }
      expect(score.all?.max).toBeCloseTo(Math.max(...all), 12);
      expect(score.all?.min).toBeCloseTo(Math.min(...all), 12);
      for (const id of ["end-a", "end-b"]) {
        const own = (routes ?? []).flatMap(({ share, owed, ending }) => (owed > 0 && ending === id ? [share] : []));
        if (own.length === 0) continue;
        expect(score.ending[id]?.max).toBeCloseTo(Math.max(...own), 12);
        expect(score.ending[id]?.min).toBeCloseTo(Math.min(...own), 12);
      }
      compared++;
    }),
    { numRuns: runs(1000), maxSkipsPerRun: 50 },
  );
  expect(compared).toBeGreaterThan(inFull(500, 0));
});

const MOST_WORK = 1500;

/** Every route that passes no state twice, played with `step`; `undefined` when there are too many. */
function allRoutes({ scenario, key }: Keyed): { share: number; owed: number; ending: string }[] | undefined {
  const program = compile(scenario);
  const marks = new Marks(scenario, key);
  if (program.places.filter(({ kind }) => kind === "chance").length > 2) return undefined;
  const draws = drawsOf(program);
  const routes: { share: number; owed: number; ending: string }[] = [];
  let work = 0;
  const nameOf = (state: State, met: readonly number[]): string => `${state.at} ${state.v.join(" ")} ${met.join(" ")}`;
  const go = (state: State, taken: Taken[], passed: ReadonlySet<string>): void => {
    if (work++ > MOST_WORK) return;
    const place = placeAt(program, state.at);
    if (place.kind === "ending") {
      const { share } = shareOf(marks, { taken, ending: place.id });
      routes.push({ share, owed: owedOf(marks, taken), ending: place.id });
      return;
    }
    const open = offered(program, state);
    for (const row of open) {
      const here = {
        place: place.index,
        row: place.rows.indexOf(row),
        open: open.map((one) => place.rows.indexOf(one)),
      };
      for (const draw of draws) {
        const stepped = step(program, state, row.event, draw);
        if (!stepped.ok) continue;
        const met = [...new Set([...taken, here].map((one) => one.place))].toSorted((a, b) => a - b);
        const name = nameOf(stepped.value.state, met);
        if (!passed.has(name)) go(stepped.value.state, [...taken, here], new Set([...passed, name]));
      }
    }
  };
  for (const arm of scenario.variants?.arms.map(({ id }) => id) ?? [""]) {
    for (const draw of draws) {
      const { state } = begin(program, arm, draw);
      go(state, [], new Set([nameOf(state, [])]));
    }
  }
  return work > MOST_WORK ? undefined : routes;
}

function owedOf(marks: Marks, taken: readonly Taken[]): number {
  const met = new Set<number>();
  let owed = marks.total[0] ?? 0;
  for (const { place, row, open } of taken) {
    const classes = marks.at(place, open);
    if (!classes || met.has(place)) continue;
    met.add(place);
    owed += marks.classes[classes[row] ?? 0]?.owed[0] ?? 0;
  }
  return owed;
}

function drawsOf({ places }: Program): Draw[] {
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
