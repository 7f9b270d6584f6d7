import type { Result } from "#engine/result.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import type { Translation } from "#engine/scenario/translation.ts";
import type { Key } from "#engine/score/key.ts";

/** The scenarios this app came with. */
export interface Catalogue {
  /** Every scenario, with title, summary and notes in the language spoken where they are translated. */
  list(): Promise<Result<CatalogueEntry[], CatalogueError>>;
  /** Bytes and value, the bytes checked against the hash they go by. */
  pack(id: string): Promise<Result<OpenPack, CatalogueError>>;
  /** What the scenario's texts became in the language spoken; `undefined`: nothing, or it was written in it. */
  translation(id: string): Promise<Result<Translation | undefined, CatalogueError>>;
  /**
   * The key an attempt is pinned to, by scenario and hash, in the language spoken as far as it is translated.
   * Fetched at the debrief, not before.
   */
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
  /** Behaviours taught, such as `CUL.3`. */
  readonly teaches: readonly string[];
  /** By BCP 47 tag; the language it was written in is not among them. */
  readonly locales: Readonly<Record<string, LocaleEntry>>;
}

/** A scenario in another language, as this app came with it. */
export interface LocaleEntry {
  readonly title: string;
  readonly summary: string;
  readonly contentNotes: readonly string[];
  /** SHA-256 hex of the file with the scenario's texts, and of that with the key's. */
  readonly texts: string;
  readonly key: string;
  /** False until a native speaker who did not write it has read it: then the screen says so. */
  readonly reviewed: boolean;
  /** Texts told in this language, of all there are. */
  readonly translated: number;
  readonly of: number;
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
