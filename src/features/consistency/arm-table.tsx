import type { ReactNode } from "react";
import { useWords } from "#words/use-words.tsx";
import classes from "./consistency.module.css";

interface Count {
  readonly arm: string;
  readonly given: number;
  readonly answered: number;
  /** Absent before the result is unlocked. */
  readonly strong?: number;
}

/** Arms under each other; whoever is missing is counted in the open. */
export function ArmTable({
  labelledBy,
  counts,
  nameOf,
  needed,
}: {
  labelledBy: string;
  counts: readonly Count[];
  nameOf: (arm: string) => string;
  needed?: number;
}): ReactNode {
  const { t } = useWords("consistency");
  const strong = counts.some((count) => count.strong !== undefined);
  return (
    // A table that scrolls must be reached by key.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
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
              <td>{count.given}</td>
              <td>{count.answered}</td>
              <td>{count.given - count.answered}</td>
              {strong && <td>{t("items.of", { n: count.strong ?? 0, of: count.answered })}</td>}
              {needed !== undefined && <td>{needed}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
