import { useMemo, type ReactNode } from "react";
import type { AttemptFacts } from "#engine/insight/class/facts.ts";
import { FEWEST } from "#engine/insight/arms/compare.ts";
import { type ShownItem, shownItems } from "#engine/insight/arms/shown-items.ts";
import { firstExposures, itemFigures } from "#engine/insight/figures/items.ts";
import { DataTable } from "#ui/data-table.tsx";
import { Muted } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";

/** What each decision of one version says of itself. */
export function Items({
  facts,
  version: { rules },
  promptOf,
  beside,
  except,
}: {
  facts: readonly AttemptFacts[];
  version: { readonly rules: string };
  promptOf: (rules: string, scene: string) => string;
  /** Counts of officers that stand elsewhere on the page. */
  beside: readonly number[];
  /** The decision compared. */
  except?: string;
}): ReactNode {
  const { t, locale } = useWords("consistency");
  const rows = useMemo(
    () =>
      shownItems(
        itemFigures(firstExposures(facts).filter(({ purpose }) => purpose === "record")).filter(
          (item) => item.rules === rules,
        ),
        beside,
        except,
      ),
    [facts, rules, beside, except],
  );
  const hundred = (share: number): string => new Intl.NumberFormat(locale).format(Math.round(share * 100));
  const few = t("arms.few");
  const restOf = ({ item: { rest }, difficulty }: ShownItem): string => {
    if (!difficulty) return few;
    if (rest.kind === "too-small") return t("items.tooSmall", { n: rest.n, needed: rest.needed });
    if (rest.kind === "no-spread") return t("items.noSpread", { n: rest.n });
    const r = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(rest.r);
    return t(rest.checkTheKey ? "items.check" : "items.known", { r, n: rest.n });
  };
  return (
    <section aria-labelledby="consistency-items">
      <h2 id="consistency-items">{t("items.title")}</h2>
      <Muted>{t("items.help")}</Muted>
      <Muted>{t("arms.fewHelp", { fewest: FEWEST })}</Muted>
      <DataTable
        labelledBy="consistency-items"
        rows={rows}
        idOf={({ item }) => item.scene}
        moreLabel={(count) => t("more", { count })}
        columns={[
          { key: "decision", label: t("items.decision"), cell: ({ item }) => promptOf(rules, item.scene) },
          {
            key: "reached",
            label: t("items.reached"),
            cell: ({ item, reached }) => (item.scene === except ? t("items.compared") : (reached ?? few)),
          },
          {
            key: "strong",
            label: t("items.strong"),
            cell: ({ item, difficulty }) =>
              difficulty
                ? t("items.interval", {
                    n: difficulty.strong,
                    of: difficulty.n,
                    low: hundred(difficulty.low),
                    high: hundred(difficulty.high),
                  })
                : item.difficulty
                  ? few
                  : t("items.unmarked"),
          },
          { key: "rest", label: t("items.rest"), cell: restOf },
        ]}
      />
    </section>
  );
}
