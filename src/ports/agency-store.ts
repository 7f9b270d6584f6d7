import type { Result } from "#engine/result.ts";
import type { Agency } from "#engine/scenario/agency.ts";
import type { StoreError } from "./attempt-store.ts";

/** The agency's file on this device. Older versions stay for as long as attempts may be pinned to them. */
export interface AgencyStore {
  /** The one in use. */
  current(): Promise<Result<StoredAgency | undefined, StoreError>>;
  /** Uses this one for what is begun from now on; `undefined`: none. */
  use(agency: StoredAgency | undefined): Promise<Result<void, StoreError>>;
  /** The version an attempt is pinned to. */
  byHash(hash: string): Promise<Result<StoredAgency | undefined, StoreError>>;
}

export interface StoredAgency {
  /** SHA-256 hex over the RFC 8785 bytes of `agency`. */
  readonly hash: string;
  readonly agency: Agency;
  /** UTC milliseconds. */
  readonly at: number;
}
