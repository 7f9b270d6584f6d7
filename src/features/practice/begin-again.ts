import { actOf } from "#engine/attempt/chain.ts";
import { beginLive, play } from "#engine/attempt/live.ts";
import type { Header, Move, Note } from "#engine/attempt/move.ts";
import type { Program } from "#engine/machine/program.ts";
import { err, ok, type Result } from "#engine/result.ts";
import type { StoredAttempt, StoreError } from "#ports/attempt-store.ts";
import type { BeginPorts, Run } from "./begin.ts";

/**
 * Tries one moment again: a new practice attempt that makes the same moves up to `seq`, chained anew under its own
 * header, and stands before the decision. The old log is left as it is; the new one says where it came from.
 */
export async function beginAgain(
  ports: BeginPorts,
  program: Program,
  old: StoredAttempt,
  seq: number,
): Promise<Result<Run, StoreError>> {
  const header: Header = {
    ...old.header,
    attempt: ports.chance.id(),
    purpose: "practice",
    from: { attempt: old.header.attempt, seq },
  };
  const at = ports.clock.now();
  const begun = beginLive(program, header, { at, ms: 0 });
  let { live } = begun;
  const moments = [begun.moment];
  // Every move is made again, pauses too: chance is drawn by sequence number, so the same road leads to the moment.
  for (const move of old.moves.slice(1, seq)) {
    const played = play(live, actOf(move), { at, ms: move.ms });
    if (!played.ok) return err({ code: "failed", detail: `move ${move.seq} does not replay` });
    ({ live } = played.value);
    moments.push(played.value.moment);
  }
  const first = moments[0]?.move;
  if (!first) return err({ code: "failed" });
  const begin = await ports.attempts.begin(header, first, old.pack);
  if (!begin.ok) return begin;
  const rest: Move[] = moments.slice(1).map((moment) => moment.move);
  if (rest.length > 0) {
    const appended = await ports.attempts.append(header.attempt, first.hash, rest, notesOf(rest, old));
    if (!appended.ok) return appended;
  }
  return ok({ live, moments });
}

/** What lies beside these moves: the words of a reason, of an answer. */
function notesOf(moves: readonly Move[], { notes }: StoredAttempt): Note[] {
  const named = new Set(
    moves.map((move) => (move.kind === "responded" ? move.note : move.kind === "chose" ? move.why?.note : undefined)),
  );
  return notes.filter((note) => named.has(note.hash));
}
