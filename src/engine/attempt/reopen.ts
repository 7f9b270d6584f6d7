import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { compile } from "../machine/compile.ts";
import type { Program } from "../machine/program.ts";
import { err, ok, type Result } from "../result.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type ChainError, verifyChain } from "./chain.ts";
import type { Header, Move } from "./move.ts";
import { type Moment, replay, type ReplayError } from "./replay.ts";
import { shownBy, type Telling, tellingOf } from "./show.ts";
import type { Shown } from "./shown.ts";

/** A stored attempt done over again: what happened, and how it read. */
export interface Reopened {
  readonly header: Header;
  readonly program: Program;
  readonly telling: Telling;
  readonly moments: readonly Moment[];
  /** Everything shown, in order. */
  readonly shown: readonly Shown[];
}

/** `pack-damaged`: the stored bytes are not those the attempt was begun with. */
export type ReopenError =
  | { readonly code: "pack-damaged"; readonly seq: 0 }
  | { readonly code: "chain"; readonly seq: number; readonly why: ChainError }
  | { readonly code: "replay"; readonly seq: number; readonly why: ReplayError };

/**
 * Opens an attempt from what was stored, trusting nothing: the pack against its hash, the log against its chain, every
 * state against the one the log names. Used to resume, to debrief and to review, so that all three see the same run.
 *
 * @param dress puts the scenario into other words, never into other rules
 */
export function reopen(
  header: Header,
  moves: readonly Move[],
  pack: Uint8Array,
  dress: (scenario: Scenario) => Scenario = same,
): Result<Reopened, ReopenError> {
  if (bytesToHex(sha256(pack)) !== header.pack) return err({ code: "pack-damaged", seq: 0 });
  const chain = verifyChain(header, moves);
  if (!chain.ok) return err({ code: "chain", seq: chain.error.seq, why: chain.error });
  const program = compile(dress(packedScenario(pack)));
  const replayed = replay(program, header, moves);
  if (!replayed.ok) return err({ code: "replay", seq: replayed.error.seq, why: replayed.error });
  const telling = tellingOf(program, header);
  const shown = replayed.value.flatMap((moment) => shownBy(telling, moment));
  return ok({ header, program, telling, moments: replayed.value, shown });
}

/** The scenario of a pack whose hash was checked: parsed and proved when it was packed, so not again here. */
export const packedScenario = (pack: Uint8Array): Scenario => JSON.parse(new TextDecoder().decode(pack)) as Scenario;

const same = (scenario: Scenario): Scenario => scenario;
