import { newsFrom } from "../from-trainer.ts";
import { reopen, packedScenario, type Reopened } from "#engine/attempt/reopen.ts";
import { compile } from "#engine/machine/compile.ts";
import { placeAt } from "#engine/machine/step.ts";
import { scenesOf } from "#engine/scenario/scenario.ts";
import { type Across, across, firstExposures } from "#engine/score/across.ts";
import { type Evidence, score } from "#engine/score/evidence.ts";
import type { AttemptStore, AttemptSummary, StoredAttempt } from "#ports/attempt-store.ts";
import type { Catalogue, CatalogueEntry } from "#ports/catalogue.ts";
import type { Clock } from "#ports/clock.ts";
import type { JournalStore } from "#ports/journal-store.ts";
import { type Due, dueOf, type Kept } from "../refresh/due.ts";

export interface AfterwardsPorts {
  readonly attempts: Pick<AttemptStore, "open">;
  readonly journal: Pick<JournalStore, "debrief" | "comments">;
  readonly catalogue: Pick<Catalogue, "key">;
  readonly clock: Pick<Clock, "now">;
}

/** What home says of the runs there are, once it has read them. */
export interface Afterwards {
  readonly across: Across;
  /** First runs that bear evidence, and are not in the counts: no key here, or not as they were stored. */
  readonly missing: { readonly key: number; readonly unread: number };
  readonly due: readonly Due[];
  /** Newest first, a few. */
  readonly feedback: readonly Feedback[];
  /** By open attempt. */
  readonly progress: ReadonlyMap<string, Progress>;
}

export interface Feedback {
  readonly attempt: string;
  readonly comments: number;
  /** Of the last one, UTC milliseconds. */
  readonly at: number;
}

/** The decision one stands at, and about how many there are. */
export interface Progress {
  readonly number: number;
  readonly of: number;
}

/** Runs commented on that are named; the rest are on their debriefs. */
const NEWEST = 3;

type Read = { readonly summary: AttemptSummary; readonly stored: StoredAttempt };

/**
 * Reads every run of the officer once, with what lies beside it. Nothing here is needed to play: it comes after the
 * screen stands, and what cannot be read is counted, not thrown.
 */
export async function loadAfterwards(
  ports: AfterwardsPorts,
  runs: readonly AttemptSummary[],
  entries: readonly CatalogueEntry[],
): Promise<Afterwards> {
  const found = await Promise.all(
    runs.map(async (summary): Promise<Read[]> => {
      const opened = await ports.attempts.open(summary.header.attempt);
      return opened.ok ? [{ summary, stored: opened.value }] : [];
    }),
  );
  const read = found.flat();
  const [counted, kept, feedback] = await Promise.all([
    countedOf(ports, read),
    Promise.all(read.map((one) => keptIn(ports, one, entries))),
    Promise.all(runs.map((run) => feedbackOn(ports, run))),
  ]);
  const ended = runs.filter((run) => run.state === "ended");
  return {
    ...counted,
    due: dueOf(
      kept.flat(),
      ended.map((run) => ({ scenario: run.header.scenario, at: run.lastAt })),
      entries,
      ports.clock.now(),
    ),
    feedback: feedback
      .flat()
      .toSorted((a, b) => b.at - a.at)
      .slice(0, NEWEST),
    progress: new Map(
      read.flatMap(({ summary, stored }) =>
        summary.state === "open" ? [[summary.header.attempt, progressOf(stored)] as const] : [],
      ),
    ),
  };
}

async function countedOf(
  ports: AfterwardsPorts,
  read: readonly Read[],
): Promise<Pick<Afterwards, "across" | "missing">> {
  const first = firstExposures(read.map((one) => ({ ...one, ...one.summary })));
  const evidence = await Promise.all(first.map(({ stored }) => evidenceOf(ports, stored)));
  const none = (why: string): number => evidence.filter((one) => one === why).length;
  return {
    across: across(
      first.flatMap(({ header }, at) => {
        const one = evidence[at];
        return one === undefined || typeof one === "string" ? [] : [{ scenario: header.scenario, evidence: one }];
      }),
    ),
    missing: { key: none("key"), unread: none("unread") },
  };
}

