import { useState } from "react";
import type { HealthEntry, HealthPorts } from "./health-data.ts";
import type { Desk } from "./notes.tsx";
import type { HealthState } from "./use-health.ts";

/** Writing and resolving notes on one scenario. */
export function useDesk(
  { id: scenario, rules }: HealthEntry,
  { clock, chance }: HealthPorts,
  keep: HealthState["keep"],
): Desk {
  const [by, onBy] = useState("");
  return {
    rules,
    now: clock.now(),
    by,
    onBy,
    write: (at, text, name) => keep({ id: chance.id(), scenario, rules, at, text, by: name, when: clock.now() }),
    // A remark has no row until it is settled; the row then holds its words, and still no name.
    resolve: (note, reason, name) => keep({ ...note, resolved: { by: name, when: clock.now(), reason } }),
  };
}
