import { useId, type ReactNode } from "react";
import type { AgencyNote } from "#engine/scenario/scenario.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./agency-resources.module.css";
import { languageOf } from "./spans.tsx";

/** Whom officers of this agency can turn to, as its file says; nothing when it names nobody. */
export function AgencyResources({ agency, lang }: { agency: AgencyNote | undefined; lang: string }): ReactNode {
  const { t } = useWords("shell");
  const heading = useId();
  if (!agency || agency.resources.length === 0) return null;
  return (
    <section className={classes["resources"]} aria-labelledby={heading}>
      <h2 id={heading}>{t("resources")}</h2>
      <ul {...languageOf(lang)}>
        {agency.resources.map((one) => (
          <li key={one.name}>
            <strong>{one.name}</strong> {one.text}{" "}
            {one.phone !== undefined && (
              <a href={`tel:${one.phone.replaceAll(/[^0-9+*#]/g, "")}`}>
                <bdi>{one.phone}</bdi>
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
