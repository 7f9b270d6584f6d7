import type { ReactNode } from "react";
import { languageOf, Spans } from "#stage/spans.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./bars.module.css";
import type { Tally } from "./hands.ts";
import type { Option } from "./open.ts";

/** Hands by choice: a table whose numbers are drawn as bars too. `chosen`: what the room took. */
export function Bars({
  options,
  tallies,
  lang,
  caption,
  chosen,
}: {
  options: readonly Option[];
  tallies: readonly Tally[];
  lang: string;
  caption: string;
  chosen?: string;
}): ReactNode {
  const { t } = useWords("room");
  const counts = new Map(tallies.map((tally) => [tally.id, tally]));
  return (
    <table className={classes["bars"]}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("hands.letter")}</th>
          <th scope="col">{t("hands.choice")}</th>
          <th scope="col">{t("hands.hands")}</th>
        </tr>
      </thead>
      <tbody>
        {options.map((option) => {
          const { count = 0, share = 0 } = counts.get(option.id) ?? {};
          return (
            <tr key={option.id} {...(option.id === chosen && { "data-chosen": "" })}>
              <th scope="row">{option.letter}</th>
              <td {...languageOf(lang)}>
                <Spans spans={option.spans} />
              </td>
              <td>
                <span className={classes["count"]}>{count}</span>
                <span className={classes["track"]} aria-hidden="true">
                  <span className={classes["bar"]} style={{ inlineSize: `${share * 100}%` }} />
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
