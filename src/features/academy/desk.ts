import { useCallback, useEffect, useState } from "react";
import type { AdministrativeAct } from "#engine/programme/administrative-act.ts";
import { type Administration, administrationOf } from "#engine/programme/administration.ts";
import { completion, type Matrix } from "#engine/programme/completion.ts";
import { amended } from "#engine/programme/follow-up.ts";
import type { Programme } from "#engine/programme/programme.ts";
import { append, type Entry, type Head, type LogFault, verify } from "#engine/programme/record.ts";
import type { AttemptRecord, Records } from "#engine/programme/records.ts";
import type { Kept } from "#engine/programme/retention.ts";
import type { Officer } from "#engine/programme/roster.ts";
import { ok, type Result } from "#engine/result.ts";
import type { StoreError } from "#ports/attempt-store.ts";
import type { Catalogue, CatalogueEntry } from "#ports/catalogue.ts";
import type { Chance } from "#ports/chance.ts";
import type { Clock } from "#ports/clock.ts";
import type { ActEntry, DeskRow, DeskStore } from "#ports/desk-store.ts";
import type { RoomSession } from "#ports/room-store.ts";

export interface AcademyPorts {
  readonly desk: DeskStore;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Names by the id their runs go by: whoever played on record here, or shared. */
  readonly people: () => Promise<ReadonlyMap<string, string>>;
  /** Every run on this device that a trainer may count, over or not. */
  readonly runs: () => Promise<Result<readonly AttemptRecord[], StoreError>>;
  /** Rooms that played together on this device, newest first. */
  readonly rooms: () => Promise<Result<readonly RoomHeld[], StoreError>>;
  /** Everything on this device that a rule of retention may speak of. */
  readonly kept: () => Promise<Result<readonly Stored[], StoreError>>;
  /** What officers answered to a trainer's finding on a run on record. */
  readonly replies: () => Promise<Result<readonly Reply[], StoreError>>;
  /** Removes a run with everything beside it. */
  readonly forget: (attempt: string) => Promise<Result<void, StoreError>>;
}

/** A room's session, with milliseconds at work and as the course plan claims them. */
export interface RoomHeld extends Pick<RoomSession, "attempt" | "scenario" | "at" | "trainer" | "attendance"> {
  readonly activeMs: number;
  readonly claimedMs: number;
}

/** An officer's own words on what a trainer found. */
export interface Reply {
  readonly id: string;
  readonly attempt: string;
  /** As the run has it. */
  readonly officer: string;
  readonly scenario: string;
  readonly text: string;
  /** UTC milliseconds. */
  readonly at: number;
}

/** `room`: who was there stands beside it. It is kept as a run on record is. */
export interface Stored extends Kept {
  readonly scenario: string;
  readonly room: boolean;
}

/** The academy this desk belongs to. The secret makes the codes on its certificates, and never leaves. */
export interface Identity {
  readonly id: string;
  readonly name: string;
  readonly secret: string;
  /** Who works at this desk: their name stands on every act. */
  readonly by: string;
}

/** How near is soon, in days. */
const SOON_DAYS = 7;
const EXPIRING_DAYS = 60;

/** Everything the screens of an academy draw, read once. */
export interface Academy {
  readonly identity: Identity | undefined;
  readonly officers: readonly Officer[];
  readonly programmes: readonly Programme[];
  readonly entries: readonly Entry[];
  readonly administration: Administration;
  readonly records: Records;
  readonly matrix: Matrix;
  readonly scenarios: readonly CatalogueEntry[];
  /** People with runs here whom the roster does not know, by the id of their runs. */
  readonly strangers: ReadonlyMap<string, string>;
  /** Ids that runs go by, to those of the roster. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Whether the log holds together. */
  readonly log: Result<Head, LogFault>;
}

export interface AcademyDesk {
  readonly academy: Academy | undefined;
  readonly trouble: StoreError | undefined;
  readonly ports: AcademyPorts;
  /** Does things on the desk, all or nothing, each noted in the log; true once it is written. */
  readonly act: (acts: readonly AdministrativeAct[], change?: RowChange) => Promise<boolean>;
  /** Sets up the desk, or names who works at it now. */
  readonly name: (name: string, by: string) => Promise<boolean>;
}

export interface RowChange {
  readonly put?: readonly DeskRow[];
  readonly remove?: readonly Pick<DeskRow, "kind" | "id">[];
}

export const officerRow = (officer: Officer): DeskRow => ({ kind: "officer", id: officer.id, value: officer });
/** Runs made under another id than the roster's: on another device, or before there was a roster. */
export const aliasRow = (runs: string, officer: string): DeskRow => ({ kind: "alias", id: runs, value: officer });
export const programmeRow = (programme: Programme): DeskRow => ({
  kind: "programme",
  id: programme.id,
  value: programme,
});

