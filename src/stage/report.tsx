import type { ReactNode } from "react";
import type { OfferedItem } from "#engine/attempt/shown.ts";
import type { Span } from "#engine/scenario/text.ts";
import { TRUTHS } from "#engine/score/key.ts";
import { useWords } from "#words/use-words.tsx";
import { Rows } from "./rows.tsx";

/** No tag of the format: what is left out is not in the answer at all. */
const LEAVE = "leave";

/** What goes into a report, and how each thing is known. Needs the words of `scenes`. */
export function Report({
  onReport,
  ...asked
}: {
  prompt: readonly Span[];
  items: readonly OfferedItem[];
  lang: string;
  saving?: boolean;
  keys?: boolean;
  /** Item to how it is known; what is left out is not among them. */
  onReport: (items: Readonly<Record<string, string>>) => void;
}): ReactNode {
  const { t } = useWords("scenes");
  return (
    <Rows
      {...asked}
      look="chips"
      help={t("report.help")}
      values={[
        ...TRUTHS.map((value) => ({ value, label: t(`report.truth.${value}`) })),
        { value: LEAVE, label: t("report.leave") },
      ]}
      done={t("report.done")}
      missing={(count) => t("report.missing", { count })}
      onDone={(given) => onReport(Object.fromEntries(Object.entries(given).filter(([, how]) => how !== LEAVE)))}
    />
  );
}
