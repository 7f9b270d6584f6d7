import type { ReactNode } from "react";
import type { Level } from "#engine/score/key.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./level-mark.module.css";

const GLYPHS: Readonly<Record<Level, string>> = { weak: "▽", adequate: "◇", strong: "▲" };

/** Weak, adequate or strong evidence: by letter, shape and word; colour is extra. Needs the words of `debrief`. */
export function LevelMark({ level }: { level: Level }): ReactNode {
  const { t } = useWords("debrief");
  return (
    <span className={classes["mark"]} data-level={level}>
      <span className={classes["letter"]} aria-hidden="true">
        {GLYPHS[level]} {t(`letter.${level}`)}
      </span>
      {t(`level.${level}`)}
    </span>
  );
}
