import type { Matrix } from "./completion.ts";
import type { AttemptRecord } from "./records.ts";

/** What a certificate says of a programme an officer finished. */
export interface Finished {
  /** When the last of it was done, UTC milliseconds. */
  readonly finishedAt: number;
  /** The last millisecond all of it holds; absent for good. */
  readonly until?: number;
  /** Whole minutes over the runs it rests on, each run once however many requirements it serves. */
  readonly claimedMinutes: number;
  readonly activeMinutes: number;
  /** Ids of every record it rests on. */
  readonly records: readonly string[];
}

const MINUTE_MS = 60_000;

/**
 * The programme as this officer finished it, at the moment of the matrix. Absent unless every requirement is done or exempt,
 * and at least one is done: nobody is certified in what they were only excused from.
 */
export function finishedProgramme(
  { columns, rows }: Matrix,
  officer: string,
  programme: string,
  attempts: ReadonlyMap<string, Pick<AttemptRecord, "activeMs" | "claimedMs">>,
): Finished | undefined {
  const row = rows.get(officer) ?? [];
  const cells = row.flatMap((cell, index) => (cell && columns[index]?.programme === programme ? [cell] : []));
  const done = cells.filter(({ state }) => state === "done" || state === "expiring");
  if (done.length === 0 || cells.some(({ state }) => state !== "exempt" && state !== "done" && state !== "expiring")) {
    return undefined;
  }
  const records = [...new Set(cells.flatMap(({ because }) => because.records))];
  const until = Math.min(...cells.map(({ until: last }) => last ?? Infinity));
  const minutes = (of: "activeMs" | "claimedMs"): number =>
    Math.floor(records.reduce((sum, id) => sum + Math.round(attempts.get(id)?.[of] ?? 0), 0) / MINUTE_MS);
  return {
    finishedAt: Math.max(...done.map(({ at }) => at ?? -Infinity)),
    ...(Number.isFinite(until) && { until }),
    claimedMinutes: minutes("claimedMs"),
    activeMinutes: minutes("activeMs"),
    records,
  };
}
