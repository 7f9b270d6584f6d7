import { useRef, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Muted, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./academy.module.css";
import { type Doing, Do } from "./cell-do.tsx";
import type { Academy, AcademyDesk } from "./desk.ts";
import { DisputeForm, resultText } from "./dispute-form.tsx";
import { PlanForm } from "./plan-form.tsx";
import { nameOf, titleOf } from "./titles.ts";

/** One officer and one requirement: where it stands, what it rests on, and what may be done about it. Each act has its reason. */
export function CellDialog({
  desk,
  academy,
  officer,
  column,
  replay,
  onClose,
}: {
  desk: AcademyDesk;
  academy: Academy;
  officer: string;
  column: number;
  replay: (attempt: string) => string;
  onClose: () => void;
}): ReactNode {
  const { t, locale } = useWords("academy");
  const placed = academy.matrix.columns[column];
  const cell = academy.matrix.rows.get(officer)?.[column];
  const [doing, setDoing] = useState<Doing | "dispute" | "plan">();
  const acts = useRef<HTMLDivElement>(null);
  if (!placed || !cell) return null;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const minutes = (ms: number): string => t("cell.minutes", { count: Math.floor(ms / 60_000) });
  const { params } = cell.because;
  const facts: readonly (readonly [string, string])[] = [
    [t("cell.state"), t(`state.${cell.state}`)],
    ...(cell.at === undefined ? [] : [[t("cell.at"), day.format(cell.at)] as const]),
    ...(cell.due === undefined ? [] : [[t("cell.due"), day.format(cell.due)] as const]),
    ...(cell.until === undefined ? [] : [[t("cell.until"), day.format(cell.until)] as const]),
    [t("cell.active"), minutes(cell.activeMs)],
    [t("cell.claimed"), minutes(cell.claimedMs)],
  ];
  const here = (one: { readonly officer: string; readonly requirement?: string }): boolean =>
    one.officer === officer && one.requirement === placed.address;
  const disputes = academy.administration.disputes.filter(here);
  const plans = academy.administration.plans.filter(here);
  // What was done stands in the dialog; the focus goes back to what may be done next.
  const back = (): void => {
    flushSync(() => setDoing(undefined));
    acts.current?.querySelector("button")?.focus();
  };
  const runs = academy.records.attempts.filter(({ attempt }) => cell.because.records.includes(attempt));
  return (
    <Dialog title={`${nameOf(academy, officer)} · ${titleOf(academy, placed.address)}`} onClose={onClose}>
      <dl className={classes["facts"]}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        {t(`because.${cell.because.code}`, {
          have: params["have"] ?? 0,
          need: params["need"] ?? 0,
          why: params["why"] ?? "",
          by: params["by"] ?? "",
        })}
        {params["late"] !== undefined && ` ${t("cell.late", { count: Number(params["late"]) })}`}
      </p>
      {runs.length > 0 && (
        <ul>
          {runs.map(({ attempt, scenario, endedAt }) => (
            <li key={attempt}>
              <a href={replay(attempt)}>
                {t("cell.replay", { title: titleOf(academy, `/${scenario}`), when: day.format(endedAt) })}
              </a>
            </li>
          ))}
        </ul>
      )}
      {(disputes.length > 0 || plans.length > 0) && (
        <ul className={classes["cases"]}>
          {disputes.map(({ id, state, result, answer, text }) => (
            <li key={id}>
              <p>
                <strong>{t("dispute.one")}</strong>: {t(`dispute.state.${state}`)}
              </p>
              <p dir="auto">{text}</p>
              <Muted>
                {t("dispute.stood", { result: resultText(t, result) })}{" "}
                {answer && `${t("dispute.said", { who: answer.by, when: day.format(answer.at) })}: ${answer.text}`}
              </Muted>
            </li>
          ))}
          {plans.map(({ id, what, steps, closed, reviewAt, dueAt }) => (
            <li key={id}>
              <p>
                <strong>{t("plan.one")}</strong>: <span dir="auto">{what}</span>
              </p>
              <Muted>
                {closed
                  ? t(`plan.outcomes.${closed.outcome}`)
                  : t("plan.reviewOn", { when: day.format(reviewAt ?? dueAt), due: day.format(dueAt) })}{" "}
                {t("plan.steps", { done: steps.filter(({ done }) => done).length, count: steps.length })}
              </Muted>
            </li>
          ))}
        </ul>
      )}
      {doing === undefined && (
        <div ref={acts}>
          <Row>
            <Button onClick={() => setDoing("sign")}>{t("do.sign")}</Button>
            <Button onClick={() => setDoing("later")}>{t("do.later")}</Button>
            <Button onClick={() => setDoing("exempt")}>{t("do.exempt")}</Button>
            <Button onClick={() => setDoing("make-up")}>{t("do.make-up")}</Button>
            <Button onClick={() => setDoing("dispute")}>{t("dispute.record")}</Button>
            <Button onClick={() => setDoing("plan")}>{t("plan.set")}</Button>
          </Row>
        </div>
      )}
      {doing === "dispute" && (
        <DisputeForm desk={desk} academy={academy} officer={officer} column={column} onDone={back} />
      )}
      {doing === "plan" && (
        <PlanForm desk={desk} academy={academy} officer={officer} address={placed.address} onDone={back} />
      )}
      {doing !== undefined && doing !== "dispute" && doing !== "plan" && (
        <Do doing={doing} desk={desk} academy={academy} officer={officer} address={placed.address} onDone={back} />
      )}
      <Row>
        <Button onClick={onClose}>{t("close")}</Button>
      </Row>
    </Dialog>
  );
}
