import { useMemo, type ReactNode } from "react";
import { type DecisionRow, decisionsOf } from "#engine/insight/class/decisions.ts";
import { TIMEOUT } from "#engine/scenario/scenario.ts";
import { type ItemRest, itemFigures } from "#engine/insight/figures/items.ts";
import { wilson } from "#engine/insight/figures/wilson.ts";
import { select, type Selection } from "#engine/insight/class/select.ts";
import { boundsOf, medianBin } from "#engine/insight/class/time-bins.ts";
import { DataTable } from "#ui/data-table.tsx";
import { Muted } from "#ui/surface.tsx";
import { formatSeconds } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import { type Asked, type ClassData, filterOf } from "./class-data.ts";
import classes from "./class.module.css";
import type { ClassLinks } from "./class-review.tsx";
import { Runs, runsBehind } from "./runs.tsx";
import { type Texts, useTexts } from "./use-texts.ts";
import { useVersion } from "./version-pick.tsx";

/** Under so many, a share is chance more than anything: none is printed, and it says so. */
const ENOUGH = 20;

/** What was chosen at each decision of one scenario. */
export function Decisions({
  data,
  asked,
  links,
}: {
  data: ClassData;
  asked: Asked;
  links: Pick<ClassLinks, "replay" | "script">;
}): ReactNode {
  const { t } = useWords("overview");
  const texts = useTexts(data);
  const { version, picker } = useVersion(data, asked);
  const rules = version?.rules ?? "";
  const selection = useMemo(
    () => select(data.aggregate, { ...filterOf(data, asked), rules: new Set([rules]) }),
    [data, asked, rules],
  );
  const rows = useMemo(() => decisionsOf(selection), [selection]);
  const rests = useMemo(
    () => new Map(itemFigures(data.facts).map((item) => [`${item.rules} ${item.scene}`, item.rest])),
    [data],
  );
  const attempts = selection.parts.reduce((sum, part) => sum + part.rows.length, 0);
  const medianOf = useMedian();
  return (
    <section aria-labelledby="class-decisions">
      <h2 id="class-decisions">{t("decisions.title")}</h2>
      {picker}
      <Muted>{t("decisions.help")}</Muted>
      <Muted>{t("decisions.shares")}</Muted>
      {rows.length === 0 ? (
        <p>{t("decisions.none")}</p>
      ) : (
        <DataTable
          labelledBy="class-decisions"
          rows={rows}
          idOf={({ scene }) => scene}
          moreLabel={(count) => t("more", { count })}
          columns={[
            {
              key: "decision",
              label: t("decisions.decision"),
              cell: (row) => (
                <Decision row={row} rest={rests.get(`${rules} ${row.scene}`)} texts={texts} script={links.script} />
              ),
            },
            {
              key: "reached",
              label: t("decisions.reached"),
              figures: true,
              by: ({ reached }) => reached,
              cell: ({ reached }) => t("flow.of", { n: reached, of: attempts }),
            },
            {
              key: "options",
              label: t("decisions.options"),
              cell: (row) => (
                <Choices row={row} data={data} selection={selection} texts={texts} replay={links.replay} />
              ),
            },
            {
              key: "timeouts",
              label: t("decisions.timeouts"),
              figures: true,
              by: ({ timeouts }) => timeouts,
              cell: ({ timeouts }) => timeouts,
            },
            { key: "median", label: t("decisions.median"), figures: true, cell: ({ bins }) => medianOf(bins) },
            {
              key: "why",
              label: t("decisions.why"),
              figures: true,
              cell: ({ why, reached, timeouts }) => {
                const n = [...why.values()].reduce((sum, one) => sum + one, 0);
                return t("decisions.whyOf", { n, of: reached - timeouts });
              },
            },
          ]}
        />
      )}
    </section>
  );
}

