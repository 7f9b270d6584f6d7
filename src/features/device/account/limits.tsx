import type { ReactNode } from "react";
import { useWords } from "#words/use-words.tsx";
import classes from "./account.module.css";

const LIMITS = ["colleague", "digits", "back", "plain", "deleted", "screen", "browser", "settings"] as const;

/** What signing in is worth, and against whom, in plain words. */
export function Limits(): ReactNode {
  const { t } = useWords("account");
  return (
    <section className={`${classes["form"]} ${classes["paperless"]}`} aria-labelledby="account-limits">
      <h2 id="account-limits">{t("limits.title")}</h2>
      <ul className={classes["list"]}>
        {LIMITS.map((limit) => (
          <li key={limit}>{t(`limits.${limit}`)}</li>
        ))}
      </ul>
    </section>
  );
}
