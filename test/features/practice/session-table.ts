import { readFileSync } from "node:fs";
import { memoryAttempts } from "#adapters/memory/attempt-store.ts";
import { beginLive } from "#engine/attempt/live.ts";
import type { Shown } from "#engine/attempt/shown.ts";
import { compile } from "#engine/machine/compile.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import { answersOf, type Answers } from "#features/practice/session-answers.ts";
import type { PlayerSession } from "#features/practice/session-types.ts";
import { createSession } from "#features/practice/session.ts";
import type { AttemptStore, StoreError } from "#ports/attempt-store.ts";
import { aChance, aClock, failing, type HandClock } from "../../builders/ports.ts";
import { aHeader } from "../../builders/runs.ts";

/** A scenario of `test/fixtures/scenes`. */
export function fixture(kind: string): Scenario {
  const parsed = parseScenario(readFileSync(`test/fixtures/scenes/${kind}/scenario.json`, "utf8"));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

/** A session with everything around it. */
export interface Table {
  readonly session: PlayerSession;
  readonly answers: Answers;
  readonly attempts: AttemptStore;
  readonly clock: HandClock;
}

let attempts = 0;

/** A run just begun, with a number of its own: drafts are kept by attempt. */
export async function playing(scenario: Scenario, seed = "seed", errors: StoreError[] = []): Promise<Table> {
  const store = failing(memoryAttempts(), errors);
  const clock = aClock();
  const program = compile(scenario);
  const header = aHeader({ attempt: `run-${attempts++}`, seed, timeFactor: 0 });
  const begun = beginLive(program, header, { at: clock.now(), ms: 0 });
  await store.begin(header, begun.moment.move, { hash: header.pack, bytes: new Uint8Array() });
  const ports = { attempts: store, clock, chance: aChance() };
  const session = createSession(ports, { live: begun.live, moments: [begun.moment] }, false);
  session.ready();
  return { session, answers: answersOf(session), attempts: store, clock };
}

export const stored = async ({ attempts: store, session }: Table) => {
  const found = await store.open(session.live().header.attempt);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};
export const open = ({ session }: Table) => session.store.getState().open;
export const addresses = (shown: readonly Shown[]): string[] => shown.map((one) => one.address);
export const textOf = (one: Shown | undefined): string => one?.spans.map((span) => span.text).join("") ?? "";
