import { useState, type ReactNode } from "react";
import { absentFrom } from "#engine/programme/attendance-list.ts";
import { endOfDay } from "#engine/programme/calendar.ts";
import { Button } from "#ui/button.tsx";
import { Muted, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./academy.module.css";
import { Ask, Input } from "./ask.tsx";
import type { Academy, AcademyDesk } from "./desk.ts";
import { nameOf } from "./titles.ts";

/** Whoever was asked for a session and was not there may still do it: by when, and in which other session. */
export function MakeUps({
  desk,
  academy,
  session,
}: {
  desk: AcademyDesk;
  academy: Academy;
  session: string;
}): ReactNode {
  const { t } = useWords("academy");
  const [open, setOpen] = useState(false);
  const [until, setUntil] = useState("");
  const [other, setOther] = useState(session);
  const [wrong, setWrong] = useState<"until" | "session">();
  const [allowed, setAllowed] = useState(false);
  const present = new Set(
    academy.administration.attendance.filter((one) => one.session === session).map(({ officer }) => officer),
  );
  const given = new Set(
    academy.administration.makeUps
      .filter((one) => one.until >= desk.ports.clock.now())
      .map(({ officer, requirement }) => `${officer} ${requirement}`),
  );
  const absent = absentFrom(session, present, academy.programmes, academy.matrix).filter(
    ({ officer, address }) => !given.has(`${officer} ${address}`),
  );
  const asked = academy.programmes.some(({ requirements }) =>
    requirements.some(({ need }) => need.kind === "attendance" && need.sessions.includes(session)),
  );
  if (!asked) return null;
  const allow = async (): Promise<void> => {
    const end = until === "" ? NaN : endOfDay(Date.parse(until));
    const missing = !(end > desk.ports.clock.now()) ? "until" : other.trim() === "" ? "session" : undefined;
    setWrong(missing);
    if (missing) return;
    const done = await desk.act(
      absent.map(({ officer, address }) => ({
        kind: "make-up-given",
        id: desk.ports.chance.id(),
        officer,
        requirement: address,
        why: t("attendance.why", { session }),
        until: end,
        session: other.trim(),
      })),
    );
    if (done) {
      setOpen(false);
      setAllowed(true);
    }
  };
  return (
    <>
      <h3>{t("attendance.absent", { session })}</h3>
      <p role="status">{allowed && t("attendance.allowed")}</p>
      {absent.length === 0 ? (
        !allowed && <Muted>{t("attendance.absentNone")}</Muted>
      ) : (
        <>
          <p>
            {absent.map(({ officer, address }, at) => (
              <span key={`${officer} ${address}`}>
                {at > 0 && ", "}
                <bdi>{nameOf(academy, officer)}</bdi>
              </span>
            ))}
          </p>
          {open ? (
            <Ask
              label={t("attendance.absent", { session })}
              submit={t("attendance.allow", { count: absent.length })}
              wrong={wrong}
              onSubmit={() => void allow()}
              onCancel={() => setOpen(false)}
            >
              <div className={classes["pair"]}>
                <Input
                  label={t("attendance.makeUp")}
                  type="date"
                  value={until}
                  onChange={setUntil}
                  error={wrong === "until" && t("do.badUntil")}
                />
                <Input
                  label={t("attendance.makeUpSession")}
                  value={other}
                  onChange={setOther}
                  error={wrong === "session" && t("attendance.noSession")}
                />
              </div>
            </Ask>
          ) : (
            <Row>
              <Button onClick={() => setOpen(true)}>{t("attendance.allow", { count: absent.length })}</Button>
            </Row>
          )}
        </>
      )}
    </>
  );
}
