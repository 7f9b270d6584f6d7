import { useEffect, useState, type ReactNode } from "react";
import { Home, type Run } from "#features/practice/home.tsx";
import type { CatalogueEntry } from "#ports/catalogue.ts";
import type { StorageStatus } from "#ui/storage-lines.tsx";
import { useWords } from "#words/use-words.tsx";
import { href } from "./route.ts";
import { useOffline } from "./use-offline.ts";
import type { Wiring } from "./wiring.ts";

interface Loaded {
  readonly entries: readonly CatalogueEntry[];
  readonly runs: readonly Run[];
  readonly trouble?: string;
}

export function HomeScreen({ wiring }: { wiring: Wiring }): ReactNode {
  const { t } = useWords("shell");
  const offline = useOffline(wiring.updates);
  const [loaded, setLoaded] = useState<Loaded>();
  const [storage, setStorage] = useState<StorageStatus>({ kept: "unknown" });
  useEffect(() => {
    let gone = false;
    const load = async (): Promise<void> => {
      const [entries, attempts, status] = await Promise.all([
        wiring.catalogue.list(),
        wiring.attempts.list(),
        wiring.storage.status(),
      ]);
      if (gone) return;
      const known = entries.ok ? entries.value : [];
      const titles = new Map(known.map((entry) => [entry.id, entry.title]));
      const trouble = attempts.ok ? undefined : t(`store.${attempts.error.code}`);
      setLoaded({
        entries: known,
        runs: (attempts.ok ? attempts.value : [])
          // Nobody goes on with a run of the demo's people from here.
          .filter((run) => !wiring.demo || run.header.officer === wiring.settings().officer)
          .map((run) => ({ ...run, title: titles.get(run.header.scenario) ?? run.header.scenario })),
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
  if (!loaded) return null;
  const ask = async (): Promise<void> => setStorage(await wiring.storage.ask());
  return (
    <Home
      {...loaded}
      now={wiring.clock.now()}
      storage={storage}
      offline={offline}
      links={{
        scenario: href.brief,
        resume: href.attempt,
        debrief: href.debrief,
        review: href.review,
        open: href.open,
        settings: href.settings,
      }}
      onAskStorage={() => void ask()}
    />
  );
}
