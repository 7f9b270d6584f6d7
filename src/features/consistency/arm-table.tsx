import type { ReactNode } from "react";
import { type ArmCount, FEWEST } from "#engine/insight/arms/compare.ts";
import { Muted } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./consistency.module.css";

/** Arms under each other; whoever is missing is counted in the open, unless they are few. */
export function ArmTable({
  labelledBy,
  counts,
  nameOf,
  needed,
  strong = false,
}: {
  labelledBy: string;
  counts: readonly ArmCount[];
  nameOf: (arm: string) => string;
  needed?: number;
  /** Once the result is unlocked. */
  strong?: boolean;
}): ReactNode {
  const { t } = useWords("consistency");
  const few = t("arms.few");
  const hidden = counts.some((count) => count.given === undefined || (strong && count.strong === undefined));
  return (
    <>
      {/* A table that scrolls must be reached by key. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes["scroll"]} role="group" aria-labelledby={labelledBy} tabIndex={0}>
        <table className={classes["table"]}>
          <thead>
            <tr>
              <th scope="col">{t("arms.arm")}</th>
              <th scope="col">{t("arms.given")}</th>
              <th scope="col">{t("arms.answered")}</th>
              <th scope="col">{t("arms.missing")}</th>
              {strong && <th scope="col">{t("arms.strong")}</th>}
              {needed !== undefined && <th scope="col">{t("arms.needed")}</th>}
            </tr>
          </thead>
          <tbody>
            {counts.map((count) => (
              <tr key={count.arm}>
                <th scope="row">{nameOf(count.arm)}</th>
                <td>{count.given ?? few}</td>
                <td>{count.answered}</td>
                <td>{count.given === undefined ? few : count.given - count.answered}</td>
                {strong && (
                  <td>{count.strong === undefined ? few : t("items.of", { n: count.strong, of: count.answered })}</td>
                )}
                {needed !== undefined && <td>{needed}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hidden && <Muted>{t("arms.fewHelp", { fewest: FEWEST })}</Muted>}
    </>
  );
}
