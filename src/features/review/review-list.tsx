import { useEffect, useState, type ReactNode } from "react";
import type { AttemptStore, AttemptSummary, StoreError } from "#ports/attempt-store.ts";
import type { Catalogue, CatalogueEntry } from "#ports/catalogue.ts";
import type { Clock } from "#ports/clock.ts";
import type { JournalStore } from "#ports/journal-store.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Card, Muted, Notice, Page, Stack } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { formatWhen } from "#words/format.ts";
import { directionOf } from "#words/locales.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./review-list.module.css";
import { isVisible } from "./visible.ts";

export interface ReviewListProps {
  readonly ports: {
    readonly attempts: AttemptStore;
    readonly journal: JournalStore;
    readonly clock: Clock;
    readonly catalogue: Catalogue;
  };
  readonly links: { readonly home: string; readonly replay: (id: string, seq?: number) => string };
}

interface Loaded {
  /** Those a trainer may see, newest first. The others are dropped before anything is drawn or counted. */
  readonly runs: readonly AttemptSummary[];
  readonly names: ReadonlyMap<string, string>;
  readonly entries: ReadonlyMap<string, CatalogueEntry>;
  readonly trouble?: StoreError;
}

/** The trainer's list: runs on record, and practice runs that were shared. */
export function ReviewList({ ports, links }: ReviewListProps): ReactNode {
  const { t } = useWords("review");
  const { t: say } = useWords("shell");
  const heading = useTitleFocus(t("title"), say("name"));
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(() => {
    let gone = false;
    void load(ports).then((value) => {
      if (!gone) setLoaded(value);
    });
    return () => {
      gone = true;
    };
  }, [ports]);
  return (
    <Page>
      <Stack>
        <p>
          <a href={links.home}>{say("nav.home")}</a>
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {t("title")}
        </h1>
        <p>{t("who")}</p>
        <Muted>{t("list.private")}</Muted>
      </Stack>
      {loaded?.trouble && (
        <Notice tone="warn" live>
          {say(`store.${loaded.trouble.code}`)}
        </Notice>
      )}
      {loaded &&
        !loaded.trouble &&
        (loaded.runs.length === 0 ? <Empty /> : <Runs loaded={loaded} now={ports.clock.now()} links={links} />)}
    </Page>
  );
}

async function load({ attempts, journal, catalogue }: ReviewListProps["ports"]): Promise<Loaded> {
  const [runs, officers, entries] = await Promise.all([attempts.list(), journal.officers(), catalogue.list()]);
  return {
    runs: runs.ok ? runs.value.filter((run) => isVisible(run.header.purpose, run.sharedAt)) : [],
    names: new Map(officers.ok ? officers.value.map((one) => [one.id, one.name]) : []),
    entries: new Map(entries.ok ? entries.value.map((one) => [one.id, one]) : []),
    ...(!runs.ok && { trouble: runs.error }),
  };
}

function Runs({ loaded, now, links }: { loaded: Loaded; now: number; links: ReviewListProps["links"] }): ReactNode {
  const { t } = useWords("review");
  return (
    <section className={classes["list"]} aria-labelledby="review-runs">
      <h2 id="review-runs">{t("list.title")}</h2>
      <Muted>{t("list.count", { count: loaded.runs.length })}</Muted>
      <table className={classes["table"]} aria-labelledby="review-runs">
        <thead>
          <tr>
            <th scope="col">{t("list.officer")}</th>
            <th scope="col">{t("list.scenario")}</th>
            <th scope="col">{t("list.begun")}</th>
            <th scope="col">{t("list.state")}</th>
            <th scope="col">{t("list.purpose")}</th>
            <th scope="col">{t("list.open")}</th>
          </tr>
        </thead>
        <tbody>
          {loaded.runs.map((run) => (
            <Run key={run.header.attempt} run={run} loaded={loaded} now={now} links={links} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Run({
  run,
  loaded,
  now,
  links,
}: {
  run: AttemptSummary;
  loaded: Loaded;
  now: number;
  links: ReviewListProps["links"];
}): ReactNode {
  const { t, locale } = useWords("review");
  const { header } = run;
  const officer = loaded.names.get(header.officer) ?? t("list.unnamed", { id: header.officer.slice(0, 8) });
  const entry = loaded.entries.get(header.scenario);
  const title = entry?.title ?? header.scenario;
  return (
    <tr>
      <th scope="row">
        <bdi>{officer}</bdi>
      </th>
      <td {...(entry && { lang: entry.language, dir: directionOf(entry.language) })}>{title}</td>
      <td data-label={t("list.begun")}>
        <time dateTime={new Date(run.begunAt).toISOString()}>{formatWhen(locale, run.begunAt, now)}</time>
      </td>
      <td data-label={t("list.state")}>{t(`state.${run.state}`)}</td>
      <td data-label={t("list.purpose")}>{t(`purpose.${header.purpose}`)}</td>
      <td>
        <ButtonLink href={links.replay(header.attempt)} aria-label={t("list.openRun", { title, officer })}>
          {t("list.open")}
        </ButtonLink>
      </td>
    </tr>
  );
}

/** Says how a run comes here, so that nobody looks for a button that is not there. */
function Empty(): ReactNode {
  const { t } = useWords("review");
  return (
    <Card labelledBy="review-empty">
      <h2 id="review-empty">{t("empty.title")}</h2>
      <p>{t("empty.text")}</p>
      <h3>{t("empty.how")}</h3>
      <ol className={classes["steps"]}>
        <li>{t("empty.first")}</li>
        <li>{t("empty.second")}</li>
        <li>{t("empty.third")}</li>
      </ol>
    </Card>
  );
}
