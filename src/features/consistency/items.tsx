import { useMemo, type ReactNode } from "react";
import type { AttemptFacts } from "#engine/insight/class/facts.ts";
import { firstExposures, type ItemFigures, itemFigures } from "#engine/insight/figures/items.ts";
import { DataTable } from "#ui/data-table.tsx";
import { Muted } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";

/** What each decision of one version says of itself. */
export function Items({
  facts,
  version: { rules },
  promptOf,
}: {
  facts: readonly AttemptFacts[];
  version: { readonly rules: string };
  promptOf: (rules: string, scene: string) => string;
}): ReactNode {
  const { t, locale } = useWords("consistency");
  const rows = useMemo(
    () =>
      itemFigures(firstExposures(facts).filter(({ purpose }) => purpose === "record")).filter(
        (item) => item.rules === rules,
      ),
    [facts, rules],
  );
  const hundred = (share: number): string => new Intl.NumberFormat(locale).format(Math.round(share * 100));
  const restOf = ({ rest }: ItemFigures): string => {
    if (rest.kind === "too-small") return t("items.tooSmall", { n: rest.n, needed: rest.needed });
    if (rest.kind === "no-spread") return t("items.noSpread", { n: rest.n });
    const r = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(rest.r);
    return t(rest.checkTheKey ? "items.check" : "items.known", { r, n: rest.n });
  };
  return (
    <section aria-labelledby="consistency-items">
      <h2 id="consistency-items">{t("items.title")}</h2>
      <Muted>{t("items.help")}</Muted>
      <DataTable
        labelledBy="consistency-items"
        rows={rows}
        idOf={({ scene }) => scene}
        moreLabel={(count) => t("more", { count })}
        columns={[
          { key: "decision", label: t("items.decision"), cell: ({ scene }) => promptOf(rules, scene) },
          {
            key: "reached",
            label: t("items.reached"),
            cell: ({ reached, began }) => t("items.of", { n: reached, of: began }),
          },
          {
            key: "strong",
            label: t("items.strong"),
            cell: ({ difficulty }) =>
              difficulty
                ? t("items.interval", {
                    n: difficulty.strong,
                    of: difficulty.n,
                    low: hundred(difficulty.low),
                    high: hundred(difficulty.high),
                  })
                : t("items.unmarked"),
          },
          { key: "rest", label: t("items.rest"), cell: restOf },
        ]}
      />
    </section>
  );
}
