import { createStore } from "zustand/vanilla";
import { noteHash } from "#engine/attempt/chain.ts";
import { play } from "#engine/attempt/live.ts";
import type { Act, Note, Why } from "#engine/attempt/move.ts";
import type { Moment } from "#engine/attempt/replay.ts";
import { shownBy, tellingOf, withNotes } from "#engine/attempt/show.ts";
import type { Shown } from "#engine/attempt/shown.ts";
import { placeAt } from "#engine/machine/step.ts";
import type { Run } from "./begin.ts";
import { type Open, openAt } from "./open-at.ts";
import { stopwatch } from "./session-time.ts";
import type { PlayerSession, Session, SessionPorts } from "./session-types.ts";

/** A write that takes longer than this is drawn, in milliseconds. */
const SLOW_MS = 100;

/**
 * A play-through on screen. Each move is made by the XState machine, stored, and only then shown.
 *
 * @param resumed true when the log was taken up after a restart: it then says so with its next stored moves
 * @param stored what lies beside the log
 */
export function createSession(
  ports: SessionPorts,
  run: Run,
  resumed: boolean,
  stored: readonly Note[] = [],
): PlayerSession {
  const { attempts, clock, chance } = ports;
  let { live } = run;
  const moments = [...run.moments];
  const beside = [...stored];
  let telling = tellingOf(live.program, live.header);
  const id = live.header.attempt;

  let busy = false;
  let busySince = 0;
  let refused: { acts: readonly Act[]; notes: readonly Note[] } | undefined;
  let before: Act[] = resumed && !isOver(moments) ? [{ kind: "resumed", since: "restart" }] : [];
  const time = stopwatch(clock);
  const tell = (told: readonly Moment[]): Shown[] =>
    withNotes(
      told.flatMap((moment) => shownBy(telling, moment)),
      beside,
    );

  const store = createStore<Session>(() => ({
    shown: tell(moments),
    open: openAt(live, telling, moments),
    seq: live.last.seq,
    opened: moments.findLast(moves)?.move.seq ?? 0,
    busy: false,
    paused: isPaused(moments),
    restarted: resumed && timed(openAt(live, telling, moments)),
    over: isOver(moments),
  }));

  /** Makes the moves, stores them all or none, and only then shows them. */
  async function commit(acts: readonly Act[], notes: readonly Note[] = []): Promise<void> {
    if (busy) return;
    busy = true;
    busySince = clock.monotonic();
    const ms = Math.round(time.used());
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
    const written = await attempts.append(
      id,
      live.last.hash,
      made.map((moment) => moment.move),
      notes,
    );
    busy = false;
    if (!written.ok) {
      refused = { acts, notes };
      store.setState({ error: written.error, busy: false });
      return;
    }
    const moved = made.findLast(moves);
    // It may have been told anew meanwhile.
    live = { ...next, program: telling.program };
    before = [];
    refused = undefined;
    moments.push(...made);
    beside.push(...notes);
    if (moved) time.reset();
    const added = tell(made);
    const { error: _error, asking: _asking, left: _left, ...rest } = store.getState();
    store.setState(
      {
        ...rest,
        ...(moved ? {} : keep(store.getState())),
        shown: added.length > 0 ? [...rest.shown, ...added] : rest.shown,
        open: moved ? openAt(live, telling, moments) : rest.open,
        seq: live.last.seq,
        opened: moved?.move.seq ?? rest.opened,
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
    get telling() {
      return telling;
    },
    live: () => live,
    moments: () => moments,
    chance,
    retell(program) {
      live = { ...live, program };
      telling = tellingOf(program, live.header);
      store.setState({ shown: tell(moments), open: openAt(live, telling, moments) });
    },
    async choose(choice) {
      const { open, asking } = store.getState();
      if (busy || still() || asking || !("choices" in open)) return;
      if (!open.choices.some((offer) => offer.id === choice)) return;
      if (open.kind === "watch") {
        await commit([{ kind: "acted", scene: open.scene, act: choice }]);
        return;
      }
      if (open.why || open.sure) {
        time.stop();
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
      const { kind } = store.getState().open;
      if ((kind === "next" || kind === "watch") && !still()) await commit([{ kind: "continued" }]);
    },
    async answer(act, notes) {
      if (!still()) await commit([act], notes);
    },
    async pause() {
      if (store.getState().paused || store.getState().over !== "") return;
      time.stop();
      await commit([{ kind: "paused" }]);
    },
    async resume() {
      if (!store.getState().paused) return;
      await commit([{ kind: "resumed", since: "pause" }]);
      if (!store.getState().paused && !still()) time.start();
    },
    async leave() {
      if (store.getState().over !== "") return;
      time.stop();
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
      const gap = time.gap();
      // Drawing "saving" costs a frame, so it is drawn only when a write is slow.
      if (busy && clock.monotonic() - busySince > SLOW_MS) store.setState({ busy: true });
      if (!time.runs() || still()) return;
      if (gap > 0) {
        await commit([{ kind: "gap", gap }]);
        return;
      }
      const most = limit();
      if (most === undefined) return;
      const left = Math.max(0, most - time.used());
      store.setState({ left });
      const { open } = store.getState();
      if (left === 0 && open.kind === "decision" && !busy) await commit([{ kind: "timed-out", scene: open.scene }]);
    },
    ready() {
      if (still()) return;
      time.look();
      time.start();
      const most = limit();
      if (most !== undefined) store.setState({ left: Math.max(0, most - time.used()) });
    },
  };
}

/** A move that changes nothing on stage (a pause, a gap) leaves a half-made choice and the time left standing. */
function keep(state: Session): Partial<Session> {
  return { ...(state.asking && { asking: state.asking }), ...(state.left !== undefined && { left: state.left }) };
}

const moves = ({ move, row }: Moment): boolean => row !== undefined || move.kind === "began";

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
