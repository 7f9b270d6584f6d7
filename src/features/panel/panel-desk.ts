import type { Comparison, RunPair } from "#engine/insight/panel/panel-key.ts";
import { type RatedChoices, type RatingFile, type Side, SIDES } from "#engine/insight/panel/rating.ts";
import { append, type Entry } from "#engine/programme/record.ts";
import type { Result } from "#engine/result.ts";
import { hashOf } from "#engine/scenario/hash.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import type { Key } from "#engine/score/key.ts";
import { ratingFileOf } from "#interop/panel/panel-file.ts";
import type { StoreError } from "#ports/attempt-store.ts";
import type { Catalogue, CatalogueEntry, CatalogueError } from "#ports/catalogue.ts";
import type { Chance } from "#ports/chance.ts";
import type { Clock } from "#ports/clock.ts";
import type { DeskStore } from "#ports/desk-store.ts";

export interface PanelPorts {
  readonly desk: DeskStore;
  readonly catalogue: Pick<Catalogue, "list" | "key">;
  readonly clock: Pick<Clock, "now">;
  readonly chance: Chance;
  /** Hands a text to the person as a file. */
  readonly save: (name: string, text: string) => void;
  /** A scenario as it reads here. */
  readonly script: (id: string) => Promise<Result<Scenario, CatalogueError>>;
  /** Every run of these rules that a trainer may count, by both keys. */
  readonly runs: (entry: CatalogueEntry, before: Key, now: Key) => Promise<Result<readonly RunPair[], StoreError>>;
}

export const PANEL_SECTIONS = ["rate", "results", "compare"] as const;
export type PanelSection = (typeof PANEL_SECTIONS)[number];

export interface PanelLinks {
  readonly section: (section: PanelSection, scenario?: string) => string;
  readonly academy: string;
}

/** A scenario that is read or rated. */
export interface Rated {
  readonly entry: CatalogueEntry;
  readonly scenario: Scenario;
  readonly choices: RatedChoices;
}

/** What a reviewer has given so far, by `scene.choice`. It stays on their device until they finish. */
export interface Draft {
  readonly rater: string;
  readonly side: Side;
  readonly role: string;
  readonly rules: string;
  readonly given: Readonly<Record<string, { readonly value?: number; readonly comment?: string }>>;
  /** Scene that was open last. */
  readonly at: string;
}

/** A key of a panel that somebody put in force. */
export interface InForce {
  readonly scenario: string;
  readonly rules: string;
  readonly oldKey: string;
  readonly newKey: string;
  readonly key: Key;
  readonly name: string;
  readonly reason: string;
  readonly raters: number;
  readonly at: number;
  readonly comparison: Comparison;
}

const FILE = "panel-file";
const DRAFT = "panel-draft";
const IN_FORCE = "panel-key";

/** Every reviewer's file brought in here; a row that is none is passed over. */
export async function filesOn(desk: DeskStore): Promise<Result<RatingFile[], StoreError>> {
  const rows = await desk.rows(FILE);
  if (!rows.ok) return rows;
  return {
    ok: true,
    value: rows.value.flatMap(({ value }) => {
      const file = ratingFileOf(value);
      return file.ok ? [file.value] : [];
    }),
  };
}

const headOn = async (desk: DeskStore): Promise<string> => {
  const acts = await desk.acts();
  return acts.ok ? (acts.value.at(-1)?.hash ?? "") : "";
};

/** The same file twice is one row. True once they are written. */
export async function keepFiles(desk: DeskStore, files: readonly RatingFile[]): Promise<boolean> {
  const put = files.map((value) => ({ kind: FILE, id: hashOf(value), value }));
  return (await desk.write({ put, head: await headOn(desk) })).ok;
}

/** What a reviewer paused in this scenario; none when the scenario has other rules since. */
export async function draftOn(desk: DeskStore, { id, rules }: CatalogueEntry): Promise<Draft | undefined> {
  const rows = await desk.rows(DRAFT);
  const value = rows.ok ? rows.value.find((row) => row.id === id)?.value : undefined;
  const draft = value as Draft | undefined;
  return draft?.rules === rules && SIDES.includes(draft.side) ? draft : undefined;
}

export async function keepDraft(desk: DeskStore, scenario: string, draft: Draft | undefined): Promise<boolean> {
  const row = { kind: DRAFT, id: scenario };
  const change = draft ? { put: [{ ...row, value: draft }] } : { remove: [row] };
  return (await desk.write({ ...change, head: await headOn(desk) })).ok;
}

export async function inForceOn(desk: DeskStore, scenario: string): Promise<InForce | undefined> {
  const rows = await desk.rows(IN_FORCE);
  return rows.ok ? (rows.value.find(({ id }) => id === scenario)?.value as InForce | undefined) : undefined;
}

/** Puts a key in force as an erratum in the academy's log. `no-academy`: there is no log it could stand in. */
export async function putInForce(
  { desk, chance }: PanelPorts,
  made: InForce,
): Promise<"done" | "no-academy" | "not-written"> {
  const [identities, acts] = await Promise.all([desk.rows("academy"), desk.acts()]);
  const identity = identities.ok ? (identities.value[0]?.value as { id: string; by: string } | undefined) : undefined;
  if (!identity) return "no-academy";
  if (!acts.ok) return "not-written";
  const entries = acts.value.map((one): Entry => ({ ...one, act: one.act as Entry["act"] }));
  const { scenario, oldKey, newKey, name, reason: text, at } = made;
  const act = { kind: "errata-published", id: chance.id(), scenario, oldKey, newKey, name, text } as const;
  const written = await desk.write({
    put: [{ kind: IN_FORCE, id: scenario, value: made }],
    acts: [append({ academy: identity.id, entries }, act, at, identity.by)],
    head: entries.at(-1)?.hash ?? "",
  });
  return written.ok ? "done" : "not-written";
}
