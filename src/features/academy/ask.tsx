import { useEffect, useRef, type ReactNode } from "react";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./academy.module.css";

/** A form that takes the focus when it opens, and gives it to what is wrong when it is sent too early. */
export function Ask({
  label,
  submit,
  wrong,
  onSubmit,
  onCancel,
  children,
}: {
  label: string;
  submit: string;
  /** Which of its fields is wrong; absent: none. */
  wrong?: string | undefined;
  onSubmit: () => void;
  onCancel?: () => void;
  children: ReactNode;
}): ReactNode {
  const { t } = useWords("academy");
  const form = useRef<HTMLFormElement>(null);
  const opened = onCancel !== undefined;
  useEffect(() => {
    if (opened) form.current?.querySelector<HTMLElement>("input, select, textarea")?.focus();
  }, [opened]);
  useEffect(() => {
    if (wrong !== undefined) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [wrong]);
  return (
    <form
      ref={form}
      className={classes["form"]}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <Row>
        <Button type="submit" look="primary">
          {submit}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t("cancel")}</Button>}
      </Row>
    </form>
  );
}

/** One line, a day or a number to type, with what is wrong with it. */
export function Input({
  label,
  value,
  onChange,
  type = "text",
  help,
  error,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "date" | "number";
  help?: string;
  error?: string | false | undefined;
}): ReactNode {
  return (
    <Field label={label} {...(help !== undefined && { help })} {...(typeof error === "string" && { error })}>
      {(control) => (
        <input
          {...control}
          type={type}
          {...(type === "text" && { dir: "auto", maxLength: 500 })}
          {...(type === "number" && { min: 1 })}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
