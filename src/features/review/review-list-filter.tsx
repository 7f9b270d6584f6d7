import { useEffect, useState, type ReactNode } from "react";
import type { AttemptSummary } from "#ports/attempt-store.ts";
import { Field } from "#ui/field.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./review-list.module.css";

/** Which runs of the list are shown. Empty strings: all. */
export interface Filter {
  /** Words of an officer's name or a scenario's title, in any order. */
  readonly find: string;
  readonly scenario: string;
  readonly state: "" | AttemptSummary["state"] | "attention";
}

const STATES = ["open", "left", "ended"] as const;
const NONE: Filter = { find: "", scenario: "", state: "" };

/** Letters of their own, which no decomposition takes apart, as people without that keyboard type them. */
const WITHOUT_STROKE: Readonly<Record<string, string>> = { ø: "o", ł: "l", đ: "d", ı: "i", æ: "ae", þ: "th" };

/** As people compare names: without case, accents and the shapes of the same letter. */
const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{Mark}/gu, "")
    .toLowerCase()
    .replaceAll(/[øłđıæþ]/g, (letter) => WITHOUT_STROKE[letter] ?? letter);

/** Words a run can be found by, made once a run. */
export const findable = (officer: string, title: string): string => plain(`${officer} ${title}`);

/** `attention`: whether the run needs a look; asked only when the filter is for that. */
export function fits(filter: Filter, run: AttemptSummary, words: string, attention: boolean): boolean {
  if (filter.scenario !== "" && run.header.scenario !== filter.scenario) return false;
  if (filter.state === "attention" ? !attention : filter.state !== "" && run.state !== filter.state) return false;
  return plain(filter.find)
    .split(/\s+/)
    .every((word) => words.includes(word));
}

/** The filter of this place in the history: coming back from a run finds the list as it was left. */
export function useFilter(): [Filter, (change: Partial<Filter>) => void] {
  const [filter, setFilter] = useState<Filter>(() => ({ ...NONE, ...kept() }));
  useEffect(() => {
    history.replaceState({ review: filter }, "");
  }, [filter]);
  return [filter, (change) => setFilter((now) => ({ ...now, ...change }))];
}

function kept(): Partial<Filter> {
  const state: unknown = history.state;
  return typeof state === "object" && state !== null && "review" in state ? (state.review as Partial<Filter>) : {};
}

/** A box to find by, and two lists to choose from. */
export function Filters({
  filter,
  scenarios,
  onChange,
}: {
  filter: Filter;
  /** Id to title. */
  scenarios: ReadonlyMap<string, string>;
  onChange: (change: Partial<Filter>) => void;
}): ReactNode {
  const { t } = useWords("review");
  return (
    <div role="search" className={classes["filters"]}>
      <Field label={t("filter.label")} help={t("filter.help")}>
        {(control) => (
          <input
            {...control}
            type="search"
            dir="auto"
            value={filter.find}
            onChange={(event) => onChange({ find: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("list.scenario")}>
        {(control) => (
          <select {...control} value={filter.scenario} onChange={(event) => onChange({ scenario: event.target.value })}>
            <option value="">{t("filter.all")}</option>
            {[...scenarios].map(([id, title]) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("list.state")}>
        {(control) => (
          <select
            {...control}
            value={filter.state}
            onChange={(event) => onChange({ state: event.target.value as Filter["state"] })}
          >
            <option value="">{t("filter.all")}</option>
            <option value="attention">{t("filter.attention")}</option>
            {STATES.map((state) => (
              <option key={state} value={state}>
                {t(`state.${state}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
