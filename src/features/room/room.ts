import { createStore, type StoreApi } from "zustand/vanilla";
import { noteHash } from "#engine/attempt/chain.ts";
import { type Live, play } from "#engine/attempt/live.ts";
import type { Act, Note } from "#engine/attempt/move.ts";
import type { Moment } from "#engine/attempt/replay.ts";
import { shownBy, type Telling, tellingOf } from "#engine/attempt/show.ts";
import type { Shown } from "#engine/attempt/shown.ts";
import { placeAt } from "#engine/machine/step.ts";
import { type Scenario, TIMEOUT } from "#engine/scenario/scenario.ts";
import type { StoreError } from "#ports/attempt-store.ts";
import type { Hands, RoomSession } from "#ports/room-store.ts";
import { broughtBy, type RoomPorts, type RoomRun } from "./begin-room.ts";
import { handsAt, NO_HANDS } from "./hands.ts";
import { type Open, openAt } from "./open.ts";

/** Everything the presenter's window draws; the projector's is made of a part of it. */
export interface RoomState {
  readonly shown: readonly Shown[];
  readonly open: Open;
  /** The move that brought what stands open: hands and notes go by it. */
  readonly brought: number;
  readonly session: RoomSession;
  readonly over: "" | "left" | "ended";
  /** UTC milliseconds at which the time on the screen is up, while one runs. */
  readonly until?: number;
  /** A write that failed; what was asked for is kept and can be tried again. */
  readonly error?: StoreError;
}

export interface Room {
  readonly store: StoreApi<RoomState>;
  readonly scenario: Scenario;
  readonly telling: Telling;
  readonly live: () => Live;
  readonly moments: () => readonly Moment[];
  /** Hands for one choice; `undefined`: not counted. */
  count(choice: string, hands: number | undefined): void;
  /** Shows the hands. */
  reveal(): Promise<void>;
  /** Goes on with a choice; `timeout` lets the time run out. Only after the reveal. */
  take(choice: string): Promise<void>;
  stepIn(act: string): Promise<void>;
  goOn(): Promise<void>;
  /** What people said aloud, as far as it was written down; beside the log, salted. */
  respond(text: string): Promise<void>;
  /** Averages 1 to 7 by option; the log holds them rounded. */
  rate(values: Readonly<Record<string, number>>): Promise<void>;
  report(items: Readonly<Record<string, string>>): Promise<void>;
  /** Ends here: the rest is not played. */
  leave(): Promise<void>;
  note(seq: number, text: string): void;
  attend(names: readonly string[]): void;
  /** Seconds on the screen from now; 0 takes them off. */
  clock(seconds: number): void;
  retry(): Promise<void>;
}

