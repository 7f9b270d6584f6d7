import { hashOfNote } from "#engine/attempt/note.ts";
import { packedScenario, reopen } from "#engine/attempt/reopen.ts";
import { checkScenario } from "#engine/scenario/check-scenario.ts";
import { sha256Hex } from "#engine/scenario/hash.ts";
import type { ProblemCode } from "#engine/scenario/problem.ts";
import type { CarriedAttempt, Flaw } from "./backup.ts";

type PackFlaw = Flaw & { readonly code: "pack-missing" | "pack-damaged" | "pack-unsound" };

/** The packs of a file, each judged once: the bytes, or why nothing may be played by them. */
export class Packs {
  readonly #bytes: ReadonlyMap<string, Uint8Array>;
  readonly #judged = new Map<string, PackFlaw | undefined>();

  constructor(bytes: ReadonlyMap<string, Uint8Array>) {
    this.#bytes = bytes;
  }

  flawOf(hash: string): PackFlaw | undefined {
    if (!this.#judged.has(hash)) this.#judged.set(hash, flawOfPack(hash, this.#bytes.get(hash)));
    return this.#judged.get(hash);
  }
}

/** What would let an engine that takes packs as proved go in circles or fall. */
const UNSOUND: ReadonlySet<ProblemCode> = new Set([
  "pass-through-cycle",
  "unknown-target",
  "unknown-name",
  "start-not-scene",
  "last-row-open",
  "duplicate-id",
]);

function flawOfPack(hash: string, bytes: Uint8Array | undefined): PackFlaw | undefined {
  if (!bytes) return { code: "pack-missing" };
  if (sha256Hex(bytes) !== hash) return { code: "pack-damaged" };
  let sound = true;
  try {
    // Packs of the app were proved when they were made; one from a file may be anything with a hash of its own.
    checkScenario(packedScenario(bytes), (code) => {
      if (UNSOUND.has(code)) sound = false;
    });
  } catch {
    sound = false;
  }
  return sound ? undefined : { code: "pack-unsound" };
}

/**
 * What keeps an attempt of a file from being restored, if anything: its pack, its chain, its replay, the words beside it.
 * Total: whatever the file says.
 */
export function flawOf(
  attempt: CarriedAttempt,
  packs: ReadonlyMap<string, Uint8Array>,
  judged: Packs,
): Flaw | undefined {
  const { header, moves, notes } = attempt;
  const pack = packs.get(header.pack);
  const unfit = judged.flawOf(header.pack);
  if (unfit || !pack) return unfit ?? { code: "pack-missing" };
  try {
    const opened = reopen(header, moves, pack);
    if (!opened.ok) {
      const { error } = opened;
      return error.code === "pack-damaged"
        ? { code: error.code }
        : error.code === "chain"
          ? { code: "chain", seq: error.seq, why: error.why.code }
          : { code: "replay", seq: error.seq, why: error.why.code };
    }
  } catch {
    return { code: "beyond" };
  }
  return notes.every((note) => note.hash === hashOfNote(note)) ? undefined : { code: "words" };
}
