import type { ReactNode } from "react";
import { Muted } from "#ui/surface.tsx";
import { languageOf } from "#stage/spans.tsx";
import { playerName } from "#words/finding-sentence.ts";
import { useWords } from "#words/use-words.tsx";
import { useNames } from "./names.ts";
import figures from "./figures.module.css";
import classes from "./proof.module.css";
import type { Sheet } from "./sheet.ts";

/** The one who listens a little, and must reach the limit that all the others must stay below. */
const SECOND_BEST = "second-best";
const LIMIT = 0.5;

/** How those fare who play by a rule of thumb, and who plays by lot. */
export function Players({ proof, program }: Sheet): ReactNode {
  const { t, locale } = useWords("proof");
  const { t: tell } = useWords("findings");
  const { endingName, lang } = useNames(program);
  const { naive, random } = proof;
  const percent = new Intl.NumberFormat(locale, { style: "percent" });
  return (
    <section className={classes["part"]} aria-labelledby="proof-players">
      <h2 id="proof-players">{t("players.title")}</h2>
      {naive.length === 0 ? (
        <p>{t("players.none")}</p>
      ) : (
        <>
          <Muted>{t("players.text")}</Muted>
          <table className={figures["table"]} aria-labelledby="proof-players">
            <thead>
              <tr>
                <th scope="col">{t("players.player")}</th>
                <th scope="col">{t("players.share")}</th>
                <th scope="col">{t("players.holds")}</th>
              </tr>
            </thead>
            <tbody>
              {naive.map(({ player, share, ending }) => {
                const good = player === SECOND_BEST;
                const fails = good ? share < LIMIT : share >= LIMIT;
                const verdict = good ? (fails ? "short" : "reaches") : fails ? "over" : "below";
                return (
                  <tr key={player} data-player={player}>
                    <th scope="row">
                      {playerName(tell, player)}
                      <span className={figures["second"]}>
                        {ending === "" ? tell("told.noEnd") : <Ends ending={endingName(ending)} lang={lang} />}
                      </span>
                    </th>
                    <td>{percent.format(share)}</td>
                    <td {...(fails && { "data-fails": "" })}>{t(`players.${verdict}`)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </>
      )}
      {random && (
        <p>{t("players.lot", { mean: percent.format(random.mean), percent: chance(locale, random.reachesHalf) })}</p>
      )}
    </section>
  );
}

/** `0.3%`: a small chance is not none. */
const chance = (locale: string, of: number): string =>
  new Intl.NumberFormat(locale, { style: "percent", maximumSignificantDigits: 2 }).format(of);

function Ends({ ending, lang }: { ending: string; lang: string }): ReactNode {
  const { t } = useWords("findings");
  const [start = "", end = ""] = t("told.ends", { ending: "\uFFFC" }).split("\uFFFC");
  return (
    <>
      {start}
      <bdi {...languageOf(lang)}>{ending}</bdi>
      {end}
    </>
  );
}
