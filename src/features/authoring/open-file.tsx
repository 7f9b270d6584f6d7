import { useEffect, useRef, useState, type ReactNode } from "react";
import { LIMITS } from "#engine/scenario/parse-json.ts";
import { FORMAT } from "#engine/scenario/scenario.ts";
import type { Problem } from "#engine/scenario/problem.ts";
import type { FileAnswer, Figures } from "#interop/scenario-file.ts";
import { Field } from "#ui/field.tsx";
import { Muted, Notice, Page, Stack } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { formatSize } from "#words/format.ts";
import { directionOf } from "#words/locales.ts";
import { sentenceFor } from "#words/problems.ts";
import { useWords } from "#words/use-words.tsx";
import { checkFile, type Checked, LIMIT_MS } from "./check-file.ts";
import classes from "./open-file.module.css";

export interface OpenFileProps {
  readonly links: { readonly home: string };
  /**
   * Reads the text apart from this screen (a worker). Rejects when it could not; ends its work when `signal` aborts.
   */
  readonly parse: (text: string, signal: AbortSignal) => Promise<FileAnswer>;
}

/** More than anyone mends in one go, and what a page can hold. */
const SHOWN = 200;

/** Opens a scenario file to see what is wrong with it. Nothing is stored, nothing is requested. */
export function OpenFile({ links, parse }: OpenFileProps): ReactNode {
  const { t } = useWords("open");
  const { t: say } = useWords("shell");
  const heading = useTitleFocus(t("title"), say("name"));
  const [name, setName] = useState("");
  const [checked, setChecked] = useState<Checked | "checking">();
  const running = useRef<AbortController>(null);

  const open = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    setName(file.name);
    setChecked("checking");
    const result = await checkFile(file, parse, mine);
    // Another file was opened meanwhile, or the screen left.
    if (running.current === mine) setChecked(result);
  };
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    // The whole window takes the file: beside a small target the browser would leave the app and show the file instead.
    const over = (event: DragEvent): void => event.preventDefault();
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      void latest.current(event.dataTransfer?.files[0]);
    };
    addEventListener("dragover", over);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("drop", drop);
      running.current?.abort();
      running.current = null;
    };
  }, []);

  return (
    <Page>
      <Stack>
        <p>
          <a href={links.home}>{say("nav.home")}</a>
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {t("title")}
        </h1>
        <p>{t("lead")}</p>
      </Stack>
      <div className={classes["zone"]}>
        <Field label={t("choose")} help={`${t("drop")}. ${t("kinds", { format: FORMAT })}`}>
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
      </div>
      <div
        className={classes["result"]}
        role="status"
        {...(checked && checked !== "checking" && { "data-file": name, "data-verdict": verdictOf(checked) })}
      >
        {name !== "" && (
          <Muted>
            {t("file")}: <bdi>{name}</bdi>
          </Muted>
        )}
        {checked === "checking" ? <p>{t("checking")}</p> : checked && <Summary checked={checked} />}
      </div>
      {checked !== undefined && checked !== "checking" && checked.code === "answer" && !checked.answer.ok && (
        <Problems problems={checked.answer.problems} />
      )}
    </Page>
  );
}

const verdictOf = (checked: Checked): string =>
  checked.code === "answer" ? (checked.answer.ok ? "good" : "bad") : checked.code;

function Summary({ checked }: { checked: Checked }): ReactNode {
  const { t, locale } = useWords("open");
  if (checked.code === "answer") {
    if (checked.answer.ok) return <Good figures={checked.answer.figures} />;
    return (
      <Notice tone="warn">
        <h2>{t("bad.title", { count: checked.answer.problems.length })}</h2>
        <p>{t("bad.text")}</p>
      </Notice>
    );
  }
  const sentence = {
    big: () => t("big", { size: formatSize(locale, LIMITS.bytes) }),
    slow: () => t("slow", { seconds: LIMIT_MS / 1000 }),
    stopped: () => t("stopped"),
    unreadable: () => t("unreadable"),
  }[checked.code]();
  return <Notice tone="warn">{sentence}</Notice>;
}

function Good({ figures }: { figures: Figures }): ReactNode {
  const { t } = useWords("open");
  const { title, language, scenes, decisions, endings } = figures;
  return (
    <Notice>
      <h2>{t("good.title")}</h2>
      <p>
        {t("good.text")} {t("nothing")}
      </p>
      <dl className={classes["figures"]}>
        <div>
          <dt>{t("titled")}</dt>
          <dd lang={language} dir={directionOf(language)}>
            {title}
          </dd>
        </div>
        {(
          [
            ["scenes", scenes],
            ["decisions", decisions],
            ["endings", endings],
          ] as const
        ).map(([what, count]) => (
          <div key={what}>
            <dt>{t(`good.${what}`)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}

function Problems({ problems }: { problems: readonly Problem[] }): ReactNode {
  const { t } = useWords("open");
  const shown = problems.slice(0, SHOWN);
  return (
    <section className={classes["result"]} aria-label={t("bad.title", { count: problems.length })}>
      {shown.length < problems.length && (
        <Muted>{t("bad.first", { shown: shown.length, count: problems.length })}</Muted>
      )}
      <ol className={classes["problems"]}>
        {shown.map((problem, at) => (
          <li key={at}>
            <p>
              <span className={classes["line"]}>{t("bad.line", { line: problem.line })}</span>{" "}
              {problem.pointer === "" ? (
                <span className={classes["pointer"]}>{t("whole")}</span>
              ) : (
                <code className={classes["pointer"]}>{problem.pointer}</code>
              )}
            </p>
            <p dir="auto">{sentenceFor(problem)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
