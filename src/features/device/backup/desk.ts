import type { Entry } from "#engine/programme/record.ts";
import { err, ok, type Result } from "#engine/result.ts";
import type { CarriedAgency, CarriedDesk, CarriedRow, ReadBackup } from "#interop/backup/backup.ts";
import { deskStanding, type DeskStanding } from "#interop/backup/desk.ts";
import type { AgencyStore } from "#ports/agency-store.ts";
import type { StoreError } from "#ports/attempt-store.ts";
import type { DeskStore } from "#ports/desk-store.ts";
import type { RoomStore } from "#ports/room-store.ts";

/** Where trainers and an academy keep things; absent for an officer of a shared device. */
export interface DeskPorts {
  readonly desk: DeskStore;
  readonly rooms: RoomStore;
  readonly agencies: AgencyStore;
}

/** Rows, log, rooms and agency files of this device. `pinned`: hashes of the agency files its runs were played with. */
export async function gatherDesk(
  { desk, rooms, agencies }: DeskPorts,
  pinned: ReadonlySet<string>,
): Promise<Result<CarriedDesk | undefined, StoreError>> {
  const [rows, acts, sessions, current] = await Promise.all([
    desk.rows(),
    desk.acts(),
    rooms.list(),
    agencies.current(),
  ]);
  if (!rows.ok) return rows;
  if (!acts.ok) return acts;
  if (!sessions.ok) return sessions;
  if (!current.ok) return current;
  const carried: CarriedAgency[] = current.value ? [{ ...current.value, current: true }] : [];
  for (const hash of pinned) {
    if (hash === current.value?.hash) continue;
    const found = await agencies.byHash(hash);
    if (!found.ok) return found;
    if (found.value) carried.push({ ...found.value, current: false });
  }
  const nothing = rows.value.length + acts.value.length + sessions.value.length + carried.length === 0;
  if (nothing) return ok(undefined);
  return ok({ rows: rows.value, acts: acts.value.map(entryOf), rooms: sessions.value, agencies: carried });
}

const entryOf = (act: { readonly act: unknown } & Omit<Entry, "act">): Entry => ({
  ...act,
  act: act.act as Entry["act"],
});

/** What the desk of a file would do here; absent when the file has none, or whoever is here keeps none. */
export async function foreseeDesk(
  ports: DeskPorts | undefined,
  { desk: other }: ReadBackup,
): Promise<Result<DeskStanding | undefined, StoreError>> {
  if (!ports || !other || other.rows.length + other.acts.length === 0) return ok(undefined);
  const here = await deskHere(ports.desk);
  return here.ok ? ok(standing(here.value, other)) : here;
}

interface Here {
  readonly rows: readonly CarriedRow[];
  readonly acts: readonly { readonly hash: string }[];
}

async function deskHere(desk: DeskStore): Promise<Result<Here, StoreError>> {
  const [rows, acts] = await Promise.all([desk.rows(), desk.acts()]);
  if (!rows.ok) return rows;
  return acts.ok ? ok({ rows: rows.value, acts: acts.value }) : acts;
}

const standing = (here: Here, other: CarriedDesk): DeskStanding =>
  deskStanding(here.acts, other.acts, { here: academyOf(here.rows), other: academyOf(other.rows) });

const academyOf = (rows: readonly CarriedRow[]): string | undefined =>
  (rows.find(({ kind }) => kind === "academy")?.value as { readonly id: string } | undefined)?.id;

/**
 * Puts back the desk of a file: rows and log in one write, all or nothing, and only where it is this academy's own log that
 * goes on, or none is here. Then rooms and agency files that are not here. Twice is once.
 */
export async function putBackDesk(
  ports: DeskPorts | undefined,
  backup: ReadBackup,
): Promise<Result<DeskStanding | undefined, StoreError>> {
  const { desk: other } = backup;
  if (!ports || !other) return ok(undefined);
  const here = await deskHere(ports.desk);
  if (!here.ok) return here;
  const { rows, acts } = here.value;
  const what = standing(here.value, other);
  const held = new Set(rows.map(nameOf));
  const put =
    what === "longer"
      ? other.rows
      : what === "added" || (what === "same" && acts.length === other.acts.length)
        ? other.rows.filter((row) => !held.has(nameOf(row)))
        : [];
  const more = what === "added" || what === "longer" ? other.acts.slice(acts.length) : [];
  if (put.length + more.length > 0) {
    const written = await ports.desk.write({ put, acts: more, head: acts.at(-1)?.hash ?? "" });
    if (!written.ok) return written;
  }
  const beside = await putBackBeside(ports, other);
  if (!beside.ok) return beside;
  return ok(other.rows.length + other.acts.length === 0 ? undefined : what);
}

const nameOf = ({ kind, id }: CarriedRow): string => JSON.stringify([kind, id]);

async function putBackBeside({ rooms, agencies }: DeskPorts, other: CarriedDesk): Promise<Result<void, StoreError>> {
  for (const room of other.rooms) {
    const here = await rooms.open(room.attempt);
    if (!here.ok) return here;
    const saved = here.value ? ok(undefined) : await rooms.save(room);
    if (!saved.ok) return saved;
  }
  const before = await agencies.current();
  if (!before.ok) return before;
  let used = false;
  for (const { current: _, ...agency } of other.agencies) {
    const here = await agencies.byHash(agency.hash);
    if (!here.ok) return here;
    if (here.value) continue;
    // A store keeps what was once in use: this one is, for a moment, and then the one that was.
    const kept = await agencies.use(agency);
    if (!kept.ok) return kept;
    used = true;
  }
  const next = before.value ?? other.agencies.find(({ current }) => current);
  if (!next || (before.value && !used)) return ok(undefined);
  const { hash, agency, at } = next;
  const set = await agencies.use({ hash, agency, at });
  return set.ok ? ok(undefined) : err(set.error);
}
