import { fetchCatalogue } from "#adapters/browser/catalogue.ts";
import { claimedLocales } from "#adapters/browser/claimed-locales.ts";
import type { ToProve } from "#engine/proof/to-prove.ts";
import type { OpenPack } from "#ports/catalogue.ts";
import type { Wiring } from "./wiring.ts";

/** All that is proven, as it was written: the key is not told in the language spoken, each language lies beside it. */
export async function proveInput({ clock }: Pick<Wiring, "clock">, { entry, scenario }: OpenPack): Promise<ToProve> {
  const base = new URL(".", document.baseURI).href;
  const [key, locales] = await Promise.all([
    fetchCatalogue(base, () => scenario.language).key(entry.id, entry.key),
    claimedLocales(base, entry),
  ]);
  const today = new Date(clock.now()).toISOString().slice(0, 10);
  return { scenario, ...(key.ok && { key: key.value }), locales, today };
}
