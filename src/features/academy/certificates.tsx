import { useState, type ReactNode } from "react";
import { type Certificate, checkCode, verificationCode } from "#engine/programme/certificate.ts";
import { finishedProgramme } from "#engine/programme/finished.ts";
import { Button } from "#ui/button.tsx";
import { DataTable } from "#ui/data-table.tsx";
import { Field } from "#ui/field.tsx";
import { Card, Muted, Notice, Row, Stack } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./academy.module.css";
import type { Academy, AcademyDesk } from "./desk.ts";
import { TranscriptChoice, TranscriptSheet } from "./transcript.tsx";

/** Certificates that can be issued, those that were, and whether one somebody shows is real. */
export function Certificates({ desk, academy }: { desk: AcademyDesk; academy: Academy }): ReactNode {
  const { t, locale } = useWords("academy");
  const [printed, setPrinted] = useState<readonly string[]>([]);
  const [sheet, setSheet] = useState<string>();
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const ready = readyOf(desk, academy);
  const issued = academy.administration.certificates;
  const issue = async (): Promise<void> => {
    const { secret = "" } = academy.identity ?? {};
    await desk.act(
      ready.map((certificate) => ({
        kind: "certificate-issued",
        certificate,
        code: verificationCode(certificate, secret),
      })),
    );
  };
  const print = (serials: readonly string[], officer?: string): void => {
    setPrinted(serials);
    setSheet(officer);
    // What is to be printed must stand on the page first.
    requestAnimationFrame(() => requestAnimationFrame(() => globalThis.print()));
  };
  return (
    <>
      <div className={classes["screen"]}>
        <Stack>
          <Card labelledBy="ready">
            <h2 id="ready">{t("certificates.ready")}</h2>
            <p>{ready.length === 0 ? t("certificates.noneReady") : t("certificates.count", { count: ready.length })}</p>
            {ready.length > 0 && (
              <>
                <ul>
                  {ready.slice(0, 10).map(({ serial, name, title }) => (
                    <li key={serial}>
                      <bdi>{name}</bdi> · {title}
                    </li>
                  ))}
                </ul>
                <Row>
                  <Button look="primary" onClick={() => void issue()}>
                    {t("certificates.issue", { count: ready.length })}
                  </Button>
                </Row>
              </>
            )}
          </Card>
          <section className={classes["matrixBox"]} aria-labelledby="issued">
            <h2 id="issued">{t("certificates.issued")}</h2>
            {issued.length === 0 ? (
              <Muted>{t("certificates.none")}</Muted>
            ) : (
              <>
                <DataTable
                  labelledBy="issued"
                  idOf={({ certificate }) => certificate.serial}
                  rows={issued}
                  moreLabel={(count) => t("more", { count })}
                  columns={[
                    {
                      key: "name",
                      label: t("roster.name"),
                      cell: ({ certificate }) => <bdi>{certificate.name}</bdi>,
                      by: ({ certificate }) => certificate.name,
                    },
                    { key: "title", label: t("certificates.programme"), cell: ({ certificate }) => certificate.title },
                    {
                      key: "on",
                      label: t("certificates.finished"),
                      cell: ({ certificate }) => day.format(certificate.finishedAt),
                      by: ({ certificate }) => certificate.finishedAt,
                    },
                    {
                      key: "until",
                      label: t("certificates.until"),
                      cell: ({ certificate: { until }, revoked }) =>
                        revoked
                          ? t("certificates.revoked")
                          : until === undefined
                            ? t("certificates.forGood")
                            : day.format(until),
                    },
                    { key: "code", label: t("certificates.code"), cell: ({ code }) => <code>{code}</code> },
                    {
                      key: "print",
                      label: t("certificates.print"),
                      cell: ({ certificate: { serial, name } }) => (
                        <Button onClick={() => print([serial])} aria-label={t("certificates.printOne", { name })}>
                          {t("certificates.print")}
                        </Button>
                      ),
                    },
                  ]}
                />
                <Row>
                  <Button
                    onClick={() =>
                      print(issued.filter(({ revoked }) => !revoked).map(({ certificate }) => certificate.serial))
                    }
                  >
                    {t("certificates.printAll")}
                  </Button>
                </Row>
              </>
            )}
          </section>
          <TranscriptChoice academy={academy} onPrint={(officer) => print([], officer)} />
          <Check academy={academy} />
        </Stack>
      </div>
      {sheet !== undefined && <TranscriptSheet desk={desk} academy={academy} officer={sheet} />}
      {issued
        .filter(({ certificate }) => printed.includes(certificate.serial))
        .map(({ certificate, code }) => (
          <article key={certificate.serial} className={classes["certificate"]}>
            <p>{certificate.issuer}</p>
            <h2>{t("certificates.heading")}</h2>
            <p>
              <strong>
                <bdi>{certificate.name}</bdi>
              </strong>
            </p>
            <p>{t("certificates.text", { title: certificate.title, when: day.format(certificate.finishedAt) })}</p>
            {certificate.claimedMinutes + certificate.activeMinutes > 0 && (
              <p>
                {t("certificates.minutes", {
                  claimed: certificate.claimedMinutes,
                  active: certificate.activeMinutes,
                })}
              </p>
            )}
            {certificate.until !== undefined && (
              <p>{t("certificates.holds", { when: day.format(certificate.until) })}</p>
            )}
            <p>
              {t("certificates.serial", { serial: certificate.serial })} · {code}
            </p>
            <p className={classes["quiet"]}>{t("certificates.claims")}</p>
          </article>
        ))}
    </>
  );
}

