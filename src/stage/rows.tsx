import { useId, useRef, useState, type ReactNode } from "react";
import type { OfferedItem } from "#engine/attempt/shown.ts";
import type { Span } from "#engine/scenario/text.ts";
import { Button } from "#ui/button.tsx";
import { Row, VisuallyHidden } from "#ui/surface.tsx";
import { useKeys } from "#ui/use-keys.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./rows.module.css";
import { languageOf, Spans } from "./spans.tsx";

/** One of the answers every row takes. Its key is its place, from 1. */
export interface RowValue {
  readonly value: string;
  readonly label: string;
  /** Heard after the label. */
  readonly more?: string;
}

/**
 * One answer for each of several things: a row of radio buttons each. Number keys answer the row that has the focus, or
 * else the first that is still without an answer, and bring the focus there. Nothing is given before every row is.
 * Needs the words of `scenes`.
 */
export function Rows({
  prompt,
  help,
  items,
  values,
  lang,
  look,
  done,
  missing,
  saving = false,
  keys = true,
  onDone,
}: {
  prompt: readonly Span[];
  help: string;
  items: readonly OfferedItem[];
  values: readonly RowValue[];
  /** Of prompt and items. */
  lang: string;
  /** `scale`: as many columns as there are values. `chips`: side by side as far as there is room. */
  look: "scale" | "chips";
  done: string;
  /** What to say while so many rows lack an answer. */
  missing: (count: number) => string;
  saving?: boolean;
  keys?: boolean;
  /** Item to value. */
  onDone: (answers: Readonly<Record<string, string>>) => void;
}): ReactNode {
  const { t } = useWords("scenes");
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState(false);
  const lacking = items.filter((item) => given[item.id] === undefined);
  const rowOf = (item: string): HTMLElement | null | undefined =>
    form.current?.querySelector<HTMLElement>(`[data-item="${item}"]`);

  const give = (item: string, value: string): void => setGiven((before) => ({ ...before, [item]: value }));
  const press = (value: string): void => {
    const focused = document.activeElement?.closest<HTMLElement>("[data-item]")?.dataset["item"];
    const item = focused ?? lacking[0]?.id;
    if (item === undefined) return;
    give(item, value);
    rowOf(item)?.querySelector<HTMLInputElement>(`input[value="${value}"]`)?.focus();
  };
  const finish = (): void => {
    if (saving) return;
    const [first] = lacking;
    if (!first) {
      onDone(given);
      return;
    }
    setTried(true);
    rowOf(first.id)?.querySelector("input")?.focus();
  };
  useKeys(
    {
      ...Object.fromEntries(values.map(({ value }, at) => [String(at + 1), () => press(value)])),
      Enter: finish,
    },
    keys,
  );
  return (
    <form
      ref={form}
      className={classes["rows"]}
      aria-labelledby={`${id}-asked`}
      onSubmit={(event) => {
        event.preventDefault();
        finish();
      }}
    >
      <h2 id={`${id}-asked`} className={classes["prompt"]} {...languageOf(lang)}>
        <Spans spans={prompt} />
      </h2>
      <p className={classes["help"]}>
        {help} <span className={classes["keys"]}>{t("rows.keys", { last: values.length })}</span>
      </p>
      {items.map((item) => (
        <fieldset
          key={item.id}
          data-item={item.id}
          className={classes["row"]}
          {...(tried && given[item.id] === undefined && { "data-missing": "", "aria-describedby": `${id}-missing` })}
        >
          <legend className={classes["item"]} {...languageOf(lang)}>
            <Spans spans={item.spans} />
          </legend>
          <div className={classes["values"]} data-look={look}>
            {values.map(({ value, label, more }) => (
              <label key={value} className={classes["value"]}>
                <input
                  type="radio"
                  name={`${id}-${item.id}`}
                  value={value}
                  checked={given[item.id] === value}
                  onChange={() => give(item.id, value)}
                />
                <span>
                  {label}
                  {more !== undefined && " "}
                  {more !== undefined && <VisuallyHidden>{more}</VisuallyHidden>}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <div className={classes["done"]}>
        <output id={`${id}-missing`} className={classes["missing"]}>
          {tried && lacking.length > 0 && missing(lacking.length)}
        </output>
        <Row>
          <Button type="submit" look="primary" {...(saving && { "aria-disabled": true })}>
            {done}
          </Button>
        </Row>
      </div>
    </form>
  );
}
