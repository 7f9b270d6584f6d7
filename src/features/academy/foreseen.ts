import { type DryRun, dryRun, type Judged } from "#engine/programme/removal.ts";
import type { Academy, Stored } from "./desk.ts";

/**
 * What the academy's rules would do to what is on this device; absent while it has set none. A hold on an officer keeps the
 * rooms they were noted in, too.
 */
export function foreseen(academy: Academy, kept: readonly Stored[], now: number): DryRun | undefined {
  const { retention, holds, attendance } = academy.administration;
  if (!retention) return undefined;
  const roomsOf = (officers: readonly string[]): string[] =>
    attendance.flatMap(({ id, officer }) => {
      const [, room] = /^room-([^/]+)\//.exec(id) ?? [];
      return room !== undefined && officers.includes(officer) ? [room] : [];
    });
  const covering = holds.map((hold) => ({ ...hold, attempts: [...hold.attempts, ...roomsOf(hold.officers)] }));
  const things = kept.map(({ scenario: _, room: __, ...thing }) => ({
    ...thing,
    officer: academy.aliases.get(thing.officer) ?? thing.officer,
  }));
  return dryRun(things, retention, covering, new Map(), now);
}

/** How many of each purpose: all that is written down of what was removed. */
export function countsOf(gone: readonly Judged[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { purpose } of gone) counts[purpose] = (counts[purpose] ?? 0) + 1;
  return counts;
}
