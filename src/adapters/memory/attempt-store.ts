import { isFinal } from "#engine/attempt/chain.ts";
import { mergedBeside, standingOf } from "#engine/attempt/compare.ts";
import type { Header, Move, Note } from "#engine/attempt/move.ts";
import { err, ok } from "#engine/result.ts";
import type { AttemptStore, AttemptSummary, StoredPack } from "#ports/attempt-store.ts";
import type { RoomStore } from "#ports/room-store.ts";

interface Row {
  readonly header: Header;
  readonly pack: StoredPack;
  moves: readonly Move[];
  notes: readonly Note[];
  sharedAt?: number;
}

/**
 * Attempts for as long as the process lives: tests, the command line. Copies in and out, as a database does.
 *
 * @param rooms what a removed attempt takes with it
 */
export function memoryAttempts(rooms?: RoomStore): AttemptStore {
  const rows = new Map<string, Row>();
  return {
    async begin(header, began, pack) {
      if (rows.has(header.attempt)) return err({ code: "exists" });
      rows.set(header.attempt, structuredClone({ header, pack, moves: [began], notes: [] }));
      return ok(undefined);
    },
    async append(attempt, head, moves, notes) {
      const row = rows.get(attempt);
      if (!row) return err({ code: "not-found" });
      const last = row.moves.at(-1);
      if (last && isFinal(last)) return err({ code: "sealed" });
      if (last?.hash !== head) return err({ code: "conflict" });
      row.moves = structuredClone([...row.moves, ...moves]);
      row.notes = structuredClone([...row.notes, ...notes]);
      return ok(undefined);
    },
    async open(attempt) {
      const row = rows.get(attempt);
      return row ? ok(structuredClone(row)) : err({ code: "not-found" });
    },
    async list() {
      return ok([...rows.values()].map(summaryOf).toSorted((a, b) => b.begunAt - a.begunAt));
    },
    async share(attempt, at) {
      const row = rows.get(attempt);
      if (!row) return err({ code: "not-found" });
      row.sharedAt = at;
      return ok(undefined);
    },
    async restore({ header, moves, notes, pack, sharedAt }) {
      if (moves.length === 0) return err({ code: "failed", detail: "no moves" });
      const row = rows.get(header.attempt);
      const standing = standingOf(row?.moves, moves);
      if (standing === "forked") return err({ code: "conflict" });
      const other = { notes, ...(sharedAt !== undefined && { sharedAt }) };
      const kept = row && standing === "same" ? row : { header, moves, pack: row?.pack ?? pack };
      rows.set(
        header.attempt,
        structuredClone({
          header: kept.header,
          pack: kept.pack,
          moves: kept.moves,
          ...mergedBeside(row ?? { notes: [] }, other),
        }),
      );
      return ok(standing);
    },
    async remove(attempt) {
      if (!rows.delete(attempt)) return err({ code: "not-found" });
      await rooms?.remove(attempt);
      return ok(undefined);
    },
  };
}

function summaryOf(row: Row): AttemptSummary {
  const { header, moves } = row;
  const last = moves.at(-1);
  return {
    header: structuredClone(header),
    purpose: header.purpose,
    begunAt: moves[0]?.at ?? 0,
    lastAt: last?.at ?? 0,
    seq: last?.seq ?? 0,
    state: last?.kind === "left" || last?.kind === "ended" ? last.kind : "open",
    ...(last?.kind === "ended" && { ending: last.ending }),
    ...(row.sharedAt !== undefined && { sharedAt: row.sharedAt }),
  };
}
