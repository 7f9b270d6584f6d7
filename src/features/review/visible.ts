import type { Purpose } from "#engine/attempt/move.ts";

/**
 * Whether a trainer may see a run: on record, or practice that its officer shared. Asked before anything of the run is
 * read out, in the list and at its own address alike.
 */
export const isVisible = (purpose: Purpose, sharedAt: number | undefined): boolean =>
  purpose === "record" || sharedAt !== undefined;
