import { useCallback, useEffect, useState, type ReactNode } from "react";
import type { AttemptStore, StoreError } from "#ports/attempt-store.ts";
import type { Catalogue, CatalogueEntry, CatalogueError } from "#ports/catalogue.ts";
import type { Clock } from "#ports/clock.ts";
import type { RoomSession, RoomStore } from "#ports/room-store.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Card, Muted, Notice, Page, Row, Stack } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { formatWhen } from "#words/format.ts";
import { directionOf } from "#words/locales.ts";
import { useWords } from "#words/use-words.tsx";

export interface RoomLinks {
  readonly home: string;
  readonly rooms: string;
  readonly room: (scenario: string) => string;
  /** A room that has begun. */
  readonly going: (scenario: string, attempt: string) => string;
  readonly booklet: (scenario: string) => string;
  readonly lesson: (scenario: string) => string;
}

export interface ChooserProps {
  readonly ports: {
    readonly attempts: AttemptStore;
    readonly rooms: RoomStore;
    readonly catalogue: Catalogue;
    readonly clock: Clock;
  };
  readonly links: RoomLinks;
}

interface Loaded {
  readonly entries: readonly CatalogueEntry[];
  readonly sessions: readonly RoomSession[];
  readonly trouble?: StoreError | CatalogueError;
}

/** Which scenario, and whether on the screen or on paper; below it the rooms that have played. */
export function Chooser({ ports, links }: ChooserProps): ReactNode {
  const { t } = useWords("room");
  const { t: say } = useWords("shell");
  const heading = useTitleFocus(t("title"), say("name"));
  const [loaded, setLoaded] = useState<Loaded>();
  const load = useCallback(async (): Promise<Loaded> => {
    const [entries, sessions] = await Promise.all([ports.catalogue.list(), ports.rooms.list()]);
    const trouble = sessions.ok ? (entries.ok ? undefined : entries.error) : sessions.error;
    return {
      entries: entries.ok ? entries.value : [],
      sessions: sessions.ok ? sessions.value : [],
      ...(trouble && { trouble }),
    };
  }, [ports]);
  useEffect(() => {
    let gone = false;
    void load().then((value) => {
      if (!gone) setLoaded(value);
    });
    return () => {
      gone = true;
    };
  }, [load]);
  if (!loaded) return null;
  const remove = async ({ attempt }: RoomSession): Promise<void> => {
    // The names first: should the second fail, nobody is left in it.
    const gone = await ports.rooms.remove(attempt);
    if (gone.ok) await ports.attempts.remove(attempt);
    setLoaded(await load());
  };
  const titles = new Map(loaded.entries.map((entry) => [entry.id, entry.title]));
  return (
    <Page>
      <Stack>
        <p>
          <a href={links.home}>{say("nav.home")}</a>
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {t("title")}
        </h1>
        <p>{t("what")}</p>
      </Stack>
      {loaded.trouble && (
        <Notice tone="warn" live>
          {"id" in loaded.trouble ? say(`catalogue.${loaded.trouble.code}`) : say(`store.${loaded.trouble.code}`)}
        </Notice>
      )}
      <section aria-labelledby="room-choose">
        <Stack>
          <h2 id="room-choose">{t("choose.title")}</h2>
          {loaded.entries.length === 0 && <p>{t("choose.none")}</p>}
          {loaded.entries.map((entry) => (
            <Scenario key={entry.id} entry={entry} links={links} />
          ))}
        </Stack>
      </section>
      <section aria-labelledby="room-past">
        <Stack>
          <h2 id="room-past">{t("past.title")}</h2>
          {loaded.sessions.length === 0 && <Muted>{t("past.none")}</Muted>}
          {loaded.sessions.map((session) => (
            <Past
              key={session.attempt}
              session={session}
              title={titles.get(session.scenario) ?? session.scenario}
              now={ports.clock.now()}
              links={links}
              onRemove={() => void remove(session)}
            />
          ))}
        </Stack>
      </section>
    </Page>
  );
}

function Scenario({ entry, links }: { entry: CatalogueEntry; links: RoomLinks }): ReactNode {
  const { t } = useWords("room");
  const { id, title } = entry;
  const told = { lang: entry.language, dir: directionOf(entry.language) };
  return (
    <Card labelledBy={`scenario-${id}`}>
      <h3 id={`scenario-${id}`} {...told}>
        {title}
      </h3>
      <p {...told}>{entry.summary}</p>
      <Muted>{t("choose.minutes", { count: entry.minutes })}</Muted>
      <Row>
        <ButtonLink look="primary" href={links.room(id)} aria-label={t("choose.openNamed", { title })}>
          {t("choose.open")}
        </ButtonLink>
        <ButtonLink href={links.booklet(id)} aria-label={t("choose.bookletNamed", { title })}>
          {t("choose.booklet")}
        </ButtonLink>
        <ButtonLink href={links.lesson(id)} aria-label={t("choose.lessonNamed", { title })}>
          {t("choose.lesson")}
        </ButtonLink>
      </Row>
    </Card>
  );
}

function Past({
  session,
  title,
  now,
  links,
  onRemove,
}: {
  session: RoomSession;
  title: string;
  now: number;
  links: RoomLinks;
  onRemove: () => void;
}): ReactNode {
  const { t, locale } = useWords("room");
  const [asking, setAsking] = useState(false);
  const when = formatWhen(locale, session.at, now);
  return (
    <Card>
      <p>
        <strong dir="auto">{title}</strong>
      </p>
      <Muted>
        <bdi>{t("past.went", { when, trainer: session.trainer === "" ? t("past.nobody") : session.trainer })}</bdi> ·{" "}
        {t("past.there", { count: session.attendance.length })}
      </Muted>
      <Row>
        <ButtonLink href={links.going(session.scenario, session.attempt)} aria-label={t("past.openNamed", { when })}>
          {t("past.open")}
        </ButtonLink>
        <Button aria-label={t("past.removeNamed", { when })} onClick={() => setAsking(true)}>
          {t("past.remove")}
        </Button>
      </Row>
      {asking && (
        <Dialog title={t("past.removeNamed", { when })} onClose={() => setAsking(false)}>
          <p>{t("past.sure")}</p>
          <Row>
            <Button
              look="danger"
              onClick={() => {
                setAsking(false);
                onRemove();
              }}
            >
              {t("past.remove")}
            </Button>
            <Button onClick={() => setAsking(false)}>{t("past.keep")}</Button>
          </Row>
        </Dialog>
      )}
    </Card>
  );
}
