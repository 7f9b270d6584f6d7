import { err, ok, type Result } from "#engine/result.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import type { Translation } from "#engine/scenario/translation.ts";
import type { Key } from "#engine/score/key.ts";
import type { Catalogue, CatalogueEntry, CatalogueError, OpenPack } from "#ports/catalogue.ts";

/**
 * The packs served beside the app. They were parsed and proved when they were packed, so here only their SHA-256 is
 * checked: bytes that are what their name says need no second parser.
 * @param base address of the folder that holds `packs/`, with a slash at its end
 * @param spoken the language of the screens now (BCP 47)
 */
export function fetchCatalogue(base: string, spoken: () => string): Catalogue {
  let listed: Promise<Result<CatalogueEntry[], CatalogueError>> | undefined;
  const list = async (): Promise<Result<CatalogueEntry[], CatalogueError>> => {
    listed ??= readList();
    const found = await listed;
    // Once without a network is not for ever.
    if (!found.ok) listed = undefined;
    return found.ok ? ok(found.value.map((entry) => toldIn(entry, spoken()))) : found;
  };
  const readList = async (): Promise<Result<CatalogueEntry[], CatalogueError>> => {
    const bytes = await read(`${base}packs/catalogue.json`, "");
    return bytes.ok ? ok(decode(bytes.value) as CatalogueEntry[]) : bytes;
  };
  // Of one scenario alone: the list of all grows with the library, and nobody waits for it before a first line.
  const entryOf = kept(async (id): Promise<Result<CatalogueEntry, CatalogueError>> => {
    const bytes = await read(`${base}packs/${encodeURIComponent(id)}/entry.json`, id);
    return bytes.ok ? ok(decode(bytes.value) as CatalogueEntry) : bytes;
  });
  const pack = kept(async (id): Promise<Result<OpenPack, CatalogueError>> => {
    const found = await entryOf(id);
    if (!found.ok) return found;
    const entry = found.value;
    const bytes = await checked(`${base}packs/${entry.id}/${entry.pack}.json`, id, entry.pack);
    return bytes.ok ? ok({ entry, bytes: bytes.value, scenario: decode(bytes.value) as Scenario }) : bytes;
  });
  const readTranslation = async (
    id: string,
    which: "texts" | "key",
  ): Promise<Result<Translation | undefined, CatalogueError>> => {
    const found = await entryOf(id);
    if (!found.ok) return found;
    const own = found.value;
    const language = nearest(Object.keys(own.locales), spoken(), own.language);
    const entry = language === undefined ? undefined : own.locales[language];
    if (!entry) return ok(undefined);
    const name = `${which === "key" ? "key." : ""}${language}.${entry[which]}.json`;
    const bytes = await checked(`${base}packs/${encodeURIComponent(id)}/${name}`, id, entry[which]);
    return bytes.ok ? ok(decode(bytes.value) as Translation) : bytes;
  };
  return {
    list,
    pack,
    translation: (id) => readTranslation(id, "texts"),
    async key(id, hash): Promise<Result<Key, CatalogueError>> {
      const bytes = await checked(`${base}packs/${encodeURIComponent(id)}/key.${hash}.json`, id, hash);
      if (!bytes.ok) return bytes;
      const key = decode(bytes.value) as Key;
      const own = await readTranslation(id, "key");
      if (!own.ok || !own.value) return ok(key);
      const { translatedKey } = await import("#engine/score/key-texts.ts");
      return ok(translatedKey(key, own.value));
    },
  };
}

/** Reads once for each id; what failed is read again when it is asked for again. */
function kept<T>(
  readOne: (id: string) => Promise<Result<T, CatalogueError>>,
): (id: string) => Promise<Result<T, CatalogueError>> {
  const reading = new Map<string, Promise<Result<T, CatalogueError>>>();
  return async (id) => {
    const one = reading.get(id) ?? readOne(id);
    reading.set(id, one);
    const found = await one;
    if (!found.ok) reading.delete(id);
    return found;
  };
}

export async function checked(
  url: string,
  id: string,
  hash: string,
): Promise<Result<Uint8Array<ArrayBuffer>, CatalogueError>> {
  const bytes = await read(url, id);
  if (!bytes.ok) return bytes;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes.value));
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex === hash ? bytes : err({ code: "damaged", id });
}

async function read(url: string, id: string): Promise<Result<Uint8Array<ArrayBuffer>, CatalogueError>> {
  try {
    const answer = await fetch(url);
    if (!answer.ok) return err({ code: answer.status === 404 ? "not-found" : "offline", id });
    return ok(new Uint8Array(await answer.arrayBuffer()));
  } catch {
    return err({ code: "offline", id });
  }
}

const decode = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

/** The entry with title, summary and notes as they are told in a language, where they are. */
function toldIn(entry: CatalogueEntry, spoken: string): CatalogueEntry {
  const tag = nearest(Object.keys(entry.locales), spoken, entry.language);
  const own = tag === undefined ? undefined : entry.locales[tag];
  if (tag === undefined || !own) return entry;
  const { title, summary, contentNotes } = own;
  return { ...entry, title, summary, contentNotes, language: tag };
}

/** The translation to use: none when the scenario was written in the language spoken. */
export function nearest(tags: readonly string[], spoken: string, own: string): string | undefined {
  const language = (tag: string): string => tag.split("-")[0] ?? "";
  const near = (tag: string): boolean => language(tag) === language(spoken);
  return tags.find((tag) => tag === spoken) ?? (near(own) ? undefined : tags.find(near));
}
