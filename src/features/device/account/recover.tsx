import { useEffect, useRef, useState, type ReactNode } from "react";
import type { Person } from "#ports/vault.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Muted, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./account.module.css";
import { PersonSelect } from "./person-select.tsx";
import { useSaid } from "./said.ts";
import { NewSecret } from "./secret-fields.tsx";
import { secretTrouble, type SecretTrouble } from "./secrets.ts";
import type { SignInProps } from "./sign-in.tsx";

/** A new PIN, or a new passphrase for the trainer, on the academy's recovery code. */
export function Recover({
  people,
  onReset,
  onDone,
  onBack,
}: {
  people: readonly Person[];
  onReset: SignInProps["onReset"];
  onDone: () => void;
  onBack: () => void;
}): ReactNode {
  const { t } = useWords("account");
  const said = useSaid();
  const list = useRef<HTMLSelectElement>(null);
  const [who, setWho] = useState("");
  const [code, setCode] = useState("");
  const [[secret, again], setSecret] = useState<readonly [string, string]>(["", ""]);
  const [wrong, setWrong] = useState<SecretTrouble>();
  const [error, setError] = useState<{ readonly at: "who" | "code"; readonly text: string }>();
  const [busy, setBusy] = useState(false);
  const kind = people.find((one) => one.id === who)?.role === "trainer" ? "passphrase" : "pin";
  useEffect(() => list.current?.focus(), []);
  const reset = async (): Promise<void> => {
    if (busy) return;
    const trouble = secretTrouble(kind, secret, again);
    setWrong(trouble);
    setError(who === "" ? { at: "who", text: t("signIn.missing") } : undefined);
    if (trouble || who === "") return;
    setBusy(true);
    const done = await onReset(who, { by: "code", is: code }, secret);
    setBusy(false);
    if (done.ok) onDone();
    else setError({ at: "code", text: done.error.code === "wrong" ? t("trouble.code") : said(done.error) });
  };
  return (
    <form
      className={classes["form"]}
      autoComplete="off"
      aria-labelledby="recover"
      onSubmit={(event) => {
        event.preventDefault();
        void reset();
      }}
    >
      <h2 id="recover">{t("recover.title")}</h2>
      <p>{t("recover.lead")}</p>
      <Muted>{t("recover.copies")}</Muted>
      <Field label={t("signIn.who")} {...(error?.at === "who" && { error: error.text })}>
        {(control) => <PersonSelect control={control} people={people} value={who} onChange={setWho} listRef={list} />}
      </Field>
      <Field
        label={t("recover.code")}
        help={t("recover.codeHelp")}
        {...(error?.at === "code" && { error: error.text })}
      >
        {(control) => (
          <input
            {...control}
            type="text"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            dir="ltr"
            maxLength={60}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      <NewSecret
        kind={kind}
        label={t(kind === "pin" ? "secret.pin" : "secret.newPassphrase")}
        value={secret}
        again={again}
        trouble={wrong}
        onChange={(typed, twice) => setSecret([typed, twice])}
      />
      <div role="status">{busy ? t("signIn.checking") : error?.text}</div>
      <Row>
        <Button type="submit" look="primary" aria-disabled={busy}>
          {t("recover.go")}
        </Button>
        <Button onClick={onBack}>{t("recover.back")}</Button>
      </Row>
    </form>
  );
}
