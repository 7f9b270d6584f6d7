import type { ReactNode } from "react";
import type { Shown, ShownLine } from "#engine/attempt/shown.ts";
import { Line, type FaceUrl } from "#stage/line.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./debrief.module.css";
import { Step } from "./steps.tsx";

/** What was said and not understood, in the order it was said, with who said it and what it meant. */
export function MeaningsStep({
  shown,
  faceUrl,
  children,
}: {
  shown: readonly Shown[];
  faceUrl?: FaceUrl;
  children?: ReactNode;
}): ReactNode {
  const { t } = useWords("debrief");
  const lines = shown.filter(
    (one): one is ShownLine => one.kind === "line" && one.understood !== "clear" && one.meaning !== undefined,
  );
  return (
    <Step step="meanings" title={t("meanings.title")}>
      {lines.length === 0 ? (
        <p>{t("meanings.none")}</p>
      ) : (
        <ol className={classes["rows"]}>
          {lines.map((line) => (
            <li key={line.key}>
              <Line shown={line} meanings {...(faceUrl && { faceUrl })} />
            </li>
          ))}
        </ol>
      )}
      {children}
    </Step>
  );
}
