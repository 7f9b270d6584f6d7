import { useState, type ReactNode } from "react";
import { plainText } from "#engine/scenario/text.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import type { RoomSession } from "#ports/room-store.ts";
import { languageOf } from "#stage/spans.tsx";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Muted, Notice, Page, Row, Stack } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { formatWhen } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import type { RoomLinks } from "./chooser.tsx";
import { namesOf } from "./hands.ts";

/** Before a room begins: who trains, who is there, what to tell them. */
export function Setup({
  scenario,
  going,
  now,
  trouble,
  links,
  onBegin,
}: {
  scenario: Scenario;
  /** Rooms of this scenario that are not over. */
  going: readonly RoomSession[];
  now: number;
  trouble?: string;
  links: RoomLinks;
  onBegin: (answer: { readonly trainer: string; readonly attendance: readonly string[] }) => void;
}): ReactNode {
  const { t, locale } = useWords("room");
  const { t: say } = useWords("shell");
  const title = plainText(scenario.title, {}, scenario.language);
  const heading = useTitleFocus(t("desk.title", { title }), say("name"));
  const [trainer, setTrainer] = useState("");
  const [names, setNames] = useState("");
  return (
    <Page>
      <Stack>
        <p>
          <a href={links.rooms}>{t("desk.back")}</a>
        </p>
        <h1 ref={heading} tabIndex={-1} {...languageOf(scenario.language)}>
          {title}
        </h1>
        <p {...languageOf(scenario.language)}>{plainText(scenario.summary, {}, scenario.language)}</p>
      </Stack>
      {trouble !== undefined && (
        <Notice tone="warn" live>
          {trouble}
        </Notice>
      )}
      <section aria-labelledby="setup-contains">
        <Stack>
          <h2 id="setup-contains">{t("setup.contains")}</h2>
          {scenario.contentNotes.length > 0 && (
            <ul {...languageOf(scenario.language)}>
              {scenario.contentNotes.map((note) => {
                const text = plainText(note, {}, scenario.language);
                return <li key={text}>{text}</li>;
              })}
            </ul>
          )}
          <p>{t("setup.optOut")}</p>
        </Stack>
      </section>
      {going.length > 0 && (
        <Stack>
          <Row>
            {going.map((session) => (
              <ButtonLink key={session.attempt} look="primary" href={links.going(session.scenario, session.attempt)}>
                {t("setup.goOn", { when: formatWhen(locale, session.at, now) })}
              </ButtonLink>
            ))}
          </Row>
          <Muted>{t("setup.other")}</Muted>
        </Stack>
      )}
      <form
        aria-label={t("setup.title")}
        onSubmit={(event) => {
          event.preventDefault();
          onBegin({ trainer: trainer.trim(), attendance: namesOf(names) });
        }}
      >
        <Stack>
          <Field label={t("setup.trainer")}>
            {(control) => (
              <input
                {...control}
                type="text"
                autoComplete="name"
                maxLength={120}
                value={trainer}
                onChange={(event) => setTrainer(event.target.value)}
              />
            )}
          </Field>
          <Field label={t("setup.attendance")} help={t("setup.attendanceHelp")}>
            {(control) => (
              <textarea
                {...control}
                rows={5}
                dir="auto"
                value={names}
                onChange={(event) => setNames(event.target.value)}
              />
            )}
          </Field>
          <Row>
            <Button type="submit" look="primary">
              {t("setup.begin")}
            </Button>
          </Row>
        </Stack>
      </form>
    </Page>
  );
}
