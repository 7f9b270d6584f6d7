import { useState, type ReactNode } from "react";
import type { Scenario } from "#engine/scenario/scenario.ts";
import type { Key } from "#engine/score/key.ts";
import { useBehaviours } from "#stage/behaviours.ts";
import { languageOf } from "#stage/spans.tsx";
import { Button } from "#ui/button.tsx";
import { Muted, Row } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import { type Lesson, lessonOf } from "./lesson.ts";
import { beforeLines, CLAIMS, lessonMarkdown } from "./lesson-markdown.ts";
import classes from "./paper.module.css";

/** The lesson plan of a scenario: a sheet to print, and a file to keep or change. */
export function LessonPlan({
  scenario,
  keyOf,
  pack,
  now,
  back,
}: {
  scenario: Scenario;
  /** `undefined`: not on this device. */
  keyOf: Key | undefined;
  /** Hash of the pack. */
  pack: string;
  /** UTC milliseconds. */
  now: number;
  back: string;
}): ReactNode {
  const { t, locale } = useWords("room");
  const { t: say } = useWords("shell");
  const { t: tell } = useWords("debrief");
  const { behaviourName } = useBehaviours();
  const lesson = lessonOf(scenario, keyOf, new Date(now).toISOString().slice(0, 10));
  const heading = useTitleFocus(t("lesson.title", { title: lesson.title }), say("name"));
  const [saved, setSaved] = useState<string>();
  const date = (iso: string): string =>
    new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(Date.parse(iso));
  const save = (): void => {
    const lure = (kind: Parameters<Parameters<typeof lessonMarkdown>[2]["lure"]>[0]): string => tell(`lure.${kind}`);
    const text = lessonMarkdown(lesson, pack, { t, locale, behaviour: behaviourName, lure, date });
    const file = `${lesson.id}-lesson.md`;
    const url = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = file;
    link.click();
    URL.revokeObjectURL(url);
    setSaved(file);
  };
  const told = languageOf(lesson.lang);
  return (
    <main className={classes["plan"]} id="content" tabIndex={-1}>
      <div className={classes["screenOnly"]}>
        <p>
          <a href={back}>{t("lesson.back")}</a>
        </p>
        <Row>
          <Button look="primary" onClick={() => print()}>
            {t("lesson.print")}
          </Button>
          <Button onClick={save}>{t("lesson.save")}</Button>
          <output>{saved !== undefined && t("lesson.saved", { file: saved })}</output>
        </Row>
      </div>
      <h1 ref={heading} tabIndex={-1}>
        {t("lesson.title", { title: lesson.title })}
      </h1>
      <p {...told}>{lesson.summary}</p>
      <Facts lesson={lesson} />
      <section aria-labelledby="plan-objectives">
        <h2 id="plan-objectives">{t("lesson.objectives")}</h2>
        <ol {...told}>
          {lesson.objectives.map((one) => (
            <li key={one.behaviour}>{t("lesson.objective", one)}</li>
          ))}
        </ol>
        <p>
          {t("lesson.teaches")}: {lesson.teaches.map((code) => `${behaviourName(code)} (${code})`).join(" · ")}
        </p>
      </section>
      <section aria-labelledby="plan-materials">
        <h2 id="plan-materials">{t("lesson.materials.title")}</h2>
        <ul>
          {(["device", "paper", "sheet"] as const).map((one) => (
            <li key={one}>{t(`lesson.materials.${one}`)}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="plan-before">
        <h2 id="plan-before">{t("lesson.before.title")}</h2>
        <ul>
          {beforeLines(lesson, t, locale).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <Timetable lesson={lesson} />
      <section aria-labelledby="plan-decisions">
        <h2 id="plan-decisions">{t("lesson.decisions")}</h2>
        <p>
          {lesson.provenance
            ? t(lesson.provenance.kind === "author" ? "lesson.author" : "lesson.panel")
            : t("lesson.noKey")}
        </p>
        {lesson.decisions.map((decision) => (
          <Decision key={decision.number} decision={decision} lesson={lesson} />
        ))}
      </section>
      <section aria-labelledby="plan-law">
        <h2 id="plan-law">{t("lesson.law.title")}</h2>
        <p>{t("lesson.law.first")}</p>
        <ul>
          {lesson.law.map((note) => (
            <li key={note.claim}>
              <span {...told}>
                {note.claim} ({note.source})
              </span>{" "}
              {note.past ? (
                <strong>{t("lesson.law.past", { due: date(note.expires) })}</strong>
              ) : (
                t("lesson.law.checked", { date: date(note.checkedOn), due: date(note.expires) })
              )}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="plan-sources">
        <h2 id="plan-sources">{t("lesson.sources")}</h2>
        <ul>
          {lesson.sources.map(({ title, url }) => (
            <li key={title}>
              <bdi>
                {title}
                {url !== undefined && (
                  <>
                    {" "}
                    <a href={url} rel="noreferrer" target="_blank">
                      {url}
                    </a>
                  </>
                )}
              </bdi>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="plan-claims">
        <h2 id="plan-claims">{t("lesson.claims.title")}</h2>
        <ul>
          {CLAIMS.map((claim) => (
            <li key={claim}>{t(`lesson.claims.${claim}`)}</li>
          ))}
        </ul>
      </section>
      <Muted>{t("lesson.made", { id: lesson.id, pack: pack.slice(0, 8) })}</Muted>
    </main>
  );
}

function Facts({ lesson }: { lesson: Lesson }): ReactNode {
  const { t } = useWords("room");
  return (
    <dl className={classes["facts"]}>
      <dt>{t("lesson.audience")}</dt>
      <dd dir="auto">{lesson.audience}</dd>
      <dt>{t("lesson.minutes")}</dt>
      <dd>{t("lesson.minutesText", lesson.minutes)}</dd>
      <dt>{t("lesson.jurisdiction")}</dt>
      <dd dir="auto">{lesson.jurisdiction}</dd>
      <dt>{t("lesson.status")}</dt>
      <dd>{t(`lesson.statuses.${lesson.status}`)}</dd>
    </dl>
  );
}

const BLANK = "\u00a0";

function Timetable({ lesson }: { lesson: Lesson }): ReactNode {
  const { t } = useWords("room");
  return (
    <section aria-labelledby="plan-timetable">
      <h2 id="plan-timetable">{t("lesson.timetable.title")}</h2>
      <table aria-labelledby="plan-timetable">
        <thead>
          <tr>
            <th scope="col">{t("lesson.timetable.from")}</th>
            <th scope="col">{t("lesson.timetable.minutes")}</th>
            <th scope="col">{t("lesson.timetable.what")}</th>
          </tr>
        </thead>
        <tbody>
          {lesson.timetable.map((step) => (
            <tr key={step.what}>
              <td>{step.from}</td>
              <td>{step.minutes}</td>
              <td>{t(`lesson.timetable.${step.what}`)}</td>
            </tr>
          ))}
          <tr>
            <td>{BLANK}</td>
            <td>{lesson.minutes.total}</td>
            <th scope="row">{t("lesson.timetable.total")}</th>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Decision({ decision, lesson }: { decision: Lesson["decisions"][number]; lesson: Lesson }): ReactNode {
  const { t } = useWords("room");
  const { t: tell } = useWords("debrief");
  const { behaviourName } = useBehaviours();
  const told = languageOf(lesson.lang);
  return (
    <div className={classes["decision"]}>
      <h3>
        {t("lesson.decision", { number: decision.number })}: <span {...told}>{decision.prompt}</span>
      </h3>
      <p>
        <span className={classes["label"]}>{t("lesson.ask")}: </span>
        {t("questions.fixed.see")} {t("questions.fixed.else")}{" "}
        {decision.behaviours.map((code) => t("questions.behaviour", { behaviour: behaviourName(code) })).join(" ")}{" "}
        {t("questions.fixed.say")}
      </p>
      {lesson.provenance && decision.expected.length === 0 && <Muted>{t("lesson.noAnswer")}</Muted>}
      {decision.expected.length > 0 && (
        <>
          <p className={classes["label"]}>{t("lesson.expected")}</p>
          <ul>
            {decision.expected.map((one) => (
              <li key={one.choice} {...told}>
                <em>{one.choice}</em> {one.because}
              </li>
            ))}
          </ul>
        </>
      )}
      {decision.tempting.length > 0 && (
        <>
          <p className={classes["label"]}>{t("lesson.tempting")}</p>
          <ul>
            {decision.tempting.map((one) => (
              <li key={one.choice}>
                <em {...told}>{one.choice}</em> {tell(`lure.${one.lure}`)}:{" "}
                <span {...told}>
                  {one.why} {one.instead}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
