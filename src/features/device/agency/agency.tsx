import { useState, type ReactNode } from "react";
import type { Scenario } from "#engine/scenario/scenario.ts";
import type { AgencyAnswer } from "#interop/agency-file.ts";
import type { StoredAgency } from "#ports/agency-store.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Card, Muted, Notice, Page, Row, Stack } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { formatWhen } from "#words/format.ts";
import { sentenceFor } from "#words/problems.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./agency.module.css";
import { Changes } from "./changes.tsx";

export interface AgencyScreenProps {
  /** The file in use. */
  readonly current?: StoredAgency;
  readonly scenarios: readonly Scenario[];
  /** Wall clock, UTC milliseconds. */
  readonly now: number;
  readonly home: string;
  /** Reads a file's bytes. */
  readonly read: (bytes: Uint8Array) => Promise<AgencyAnswer>;
  /** Puts a file to use, or none; resolves to a sentence when that failed. */
  readonly onUse: (
    agency: { readonly hash: string; readonly agency: StoredAgency["agency"] } | undefined,
  ) => Promise<string | undefined>;
  readonly onTemplate: () => void;
}

/** One file over every scenario: see what it changes, use it, stop using it. Needs the words of `agency`. */
export function AgencyScreen(props: AgencyScreenProps): ReactNode {
  const { current, scenarios, now, home, read, onUse, onTemplate } = props;
  const { t, locale } = useWords("agency");
  const { t: say } = useWords("shell");
  const heading = useTitleFocus(t("title"), say("name"));
  const [answer, setAnswer] = useState<AgencyAnswer | "unreadable">();
  const [said, setSaid] = useState<{ readonly tone: "info" | "warn"; readonly text: string }>();

  const open = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setSaid(undefined);
    try {
      setAnswer(await read(new Uint8Array(await file.arrayBuffer())));
    } catch {
      setAnswer("unreadable");
    }
  };
  const use = async (agency: Parameters<typeof onUse>[0]): Promise<void> => {
    const trouble = await onUse(agency);
    if (trouble === undefined) setAnswer(undefined);
    setSaid(
      trouble === undefined
        ? { tone: "info", text: agency ? t("used") : t("stopped") }
        : { tone: "warn", text: trouble },
    );
  };

  return (
    <Page>
      <Stack>
        <div>
          <ButtonLink href={home}>{say("nav.home")}</ButtonLink>
        </div>
        <h1 ref={heading} tabIndex={-1}>
          {t("title")}
        </h1>
        <p>{t("lead")}</p>
      </Stack>
      <div role="status">{said && <Notice tone={said.tone}>{said.text}</Notice>}</div>
      {current ? (
        <Card labelledBy="agency-current">
          <Stack>
            <h2 id="agency-current">
              {t("current")}: <bdi>{current.agency.name}</bdi>
            </h2>
            <Muted>{t("since", { when: formatWhen(locale, current.at, now) })}</Muted>
            <p>{t("currentText")}</p>
            <Changes agency={current.agency} scenarios={scenarios} />
            <Row>
              <Button onClick={() => void use(undefined)}>{t("stop")}</Button>
            </Row>
          </Stack>
        </Card>
      ) : (
        <Notice>{t("none")}</Notice>
      )}
      <Field label={t("choose")} help={t("chooseHelp")}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              void open(event.target.files?.[0]);
              event.target.value = ""; // so that the same file, mended, can be chosen again
            }}
          />
        )}
      </Field>
      <div role="status">{answer === "unreadable" && <Notice tone="warn">{t("unreadable")}</Notice>}</div>
      {answer !== undefined && answer !== "unreadable" && !answer.ok && <Refused problems={answer.problems} />}
      {answer !== undefined && answer !== "unreadable" && answer.ok && (
        <Card labelledBy="agency-ready">
          <Stack>
            <h2 id="agency-ready">{t("ready", { name: answer.agency.name })}</h2>
            {answer.unused.length > 0 && (
              <Notice tone="warn">
                <p>{t("unused", { count: answer.unused.length })}</p>
                <ul>
                  {answer.unused.map((entry) => (
                    <li key={entry}>
                      <code>{entry}</code>
                    </li>
                  ))}
                </ul>
              </Notice>
            )}
            <Changes agency={answer.agency} scenarios={scenarios} />
            <Row>
              <Button look="primary" onClick={() => void use(answer)}>
                {t("use")}
              </Button>
              <Button onClick={() => setAnswer(undefined)}>{t("dropped")}</Button>
            </Row>
          </Stack>
        </Card>
      )}
      <Stack>
        <Muted>{t("templateHelp")}</Muted>
        <Row>
          <Button onClick={onTemplate}>{t("template")}</Button>
        </Row>
      </Stack>
    </Page>
  );
}

function Refused({ problems }: { problems: Extract<AgencyAnswer, { ok: false }>["problems"] }): ReactNode {
  const { t } = useWords("agency");
  return (
    <Notice tone="warn" live>
      <h2>{t("bad", { count: problems.length })}</h2>
      <p>{t("badText")}</p>
      <ol className={classes["problems"]}>
        {problems.map((problem, at) => (
          <li key={at}>
            {t("line", { line: problem.line })} <code>{problem.pointer}</code>
            <p dir="auto">{sentenceFor(problem)}</p>
          </li>
        ))}
      </ol>
    </Notice>
  );
}
