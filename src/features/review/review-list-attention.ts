import { useEffect, useState } from "react";
import { reopen } from "#engine/attempt/reopen.ts";
import { score } from "#engine/score/evidence.ts";
import type { Key } from "#engine/score/key.ts";
import type { AttemptStore, AttemptSummary } from "#ports/attempt-store.ts";
import type { Catalogue } from "#ports/catalogue.ts";
import type { JournalStore } from "#ports/journal-store.ts";

export interface AttentionPorts {
  readonly attempts: AttemptStore;
  readonly journal: JournalStore;
  readonly catalogue: Catalogue;
}

/** What was looked at so far. */
export interface Attention {
  readonly ids: ReadonlySet<string>;
  readonly looked: number;
  readonly of: number;
}

const AT_ONCE = 20;

/**
 * Runs that need a trainer's look: an act that stands apart from every count, a log that does not fit, or a run the
 * officer left; and no comment yet. Looked for only while asked, some runs at a time, so that the list stays in hand.
 */
export function useAttention(ports: AttentionPorts, runs: readonly AttemptSummary[], asked: boolean): Attention {
  const [found, setFound] = useState<Attention>({ ids: new Set(), looked: 0, of: runs.length });
  useEffect(() => {
    if (!asked) return;
    const left = new AbortController();
    const { signal } = left;
    const look = async (): Promise<void> => {
      const keys = new Map<string, Promise<Key | undefined>>();
      const ids = new Set<string>();
      for (let at = 0; at < runs.length && !signal.aborted; at += AT_ONCE) {
        const some = runs.slice(at, at + AT_ONCE);
        const answers = await Promise.all(some.map((run) => needsLook(ports, run, keys)));
        for (const [nth, run] of some.entries()) if (answers[nth]) ids.add(run.header.attempt);
        if (!signal.aborted) setFound({ ids: new Set(ids), looked: at + some.length, of: runs.length });
      }
    };
    void look();
    return () => left.abort();
  }, [ports, runs, asked]);
  return found;
}

async function needsLook(
  { attempts, journal, catalogue }: AttentionPorts,
  { header, state }: AttemptSummary,
  keys: Map<string, Promise<Key | undefined>>,
): Promise<boolean> {
  const comments = await journal.comments(header.attempt);
  if (comments.ok && comments.value.some(({ kind }) => kind !== "remark")) return false;
  if (state === "left") return true;
  const stored = await attempts.open(header.attempt);
  if (!stored.ok) return false;
  const again = reopen(header, stored.value.moves, stored.value.pack.bytes);
  if (!again.ok) return true;
  const reading = keys.get(header.key) ?? catalogue.key(header.scenario, header.key).then(valueOf);
  keys.set(header.key, reading);
  const key = await reading;
  const evidence = key && score(again.value.program, key, header.rules, again.value.moments);
  return evidence?.ok === true && evidence.value.critical.length + evidence.value.disrespect.length > 0;
}

const valueOf = (found: Awaited<ReturnType<Catalogue["key"]>>): Key | undefined => (found.ok ? found.value : undefined);
