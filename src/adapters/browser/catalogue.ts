import { err, ok, type Result } from "#engine/result.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import type { Key } from "#engine/score/key.ts";
import type { Catalogue, CatalogueEntry, CatalogueError, OpenPack } from "#ports/catalogue.ts";

/**
 * The packs served beside the app. They were parsed and proved when they were packed, so here only their SHA-256 is
 * checked: bytes that are what their name says need no second parser.
 * @param base address of the folder that holds `packs/`, with a slash at its end
 */
export function fetchCatalogue(base: string): Catalogue {
  let listed: Promise<Result<CatalogueEntry[], CatalogueError>> | undefined;
  const list = async (): Promise<Result<CatalogueEntry[], CatalogueError>> => {
    listed ??= readList();
    const found = await listed;
    // Once without a network is not for ever.
    if (!found.ok) listed = undefined;
    return found;
  };
  const readList = async (): Promise<Result<CatalogueEntry[], CatalogueError>> => {
    const bytes = await read(`${base}packs/catalogue.json`, "");
    return bytes.ok ? ok(decode(bytes.value) as CatalogueEntry[]) : bytes;
  };
  const readPack = async (id: string): Promise<Result<OpenPack, CatalogueError>> => {
    const entries = await list();
    if (!entries.ok) return err({ code: entries.error.code, id });
    const entry = entries.value.find((candidate) => candidate.id === id);
    if (!entry) return err({ code: "not-found", id });
    const bytes = await checked(`${base}packs/${entry.id}/${entry.pack}.json`, id, entry.pack);
    return bytes.ok ? ok({ entry, bytes: bytes.value, scenario: decode(bytes.value) as Scenario }) : bytes;
  };
  const packs = new Map<string, Promise<Result<OpenPack, CatalogueError>>>();
  return {
    list,
    async pack(id) {
      const reading = packs.get(id) ?? readPack(id);
      packs.set(id, reading);
      const found = await reading;
      if (!found.ok) packs.delete(id);
      return found;
    },
    async key(id, hash): Promise<Result<Key, CatalogueError>> {
      const bytes = await checked(`${base}packs/${encodeURIComponent(id)}/key.${hash}.json`, id, hash);
      return bytes.ok ? ok(decode(bytes.value) as Key) : bytes;
    },
  };
}

async function checked(
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
