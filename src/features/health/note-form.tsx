import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import type { ScriptNote } from "#engine/insight/health/note.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { NameField } from "#ui/text-field.tsx";
import { Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import type { Desk, Lettered } from "./notes.tsx";
import classes from "./script.module.css";

type Props = { readonly desk: Desk; readonly onKept: () => void; readonly onCancel: () => void } & (
  | { readonly place: string; readonly label: string; readonly choices: readonly Lettered[]; readonly resolves?: never }
  /** Settles this note instead of writing one. */
  | { readonly resolves: ScriptNote }
);

/** A note on a place, or why one is settled. What was typed stays when it could not be kept. */
export function NoteForm({ desk, onKept, onCancel, ...props }: Props): ReactNode {
  const { t } = useWords("health");
  const form = useRef<HTMLFormElement>(null);
  const heading = useId();
  const [choice, setChoice] = useState("");
  const [text, setText] = useState("");
  const [by, setBy] = useState(desk.by);
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState(false);
  const resolving = props.resolves !== undefined;
  const choices = props.resolves === undefined ? props.choices : [];
  useEffect(() => form.current?.querySelector("textarea")?.focus(), []);
  const empty = asked && text.trim() === "";
  const nobody = asked && by.trim() === "";
  const busy = useRef(false);
  const keep = async (): Promise<void> => {
    // Enter pressed twice is still one note.
    if (busy.current) return;
    setAsked(true);
    setFailed(false);
    const [words, name] = [text.trim(), by.trim()];
    if (words === "" || name === "") {
      form.current?.querySelector<HTMLElement>(words === "" ? "textarea" : "input")?.focus();
      return;
    }
    busy.current = true;
    desk.onBy(name);
    const kept =
      props.resolves === undefined
        ? await desk.write(choice === "" ? props.place : `${props.place}.${choice}`, words, name)
        : await desk.resolve(props.resolves, words, name);
    busy.current = false;
    if (kept) onKept();
    else setFailed(true);
  };
  return (
    <form
      ref={form}
      className={classes["form"]}
      aria-labelledby={heading}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <p id={heading} className={classes["who"]}>
        {props.resolves === undefined
          ? t("notes.writeAt", { place: props.label })
          : t("notes.resolveNamed", { text: `\u2068${props.resolves.text.slice(0, 60)}\u2069` })}
      </p>
      {choices.length > 0 && (
        <Field label={t("notes.about")}>
          {(control) => (
            <select {...control} value={choice} onChange={(event) => setChoice(event.target.value)}>
              <option value="">{t("notes.aboutScene")}</option>
              {choices.map(({ id, letter }) => (
                <option key={id} value={id}>
                  {t("notes.choice", { letter })}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field
        label={t(resolving ? "notes.reason" : "notes.text")}
        {...(!resolving && { help: t("notes.help") })}
        {...(empty && { error: t(resolving ? "notes.needReason" : "notes.needText") })}
      >
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={2000}
            dir="auto"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <NameField label={t("notes.by")} {...(nobody && { error: t("notes.needName") })} value={by} onValue={setBy} />
      {failed && <p role="alert">{t("notes.notKept")}</p>}
      <Row>
        <Button type="submit" look="primary">
          {t(resolving ? "notes.resolve" : "notes.keep")}
        </Button>
        <Button onClick={onCancel}>{t("notes.cancel")}</Button>
      </Row>
    </form>
  );
}
