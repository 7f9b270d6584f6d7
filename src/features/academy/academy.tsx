import { useState, type ReactNode } from "react";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { NameField } from "#ui/text-field.tsx";
import { SectionNav } from "#ui/section-nav.tsx";
import { Card, Muted, Notice, Page, Row, Stack } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./academy.module.css";
import { Attendance } from "./attendance.tsx";
import { Certificates } from "./certificates.tsx";
import { type AcademyDesk, type AcademyPorts, useAcademy } from "./desk.ts";
import { FollowUp } from "./follow-up.tsx";
import { Programmes } from "./programmes.tsx";
import { Record } from "./record.tsx";
import { Retention } from "./retention.tsx";
import { Roster } from "./roster.tsx";
import { Standing } from "./standing.tsx";
import { usePracticeEnds } from "./use-practice-ends.ts";

export const SECTIONS = [
  "standing",
  "roster",
  "programmes",
  "follow-up",
  "attendance",
  "certificates",
  "retention",
  "record",
] as const;
export type AcademySection = (typeof SECTIONS)[number];

export interface AcademyProps {
  readonly ports: AcademyPorts;
  readonly section: AcademySection;
  readonly links: {
    readonly home: string;
    readonly rooms: string;
    readonly section: (section: AcademySection) => string;
    readonly replay: (attempt: string) => string;
  };
  /** Hands a file to whoever asked for it. */
  readonly save: (name: string, bytes: Uint8Array<ArrayBuffer>, type: string) => void;
}

/** What an academy answers for: who is asked what, where each officer stands, and the record of all that was done. */
export function Academy({ ports, section, links, save }: AcademyProps): ReactNode {
  const { t } = useWords("academy");
  const { t: say } = useWords("shell");
  const heading = useTitleFocus(t("title"), say("name"));
  const desk = useAcademy(ports);
  const { academy, trouble } = desk;
  usePracticeEnds(desk);
  return (
    <Page>
      <div className={classes["wide"]}>
        <Stack>
          <p className={classes["screen"]}>
            <a href={links.home}>{say("nav.home")}</a>
          </p>
          <h1 ref={heading} tabIndex={-1}>
            {academy?.identity?.name || t("title")}
          </h1>
          {academy?.identity && (
            <SectionNav
              label={t("nav.label")}
              sections={SECTIONS.map((one) => ({
                href: links.section(one),
                label: t(`nav.${one}`),
                here: one === section,
                ...(one === "follow-up" && {
                  count:
                    academy.administration.disputes.filter(({ state }) => state === "open").length +
                    academy.administration.plans.filter(({ closed }) => !closed).length,
                }),
              }))}
            />
          )}
          {trouble && (
            <Notice tone="warn" live>
              {trouble.code === "conflict" ? t("conflict") : say(`store.${trouble.code}`)}
            </Notice>
          )}
          {academy && !academy.log.ok && academy.identity && (
            <Notice tone="warn">{t(`log.${academy.log.error.code}`, { seq: academy.log.error.seq })}</Notice>
          )}
          {academy && !academy.identity && <SetUp desk={desk} />}
          {academy?.identity && (
            <>
              {section === "standing" && <Standing desk={desk} academy={academy} links={links} />}
              {section === "roster" && <Roster desk={desk} academy={academy} />}
              {section === "programmes" && <Programmes desk={desk} academy={academy} />}
              {section === "follow-up" && <FollowUp desk={desk} academy={academy} />}
              {section === "attendance" && <Attendance desk={desk} academy={academy} rooms={links.rooms} />}
              {section === "retention" && <Retention desk={desk} academy={academy} />}
              {section === "certificates" && <Certificates desk={desk} academy={academy} />}
              {section === "record" && <Record desk={desk} academy={academy} save={save} />}
            </>
          )}
        </Stack>
      </div>
    </Page>
  );
}

/** An academy has a name, and whoever works at the desk has one: both stand on what it issues. */
function SetUp({ desk }: { desk: AcademyDesk }): ReactNode {
  const { t } = useWords("academy");
  const [name, setName] = useState("");
  const [by, setBy] = useState("");
  const [empty, setEmpty] = useState(false);
  const begin = (): void => {
    const missing = name.trim() === "" || by.trim() === "";
    setEmpty(missing);
    if (!missing) void desk.name(name.trim(), by.trim());
  };
  return (
    <Card labelledBy="academy-set-up">
      <h2 id="academy-set-up">{t("setUp.title")}</h2>
      <p>{t("setUp.what")}</p>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          begin();
        }}
      >
        <Field label={t("setUp.name")} help={t("setUp.nameHelp")}>
          {(control) => (
            <input
              {...control}
              maxLength={200}
              dir="auto"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <NameField label={t("setUp.by")} help={t("setUp.byHelp")} value={by} onValue={setBy} />
        <Row>
          <Button type="submit" look="primary">
            {t("setUp.begin")}
          </Button>
          <span role="status">{empty && t("setUp.empty")}</span>
        </Row>
      </form>
      <Muted>{t("setUp.kept")}</Muted>
    </Card>
  );
}
