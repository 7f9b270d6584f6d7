import { ok } from "#engine/result.ts";
import type { AgencyStore, StoredAgency } from "#ports/agency-store.ts";
import { type AgencyRow, type Database, done, using } from "./database.ts";

/** The agency's file, in the database of this device. */
export function dexieAgencies(db: Database): AgencyStore {
  return {
    current: () => using(db, async () => ok(stored((await db.agencies.toArray()).find((row) => row.inUse === 1)))),
    use: (agency) =>
      using(db, () =>
        db.transaction("rw", db.agencies, async () => {
          await db.agencies.toCollection().modify({ inUse: 0 });
          if (agency) await db.agencies.put({ ...agency, inUse: 1 });
          return done;
        }),
      ),
    byHash: (hash) => using(db, async () => ok(stored(await db.agencies.get(hash)))),
  };
}

function stored(row: AgencyRow | undefined): StoredAgency | undefined {
  if (!row) return undefined;
  const { inUse: _, ...agency } = row;
  return agency;
}
