import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import type { AttemptStore, AttemptSummary, StoreError } from "#ports/attempt-store.ts";
import type { Catalogue, CatalogueEntry } from "#ports/catalogue.ts";
import type { Clock } from "#ports/clock.ts";
import type { JournalStore } from "#ports/journal-store.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Card, Muted, Notice, Page, Row, Stack } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { formatWhen } from "#words/format.ts";
import { directionOf } from "#words/locales.ts";
import { useWords } from "#words/use-words.tsx";
import { useAttention } from "./review-list-attention.ts";
import { Filters, findable, fits, useFilter } from "./review-list-filter.tsx";
import classes from "./review-list.module.css";
import { isVisible } from "./visible.ts";

export interface ReviewListProps {
  readonly ports: {
    readonly attempts: AttemptStore;
    readonly journal: JournalStore;
    readonly clock: Clock;
    readonly catalogue: Catalogue;
  };
  readonly links: {
    readonly home: string;
    readonly replay: (id: string, seq?: number) => string;
    /** Where there is something to look at while there are no runs of one's own. */
    readonly demo?: string;
  };
}

/** Runs drawn at a time: more is a page nobody reads and a browser is slow to lay out. */
const PAGE = 50;
/** As many need no filter. */
const FEW = 5;

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
        (loaded.runs.length === 0 ? <Empty links={links} /> : <Runs loaded={loaded} ports={ports} links={links} />)}
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

function Runs({ loaded, ports, links }: { loaded: Loaded } & ReviewListProps): ReactNode {
  const { t } = useWords("review");
  const { runs } = loaded;
  const [filter, change] = useFilter();
  const [pages, setPages] = useState(1);
  const attention = useAttention(ports, runs, filter.state === "attention");
  const words = useMemo(
    () => new Map(runs.map((run) => [run, findable(loaded.names.get(run.header.officer) ?? "", titleOf(loaded, run))])),
    [loaded, runs],
  );
  const fitting = runs.filter((run) => fits(filter, run, words.get(run) ?? "", attention.ids.has(run.header.attempt)));
  const shown = fitting.slice(0, pages * PAGE);
  const more = Math.min(PAGE, fitting.length - shown.length);
  const body = useRef<HTMLTableSectionElement>(null);
  const showMore = (): void => {
    flushSync(() => setPages(pages + 1));
    // The button may be gone: the first run it brought takes the focus.
    body.current?.rows[shown.length]?.querySelector("a")?.focus();
  };
  const looking = filter.state === "attention" && attention.looked < attention.of;
  return (
    <section className={classes["list"]} aria-labelledby="review-runs">
      <h2 id="review-runs">{t("list.title")}</h2>
      {runs.length > FEW && (
        <Filters
          filter={filter}
          scenarios={new Map(runs.map((run) => [run.header.scenario, titleOf(loaded, run)]))}
          onChange={(changed) => {
            change(changed);
            setPages(1);
          }}
        />
      )}
      <div role="status">
        <Muted>
          {fitting.length === runs.length
            ? t("list.count", { count: runs.length })
            : t("list.fitting", { shown: fitting.length, count: runs.length })}
        </Muted>
        {filter.state === "attention" && (
          <Muted>
            {t("filter.attentionHelp")} {looking && t("filter.looking", { looked: attention.looked, of: attention.of })}
          </Muted>
        )}
      </div>
      {fitting.length === 0 && !looking ? (
        <Row>
          <p>{t("empty.filtered", { count: runs.length })}</p>
          <Button onClick={() => change({ find: "", scenario: "", state: "" })}>{t("empty.clear")}</Button>
        </Row>
      ) : (
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
          <tbody ref={body}>
            {shown.map((run) => (
              <Run key={run.header.attempt} run={run} loaded={loaded} now={ports.clock.now()} links={links} />
            ))}
          </tbody>
        </table>
      )}
      {more > 0 && (
        <Row>
          <Button onClick={showMore}>{t("list.more", { count: more })}</Button>
        </Row>
      )}
    </section>
  );
}

const titleOf = (loaded: Loaded, { header }: AttemptSummary): string =>
  loaded.entries.get(header.scenario)?.title ?? header.scenario;

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
  const title = titleOf(loaded, run);
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
function Empty({ links }: { links: ReviewListProps["links"] }): ReactNode {
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
      {links.demo !== undefined && (
        <p>
          <a href={links.demo}>{t("list.demo")}</a>
        </p>
      )}
    </Card>
  );
}
