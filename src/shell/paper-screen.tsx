import { useEffect, useState, type ReactNode } from "react";
import type { Key } from "#engine/score/key.ts";
import { BookletPages } from "#features/room/booklet.tsx";
import { LessonPlan } from "#features/room/lesson.tsx";
import type { OpenPack } from "#ports/catalogue.ts";
import { useWords } from "#words/use-words.tsx";
import { addAreas } from "#words/words.ts";
import { href } from "./route.ts";
import { dressed } from "./start-run.ts";
import { Trouble } from "./trouble.tsx";
import type { Wiring } from "./wiring.ts";

/** A scenario on paper: to play from, or its lesson plan. */
export function PaperScreen({
  wiring,
  scenario,
  sheet,
}: {
  wiring: Wiring;
  scenario: string;
  sheet: "booklet" | "lesson";
}): ReactNode {
  const { t } = useWords("shell");
  const [known, setKnown] = useState<{ readonly pack: OpenPack; readonly keyOf: Key | undefined }>();
  const [trouble, setTrouble] = useState<string>();
  useEffect(() => {
    let gone = false;
    const load = async (): Promise<void> => {
      const [opened] = await Promise.all([wiring.catalogue.pack(scenario), addAreas(wiring.words, ["debrief"])]);
      if (!opened.ok) {
        if (!gone) setTrouble(t(`catalogue.${opened.error.code}`));
        return;
      }
      const [pack, key] = await Promise.all([
        dressed(wiring, opened.value),
        wiring.catalogue.key(scenario, opened.value.entry.key),
      ]);
      if (!gone) setKnown({ pack, keyOf: key.ok ? key.value : undefined });
    };
    void load();
    return () => {
      gone = true;
    };
  }, [wiring, scenario, t]);
  if (!known) return trouble === undefined ? null : <Trouble reason={trouble} />;
  const common = {
    scenario: known.pack.scenario,
    keyOf: known.keyOf,
    pack: known.pack.entry.pack,
    back: href.room(),
  };
  return sheet === "booklet" ? <BookletPages {...common} /> : <LessonPlan {...common} now={wiring.clock.now()} />;
}
