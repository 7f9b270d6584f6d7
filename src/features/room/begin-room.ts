import { beginLive, type Live, play, takeUp } from "#engine/attempt/live.ts";
import type { Header } from "#engine/attempt/move.ts";
import { reopen } from "#engine/attempt/reopen.ts";
import type { Moment } from "#engine/attempt/replay.ts";
import { compile } from "#engine/machine/compile.ts";
import { placeAt } from "#engine/machine/step.ts";
import { err, ok, type Result } from "#engine/result.ts";
import type { AttemptStore, StoreError } from "#ports/attempt-store.ts";
import type { OpenPack } from "#ports/catalogue.ts";
import type { Chance } from "#ports/chance.ts";
import type { Clock } from "#ports/clock.ts";
import type { RoomSession, RoomStore } from "#ports/room-store.ts";
import type { Wording } from "#ports/wording.ts";

export interface RoomPorts {
  readonly attempts: AttemptStore;
  readonly rooms: RoomStore;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** What is set before a room begins. */
export interface RoomOptions {
  readonly trainer: string;
  readonly attendance: readonly string[];
  readonly locale: string;
  readonly build: string;
  /** Hash of the agency's file in use, when there is one. */
  readonly agency?: string;
}

/** A group attempt on its way, and what stands beside it. */
export interface RoomRun {
  readonly live: Live;
  readonly moments: readonly Moment[];
  readonly session: RoomSession;
}

/**
 * Begins a group attempt: a practice attempt like any other, under an officer's id of its own, so that it is nobody's
 * in particular. Timers are off in its log: a room talks for as long as it needs.
 * @param pack its scenario as it reads on this device; its bytes as shipped
 */
export async function beginRoom(
  ports: RoomPorts,
  pack: OpenPack,
  options: RoomOptions,
): Promise<Result<RoomRun, StoreError>> {
  const { scenario, entry } = pack;
  const header: Header = {
    attempt: ports.chance.id(),
    officer: ports.chance.id(),
    scenario: entry.id,
    pack: entry.pack,
    rules: entry.rules,
    key: entry.key,
    format: scenario.format,
    seed: ports.chance.id(),
    arm: scenario.variants?.arms[0]?.id ?? "",
    locale: options.locale,
    purpose: "practice",
    timeFactor: 0,
    build: options.build,
    ...(options.agency !== undefined && { agency: options.agency }),
  };
  const at = ports.clock.now();
  const begun = beginLive(compile(scenario), header, { at, ms: 0 });
  const stored = await ports.attempts.begin(header, begun.moment.move, { hash: entry.pack, bytes: pack.bytes });
  if (!stored.ok) return stored;
  const session: RoomSession = {
    attempt: header.attempt,
    scenario: entry.id,
    at,
    trainer: options.trainer,
    attendance: options.attendance,
    hands: [],
    averages: [],
    notes: [],
  };
  const kept = await ports.rooms.save(session);
  return kept.ok ? ok({ live: begun.live, moments: [begun.moment], session }) : kept;
}

/**
 * Takes up a group attempt where it stands, after a reload or another day. An open log says at once that it was
 * restarted, so that what is previewed from it is what will come.
 */
export async function openRoom(
  ports: RoomPorts & { readonly wording: Wording },
  attempt: string,
): Promise<Result<RoomRun, StoreError>> {
  const [found, beside] = await Promise.all([ports.attempts.open(attempt), ports.rooms.open(attempt)]);
  if (!found.ok) return found;
  if (!beside.ok) return beside;
  if (!beside.value) return err({ code: "not-found", detail: "room" });
  const { header, moves, pack } = found.value;
  const opened = reopen(header, moves, pack.bytes, await ports.wording.of(header));
  if (!opened.ok) return err({ code: "failed", detail: opened.error.code });
  const { program, moments } = opened.value;
  const live = takeUp(program, header, moments);
  if (!live) return err({ code: "failed", detail: "empty" });
  const session = settled(beside.value, moments);
  if (live.last.kind === "left" || live.last.kind === "ended") return ok({ live, moments, session });
  if (placeAt(program, live.at.state.at).kind === "ending") return ok({ live, moments, session });
  const resumed = play(live, { kind: "resumed", since: "restart" }, { at: ports.clock.now(), ms: 0 });
  if (!resumed.ok) return err({ code: "failed", detail: resumed.error.code });
  const stored = await ports.attempts.append(attempt, live.last.hash, [resumed.value.moment.move], []);
  if (!stored.ok) return stored;
  return ok({ live: resumed.value.live, moments: [...moments, resumed.value.moment], session });
}

/** The move that brought where one stands: the last that moved anything. */
export const broughtBy = (moments: readonly Moment[]): number =>
  moments.findLast((one) => one.row !== undefined || one.move.kind === "began")?.move.seq ?? 0;

/** What the log says was chosen, wherever the window closed between the two writes. */
function settled(session: RoomSession, moments: readonly Moment[]): RoomSession {
  const hands = session.hands.map((one) => {
    const at = moments.findIndex((moment) => moment.move.seq === one.seq);
    const answer = moments.slice(at + 1).find((moment) => moment.row !== undefined);
    return at < 0 || !answer?.row ? one : { ...one, chosen: answer.row.id };
  });
  return { ...session, hands };
}
