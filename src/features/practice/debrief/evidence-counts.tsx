import type { ReactNode } from "react";
import type { Purpose } from "#engine/attempt/move.ts";
import { type Counts, countsOf, repairCountsOf } from "#engine/score/counts.ts";
import type { Evidence } from "#engine/score/evidence.ts";
import { useBehaviours } from "#stage/behaviours.ts";
import { Muted, Stack } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { EndingLine } from "./close-view.tsx";
import classes from "./debrief.module.css";
import type { Close } from "./load.ts";

/** How much evidence of which kind, by competency. Counts only; the outcome stands beside them, not in them. */
export function EvidenceCounts({
  evidence,
  close,
  purpose,
}: {
  evidence: Evidence;
  close: Close;
  purpose: Purpose;
}): ReactNode {
  const { t } = useWords("debrief");
  const spine = countsOf(evidence.marks);
  const repair = repairCountsOf(evidence.marks);
  const cut = new Set(evidence.marks.filter((mark) => mark.because === "cut-short").map((mark) => mark.scene)).size;
  const apart = new Set([...evidence.critical, ...evidence.disrespect].map((flag) => flag.seq)).size;
  return (
    <Stack>
      <h3>{t("evidence.title")}</h3>
      <p>{t("evidence.help")}</p>
      {spine.size + repair.size === 0 && <p>{t("evidence.none")}</p>}
      {spine.size > 0 && <CountList title={t("evidence.spine")} counts={spine} />}
      {cut > 0 && (
        <p>
          <strong>{t("evidence.cut")}:</strong> {t("evidence.cutText", { count: cut })}
        </p>
      )}
      {repair.size > 0 && <CountList title={t("evidence.repair")} counts={repair} />}
      {apart > 0 && <p>{t("evidence.apart", { count: apart })}</p>}
      <Muted>{purpose === "practice" ? t("evidence.practice") : t("evidence.record")}</Muted>
      <div className={classes["side"]}>
        <h4>{t("outcome")}</h4>
        <EndingLine close={close} />
        <Muted>{t("evidence.luck")}</Muted>
      </div>
    </Stack>
  );
}

function CountList({ title, counts }: { title: string; counts: ReadonlyMap<string, Counts> }): ReactNode {
  const { t } = useWords("debrief");
  const { competencyName } = useBehaviours();
  return (
    <>
      <h4>{title}</h4>
      <dl className={classes["counts"]}>
        {[...counts].map(([competency, { strong, adequate, weak }]) => (
          <div key={competency}>
            <dt>{competencyName(competency)}</dt>
            <dd>{t("evidence.counts", { strong, adequate, weak })}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
