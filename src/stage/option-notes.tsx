import type { ReactNode } from "react";
import type { Source } from "#engine/scenario/scenario.ts";
import { useWords } from "#words/use-words.tsx";
import { useBehaviours } from "./behaviours.ts";
import { LevelMark } from "./level-mark.tsx";
import type { OptionView } from "./moment.tsx";
import classes from "./option-notes.module.css";
import { languageOf, Spans } from "./spans.tsx";

/**
 * What the key says of one option: marks by behaviour, the reason, why one might do it, where it comes from. Critical
 * and disrespectful acts stand apart; when `chosen`, with the word that nobody has confirmed them. Nothing without a key.
 */
export function OptionNotes({
  option,
  lang,
  sources,
  chosen,
}: {
  option: Omit<OptionView, "id" | "spans">;
  lang: string;
  sources: readonly Source[];
  chosen: boolean;
}): ReactNode {
  const { t } = useWords("debrief");
  const { t: say } = useWords("shell");
  const { behaviourName } = useBehaviours();
  const { marks = [], rationale, lure, critical, disrespect, notAllowed } = option;
  const cited = sources.filter((source) => option.sources?.includes(source.id));
  if (marks.length === 0 && !rationale && !lure && !critical && !disrespect && !notAllowed && cited.length === 0)
    return null;
  return (
    <div className={classes["notes"]}>
      {marks.length > 0 && (
        <ul className={classes["marks"]}>
          {marks.map((mark) => (
            <li key={mark.behaviour}>
              <LevelMark level={mark.level} /> <span className={classes["small"]}>{behaviourName(mark.behaviour)}</span>
            </li>
          ))}
        </ul>
      )}
      {rationale && (
        <p {...languageOf(lang)}>
          <Spans spans={rationale} />
        </p>
      )}
      {lure && (
        <p>
          <span className={classes["label"]}>
            {t("moment.lure")} ({t(`lure.${lure.kind}`)}):
          </span>{" "}
          <span {...languageOf(lang)}>
            <Spans spans={lure.why} />
          </span>
        </p>
      )}
      {(critical || disrespect === true) && (
        <div className={classes["apart"]}>
          <p className={classes["label"]}>
            {t("critical.title")}:{" "}
            {[
              ...(critical ? [t(`critical.${critical.severity}`)] : []),
              ...(disrespect === true ? [t("critical.disrespect")] : []),
            ].join(", ")}
          </p>
          {critical && (
            <p {...languageOf(lang)}>
              <Spans spans={critical.why} />
            </p>
          )}
          {chosen && <p className={classes["small"]}>{t("critical.unconfirmed")}</p>}
        </div>
      )}
      {notAllowed !== undefined && (
        <div className={classes["apart"]}>
          <p className={classes["label"]}>{say("notAllowed")}</p>
          <p {...languageOf(lang)}>{notAllowed}</p>
        </div>
      )}
      {cited.length > 0 && (
        <div className={classes["small"]}>
          {t("moment.sources")}
          <SourceList sources={cited} />
        </div>
      )}
    </div>
  );
}

/** Sources by title, as links where they have an address. */
export function SourceList({ sources }: { sources: readonly Source[] }): ReactNode {
  return (
    <ul className={classes["sources"]}>
      {sources.map((source) => (
        // The item keeps the page's direction, or its mark would stand outside the list; its title has its own.
        <li key={source.id}>
          <bdi>
            {source.url === undefined ? (
              source.title
            ) : (
              <a href={source.url} rel="noreferrer" target="_blank">
                {source.title}
              </a>
            )}
          </bdi>
        </li>
      ))}
    </ul>
  );
}
