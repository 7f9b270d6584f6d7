import { useMemo, type ReactNode } from "react";
import { type DecisionRow, decisionsOf } from "#engine/insight/class/decisions.ts";
import { select } from "#engine/insight/class/select.ts";
import { boundsOf, medianBin } from "#engine/insight/class/time-bins.ts";
import { DataTable } from "#ui/data-table.tsx";
import { Muted } from "#ui/surface.tsx";
import { formatSeconds } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import { type Asked, type ClassData, filterOf } from "./class-data.ts";
import classes from "./class.module.css";
import { useTexts } from "./use-texts.ts";
import { useVersion } from "./version-pick.tsx";

/** Under so many, a share is chance more than anything, and none is printed. */
const ENOUGH = 20;

/** What was chosen at each decision of one scenario. */
export function Decisions({ data, asked }: { data: ClassData; asked: Asked }): ReactNode {
  const { t } = useWords("overview");
  const texts = useTexts(data);
  const { version, picker } = useVersion(data, asked);
  const rules = version?.rules ?? "";
  const rows = useMemo(
    () => decisionsOf(select(data.aggregate, { ...filterOf(data, asked), rules: new Set([rules]) })),
    [data, asked, rules],
  );
  const medianOf = useMedian();
  const share = useShare();
  return (
    <section aria-labelledby="class-decisions">
      <h2 id="class-decisions">{t("decisions.title")}</h2>
      {picker}
      <Muted>{t("decisions.help")}</Muted>
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
              cell: ({ scene, reached }) => (
                <>
                  <span dir="auto">{texts.scene(rules, scene)}</span>
                  {reached < ENOUGH && <Muted>{t("decisions.few")}</Muted>}
                </>
              ),
            },
            {
              key: "reached",
              label: t("decisions.reached"),
              figures: true,
              by: ({ reached }) => reached,
              cell: ({ reached }) => reached,
            },
            {
              key: "options",
              label: t("decisions.options"),
              cell: (row) => <Choices row={row} text={(choice) => texts.choice(rules, row.scene, choice)} />,
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
                const of = reached - timeouts;
                return reached < ENOUGH || of === 0
                  ? t("decisions.whyOf", { n, of })
                  : t("decisions.whyShare", { n, of, share: share(n, of) });
              },
            },
          ]}
        />
      )}
    </section>
  );
}

function Choices({ row, text }: { row: DecisionRow; text: (choice: string) => string }): ReactNode {
  const { t } = useWords("overview");
  const share = useShare();
  const { options, reached, kind } = row;
  if (kind === "words") return t("decisions.written");
  return (
    <ul className={classes["options"]}>
      {[...options]
        .toSorted(([, a], [, b]) => b - a)
        .map(([choice, n]) => (
          <li key={choice}>
            <span dir="auto">
              {reached < ENOUGH
                ? t("decisions.option", { text: text(choice), n })
                : t("decisions.optionShare", { text: text(choice), n, share: share(n, reached) })}
            </span>
            <Bar n={n} of={reached} />
          </li>
        ))}
    </ul>
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

function useShare(): (n: number, of: number) => string {
  const { locale } = useWords("overview");
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  return (n, of) => percent.format(n / of);
}
