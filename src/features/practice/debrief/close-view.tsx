import type { ReactNode } from "react";
import { Line, type FaceUrl } from "#stage/line.tsx";
import { languageOf, Spans } from "#stage/spans.tsx";
import { Stack } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./debrief.module.css";
import type { Close } from "./load.ts";

/** The title of an ending and its outcome in a word; that the officer left, when so. */
export function EndingLine({ close }: { close: Close }): ReactNode {
  const { t } = useWords("debrief");
  const { t: say } = useWords("player");
  if (!close.ending) return <p>{t("ended.left")}</p>;
  return (
    <p className={classes["ending"]}>
      <span {...languageOf(close.lang)}>
        <Spans spans={close.ending.title} />
      </span>{" "}
      <span className={classes["quiet"]}>{say(`end.outcome.${close.ending.outcome}`)}</span>
    </p>
  );
}

/** What came of it, as lines. */
export function Later({ close, faceUrl }: { close: Close; faceUrl?: FaceUrl }): ReactNode {
  return (
    <Stack>
      {close.later.map((line) => (
        <Line key={line.key} shown={line} {...(faceUrl && { faceUrl })} />
      ))}
    </Stack>
  );
}
