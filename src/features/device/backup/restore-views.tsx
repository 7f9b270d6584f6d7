import { useEffect, useRef, useState, type ReactNode } from "react";
import type { ReadBackup } from "#interop/backup/backup.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Notice } from "#ui/surface.tsx";
import { formatWhen } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./backup.module.css";
import type { Opened, Refusal } from "./open-backup.ts";
import type { Outcome } from "./put-back.ts";
import { Tally } from "./run-list.tsx";

/** Asks for the passphrase of a file, with the focus on it. */
export function Unlock({ wrong, onOpen }: { wrong: boolean; onOpen: (passphrase: string) => void }): ReactNode {
  const { t } = useWords("backup");
  const [words, setWords] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [wrong]);
  return (
    <form
      className={classes["section"]}
      onSubmit={(event) => {
        event.preventDefault();
        onOpen(words);
      }}
    >
      <Field
        label={t("restore.passphrase")}
        help={t("refused.passphrase")}
        {...(wrong && { error: t("refused.wrong-passphrase") })}
      >
        {(control) => (
          <input
            {...control}
            ref={field}
            type="password"
            autoComplete="off"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Button look="primary" type="submit">
          {t("restore.open")}
        </Button>
      </div>
    </form>
  );
}

/** Why nothing was restored. */
export function Refused({ why }: { why: Refusal }): ReactNode {
  const { t } = useWords("backup");
  const { t: say } = useWords("shell");
  const sentence =
    why.code === "store"
      ? say(`store.${why.error.code}`)
      : why.code === "newer"
        ? t("refused.newer", { version: why.version })
        : why.code === "bad-line"
          ? t("refused.bad-line", { line: why.line })
          : t(`refused.${why.code}`);
  return (
    <Notice tone="warn">
      <h3>{t("refused.title")}</h3>
      <p>{sentence}</p>
    </Notice>
  );
}

/** What a file is, and what restoring it would do. `now`: UTC milliseconds. */
export function Foreseen({ opened, now }: { opened: Opened; now: number }): ReactNode {
  const { t, locale } = useWords("backup");
  const { head, leftOut, sealed } = opened.backup;
  const changes = opened.fates.some(({ standing }) => standing === "added" || standing === "longer");
  return (
    <Notice>
      <h3>{t("restore.would")}</h3>
      <p>
        {t(head.scope.of === "device" ? "restore.device" : "restore.officer")}{" "}
        {t("restore.made", { when: formatWhen(locale, head.madeAt, now), build: head.build })}{" "}
        {sealed && t("restore.sealed")}
      </p>
      {opened.fates.length + leftOut.length === 0 ? (
        <p>{t("restore.empty")}</p>
      ) : (
        <Tally fates={opened.fates} leftOut={leftOut.length} done={false} />
      )}
      {opened.desk && (
        <p>
          {t(`restore.desk.${opened.desk}`, {
            acts: opened.backup.desk?.acts.length ?? 0,
            rows: opened.backup.desk?.rows.length ?? 0,
          })}
        </p>
      )}
      {opened.backup.deskBroken && <p>{t("restore.deskBroken")}</p>}
      {opened.fates.length > 0 && <p>{changes ? t("restore.keeps") : t("restore.nothing")}</p>}
    </Notice>
  );
}

/** What was done, and why not all of it when it stopped. */
export function Report({ backup, outcome }: { backup: ReadBackup; outcome: Outcome }): ReactNode {
  const { t } = useWords("backup");
  const { t: say } = useWords("shell");
  return (
    <>
      <Notice>
        <h3>{outcome.stopped ? t("restore.stopped") : t("restore.done")}</h3>
        <Tally fates={outcome.fates} leftOut={backup.leftOut.length} done />
        {outcome.desk && <p>{t(`restore.deskDone.${outcome.desk}`)}</p>}
        {backup.deskBroken && <p>{t("restore.deskBroken")}</p>}
      </Notice>
      {outcome.stopped && (
        <Notice tone="warn">
          <p>{say(`store.${outcome.stopped.code}`)}</p>
          <p>{t("restore.stoppedText")}</p>
        </Notice>
      )}
    </>
  );
}
