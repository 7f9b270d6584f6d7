import { createHash } from "node:crypto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { fetchCatalogue } from "#adapters/browser/catalogue.ts";
import { browserChance } from "#adapters/browser/chance.ts";
import { browserClock } from "#adapters/browser/clock.ts";
import { browserLock } from "#adapters/browser/lock.ts";
import { browserPreferences } from "#adapters/browser/preferences.ts";
import { browserStorage } from "#adapters/browser/storage.ts";
import type { Settings } from "#ports/preferences.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

describe("the catalogue", () => {
  const base = "https://academy.example/app/";
  const scenario = '{"id":"small","title":"Ünterwegs"}';
  const key = '{"format":1}';
  const told = '{"language":"es","texts":{"title":["12345678","De camino"]}}';
  const keyed = '{"language":"es","texts":{}}';
  const spanish = { title: "De camino", summary: "Alguien espera.", contentNotes: ["Miedo"] };
  const locales = { es: { ...spanish, texts: sha256(told), key: sha256(keyed) } };
  const entry = { id: "small", language: "en-US", pack: sha256(scenario), key: sha256(key), locales };
  const shipped = {
    [`packs/small/es.${locales.es.texts}.json`]: told,
    [`packs/small/key.es.${locales.es.key}.json`]: keyed,
    "packs/catalogue.json": JSON.stringify([entry]),
    "packs/small/entry.json": JSON.stringify(entry),
    [`packs/small/${entry.pack}.json`]: scenario,
    [`packs/small/key.${entry.key}.json`]: key,
  };

  /** Serves these files below `base`; `undefined` is no network. Gives the addresses asked for. */
  function serve(files: () => Readonly<Record<string, string>> | undefined): string[] {
    const seen: string[] = [];
    vi.stubGlobal("fetch", async (url: string) => {
      seen.push(url);
      const served = files();
      if (!served) throw new TypeError("no network");
      const body = served[url.slice(base.length)];
      return body === undefined ? new Response("", { status: 404 }) : new Response(body);
    });
    return seen;
  }

  test("a pack comes as the bytes that were hashed, and as their value", async () => {
    serve(() => shipped);
    const opened = await fetchCatalogue(base, () => "en-US").pack("small");
    if (!opened.ok) throw new Error(opened.error.code);
    expect(new TextDecoder().decode(opened.value.bytes)).toBe(scenario);
    expect(opened.value.scenario).toEqual({ id: "small", title: "Ünterwegs" });
    expect(opened.value.entry).toEqual(entry);
  });

  test("a key comes by the hash an attempt is pinned to", async () => {
    serve(() => shipped);
    expect(await fetchCatalogue(base, () => "en-US").key("small", entry.key)).toEqual({
      ok: true,
      value: { format: 1 },
    });
    const older = await fetchCatalogue(base, () => "en-US").key("small", "0".repeat(64));
    expect(older).toEqual({ ok: false, error: { code: "not-found", id: "small" } });
  });

  test("a translation comes in the language spoken, or the nearest to it", async () => {
    serve(() => shipped);
    const value = { language: "es", texts: { title: ["12345678", "De camino"] } };
    expect(await fetchCatalogue(base, () => "es").translation("small")).toEqual({ ok: true, value });
    expect(await fetchCatalogue(base, () => "es-MX").translation("small")).toEqual({ ok: true, value });
  });

  test("the list tells each scenario in the language spoken, and says which that is", async () => {
    serve(() => shipped);
    const listed = await fetchCatalogue(base, () => "es-MX").list();
    expect(listed).toEqual({ ok: true, value: [{ ...entry, ...spanish, language: "es" }] });
    expect(await fetchCatalogue(base, () => "fr").list()).toEqual({ ok: true, value: [entry] });
  });

  test("there is no translation into the language it was written in, nor into one nobody made", async () => {
    serve(() => shipped);
    for (const spoken of ["en-US", "en-GB", "fr"]) {
      expect(await fetchCatalogue(base, () => spoken).translation("small")).toEqual({ ok: true, value: undefined });
    }
  });

  test("a damaged translation is said to be, and the key is then given as it was written", async () => {
    serve(() => ({
      ...shipped,
      [`packs/small/es.${locales.es.texts}.json`]: "{}",
      [`packs/small/key.es.${locales.es.key}.json`]: "{}",
    }));
    const catalogue = fetchCatalogue(base, () => "es");
    expect(await catalogue.translation("small")).toEqual({ ok: false, error: { code: "damaged", id: "small" } });
    expect(await catalogue.key("small", entry.key)).toEqual({ ok: true, value: { format: 1 } });
  });

  test("bytes that are not what their name says are damaged, pack or key", async () => {
    serve(() => ({
      ...shipped,
      [`packs/small/${entry.pack}.json`]: `${scenario} `,
      [`packs/small/key.${entry.key}.json`]: '{"format":2}',
    }));
    const damaged = { ok: false, error: { code: "damaged", id: "small" } };
    expect(await fetchCatalogue(base, () => "en-US").pack("small")).toEqual(damaged);
    expect(await fetchCatalogue(base, () => "en-US").key("small", entry.key)).toEqual(damaged);
  });

  test("a scenario there is not is not found", async () => {
    serve(() => shipped);
    const missing = { ok: false, error: { code: "not-found", id: "large" } };
    expect(await fetchCatalogue(base, () => "en-US").pack("large")).toEqual(missing);
  });

  test("one scenario is opened without the list of all", async () => {
    const seen = serve(() => shipped);
    const catalogue = fetchCatalogue(base, () => "en-US");
    await Promise.all([catalogue.pack("small"), catalogue.pack("small")]);
    expect(seen).toEqual([`${base}packs/small/entry.json`, `${base}packs/small/${entry.pack}.json`]);
  });

  test("an id with an address in it stays inside the packs", async () => {
    const seen = serve(() => shipped);
    await fetchCatalogue(base, () => "en-US").key("../../x", "0");
    await fetchCatalogue(base, () => "en-US").pack("../../x");
    expect(seen).toEqual([`${base}packs/..%2F..%2Fx/key.0.json`, `${base}packs/..%2F..%2Fx/entry.json`]);
  });

  test("without a network it says so, and asks again when there is one", async () => {
    let network = false;
    serve(() => (network ? shipped : undefined));
    const catalogue = fetchCatalogue(base, () => "en-US");
    expect(await catalogue.list()).toEqual({ ok: false, error: { code: "offline", id: "" } });
    expect(await catalogue.pack("small")).toEqual({ ok: false, error: { code: "offline", id: "small" } });
    network = true;
    expect(await catalogue.list()).toEqual({ ok: true, value: [entry] });
    expect(await catalogue.pack("small")).toMatchObject({ ok: true });
  });
});

