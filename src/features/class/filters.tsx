import type { ReactNode } from "react";
import { Field } from "#ui/field.tsx";
import { useWords } from "#words/use-words.tsx";
import type { Asked, ClassData } from "./class-data.ts";
import classes from "./class.module.css";
import { useTexts } from "./use-texts.ts";

/** Which runs are counted. */
export function Filters({
  data,
  asked,
  onChange,
}: {
  data: ClassData;
  asked: Asked;
  onChange: (asked: Asked) => void;
}): ReactNode {
  const { t, locale } = useWords("overview");
  const texts = useTexts(data);
  const scenarios = [...new Set([...data.aggregate.groups.values()].map(({ scenario }) => scenario))].toSorted((a, b) =>
    texts.title(a).localeCompare(texts.title(b), locale),
  );
  return (
    <section className={classes["filters"]} aria-label={t("filter.title")}>
      <Field label={t("filter.scenario")}>
        {(control) => (
          <select
            {...control}
            value={asked.scenario}
            onChange={(event) => onChange({ ...asked, scenario: event.target.value })}
          >
            <option value="">{t("filter.all")}</option>
            {scenarios.map((one) => (
              <option key={one} value={one}>
                {texts.title(one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("filter.purpose")}>
        {(control) => (
          <select
            {...control}
            value={asked.purpose}
            onChange={({ target: { value } }) =>
              onChange({ ...asked, purpose: value === "record" || value === "practice" ? value : "" })
            }
          >
            <option value="">{t("filter.all")}</option>
            <option value="record">{t("filter.record")}</option>
            <option value="practice">{t("filter.practice")}</option>
          </select>
        )}
      </Field>
      <Field label={t("filter.exposure")}>
        {(control) => (
          <select
            {...control}
            value={asked.exposure}
            onChange={(event) => onChange({ ...asked, exposure: event.target.value === "latest" ? "latest" : "first" })}
          >
            <option value="first">{t("filter.first")}</option>
            <option value="latest">{t("filter.latest")}</option>
          </select>
        )}
      </Field>
      <Field label={t("filter.find")}>
        {(control) => (
          <input
            {...control}
            type="search"
            dir="auto"
            value={asked.find}
            onChange={(event) => onChange({ ...asked, find: event.target.value })}
          />
        )}
      </Field>
    </section>
  );
}
