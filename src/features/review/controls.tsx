import type { ReactNode } from "react";
import { Button } from "#ui/button.tsx";
import { useKeys } from "#ui/use-keys.ts";
import { directionOf } from "#words/locales.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./replay.module.css";

/** Steps through a run by decision or by move. Buttons stay where they are at the ends, so that the focus does too. */
export function Controls({
  at,
  last,
  decisions,
  onSeq,
  onComment,
  flagged,
  onFlag,
}: {
  at: number;
  last: number;
  /** The moves that answered a decision, in order. */
  decisions: readonly number[];
  onSeq: (seq: number) => void;
  onComment: () => void;
  /** Is this move marked to come back to? */
  flagged: boolean;
  onFlag: () => void;
}): ReactNode {
  const { t, locale } = useWords("review");
  // The arrow that points the way one reads goes on.
  const [back, on] =
    directionOf(locale) === "rtl" ? (["ArrowRight", "ArrowLeft"] as const) : (["ArrowLeft", "ArrowRight"] as const);
  const steps = {
    previousDecision: { to: decisions.findLast((seq) => seq < at), keys: back },
    decision: { to: decisions.find((seq) => seq > at), keys: on },
    previous: { to: at > 0 ? at - 1 : undefined, keys: `Shift+${back}` },
    next: { to: at < last ? at + 1 : undefined, keys: `Shift+${on}` },
  } as const;
  const go = (to: number | undefined) => (): void => {
    if (to !== undefined) onSeq(to);
  };
  useKeys({
    ...Object.fromEntries(Object.values(steps).map(({ to, keys }) => [keys, go(to)])),
    n: onComment,
    f: onFlag,
  });
  return (
    <nav className={classes["controls"]} aria-label={t("replay.controls")}>
      <div className={classes["buttons"]}>
        {(["previousDecision", "decision", "previous", "next"] as const).map((name) => (
          <Button
            key={name}
            aria-keyshortcuts={steps[name].keys}
            {...(steps[name].to === undefined && { "aria-disabled": true })}
            onClick={go(steps[name].to)}
          >
            {t(`replay.${name}`)}
          </Button>
        ))}
        <Button aria-pressed={flagged} aria-keyshortcuts="F" onClick={onFlag}>
          {t("comment.flagHere")}
        </Button>
      </div>
      <p className={classes["quiet"]}>
        <span role="status">{t("replay.move", { seq: at, of: last })}</span>{" "}
        <span className={classes["keys"]}>{t("replay.keys")}</span>
      </p>
    </nav>
  );
}
