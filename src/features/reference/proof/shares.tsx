import type { ReactNode } from "react";
import type { Range } from "#engine/proof/finding.ts";
import { languageOf } from "#stage/spans.tsx";
import { Muted } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { useRangeName } from "./names.ts";
import figures from "./figures.module.css";
import classes from "./proof.module.css";
import type { Sheet } from "./sheet.ts";
import { asking, rangesOf } from "./way.ts";

/** How poorly and how well a route can do: a table whose ranges are drawn as well. */
export function Shares(sheet: Sheet): ReactNode {
  const { t } = useWords("proof");
  const ranges = [...rangesOf(sheet.proof)];
  const under = (of: string): typeof ranges => ranges.filter(([id]) => id.startsWith(`${of}.`));
  return (
    <section className={classes["part"]} aria-labelledby="proof-shares">
      <h2 id="proof-shares">{t("shares.title")}</h2>
      {ranges.length === 0 ? (
        <p>{t("shares.none")}</p>
      ) : (
        <>
          <Muted>
            {t("shares.text")} {!sheet.proof.decided && t("done.onlyPart")}
          </Muted>
          <table className={figures["table"]} aria-labelledby="proof-shares">
            <thead>
              <tr>
                <th scope="col">
                  {t("shares.route")}
                  <Scale />
                </th>
                <th scope="col">{t("shares.low")}</th>
                <th scope="col">{t("shares.high")}</th>
              </tr>
            </thead>
            <tbody>
              {ranges.slice(0, 1).map(([id, range]) => (
                <RangeRow key={id} {...sheet} id={id} range={range} />
              ))}
            </tbody>
            {(["competency", "ending"] as const).map((of) => {
              const some = under(of);
              return (
                some.length > 0 && (
                  <tbody key={of}>
                    <tr>
                      <th scope="rowgroup" colSpan={3} className={figures["rowGroup"]}>
                        {t(`shares.${of}`)}
                      </th>
                    </tr>
                    {some.map(([id, range]) => (
                      <RangeRow key={id} {...sheet} id={id} range={range} />
                    ))}
                  </tbody>
                )
              );
            })}
          </table>
        </>
      )}
    </section>
  );
}

function RangeRow({ id, range, program, toPlay }: Sheet & { id: string; range: Range }): ReactNode {
  const { t, locale } = useWords("proof");
  const { name, lang } = useRangeName(program)(id);
  const percent = new Intl.NumberFormat(locale, { style: "percent" });
  const link = (what: "low" | "high", share: number): ReactNode => (
    <td>
      <a
        href={toPlay(asking(what, id))}
        data-play={asking(what, id)}
        aria-label={t("shares.play", { share: percent.format(share), name })}
      >
        {percent.format(share)}
      </a>
    </td>
  );
  return (
    <tr data-range={id}>
      <th scope="row">
        <span {...(lang !== undefined && languageOf(lang))}>{name}</span>
        <span className={figures["track"]} aria-hidden="true">
          <span
            className={figures["range"]}
            style={{ insetInlineStart: `${range.min * 100}%`, inlineSize: `${(range.max - range.min) * 100}%` }}
          />
        </span>
      </th>
      {link("low", range.min)}
      {link("high", range.max)}
    </tr>
  );
}

/** What the two lines of every track stand for, in percent. */
function Scale(): ReactNode {
  const { locale } = useWords("proof");
  const number = new Intl.NumberFormat(locale);
  return (
    <span className={figures["scale"]} aria-hidden="true">
      <span>{number.format(50)}</span>
      <span>{number.format(75)}</span>
    </span>
  );
}
