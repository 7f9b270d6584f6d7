import type { DemoBatch, DemoOrder, DemoPack } from "#engine/players/demo/academy.ts";
import { err, ok, type Result } from "#engine/result.ts";
import type { AttemptLock } from "#ports/attempt-lock.ts";
import type { StoreError } from "#ports/attempt-store.ts";
import type { Catalogue, CatalogueError } from "#ports/catalogue.ts";
import type { Clock } from "#ports/clock.ts";
import type { DemoStore } from "#ports/demo-store.ts";

/** Plays the runs apart from the screen, a batch at a time; ends when the signal aborts, throws when it cannot. */
export type PlayDemo = (order: DemoOrder, signal: AbortSignal) => AsyncIterable<DemoBatch>;

export interface MakePorts {
  readonly demo: DemoStore;
  readonly catalogue: Pick<Catalogue, "list" | "pack" | "key">;
  readonly clock: Clock;
  readonly lock: AttemptLock;
  readonly play: PlayDemo;
  readonly build: string;
}

/** `elsewhere`: another window is making it. `stopped`: the runs could not be played. In each case nothing is left. */
export type MakeError =
  | { readonly code: "cancelled" | "elsewhere" | "stopped" | "empty" }
  | { readonly code: "catalogue"; readonly why: CatalogueError }
  | { readonly code: "store"; readonly why: StoreError };

export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** The same people and runs on every device, so that two trainers can talk about them. */
export const SEED = "common-ground-demo";
/** Held while the demo is made: one window makes it, none tidies it away meanwhile, no update is taken. */
const LOCK = "demo";

/** Makes the demo academy: whole, or not at all. */
export async function makeDemo(
  ports: MakePorts,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Result<Progress, MakeError>> {
  const release = await ports.lock.hold(LOCK);
  if (!release) return err({ code: "elsewhere" });
  try {
    const packs = await packsOf(ports.catalogue);
    if (!packs.ok) return packs;
    const before = await ports.demo.remove();
    if (!before.ok) return err({ code: "store", why: before.error });
    const made = await fill(ports, packs.value, signal, onProgress);
    // What was begun and not finished is not left lying; if this too fails, the next start does it.
    if (!made.ok) await ports.demo.remove();
    return made;
  } finally {
    release();
  }
}

/** Deletes a demo whose making was stopped by a closed window or a dead battery. */
export async function tidyDemo({ demo, lock }: Pick<MakePorts, "demo" | "lock">): Promise<void> {
  const release = await lock.hold(LOCK);
  if (!release) return;
  try {
    const standing = await demo.standing();
    if (standing.ok && standing.value === "half") await demo.remove();
  } finally {
    release();
  }
}

async function fill(
  { demo, clock, play, build }: MakePorts,
  packs: readonly DemoPack[],
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Result<Progress, MakeError>> {
  const today = new Date(clock.now()).setHours(0, 0, 0, 0);
  const stored = packs.map(({ pack, bytes }) => ({ hash: pack, bytes }));
  let last: Progress = { done: 0, of: 0 };
  try {
    for await (const batch of play({ seed: SEED, today, build, packs }, signal)) {
      if (signal.aborted) return err({ code: "cancelled" });
      const written = await demo.write(batch, stored);
      if (!written.ok) return err({ code: "store", why: written.error });
      last = { done: batch.done, of: batch.of };
      onProgress(last);
    }
  } catch {
    return err({ code: signal.aborted ? "cancelled" : "stopped" });
  }
  if (signal.aborted) return err({ code: "cancelled" });
  return last.done === last.of && last.of > 0 ? ok(last) : err({ code: "stopped" });
}

/** Every scenario that came with the app, with its key. */
async function packsOf(catalogue: MakePorts["catalogue"]): Promise<Result<DemoPack[], MakeError>> {
  const entries = await catalogue.list();
  if (!entries.ok) return err({ code: "catalogue", why: entries.error });
  const packs: DemoPack[] = [];
  for (const { id, pack, rules, key: keyHash } of entries.value) {
    const [opened, key] = await Promise.all([catalogue.pack(id), catalogue.key(id, keyHash)]);
    if (!opened.ok) return err({ code: "catalogue", why: opened.error });
    if (!key.ok) return err({ code: "catalogue", why: key.error });
    packs.push({ scenario: id, pack, rules, keyHash, bytes: opened.value.bytes, key: key.value });
  }
  return packs.length > 0 ? ok(packs) : err({ code: "empty" });
}