/** What was asked, the way to its place in the script, and what to be careful about. */
function Decision({
  row: { scenario, rules, scene, reached, options, levels, kind },
  rest,
  texts,
  script,
}: {
  row: DecisionRow;
  /** How it goes with what the same officers did elsewhere, over all first runs. */
  rest: ItemRest | undefined;
  texts: Texts;
  script: ClassLinks["script"];
}): ReactNode {
  const { t } = useWords("overview");
  const text = texts.scene(rules, scene);
  const enough = reached >= ENOUGH;
  const unpicked = kind === "decision" && texts.choices(rules, scene).some((choice) => !options.has(choice));
  const weak = [...levels.values()].some(({ weak: n, adequate, strong }) => n > adequate + strong);
  return (
    <>
      <span dir="auto">{text}</span>
      {!enough && <Muted>{t("decisions.few")}</Muted>}
      {enough && unpicked && <Muted>{t("decisions.unpicked")}</Muted>}
      {enough && weak && <Muted>{t("decisions.weakMost")}</Muted>}
      {rest?.kind === "known" && rest.checkTheKey && <Muted>{t("decisions.checkKey", { n: rest.n })}</Muted>}
      {script && (
        <p className={classes["quiet"]}>
          <a href={script(scenario, scene)} aria-label={t("decisions.scriptOf", { text })}>
            {t("decisions.script")}
          </a>
        </p>
      )}
    </>
  );
}

function Choices({
  row: { rules, scene, options, reached, timeouts, kind },
  data,
  selection,
  texts,
  replay,
}: {
  row: DecisionRow;
  data: ClassData;
  selection: Selection;
  texts: Texts;
  replay: ClassLinks["replay"];
}): ReactNode {
  const { t, locale } = useWords("overview");
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const behind = (
    <Runs
      data={data}
      label={t("runs.behind", { n: reached })}
      find={() => {
        const choices = kind === "words" ? [undefined] : [...options.keys(), ...(timeouts > 0 ? [TIMEOUT] : [])];
        return choices.map((choice) => ({
          label: choice === undefined ? "" : texts.choice(rules, scene, choice),
          runs: runsBehind(
            data,
            selection,
            (fact) =>
              fact.scene === scene &&
              fact.visit === 1 &&
              (choice === undefined || (choice === TIMEOUT ? fact.because === "timed-out" : fact.choice === choice)),
          ),
        }));
      }}
      replay={replay}
    />
  );
  if (kind === "words") {
    return (
      <>
        {t("decisions.written")}
        {behind}
      </>
    );
  }
  const shareOf = (n: number, of: number): string => {
    const interval = of >= ENOUGH ? wilson(n, of) : undefined;
    if (!interval) return t("flow.of", { n, of });
    const { share, low, high } = interval;
    return t("decisions.share", {
      n,
      of,
      share: percent.format(share),
      low: percent.format(low),
      high: percent.format(high),
    });
  };
  const never = texts.choices(rules, scene).filter((choice) => !options.has(choice));
  const all = [...options, ...never.map((choice) => [choice, 0] as const)].toSorted(([, a], [, b]) => b - a);
  return (
    <div className={classes["chosen"]}>
      <ul className={classes["options"]}>
        {[...all, ...(timeouts > 0 ? [[TIMEOUT, timeouts] as const] : [])].map(([choice, n]) => (
          <li key={choice} className={classes["option"]}>
            <span dir="auto">{texts.choice(rules, scene, choice)}</span>
            <span className={classes["figure"]}>{shareOf(n, reached)}</span>
            <Bar n={n} of={reached} />
          </li>
        ))}
      </ul>
      {behind}
    </div>
  );
}

/** The figure stands beside it in words. */
export function Bar({ n, of }: { n: number; of: number }): ReactNode {
  return (
    <span className={classes["bar"]} aria-hidden="true">
      <span style={{ inlineSize: `${of === 0 ? 0 : (100 * n) / of}%` }} />
    </span>
  );
}

/** Times are kept in bins 19 % wide: of the median the bin is known, no millisecond in it. */
export function useMedian(): (bins: ReadonlyMap<number, number>) => string {
  const { t, locale } = useWords("overview");
  return (bins) => {
    const bin = medianBin(bins);
    if (bin === undefined) return t("decisions.noTime");
    const { from, below } = boundsOf(bin);
    return Number.isFinite(below)
      ? t("decisions.between", { from: formatSeconds(locale, from), below: formatSeconds(locale, below) })
      : formatSeconds(locale, from);
  };
}
