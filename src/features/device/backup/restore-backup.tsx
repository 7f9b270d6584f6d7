import { useEffect, useRef, useState, type ReactNode } from "react";
import type { ReadBackup } from "#interop/backup/backup.ts";
import type { Bytes } from "#interop/backup/bytes.ts";
import type { Clock } from "#ports/clock.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Muted, Row, Stack } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./backup.module.css";
import type { BackupPorts } from "./gather.ts";
import type { ReadApart } from "./make.ts";
import { bytesOfFile, type OpenAnswer, openBackup, type Opened, type Refusal } from "./open-backup.ts";
import { Progress } from "./progress.tsx";
import { type Outcome, putBack } from "./put-back.ts";
import { Foreseen, Refused, Report, Unlock } from "./restore-views.tsx";
import { RunList } from "./run-list.tsx";

export interface RestoreBackupProps {
  readonly ports: BackupPorts & { readonly read: ReadApart; readonly clock: Clock };
  readonly titleOf: (scenario: string) => string;
  readonly home: string;
  /** Called when a restore has ended, also when it stopped before the end. */
  readonly onRestored: (backup: ReadBackup) => void;
}

type State =
  | { readonly at: "idle" }
  | { readonly at: "reading" }
  | { readonly at: "verifying" | "comparing" | "working"; readonly done: number; readonly of: number }
  | { readonly at: "locked"; readonly bytes: Bytes; readonly wrong: boolean }
  | { readonly at: "refused"; readonly why: Refusal }
  | { readonly at: "opened"; readonly opened: Opened }
  | { readonly at: "done"; readonly backup: ReadBackup; readonly outcome: Outcome };

/** A file is opened, shown for what it would do, and put back at one press. */
export function RestoreBackup({ ports, titleOf, home, onRestored }: RestoreBackupProps): ReactNode {
  const { t } = useWords("backup");
  const [name, setName] = useState("");
  const [state, setState] = useState<State>({ at: "idle" });
  const running = useRef<AbortController>(null);
  const busy = state.at === "working";

  const open = async (bytes: Bytes | Promise<Bytes | Refusal>, passphrase?: string): Promise<void> => {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    const say = (next: State): void => {
      // Another file was opened meanwhile, or the screen left.
      if (running.current === mine) setState(next);
    };
    say({ at: "reading" });
    const found = await bytes;
    if (!(found instanceof Uint8Array)) return say({ at: "refused", why: found });
    if (mine.signal.aborted) return;
    say(stateOf(await openBackup(ports, found, passphrase, mine.signal, (at, done, of) => say({ at, done, of }))));
  };
  const choose = (file: File | undefined): void => {
    if (!file || busy) return;
    setName(file.name);
    void open(bytesOfFile(file));
  };
  const restore = async ({ backup }: Opened): Promise<void> => {
    setState({ at: "working", done: 0, of: backup.attempts.length });
    const outcome = await putBack(ports, backup, (done, of) => setState({ at: "working", done, of }));
    setState({ at: "done", backup, outcome });
    onRestored(backup);
  };
  useDrop(choose, () => running.current?.abort());
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What was pressed is gone: the keyboard goes on from what came of it.
    if (document.activeElement === document.body) result.current?.focus();
  }, [state.at]);

  return (
    <section className={classes["section"]} aria-labelledby="backup-restore">
      <Stack>
        <h2 id="backup-restore">{t("restore.title")}</h2>
        <p>{t("restore.lead")}</p>
      </Stack>
      <div className={classes["zone"]}>
        <Field label={t("restore.choose")} help={t("restore.drop")}>
          {(control) => (
            // Without `accept`: what a phone calls such a file is anybody's guess.
            <input
              {...control}
              type="file"
              disabled={busy}
              onChange={(event) => {
                choose(event.target.files?.[0]);
                event.target.value = ""; // so that the same file can be chosen again
              }}
            />
          )}
        </Field>
      </div>
      {name !== "" && (
        <Muted>
          {t("restore.file")}: <bdi>{name}</bdi>
        </Muted>
      )}
      {state.at === "reading" && <p>{t("restore.reading")}</p>}
      {"of" in state && <Progress label={t(`restore.${state.at}`, state)} done={state.done} of={state.of} />}
      {state.at === "locked" && <Unlock wrong={state.wrong} onOpen={(words) => void open(state.bytes, words)} />}
      <div ref={result} className={classes["result"]} role="status" tabIndex={-1} data-restore={state.at}>
        {state.at === "refused" && <Refused why={state.why} />}
        {state.at === "opened" && <Foreseen opened={state.opened} now={ports.clock.now()} />}
        {state.at === "done" && <Report backup={state.backup} outcome={state.outcome} />}
      </div>
      {state.at === "opened" && (
        <Stack>
          <RunList
            fates={state.opened.fates}
            leftOut={state.opened.backup.leftOut}
            titleOf={titleOf}
            now={ports.clock.now()}
          />
          {(state.opened.fates.length > 0 || state.opened.backup.desk) && (
            <div>
              <Button look="primary" onClick={() => void restore(state.opened)}>
                {t("restore.go")}
              </Button>
            </div>
          )}
        </Stack>
      )}
      {state.at === "done" && (
        <Stack>
          <RunList
            fates={state.outcome.fates}
            leftOut={state.backup.leftOut}
            titleOf={titleOf}
            now={ports.clock.now()}
          />
          <Row>
            <ButtonLink look="primary" href={home}>
              {t("restore.home")}
            </ButtonLink>
          </Row>
        </Stack>
      )}
    </section>
  );
}

function stateOf(answer: OpenAnswer): State {
  switch (answer.code) {
    case "opened":
      return { at: "opened", opened: answer.opened };
    case "locked":
      return { at: "locked", bytes: answer.bytes, wrong: answer.wrong };
    case "refused":
      return { at: "refused", why: answer.why };
  }
}

/** The whole window takes the file: beside a small target the browser would leave the app and show the file instead. */
function useDrop(choose: (file: File | undefined) => void, leave: () => void): void {
  const latest = useRef({ choose, leave });
  useEffect(() => {
    latest.current = { choose, leave };
  });
  useEffect(() => {
    const over = (event: DragEvent): void => event.preventDefault();
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      latest.current.choose(event.dataTransfer?.files[0]);
    };
    addEventListener("dragover", over);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("drop", drop);
      latest.current.leave();
    };
  }, []);
}
