import type { ReactNode } from "react";
import { SIDES } from "#engine/insight/panel/rating.ts";
import {
  type ChoiceStanding,
  type DecisionStanding,
  type Lack,
  LEAST_OF_A_SIDE,
} from "#engine/insight/panel/standing.ts";
import { Card } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./panel.module.css";
import type { Reading } from "./reading.ts";

/** Where the panel stands on one decision: how many, whether it is record-ready, and both sides on every choice. */
export function Decision({
  one,
  number,
  reading,
}: {
  one: DecisionStanding;
  number: number;
  reading: Reading;
}): ReactNode {
  const { t, locale } = useWords("panel");
  const id = `panel-${one.scene}`;
  const prompt = reading.decisions.find((scene) => scene.id === one.scene)?.prompt ?? one.scene;
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return (
    <Card labelledBy={id}>
      <h2 id={id}>
        {number}. {reading.text(prompt)}
      </h2>
      <p>{t("results.n", { count: one.raters, community: one.community })}</p>
      {one.lacks.length === 0 ? (
        <p>
          <strong>{t("results.ready")}</strong>
        </p>
      ) : (
        <>
          <p>
            <strong>{t("results.notReady")}</strong>
          </p>
          <ul className={classes["lacks"]}>
            {one.lacks.map((lack, at) => (
              <li key={at}>{lackText(t, lack, (choice) => reading.choice(one.scene, choice))}</li>
            ))}
          </ul>
        </>
      )}
      {one.best?.interval && one.best.interval.n >= LEAST_OF_A_SIDE && (
        <p>
          {t("results.best", {
            best: reading.choice(one.scene, one.best.choice),
            next: reading.choice(one.scene, one.best.next),
            low: figure.format(one.best.interval.low),
            high: figure.format(one.best.interval.high),
            n: one.best.interval.n,
          })}
        </p>
      )}
      <ul className={classes["choices"]}>
        {one.choices.map((choice) => (
          <li key={choice.choice}>
            <h3>{reading.choice(one.scene, choice.choice)}</h3>
            <Dots choice={choice} />
            {choice.contested.map((why) => (
              <p key={why} className={classes["warn"]}>
                {t(`contested.${why}`)}
              </p>
            ))}
            {choice.comments.length > 0 && (
              <details>
                <summary>{t("results.comments", { count: choice.comments.length })}</summary>
                <ul>
                  {choice.comments.map(({ side, text }, at) => (
                    <li key={at}>
                      {t(`side.${side}`)}: <q dir="auto">{text}</q>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Both sides on one scale; the words beside each dot say the same. */
function Dots({ choice: { sides } }: { choice: ChoiceStanding }): ReactNode {
  const { t, locale } = useWords("panel");
  const figure = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <dl className={classes["dots"]}>
      {SIDES.map((side) => {
        const of = sides[side];
        if (!of && side === "other") return null;
        const name = t(`side.${side}`);
        const sd = of?.sd === undefined ? "–" : figure.format(of.sd);
        return (
          <div key={side} style={{ display: "contents" }}>
            <dt>
              {of
                ? t("results.mean", { name, mean: figure.format(of.mean), sd, n: of.n })
                : t("results.noSide", { name })}
            </dt>
            <dd>
              <div className={classes["rail"]} aria-hidden="true">
                {of && (
                  <span
                    className={classes["dot"]}
                    data-side={side}
                    style={{ insetInlineStart: `${((of.mean - 1) / 6) * 100}%` }}
                  />
                )}
              </div>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function lackText(
  t: ReturnType<typeof useWords<"panel">>["t"],
  lack: Lack,
  choiceName: (id: string) => string,
): string {
  if (lack.code === "spread") return t("lack.spread", { choice: choiceName(lack.choice) });
  if (lack.code === "no-best") return t("lack.no-best");
  return lack.community > 0
    ? t("lack.ratersCommunity", { count: lack.more, community: lack.community })
    : t("lack.raters", { count: lack.more });
}
