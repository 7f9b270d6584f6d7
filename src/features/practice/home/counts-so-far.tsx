import type { ReactNode } from "react";
import type { AcrossCounts } from "#engine/score/across.ts";
import { useBehaviours } from "#stage/behaviours.ts";
import { Button } from "#ui/button.tsx";
import { Muted, Notice, Row } from "#ui/surface.tsx";
import { useLaterWords, useWords } from "#words/use-words.tsx";
import type { Afterwards } from "./afterwards.ts";
import classes from "./home.module.css";

/** Evidence across scenarios, in words and counts alone: no share, no level. */
export function CountsSoFar({
  afterwards: { across, missing },
  onLookAgain,
}: {
  afterwards: Pick<Afterwards, "across" | "missing">;
  onLookAgain: () => void;
}): ReactNode {
  const { t } = useWords("home");
  // The names of competencies are words of the debrief.
  const named = useLaterWords("debrief") !== undefined;
  const { competencies, repair, critical, disrespect } = across;
  const none = competencies.size + repair.size === 0;
  return (
    <section className={classes["section"]} aria-labelledby="home-counts">
      <h2 id="home-counts">{t("counts.title")}</h2>
      <p>{none ? t("counts.none") : t("counts.help")}</p>
      {named && competencies.size > 0 && <Table counts={competencies} labelledBy="home-counts" />}
      {named && repair.size > 0 && (
        <>
          <h3 id="home-repair">{t("counts.repair")}</h3>
          <Table counts={repair} labelledBy="home-repair" />
        </>
      )}
      {critical + disrespect > 0 && (
        <>
          <h3>{t("counts.apart")}</h3>
          <ul className={classes["apart"]}>
            {critical > 0 && <li>{t("counts.critical", { count: critical })}</li>}
            {disrespect > 0 && <li>{t("counts.disrespect", { count: disrespect })}</li>}
          </ul>
        </>
      )}
      {missing.key > 0 && (
        <Notice tone="warn">
          <p>{t("counts.missing", { count: missing.key })}</p>
          <Row>
            <Button onClick={onLookAgain}>{t("counts.again")}</Button>
          </Row>
        </Notice>
      )}
      {missing.unread > 0 && <Notice tone="warn">{t("counts.unread", { count: missing.unread })}</Notice>}
      <Muted>
        {!none && `${t("counts.author")} `}
        {t("counts.private")}
      </Muted>
    </section>
  );
}

function Table({ counts, labelledBy }: { counts: ReadonlyMap<string, AcrossCounts>; labelledBy: string }): ReactNode {
  const { t } = useWords("home");
  const { competencyName } = useBehaviours();
  return (
    <table className={classes["counts"]} aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{t("counts.competency")}</th>
          <th scope="col">{t("counts.evidence")}</th>
        </tr>
      </thead>
      <tbody>
        {[...counts].map(([code, { strong, adequate, weak, scenarios }]) => (
          <tr key={code}>
            <th scope="row">{competencyName(code)}</th>
            <td>
              {t("counts.row", { strong, adequate, weak })}{" "}
              <span className={classes["facts"]}>{t("counts.over", { count: scenarios })}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