describe("preferences", () => {
  const settings: Settings = {
    locale: "es",
    theme: "dark",
    motion: "reduce",
    keys: "off",
    timeFactor: 1.5,
    officer: "o1",
  };

  function keep(stored: string | null): Map<string, string> {
    const kept = new Map<string, string>(stored === null ? [] : [["common-ground.settings", stored]]);
    vi.stubGlobal("localStorage", {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
    return kept;
  }

  test("what was written is read again", () => {
    keep(null);
    expect(browserPreferences().read()).toEqual({});
    browserPreferences().write(settings);
    expect(browserPreferences().read()).toEqual(settings);
  });

  test.each(["", "{", "null", "7", "[]", '"dark"', '{"theme":"pink","timeFactor":-1,"locale":3,"officer":null}'])(
    "damaged settings read as none: %s",
    (stored) => {
      keep(stored);
      expect(browserPreferences().read()).toEqual({});
    },
  );

  test("one damaged setting does not take the others", () => {
    keep('{"theme":"dark","timeFactor":"fast"}');
    expect(browserPreferences().read()).toEqual({ theme: "dark" });
  });

  test("how text is set is read again, and settings from before there was any read as they did", () => {
    const reading = {
      size: 2,
      lines: 1.8,
      letters: 0.06,
      words: 0.32,
      column: 34,
      font: "dyslexic",
      tint: "rose",
    } as const;
    const playing = { confirm: "on", timer: "hidden", calm: "on" } as const;
    keep(null);
    browserPreferences().write({ ...settings, theme: "night", reading: { ...reading, ...playing } });
    expect(browserPreferences().read()).toEqual({ ...settings, theme: "night", reading: { ...reading, ...playing } });
    keep(JSON.stringify(settings));
    expect(browserPreferences().read()).toEqual(settings);
  });

  test.each([
    [{ size: 50, tint: "cream" }, { tint: "cream" }],
    [{ size: "2", lines: -1, letters: null, font: "wingdings", confirm: "on" }, { confirm: "on" }],
    [{ column: 0, theme: "night", toString: 1, words: 0.16 }, { words: 0.16 }],
    [{ size: 1.2, tint: ["cream"] }, { size: 1.2 }],
    [{ size: 0.1 }, undefined],
    ["large", undefined],
    [[2], undefined],
  ])("a reading option beyond its limits is as drawn, the others hold: %j", (reading, held) => {
    keep(JSON.stringify({ theme: "dark", reading }));
    expect(browserPreferences().read()).toEqual({ theme: "dark", ...(held && { reading: held }) });
  });

  test("a browser that keeps nothing is borne", () => {
    const refuse = (): never => {
      throw new DOMException("", "SecurityError");
    };
    vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse });
    expect(browserPreferences().read()).toEqual({});
    browserPreferences().write(settings);
  });
});

