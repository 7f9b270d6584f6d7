import { useEffect, useState, type ReactNode } from "react";
import { Brief, type BriefAnswer } from "#features/practice/brief.tsx";
import type { OpenPack } from "#ports/catalogue.ts";
import { useWords } from "#words/use-words.tsx";
import { href } from "./route.ts";
import { drawArm } from "#features/practice/begin.ts";
import { dressed, startRun } from "./start-run.ts";
import { Trouble } from "./trouble.tsx";
import type { Wiring } from "./wiring.ts";

interface Known {
  readonly pack: OpenPack;
  /** Drawn before the brief, which names the people of this run. */
  readonly arm: string;
  readonly name: string;
  readonly resume?: string;
}

/** What stands before a run, and the way into it. */
export function BriefScreen({ wiring, scenario }: { wiring: Wiring; scenario: string }): ReactNode {
  const { t, locale } = useWords("shell");
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
      const pack = await dressed(wiring, opened.value);
      const open = attempts.ok
        ? attempts.value.find((attempt) => attempt.state === "open" && attempt.header.scenario === scenario)
        : undefined;
      const own = officers.ok ? officers.value.find((officer) => officer.id === wiring.settings().officer) : undefined;
      setKnown({
        pack,
        arm: drawArm(pack.scenario, wiring.chance.id()),
        name: own?.name ?? "",
        ...(open && { resume: href.attempt(open.header.attempt) }),
      });
    };
    void load();
    return () => {
      gone = true;
    };
  }, [wiring, scenario, t, locale]);
  if (!known) return trouble === undefined ? null : <Trouble reason={trouble} />;
  const start = async (answer: BriefAnswer): Promise<void> => {
    if (starting) return;
    setStarting(true);
    const failed = await startRun(wiring, known.pack, { ...answer, arm: known.arm });
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
