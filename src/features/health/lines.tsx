import type { ReactNode } from "react";
import type { Beat, Condition, Effect } from "#engine/scenario/scenario.ts";
import { changesWords } from "#stage/conditions.ts";
import { languageOf, Spans } from "#stage/spans.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./script.module.css";
import { onlyIf, type Paper } from "./paper.ts";

/** When something counts; nothing where it always does. */
export function OnlyIf({ paper, when }: { paper: Paper; when?: Condition | undefined }): ReactNode {
  const { t } = useWords("health");
  const { t: room } = useWords("room");
  const words = onlyIf(paper, when, t, room);
  return words !== undefined && <p className={classes["when"]}>{words}</p>;
}

/** Lines as a screenplay has them: who speaks, then what is said. */
export function Lines({ paper, beats }: { paper: Paper; beats: readonly Beat[] }): ReactNode {
  return beats.map((beat) => <Line key={beat.id} paper={paper} beat={beat} />);
}

function Line({ paper, beat }: { paper: Paper; beat: Beat }): ReactNode {
  const { t } = useWords("health");
  const { t: player } = useWords("player");
  const { telling, spans } = paper;
  const name =
    beat.who === "narrator" ? "" : beat.who === "you" ? player("you") : (telling.names[`${beat.who}.name`] ?? beat.who);
  const tag = beat.channel === "room" ? "" : ` (${player(`channel.${beat.channel}`)})`;
  return (
    <div className={classes["line"]} data-who={beat.who === "narrator" ? "narrator" : "person"}>
      <OnlyIf paper={paper} when={beat.when} />
      {name !== "" && (
        <p className={classes["who"]}>
          <bdi>{name}</bdi>
          {tag}
        </p>
      )}
      {beat.sound !== undefined && (
        <p className={classes["sound"]} {...languageOf(telling.lang)}>
          [<Spans spans={spans(beat.sound)} />]
        </p>
      )}
      <p {...languageOf(beat.lang ?? telling.lang)}>
        <Spans spans={spans(beat.text)} />
      </p>
      {beat.understood !== "clear" && <p className={classes["when"]}>{player(`understood.${beat.understood}`)}</p>}
      {beat.meaning !== undefined && (
        <p className={classes["when"]}>
          {t("script.meant")}{" "}
          <span {...languageOf(telling.lang)}>
            <Spans spans={spans(beat.meaning)} />
          </span>
        </p>
      )}
    </div>
  );
}

/** What it changes, and where it leads. */
export function Onward({
  paper,
  effects = [],
  to,
}: {
  paper: Paper;
  effects?: readonly Effect[];
  to?: string | undefined;
}): ReactNode {
  const { t, locale } = useWords("health");
  const { t: room } = useWords("room");
  return (
    <p className={classes["onward"]}>
      {effects.length > 0 && <span>{t("script.changes", { changes: changesWords(effects, locale, room) })} </span>}
      {to === undefined ? (
        t("script.stays")
      ) : (
        <a href={paper.hrefOf(to)}>
          <span aria-hidden="true" className={classes["arrow"]} />
          {t("script.to", { number: paper.names.section(to), id: to })}
        </a>
      )}
    </p>
  );
}
