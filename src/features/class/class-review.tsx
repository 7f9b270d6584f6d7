import { useMemo, useState, type ReactNode } from "react";
import { select } from "#engine/insight/class/select.ts";
import type { StoreError } from "#ports/attempt-store.ts";
import type { Clock } from "#ports/clock.ts";
import { Button } from "#ui/button.tsx";
import { SectionNav } from "#ui/section-nav.tsx";
import { Card, Muted, Notice, Page, Row, Stack } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import { type ClassData, type ClassDesk, EVERYTHING, filterOf } from "./class-data.ts";
import classes from "./class.module.css";
import { Decisions } from "./decisions.tsx";
import { Filters } from "./filters.tsx";
import { FlowView } from "./flow.tsx";
import { Overview } from "./overview.tsx";

export const SECTIONS = ["overview", "decisions", "flow"] as const;
export type ClassSection = (typeof SECTIONS)[number];

export interface ClassLinks {
  readonly home: string;
  readonly review: string;
  readonly demo: string;
  readonly section: (section: ClassSection) => string;
  readonly replay: (attempt: string, seq?: number) => string;
  /** A scenario's script, at one of its scenes. */
  readonly script?: (scenario: string, scene: string) => string;
}

export interface ClassReviewProps {
  /** Absent while runs are read. */
  readonly data?: ClassData;
  readonly progress?: { readonly done: number; readonly of: number };
  readonly trouble?: StoreError;
  readonly desk: ClassDesk;
  readonly clock: Pick<Clock, "now">;
  readonly section: ClassSection;
  readonly links: ClassLinks;
}

/** A class as its trainer sees it: questions before figures, reasons to look, counts. Nobody has a number. */
export function ClassReview({ data, progress, trouble, section, ...rest }: ClassReviewProps): ReactNode {
  const { t } = useWords("overview");
  const { t: say } = useWords("shell");
  const heading = useTitleFocus(t("title"), say("name"));
  const { links } = rest;
  return (
    <Page>
      <div className={classes["wide"]}>
        <Stack>
          <p>
            <a href={links.home}>{say("nav.home")}</a>
          </p>
          <h1 ref={heading} tabIndex={-1}>
            {t("title")}
          </h1>
          <Muted>{t("who")}</Muted>
          {data && data.facts.length > 0 && (
            <SectionNav
              label={t("nav.label")}
              sections={SECTIONS.map((one) => ({
                href: links.section(one),
                label: t(`nav.${one}`),
                here: one === section,
              }))}
            />
          )}
          {trouble && (
            <Notice tone="warn" live>
              {say(`store.${trouble.code}`)}
            </Notice>
          )}
          <div role="status">{!data && !trouble && progress && <p>{t("reading", { ...progress })}</p>}</div>
          {data && data.unread > 0 && (
            <p>
              {t("unread", { count: data.unread })} <a href={links.review}>{t("empty.runs")}</a>
            </p>
          )}
          {data &&
            (data.facts.length === 0 ? <Empty links={links} /> : <Shown {...rest} data={data} section={section} />)}
        </Stack>
      </div>
    </Page>
  );
}

function Shown({
  data,
  desk,
  clock,
  section,
  links,
}: Omit<ClassReviewProps, "data" | "progress" | "trouble"> & { data: ClassData }): ReactNode {
  const { t } = useWords("overview");
  const [asked, setAsked] = useState(EVERYTHING);
  const found = useMemo(
    () => select(data.aggregate, filterOf(data, asked, "all")).parts.some(({ rows }) => rows.length > 0),
    [data, asked],
  );
  return (
    <>
      <Filters data={data} asked={asked} onChange={setAsked} />
      {!found && (
        <div role="status">
          <Row>
            <p>{t("filter.none", { of: data.aggregate.places.size })}</p>
            <Button onClick={() => setAsked(EVERYTHING)}>{t("filter.clear")}</Button>
          </Row>
        </div>
      )}
      {found && section === "overview" && (
        <Overview data={data} desk={desk} clock={clock} asked={asked} replay={links.replay} />
      )}
      {found && section === "decisions" && <Decisions data={data} asked={asked} links={links} />}
      {found && section === "flow" && <FlowView data={data} asked={asked} replay={links.replay} />}
    </>
  );
}

/** Says how a run comes here, so that nobody looks for a button that is not there. */
function Empty({ links }: { links: ClassLinks }): ReactNode {
  const { t } = useWords("overview");
  return (
    <Card labelledBy="class-empty">
      <h2 id="class-empty">{t("empty.title")}</h2>
      <p>{t("empty.text")}</p>
      <h3>{t("empty.how")}</h3>
      <ol className={classes["numbered"]}>
        <li>{t("empty.first")}</li>
        <li>{t("empty.second")}</li>
        <li>{t("empty.third")}</li>
      </ol>
      <p>
        <a href={links.demo}>{t("empty.demo")}</a>
      </p>
    </Card>
  );
}
