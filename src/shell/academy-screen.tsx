import { useMemo, type ReactNode } from "react";
import { openDatabase } from "#adapters/dexie/database.ts";
import { dexieDesk } from "#adapters/dexie/desk-store.ts";
import { dexieRooms } from "#adapters/dexie/room-store.ts";
import { activeMsOf } from "#engine/insight/class/facts.ts";
import type { AttemptRecord } from "#engine/programme/records.ts";
import { ok, type Result } from "#engine/result.ts";
import { Academy, type AcademySection, SECTIONS } from "#features/academy/academy.tsx";
import type { Reply, RoomHeld, Stored } from "#features/academy/desk.ts";
import type { AttemptSummary, StoreError } from "#ports/attempt-store.ts";
import type { RoomStore } from "#ports/room-store.ts";
import { DEMO } from "./demo-mode.ts";
import { href } from "./route.ts";
import type { Wiring } from "./wiring.ts";

/** The academy's desk on this device; on a shared one it is sealed by the trainer's key. */
export function AcademyScreen({ wiring, section }: { wiring: Wiring; section: string }): ReactNode {
  const ports = useMemo(() => {
    const rooms = wiring.rooms ?? dexieRooms(openDatabase(wiring.demo ? DEMO : undefined));
    return {
      desk: wiring.desk ?? dexieDesk(openDatabase(wiring.demo ? DEMO : undefined)),
      catalogue: wiring.catalogue,
      clock: wiring.clock,
      chance: wiring.chance,
      people: () => peopleOf(wiring),
      runs: () => runsOf(wiring),
      rooms: () => heldOf(wiring, rooms),
      kept: () => keptOf(wiring, rooms),
      replies: () => repliesOf(wiring),
      forget: wiring.attempts.remove,
    };
  }, [wiring]);
  return (
    <Academy
      ports={ports}
      section={isSection(section) ? section : "standing"}
      links={{
        home: href.home,
        rooms: href.room(),
        section: (name) => href.desk("academy", name),
        replay: href.replay,
      }}
      save={saveBytes}
    />
  );
}

const isSection = (name: string): name is AcademySection => SECTIONS.some((one) => one === name);

/** Whoever has a run here that a trainer may know of; a private run names nobody. */
async function peopleOf({ attempts, journal }: Wiring): Promise<ReadonlyMap<string, string>> {
  const [listed, officers] = await Promise.all([attempts.list(), journal.officers()]);
  const open = new Set(
    listed.ok
      ? listed.value
          .filter(({ purpose, sharedAt }) => purpose === "record" || sharedAt !== undefined)
          .map(({ header }) => header.officer)
      : [],
  );
  return new Map(officers.ok ? officers.value.filter(({ id }) => open.has(id)).map(({ id, name }) => [id, name]) : []);
}

const AT_ONCE = 40;

/** Runs on record. Of one that is over, the time at work is read from its log; practice is nobody's but the officer's. */
async function runsOf({ attempts, catalogue }: Wiring): Promise<Result<readonly AttemptRecord[], StoreError>> {
  const [listed, entries] = await Promise.all([attempts.list(), catalogue.list()]);
  if (!listed.ok) return listed;
  const minutes = new Map(entries.ok ? entries.value.map((one) => [one.id, one.minutes]) : []);
  const onRecord = listed.value.filter(({ purpose }) => purpose === "record");
  const runs: AttemptRecord[] = [];
  const recordOf = async ({ header, purpose, lastAt, state }: AttemptSummary): Promise<AttemptRecord> => {
    const { attempt, officer, scenario, rules } = header;
    const stored = state === "open" ? undefined : await attempts.open(attempt);
    return {
      attempt,
      officer,
      scenario,
      rules,
      endedAt: lastAt,
      activeMs: stored?.ok ? activeMsOf(stored.value.moves) : 0,
      claimedMs: state !== "open" ? (minutes.get(scenario) ?? 0) * 60_000 : 0,
      purpose,
      ...(state !== "ended" && { over: state }),
    };
  };
  for (let at = 0; at < onRecord.length; at += AT_ONCE)
    runs.push(...(await Promise.all(onRecord.slice(at, at + AT_ONCE).map(recordOf))));
  return ok(runs);
}

/** What rooms played, with the time at work as their logs have it. */
async function heldOf(
  { attempts, catalogue }: Wiring,
  rooms: RoomStore,
): Promise<Result<readonly RoomHeld[], StoreError>> {
  const [listed, entries] = await Promise.all([rooms.list(), catalogue.list()]);
  if (!listed.ok) return listed;
  const minutes = new Map(entries.ok ? entries.value.map((one) => [one.id, one.minutes]) : []);
  const held = listed.value.map(async ({ attempt, scenario, at, trainer, attendance }): Promise<RoomHeld> => {
    const stored = await attempts.open(attempt);
    const activeMs = stored.ok ? activeMsOf(stored.value.moves) : 0;
    return { attempt, scenario, at, trainer, attendance, activeMs, claimedMs: (minutes.get(scenario) ?? 0) * 60_000 };
  });
  return ok(await Promise.all(held));
}

/** Every run here. One a room played is a record of who was trained, whatever it was played as. */
async function keptOf({ attempts }: Wiring, rooms: RoomStore): Promise<Result<readonly Stored[], StoreError>> {
  const [listed, held] = await Promise.all([attempts.list(), rooms.list()]);
  if (!listed.ok) return listed;
  if (!held.ok) return held;
  const inRoom = new Set(held.value.map(({ attempt }) => attempt));
  return ok(
    listed.value.map(({ header: { attempt, officer, scenario }, purpose, lastAt }) => {
      const room = inRoom.has(attempt);
      return { id: attempt, officer, scenario, lastAt, room, purpose: room ? "record" : purpose };
    }),
  );
}

/** Replies to findings on runs on record; what is withdrawn was said to nobody. */
async function repliesOf({ attempts, journal }: Wiring): Promise<Result<readonly Reply[], StoreError>> {
  const listed = await attempts.list();
  if (!listed.ok) return listed;
  const onRecord = listed.value.filter(({ purpose }) => purpose === "record");
  const found: Reply[] = [];
  const repliesTo = async ({ header: { attempt, officer, scenario } }: AttemptSummary): Promise<Reply[]> => {
    const comments = await journal.comments(attempt);
    return (comments.ok ? comments.value : [])
      .filter(({ kind, withdrawn }) => kind === "reply" && withdrawn === undefined)
      .map(({ id, text, at }) => ({ id, attempt, officer, scenario, text, at }));
  };
  for (let at = 0; at < onRecord.length; at += AT_ONCE)
    found.push(...(await Promise.all(onRecord.slice(at, at + AT_ONCE).map(repliesTo))).flat());
  return ok(found.toSorted((a, b) => b.at - a.at));
}

function saveBytes(name: string, bytes: Uint8Array<ArrayBuffer>, type: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the file after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
