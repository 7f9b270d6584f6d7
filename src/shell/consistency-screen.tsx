import { useEffect, useMemo, useState, type ReactNode } from "react";
import { openDatabase } from "#adapters/dexie/database.ts";
import { dexieDesk } from "#adapters/dexie/desk-store.ts";
import { Consistency } from "#features/consistency/consistency.tsx";
import type {
  ArmedScenario,
  ConsistencyData,
  ConsistencyDesk,
  Declared,
} from "#features/consistency/consistency-data.ts";
import type { DeskStore } from "#ports/desk-store.ts";
import { useWords } from "#words/use-words.tsx";
import { loadClass, noMemory } from "./class-load.ts";
import { DEMO } from "./demo-mode.ts";
import type { DeskProps } from "./desk-screens.tsx";
import { href } from "./route.ts";
import type { Wiring } from "./wiring.ts";

/** One contrast a version, by its rules. */
const KIND = "contrast";

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
  const [declared, setDeclared] = useState<readonly Declared[]>();
  useEffect(() => {
    let gone = false;
    void declaredOn(store).then((read) => {
      if (!gone) setDeclared(read);
    });
    return () => {
      gone = true;
    };
  }, [store]);
  return useMemo(() => {
    if (!declared) return undefined;
    /** Read again right before writing: another window may have been first. */
    const change = async (rules: string, to: (now: Declared | undefined) => Declared | undefined): Promise<boolean> => {
      const [acts, now] = await Promise.all([store.acts(), declaredOn(store)]);
      const value = to(now.find((one) => one.rules === rules));
      const written =
        acts.ok &&
        value !== undefined &&
        (await store.write({ put: [{ kind: KIND, id: rules, value }], head: acts.value.at(-1)?.hash ?? "" })).ok;
      setDeclared(await declaredOn(store));
      return written;
    };
    return {
      declared,
      declare: (asked) => change(asked.rules, (now) => (now ? undefined : { ...asked, at: clock.now(), looks: [] })),
      look: (rules, by, found) =>
        change(rules, (now) => now && { ...now, looks: [...now.looks, { by, at: clock.now(), found }] }),
    };
  }, [declared, store, clock]);
}

async function declaredOn(store: DeskStore): Promise<readonly Declared[]> {
  const rows = await store.rows(KIND);
  return rows.ok ? rows.value.map(({ value }) => value as Declared) : [];
}
