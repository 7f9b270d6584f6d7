import type { Header } from "#engine/attempt/move.ts";
import { reopen, type Reopened } from "#engine/attempt/reopen.ts";
import { add, empty } from "#engine/insight/class/aggregate.ts";
import { type AttemptFacts, factsOf } from "#engine/insight/class/facts.ts";
import type { Known } from "#engine/insight/class/needs.ts";
import { err, ok, type Result } from "#engine/result.ts";
import { plainText } from "#engine/scenario/text.ts";
import type { Key } from "#engine/score/key.ts";
import type { ClassData, VersionTexts } from "#features/class/class-data.ts";
import type { AttemptStore, AttemptSummary, StoreError } from "#ports/attempt-store.ts";
import type { Catalogue } from "#ports/catalogue.ts";
import type { Clock } from "#ports/clock.ts";
import type { Comment, JournalStore } from "#ports/journal-store.ts";
import type { Wording } from "#ports/wording.ts";
import type { Due } from "./class-due.ts";

export interface ClassPorts {
  readonly attempts: Pick<AttemptStore, "list" | "open">;
  readonly journal: Pick<JournalStore, "officers" | "comments">;
  readonly catalogue: Pick<Catalogue, "list" | "key">;
  readonly clock: Pick<Clock, "now">;
  readonly wording: Wording;
  /** What is overdue, as far as an academy is kept here. */
  readonly overdue?: (facts: readonly AttemptFacts[]) => Promise<Due>;
}

/** What was made of logs that have not gone on since; lives as long as the window. */
export interface ClassMemory {
  readonly facts: Map<string, { readonly seq: number; readonly facts: AttemptFacts }>;
  readonly texts: Map<string, VersionTexts>;
  /** Words to read at a scene, by rules. */
  readonly words: Map<string, ReadonlyMap<string, number>>;
  /** The language that the texts are told in. */
  locale: string;
}

export const noMemory = (): ClassMemory => ({ facts: new Map(), texts: new Map(), words: new Map(), locale: "" });

const AT_ONCE = 20;

/**
 * Everything a trainer may see of a class: runs on record and practice that was shared; nothing else is opened. Twenty runs
 * at a time, so that the window stays in hand.
 *
 * @param signal ends it early; what it answers then is not to be used
 */
