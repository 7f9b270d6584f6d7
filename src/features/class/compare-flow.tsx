import { useMemo, type ReactNode } from "react";
import { compareFlows } from "#engine/insight/class/compare-flow.ts";
import { select } from "#engine/insight/class/select.ts";
import { DataTable } from "#ui/data-table.tsx";
import { Muted } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { type Asked, type ClassData, filterOf } from "./class-data.ts";
import type { Texts } from "./use-texts.ts";

/** The first run beside the latest, of those who have two: others would stand on both sides as the same run. */
export function CompareFlow({
  data,
  asked,
  rules,
  texts,
}: {
  data: ClassData;
  asked: Asked;
  rules: string;
  texts: Texts;
}): ReactNode {
  const { t } = useWords("overview");
  const { officers, rows } = useMemo(() => compared(data, asked, rules), [data, asked, rules]);
  if (officers === 0) return <p>{t("flow.noCompare")}</p>;
  return (
    <>
      <p role="status">{t("flow.comparePair", { count: officers })}</p>
      <Muted>{t("flow.compareHelp")}</Muted>
      <DataTable
        labelledBy="class-flow"
        rows={rows}
        idOf={({ id }) => id}
        moreLabel={(count) => t("more", { count })}
        columns={[
          { key: "step", label: t("flow.number"), cell: ({ step }) => step },
          {
            key: "scene",
            label: t("decisions.decision"),
            cell: ({ scene }) => <span dir="auto">{texts.scene(rules, scene)}</span>,
          },
          {
            key: "choice",
            label: t("flow.choice"),
            cell: ({ scene, choice }) => <span dir="auto">{texts.choice(rules, scene, choice)}</span>,
          },
          {
            key: "one",
            label: t("flow.first"),
            figures: true,
            cell: ({ one }) => t("flow.of", { n: one.n, of: one.of }),
          },
          {
            key: "other",
            label: t("flow.latest"),
            figures: true,
            cell: ({ other }) => t("flow.of", { n: other.n, of: other.of }),
          },
        ]}
      />
    </>
  );
}

function compared(data: ClassData, asked: Asked, rules: string) {
  const of = (exposure: "first" | "latest", officers?: ReadonlySet<string>) =>
    select(data.aggregate, {
      ...filterOf(data, asked, exposure),
      rules: new Set([rules]),
      ...(officers && { officers }),
    });
  const attemptsOf = (exposure: "first" | "latest"): ReadonlyMap<string, string> =>
    new Map(of(exposure).parts.flatMap(({ rows }) => rows.map(({ officer, attempt }) => [officer, attempt])));
  const [first, latest] = [attemptsOf("first"), attemptsOf("latest")];
  const both = new Set(
    [...first].filter(([officer, attempt]) => latest.has(officer) && latest.get(officer) !== attempt).map(([id]) => id),
  );
  const { steps } = compareFlows(of("first", both), of("latest", both));
  return {
    officers: both.size,
    rows: steps.map((row) => ({ ...row, id: `${row.step} ${row.scene} ${row.choice}` })),
  };
}
