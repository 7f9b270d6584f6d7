import { useEffect, useRef, useState, type ReactNode } from "react";
import type { AdministrativeAct } from "#engine/programme/administrative-act.ts";
import { matched } from "#engine/programme/attendance-list.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Card, Muted, Notice, Row, Stack } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./academy.module.css";
import { AttendanceForm } from "./attendance-form.tsx";
import type { Academy, AcademyDesk, RoomHeld } from "./desk.ts";
import { MakeUps } from "./make-ups.tsx";
import { titleOf } from "./titles.ts";

export type Attended = Extract<AdministrativeAct, { readonly kind: "attended" }>;

/** Rooms that played together here: who of the roster was there, noted once, and a second day for whoever was not. */
export function Attendance({
  desk,
  academy,
  rooms,
}: {
  desk: AcademyDesk;
  academy: Academy;
  rooms: string;
}): ReactNode {
  const { t, locale } = useWords("academy");
  const { t: say } = useWords("shell");
  const { ports } = desk;
  const [held, setHeld] = useState<Awaited<ReturnType<typeof ports.rooms>>>();
  const [open, setOpen] = useState<string>();
  const notedTitle = useRef<HTMLHeadingElement>(null);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  useEffect(() => {
    let here = true;
    void ports.rooms().then((answer) => here && setHeld(answer));
    return () => {
      here = false;
    };
  }, [ports]);
  const noted = notedOf(academy);
  const done = new Set(noted.flatMap(({ room }) => room?.attempt ?? []));
  if (!held) return null;
  if (!held.ok) return <Notice tone="warn">{say(`store.${held.error.code}`)}</Notice>;
  const waiting = held.value.filter(({ attempt }) => !done.has(attempt));
  const close = (): void => {
    setOpen(undefined);
    notedTitle.current?.focus();
  };
  return (
    <Stack>
      <Card labelledBy="rooms">
        <h2 id="rooms">{t("attendance.title")}</h2>
        {waiting.length === 0 ? (
          <>
            <Muted>{t("attendance.none")}</Muted>
            <Row>
              <ButtonLink href={rooms}>{t("attendance.toRoom")}</ButtonLink>
            </Row>
          </>
        ) : (
          <ul className={classes["cases"]}>
            {waiting.map((one) => (
              <li key={one.attempt} data-room={one.attempt}>
                <Room academy={academy} held={one} when={day.format(one.at)} />
                {open === one.attempt ? (
                  <AttendanceForm desk={desk} academy={academy} held={one} onDone={close} />
                ) : (
                  <Row>
                    <Button
                      onClick={() => setOpen(one.attempt)}
                      aria-label={t("attendance.open", {
                        title: titleOf(academy, `/${one.scenario}`),
                        when: day.format(one.at),
                      })}
                    >
                      {t("attendance.openShort")}
                    </Button>
                  </Row>
                )}
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card labelledBy="noted">
        <h2 id="noted" ref={notedTitle} tabIndex={-1}>
          {t("attendance.noted")}
        </h2>
        {noted.length === 0 ? (
          <Muted>{t("attendance.notedNone")}</Muted>
        ) : (
          <ul className={classes["cases"]}>
            {noted.map((act) => (
              <li key={act.id} data-noted={act.id}>
                <p>
                  <strong dir="auto">
                    {t("attendance.line", {
                      session: act.session,
                      when: day.format(act.heldAt),
                      count: act.officers.length,
                    })}
                  </strong>
                </p>
                <Muted>
                  <bdi>{act.place}</bdi> · <bdi>{act.instructor}</bdi>
                  {act.unknown !== undefined && ` · ${t("attendance.unknown", { count: act.unknown.length })}`}
                </Muted>
                <MakeUps desk={desk} academy={academy} session={act.session} />
              </li>
            ))}
          </ul>
        )}
      </Card>
    </Stack>
  );
}

function Room({ academy, held, when }: { academy: Academy; held: RoomHeld; when: string }): ReactNode {
  const { t } = useWords("academy");
  const unknown = matched(held.attendance, academy.officers).filter(({ officer }) => officer === undefined).length;
  return (
    <>
      <p>
        <strong>{titleOf(academy, `/${held.scenario}`)}</strong>
      </p>
      <Muted>
        {t("attendance.what", { when, trainer: held.trainer })} ·{" "}
        {t("attendance.names", { count: held.attendance.length })}
        {unknown > 0 && ` · ${t("attendance.unknown", { count: unknown })}`}
      </Muted>
    </>
  );
}

/** Attendance that was noted and not taken back, newest first. */
function notedOf({ entries }: Academy): Attended[] {
  const gone = new Set(
    entries.flatMap(({ act }) => (act.kind === "revoked" && act.what === "attendance" ? [act.id] : [])),
  );
  return entries.flatMap(({ act }) => (act.kind === "attended" && !gone.has(act.id) ? [act] : [])).toReversed();
}
