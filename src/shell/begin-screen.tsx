import { useEffect, useState, type ReactNode } from "react";
import { useWords } from "#words/use-words.tsx";
import { drawArm } from "#features/practice/begin.ts";
import { dressed, startRun } from "./start-run.ts";
import { Trouble } from "./trouble.tsx";
import type { Wiring } from "./wiring.ts";

/** Straight into a practice run with this device's settings, without the brief. */
export function BeginScreen({ wiring, scenario }: { wiring: Wiring; scenario: string }): ReactNode {
  const { t } = useWords("shell");
  const [trouble, setTrouble] = useState<string>();
  useEffect(() => {
    let gone = false;
    const begin = async (): Promise<void> => {
      const opened = await wiring.catalogue.pack(scenario);
      if (gone) return;
      if (!opened.ok) {
        setTrouble(t(`catalogue.${opened.error.code}`));
        return;
      }
      const { timeFactor } = wiring.settings();
      const pack = await dressed(wiring, opened.value);
      const arm = drawArm(pack.scenario, wiring.chance.id());
      const failed = await startRun(wiring, pack, { purpose: "practice", timeFactor, name: "", arm });
      if (failed) setTrouble(t(`store.${failed.code}`));
    };
    void begin();
    return () => {
      gone = true;
    };
  }, [wiring, scenario, t]);
  return trouble === undefined ? null : <Trouble reason={trouble} />;
}
