import { useEffect, useLayoutEffect, useRef, type ReactNode } from "react";
import type { Shown } from "#engine/attempt/shown.ts";
import { useWords } from "#words/use-words.tsx";
import { Line, type FaceUrl } from "./line.tsx";
import classes from "./lines.module.css";

/**
 * What was said so far, newest below: a log that screen readers follow. Mount it once, before its first lines, and keep it.
 * New lines come into view from their first on. `id`: so that a key can bring the focus here.
 */
export function Lines({ shown, faceUrl, id }: { shown: readonly Shown[]; faceUrl?: FaceUrl; id?: string }): ReactNode {
  const { t } = useWords("player");
  const log = useRef<HTMLDivElement>(null);
  const before = useRef(0);
  useLayoutEffect(() => {
    // Opened in the middle of a run, only what the last move brought is new.
    const from = before.current === 0 ? shown.findIndex((one) => one.seq === shown.at(-1)?.seq) : before.current;
    const first = log.current?.children[from];
    // Clamped by the browser: lines that fit leave what came before in sight above them.
    if (log.current && first instanceof HTMLElement) {
      if (log.current.scrollHeight > log.current.clientHeight) log.current.scrollTop = first.offsetTop;
      // On a small screen the page scrolls instead; the first lines of all are there already.
      else if (from > 0) first.scrollIntoView?.({ block: "start" });
    }
    before.current = shown.length;
  }, [shown]);
  useEffect(() => {
    const pane = log.current;
    if (!pane || typeof ResizeObserver === "undefined") return;
    let height = pane.clientHeight;
    // When what is asked takes more room, the newest line stays in sight, unless one has scrolled back.
    const resized = new ResizeObserver(() => {
      if (pane.scrollHeight - pane.scrollTop - height < 8) pane.scrollTop = pane.scrollHeight;
      height = pane.clientHeight;
    });
    resized.observe(pane);
    return () => resized.disconnect();
  }, []);
  return (
    <div
      ref={log}
      className={classes["log"]}
      role="log"
      aria-label={t("transcript")}
      tabIndex={0}
      {...(id !== undefined && { id })}
    >
      {shown.map((one) => (
        <div key={one.key} className={classes["new"]}>
          <Line shown={one} {...(faceUrl && { faceUrl })} />
        </div>
      ))}
    </div>
  );
}
