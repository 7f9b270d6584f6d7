import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { beginAttempt } from "#features/practice/begin.ts";
import { Brief, type BriefAnswer } from "#features/practice/brief.tsx";
import type { OpenPack } from "#ports/catalogue.ts";
import { Notice, Page } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { href } from "./route.ts";
import type { Wiring } from "./wiring.ts";

/** The brief of a scenario, and its run once begun. `begin`: straight into practice with this device's settings. */
export function BriefScreen({ wiring, scenario, begin }: { wiring: Wiring; scenario: string; begin: boolean }): ReactNode {
  const { t } = useWords("shell");
  const [pack, setPack] = useState<OpenPack>();
  const [trouble, setTrouble] = useState<string>();
  const [known, setKnown] = useState<{ name: string; resume?: string }>();
  const begun = useRef(false);

  const start = useCallback(
    async (from: OpenPack, answer: BriefAnswer): Promise<void> => {
      if (begun.current) return;
      begun.current = true;
      const officer = await wiring.officer(answer.name);
      const made = await beginAttempt(wiring, from, {
        officer,
        purpose: answer.purpose,
        timeFactor: answer.timeFactor,
        locale: wiring.words.language,
        build: wiring.build,
      });
      if (!made.ok) {
        begun.current = false;
        setTrouble(t(`store.${made.error.code}`));
        return;
      }
      // The address becomes the run's own: a reload, and Back from the debrief, come to the run, not to a second start.
      const { attempt } = made.value.live.header;
      wiring.begun.set(attempt, made.value);
      location.replace(href.attempt(attempt));
    },
    [wiring, t],
  );

  useEffect(() => {
    let gone = false;
    const load = async (): Promise<void> => {
      const opened = await wiring.catalogue.pack(scenario);
      if (gone) return;
      if (!opened.ok) {
        setTrouble(t(`catalogue.${opened.error.code}`));
        return;
      }
      if (begin) {
        await start(opened.value, { purpose: "practice", timeFactor: wiring.settings().timeFactor, name: "" });
        return;
      }
      const [attempts, officers] = await Promise.all([wiring.attempts.list(), wiring.journal.officers()]);
      if (gone) return;
      const open = attempts.ok
        ? attempts.value.find((attempt) => attempt.state === "open" && attempt.header.scenario === scenario)
        : undefined;
      const own = officers.ok ? officers.value.find((officer) => officer.id === wiring.settings().officer) : undefined;
      setKnown({ name: own?.name ?? "", ...(open && { resume: href.attempt(open.header.attempt) }) });
      setPack(opened.value);
    };
    void load();
    return () => {
      gone = true;
    };
  }, [wiring, scenario, begin, start, t]);

  if (pack && known) {
    return (
      <Brief
        pack={pack}
        {...known}
        timeFactor={wiring.settings().timeFactor}
        home={href.home}
        {...(trouble !== undefined && { trouble })}
        onStart={(answer) => void start(pack, answer)}
      />
    );
  }
  if (trouble === undefined) return null;
  return (
    <Page>
      <h1 tabIndex={-1}>{t("trouble.title")}</h1>
      <Notice tone="warn" live>
        {trouble}
      </Notice>
      <p>
        <a href={href.home}>{t("trouble.home")}</a>
      </p>
    </Page>
  );
}
