import type { AttemptFacts } from "#engine/insight/class/facts.ts";
import type { Known } from "#engine/insight/class/needs.ts";
import { ok } from "#engine/result.ts";
import { type AcademyPorts, loadAcademy } from "#features/academy/desk.ts";

/** What the academy's desk knows of the officers a class review speaks of. */
export interface Due {
  readonly due: Known["due"];
  readonly names: ReadonlyMap<string, string>;
  /** Since when each has had something to do: the first assignment that names them or their class. UTC milliseconds. */
  readonly since?: Known["since"];
}

/** What is overdue by the academy's own reckoning; nothing where this device keeps no academy. */
export async function overdueOf(
  ports: Pick<AcademyPorts, "desk" | "catalogue" | "clock" | "chance">,
  facts: readonly AttemptFacts[],
): Promise<Due> {
  const none: Due = { due: [], names: new Map() };
  const listed = await ports.catalogue.list();
  const minutes = new Map(listed.ok ? listed.value.map((one) => [one.id, one.minutes]) : []);
  const runs = facts
    .filter(({ purpose }) => purpose === "record")
    .map(({ attempt, officer, scenario, rules, endedAt, activeMs, purpose, state }) => ({
      attempt,
      officer,
      scenario,
      rules,
      endedAt,
      activeMs,
      claimedMs: state === "ended" ? (minutes.get(scenario) ?? 0) * 60_000 : 0,
      purpose,
      ...(state !== "ended" && { over: state }),
    }));
  const [academy, aliases] = await Promise.all([
    loadAcademy({ ...ports, people: async () => new Map(), runs: async () => ok(runs) }),
    ports.desk.rows("alias"),
  ]);
  if (!academy.ok || !academy.value.identity) return none;
  const { matrix, officers, records } = academy.value;
  // Runs may go by another id than the roster's: the review speaks of whom the runs name.
  const runsOf = new Map(aliases.ok ? aliases.value.map(({ id, value }) => [String(value), id]) : []);
  const idOf = (officer: string): string => runsOf.get(officer) ?? officer;
  const due = [...matrix.rows].flatMap(([officer, cells]) =>
    cells.flatMap((cell, index) => {
      const { state, due: at } = cell ?? {};
      const column = matrix.columns[index];
      return state === "overdue" && at !== undefined && column
        ? [{ id: column.address, officer: idOf(officer), at }]
        : [];
    }),
  );
  const since = new Map<string, number>();
  for (const { id, class: group } of officers) {
    const begun = records.assignments
      .filter(({ to }) => (to.kind === "class" ? to.class === group : to.officers.includes(id)))
      .map(({ assignedAt }) => assignedAt);
    // Who was never given anything to do is not missed.
    if (begun.length > 0) since.set(idOf(id), Math.min(...begun));
  }
  return { due, since, names: new Map(officers.map(({ id, name }) => [idOf(id), name])) };
}
