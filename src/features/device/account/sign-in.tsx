import { useEffect, useRef, useState, type ReactNode } from "react";
import type { Result } from "#engine/result.ts";
import type { Person, Proof, VaultError } from "#ports/vault.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Notice, Page, Row, Stack } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./account.module.css";
import { Limits } from "./limits.tsx";
import { PersonSelect } from "./person-select.tsx";
import { Recover } from "./recover.tsx";
import { useSaid } from "./said.ts";
import { SecretInput } from "./secret-fields.tsx";

export interface SignInProps {
  readonly people: readonly Person[];
  /** Signs in; when it worked, this screen is gone. The answer is what went wrong. */
  readonly onSignIn: (id: string, secret: string) => Promise<VaultError | undefined>;
  readonly onReset: (id: string, proof: Proof, secret: string) => Promise<Result<void, VaultError>>;
}

/** What stands before a shared device: one list, one box, Enter. Needs the words of `account`. */
export function SignIn({ people, onSignIn, onReset }: SignInProps): ReactNode {
  const { t } = useWords("account");
  const { t: say } = useWords("shell");
  const heading = useTitleFocus(t("signIn.title"), say("name"));
  const [lost, setLost] = useState(false);
  const [renewed, setRenewed] = useState(false);
  return (
    <Page>
      <Stack>
        <p>{say("name")}</p>
        <h1 ref={heading} tabIndex={-1}>
          {t("signIn.title")}
        </h1>
      </Stack>
      {renewed && <Notice live>{t("recover.done")}</Notice>}
      {lost ? (
        <Recover
          people={people}
          onReset={onReset}
          onDone={() => {
            setLost(false);
            setRenewed(true);
          }}
          onBack={() => setLost(false)}
        />
      ) : (
        <Enter people={people} onSignIn={onSignIn} onLost={() => setLost(true)} />
      )}
      <Limits />
    </Page>
  );
}

function Enter({
  people,
  onSignIn,
  onLost,
}: {
  people: readonly Person[];
  onSignIn: SignInProps["onSignIn"];
  onLost: () => void;
}): ReactNode {
  const { t } = useWords("account");
  const said = useSaid();
  const list = useRef<HTMLSelectElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const [who, setWho] = useState("");
  const [secret, setSecret] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<{ readonly at: "who" | "secret"; readonly text: string }>();
  const [waits, setWaits] = useState<ReadonlyMap<string, number>>(
    () => new Map(people.map((one) => [one.id, performance.now() + one.wait])),
  );
  const left = useLeft(waits.get(who) ?? 0);
  useEffect(() => list.current?.focus(), []);

  const enter = async (): Promise<void> => {
    if (busy || left > 0) return;
    if (who === "" || secret === "") {
      setError(who === "" ? { at: "who", text: t("signIn.missing") } : { at: "secret", text: t("signIn.empty") });
      (who === "" ? list : box).current?.focus();
      return;
    }
    setBusy(true);
    setError(undefined);
    const failed = await onSignIn(who, secret);
    setBusy(false);
    setSecret("");
    if (!failed) return;
    if ("wait" in failed) setWaits(new Map([...waits, [who, performance.now() + failed.wait]]));
    setError({ at: "secret", text: said(failed) });
    box.current?.focus();
  };

  return (
    <form
      className={classes["form"]}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      <p>{t("signIn.lead")}</p>
      <Field label={t("signIn.who")} {...(error?.at === "who" && { error: error.text })}>
        {(control) => <PersonSelect control={control} people={people} value={who} onChange={setWho} listRef={list} />}
      </Field>
      <Field label={t("signIn.pin")} {...(error?.at === "secret" && { error: error.text })}>
        {(control) => <SecretInput control={control} value={secret} onChange={setSecret} digits inputRef={box} />}
      </Field>
      <div role="status">
        {busy && t("signIn.checking")}
        {!busy && error && error.text}
      </div>
      {left > 0 && <Notice tone="warn">{t("wait.pin", { time: clockOf(left) })}</Notice>}
      <Row>
        <Button type="submit" look="primary" aria-disabled={busy || left > 0}>
          {t("signIn.go")}
        </Button>
        <Button onClick={onLost}>{t("signIn.lost")}</Button>
      </Row>
    </form>
  );
}

/** Milliseconds until a moment of the forward clock, told anew each second. */
function useLeft(until: number): number {
  const [now, setNow] = useState(() => performance.now());
  const waiting = until > now;
  useEffect(() => {
    if (!waiting) return;
    const ticking = setInterval(() => setNow(performance.now()), 500);
    return () => clearInterval(ticking);
  }, [waiting]);
  useEffect(() => setNow(performance.now()), [until]);
  return Math.max(0, until - now);
}

const clockOf = (ms: number): string => {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};
