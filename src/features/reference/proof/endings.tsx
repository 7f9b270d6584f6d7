import type { ReactNode } from "react";
import { languageOf } from "#stage/spans.tsx";
import { Muted, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { useNames } from "./names.ts";
import classes from "./proof.module.css";
import type { Sheet } from "./sheet.ts";
import { RouteFold } from "./route-fold.tsx";
import { asking } from "./way.ts";

/** Every ending: what it means, and the shortest way to it. */
export function Endings(sheet: Sheet): ReactNode {
  const { t } = useWords("proof");
  const { t: say } = useWords("player");
  const { proof, program } = sheet;
  const { endingName, lang } = useNames(program);
  return (
    <section className={classes["part"]} aria-labelledby="proof-endings">
      <h2 id="proof-endings">{t("endings.title")}</h2>
      <Muted>{t("endings.text")}</Muted>
      <ul className={classes["endings"]}>
        {proof.endings.map(({ id, outcome, witness }) => (
          <li key={id} data-ending={id}>
            <Row>
              <h3 {...languageOf(lang)}>{endingName(id)}</h3>
              <span className={classes["outcome"]}>{isOutcome(outcome) ? say(`end.outcome.${outcome}`) : outcome}</span>
            </Row>
            {witness ? (
              <RouteFold
                {...sheet}
                steps={witness}
                play={asking("way", id)}
                name={endingName(id)}
                summary={t("endings.moves", { count: witness.length - 1 })}
              />
            ) : (
              <p>{t(proof.decided ? "endings.never" : "endings.unknown")}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const OUTCOMES = ["resolved", "partly", "unresolved", "harm"] as const;
const isOutcome = (outcome: string): outcome is (typeof OUTCOMES)[number] => OUTCOMES.some((one) => one === outcome);
