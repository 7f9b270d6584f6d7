import type { Chance } from "#ports/chance.ts";

export const browserChance = (): Chance => ({
  id: () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join(""),
});
