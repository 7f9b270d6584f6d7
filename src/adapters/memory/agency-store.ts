import { ok } from "#engine/result.ts";
import type { AgencyStore, StoredAgency } from "#ports/agency-store.ts";

/** The agency's file for as long as the program runs. */
export function memoryAgencies(): AgencyStore {
  const all = new Map<string, StoredAgency>();
  let current: StoredAgency | undefined;
  return {
    current: async () => ok(current),
    async use(agency) {
      current = agency;
      if (agency) all.set(agency.hash, agency);
      return ok(undefined);
    },
    byHash: async (hash) => ok(all.get(hash)),
  };
}
