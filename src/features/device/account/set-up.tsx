import { useState, type ReactNode } from "react";
import type { Result } from "#engine/result.ts";
import type { VaultError } from "#ports/vault.ts";
import { Button } from "#ui/button.tsx";
import { Card, Notice, Page, Row, Stack } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./account.module.css";
import { Limits } from "./limits.tsx";
import { useSaid } from "./said.ts";
import { NewSecret } from "./secret-fields.tsx";
import { secretTrouble, type SecretTrouble } from "./secrets.ts";

export interface SetUpProps {
  /** Runs on this device that are not encrypted: sharing it removes them. */
  readonly runs: number;
  readonly home: string;
  readonly backup: string;
  /** Why it cannot be done here. */
  readonly refused?: "demo" | "insecure";
  /** UTC milliseconds. */
  readonly now: number;
  readonly onFound: (passphrase: string) => Promise<Result<string, VaultError>>;
  /** The code is on paper: the device may be shared from now on. False when another window is in the way. */
  readonly onDone: () => Promise<boolean>;
}

/** Makes one person's device a shared one. Needs the words of `account`. */
export function SetUp(props: SetUpProps): ReactNode {
  const { runs, home, backup, refused, now, onFound, onDone } = props;
  const { t } = useWords("account");
  const { t: say } = useWords("shell");
  const heading = useTitleFocus(t("setUp.title"), say("name"));
  const [code, setCode] = useState<string>();
  if (code !== undefined) return <Code code={code} now={now} onDone={onDone} />;
  return (
    <Page>
      <Stack>
        <p>
          <a href={home}>{say("nav.home")}</a>
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {t("setUp.title")}
        </h1>
        <p>{t("setUp.lead")}</p>
        <p>{t("setUp.personal")}</p>
      </Stack>
      {refused ? (
        <Notice tone="warn">{t(`setUp.${refused}`)}</Notice>
      ) : (
        <>
          <Card labelledBy="set-up-steps">
            <h2 id="set-up-steps">{t("setUp.steps")}</h2>
            <ol className={classes["steps"]}>
              <li>{t("setUp.first")}</li>
              <li>{t("setUp.second")}</li>
              <li>{t("setUp.third")}</li>
            </ol>
          </Card>
          <Begin runs={runs} backup={backup} onFound={onFound} onCode={setCode} />
        </>
      )}
      <Limits />
    </Page>
  );
}

function Begin({
  runs,
  backup,
  onFound,
  onCode,
}: Pick<SetUpProps, "runs" | "backup" | "onFound"> & { onCode: (code: string) => void }): ReactNode {
  const { t } = useWords("account");
  const said = useSaid();
  const [[secret, again], setSecret] = useState<readonly [string, string]>(["", ""]);
  const [wrong, setWrong] = useState<SecretTrouble>();
  const [remove, setRemove] = useState(false);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const found = async (): Promise<void> => {
    if (busy) return;
    const trouble = secretTrouble("passphrase", secret, again);
    setWrong(trouble);
    setError(runs > 0 && !remove ? t("setUp.removeMissing") : undefined);
    if (trouble || (runs > 0 && !remove)) return;
    setBusy(true);
    const made = await onFound(secret);
    setBusy(false);
    if (made.ok) onCode(made.value);
    else setError(said(made.error));
  };
  return (
    <form
      className={classes["form"]}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void found();
      }}
    >
      <NewSecret
        kind="passphrase"
        label={t("secret.passphrase")}
        value={secret}
        again={again}
        trouble={wrong}
        onChange={(typed, twice) => setSecret([typed, twice])}
      />
      {runs > 0 && (
        <Notice tone="warn">
          <p>{t("setUp.there", { count: runs })}</p>
          <p>
            <a href={backup}>{t("setUp.backUp")}</a>
          </p>
          <label className={classes["check"]}>
            <input type="checkbox" checked={remove} onChange={(event) => setRemove(event.target.checked)} />
            {t("setUp.remove")}
          </label>
        </Notice>
      )}
      <div role="status">{busy ? t("setUp.working") : error}</div>
      <Row>
        <Button type="submit" look="primary" aria-disabled={busy}>
          {t("setUp.go")}
        </Button>
      </Row>
    </form>
  );
}

/** The recovery code, once. */
function Code({ code, now, onDone }: { code: string } & Pick<SetUpProps, "now" | "onDone">): ReactNode {
  const [blocked, setBlocked] = useState(false);
  const { t, locale } = useWords("account");
  const { t: say } = useWords("shell");
  const heading = useTitleFocus(t("code.title"), say("name"));
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(now);
  return (
    <Page>
      <Stack>
        <h1 ref={heading} tabIndex={-1}>
          {t("code.title")}
        </h1>
        <p>{t("code.lead")}</p>
      </Stack>
      <Card labelledBy="recovery-code">
        <h2 id="recovery-code">{t("code.label")}</h2>
        <p className={classes["code"]} dir="ltr" translate="no" data-code="">
          {code.split("-").map((group, at) => (
            <span key={at}>{group}</span>
          ))}
        </p>
        <p>{t("code.device", { date })}</p>
      </Card>
      <Notice tone="warn">{t("code.power")}</Notice>
      <div className={classes["paperless"]}>
        <Row>
          <Button onClick={() => window.print()}>{t("code.print")}</Button>
          <Button look="primary" onClick={() => void onDone().then((shared) => setBlocked(!shared))}>
            {t("code.done")}
          </Button>
        </Row>
        <div role="status">{blocked && t("code.blocked")}</div>
      </div>
    </Page>
  );
}