/** A room playing together. Each move is made by the XState machine, stored, and only then shown. */
export function createRoom(ports: RoomPorts, run: RoomRun): Room {
  let { live } = run;
  const moments = [...run.moments];
  const telling = tellingOf(live.program, live.header);
  const { attempt } = live.header;
  let busy = false;
  let refused: (() => Promise<void>) | undefined;
  let since = ports.clock.monotonic();
  let saving: Promise<unknown> = Promise.resolve();

  const store = createStore<RoomState>(() => ({
    shown: moments.flatMap((moment) => shownBy(telling, moment)),
    open: openAt(live, telling),
    brought: broughtBy(moments),
    session: run.session,
    over: overOf(live),
  }));

  const fail = (error: StoreError, again: () => Promise<void>): void => {
    refused = again;
    store.setState({ error });
  };

  /** What stands beside the log: on screen as it is typed, written in order. */
  function keep(session: RoomSession): Promise<void> {
    store.setState({ session });
    const write = async (): Promise<void> => {
      const kept = await ports.rooms.save(session);
      if (!kept.ok) fail(kept.error, () => keep(store.getState().session));
    };
    const written = saving.then(write);
    saving = written;
    return written;
  }

  function withHands(change: Partial<Hands>): RoomSession {
    const { session, brought, open } = store.getState();
    const scene = open.kind === "decision" ? open.scene : "";
    const before = handsAt(session, brought) ?? { ...NO_HANDS, seq: brought, scene };
    return { ...session, hands: [...session.hands.filter((one) => one.seq !== brought), { ...before, ...change }] };
  }

  async function commit(act: Act, notes: readonly Note[] = [], beside?: () => RoomSession): Promise<void> {
    if (busy || store.getState().over !== "") return;
    busy = true;
    const times = { at: ports.clock.now(), ms: Math.round(ports.clock.monotonic() - since) };
    const made: Moment[] = [];
    let next = live;
    const make = (one: Act): boolean => {
      const played = play(next, one, times);
      if (!played.ok) return false;
      next = played.value.live;
      made.push(played.value.moment);
      return true;
    };
    const done = make(act);
    const place = placeAt(next.program, next.at.state.at);
    // Reaching an ending ends the attempt in the same write.
    if (done && place.kind === "ending" && next.last.kind !== "left") make({ kind: "ended", ending: place.id });
    if (!done) {
      busy = false;
      return;
    }
    const moves = made.map((moment) => moment.move);
    const stored = await ports.attempts.append(attempt, live.last.hash, moves, notes);
    busy = false;
    if (!stored.ok) return fail(stored.error, () => commit(act, notes, beside));
    if (beside) void keep(beside());
    live = next;
    since = ports.clock.monotonic();
    moments.push(...made);
    const { until: _until, ...rest } = store.getState();
    const added = made.flatMap((moment) => shownBy(telling, moment));
    store.setState(
      {
        ...rest,
        shown: [...rest.shown, ...added],
        open: openAt(live, telling),
        brought: broughtBy(moments),
        over: overOf(live),
      },
      true,
    );
  }

  const open = (): Open => store.getState().open;

  return {
    store,
    scenario: live.program.scenario,
    telling,
    live: () => live,
    moments: () => moments,
    count(choice, hands) {
      if (open().kind !== "decision") return;
      const { [choice]: _, ...others } = handsAt(store.getState().session, store.getState().brought)?.counts ?? {};
      void keep(withHands({ counts: hands === undefined ? others : { ...others, [choice]: hands } }));
    },
    async reveal() {
      if (open().kind === "decision") await keep(withHands({ revealed: true }));
    },
    async take(choice) {
      const at = open();
      const { session, brought } = store.getState();
      if (at.kind !== "decision" || handsAt(session, brought)?.revealed !== true) return;
      const act: Act =
        choice === TIMEOUT ? { kind: "timed-out", scene: at.scene } : { kind: "chose", scene: at.scene, choice };
      await commit(act, [], () => withHands({ chosen: choice }));
    },
    async stepIn(act) {
      const at = open();
      if (at.kind === "watch") await commit({ kind: "acted", scene: at.scene, act });
    },
    async goOn() {
      if (open().kind === "next" || open().kind === "watch") await commit({ kind: "continued" });
    },
    async respond(text) {
      const at = open();
      if (at.kind !== "respond") return;
      const salt = ports.chance.id();
      const note: Note = { salt, text: text.trim(), hash: noteHash(salt, text.trim()) };
      const { brought } = store.getState();
      // In the trainer's notes too: the debrief of the room reads those.
      await commit({ kind: "responded", scene: at.scene, note: note.hash, by: "text" }, [note], () =>
        noted(store.getState().session, brought, note.text, true),
      );
    },
    async rate(values) {
      const at = open();
      if (at.kind !== "rate") return;
      const ratings = Object.fromEntries(Object.entries(values).map(([id, value]) => [id, Math.round(value)]));
      const { brought } = store.getState();
      await commit({ kind: "rated", scene: at.scene, ratings }, [], () => {
        const { session } = store.getState();
        return { ...session, averages: [...session.averages, { seq: brought, scene: at.scene, values }] };
      });
    },
    async report(items) {
      const at = open();
      if (at.kind === "report") await commit({ kind: "reported", scene: at.scene, items });
    },
    leave: () => commit({ kind: "left" }),
    note(seq, text) {
      void keep(noted(store.getState().session, seq, text, false));
    },
    attend(attendance) {
      void keep({ ...store.getState().session, attendance });
    },
    clock(seconds) {
      const { until: _until, ...rest } = store.getState();
      store.setState(seconds > 0 ? { ...rest, until: ports.clock.now() + seconds * 1000 } : rest, true);
    },
    async retry() {
      const again = refused;
      if (!again) return;
      refused = undefined;
      const { error: _error, ...rest } = store.getState();
      store.setState(rest, true);
      await again();
    },
  };
}

const overOf = ({ last }: Live): RoomState["over"] => (last.kind === "left" || last.kind === "ended" ? last.kind : "");

/** A session with these words at a move; `add`: below what stands there. */
function noted(session: RoomSession, seq: number, text: string, add: boolean): RoomSession {
  const before = add ? session.notes.find((one) => one.seq === seq)?.text : undefined;
  const whole = [before, text].filter((part) => part !== undefined && part.trim() !== "").join("\n");
  const others = session.notes.filter((one) => one.seq !== seq);
  return { ...session, notes: whole === "" ? others : [...others, { seq, text: whole }] };
}
