import type { ReactNode } from "react";
import type { ShownAct, ShownRow } from "#engine/attempt/shown.ts";
import { TRUTHS } from "#engine/score/key.ts";
import type { Translate } from "#words/areas.ts";
import { useLaterWords } from "#words/use-words.tsx";
import classes from "./answer.module.css";
import { Sound } from "./sound.tsx";
import { languageOf, Spans } from "./spans.tsx";

/**
 * What was answered beyond plain words: a recording, ratings, a report; where a key says how a thing could be known, that
 * too. Fetches its words itself.
 */
export function Answer({ act }: { act: ShownAct }): ReactNode {
  const words = useLaterWords("scenes");
  if (!words) return null;
  const { t } = words;
  if (act.rows) {
    return (
      <dl className={classes["rows"]}>
        {act.rows.map((row) => (
          <div key={row.id} className={classes["row"]}>
            <dt {...languageOf(act.lang)}>
              <Spans spans={row.spans} />
            </dt>
            <dd>
              <span className={classes["given"]}>{answerOf(t, act, row)}</span>
              {row.really !== undefined && <span className={classes["really"]}>{reallyOf(t, row)}</span>}
            </dd>
          </div>
        ))}
      </dl>
    );
  }
  if (act.audio) return <Sound audio={act.audio} label={t("answer.listen")} />;
  return act.spans.length === 0 && <p className={classes["really"]}>{t("answer.noWords")}</p>;
}

function answerOf(t: Translate<"scenes">, { how }: ShownAct, { answer }: ShownRow): string {
  if (how === "rate") return t("answer.rating", { rating: answer ?? "" });
  if (answer === undefined) return t("answer.leftOut");
  return isTruth(answer) ? t(`report.truth.${answer}`) : String(answer);
}

const reallyOf = (t: Translate<"scenes">, { answer, really }: ShownRow): string =>
  answer === really
    ? t("answer.same")
    : t("answer.key", { view: isTruth(really) ? t(`answer.really.${really}`) : (really ?? "") });

type Truth = (typeof TRUTHS)[number];
const isTruth = (answer: ShownRow["answer"]): answer is Truth => TRUTHS.some((truth) => truth === answer);
