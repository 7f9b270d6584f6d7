import { createStore, type StoreApi } from "zustand/vanilla";
import { noteHash } from "#engine/attempt/chain.ts";
import { type Live, play } from "#engine/attempt/live.ts";
import type { Act, Note, Reason, Sureness, Why } from "#engine/attempt/move.ts";
import { type Moment, sceneAt } from "#engine/attempt/replay.ts";
import { choicesAt, shownBy, type Telling, tellingOf, told } from "#engine/attempt/show.ts";
import type { OfferedChoice, Shown } from "#engine/attempt/shown.ts";
import { offered, placeAt } from "#engine/machine/step.ts";
import { plainText, type Span } from "#engine/scenario/text.ts";
import type { AttemptStore, StoreError } from "#ports/attempt-store.ts";
import type { Chance } from "#ports/chance.ts";
import type { Clock } from "#ports/clock.ts";
import type { Run } from "./begin.ts";

export interface SessionPorts {
  readonly attempts: AttemptStore;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** What stands open in front of the officer. */
export type Open =
  | {
      readonly kind: "decision";
      readonly scene: string;
      readonly prompt: readonly Span[];
      readonly choices: readonly OfferedChoice[];
      readonly why: boolean;
      readonly sure: boolean;
      readonly limit?: number;
    }
  | { readonly kind: "next" }
  | { readonly kind: "ending"; readonly ending: string }
  /** A scene kind this player cannot play yet: said, never skipped. */
  | { readonly kind: "unplayable"; readonly scene: string; readonly what: string };

/** Everything the player draws. `busy` is for the eye alone; a variable refuses the second click. */
export interface Session {
  readonly shown: readonly Shown[];
  readonly open: Open;
  /** Sequence number of the last stored move. */
  readonly seq: number;
  readonly busy: boolean;
  readonly paused: boolean;
  /** A choice made, its reason not yet given: the clock stands still. */
  readonly asking?: { readonly choice: string };
  /** Milliseconds left, while a timer runs. */
  readonly left?: number;
  /** The timer started anew after a restart. */
  readonly restarted: boolean;
  readonly over: "" | "left" | "ended";
  /** A write that failed; what was asked for is kept and can be tried again. */
  readonly error?: StoreError;
}

export interface SessionActions {
  choose(choice: string): Promise<void>;
  /** Gives the reason for the choice just made; an empty one is allowed. */
  because(why: { readonly reason?: Reason; readonly note?: string; readonly sure?: Sureness }): Promise<void>;
  goOn(): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  leave(): Promise<void>;
  /** Does again what could not be stored. */
  retry(): Promise<void>;
  /** Called about four times a second: runs the timer, notices gaps. */
  tick(): Promise<void>;
  /** The lines are on screen: now time counts. */
  ready(): void;
}

export interface PlayerSession extends SessionActions {
  readonly store: StoreApi<Session>;
  readonly telling: Telling;
  readonly live: () => Live;
  readonly moments: () => readonly Moment[];
}

/** A silence of the clock longer than this is a gap: the lid was shut, the tab was frozen, the clock was set. */
const GAP_MS = 2000;
const SLOW_MS = 100;

/**
 * A play-through on screen. Each move is made by the XState machine, stored, and only then shown.
 *
 * @param resumed true when the log was taken up after a restart: it then says so with its next stored moves
 */
export function createSession(ports: SessionPorts, run: Run, resumed: boolean): PlayerSession {
  const { attempts, clock, chance } = ports;
  let { live } = run;
  const moments = [...run.moments];
  const telling = tellingOf(live.program, live.header);
  const id = live.header.attempt;

  let busy = false;
  let busySince = 0;
  let refused: { acts: readonly Act[]; notes: readonly Note[] } | undefined;
  let before: Act[] = resumed && !isOver(moments) ? [{ kind: "resumed", since: "restart" }] : [];
  // Time stands open since `since` (monotonic ms), `spent` was used before a pause; undefined: time stands still.
  let since: number | undefined;
  let spent = 0;
  let lastTick: { wall: number; monotonic: number } | undefined;

  const store = createStore<Session>(() => ({
    shown: moments.flatMap((moment) => shownBy(telling, moment)),
    open: openAt(live, telling, moments),
    seq: live.last.seq,
    busy: false,
    paused: isPaused(moments),
    restarted: resumed && timed(openAt(live, telling, moments)),
    over: isOver(moments),
  }));

  const used = (): number => spent + (since === undefined ? 0 : clock.monotonic() - since);
  const stop = (): void => {
    spent = used();
    since = undefined;
  };
  const start = (): void => {
    since ??= clock.monotonic();
  };

  /** Makes the moves, stores them all or none, and only then shows them. */
  async function commit(acts: readonly Act[], notes: readonly Note[] = []): Promise<void> {
    if (busy) return;
    busy = true;
    busySince = clock.monotonic();
    const ms = Math.round(used());
    const at = clock.now();
    let next = live;
    const made: Moment[] = [];
    const make = (act: Act): boolean => {
      const played = play(next, act, { at, ms });
      if (!played.ok) return false;
      next = played.value.live;
      made.push(played.value.moment);
      return true;
    };
    for (const act of before) make(act);
    const all = acts.every(make);
    const place = placeAt(next.program, next.at.state.at);
    // Reaching an ending ends the attempt in the same write: closing the window now loses nothing.
    if (all && place.kind === "ending" && next.last.kind !== "ended") make({ kind: "ended", ending: place.id });
    if (!all || made.length === 0) {
      busy = false;
      return;
    }
    const stored = await attempts.append(
      id,
      live.last.hash,
      made.map((moment) => moment.move),
      notes,
    );
    busy = false;
    if (!stored.ok) {
      refused = { acts, notes };
      store.setState({ error: stored.error, busy: false });
      return;
    }
    const moved = made.some((moment) => moment.row !== undefined);
    live = next;
    before = [];
    refused = undefined;
    moments.push(...made);
    if (moved) {
      spent = 0;
      since = undefined;
    }
    const added = made.flatMap((moment) => shownBy(telling, moment));
    const { error: _error, asking: _asking, left: _left, ...rest } = store.getState();
    store.setState(
      {
        ...rest,
        ...(moved ? {} : keep(store.getState())),
        shown: added.length > 0 ? [...rest.shown, ...added] : rest.shown,
        open: moved ? openAt(live, telling, moments) : rest.open,
        seq: live.last.seq,
        busy: false,
        paused: isPaused(moments),
        restarted: moved ? false : rest.restarted,
        over: isOver(moments),
      },
      true,
    );
  }

  function limit(): number | undefined {
    const { open } = store.getState();
    return open.kind === "decision" ? open.limit : undefined;
  }

  const still = (): boolean => {
    const { paused, asking, over, error } = store.getState();
    return paused || asking !== undefined || over !== "" || error !== undefined;
  };

  return {
    store,
    telling,
    live: () => live,
    moments: () => moments,
    async choose(choice) {
      const { open, asking } = store.getState();
      if (busy || still() || asking || open.kind !== "decision") return;
      if (!open.choices.some((offer) => offer.id === choice)) return;
      if (open.why || open.sure) {
        stop();
        store.setState({ asking: { choice } });
        return;
      }
      await commit([{ kind: "chose", scene: open.scene, choice }]);
    },
    async because({ reason, note, sure }) {
      const { open, asking } = store.getState();
      if (busy || open.kind !== "decision" || !asking) return;
      const words = note?.trim() ?? "";
      const salt = chance.id();
      const notes: Note[] = words === "" ? [] : [{ salt, text: words, hash: noteHash(salt, words) }];
      const why: Why = { ...(reason && { reason }), ...(notes[0] && { note: notes[0].hash }) };
      await commit(
        [
          {
            kind: "chose",
            scene: open.scene,
            choice: asking.choice,
            ...(Object.keys(why).length > 0 && { why }),
            ...(sure && { sure }),
          },
        ],
        notes,
      );
    },
    async goOn() {
      if (store.getState().open.kind === "next" && !still()) await commit([{ kind: "continued" }]);
    },
    async pause() {
      if (store.getState().paused || store.getState().over !== "") return;
      stop();
      await commit([{ kind: "paused" }]);
    },
    async resume() {
      if (!store.getState().paused) return;
      await commit([{ kind: "resumed", since: "pause" }]);
      if (!store.getState().paused && !still()) start();
    },
    async leave() {
      if (store.getState().over !== "") return;
      stop();
      await commit([{ kind: "left" }]);
    },
    async retry() {
      const again = refused;
      if (!again) return;
      const { error: _error, ...rest } = store.getState();
      store.setState(rest, true);
      await commit(again.acts, again.notes);
    },
    async tick() {
      const now = { wall: clock.now(), monotonic: clock.monotonic() };
      const last = lastTick;
      lastTick = now;
      // Drawing "saving" costs a frame, so it is drawn only when a write is slow.
      if (busy && now.monotonic - busySince > SLOW_MS) store.setState({ busy: true });
      if (since === undefined || still()) return;
      if (last) {
        const slept = now.monotonic - last.monotonic;
        const jumped = Math.abs(now.wall - last.wall - slept);
        const gap = Math.max(slept, jumped);
        if (gap > GAP_MS) {
          // What passed unseen does not count against the officer.
          since += Math.max(0, slept);
          await commit([{ kind: "gap", gap: Math.round(gap) }]);
          return;
        }
      }
      const most = limit();
      if (most === undefined) return;
      const left = Math.max(0, most - used());
      store.setState({ left });
      const { open } = store.getState();
      if (left === 0 && open.kind === "decision" && !busy) await commit([{ kind: "timed-out", scene: open.scene }]);
    },
    ready() {
      if (still()) return;
      lastTick = { wall: clock.now(), monotonic: clock.monotonic() };
      start();
      const most = limit();
      if (most !== undefined) store.setState({ left: Math.max(0, most - used()) });
    },
  };
}

/** A move that changes nothing on stage (a pause, a gap) leaves a half-made choice and the time left standing. */
function keep(state: Session): Partial<Session> {
  return { ...(state.asking && { asking: state.asking }), ...(state.left !== undefined && { left: state.left }) };
}

function openAt(live: Live, telling: Telling, moments: readonly Moment[]): Open {
  const { program, header } = live;
  const { state } = live.at;
  const place = placeAt(program, state.at);
  if (place.kind === "ending") return { kind: "ending", ending: place.id };
  const scene = sceneAt(program, place.id);
  if (scene?.kind === "next") return { kind: "next" };
  if (scene?.kind !== "decision") return { kind: "unplayable", scene: place.id, what: place.kind };
  // Asked once: a hub that is come back to does not ask for a reason each time.
  const first = !moments.some((moment) => moment.move.kind === "chose" && moment.move.scene === scene.id);
  const choices = choicesAt(telling, state);
  const timer =
    scene.timer && offered(program, state).some((row) => row.event === "timed-out") ? scene.timer : undefined;
  const prompt = told(telling, `${scene.id}.prompt`, scene.prompt, state);
  const shown = moments.at(-1);
  const reading = [
    plainText(scene.prompt),
    ...choices.map((choice) => lengthened(choice.spans)),
    ...(shown ? shownBy(telling, shown).map((line) => lengthened(line.spans)) : []),
  ].join("").length;
  return {
    kind: "decision",
    scene: scene.id,
    prompt,
    choices,
    why: scene.askWhy && first,
    sure: scene.sure && first,
    ...(timer && header.timeFactor > 0 && { limit: limitOf(timer.seconds, reading) * header.timeFactor }),
  };
}

const lengthened = (spans: readonly Span[]): string => spans.map((span) => span.text).join("");

/** Milliseconds for a timed decision: never less than 2 s and a second for 15 characters on screen. */
const limitOf = (seconds: number, characters: number): number =>
  Math.max(seconds * 1000, 2000 + (characters / 15) * 1000);

const timed = (open: Open): boolean => open.kind === "decision" && open.limit !== undefined;

function isPaused(moments: readonly Moment[]): boolean {
  for (let at = moments.length - 1; at >= 0; at--) {
    const kind = moments[at]?.move.kind;
    if (kind === "paused") return true;
    if (kind !== "gap") return false;
  }
  return false;
}

function isOver(moments: readonly Moment[]): Session["over"] {
  const kind = moments.at(-1)?.move.kind;
  return kind === "left" || kind === "ended" ? kind : "";
}