async function evidenceOf(ports: AfterwardsPorts, stored: StoredAttempt): Promise<Evidence | "key" | "unread"> {
  const run = reopened(stored);
  if (!run) return "unread";
  const key = await ports.catalogue.key(stored.header.scenario, stored.header.key);
  if (!key.ok) return "key";
  const scored = score(run.program, key.value, stored.header.rules, run.moments);
  return scored.ok ? scored.value : "key";
}

function reopened({ header, moves, pack }: StoredAttempt): Reopened | undefined {
  const opened = reopen(header, moves, pack.bytes);
  return opened.ok ? opened.value : undefined;
}

/**
 * The commitment of a run, with the behaviours of the decision it is about: the one its officer called the turning
 * point, else the first with weak evidence, else all the scenario touches.
 */
async function keptIn(
  ports: AfterwardsPorts,
  { stored }: Read,
  entries: readonly CatalogueEntry[],
): Promise<readonly Kept[]> {
  const { attempt, scenario } = stored.header;
  const found = await ports.journal.debrief(attempt);
  const written = found.ok ? found.value : undefined;
  if (!written?.commitment) return [];
  const about = await aboutOf(ports, stored, written.turning);
  const taught = entries.find((entry) => entry.id === scenario)?.teaches ?? packedScenario(stored.pack.bytes).teaches;
  const seq = written.turning ?? about?.seq;
  return [
    {
      attempt,
      scenario,
      at: written.at,
      ...written.commitment,
      behaviours: about?.behaviours ?? taught,
      // On record nothing is tried again.
      ...(seq !== undefined && stored.header.purpose === "practice" && { seq }),
    },
  ];
}

/** The decision a commitment is about; nothing without the key, or where there is no such decision. */
async function aboutOf(
  ports: AfterwardsPorts,
  stored: StoredAttempt,
  turning: number | undefined,
): Promise<{ readonly seq: number; readonly behaviours: readonly string[] } | undefined> {
  const key = await ports.catalogue.key(stored.header.scenario, stored.header.key);
  if (!key.ok) return undefined;
  const seq = turning ?? (await firstWeak(ports, stored));
  const move = stored.moves.find((one) => one.seq === seq);
  if (seq === undefined || !move || !("scene" in move)) return undefined;
  const behaviours = key.value.decisions[move.scene]?.behaviours;
  return behaviours && { seq, behaviours };
}

async function firstWeak(ports: AfterwardsPorts, stored: StoredAttempt): Promise<number | undefined> {
  const evidence = await evidenceOf(ports, stored);
  if (typeof evidence === "string") return undefined;
  return evidence.marks.find((mark) => mark.level === "weak" && mark.because !== "cut-short")?.seq;
}

/** What a trainer wrote on a run they may read. */
async function feedbackOn(ports: AfterwardsPorts, run: AttemptSummary): Promise<readonly Feedback[]> {
  if (run.purpose === "practice" && run.sharedAt === undefined) return [];
  const { attempt } = run.header;
  const found = await ports.journal.comments(attempt);
  const comments = found.ok ? newsFrom(found.value) : [];
  return comments.length === 0
    ? []
    : [{ attempt, comments: comments.length, at: Math.max(...comments.map(({ at, released = at }) => released)) }];
}

/**
 * Decisions met so far, and about how many there are: as many as lie on the way of the scenes, in the order they were
 * written, that come after the one at hand. Branches that are not taken make it fewer, so it says "about".
 */
function progressOf(stored: StoredAttempt): Progress {
  const program = compile(packedScenario(stored.pack.bytes));
  const run = reopened(stored);
  const state = run?.moments.at(-1)?.state;
  const here = state === undefined ? undefined : placeAt(program, state.at).id;
  const met = new Set(
    stored.moves.flatMap((move) => (move.kind === "chose" || move.kind === "timed-out" ? [move.scene] : [])),
  );
  const decisions = scenesOf(program.scenario).filter((scene) => scene.kind === "decision");
  return {
    number: Math.min(met.size + 1, decisions.length),
    of: Math.max(met.size + 1, routeOf(decisions, met, here)),
  };
}

function routeOf(decisions: readonly { readonly id: string }[], met: ReadonlySet<string>, here?: string): number {
  const last = decisions.findLastIndex(({ id }) => met.has(id) || id === here);
  const passed = decisions.slice(0, last + 1).filter(({ id }) => !met.has(id) && id !== here).length;
  return decisions.length - passed;
}
