import type { ReactNode } from "react";
import type { OfficerEvidence, OverScenarios } from "#engine/insight/class/evidence.ts";
import type { Need } from "#engine/insight/class/need-rules.ts";
import { select } from "#engine/insight/class/select.ts";
import { useBehaviours } from "#stage/behaviours.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { type Asked, type ClassData, filterOf } from "./class-data.ts";
import classes from "./class.module.css";
import { useTexts } from "./use-texts.ts";

/** What the counts of one officer say in words, and the runs they come from. */
export function EvidenceDialog({
  data,
  asked,
  officer,
  evidence: { spine, repair },
  needs,
  replay,
  onClose,
}: {
  data: ClassData;
  asked: Asked;
  officer: string;
  evidence: OfficerEvidence;
  /** Rules that found the officer. */
  needs: readonly Need[];
  replay: (attempt: string, seq?: number) => string;
  onClose: () => void;
}): ReactNode {
  const { t, locale } = useWords("overview");
  const { competencyName } = useBehaviours();
  const { name, title } = useTexts(data);
  const line = ({ strong, adequate, weak, scenarios }: OverScenarios): string =>
    t("evidence.line", { strong, adequate, weak, count: scenarios });
  const { parts } = select(data.aggregate, { ...filterOf(data, asked), officers: new Set([officer]) });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  return (
    <Dialog title={t("evidence.of", { name: name(officer) })} onClose={onClose}>
      <dl className={classes["counts"]}>
        {[...spine].map(([code, counts]) => (
          <div key={code}>
            <dt>{competencyName(code)}</dt>
            <dd>{line(counts)}</dd>
          </div>
        ))}
        {[...repair].map(([code, counts]) => (
          <div key={`repair ${code}`}>
            <dt>{t("evidence.repair", { competency: competencyName(code) })}</dt>
            <dd>{line(counts)}</dd>
          </div>
        ))}
      </dl>
      {needs.length > 0 && (
        <>
          <h3>{t("evidence.needs")}</h3>
          <ul className={classes["runs"]}>
            {needs.map((rule) => (
              <li key={rule}>{t(`rules.name.${rule}`)}</li>
            ))}
          </ul>
        </>
      )}
      <h3>{t("runs.title")}</h3>
      <ul className={classes["runs"]}>
        {parts.flatMap(({ group, rows }) =>
          rows.map(({ attempt, endedAt }) => (
            <li key={attempt}>
              <a href={replay(attempt)}>{t("runs.of", { title: title(group.scenario), when: day.format(endedAt) })}</a>
            </li>
          )),
        )}
      </ul>
      <Row>
        <Button onClick={onClose}>{t("evidence.close")}</Button>
      </Row>
    </Dialog>
  );
}
