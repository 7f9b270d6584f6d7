import type { ReactNode } from "react";
import type { DecisionRow } from "#engine/insight/class/decisions.ts";
import { LEAST_ANSWERS } from "#engine/insight/health/health.ts";
import type { ScriptNote } from "#engine/insight/health/note.ts";
import type { Finding } from "#engine/proof/finding.ts";
import { Muted } from "#ui/surface.tsx";
import { nameOf, sentenceOf, severityName } from "#words/finding-sentence.ts";
import { formatWhen } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import { type HealthLinks, type SceneComment, type ToCheck, versionOf } from "./health-data.ts";
import { type Desk, type Lettered, Notes } from "./notes.tsx";
import classes from "./script.module.css";

/** What was found, counted and said of one place. */
export function Beside({
  place,
  label,
  desk,
  links,
  findings,
  row,
  check,
  asks,
  comments,
  notes,
  choices,
}: {
  /** Empty: the scenario as a whole. */
  place: string;
  label: string;
  desk: Desk;
  links: HealthLinks;
  findings: readonly Finding[];
  row?: DecisionRow;
  /** Present where the key is to be checked here. */
  check?: ToCheck;
  /** It is a place where first answers are counted, and the runs were read. */
  asks: boolean;
  comments: readonly SceneComment[];
  notes: readonly ScriptNote[];
  choices: readonly Lettered[];
}): ReactNode {
  const { t, locale } = useWords("health");
  const Heading = place === "" ? "h3" : "h4";
  return (
    <aside className={classes["beside"]} aria-label={t("beside.label", { place: label })}>
      {findings.length > 0 && <Found findings={findings} Heading={Heading} />}
      {asks && (
        <div>
          <Heading>{t("beside.figures")}</Heading>
          {row ? (
            <>
              <p>{t("beside.reached", { count: row.reached })}</p>
              {row.timeouts > 0 && <p>{t("beside.timeouts", { count: row.timeouts, of: row.reached })}</p>}
              {check && <p className={classes["found"]}>{t("beside.checkKey", { count: check.n })}</p>}
              {row.reached < LEAST_ANSWERS && <Muted>{t("beside.caution", { least: LEAST_ANSWERS })}</Muted>}
            </>
          ) : (
            <Muted>{t("beside.nobody")}</Muted>
          )}
        </div>
      )}
      {comments.length > 0 && (
        <div>
          <Heading>{t("beside.comments")}</Heading>
          <ul>
            {comments.map((one) => (
              <li key={one.id} className={classes["note"]}>
                <p dir="auto">{one.text}</p>
                <Muted>
                  <bdi>{one.by}</bdi>
                  {" · "}
                  {formatWhen(locale, one.when, desk.now)}
                  {one.rules !== desk.rules && ` · ${t("beside.older", { version: versionOf(one.rules) })}`}
                </Muted>
                <a href={links.replay(one.attempt, one.seq)}>{t("beside.run")}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Heading {...(notes.length === 0 && { className: classes["screenOnly"] })}>{t("notes.title")}</Heading>
      <Notes desk={desk} place={place} label={label} choices={choices} notes={notes} />
    </aside>
  );
}

function Found({ findings, Heading }: { findings: readonly Finding[]; Heading: "h3" | "h4" }): ReactNode {
  const { t } = useWords("health");
  const { t: tell } = useWords("findings");
  return (
    <div>
      <Heading>{t("beside.findings")}</Heading>
      <ul>
        {findings.map((one, at) => (
          <li key={at} className={classes["found"]} data-severity={one.severity}>
            <strong>
              {severityName(tell, one.severity)} {one.code} {nameOf(tell, one.code)}
            </strong>
            <p>{sentenceOf(tell, one).replaceAll("`", "")}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
