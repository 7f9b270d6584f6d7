import { afterEach, expect, test, vi } from "vitest";
import { claimedLocales } from "#adapters/browser/claimed-locales.ts";
import { sha256Hex } from "#engine/scenario/hash.ts";
import type { CatalogueEntry } from "#ports/catalogue.ts";

afterEach(() => vi.unstubAllGlobals());

const told = {
  scenario: "small",
  language: "es",
  reviewed: false,
  texts: { "knock.prompt": ["12345678", "¿Y ahora?"] },
};
const keyed = { scenario: "small", language: "es", reviewed: false, texts: {} };
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const hashOf = (value: unknown): string => sha256Hex(bytesOf(value));

/** An entry that claims Spanish, and a server that has these files. */
function serving(files: Readonly<Record<string, unknown>>): CatalogueEntry {
  vi.stubGlobal("fetch", async (url: string) => {
    const file = files[url.replace("http://here/packs/small/", "")];
    return file === undefined ? new Response("", { status: 404 }) : new Response(bytesOf(file));
  });
  const spanish = { title: "", summary: "", contentNotes: [], reviewed: false, translated: 1, of: 1 };
  const locales = { es: { ...spanish, texts: hashOf(told), key: hashOf(keyed) } };
  const hashes = { pack: "", rules: "", key: "" };
  const head = { id: "small", title: "", summary: "", language: "en-US", minutes: 1, decisions: 1, status: "draft" };
  return { ...head, ...hashes, contentNotes: [], teaches: [], locales };
}

test("each language comes with its texts and its key's", async () => {
  const entry = serving({ [`es.${hashOf(told)}.json`]: told, [`key.es.${hashOf(keyed)}.json`]: keyed });
  expect(await claimedLocales("http://here/", entry)).toEqual([{ language: "es", told, keyed }]);
});

test("what is missing, or is not what its name says, is left out", async () => {
  expect(await claimedLocales("http://here/", serving({ [`es.${hashOf(told)}.json`]: told }))).toEqual([]);
  const changed = serving({ [`es.${hashOf(told)}.json`]: keyed, [`key.es.${hashOf(keyed)}.json`]: keyed });
  expect(await claimedLocales("http://here/", changed)).toEqual([]);
});
