import type { Result } from "#engine/result.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import type { Key } from "#engine/score/key.ts";

/** The scenarios this app came with. */
export interface Catalogue {
  list(): Promise<Result<CatalogueEntry[], CatalogueError>>;
  /** Bytes and value, the bytes checked against the hash they go by. */
  pack(id: string): Promise<Result<OpenPack, CatalogueError>>;
  /** The key an attempt is pinned to, by scenario and hash; fetched at the debrief, not before. */
  key(id: string, hash: string): Promise<Result<Key, CatalogueError>>;
}

export interface CatalogueEntry {
  readonly id: string;
  readonly pack: string;
  readonly rules: string;
  readonly key: string;
  readonly title: string;
  readonly summary: string;
  readonly language: string;
  readonly minutes: number;
  readonly decisions: number;
  readonly contentNotes: readonly string[];
  readonly status: string;
}

export interface OpenPack {
  readonly entry: CatalogueEntry;
  readonly bytes: Uint8Array;
  readonly scenario: Scenario;
}

/** `offline`: not on this device and no network. `damaged`: the bytes are not what the hash says. */
export interface CatalogueError {
  readonly code: "offline" | "damaged" | "not-found";
  readonly id: string;
}
