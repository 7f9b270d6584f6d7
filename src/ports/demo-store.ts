import type { DemoBatch } from "#engine/players/demo/academy.ts";
import type { Result } from "#engine/result.ts";
import type { StoredPack, StoreError } from "./attempt-store.ts";

/** The demo's own place on the device, apart from everything people did. */
export interface DemoStore {
  /** `half`: the making of it was stopped; nothing of it may be shown. */
  standing(): Promise<Result<"none" | "half" | "whole", StoreError>>;
  /** Writes a batch, all or nothing. The batch with the roster makes it whole. */
  write(batch: DemoBatch, packs: readonly StoredPack[]): Promise<Result<void, StoreError>>;
  /** Deletes all of it, in every window; what was never there is gone too. */
  remove(): Promise<Result<void, StoreError>>;
}
