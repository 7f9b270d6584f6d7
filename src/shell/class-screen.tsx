import { useEffect, useMemo, useState, type ReactNode } from "react";
import { openDatabase } from "#adapters/dexie/database.ts";
import { dexieDesk } from "#adapters/dexie/desk-store.ts";
import { NEEDS, type NeedRule } from "#engine/insight/class/need-rules.ts";
import type { Dismissal } from "#engine/insight/class/needs.ts";
import { type ClassData, type ClassDesk, FIRST_RULES } from "#features/class/class-data.ts";
import { ClassReview, type ClassSection, SECTIONS } from "#features/class/class-review.tsx";
import type { StoreError } from "#ports/attempt-store.ts";
import type { DeskRow, DeskStore } from "#ports/desk-store.ts";
import { useWords } from "#words/use-words.tsx";
import { type Due, overdueOf } from "./class-due.ts";
import { type ClassMemory, loadClass, noMemory } from "./class-load.ts";
import { DEMO } from "./demo-mode.ts";
import { href } from "./route.ts";
import type { Wiring } from "./wiring.ts";

/** Facts stay as long as what they were read from does: on a shared device until it locks. */
const MEMORIES = new WeakMap<Wiring, ClassMemory>();

/** The trainer's review of everybody's runs on this device. */
export function ClassScreen({ wiring, section }: { wiring: Wiring; section: string }): ReactNode {
  const { locale } = useWords("overview");
  const [data, setData] = useState<ClassData>();
  const [progress, setProgress] = useState<{ done: number; of: number }>();
  const [trouble, setTrouble] = useState<StoreError>();
  const store = useMemo(() => wiring.desk ?? dexieDesk(openDatabase(wiring.demo ? DEMO : undefined)), [wiring]);
  const desk = useDesk(wiring, store);
  useEffect(() => {
    const left = new AbortController();
    const { signal } = left;
    let since: Due["since"];
    void loadClass(
      {
        ...wiring,
        overdue: async (facts) => {
          const due = await overdueOf({ ...wiring, desk: store }, facts);
          since = due.since;
          return due;
        },
      },
      memoryOf(wiring, locale),
      (done, of) => {
        if (!signal.aborted) setProgress({ done, of });
      },
      signal,
    ).then((loaded) => {
      if (signal.aborted) return;
      if (loaded.ok) setData({ ...loaded.value, known: { ...loaded.value.known, ...(since && { since }) } });
      else setTrouble(loaded.error);
    });
    return () => left.abort();
  }, [wiring, store, locale]);
  if (!desk) return null;
  return (
    <ClassReview
      {...(data && { data })}
      {...(progress && { progress })}
      {...(trouble && { trouble })}
      desk={desk}
      clock={wiring.clock}
      section={isSection(section) ? section : "overview"}
      links={{
        home: href.home,
        review: href.review,
        demo: href.demo,
        section: (name) => href.desk("class", name),
        replay: href.replay,
        script: (scenario, scene) => href.desk("health", scenario, `at=${encodeURIComponent(scene)}`),
      }}
    />
  );
}

const isSection = (name: string): name is ClassSection => SECTIONS.some((one) => one === name);

function memoryOf(wiring: Wiring, locale: string): ClassMemory {
  const held = MEMORIES.get(wiring);
  if (held?.locale === locale) return held;
  const fresh = { ...noMemory(), locale };
  MEMORIES.set(wiring, fresh);
  return fresh;
}

/** The trainer's rules and what they let rest, on the desk of this device. */
function useDesk(wiring: Wiring, store: DeskStore): ClassDesk | undefined {
  const [kept, setKept] = useState<Pick<ClassDesk, "rules" | "dismissals">>();
  useEffect(() => {
    let gone = false;
    void readDesk(store).then((read) => {
      if (!gone) setKept(read);
    });
    return () => {
      gone = true;
    };
  }, [store]);
  return useMemo(() => {
    if (!kept) return undefined;
    const write = async (put: DeskRow): Promise<boolean> => {
      const acts = await store.acts();
      if (!acts.ok) return false;
      const written = await store.write({ put: [put], head: acts.value.at(-1)?.hash ?? "" });
      if (written.ok) setKept(await readDesk(store));
      return written.ok;
    };
    return {
      ...kept,
      saveRules: (rules) => write({ kind: "need-rules", id: "need-rules", value: rules }),
      saveDismissal: (dismissal) => write({ kind: "dismissal", id: wiring.chance.id(), value: dismissal }),
    };
  }, [kept, store, wiring]);
}

async function readDesk(store: DeskStore): Promise<Pick<ClassDesk, "rules" | "dismissals">> {
  const [rules, dismissals] = await Promise.all([store.rows("need-rules"), store.rows("dismissal")]);
  const saved = rules.ok ? ((rules.value[0]?.value as readonly NeedRule[] | undefined) ?? []) : [];
  const known = new Map(saved.filter(({ rule }) => NEEDS.includes(rule)).map((one) => [one.rule, one]));
  return {
    // A rule that came with a later version stands as it comes.
    rules: FIRST_RULES.map((one) => known.get(one.rule) ?? one),
    dismissals: dismissals.ok
      ? dismissals.value.map(({ value }) => value as Dismissal).toSorted((a, b) => b.at - a.at)
      : [],
  };
}
