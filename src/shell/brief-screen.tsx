import { useEffect, useState, type ReactNode } from "react";
import { Brief, type BriefAnswer } from "#features/practice/brief.tsx";
import type { OpenPack } from "#ports/catalogue.ts";
import { useWords } from "#words/use-words.tsx";
import { href } from "./route.ts";
import { startRun } from "./start-run.ts";
import { Trouble } from "./trouble.tsx";
import type { Wiring } from "./wiring.ts";

interface Known {
  readonly pack: OpenPack;
  readonly name: string;
  readonly resume?: string;
}

/** What stands before a run, and the way into it. */
export function BriefScreen({ wiring, scenario }: { wiring: Wiring; scenario: string }): ReactNode {
  const { t } = useWords("shell");
  const [known, setKnown] = useState<Known>();
  const [trouble, setTrouble] = useState<string>();
  const [starting, setStarting] = useState(false);
  useEffect(() => {
    let gone = false;
    const load = async (): Promise<void> => {
      const [opened, attempts, officers] = await Promise.all([
        wiring.catalogue.pack(scenario),
        wiring.attempts.list(),
        wiring.journal.officers(),
      ]);
      if (gone) return;
      if (!opened.ok) {
        setTrouble(t(`catalogue.${opened.error.code}`));
        return;
      }
      const open = attempts.ok
        ? attempts.value.find((attempt) => attempt.state === "open" && attempt.header.scenario === scenario)
        : undefined;
      const own = officers.ok ? officers.value.find((officer) => officer.id === wiring.settings().officer) : undefined;
      setKnown({
        pack: opened.value,
        name: own?.name ?? "",
        ...(open && { resume: href.attempt(open.header.attempt) }),
      });
    };
    void load();
    return () => {
      gone = true;
    };
  }, [wiring, scenario, t]);
  if (!known) return trouble === undefined ? null : <Trouble reason={trouble} />;
  const start = async (answer: BriefAnswer): Promise<void> => {
    if (starting) return;
    setStarting(true);
    const failed = await startRun(wiring, known.pack, answer);
    setStarting(false);
    if (failed) setTrouble(t(`store.${failed.code}`));
  };
  return (
    <Brief
      {...known}
      timeFactor={wiring.settings().timeFactor}
      home={href.home}
      {...(trouble !== undefined && { trouble })}
      onStart={(answer) => void start(answer)}
    />
  );
}