/** Programmes officers have finished and hold no certificate of, as it would be printed. */
function readyOf(desk: AcademyDesk, academy: Academy): Certificate[] {
  const held = new Set(
    academy.administration.certificates
      .filter(({ revoked, certificate }) => !revoked && (certificate.until ?? Infinity) > desk.ports.clock.now())
      .map(({ certificate }) => `${certificate.officer} ${certificate.programme}`),
  );
  // Minutes in a room are those of whoever was noted in it.
  const rooms = academy.administration.attendance.flatMap(({ id, held: room }) => (room ? [[id, room] as const] : []));
  const attempts = new Map([...academy.records.attempts.map((one) => [one.attempt, one] as const), ...rooms]);
  let number = academy.administration.certificates.length;
  const year = new Date(desk.ports.clock.now()).getUTCFullYear();
  return academy.programmes.flatMap((programme) =>
    academy.officers.flatMap((officer): Certificate[] => {
      if (held.has(`${officer.id} ${programme.id}`)) return [];
      const finished = finishedProgramme(academy.matrix, officer.id, programme.id, attempts);
      if (!finished) return [];
      const { finishedAt, until, claimedMinutes, activeMinutes } = finished;
      return [
        {
          serial: `${year}-${String(++number).padStart(5, "0")}`,
          officer: officer.id,
          name: officer.name,
          programme: programme.id,
          title: programme.title,
          claimedMinutes,
          activeMinutes,
          finishedAt,
          ...(until !== undefined && { until }),
          issuer: academy.identity?.name ?? "",
        },
      ];
    }),
  );
}

/** Somebody shows a certificate: is it one of ours, and does it still hold? */
function Check({ academy }: { academy: Academy }): ReactNode {
  const { t } = useWords("academy");
  const [serial, setSerial] = useState("");
  const [code, setCode] = useState("");
  const [answer, setAnswer] = useState<"real" | "revoked" | "unknown" | "malformed" | "no-match">();
  const check = (): void => {
    const found = academy.administration.certificates.find(({ certificate }) => certificate.serial === serial.trim());
    if (!found) return setAnswer("unknown");
    const checked = checkCode(code, found.certificate, academy.identity?.secret ?? "");
    setAnswer(checked.ok ? (found.revoked ? "revoked" : "real") : checked.error.code);
  };
  return (
    <Card labelledBy="check-code">
      <h2 id="check-code">{t("check.title")}</h2>
      <form
        className={classes["form"]}
        aria-labelledby="check-code"
        onSubmit={(event) => {
          event.preventDefault();
          check();
        }}
      >
        <div className={classes["pair"]}>
          <Field label={t("check.serial")}>
            {(control) => (
              <input {...control} maxLength={40} value={serial} onChange={(event) => setSerial(event.target.value)} />
            )}
          </Field>
          <Field label={t("check.code")}>
            {(control) => (
              <input {...control} maxLength={40} value={code} onChange={(event) => setCode(event.target.value)} />
            )}
          </Field>
        </div>
        <Row>
          <Button type="submit">{t("check.button")}</Button>
        </Row>
      </form>
      {answer !== undefined && (
        <Notice tone={answer === "real" ? "info" : "warn"} live>
          {t(`check.${answer}`)}
        </Notice>
      )}
    </Card>
  );
}