export async function loadClass(
  ports: ClassPorts,
  memory: ClassMemory,
  onProgress: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<Result<ClassData, StoreError>> {
  const [listed, officers, entries] = await Promise.all([
    ports.attempts.list(),
    ports.journal.officers(),
    ports.catalogue.list(),
  ]);
  if (!listed.ok) return err(listed.error);
  const runs = listed.value.filter(({ purpose, sharedAt }) => purpose === "record" || sharedAt !== undefined);
  const keys = new Map<string, Promise<Key | undefined>>();
  const aggregate = empty();
  const facts: AttemptFacts[] = [];
  const ruled: Known["ruled"][number][] = [];
  const marked: Known["marked"][number][] = [];
  let unread = 0;
  for (let at = 0; at < runs.length && !signal.aborted; at += AT_ONCE) {
    onProgress(at, runs.length);
    // The window draws and answers between two lots.
    await new Promise((done) => setTimeout(done));
    const some = await Promise.all(runs.slice(at, at + AT_ONCE).map((run) => factsFrom(ports, memory, keys, run)));
    for (const fact of some) {
      if (!fact) {
        unread++;
        continue;
      }
      facts.push(fact);
      add(aggregate, fact);
      if (!asksForRuling(fact)) continue;
      const comments = await ports.journal.comments(fact.attempt);
      const told = toldBy(fact, comments.ok ? comments.value : []);
      ruled.push(...told.ruled);
      marked.push(...told.marked);
    }
  }
  const seen = new Set(facts.map(({ officer }) => officer));
  const roster = await ports.overdue?.(facts);
  return ok({
    aggregate,
    facts,
    names: new Map([
      ...(roster?.names ?? []),
      ...(officers.ok ? officers.value : [])
        .filter(({ id }) => seen.has(id))
        .map(({ id, name }) => [id, name] as const),
    ]),
    titles: new Map(entries.ok ? entries.value.map(({ id, title }) => [id, title]) : []),
    texts: memory.texts,
    known: {
      now: ports.clock.now(),
      ruled,
      marked,
      due: roster?.due ?? [],
      since: new Map(),
      words: ({ rules }, scene) => memory.words.get(rules)?.get(scene),
    },
    unread,
  });
}

async function factsFrom(
  { attempts, catalogue, wording }: ClassPorts,
  memory: ClassMemory,
  keys: Map<string, Promise<Key | undefined>>,
  { header, seq }: AttemptSummary,
): Promise<AttemptFacts | undefined> {
  const held = memory.facts.get(header.attempt);
  if (held?.seq === seq) return held.facts;
  const stored = await attempts.open(header.attempt);
  if (!stored.ok) return undefined;
  const again = reopen(header, stored.value.moves, stored.value.pack.bytes, await wording.of(header));
  if (!again.ok) return undefined;
  const { program, moments } = again.value;
  if (!memory.texts.has(header.rules)) remember(memory, header, again.value);
  const name = `${header.scenario} ${header.key}`;
  const asked =
    keys.get(name) ?? catalogue.key(header.scenario, header.key).then((found) => (found.ok ? found.value : undefined));
  keys.set(name, asked);
  const key = await asked;
  const made = factsOf(program, key && { key, hash: header.key }, header, moments);
  if (!made.ok) return undefined;
  // A key that is not on this device today may be tomorrow.
  if (key) memory.facts.set(header.attempt, { seq, facts: made.value });
  return made.value;
}

/** How a version of a scenario reads. */
function remember(memory: ClassMemory, { rules, locale }: Header, { program, telling }: Reopened): void {
  const scenes = new Map<string, { prompt: string; choices: Map<string, string> }>();
  const words = new Map<string, number>();
  const { scenario } = program;
  const read = (text: Parameters<typeof plainText>[0]): string => plainText(text, telling.names, locale);
  for (const scene of scenario.phases.flatMap((phase) => phase.scenes)) {
    if (!("prompt" in scene)) continue;
    const rows = scene.kind === "decision" ? scene.choices : scene.kind === "watch" ? scene.acts : [];
    const choices = new Map(rows.flatMap(({ id, text }) => (text === undefined ? [] : [[id, read(text)] as const])));
    scenes.set(scene.id, { prompt: read(scene.prompt), choices });
    words.set(scene.id, wordsIn([read(scene.prompt), ...choices.values()].join(" "), locale));
  }
  const endings = new Map(scenario.endings.map(({ id, title }) => [id, read(title)]));
  memory.texts.set(rules, { language: scenario.language, scenes, endings });
  memory.words.set(rules, words);
}

const wordsIn = (text: string, locale: string): number =>
  [...new Intl.Segmenter(locale, { granularity: "word" }).segment(text)].filter(({ isWordLike }) => isWordLike).length;

const asksForRuling = ({ critical, disrespect, decisions }: AttemptFacts): boolean =>
  critical.length + disrespect.length > 0 || decisions.some(({ words }) => words);

/** What a trainer has settled: acts ruled on either way, and, with a sign-off of the whole run, every answer in it. */
function toldBy({ attempt, decisions }: AttemptFacts, comments: readonly Comment[]): Pick<Known, "ruled" | "marked"> {
  const standing = comments.filter(({ withdrawn }) => withdrawn === undefined);
  const ruled = standing.flatMap(({ kind, of, seq }) =>
    kind === "ruling" && (of === "critical" || of === "disrespect") ? [{ attempt, seq, of } as const] : [],
  );
  const signed = standing.some(({ kind }) => kind === "sign-off");
  return { ruled, marked: signed ? decisions.flatMap(({ words, seq }) => (words ? [{ attempt, seq }] : [])) : [] };
}
