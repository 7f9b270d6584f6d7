import type { ReactNode } from "react";
import type { Reason } from "#engine/insight/health/health.ts";
import type { Translate } from "#words/areas.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./health.module.css";

const BROKEN: readonly Reason["code"][] = ["proof-errors", "law-expired"];

/** Why a scenario needs work, in words, the most urgent first. */
export function Reasons({ reasons, proven }: { reasons: readonly Reason[]; proven: boolean }): ReactNode {
  const { t } = useWords("health");
  return (
    <ul className={classes["reasons"]}>
      {reasons.map((reason) => (
        <li key={reason.code} data-urgent={BROKEN.includes(reason.code)}>
          {reasonWords(reason, t)}
        </li>
      ))}
      {reasons.length === 0 && <li>{t("reasons.nothing")}</li>}
      {!proven && <li className={classes["quiet"]}>{t("reasons.unproven")}</li>}
    </ul>
  );
}

function reasonWords({ code, count }: Reason, t: Translate<"health">): string {
  switch (code) {
    case "proof-errors":
      return t("reasons.proofErrors", { count });
    case "proof-warnings":
      return t("reasons.proofWarnings", { count });
    case "proof-undecided":
      return t("reasons.proofUndecided", { count });
    case "check-key":
      return t("reasons.checkKey", { count });
    case "law-expired":
      return t("reasons.lawExpired", { count });
    case "law-soon":
      return t("reasons.lawSoon", { count });
    case "remarks":
      return t("reasons.remarks", { count });
    case "notes":
      return t("reasons.notes", { count });
    case "translation-behind":
      return t("reasons.behind", { count });
    case "translation-unreviewed":
      return t("reasons.unread", { count });
    case "key-author":
      return t("reasons.author");
    case "few-answers":
      return t("reasons.few", { count });
  }
}
