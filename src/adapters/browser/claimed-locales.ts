import type { ClaimedLocale } from "#engine/proof/to-prove.ts";
import type { Translation } from "#engine/scenario/translation.ts";
import type { CatalogueEntry } from "#ports/catalogue.ts";
import { checked } from "./catalogue.ts";

/**
 * Every language a scenario came with, beside the one it was written in: its texts and its key's, checked against their
 * hashes. What cannot be had is left out.
 * @param base address of the folder that holds `packs/`, with a slash at its end
 */
export async function claimedLocales(base: string, { id, locales }: CatalogueEntry): Promise<ClaimedLocale[]> {
  const read = async (name: string, hash: string): Promise<Translation | undefined> => {
    const bytes = await checked(`${base}packs/${encodeURIComponent(id)}/${name}.${hash}.json`, id, hash);
    return bytes.ok ? (JSON.parse(new TextDecoder().decode(bytes.value)) as Translation) : undefined;
  };
  const all = await Promise.all(
    Object.entries(locales).map(async ([language, { texts, key }]) => {
      const [told, keyed] = await Promise.all([read(language, texts), read(`key.${language}`, key)]);
      return told && keyed ? [{ language, told, keyed }] : [];
    }),
  );
  return all.flat();
}
