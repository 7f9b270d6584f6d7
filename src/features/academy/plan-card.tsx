import { useState, type ReactNode } from "react";
import type { PlanOutcome } from "#engine/programme/administrative-act.ts";
import type { RemedialPlan } from "#engine/programme/follow-up.ts";
import { Button } from "#ui/button.tsx";
import { Options } from "#ui/options.tsx";
import { Muted, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./academy.module.css";
import { Ask, Input } from "./ask.tsx";
import type { Academy, AcademyDesk } from "./desk.ts";
import { nameOf, titleOf } from "./titles.ts";

/** A plan as it stands, its steps, and closing it with a signature. */
export function PlanCard({
  desk,
  academy,
  plan,
  onClosed,
}: {
  desk: AcademyDesk;
  academy: Academy;
  plan: RemedialPlan;
  onClosed: () => void;
}): ReactNode {
  const { t, locale } = useWords("academy");
  const [closing, setClosing] = useState(false);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const { officer, requirement = "", competency, what, by, setAt, reviewAt, dueAt, steps, closed } = plan;
  const now = desk.ports.clock.now();
  const done = (): void => {
    setClosing(false);
    onClosed();
  };
  // The button that was pressed is gone: the keyboard goes on from the heading.
  const markDone = async (step: number): Promise<void> => {
    if (await desk.act([{ kind: "remedial-step", plan: plan.id, step, text: "" }])) onClosed();
  };
  return (
    <li data-plan={closed ? "closed" : "open"}>
      <p>
        <strong>
          <bdi>{nameOf(academy, officer)}</bdi>
        </strong>
        {requirement !== "" && ` · ${titleOf(academy, requirement)}`}
        {competency !== undefined && ` · ${competency}`}
      </p>
      <p dir="auto">{what}</p>
      <Muted>
        {t("plan.setBy", { by, when: day.format(setAt) })}{" "}
        {t("plan.reviewOn", { when: day.format(reviewAt ?? dueAt), due: day.format(dueAt) })}{" "}
        {!closed && (reviewAt ?? dueAt) < now && <strong>{t("plan.reviewDue")}</strong>}
      </Muted>
      {steps.length > 0 && (
        <ol className={classes["steps"]}>
          {steps.map((step, at) => (
            <li key={at}>
              <span dir="auto">{step.what}</span>{" "}
              <span className={classes["quiet"]}>
                {step.byAt === undefined ? step.who : t("plan.by", { who: step.who, when: day.format(step.byAt) })}
              </span>{" "}
              {step.done ? (
                <strong>{t("plan.done", { when: day.format(step.done.at), by: step.done.by })}</strong>
              ) : (
                !closed && (
                  <Row>
                    <Button
                      onClick={() => void markDone(at)}
                      aria-label={`${t("plan.markDone", { number: at + 1 })}: ${nameOf(academy, officer)}`}
                    >
                      {t("plan.markDone", { number: at + 1 })}
                    </Button>
                  </Row>
                )
              )}
            </li>
          ))}
        </ol>
      )}
      {closed ? (
        <p>
          {t("plan.closedBy", {
            outcome: t(`plan.outcomes.${closed.outcome}`),
            name: closed.signed?.name ?? closed.by,
            when: day.format(closed.at),
            text: closed.text,
          })}
        </p>
      ) : closing ? (
        <CloseForm desk={desk} plan={plan} onDone={done} />
      ) : (
        <Row>
          <Button onClick={() => setClosing(true)} aria-label={`${t("plan.close")}: ${nameOf(academy, officer)}`}>
            {t("plan.close")}
          </Button>
        </Row>
      )}
    </li>
  );
}

function CloseForm({ desk, plan, onDone }: { desk: AcademyDesk; plan: RemedialPlan; onDone: () => void }): ReactNode {
  const { t } = useWords("academy");
  const [outcome, setOutcome] = useState<PlanOutcome>("complete");
  const [text, setText] = useState("");
  const [name, setName] = useState("");
  const [credential, setCredential] = useState("");
  const [wrong, setWrong] = useState<"text" | "name">();
  const close = async (): Promise<void> => {
    const missing = text.trim() === "" ? "text" : name.trim() === "" ? "name" : undefined;
    setWrong(missing);
    if (missing) return;
    const closed = await desk.act([
      {
        kind: "remedial-closed",
        plan: plan.id,
        outcome,
        text: text.trim(),
        signed: { name: name.trim(), credential: credential.trim() },
      },
    ]);
    if (closed) onDone();
  };
  return (
    <Ask label={t("plan.close")} submit={t("plan.close")} wrong={wrong} onSubmit={() => void close()} onCancel={onDone}>
      <Options
        legend={t("plan.outcome")}
        name={`outcome-${plan.id}`}
        options={(["complete", "needs-practice", "referred"] as const).map((value) => ({
          value,
          label: t(`plan.outcomes.${value}`),
        }))}
        value={outcome}
        onChange={setOutcome}
      />
      <Input label={t("plan.found")} value={text} onChange={setText} error={wrong === "text" && t("plan.noFound")} />
      <div className={classes["pair"]}>
        <Input label={t("plan.sign")} value={name} onChange={setName} error={wrong === "name" && t("plan.noSign")} />
        <Input label={t("do.credential")} value={credential} onChange={setCredential} />
      </div>
      <Muted>{t("do.logged")}</Muted>
    </Ask>
  );
}