/** The desk as it stands, and doing something on it. */
export function useAcademy(ports: AcademyPorts): AcademyDesk {
  const [academy, setAcademy] = useState<Academy>();
  const [trouble, setTrouble] = useState<StoreError>();
  const read = useCallback(async (): Promise<void> => {
    const loaded = await loadAcademy(ports);
    if (loaded.ok) setAcademy(loaded.value);
    else setTrouble(loaded.error);
  }, [ports]);
  useEffect(() => void read(), [read]);
  const write = async (entries: readonly Entry[], change: RowChange): Promise<boolean> => {
    const head = academy?.entries.at(-1)?.hash ?? "";
    const written = await ports.desk.write({ ...change, acts: entries, head });
    setTrouble(written.ok ? undefined : written.error);
    // Another window may have written first: what stands now is shown before anything is done again.
    await read();
    return written.ok;
  };
  return {
    academy,
    trouble,
    ports,
    async act(acts, change = {}) {
      const identity = academy?.identity;
      if (!academy || !identity) return false;
      const entries: Entry[] = [];
      for (const one of acts) {
        const log = { academy: identity.id, entries: [...academy.entries, ...entries] };
        entries.push(append(log, one, ports.clock.now(), identity.by));
      }
      return write(entries, change);
    },
    async name(name, by) {
      const before = academy?.identity;
      const fresh = before ?? { id: ports.chance.id(), secret: ports.chance.id() + ports.chance.id() };
      return write([], { put: [{ kind: "academy", id: "academy", value: { ...fresh, name, by } }] });
    },
  };
}

export async function loadAcademy(
  ports: Omit<AcademyPorts, "rooms" | "kept" | "replies" | "forget">,
): Promise<Result<Academy, StoreError>> {
  const { desk, catalogue, clock } = ports;
  const [identities, aliases, officers, programmes, acts, runs, listed, people] = await Promise.all([
    desk.rows("academy"),
    desk.rows("alias"),
    desk.rows("officer"),
    desk.rows("programme"),
    desk.acts(),
    ports.runs(),
    catalogue.list(),
    ports.people(),
  ]);
  for (const one of [identities, aliases, officers, programmes, acts, runs]) if (!one.ok) return one;
  const valuesOf = <T>(rows: Result<readonly DeskRow[], StoreError>): T[] =>
    rows.ok ? rows.value.map(({ value }) => value as T) : [];
  const scenarios = listed.ok ? listed.value : [];
  const entries = entriesOf(acts.ok ? acts.value : []);
  const administration = administrationOf(entries);
  const roster = valuesOf<Officer>(officers).toSorted((a, b) => a.name.localeCompare(b.name));
  const known = new Map(aliases.ok ? aliases.value.map(({ id, value }) => [id, String(value)]) : []);
  const listedIds = new Set(roster.map(({ id }) => id));
  const records: Records = {
    officers: roster.map(({ id, class: group, hired }) => ({
      id,
      ...(group !== undefined && { class: group }),
      ...(hired !== undefined && { hiredAt: Date.parse(hired) }),
    })),
    programmes: valuesOf<Programme>(programmes),
    assignments: administration.assignments,
    attempts: amended(
      (runs.ok ? runs.value : []).map((run) => ({ ...run, officer: known.get(run.officer) ?? run.officer })),
      administration.disputes,
    ),
    attendance: administration.attendance,
    signOffs: administration.signOffs,
    exemptions: administration.exemptions,
    makeUps: administration.makeUps,
    topics: new Map(
      scenarios.map(({ id, teaches }) => [
        id,
        [...new Set(teaches.map((behaviour) => behaviour.split(".", 1)[0] ?? behaviour))],
      ]),
    ),
    releases: new Map(),
  };
  const [identity] = valuesOf<Identity>(identities);
  return ok({
    identity,
    officers: roster,
    programmes: records.programmes,
    entries,
    administration,
    records,
    matrix: completion(records, { at: clock.now(), soonDays: SOON_DAYS, expiringDays: EXPIRING_DAYS }),
    scenarios,
    aliases: known,
    strangers: new Map([...people].filter(([id]) => !listedIds.has(id) && !known.has(id))),
    log: verify({ academy: identity?.id ?? "", entries }),
  });
}

/** What the store kept is what `append` made; whether it still holds together `verify` says. */
const entriesOf = (acts: readonly ActEntry[]): Entry[] => acts.map((one) => ({ ...one, act: one.act as Entry["act"] }));
