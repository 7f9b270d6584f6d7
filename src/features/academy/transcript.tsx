import { useState, type ReactNode } from "react";
import { transcriptOf } from "#engine/programme/transcript.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Card, Muted, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./academy.module.css";
import type { Academy, AcademyDesk } from "./desk.ts";
import { resultText } from "./dispute-form.tsx";
import { titleOf } from "./titles.ts";

/** Whose transcript is printed. */
export function TranscriptChoice({
  academy,
  onPrint,
}: {
  academy: Academy;
  onPrint: (officer: string) => void;
}): ReactNode {
  const { t } = useWords("academy");
  const [who, setWho] = useState("");
  return (
    <Card labelledBy="transcript">
      <h2 id="transcript">{t("transcript.title")}</h2>
      <p>{t("transcript.what")}</p>
      {academy.officers.length === 0 ? (
        <Muted>{t("transcript.nobody")}</Muted>
      ) : (
        <>
          <Field label={t("transcript.who")}>
            {(control) => (
              <select {...control} value={who} onChange={(event) => setWho(event.target.value)}>
                <option value="">{t("transcript.choose")}</option>
                {academy.officers.map(({ id, name, number = "" }) => (
                  <option key={id} value={id}>
                    {`${name} ${number}`.trim()}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Row>
            <Button aria-disabled={who === ""} onClick={() => who !== "" && onPrint(who)}>
              {t("transcript.print")}
            </Button>
          </Row>
        </>
      )}
    </Card>
  );
}

/** On paper: what one officer was asked and did, what was disputed and answered, plans and certificates. */
export function TranscriptSheet({
  desk,
  academy,
  officer,
}: {
  desk: AcademyDesk;
  academy: Academy;
  officer: string;
}): ReactNode {
  const { t, locale } = useWords("academy");
  const { administration, matrix, identity } = academy;
  const { lines, certificates, disputes, plans } = transcriptOf(officer, matrix, administration.certificates, {
    disputes: administration.disputes,
    plans: administration.plans,
  });
  const person = academy.officers.find(({ id }) => id === officer);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const day = (at: number | undefined): string => (at === undefined ? "" : date.format(at));
  return (
    <article className={classes["sheet"]} data-sheet="transcript">
      <p>{identity?.name}</p>
      <h2>{t("transcript.heading")}</h2>
      <p>
        <strong>
          <bdi>{person?.name}</bdi>
        </strong>{" "}
        {person?.number} {person?.class}
      </p>
      <p className={classes["quiet"]}>
        {t("transcript.made", { when: day(desk.ports.clock.now()), name: identity?.by ?? "" })}
      </p>
      {lines.length === 0 ? (
        <p>{t("transcript.none")}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t("packet.requirement")}</th>
              <th scope="col">{t("cell.state")}</th>
              <th scope="col">{t("cell.at")}</th>
              <th scope="col">{t("cell.until")}</th>
              <th scope="col">{t("transcript.active")}</th>
              <th scope="col">{t("transcript.claimed")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ address, state, at, until, activeMinutes, claimedMinutes }) => (
              <tr key={address}>
                <th scope="row">{titleOf(academy, address)}</th>
                <td>{t(`state.${state}`)}</td>
                <td>{day(at)}</td>
                <td>{day(until)}</td>
                <td>{activeMinutes}</td>
                <td>{claimedMinutes}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {disputes.length > 0 && (
        <section>
          <h3>{t("dispute.title")}</h3>
          <ul>
            {disputes.map(({ id, requirement = "", raisedBy, by, at, text, result, state, answer }) => (
              <li key={id}>
                {titleOf(academy, requirement)} · {t(`dispute.state.${state}`)}.{" "}
                {t("dispute.said", { who: raisedBy ?? by, when: day(at) })}: {text}.{" "}
                {t("dispute.stood", { result: resultText(t, result) })}.{" "}
                {answer &&
                  [
                    ...(answer.result === undefined
                      ? []
                      : [`${t("dispute.now", { result: resultText(t, answer.result) })}.`]),
                    `${t("dispute.said", { who: answer.by, when: day(answer.at) })}: ${answer.text}`,
                  ].join(" ")}
              </li>
            ))}
          </ul>
        </section>
      )}
      {plans.length > 0 && (
        <section>
          <h3>{t("plan.title")}</h3>
          <ul>
            {plans.map(({ id, what, steps, dueAt, reviewAt = dueAt, closed }) => (
              <li key={id}>
                {what}. {t("plan.reviewOn", { when: day(reviewAt), due: day(dueAt) })}{" "}
                {t("plan.steps", { done: steps.filter(({ done }) => done).length, count: steps.length })}.{" "}
                {closed &&
                  t("plan.closedBy", {
                    outcome: t(`plan.outcomes.${closed.outcome}`),
                    name: closed.signed?.name ?? closed.by,
                    when: day(closed.at),
                    text: closed.text,
                  })}
              </li>
            ))}
          </ul>
        </section>
      )}
      {certificates.length > 0 && (
        <section>
          <h3>{t("nav.certificates")}</h3>
          <ul>
            {certificates.map(({ certificate: { serial, title, finishedAt }, code, revoked }) => (
              <li key={serial}>
                {title} · {day(finishedAt)} · {t("certificates.serial", { serial })} · {code}
                {revoked && ` · ${t("certificates.revoked")}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className={classes["quiet"]}>{t("transcript.claims")}</p>
    </article>
  );
}
