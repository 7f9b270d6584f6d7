import { useMemo, type ReactNode } from "react";
import type { Step } from "#engine/proof/finding.ts";
import { ButtonLink } from "#ui/button.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./proof.module.css";
import type { Sheet } from "./sheet.ts";
import { RouteLines } from "./route-lines.tsx";
import { wayOf } from "./way.ts";

/** A route as a short screenplay, folded away, and the link that plays it. */
export function RouteFold({
  program,
  toPlay,
  steps,
  play,
  name,
  summary,
}: Sheet & {
  steps: readonly Step[];
  play: string;
  /** What is played, for those who hear the link alone. */
  name: string;
  summary: string;
}): ReactNode {
  const { t } = useWords("proof");
  const way = useMemo(() => wayOf(program, steps), [program, steps]);
  return (
    <div className={classes["fold"]}>
      <ButtonLink href={toPlay(play)} data-play={play} aria-label={t("way.playNamed", { name })}>
        {t("way.play")}
      </ButtonLink>
      <details>
        <summary>{summary}</summary>
        <RouteLines way={way} />
      </details>
    </div>
  );
}
