import { useState, type ReactNode } from "react";
import { VisuallyHidden } from "#ui/surface.tsx";
import { useKeys } from "#ui/use-keys.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./timer.module.css";

const SOON = 10;

/**
 * Time left to decide, in whole seconds; the caller counts, once a second. Read out at the start, at ten seconds,
 * at the end, and whenever T is pressed. Give it a `key` per decision.
 */
export function Timer({ left, total, paused = false }: { left: number; total: number; paused?: boolean }): ReactNode {
  const { t } = useWords("player");
  const [asked, setAsked] = useState<number>();
  useKeys({ t: () => setAsked(left) }, !paused);
  const share = total > 0 ? Math.max(0, left) / total : 0;
  // One sentence at a time, so that a reader says each once.
  const said =
    left <= 0
      ? t("timer.over")
      : asked !== undefined && asked - left < 2
        ? t("timer.left", { count: asked })
        : left <= SOON && total > SOON
          ? t("timer.left", { count: SOON })
          : t("timer.start", { count: total });
  return (
    <div className={classes["timer"]} {...(left <= 5 && { "data-soon": "" })}>
      <svg className={classes["ring"]} viewBox="0 0 36 36" aria-hidden="true">
        <circle cx="18" cy="18" r="16" pathLength={1} />
        <circle cx="18" cy="18" r="16" pathLength={1} strokeDasharray="1" strokeDashoffset={1 - share} />
      </svg>
      <span className={classes["number"]} role="timer" aria-label={t("timer.label")}>
        {Math.max(0, left)}
      </span>
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
    </div>
  );
}
