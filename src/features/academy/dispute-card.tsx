import { useState, type ReactNode } from "react";
import { type Dispute, lowers, resultOf } from "#engine/programme/follow-up.ts";
import { Button } from "#ui/button.tsx";
import { Options } from "#ui/options.tsx";
import { Muted, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { Ask, Input } from "./ask.tsx";
import type { Academy, AcademyDesk } from "./desk.ts";
import { resultText } from "./dispute-form.tsx";
import { nameOf, titleOf } from "./titles.ts";

type Answer = "upheld" | "changed" | "withdrawn";

/** What a result can become: never less than it is. */
const raised = (dispute: Dispute): readonly string[] =>
  (dispute.attempt === "" ? ["corrected"] : ["finished", "corrected"]).filter(
    (one) => one !== resultOf(dispute) && !lowers(resultOf(dispute), one),
  );

/** A dispute as it stands: what was said, what stood then, what the academy answered; and answering it. */
export function DisputeCard({
  desk,
  academy,
  dispute,
  onAnswered,
}: {
  desk: AcademyDesk;
  academy: Academy;
  dispute: Dispute;
  onAnswered: () => void;
}): ReactNode {
  const { t, locale } = useWords("academy");
  const [open, setOpen] = useState(false);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const { id, officer, requirement = "", raisedBy, by, at, text, result, state, answer } = dispute;
  const close = (): void => {
    setOpen(false);
    onAnswered();
  };
  return (
    <li data-dispute={state}>
      <p>
        <strong>
          <bdi>{nameOf(academy, officer)}</bdi>
        </strong>{" "}
        · {titleOf(academy, requirement)} · {t(`dispute.state.${state}`)}
      </p>
      <Muted>{t("dispute.said", { who: raisedBy ?? by, when: day.format(at) })}</Muted>
      <p dir="auto">{text}</p>
      <p>{t("dispute.stood", { result: resultText(t, result) })}</p>
      {answer && (
        <>
          {answer.result !== undefined && <p>{t("dispute.now", { result: resultText(t, answer.result) })}</p>}
          <Muted>{t("dispute.said", { who: answer.by, when: day.format(answer.at) })}</Muted>
          <p dir="auto">{answer.text}</p>
        </>
      )}
      {open ? (
        <AnswerForm desk={desk} dispute={dispute} onDone={close} />
      ) : (
        (state === "open" || state === "upheld") && (
          <Row>
            <Button
              onClick={() => setOpen(true)}
              aria-label={`${t(answer ? "dispute.again" : "dispute.answer")}: ${nameOf(academy, officer)}`}
              id={`answer-${id}`}
            >
              {t(answer ? "dispute.again" : "dispute.answer")}
            </Button>
          </Row>
        )
      )}
    </li>
  );
}

function AnswerForm({ desk, dispute, onDone }: { desk: AcademyDesk; dispute: Dispute; onDone: () => void }): ReactNode {
  const { t } = useWords("academy");
  const results = raised(dispute);
  const [answer, setAnswer] = useState<Answer>("upheld");
  const [result, setResult] = useState(results[0] ?? "corrected");
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<"text">();
  const give = async (): Promise<void> => {
    setWrong(text.trim() === "" ? "text" : undefined);
    if (text.trim() === "") return;
    const given = await desk.act([
      {
        kind: "dispute-answered",
        dispute: dispute.id,
        answer,
        ...(answer === "changed" && { result }),
        text: text.trim(),
      },
    ]);
    if (given) onDone();
  };
  return (
    <Ask
      label={t("dispute.answer")}
      submit={t("dispute.give")}
      wrong={wrong}
      onSubmit={() => void give()}
      onCancel={onDone}
    >
      <Options
        legend={t("dispute.answer")}
        name={`answer-${dispute.id}`}
        options={(["upheld", "changed", "withdrawn"] as const).map((value) => ({
          value,
          label: t(`dispute.answers.${value}`),
        }))}
        value={answer}
        onChange={setAnswer}
      />
      {answer === "changed" && results.length > 1 && (
        <Options
          legend={t("dispute.to")}
          name={`result-${dispute.id}`}
          options={results.map((value) => ({ value, label: resultText(t, value) }))}
          value={result}
          onChange={setResult}
        />
      )}
      <Input
        label={t("dispute.reason")}
        value={text}
        onChange={setText}
        error={wrong === "text" && t("dispute.noReason")}
      />
      <Muted>{t("dispute.never")}</Muted>
    </Ask>
  );
}
