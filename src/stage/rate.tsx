import type { ReactNode } from "react";
import type { OfferedItem } from "#engine/attempt/shown.ts";
import type { Span } from "#engine/scenario/text.ts";
import { useWords } from "#words/use-words.tsx";
import { Rows } from "./rows.tsx";

const SCALE = ["1", "2", "3", "4", "5", "6", "7"];

/** How good each of several things to do would be, from 1 to 7. Needs the words of `scenes`. */
export function Rate({
  onRate,
  ...asked
}: {
  prompt: readonly Span[];
  items: readonly OfferedItem[];
  lang: string;
  saving?: boolean;
  keys?: boolean;
  /** Every item with its rating. */
  onRate: (ratings: Readonly<Record<string, number>>) => void;
}): ReactNode {
  const { t } = useWords("scenes");
  const ends: Readonly<Record<string, string>> = { 1: t("rate.poor"), 7: t("rate.excellent") };
  return (
    <Rows
      {...asked}
      look="scale"
      help={t("rate.scale")}
      values={SCALE.map((value) => {
        const more = ends[value];
        return { value, label: value, ...(more !== undefined && { more }) };
      })}
      done={t("rate.done")}
      missing={(count) => t("rate.missing", { count })}
      onDone={(given) =>
        onRate(Object.fromEntries(Object.entries(given).map(([item, rating]) => [item, Number(rating)])))
      }
    />
  );
}
