import type { ReactNode } from "react";
import type { AttemptSummary } from "#ports/attempt-store.ts";
import type { CatalogueEntry } from "#ports/catalogue.ts";
import { ButtonLink } from "#ui/button.tsx";
import { StorageLines, WhoSees, type OfflineStatus, type StorageStatus } from "#ui/storage-lines.tsx";
import { Card, Muted, Notice, Page, Pill, Row } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { formatList, formatWhen } from "#words/format.ts";
import { directionOf } from "#words/locales.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./home.module.css";

/** A run with the title of its scenario, in the scenario's language. */
export interface Run extends AttemptSummary {
  readonly title: string;
}

/** Where the links of this screen lead. */
export interface HomeLinks {
  readonly scenario: (id: string) => string;
  readonly resume: (attempt: string) => string;
  readonly debrief: (attempt: string) => string;
  readonly review: string;
  readonly open: string;
  readonly settings: string;
}

export interface HomeProps {
  readonly entries: readonly CatalogueEntry[];
  /** Newest first. */
  readonly runs: readonly Run[];
  /** The runs could not be read: a sentence that says why. */
  readonly trouble?: string;
  /** Wall clock, UTC milliseconds. */
  readonly now: number;
  readonly storage: StorageStatus;
  readonly offline: OfflineStatus;
  readonly links: HomeLinks;
  readonly onAskStorage?: () => void;
}

const RECENT = 3;

/** The officer's first screen: what to go on with, what there is to practise, what else, and what stays where. */
export function Home({ entries, runs, trouble, now, storage, offline, links, onAskStorage }: HomeProps): ReactNode {
  const { t } = useWords("home");
  const { t: say } = useWords("shell");
  const heading = useTitleFocus(t("title"), say("name"));
  const open = runs.filter((run) => run.state === "open");
  const over = runs.filter((run) => run.state !== "open").slice(0, RECENT);
  const played = new Set(runs.filter((run) => run.state === "ended").map((run) => run.header.scenario));
  return (
    <Page>
      <header className={classes["lead"]}>
        <p className={classes["name"]}>{say("name")}</p>
        <h1 ref={heading} tabIndex={-1}>
          {t("title")}
        </h1>
        <p>{t("lead")}</p>
      </header>
      {trouble !== undefined && (
        <Notice tone="warn">
          {t("trouble")} {trouble}
        </Notice>
      )}
      {open.length > 0 && <Continue runs={open} now={now} links={links} />}
      <section className={classes["section"]} aria-labelledby="home-list">
        <h2 id="home-list">{t("list.title")}</h2>
        {entries.length === 0 ? (
          <Notice>{t("list.none")}</Notice>
        ) : (
          <ul className={classes["list"]}>
            {entries.map((entry) => (
              <li key={entry.id}>
                <Entry entry={entry} href={links.scenario(entry.id)} played={played.has(entry.id)} />
              </li>
            ))}
          </ul>
        )}
        <Muted>{t("list.keyHelp")}</Muted>
      </section>
      {over.length > 0 && <Recent runs={over} now={now} links={links} />}
      <nav className={classes["section"]} aria-label={t("more.title")}>
        <ul className={classes["more"]}>
          <More href={links.review} title={t("more.review")} text={t("more.reviewText")} />
          <More href={links.open} title={t("more.open")} text={t("more.openText")} />
          <More href={links.settings} title={t("more.settings")} text={t("more.settingsText")} />
        </ul>
      </nav>
      <div className={classes["device"]}>
        <section className={classes["section"]} aria-labelledby="home-device">
          <h2 id="home-device">{t("device")}</h2>
          <StorageLines storage={storage} offline={offline} {...(onAskStorage && { onAskStorage })} />
        </section>
        <section className={classes["section"]} aria-labelledby="home-who">
          <h2 id="home-who">{say("who.title")}</h2>
          <WhoSees />
        </section>
      </div>
    </Page>
  );
}

function Continue({ runs, now, links }: { runs: readonly Run[]; now: number; links: HomeLinks }): ReactNode {
  const { t, locale } = useWords("home");
  return (
    <Card labelledBy="home-continue">
      <h2 id="home-continue">{t("continue.title")}</h2>
      <ul className={classes["runs"]}>
        {runs.map((run) => (
          <li key={run.header.attempt} className={classes["run"]}>
            <div>
              <p className={classes["title"]} id={`run-${run.header.attempt}`}>
                <bdi lang={run.header.locale}>{run.title}</bdi>
              </p>
              <Muted>
                {t(`continue.${run.purpose}`)} · {t("continue.saved", { when: formatWhen(locale, run.lastAt, now) })}
              </Muted>
            </div>
            <ButtonLink
              look="primary"
              href={links.resume(run.header.attempt)}
              aria-describedby={`run-${run.header.attempt}`}
            >
              {t("continue.go")}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Entry({ entry, href, played }: { entry: CatalogueEntry; href: string; played: boolean }): ReactNode {
  const { t, locale } = useWords("home");
  const own = { lang: entry.language, dir: directionOf(entry.language) };
  return (
    <a
      className={classes["entry"]}
      href={href}
      aria-labelledby={`entry-${entry.id}`}
      aria-describedby={`about-${entry.id}`}
    >
      <span className={classes["title"]} id={`entry-${entry.id}`}>
        <bdi {...own}>{entry.title}</bdi>
      </span>
      <span className={classes["about"]} id={`about-${entry.id}`}>
        <span>
          <bdi {...own}>{entry.summary}</bdi>
        </span>
        <span className={classes["facts"]}>
          {t("list.minutes", { count: entry.minutes })} · {t("list.decisions", { count: entry.decisions })}
        </span>
        {entry.contentNotes.length > 0 && (
          <span className={classes["facts"]}>
            {t("list.contains")} <bdi {...own}>{formatList(entry.language, entry.contentNotes)}</bdi>
          </span>
        )}
        <Row>
          <Pill>{t("list.key")}</Pill>
          {entry.status === "draft" && <Pill>{t("list.draft")}</Pill>}
          {played && <Pill>{t("list.played")}</Pill>}
          {entry.language !== locale && <bdi className={classes["facts"]}>{entry.language}</bdi>}
        </Row>
      </span>
    </a>
  );
}

function Recent({ runs, now, links }: { runs: readonly Run[]; now: number; links: HomeLinks }): ReactNode {
  const { t, locale } = useWords("home");
  return (
    <section className={classes["section"]} aria-labelledby="home-recent">
      <h2 id="home-recent">{t("recent.title")}</h2>
      <ul className={classes["runs"]}>
        {runs.map((run) => (
          <li key={run.header.attempt} className={classes["run"]}>
            <div>
              <p id={`run-${run.header.attempt}`}>
                <bdi lang={run.header.locale}>{run.title}</bdi>
              </p>
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

function More({ href, title, text }: { href: string; title: string; text: string }): ReactNode {
  return (
    <li>
      <a href={href} className={classes["link"]}>
        {title}
      </a>
      <Muted>{text}</Muted>
    </li>
  );
}
