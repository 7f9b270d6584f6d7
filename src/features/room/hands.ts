import type { Hands, RoomSession } from "#ports/room-store.ts";

/** The hands for one option. */
export interface Tally {
  readonly id: string;
  readonly count: number;
  /** Of all hands, 0 to 1; 0 when there were none. */
  readonly share: number;
}

export const NO_HANDS: Pick<Hands, "counts" | "revealed"> = { counts: {}, revealed: false };

export const handsAt = (session: RoomSession, seq: number): Hands | undefined =>
  session.hands.find((one) => one.seq === seq);

/** Hands by option, in the order of the options. */
export function talliesOf(ids: readonly string[], counts: Hands["counts"]): Tally[] {
  const total = ids.reduce((sum, id) => sum + (counts[id] ?? 0), 0);
  return ids.map((id) => ({ id, count: counts[id] ?? 0, share: total === 0 ? 0 : (counts[id] ?? 0) / total }));
}

/** The option with most hands; of equals the first; `undefined` when no hand was counted. */
export function mostHands(tallies: readonly Tally[]): string | undefined {
  const most = Math.max(0, ...tallies.map((tally) => tally.count));
  return most === 0 ? undefined : tallies.find((tally) => tally.count === most)?.id;
}

/** Below this share of the hands for any one option, a room is of more than one mind. */
const OF_ONE_MIND = 2 / 3;

/** True where no option had two thirds of at least two hands. */
export function isSplit(tallies: readonly Tally[]): boolean {
  const total = tallies.reduce((sum, tally) => sum + tally.count, 0);
  return total >= 2 && tallies.every((tally) => tally.share < OF_ONE_MIND);
}

/** A typed count as a whole number of at most three digits; `undefined` for anything else. */
export function countOf(typed: string): number | undefined {
  return /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : undefined;
}

/** Names one a line or by commas, each once, as typed. */
export function namesOf(typed: string): string[] {
  const names = typed.split(/[\n,;]/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ""))];
}
