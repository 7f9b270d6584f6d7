import { useEffect, useId, useState, type ReactNode } from "react";
import type { Recording } from "#engine/attempt/move.ts";
import type { Span } from "#engine/scenario/text.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Notice, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { browserMicrophone, type Microphone } from "./microphone.ts";
import classes from "./respond.module.css";
import { languageOf, Spans } from "./spans.tsx";
import { Voice } from "./voice.tsx";

/** What an officer says: written, spoken, or both. */
export interface Response {
  readonly text: string;
  readonly audio?: Recording;
}

/** From here on the characters left are told. */
const NEAR = 200;

/**
 * An answer in one's own words. `speech` is spoken where a microphone may be used, and may be written down beside it;
 * else it is written, and one sentence says why. Leaving the page warns while there is something unsaid. Needs the words
 * of `scenes`.
 */
export function Respond({
  prompt,
  by,
  lang,
  draft,
  most,
  saving = false,
  active = true,
  microphone = browserMicrophone,
  onDraft,
  onRespond,
}: {
  prompt: readonly Span[];
  by: "text" | "speech";
  /** Of the prompt. */
  lang: string;
  /** What was kept by `onDraft` before. */
  draft?: Response;
  /** Longest answer, in characters. */
  most: number;
  saving?: boolean;
  /** False while time stands still. */
  active?: boolean;
  microphone?: () => Microphone | undefined;
  /** With every change. */
  onDraft: (draft: Response) => void;
  onRespond: (said: Response) => void;
}): ReactNode {
  const { t } = useWords("scenes");
  const asked = useId();
  const [said, setSaid] = useState<Response>(draft ?? { text: "" });
  const [wrong, setWrong] = useState<"empty" | "tooLong">();
  const [recorder] = useState(() => (by === "speech" ? microphone() : undefined));
  const [trouble, setTrouble] = useState<"missing" | "denied" | "failed" | undefined>(
    by === "speech" && !recorder ? "missing" : undefined,
  );
  const spoken = recorder && trouble !== "denied" ? recorder : undefined;
  useEffect(() => {
    if (!recorder) return;
    let gone = false;
    void recorder.allowed().then((allowed) => {
      if (!allowed && !gone) setTrouble("denied");
    });
    return () => {
      gone = true;
    };
  }, [recorder]);
  const unsaid = said.text.trim() !== "" || said.audio !== undefined;
  useEffect(() => {
    if (!unsaid) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [unsaid]);

  const change = (changed: Response): void => {
    setSaid(changed);
    setWrong(undefined);
    onDraft(changed);
  };
  const respond = (): void => {
    if (saving) return;
    if (!unsaid) setWrong("empty");
    else if (said.text.trim().length > most) setWrong("tooLong");
    else onRespond(said);
  };
  const left = most - said.text.length;
  return (
    <form
      className={classes["respond"]}
      aria-labelledby={asked}
      onSubmit={(event) => {
        event.preventDefault();
        respond();
      }}
    >
      <h2 id={asked} className={classes["prompt"]} {...languageOf(lang)}>
        <Spans spans={prompt} />
      </h2>
      {trouble !== undefined && (
        <Notice live>
          <p>{t(`respond.typed.${trouble}`)}</p>
        </Notice>
      )}
      {spoken && (
        <Voice
          microphone={spoken}
          active={active}
          {...(said.audio && { audio: said.audio })}
          onAudio={(audio) => change({ text: said.text, ...(audio && { audio }) })}
          onTrouble={setTrouble}
        />
      )}
      <Field
        label={spoken ? t("respond.asText") : t("respond.label")}
        help={spoken ? t("respond.asTextHelp") : t("respond.help")}
        {...(wrong && { error: wrong === "empty" ? t("respond.empty") : t("respond.tooLong", { most }) })}
      >
        {(control) => (
          <textarea
            {...control}
            className={classes["words"]}
            rows={3}
            dir="auto"
            autoComplete="off"
            value={said.text}
            onChange={(event) => change({ ...said, text: event.target.value })}
          />
        )}
      </Field>
      <output className={classes["left"]}>{left < NEAR && t("respond.room", { left: Math.max(0, left), most })}</output>
      <Row>
        <Button type="submit" look="primary" {...(saving && { "aria-disabled": true })}>
          {t("respond.done")}
        </Button>
      </Row>
    </form>
  );
}
