import type { Result } from "#engine/result.ts";
import type { FileError } from "#interop/csv/csv.ts";
import { readRoster, type RosterFile, type RosterOptions, type Unmapped } from "#interop/csv/roster-file.ts";

/** Longest time in a row that reading keeps the page from answering, in milliseconds. */
const SLICE_MS = 30;

/** A roster file read in slices, so that the page answers meanwhile. */
export async function readInSlices(
  bytes: Uint8Array,
  options: RosterOptions,
): Promise<Result<RosterFile, FileError | Unmapped>> {
  const steps = readRoster(bytes, options);
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < SLICE_MS) continue;
    await new Promise((go) => setTimeout(go, 0));
    since = performance.now();
  }
}
