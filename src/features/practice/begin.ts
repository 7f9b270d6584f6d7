import { beginLive, type Live } from "#engine/attempt/live.ts";
import type { Header, Purpose } from "#engine/attempt/move.ts";
import type { Moment } from "#engine/attempt/replay.ts";
import { compile } from "#engine/machine/compile.ts";
import { randomOf, shuffled } from "#engine/machine/random.ts";
import { ok, type Result } from "#engine/result.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import type { AttemptStore, StoreError } from "#ports/attempt-store.ts";
import type { OpenPack } from "#ports/catalogue.ts";
import type { Chance } from "#ports/chance.ts";
import type { Clock } from "#ports/clock.ts";

export interface BeginPorts {
  readonly attempts: AttemptStore;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** What is set before an attempt begins. */
export interface BeginOptions {
  readonly officer: string;
  readonly purpose: Purpose;
  /** 0 turns timers off. */
  readonly timeFactor: number;
  readonly locale: string;
  readonly build: string;
  /** One of the scenario's arms, see `drawArm`; empty when it has none. */
  readonly arm: string;
  /** Hash of the agency's file in use, when there is one. */
  readonly agency?: string;
}

/** An attempt on its way: the machine, and all that happened. */
export interface Run {
  readonly live: Live;
  readonly moments: readonly Moment[];
}

/** An arm of the scenario, each as likely as the other; empty when it has none. Assigned runs will be dealt in blocks. */
export const drawArm = (scenario: Scenario, seed: string): string =>
  shuffled(scenario.variants?.arms ?? [], randomOf(`${seed}/arm`))[0]?.id ?? "";

/** Begins an attempt and stores it with its pack, before anything is shown. */
export async function beginAttempt(
  ports: BeginPorts,
  pack: OpenPack,
  options: BeginOptions,
): Promise<Result<Run, StoreError>> {
  const program = compile(pack.scenario);
  const header: Header = {
    attempt: ports.chance.id(),
    officer: options.officer,
    scenario: pack.entry.id,
    pack: pack.entry.pack,
    rules: pack.entry.rules,
    key: pack.entry.key,
    format: pack.scenario.format,
    seed: ports.chance.id(),
    arm: options.arm,
    locale: options.locale,
    purpose: options.purpose,
    timeFactor: options.timeFactor,
    build: options.build,
    ...(options.agency !== undefined && { agency: options.agency }),
  };
  const begun = beginLive(program, header, { at: ports.clock.now(), ms: 0 });
  const stored = await ports.attempts.begin(header, begun.moment.move, { hash: pack.entry.pack, bytes: pack.bytes });
  return stored.ok ? ok({ live: begun.live, moments: [begun.moment] }) : stored;
}
