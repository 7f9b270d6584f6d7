import { packContent, portrayal } from "./content/pack.ts";
import type { Finding, Proof, RandomResult } from "./finding.ts";
import { finding } from "./looked.ts";
import type { ToProve } from "./to-prove.ts";

/** Choosing by lot may reach half of an assignment this often. */
const BY_LOT = 0.05;
/** Sums of many chances are not exact; what is on the line is not above it. */
const HAIR = 1e-9;

/** What can only be said of several scenarios together: an assignment, a pack. */
export function provePack(all: readonly { readonly input: ToProve; readonly proof: Proof }[]): Finding[] {
  const inputs = all.map(({ input }) => input);
  return [...byLotOver(all.map(({ proof }) => proof)), ...packContent(inputs), portrayal(inputs)];
}

/** C06 over an assignment of all these scenarios: the chance to reach half of what they have to give together, choosing blindly. */
function byLotOver(proofs: readonly Proof[]): Finding[] {
  const spreads = proofs.flatMap(({ random }) => (random ? [random.spread] : []));
  if (spreads.length < 2 || spreads.length < proofs.length) return [];
  const chance = spreads.reduce(together).reduce((sum, [value, likely]) => sum + (value >= 0 ? likely : 0), 0);
  if (chance <= BY_LOT + HAIR) return [];
  return [finding("C06", "error", "", { why: "random", percent: Math.round(chance * 100) })];
}

/** How the sum of two independent values is spread. */
export function together(one: RandomResult["spread"], other: RandomResult["spread"]): RandomResult["spread"] {
  const sums = new Map<number, number>();
  for (const [a, likely] of one) {
    for (const [b, also] of other) sums.set(a + b, (sums.get(a + b) ?? 0) + likely * also);
  }
  return [...sums].toSorted(([a], [b]) => a - b);
}
