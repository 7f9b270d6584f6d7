import { reopen, type Reopened, type ReopenError } from "#engine/attempt/reopen.ts";
import { endingAt, laterOf, told } from "#engine/attempt/show.ts";
import type { Shown, ShownLine } from "#engine/attempt/shown.ts";
import { err, ok, type Result } from "#engine/result.ts";
import type { Outcome } from "#engine/scenario/scenario.ts";
import type { Span } from "#engine/scenario/text.ts";
import type { AttemptStore, StoredAttempt, StoreError } from "#ports/attempt-store.ts";
import type { Catalogue } from "#ports/catalogue.ts";
import type { Chance } from "#ports/chance.ts";
import type { Clock } from "#ports/clock.ts";
import type { Comment, Debrief as Written, JournalStore } from "#ports/journal-store.ts";
import type { Wording } from "#ports/wording.ts";
import { momentViewsOf } from "#stage/moment-view.ts";
import type { MomentView } from "#stage/moment.tsx";
import { fromTrainer } from "../from-trainer.ts";

export interface DebriefPorts {
  readonly attempts: AttemptStore;
  readonly journal: JournalStore;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly wording: Wording;
}

/** What the officer wrote, and the move of the decision they called the turning point. */
export interface Entry extends Written {
  readonly turning?: number;
}

/** How a run ended. */
export interface Close {
  readonly attempt: string;
  readonly over: "open" | "left" | "ended";
  readonly lang: string;
  readonly ending?: { readonly title: readonly Span[]; readonly outcome: Outcome };
  /** The last lines shown. */
  readonly last: readonly Shown[];
  /** What came of it. */
  readonly later: readonly ShownLine[];
  /** The decision at the moment tried again, as it was made in this run. */
  readonly tried?: MomentView;
}

/** One moment tried twice. `first` is absent when that run is no longer on the device. */
export interface Pair {
  readonly first?: Close;
  readonly second: Close;
}

/** Everything the debrief draws, the key apart: that one waits until the officer has spoken. */
export interface Loaded {
  readonly stored: StoredAttempt;
  readonly run: Reopened;
  readonly views: readonly MomentView[];
  readonly close: Close;
  readonly entry: Entry;
  readonly comments: readonly Comment[];
  readonly pairs: readonly Pair[];
}

export type LoadError =
  | { readonly code: "store"; readonly error: StoreError }
  | { readonly code: "reopen"; readonly error: ReopenError };

const LAST_LINES = 4;

/** Opens a run with all that lies beside it. What cannot be read beside it is left out; the run itself must hold. */
export async function loadDebrief(ports: DebriefPorts, attempt: string): Promise<Result<Loaded, LoadError>> {
  const found = await ports.attempts.open(attempt);
  if (!found.ok) return err({ code: "store", error: found.error });
  const stored = found.value;
  const opened = reopen(stored.header, stored.moves, stored.pack.bytes, await ports.wording.of(stored.header));
  if (!opened.ok) return err({ code: "reopen", error: opened.error });
  const run = opened.value;
  const [entry, comments, pairs] = await Promise.all([
    ports.journal.debrief(attempt),
    ports.journal.comments(attempt),
    pairsOf(ports, stored, run),
  ]);
  const blank: Entry = { attempt, decided: "", alternatives: "", step: 1, at: ports.clock.now() };
  return ok({
    stored,
    run,
    views: momentViewsOf(run, stored.notes),
    close: closeOf(run, stored),
    entry: (entry.ok ? entry.value : undefined) ?? blank,
    comments: comments.ok ? fromTrainer(comments.value) : [],
    pairs,
  });
}

async function pairsOf(ports: DebriefPorts, stored: StoredAttempt, run: Reopened): Promise<Pair[]> {
  const pairs: Pair[] = [];
  const { attempt, from } = stored.header;
  if (from) {
    const first = await closeIn(ports, from.attempt, from.seq);
    pairs.push({ ...(first && { first }), second: closeOf(run, stored, from.seq) });
  }
  const listed = await ports.attempts.list();
  for (const { header } of listed.ok ? listed.value : []) {
    if (header.from?.attempt !== attempt) continue;
    const second = await closeIn(ports, header.attempt, header.from.seq);
    if (second) pairs.push({ first: closeOf(run, stored, header.from.seq), second });
  }
  return pairs;
}

async function closeIn(ports: DebriefPorts, attempt: string, seq: number): Promise<Close | undefined> {
  const found = await ports.attempts.open(attempt);
  if (!found.ok) return undefined;
  const { header, moves, pack } = found.value;
  const opened = reopen(header, moves, pack.bytes, await ports.wording.of(header));
  return opened.ok ? closeOf(opened.value, found.value, seq) : undefined;
}

/** @param seq the moment tried again: the first decision at or after this move */
function closeOf(run: Reopened, stored: StoredAttempt, seq?: number): Close {
  const end = run.moments.at(-1);
  const tried = seq === undefined ? undefined : momentViewsOf(run, stored.notes).find((view) => view.seq >= seq);
  const ended = end?.move.kind === "ended" ? end.move : undefined;
  const ending = ended && endingAt(run.program, ended.ending);
  return {
    attempt: run.header.attempt,
    over: end?.move.kind === "ended" || end?.move.kind === "left" ? end.move.kind : "open",
    lang: run.telling.lang,
    ...(ending &&
      end && {
        ending: { title: told(run.telling, `${ending.id}.title`, ending.title, end.state), outcome: ending.outcome },
      }),
    last: run.shown.slice(-LAST_LINES),
    later: ended && end ? laterOf(run.telling, ended.ending, end.state, ended.seq) : [],
    ...(tried && { tried }),
  };
}
