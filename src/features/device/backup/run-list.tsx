import type { ReactNode } from "react";
import type { Standing } from "#engine/attempt/compare.ts";
import type { LeftOut } from "#interop/backup/backup.ts";
import { Muted, Pill } from "#ui/surface.tsx";
import { formatWhen } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./backup.module.css";
import { flawText } from "./flaw-text.ts";
import type { Fate } from "./put-back.ts";

/** As many as somebody would look through. */
const SHOWN = 100;

/** Every run of a file with what restoring it does; those left out first, with the reason. */
export function RunList({
  fates,
  leftOut,
  titleOf,
  now,
}: {
  fates: readonly Fate[];
  leftOut: readonly LeftOut[];
  /** What a scenario is called on this device. */
  titleOf: (scenario: string) => string;
  /** UTC milliseconds. */
  now: number;
}): ReactNode {
  const { t, locale } = useWords("backup");
  const count = fates.length + leftOut.length;
  const out = leftOut.slice(0, SHOWN);
  const shown = fates.slice(0, SHOWN - out.length);
  if (count === 0) return null;
  return (
    <details>
      <summary>{t("restore.runs")}</summary>
      {out.length + shown.length < count && (
        <Muted>{t("restore.first", { shown: out.length + shown.length, count })}</Muted>
      )}
      <ul className={classes["runs"]}>
        {out.map((one) => (
          <li key={`line ${one.line}`} className={classes["run"]}>
            <bdi>{one.scenario === undefined ? t("restore.unknown", { line: one.line }) : titleOf(one.scenario)}</bdi>
            <Pill>{t("standing.leftOut")}</Pill>
            <div className={classes["why"]}>
              <Muted>{flawText(t, one.why)}</Muted>
            </div>
          </li>
        ))}
        {shown.map(({ attempt, standing }) => (
          <li key={attempt.header.attempt} className={classes["run"]} data-standing={standing}>
            <span>
              {t("restore.run", {
                title: titleOf(attempt.header.scenario),
                when: formatWhen(locale, attempt.moves[0]?.at ?? 0, now),
              })}
            </span>
            <Pill>{t(`standing.${standing}`)}</Pill>
          </li>
        ))}
      </ul>
    </details>
  );
}

const ORDER: readonly Standing[] = ["added", "longer", "same", "forked"];

/** How many runs fare how: as it would be, or as it was. */
export function Tally({ fates, leftOut, done }: { fates: readonly Fate[]; leftOut: number; done: boolean }): ReactNode {
  const { t } = useWords("backup");
  const counts = ORDER.map((standing) => ({
    standing,
    count: fates.filter((fate) => fate.standing === standing).length,
  })).filter(({ count }) => count > 0);
  return (
    <ul className={classes["list"]}>
      {counts.map(({ standing, count }) => (
        <li key={standing}>
          {done ? t(`restore.report.${standing}`, { count }) : t(`restore.${standing}`, { count })}
        </li>
      ))}
      {leftOut > 0 && <li>{t("restore.leftOut", { count: leftOut })}</li>}
    </ul>
  );
}
