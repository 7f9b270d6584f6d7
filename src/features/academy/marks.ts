import type { Academy } from "./desk.ts";

/** Something waits beside what the state of a cell says; each with a sign of its own. */
export const MARKS = { dispute: "⚑", plan: "▤" } as const;

/** Cells with an open dispute or plan, by officer and requirement; of both the dispute. */
export function marksOf({ administration: { disputes, plans } }: Academy): ReadonlyMap<string, keyof typeof MARKS> {
  const key = (one: { readonly officer: string; readonly requirement?: string }): string =>
    `${one.officer} ${one.requirement ?? ""}`;
  return new Map([
    ...plans.filter(({ closed }) => !closed).map((plan) => [key(plan), "plan"] as const),
    ...disputes.filter(({ state }) => state === "open").map((dispute) => [key(dispute), "dispute"] as const),
  ]);
}
