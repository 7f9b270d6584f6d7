import { useEffect, useMemo, useState, type ReactNode } from "react";
import { openDatabase } from "#adapters/dexie/database.ts";
import { dexieDesk } from "#adapters/dexie/desk-store.ts";
import { Consistency } from "#features/consistency/consistency.tsx";
import type { ArmedScenario, ConsistencyData, ConsistencyDesk } from "#features/consistency/consistency-data.ts";
import { type Contrasts, contrastsOn, declareOn, lookOn } from "#features/consistency/contrast-desk.ts";
import type { DeskStore } from "#ports/desk-store.ts";
import { useWords } from "#words/use-words.tsx";
import { loadClass, noMemory } from "./class-load.ts";
import { DEMO } from "./demo-mode.ts";
import type { DeskProps } from "./desk-screens.tsx";
import { href } from "./route.ts";
import type { Wiring } from "./wiring.ts";

/** Whether officers treat people alike, from the runs on this device. */
export function ConsistencyScreen({ wiring }: DeskProps): ReactNode {
  const { locale } = useWords("consistency");
  const [data, setData] = useState<ConsistencyData>();
  const [progress, setProgress] = useState<{ done: number; of: number }>();
  const [trouble, setTrouble] = useState(false);
  const store = useMemo(() => wiring.desk ?? dexieDesk(openDatabase(wiring.demo ? DEMO : undefined)), [wiring]);
  const desk = useDesk(wiring, store);
  useEffect(() => {
    const left = new AbortController();
    const { signal } = left;
    const load = async (): Promise<void> => {
      const seen = (done: number, of: number): void => {
        if (!signal.aborted) setProgress({ done, of });
      };
      const [scenarios, loaded] = await Promise.all([
        armedScenarios(wiring),
        loadClass(wiring, { ...noMemory(), locale }, seen, signal),
      ]);
      if (signal.aborted) return;
      if (!loaded.ok) {
        setTrouble(true);
        return;
      }
      const { facts, texts } = loaded.value;
      const promptOf = (rules: string, scene: string): string => texts.get(rules)?.scenes.get(scene)?.prompt || scene;
      setData({ facts, scenarios, promptOf });
    };
    void load();
    return () => left.abort();
  }, [wiring, locale]);
  return (
    <Consistency
      {...(data && { data })}
      {...(progress && { progress })}
      trouble={trouble}
      {...(desk && { desk })}
      links={{ demo: href.demo, academy: href.desk("academy") }}
    />
  );
}

async function armedScenarios({ catalogue }: Pick<Wiring, "catalogue">): Promise<ArmedScenario[]> {
  const listed = await catalogue.list();
  const packs = await Promise.all((listed.ok ? listed.value : []).map(({ id }) => catalogue.pack(id)));
  return packs.flatMap((pack): ArmedScenario[] => {
    if (!pack.ok) return [];
    const { scenario, entry } = pack.value;
    const arms = scenario.variants?.arms ?? [];
    // Whoever differs between arms is who is met; the base shows them as the cast does.
    const met = [...new Set(arms.flatMap(({ cast }) => Object.keys(cast ?? {})))];
    return arms.length < 2
      ? []
      : [
          {
            id: entry.id,
            title: entry.title,
            arms: arms.map(({ id, cast }) => ({
              id,
              name: met.map((who) => cast?.[who]?.name ?? scenario.cast[who]?.name ?? who).join(", ") || id,
            })),
          },
        ];
  });
}

function useDesk({ clock }: Pick<Wiring, "clock">, store: DeskStore): ConsistencyDesk | undefined {
  const [contrasts, setContrasts] = useState<Contrasts>();
  useEffect(() => {
    let gone = false;
    void contrastsOn(store).then((read) => {
      if (!gone) setContrasts(read);
    });
    return () => {
      gone = true;
    };
  }, [store]);
  return useMemo(() => {
    if (!contrasts) return undefined;
    const after = async (written: Promise<boolean>): Promise<boolean> => {
      const done = await written;
      setContrasts(await contrastsOn(store));
      return done;
    };
    return {
      ...contrasts,
      declare: (asked) => after(declareOn(store, clock, asked)),
      look: (rules, by, found, seen) => after(lookOn(store, clock, { rules, by, found, seen })),
    };
  }, [contrasts, store, clock]);
}
