import type { ReactNode } from "react";
import { ButtonLink } from "#ui/button.tsx";
import { Muted } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import figures from "./figures.module.css";
import classes from "./proof.module.css";
import type { Sheet } from "./sheet.ts";
import { asking } from "./way.ts";

const ENDS = ["shortest", "longest"] as const;

/** The route of fewest moves and the longest one, in scenes, words and minutes. `minutes`: what the author says. */
export function Lengths({ proof, toPlay, minutes }: Sheet & { minutes: number }): ReactNode {
  const { t, locale } = useWords("proof");
  const { routes } = proof;
  const number = new Intl.NumberFormat(locale);
  return (
    <section className={classes["part"]} aria-labelledby="proof-length">
      <h2 id="proof-length">{t("length.title")}</h2>
      {!routes ? (
        <p>{t("length.none")}</p>
      ) : (
        <>
          <table className={figures["table"]} aria-labelledby="proof-length">
            <thead>
              <tr>
                <th scope="col">{t("length.measure")}</th>
                {ENDS.map((which) => (
                  <th key={which} scope="col">
                    {t(`length.${which}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {(["scenes", "words", "minutes"] as const).map((measure) => (
                <tr key={measure}>
                  <th scope="row">{t(`length.${measure}`)}</th>
                  {ENDS.map((which) => (
                    <td key={which}>{number.format(routes[which][measure])}</td>
                  ))}
                </tr>
              ))}
              <tr className={figures["screenOnly"]}>
                <th scope="row">{t("length.route")}</th>
                {ENDS.map((which) => (
                  <td key={which}>
                    <ButtonLink
                      href={toPlay(asking("length", which))}
                      data-play={asking("length", which)}
                      aria-label={t("way.playNamed", { name: t(`length.${which}`) })}
                    >
                      {t("way.play")}
                    </ButtonLink>
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
          <Muted>
            {t("length.text", { minutes: number.format(minutes) })} {routes.circles && t("length.circles")}{" "}
            {!proof.decided && t("done.onlyPart")}
          </Muted>
        </>
      )}
    </section>
  );
}
