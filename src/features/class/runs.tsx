import { useRef, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import type { AttemptFacts, DecisionFact } from "#engine/insight/class/facts.ts";
import type { Selection } from "#engine/insight/class/select.ts";
import { Button } from "#ui/button.tsx";
import { useWords } from "#words/use-words.tsx";
import type { ClassData } from "./class-data.ts";
import classes from "./class.module.css";
import { useTexts } from "./use-texts.ts";

/** A moment of a run that a figure counts. */
export interface RunAt {
  readonly attempt: string;
  readonly officer: string;
  readonly seq: number;
}

/** The answers of the counted runs that fit, as moments to look at, by name. */
export function runsBehind(
  { facts }: Pick<ClassData, "facts">,
  { parts }: Selection,
  fits: (fact: DecisionFact, next: DecisionFact | undefined, run: AttemptFacts) => boolean,
): RunAt[] {
  const counted = new Set(parts.flatMap(({ rows }) => rows.map(({ attempt }) => attempt)));
  return facts
    .filter(({ attempt }) => counted.has(attempt))
    .flatMap((run) => {
      const at = run.decisions.find((fact, index) => fits(fact, run.decisions[index + 1], run));
      return at ? [{ attempt: run.attempt, officer: run.officer, seq: at.seq }] : [];
    });
}

/** Names drawn at a time. */
const PAGE = 20;

/** The runs a figure is made of, closed until asked for: names are not what a figure is about. */
export function Runs({
  data,
  label,
  find,
  replay,
}: {
  data: ClassData;
  label: string;
  /** In groups, each under its label; a lone group has none. */
  find: () => readonly { readonly label: string; readonly runs: readonly RunAt[] }[];
  replay: (attempt: string, seq?: number) => string;
}): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{label}</summary>
      {open &&
        find().map(({ label: of, runs }) => (
          <div key={of}>
            {of !== "" && (
              <p className={classes["quiet"]} dir="auto">
                {of}
              </p>
            )}
            <RunList data={data} runs={runs} replay={replay} />
          </div>
        ))}
    </details>
  );
}

function RunList({
  data,
  runs,
  replay,
}: {
  data: ClassData;
  runs: readonly RunAt[];
  replay: (attempt: string, seq?: number) => string;
}): ReactNode {
  const { t, locale } = useWords("overview");
  const { name } = useTexts(data);
  const [pages, setPages] = useState(1);
  const list = useRef<HTMLUListElement>(null);
  if (runs.length === 0) return <p className={classes["quiet"]}>{t("runs.none")}</p>;
  const all = runs
    .map((run) => ({ ...run, name: name(run.officer) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, locale));
  const shown = all.slice(0, pages * PAGE);
  const more = Math.min(PAGE, all.length - shown.length);
  return (
    <>
      <ul ref={list} className={classes["runs"]}>
        {shown.map((run) => (
          <li key={run.attempt}>
            <a href={replay(run.attempt, run.seq)}>
              <bdi>{run.name}</bdi>
            </a>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button
          onClick={() => {
            flushSync(() => setPages(pages + 1));
            list.current?.children[shown.length]?.querySelector("a")?.focus();
          }}
        >
          {t("more", { count: more })}
        </Button>
      )}
    </>
  );
}
