import { reopen, type ReopenError, type Reopened } from "#engine/attempt/reopen.ts";
import type { Result } from "#engine/result.ts";
import type { Key } from "#engine/score/key.ts";
import type { AttemptStore, StoredAttempt, StoreError } from "#ports/attempt-store.ts";
import type { Catalogue, CatalogueError } from "#ports/catalogue.ts";
import type { Debrief, JournalStore } from "#ports/journal-store.ts";
import type { Wording } from "#ports/wording.ts";
import { isVisible } from "./visible.ts";

export interface OpenPorts {
  readonly attempts: AttemptStore;
  readonly journal: JournalStore;
  readonly catalogue: Catalogue;
  readonly wording: Wording;
}

/** A run as its trainer may see it. */
export interface OpenRun {
  readonly stored: StoredAttempt;
  /** Done over again; of a log that does not fit, the part before; absent when that is nothing. */
  readonly run?: Reopened;
  readonly broken?: ReopenError;
  readonly key: Result<Key, CatalogueError>;
  /** The name of the officer, when it is on this device. */
  readonly officer?: string;
  readonly debrief?: Debrief;
}

/** `private`: a practice run that was not shared; nothing of it leaves this function. */
export type OpenError = { readonly code: "private" } | { readonly code: "store"; readonly why: StoreError };

/** Opens a run for review: asks first whether it may be seen, then does its log over again. */
export async function openRun(ports: OpenPorts, attempt: string): Promise<Result<OpenRun, OpenError>> {
  const opened = await ports.attempts.open(attempt);
  if (!opened.ok) return { ok: false, error: { code: "store", why: opened.error } };
  const stored = opened.value;
  const { header, moves, pack } = stored;
  if (!isVisible(header.purpose, stored.sharedAt)) return { ok: false, error: { code: "private" } };

  const [dress, key, officers, debrief] = await Promise.all([
    ports.wording.of(header),
    ports.catalogue.key(header.scenario, header.key),
    ports.journal.officers(),
    ports.journal.debrief(attempt),
  ]);
  const officer = officers.ok ? officers.value.find((one) => one.id === header.officer)?.name : undefined;
  const whole = reopen(header, moves, pack.bytes, dress);
  const run = whole.ok ? whole : reopen(header, moves.slice(0, whole.error.seq), pack.bytes, dress);
  return {
    ok: true,
    value: {
      stored,
      ...(run.ok && { run: run.value }),
      ...(!whole.ok && { broken: whole.error }),
      key,
      ...(officer !== undefined && { officer }),
      ...(debrief.ok && debrief.value && { debrief: debrief.value }),
    },
  };
}
