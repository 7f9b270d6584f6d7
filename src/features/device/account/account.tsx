import { useState, type ReactNode } from "react";
import type { Person, VaultError } from "#ports/vault.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Options } from "#ui/options.tsx";
import { Page, Row, Stack } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./account.module.css";
import { Limits } from "./limits.tsx";
import { Roster, type RosterProps } from "./roster.tsx";
import { useSaid } from "./said.ts";
import { NewSecret, SecretInput } from "./secret-fields.tsx";
import { secretTrouble, type SecretTrouble } from "./secrets.ts";

const MINUTES = ["1", "2", "5", "10"] as const;

export interface AccountProps {
  readonly home: string;
  readonly role: Person["role"];
  /** The answer is what went wrong. */
  readonly onChangeSecret: (old: string, secret: string) => Promise<VaultError | undefined>;
  /** Given to the trainer alone. */
  readonly roster?: RosterProps & {
    readonly lockMinutes: number;
    readonly onLockMinutes: (minutes: number) => void;
  };
}

/** What somebody signed in can settle about signing in. Needs the words of `account`. */
export function Account({ home, role, onChangeSecret, roster }: AccountProps): ReactNode {
  const { t } = useWords("account");
  const { t: say } = useWords("shell");
  const heading = useTitleFocus(t("title"), say("name"));
  const minutes = MINUTES.find((one) => Number(one) === roster?.lockMinutes);
  return (
    <Page>
      <Stack>
        <p>
          <a href={home}>{say("nav.home")}</a>
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {t("title")}
        </h1>
        <p>{t("who")}</p>
      </Stack>
      {roster && (
        <>
          <Roster {...roster} />
          <Options
            legend={t("lock.title")}
            help={t("lock.help")}
            name="lock"
            options={MINUTES.map((value) => ({ value, label: t("lock.minutes", { count: Number(value) }) }))}
            value={minutes}
            onChange={(value) => roster.onLockMinutes(Number(value))}
          />
        </>
      )}
      <OwnSecret kind={role === "trainer" ? "passphrase" : "pin"} onChangeSecret={onChangeSecret} />
      <Limits />
    </Page>
  );
}

function OwnSecret({
  kind,
  onChangeSecret,
}: {
  kind: "pin" | "passphrase";
  onChangeSecret: AccountProps["onChangeSecret"];
}): ReactNode {
  const { t } = useWords("account");
  const said = useSaid();
  const [old, setOld] = useState("");
  const [[secret, again], setSecret] = useState<readonly [string, string]>(["", ""]);
  const [wrong, setWrong] = useState<SecretTrouble>();
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<{ readonly failed: boolean; readonly text: string }>();
  const change = async (): Promise<void> => {
    if (busy) return;
    const trouble = secretTrouble(kind, secret, again);
    setWrong(trouble);
    setTold(undefined);
    if (trouble) return;
    setBusy(true);
    const failed = await onChangeSecret(old, secret);
    setBusy(false);
    setTold({ failed: failed !== undefined, text: failed ? said(failed) : t("own.done") });
    if (failed) return;
    setOld("");
    setSecret(["", ""]);
  };
  return (
    <form
      className={classes["form"]}
      autoComplete="off"
      aria-labelledby="own-secret"
      onSubmit={(event) => {
        event.preventDefault();
        void change();
      }}
    >
      <h2 id="own-secret">{t(kind === "pin" ? "own.title" : "own.passphrase")}</h2>
      <Field label={t("secret.old")} {...(told?.failed === true && { error: told.text })}>
        {(control) => <SecretInput control={control} value={old} onChange={setOld} digits={kind === "pin"} />}
      </Field>
      <NewSecret
        kind={kind}
        label={t(kind === "pin" ? "secret.pin" : "secret.newPassphrase")}
        value={secret}
        again={again}
        trouble={wrong}
        onChange={(typed, twice) => setSecret([typed, twice])}
      />
      <div role="status">{busy ? t("signIn.checking") : told?.text}</div>
      <Row>
        <Button type="submit" aria-disabled={busy}>
          {t("own.go")}
        </Button>
      </Row>
    </form>
  );
}
