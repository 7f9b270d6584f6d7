import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { REASONS, type Reason, type Sureness } from "#engine/attempt/move.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Options } from "#ui/options.tsx";
import { useKeys } from "#ui/use-keys.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./why.module.css";

/** What was answered; every part may be missing. */
export interface WhyAnswer {
  readonly reason?: Reason;
  /** One line of the officer's own words. */
  readonly note?: string;
  readonly sure?: Sureness;
}

const SURENESS = ["1", "2", "3"] as const;

/** Why this, and how sure, before what follows is shown. Keys 1 to 7 choose a reason, Enter goes on. Nothing is required. Needs the words of `scenes`. */
export function WhyForm({
  askWhy,
  askSure,
  saving = false,
  onAnswer,
}: {
  askWhy: boolean;
  askSure: boolean;
  saving?: boolean;
  /** Skipping answers with nothing. */
  onAnswer: (answer: WhyAnswer) => void;
}): ReactNode {
  const { t } = useWords("scenes");
  const name = useId();
  const form = useRef<HTMLFormElement>(null);
  const [reason, setReason] = useState<Reason>();
  const [sure, setSure] = useState<(typeof SURENESS)[number]>();
  const [note, setNote] = useState("");
  useEffect(() => form.current?.focus(), []);

  const answer = (): void => {
    if (saving) return;
    onAnswer({
      ...(reason !== undefined && { reason }),
      ...(note.trim() !== "" && { note: note.trim() }),
      ...(sure !== undefined && { sure: Number(sure) as Sureness }),
    });
  };
  const keys = askWhy ? REASONS.map((one, at): [string, () => void] => [String(at + 1), () => setReason(one)]) : [];
  useKeys({ ...Object.fromEntries(keys), Enter: answer });

  return (
    <form
      ref={form}
      className={classes["why"]}
      tabIndex={-1}
      aria-label={t("why.title")}
      onSubmit={(event) => {
        event.preventDefault();
        answer();
      }}
    >
      {askWhy && (
        <>
          <Options
            legend={t("why.title")}
            help={t("why.help")}
            name={`${name}reason`}
            options={REASONS.map((one, at) => ({ value: one, label: t(`reason.${one}`), keyHint: String(at + 1) }))}
            value={reason}
            onChange={setReason}
          />
          <Field label={t("why.note")}>
            {(control) => (
              <input
                {...control}
                type="text"
                maxLength={200}
                autoComplete="off"
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
      {askSure && (
        <Options
          legend={t("why.sure")}
          name={`${name}sure`}
          options={SURENESS.map((one) => ({ value: one, label: t(`why.sureness.${one}`) }))}
          value={sure}
          onChange={setSure}
        />
      )}
      <div className={classes["go"]}>
        <Button type="submit" look="primary" {...(saving && { "aria-disabled": true })}>
          {t("why.go")}
        </Button>
        <Button onClick={() => !saving && onAnswer({})}>{t("why.skip")}</Button>
      </div>
    </form>
  );
}
