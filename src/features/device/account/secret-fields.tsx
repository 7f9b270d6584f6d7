import { useState, type ReactNode, type Ref } from "react";
import { Button } from "#ui/button.tsx";
import { type ControlProps, Field } from "#ui/field.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./account.module.css";
import { SHORTEST, type SecretTrouble } from "./secrets.ts";

/** A box for something secret: pasting allowed, shown when asked for, and kept by no form memory. */
export function SecretInput({
  control,
  value,
  onChange,
  digits = false,
  inputRef,
}: {
  control: ControlProps;
  value: string;
  onChange: (value: string) => void;
  /** Brings the keyboard of digits; letters can be typed all the same. */
  digits?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}): ReactNode {
  const { t } = useWords("account");
  const [shown, setShown] = useState(false);
  return (
    <span className={classes["secret"]}>
      <input
        {...control}
        {...(inputRef && { ref: inputRef })}
        type={shown ? "text" : "password"}
        inputMode={digits ? "numeric" : "text"}
        // A password manager passes over "off", offers to save the PIN, and writes down the name beside it. It leaves
        // codes alone.
        autoComplete={shown ? "off" : "one-time-code"}
        autoCapitalize="off"
        spellCheck={false}
        maxLength={200}
        dir="auto"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <Button aria-pressed={shown} onClick={() => setShown(!shown)}>
        {t("signIn.show")}
      </Button>
    </span>
  );
}

/** A new PIN or passphrase, typed twice. */
export function NewSecret({
  kind,
  label,
  value,
  again,
  trouble,
  onChange,
}: {
  kind: "pin" | "passphrase";
  label: string;
  value: string;
  again: string;
  trouble: SecretTrouble | undefined;
  onChange: (value: string, again: string) => void;
}): ReactNode {
  const { t } = useWords("account");
  const said = trouble === "short" ? t("secret.short", { count: SHORTEST[kind] }) : trouble && t(`secret.${trouble}`);
  return (
    <>
      <Field
        label={label}
        help={t(kind === "pin" ? "secret.pinHelp" : "secret.passphraseHelp")}
        {...(said !== undefined && trouble !== "differs" && { error: said })}
      >
        {(control) => (
          <SecretInput
            control={control}
            value={value}
            onChange={(typed) => onChange(typed, again)}
            digits={kind === "pin"}
          />
        )}
      </Field>
      <Field label={t("secret.again")} {...(said !== undefined && trouble === "differs" && { error: said })}>
        {(control) => (
          <SecretInput
            control={control}
            value={again}
            onChange={(typed) => onChange(value, typed)}
            digits={kind === "pin"}
          />
        )}
      </Field>
    </>
  );
}
