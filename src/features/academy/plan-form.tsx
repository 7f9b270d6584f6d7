import { useState, type ReactNode } from "react";
import { endOfDay } from "#engine/programme/calendar.ts";
import { Button } from "#ui/button.tsx";
import { Muted, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./academy.module.css";
import { Ask, Input } from "./ask.tsx";
import type { Academy, AcademyDesk } from "./desk.ts";
import { nameOf, titleOf } from "./titles.ts";

interface TypedStep {
  readonly what: string;
  readonly who: string;
  readonly by: string;
}
const BLANK: TypedStep = { what: "", who: "", by: "" };
/** More is no plan anybody follows. */
const MOST_STEPS = 12;

/** What one officer is to get better at, in which steps, and when somebody looks. */
export function PlanForm({
  desk,
  academy,
  officer,
  address,
  onDone,
}: {
  desk: AcademyDesk;
  academy: Academy;
  officer: string;
  address: string;
  onDone: () => void;
}): ReactNode {
  const { t } = useWords("academy");
  const [what, setWhat] = useState("");
  const [competency, setCompetency] = useState("");
  const [steps, setSteps] = useState<readonly TypedStep[]>([BLANK]);
  const [review, setReview] = useState("");
  const [due, setDue] = useState("");
  const [wrong, setWrong] = useState<"what" | "step" | "review" | "due">();
  const change = (at: number, changed: Partial<TypedStep>): void =>
    setSteps(steps.map((one, index) => (index === at ? { ...one, ...changed } : one)));
  const keep = async (): Promise<void> => {
    const named = steps.filter((one) => one.what.trim() !== "" || one.who.trim() !== "");
    const reviewAt = review === "" ? NaN : endOfDay(Date.parse(review));
    const dueAt = due === "" ? NaN : endOfDay(Date.parse(due));
    const missing =
      what.trim() === ""
        ? "what"
        : named.length === 0 || named.some((one) => one.what.trim() === "" || one.who.trim() === "")
          ? "step"
          : !(reviewAt >= desk.ports.clock.now())
            ? "review"
            : !(dueAt >= reviewAt)
              ? "due"
              : undefined;
    setWrong(missing);
    if (missing) return;
    const done = await desk.act([
      {
        kind: "remedial-set",
        id: desk.ports.chance.id(),
        officer,
        what: what.trim(),
        requirement: address,
        ...(competency.trim() !== "" && { competency: competency.trim() }),
        reviewAt,
        dueAt,
        steps: named.map((one) => ({
          what: one.what.trim(),
          who: one.who.trim(),
          ...(one.by !== "" && { byAt: endOfDay(Date.parse(one.by)) }),
        })),
      },
    ]);
    if (done) onDone();
  };
  return (
    <Ask
      label={t("plan.setFor", { name: nameOf(academy, officer), title: titleOf(academy, address) })}
      submit={t("plan.keep")}
      wrong={wrong}
      onSubmit={() => void keep()}
      onCancel={onDone}
    >
      <Input label={t("plan.what")} value={what} onChange={setWhat} error={wrong === "what" && t("plan.noWhat")} />
      <Input label={t("plan.competency")} value={competency} onChange={setCompetency} />
      {steps.map((step, at) => (
        <fieldset key={at} className={classes["form"]}>
          <legend>{t("plan.step", { number: at + 1 })}</legend>
          <Input
            label={t("plan.stepWhat")}
            value={step.what}
            onChange={(value) => change(at, { what: value })}
            error={wrong === "step" && (step.what.trim() === "" || step.who.trim() === "") && t("plan.noStep")}
          />
          <div className={classes["pair"]}>
            <Input label={t("plan.stepWho")} value={step.who} onChange={(who) => change(at, { who })} />
            <Input label={t("plan.stepBy")} type="date" value={step.by} onChange={(by) => change(at, { by })} />
          </div>
        </fieldset>
      ))}
      {steps.length < MOST_STEPS && (
        <Row>
          <Button onClick={() => setSteps([...steps, BLANK])}>{t("plan.addStep")}</Button>
        </Row>
      )}
      <div className={classes["pair"]}>
        <Input
          label={t("plan.review")}
          type="date"
          value={review}
          onChange={setReview}
          error={wrong === "review" && t("plan.noReview")}
        />
        <Input
          label={t("plan.due")}
          type="date"
          value={due}
          onChange={setDue}
          error={wrong === "due" && t("plan.noDue")}
        />
      </div>
      <Muted>{t("do.logged")}</Muted>
    </Ask>
  );
}
