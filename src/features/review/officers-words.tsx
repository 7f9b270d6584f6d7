import type { ReactNode } from "react";
import type { Debrief } from "#ports/journal-store.ts";
import { Muted } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./replay.module.css";

/** What the officer wrote in the debrief: recall first, then what to take along. */
export function OfficersWords({ debrief }: { debrief?: Debrief }): ReactNode {
  const { t } = useWords("review");
  const { t: tell } = useWords("debrief");
  const { commitment } = debrief ?? {};
  const rows = [
    [t("evidence.decided"), debrief?.decided ?? ""],
    [t("evidence.alternatives"), debrief?.alternatives ?? ""],
    [t("evidence.commitment"), commitment ? tell("commit.sentence", { see: commitment.see, say: commitment.say }) : ""],
  ].filter(([, text]) => text !== "");
  return (
    <section className={classes["words"]} aria-labelledby="officers-words">
      <h2 id="officers-words">{t("evidence.recall")}</h2>
      {rows.length === 0 ? (
        <Muted>{t("evidence.noRecall")}</Muted>
      ) : (
        <dl>
          {rows.map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
