import { decisionsOf } from "#engine/insight/class/decisions.ts";
import type { AttemptFacts } from "#engine/insight/class/facts.ts";
import { select } from "#engine/insight/class/select.ts";
import { itemFigures } from "#engine/insight/figures/items.ts";
import { keyStandingOf, LEGAL_WARNING_DAYS, legalDue } from "#engine/insight/health/health.ts";
import type { Remark } from "#engine/insight/health/note.ts";
import { err, ok, type Result } from "#engine/result.ts";
import type { Heard, HealthEntry, SceneComment } from "#features/health/health-data.ts";
import type { AttemptSummary, StoreError } from "#ports/attempt-store.ts";
import type { Catalogue, CatalogueEntry, CatalogueError } from "#ports/catalogue.ts";
import type { Comment, JournalStore } from "#ports/journal-store.ts";
import { type ClassMemory, type ClassPorts, loadClass } from "./class-load.ts";

const DAY_MS = 86_400_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Every scenario as far as it can be told without a run. `now`: UTC milliseconds. */
export async function loadEntries(
  catalogue: Pick<Catalogue, "list" | "pack" | "key">,
  now: number,
): Promise<Result<HealthEntry[], CatalogueError>> {
  const listed = await catalogue.list();
  if (!listed.ok) return listed;
  return ok(await Promise.all(listed.value.map((entry) => entryOf(catalogue, entry, now))));
}

async function entryOf(
  catalogue: Pick<Catalogue, "pack" | "key">,
  { id, title, rules, key, locales }: CatalogueEntry,
  now: number,
): Promise<HealthEntry> {
  const [pack, keyed] = await Promise.all([catalogue.pack(id), catalogue.key(id, key)]);
  const scenario = pack.ok ? pack.value.scenario : undefined;
  const notes = scenario?.legalNotes ?? [];
  return {
    id,
    title,
    rules,
    jurisdiction: scenario?.jurisdiction ?? "",
    legalNotes: notes.length,
    legal: legalDue(notes, dayOf(now), dayOf(now + LEGAL_WARNING_DAYS * DAY_MS)),
    tellings: Object.entries(locales).map(([language, { reviewed, translated, of }]) => ({
      language,
      reviewed,
      behind: of - translated,
      of,
    })),
    ...(keyed.ok && { key: keyStandingOf(keyed.value) }),
  };
}

const AT_ONCE = 20;

/**
 * What the runs on this device tell of the scenarios. Runs on record and shared practice are read; of the others nothing is but
 * an officer's remark, which was written to be read.
 */
export async function loadHeard(
  ports: ClassPorts & { readonly journal: Pick<JournalStore, "comments"> },
  memory: ClassMemory,
  signal: AbortSignal,
): Promise<Result<Heard, StoreError>> {
  const [loaded, listed] = await Promise.all([loadClass(ports, memory, () => {}, signal), ports.attempts.list()]);
  if (!loaded.ok) return err(loaded.error);
  if (!listed.ok) return err(listed.error);
  const { facts, aggregate } = loaded.value;
  const read = new Map(facts.map((fact) => [fact.attempt, fact]));
  const comments: SceneComment[] = [];
  const remarks: Remark[] = [];
  for (let at = 0; at < listed.value.length && !signal.aborted; at += AT_ONCE) {
    await new Promise((done) => setTimeout(done));
    const some = listed.value.slice(at, at + AT_ONCE);
    const said = await Promise.all(some.map(({ header }) => ports.journal.comments(header.attempt)));
    for (const [nth, run] of some.entries()) {
      const found = said[nth];
      const standing = found?.ok ? found.value.filter(({ withdrawn }) => withdrawn === undefined) : [];
      remarks.push(...standing.flatMap((one) => remarkOf(run, one)));
      const fact = read.get(run.header.attempt);
      if (fact) comments.push(...standing.flatMap((one) => commentOf(fact, one)));
    }
  }
  const runs = new Map<string, Map<string, number>>();
  for (const { scenario, rules } of facts) {
    const versions = runs.get(scenario) ?? new Map<string, number>();
    versions.set(rules, (versions.get(rules) ?? 0) + 1);
    runs.set(scenario, versions);
  }
  const toCheck = itemFigures(facts).flatMap(({ scenario, rules, scene, rest }) =>
    rest.kind === "known" && rest.checkTheKey ? [{ scenario, rules, scene, n: rest.n }] : [],
  );
  return ok({ toCheck, decisions: decisionsOf(select(aggregate, { exposure: "first" })), runs, comments, remarks });
}

/** Without the run and without the officer. */
function remarkOf(
  { header: { scenario, rules } }: AttemptSummary,
  { kind, of, id, text, at: when }: Comment,
): Remark[] {
  return kind === "remark" && of !== undefined ? [{ id, scenario, rules, at: of, text, when }] : [];
}

/** A trainer's own words on a move; rulings, replies and marks are about the officer and stay with the run. */
function commentOf({ attempt, scenario, rules, decisions }: AttemptFacts, comment: Comment): SceneComment[] {
  const { id, kind, seq, text, by, at } = comment;
  if ((kind !== undefined && kind !== "flag" && kind !== "clip") || text === "") return [];
  const place = decisions.findLast((one) => one.seq <= seq)?.scene ?? "";
  return [{ id, scenario, rules, place, text, by, when: at, attempt, seq }];
}
