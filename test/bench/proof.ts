import { spawnSync } from "node:child_process";
import { compile } from "#engine/machine/compile.ts";
import { explore } from "#engine/proof/explore.ts";
import type { Explored } from "#engine/proof/explored.ts";
import { Marks } from "#engine/proof/marks.ts";
import { modelOf } from "#engine/proof/model.ts";
import { prove } from "#engine/proof/prove.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import { bigScenario, type BigOptions } from "./big-scenario.ts";
import { cpuMs } from "./cpu.ts";
import { type Figure, percentile } from "./figure.ts";
import { shippedScenarios } from "./shipped.ts";
import { exploredGraph, type NamedGraph, sameGraph, xstateGraph } from "./xstate-graph.ts";

const LIMITS = { bigSeconds: 3, bigMegabytes: 500, shippedMs: 100 } as const;
/** Until the functions are compiled: XState's seconds warm it by themselves. */
const WARM_UPS = 12;
const ROUNDS = 9;
/** XState takes seconds for each. */
const XSTATE_ROUNDS = 3;
const BIG_ROUNDS = 3;

/** Some 33,500 states when none is taken for another. */
const COMPARED: BigOptions = { scenes: 40, trust: 4, calm: 2, chance: false };
const TEN_THOUSAND: BigOptions = { scenes: 10_000, trust: 10, calm: 10 };
/** What has about so many states. Each is proven once in a fresh process: the small ones pay for functions still cold. */
const CURVE: readonly (readonly [states: string, options: BigOptions])[] = [
  ["1e3", { scenes: 40, trust: 4, calm: 6 }],
  ["1e4", { scenes: 140, trust: 10, calm: 10 }],
  ["1e5", { scenes: 1100, trust: 10, calm: 10 }],
  ["1e6", TEN_THOUSAND],
  ["1e7", { scenes: 10_000, trust: 110, calm: 10 }],
];

/**
 * The proof against xstate/graph over the same full set of states, every state and move compared; the whole proof of ten
 * thousand scenes and of the shipped ones against their limits; and what a state costs from a thousand to ten million.
 */
export function benchProof(note: (line: string) => void): Promise<Figure[]> {
  const figures = [againstXstate(note), shipped(note)];
  note(`proving ${TEN_THOUSAND.scenes} scenes, ${BIG_ROUNDS} times in a process of its own`);
  const big = Array.from({ length: BIG_ROUNDS }, () => provenApart(TEN_THOUSAND));
  const median = (values: readonly number[]): number => percentile(values, 50);
  const [one] = big;
  if (!one) throw new Error("nothing was proven");
  figures.push(
    against("proof.scenes10k_s", median(big.map(({ ms }) => ms)) / 1000, "s", LIMITS.bigSeconds, one.states),
    against("proof.scenes10k_mb", median(big.map(({ mb }) => mb)), "MB", LIMITS.bigMegabytes, one.states),
  );
  for (const [states, options] of CURVE) {
    if (options !== TEN_THOUSAND) note(`proving about ${states} states`);
    const runs = options === TEN_THOUSAND ? big : [provenApart(options)];
    figures.push(cost(states, median(runs.map(({ ms }) => ms)), runs[0]?.states ?? 0));
  }
  return Promise.resolve(figures);
}

const against = (name: string, value: number, unit: string, baseline: number, n: number): Figure => ({
  name,
  value,
  unit,
  baseline,
  ratio: value / baseline,
  n,
});

const cost = (states: string, ms: number, n: number): Figure => ({
  name: `proof.us_per_state_${states}`,
  value: (ms * 1000) / n,
  unit: "us",
  n,
});

function againstXstate(note: (line: string) => void): Figure {
  const { scenario } = bigScenario(COMPARED);
  const small = bigScenario({ ...COMPARED, scenes: 20 }).scenario;
  note("exploring the same states, ours and XState");
  for (let turn = 0; turn < WARM_UPS; turn++) full(scenario);
  const ours = timed(ROUNDS, () => full(scenario));
  xstateGraph(compile(small));
  const theirs = timed(XSTATE_ROUNDS, () => xstateGraph(compile(scenario)));
  const graph: NamedGraph = exploredGraph(ours.last);
  sameGraph(graph, theirs.last());
  note(`${graph.size} states compared: ours ${ours.ms.toFixed(1)} ms, XState ${theirs.ms.toFixed(0)} ms`);
  return against("proof.ratio", theirs.ms / ours.ms, "x", 1, graph.size);
}

/** From the scenario on, as on the other side: no slot is taken for zero. */
const full = (scenario: Scenario): Explored =>
  explore(modelOf(compile(scenario)), new Marks(scenario, undefined), { reduce: false, maxStates: 1_000_000 });

/** Median work of so many rounds, and what the last one gave. */
function timed<T>(rounds: number, make: () => T): { readonly ms: number; readonly last: T } {
  const times: number[] = [];
  let last: T | undefined;
  for (let round = 0; round < rounds; round++) {
    const began = cpuMs();
    last = make();
    times.push(cpuMs() - began);
  }
  return { ms: percentile(times, 50), last: last as T };
}

/** The slowest of those we ship, when the functions are warm: as in the build and on a scenario's page opened again. */
function shipped(note: (line: string) => void): Figure {
  const all = shippedScenarios().map((input) => {
    const times: number[] = [];
    for (let round = 0; round < WARM_UPS + ROUNDS; round++) {
      const began = performance.now();
      if (!prove(input).decided) throw new Error(`${input.scenario.id} is not decided`);
      if (round >= WARM_UPS) times.push(performance.now() - began);
    }
    return { id: input.scenario.id, ms: percentile(times, 50) };
  });
  for (const { id, ms } of all) note(`${id}: ${ms.toFixed(1)} ms`);
  return against("proof.shipped_ms", Math.max(...all.map(({ ms }) => ms)), "ms", LIMITS.shippedMs, ROUNDS);
}

/** What a process of its own says that did nothing but this proof. */
interface Proven {
  readonly states: number;
  readonly ms: number;
  /** Most memory held at once: Node, scenario and proof. */
  readonly mb: number;
}

/** As `npm run scenarios` is run: what a proof holds for long lies outside the heap, and room for short-lived things is only memory. */
const FLAGS = ["--min-semi-space-size=8", "--max-semi-space-size=8", "--external-memory-accounted-in-global-limit"];

function provenApart(options: BigOptions): Proven {
  const done = spawnSync(process.execPath, [...FLAGS, import.meta.filename, JSON.stringify(options)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (done.status !== 0) throw new Error(`the proof of ${JSON.stringify(options)} failed`);
  return JSON.parse(done.stdout) as Proven;
}

if (import.meta.main) {
  const input = { ...bigScenario(JSON.parse(process.argv[2] ?? "") as BigOptions), locales: [], today: "2026-11-23" };
  const began = performance.now();
  const { states, decided } = prove({ ...input, maxStates: 20_000_000 });
  const ms = performance.now() - began;
  if (!decided) throw new Error("not decided");
  const proven: Proven = { states, ms, mb: process.resourceUsage().maxRSS / 1024 };
  process.stdout.write(JSON.stringify(proven));
}
