import { useEffect, useMemo, useState, type ReactNode } from "react";
import type { Afterwards } from "#features/practice/home/afterwards.ts";
import { entryWords } from "#features/practice/home/entry-words.ts";
import { Home, type Run } from "#features/practice/home/home.tsx";
import type { AttemptSummary } from "#ports/attempt-store.ts";
import type { CatalogueEntry } from "#ports/catalogue.ts";
import type { StorageStatus } from "#ui/storage-lines.tsx";
import { useWords } from "#words/use-words.tsx";
import { changeSettings } from "./change-settings.ts";
import { href } from "./route.ts";
import { useOffline } from "./use-offline.ts";
import type { Wiring } from "./wiring.ts";

interface Loaded {
  readonly entries: readonly CatalogueEntry[];
  readonly attempts: readonly AttemptSummary[];
  readonly name?: string;
  readonly trouble?: string;
}

export function HomeScreen({ wiring }: { wiring: Wiring }): ReactNode {
  const { t, locale } = useWords("shell");
  const offline = useOffline(wiring.updates);
  const [loaded, setLoaded] = useState<Loaded>();
  const [afterwards, setAfterwards] = useState<Afterwards>();
  const [look, setLook] = useState(0);
  const [settings, setSettings] = useState(wiring.settings());
  const [storage, setStorage] = useState<StorageStatus>({ kept: "unknown" });
  useEffect(() => {
    let gone = false;
    const load = async (): Promise<void> => {
      const [entries, attempts, officers, status] = await Promise.all([
        wiring.catalogue.list(),
        wiring.attempts.list(),
        wiring.journal.officers(),
        wiring.storage.status(),
      ]);
      const rooms = attempts.ok ? await roomsAmong(wiring, attempts.value) : new Set<string>();
      if (gone) return;
      const { officer } = wiring.settings();
      const own = officers.ok ? officers.value.find((one) => one.id === officer) : undefined;
      const trouble = attempts.ok ? undefined : t(`store.${attempts.error.code}`);
      setLoaded({
        entries: entries.ok ? entries.value : [],
        attempts: attempts.ok ? attempts.value.filter(isOwn(wiring, rooms)) : [],
        ...(own && { name: own.name }),
        ...(trouble !== undefined && { trouble }),
      });
      setStorage(status);
    };
    void load();
    return () => {
      gone = true;
    };
  }, [wiring, t]);
  useEffect(() => {
    // A demo whose making a closed window stopped halfway goes when somebody is next here.
    void import("./tidy-demo.ts").then(({ tidy }) => tidy(wiring));
  }, [wiring]);
  useEffect(() => {
    if (!loaded || loaded.attempts.length === 0) return;
    let gone = false;
    // The screen stands; what every run says is read behind it.
    void import("#features/practice/home/afterwards.ts")
      .then(({ loadAfterwards }) => loadAfterwards(wiring, loaded.attempts, loaded.entries))
      .then((read) => {
        if (!gone) setAfterwards(read);
      });
    return () => {
      gone = true;
    };
  }, [wiring, loaded, look]);
  const runs = useMemo(() => (loaded ? titled(loaded, locale) : []), [loaded, locale]);
  if (!loaded) return null;
  const ask = async (): Promise<void> => setStorage(await wiring.storage.ask());
  return (
    <Home
      {...loaded}
      runs={runs}
      {...(afterwards && { afterwards })}
      now={wiring.clock.now()}
      place={wiring.demo ? "demo" : wiring.account ? "shared" : "own"}
      storage={storage}
      offline={offline}
      links={{
        scenario: href.brief,
        resume: href.attempt,
        debrief: href.debrief,
        lesson: href.lesson,
        booklet: href.booklet,
        proof: href.proof,
        review: href.review,
        open: href.open,
        settings: href.settings,
        account: href.account,
        agency: href.agency,
        academy: href.desk("academy"),
        class: href.desk("class"),
        backup: href.backup,
        demo: href.demo,
        room: href.room(),
      }}
      settings={settings}
      onSettings={(changed) => setSettings(changeSettings(wiring, changed))}
      onAskStorage={() => void ask()}
      onLookAgain={() => setLook((before) => before + 1)}
      onTryAgain={async (attempt, seq) => (await import("./try-again.ts")).tryAgain(wiring, attempt, seq)}
    />
  );
}

/** A device may hold runs of others, put back from a backup or made up for the demo; those of a room are nobody's. */
const isOwn =
  ({ demo, settings }: Wiring, rooms: ReadonlySet<string>) =>
  ({ header }: AttemptSummary): boolean =>
    settings().officer === "" ? !demo && !rooms.has(header.attempt) : header.officer === settings().officer;

/** Attempts of a room. Each has an officer's id of its own, so it is asked only where nobody has begun a run yet. */
async function roomsAmong(wiring: Wiring, attempts: readonly AttemptSummary[]): Promise<ReadonlySet<string>> {
  if (wiring.demo || wiring.settings().officer !== "" || attempts.length === 0) return new Set();
  const [{ dexieRooms }, { openDatabase }] = await Promise.all([
    import("#adapters/dexie/room-store.ts"),
    import("#adapters/dexie/database.ts"),
  ]);
  const database = openDatabase();
  const found = await (wiring.rooms ?? dexieRooms(database)).list();
  database.close();
  return new Set(found.ok ? found.value.map(({ attempt }) => attempt) : []);
}

/** The runs with their scenarios' titles, in the language spoken where there is one. */
function titled({ entries, attempts }: Loaded, locale: string): Run[] {
  const told = new Map(entries.map((entry) => [entry.id, entryWords(entry, locale)]));
  return attempts.map((run) => {
    const words = told.get(run.header.scenario);
    return { ...run, title: words?.title ?? run.header.scenario, lang: words?.lang ?? run.header.locale };
  });
}