describe("what the browser promises to keep", () => {
  const manage = (manager: Partial<StorageManager> | undefined): void => {
    vi.stubGlobal("navigator", { storage: manager });
  };

  test("kept or clearable, with the bytes used; asking can change it", async () => {
    let kept = false;
    manage({
      persisted: async () => kept,
      persist: async () => (kept = true),
      estimate: async () => ({ usage: 4096 }),
    });
    expect(await browserStorage().status()).toEqual({ kept: "clearable", usedBytes: 4096 });
    expect(await browserStorage().ask()).toEqual({ kept: "kept", usedBytes: 4096 });
  });

  test("a browser that does not tell is not guessed at", async () => {
    manage(undefined);
    expect(await browserStorage().status()).toEqual({ kept: "unknown" });
    expect(await browserStorage().ask()).toEqual({ kept: "unknown" });
    manage({ persisted: () => Promise.reject(new TypeError()), estimate: async () => ({}) });
    expect(await browserStorage().status()).toEqual({ kept: "unknown" });
  });
});

describe("one window at a time", () => {
  test("an attempt held is refused to a second, and free again once released", async () => {
    const lock = browserLock();
    expect(await lock.anyHeld()).toBe(false);
    const release = await lock.hold("a1");
    expect(release).toBeTypeOf("function");
    expect(await lock.hold("a1")).toBeUndefined();
    expect(await lock.anyHeld()).toBe(true);
    const other = await lock.hold("a2");
    expect(other).toBeTypeOf("function");
    release?.();
    other?.();
    await vi.waitFor(async () => expect(await lock.anyHeld()).toBe(false));
    const again = await lock.hold("a1");
    expect(again).toBeTypeOf("function");
    again?.();
  });

  test("an attempt can be taken over from the window that holds it", async () => {
    const lock = browserLock();
    await lock.hold("a3");
    const release = await lock.take("a3");
    expect(await lock.hold("a3")).toBeUndefined();
    release();
    await vi.waitFor(async () => expect(await lock.anyHeld()).toBe(false));
  });
});

test("ids are 32 lower-case hex, and no two alike", () => {
  const ids = Array.from({ length: 1000 }, () => browserChance().id());
  expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(1000);
});

test("the clock tells the time of day, and one that only goes forward", () => {
  const clock = browserClock();
  const before = clock.monotonic();
  expect(Math.abs(clock.now() - Date.now())).toBeLessThan(5000);
  expect(clock.monotonic()).toBeGreaterThanOrEqual(before);
});
