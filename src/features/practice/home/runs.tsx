import type { ReactNode } from "react";
import { ButtonLink } from "#ui/button.tsx";
import { Card, Muted } from "#ui/surface.tsx";
import { formatWhen } from "#words/format.ts";
import { directionOf } from "#words/locales.ts";
import { useWords } from "#words/use-words.tsx";
import type { Feedback, Progress } from "./afterwards.ts";
import type { HomeLinks, Run } from "./home.tsx";
import classes from "./home.module.css";

/** Runs that stand open, each with where one stopped. */
export function Continue({
  runs,
  now,
  links,
  progress,
}: {
  runs: readonly Run[];
  now: number;
  links: HomeLinks;
  progress?: ReadonlyMap<string, Progress>;
}): ReactNode {
  const { t, locale } = useWords("home");
  return (
    <Card labelledBy="home-continue">
      <h2 id="home-continue">{t("continue.title")}</h2>
      <ul className={classes["runs"]}>
        {runs.map((run) => {
          const at = progress?.get(run.header.attempt);
          return (
            <li key={run.header.attempt} className={classes["run"]}>
              <div>
                <RunTitle run={run} strong />
                <Muted>
                  {t(`continue.${run.purpose}`)} · {t("continue.saved", { when: formatWhen(locale, run.lastAt, now) })}
                </Muted>
                {/* Its line is kept free, so that nothing moves when it comes. */}
                <Muted>{at ? t("continue.at", { ...at }) : "\u00a0"}</Muted>
              </div>
              <ButtonLink
                look="primary"
                href={links.resume(run.header.attempt)}
                aria-describedby={`run-${run.header.attempt}`}
              >
                {t("continue.go")}
              </ButtonLink>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

/** What a trainer wrote, and where to read it. */
export function FromTrainer({
  feedback,
  runs,
  now,
  links,
}: {
  feedback: readonly Feedback[];
  runs: readonly Run[];
  now: number;
  links: HomeLinks;
}): ReactNode {
  const { t, locale } = useWords("home");
  return (
    <section className={classes["section"]} aria-labelledby="home-feedback">
      <h2 id="home-feedback">{t("feedback.title")}</h2>
      <ul className={classes["runs"]}>
        {feedback.map(({ attempt, comments, at }) => {
          const run = runs.find((one) => one.header.attempt === attempt);
          return (
            run && (
              <li key={attempt} className={classes["run"]}>
                <div>
                  <p id={`feedback-${attempt}`}>
                    {t("feedback.count", { count: comments })} {t("feedback.on")}{" "}
                    <bdi lang={run.lang} dir={directionOf(run.lang)}>
                      {run.title}
                    </bdi>
                  </p>
                  <Muted>{formatWhen(locale, at, now)}</Muted>
                </div>
                <ButtonLink href={links.debrief(attempt)} aria-describedby={`feedback-${attempt}`}>
                  {t("feedback.read")}
                </ButtonLink>
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}

/** The last runs that are over. */
export function Recent({ runs, now, links }: { runs: readonly Run[]; now: number; links: HomeLinks }): ReactNode {
  const { t, locale } = useWords("home");
  return (
    <section className={classes["section"]} aria-labelledby="home-recent">
      <h2 id="home-recent">{t("recent.title")}</h2>
      <ul className={classes["runs"]}>
        {runs.map((run) => (
          <li key={run.header.attempt} className={classes["run"]}>
            <div>
              <RunTitle run={run} />
              <Muted>
                {t(`recent.${run.state === "left" ? "left" : "ended"}`)} · {formatWhen(locale, run.lastAt, now)}
                {run.sharedAt !== undefined && ` · ${t("recent.shared")}`}
              </Muted>
            </div>
            <ButtonLink href={links.debrief(run.header.attempt)} aria-describedby={`run-${run.header.attempt}`}>
              {t("recent.debrief")}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RunTitle({ run, strong = false }: { run: Run; strong?: boolean }): ReactNode {
  return (
    <p id={`run-${run.header.attempt}`} {...(strong && { className: classes["title"] })}>
      <bdi lang={run.lang} dir={directionOf(run.lang)}>
        {run.title}
      </bdi>
    </p>
  );
}
