import { useState, type ReactNode } from "react";
import { Options } from "#ui/options.tsx";
import { Card, Muted } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { Ask, Input } from "./ask.tsx";
import type { Academy, AcademyDesk } from "./desk.ts";

const MOST_DAYS = 36_500;
const MOST_MONTHS = 1200;

/** The agency's own schedule, as rules. None is set by us. */
export function RetentionRulesForm({ desk, academy }: { desk: AcademyDesk; academy: Academy }): ReactNode {
  const { t } = useWords("academy");
  const rules = academy.administration.retention;
  const [days, setDays] = useState(rules ? String(rules.practiceDays) : "");
  const [kind, setKind] = useState<"never" | "after">(rules?.record.kind ?? "never");
  const [months, setMonths] = useState(rules?.record.kind === "after" ? String(rules.record.months) : "");
  const [why, setWhy] = useState("");
  const [wrong, setWrong] = useState<"days" | "months" | "why">();
  const keep = async (): Promise<void> => {
    const missing = !isWhole(days, MOST_DAYS)
      ? "days"
      : kind === "after" && !isWhole(months, MOST_MONTHS)
        ? "months"
        : why.trim() === ""
          ? "why"
          : undefined;
    setWrong(missing);
    if (missing) return;
    await desk.act([
      {
        kind: "retention-set",
        rules: {
          practiceDays: Number(days),
          record: kind === "never" ? { kind } : { kind, months: Number(months), from: "run" },
        },
        why: why.trim(),
      },
    ]);
  };
  return (
    <Card labelledBy="retention-rules">
      <h2 id="retention-rules">{t("retention.title")}</h2>
      <p>{t("retention.what")}</p>
      {rules && (
        <p role="status">
          <strong>
            {rules.record.kind === "never"
              ? t("retention.nowNever", { days: rules.practiceDays })
              : t("retention.now", { days: rules.practiceDays, months: rules.record.months })}
          </strong>
        </p>
      )}
      <Ask label={t("retention.title")} submit={t("retention.keep")} wrong={wrong} onSubmit={() => void keep()}>
        <Input
          label={t("retention.practice")}
          help={t("retention.practiceWhat")}
          type="number"
          value={days}
          onChange={setDays}
          error={wrong === "days" && t("retention.badDays")}
        />
        <Options
          legend={t("retention.record")}
          name="retention-record"
          options={(["never", "after"] as const).map((value) => ({ value, label: t(`retention.records.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
        {kind === "after" && (
          <Input
            label={t("retention.months")}
            type="number"
            value={months}
            onChange={setMonths}
            error={wrong === "months" && t("retention.badMonths")}
          />
        )}
        <Input
          label={t("retention.why")}
          value={why}
          onChange={setWhy}
          error={wrong === "why" && t("retention.noWhy")}
        />
      </Ask>
      <Muted>{t("do.logged")}</Muted>
    </Card>
  );
}

const isWhole = (typed: string, most: number): boolean =>
  /^\d+$/.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= most;
