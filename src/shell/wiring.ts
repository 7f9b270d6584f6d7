import { browserChance } from "#adapters/browser/chance.ts";
import { fetchCatalogue } from "#adapters/browser/catalogue.ts";
import { browserClock } from "#adapters/browser/clock.ts";
import { browserPreferences } from "#adapters/browser/preferences.ts";
import { browserStorage } from "#adapters/browser/storage.ts";
import { browserWording } from "#adapters/browser/wording.ts";
import { dexieAgencies } from "#adapters/dexie/agency-store.ts";
import { dexieAttempts } from "#adapters/dexie/attempt-store.ts";
import { done, openDatabase, using } from "#adapters/dexie/database.ts";
import { dexieJournal } from "#adapters/dexie/journal-store.ts";
import type { Run } from "#features/practice/begin.ts";
import type { AgencyStore } from "#ports/agency-store.ts";
import type { AttemptLock } from "#ports/attempt-lock.ts";
import type { AttemptStore } from "#ports/attempt-store.ts";
import type { Catalogue } from "#ports/catalogue.ts";
import type { Chance } from "#ports/chance.ts";
import type { Clock } from "#ports/clock.ts";
import type { DeskStore } from "#ports/desk-store.ts";
import type { JournalStore } from "#ports/journal-store.ts";
import type { Settings } from "#ports/preferences.ts";
import type { RoomStore } from "#ports/room-store.ts";
import type { DeviceStorage } from "#ports/device-storage.ts";
import type { Wording } from "#ports/wording.ts";
import type { FaceUrl } from "#stage/line.tsx";
import { isLocale, pickLocale } from "#words/locales.ts";
import { createWords, type Words } from "#words/words.ts";
import type { Account } from "./account.ts";
import { DEMO, inDemo } from "./demo-mode.ts";
import type { Updates } from "./service-worker.ts";

/** Every real thing the app is plugged into, made once. */
export interface Wiring {
  readonly attempts: AttemptStore;
  readonly journal: JournalStore;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly lock: AttemptLock;
  readonly storage: DeviceStorage;
  readonly words: Words;
  readonly agencies: AgencyStore;
  /** Who is signed in on a shared device. */
  readonly account?: Account;
  /** Where a room's sessions are kept on a shared device; elsewhere they lie in the device's own database. */
  readonly rooms?: RoomStore;
  /** The same for the desk of trainers and academies. */
  readonly desk?: DeskStore;
  readonly wording: Wording;
  readonly updates: Updates;
  readonly build: string;
  /** True while this window shows the demo: everything is kept in a database of its own. */
  readonly demo: boolean;
  readonly settings: () => Settings;
  readonly change: (settings: Partial<Settings>) => void;
  /** The id of this device's officer; a name given is kept with it. */
  readonly officer: (name: string) => Promise<string>;
  readonly faceUrl: (scenario: string) => FaceUrl;
  /** Runs begun in this window, on their way to the screen that plays them. */
  readonly begun: Map<string, Run>;
}

export async function makeWiring(lock: AttemptLock, updates: Updates): Promise<Wiring> {
  const demo = inDemo();
  const preferences = browserPreferences(demo ? DEMO : undefined);
  let settings: Settings = {
    locale: pickLocale(navigator.languages),
    theme: "system",
    motion: "system",
    keys: "on",
    timeFactor: 0,
    officer: "",
    // The demo looks as the device does, and is nobody's own.
    ...(demo && { ...browserPreferences().read(), officer: "" }),
    ...preferences.read(),
  };
  const asked = new URLSearchParams(location.search).get("lang");
  const locale = asked !== null && isLocale(asked) ? asked : isLocale(settings.locale) ? settings.locale : "en-US";
  const database = openDatabase(demo ? DEMO : undefined);
  // Opened while the rest is still on its way: the first write waits for less.
  void using(database, async () => done);
  const journal = dexieJournal(database);
  const chance = browserChance();
  const words = await createWords(locale);
  const catalogue = fetchCatalogue(new URL(".", document.baseURI).href, () => words.language);
  const agencies = dexieAgencies(database);
  const change = (changed: Partial<Settings>): void => {
    settings = { ...settings, ...changed };
    // On a shared device what somebody sets goes with them.
    if (!settings.shared) preferences.write(settings);
  };
  return {
    attempts: dexieAttempts(database),
    journal,
    catalogue,
    clock: browserClock(),
    chance,
    lock,
    storage: browserStorage(),
    words,
    agencies,
    wording: browserWording(catalogue, agencies),
    updates,
    build: __BUILD__,
    demo,
    settings: () => settings,
    change,
    async officer(name) {
      if (settings.officer === "") change({ officer: chance.id() });
      if (name !== "") await journal.saveOfficer({ id: settings.officer, name });
      return settings.officer;
    },
    faceUrl: (scenario) => (line) =>
      line.mood === undefined ? undefined : `portraits/${scenario}/${line.face ?? line.who}.${line.mood}.svg`,
    begun: new Map(),
  };
}
