import { useEffect, useState, type ReactNode } from "react";
import type { ToProve } from "#engine/proof/to-prove.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import { ProofPage } from "#features/reference/proof/proof-page.tsx";
import type { OpenPack } from "#ports/catalogue.ts";
import { useWords } from "#words/use-words.tsx";
import { addAreas } from "#words/words.ts";
import { proveApart } from "./prove-apart.ts";
import { proveInput } from "./prove-input.ts";
import { href } from "./route.ts";
import { dressed } from "./start-run.ts";
import { Trouble } from "./trouble.tsx";
import type { Wiring } from "./wiring.ts";

interface Known {
  readonly input: ToProve;
  readonly told: Scenario;
  readonly everyLanguage: boolean;
}

/** The proof of a scenario as it was shipped, whatever the language spoken; or a route of it, played. */
export function ProofScreen({ wiring, scenario, play }: { wiring: Wiring; scenario: string; play: string }): ReactNode {
  const { t } = useWords("shell");
  const [known, setKnown] = useState<Known>();
  const [trouble, setTrouble] = useState<string>();
  useEffect(() => {
    let gone = false;
    const load = async (): Promise<void> => {
      // Competencies and the stage's answers have their names there.
      const [opened] = await Promise.all([
        wiring.catalogue.pack(scenario),
        addAreas(wiring.words, ["debrief", "scenes"]),
      ]);
      const next = opened.ok ? await inputOf(wiring, opened.value) : undefined;
      if (gone) return;
      if (next) setKnown(next);
      else if (!opened.ok) setTrouble(t(`catalogue.${opened.error.code}`));
    };
    void load();
    return () => {
      gone = true;
    };
  }, [wiring, scenario, t]);
  if (!known) return trouble === undefined ? null : <Trouble reason={trouble} />;
  return (
    <ProofPage
      {...known}
      play={play}
      prove={proveApart}
      links={{ home: href.home, proof: (way) => href.proof(scenario, way) }}
      faceUrl={wiring.faceUrl(scenario)}
    />
  );
}

/** What is proven, and how it is told here. */
async function inputOf(wiring: Wiring, pack: OpenPack): Promise<Known> {
  const [{ scenario: told }, input] = await Promise.all([dressed(wiring, pack), proveInput(wiring, pack)]);
  return { input, told, everyLanguage: input.locales.length === Object.keys(pack.entry.locales).length };
}
