import { useRef, useState, type ReactNode } from "react";
import type { OfferedChoice } from "#engine/attempt/shown.ts";
import { Button } from "#ui/button.tsx";
import { Muted, Row } from "#ui/surface.tsx";
import { useKeys } from "#ui/use-keys.ts";
import { useLaterWords, useWords } from "#words/use-words.tsx";
import classes from "./confirm-choices.module.css";
import { languageOf, Spans } from "./spans.tsx";

/**
 * The choices as a list to mark one of, and a button that makes it: for hands that hit the wrong thing. The keys 1 to 9
 * mark, Enter on a marked one confirms. Give it a `key` per list: no mark outlives what it was set on.
 */
export function ConfirmChoices({
  choices,
  lang,
  asked,
  saving,
  keys,
  onChoose,
}: {
  choices: readonly OfferedChoice[];
  lang: string;
  /** Id of the heading that asks. */
  asked: string;
  saving: boolean;
  /** False while something else has the number keys. */
  keys: boolean;
  onChoose: (id: string) => void;
}): ReactNode {
  const words = useLaterWords("scenes");
  const { t } = useWords("player");
  const [marked, mark] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  // The mark is where the focus is: it is read out, and Enter is right there.
  const markAt = (at: number): void => {
    mark(choices[at]?.id);
    list.current?.querySelectorAll("input")[at]?.focus();
  };
  useKeys(Object.fromEntries(choices.slice(0, 9).map((_, at) => [String(at + 1), () => markAt(at)])), keys);
  const confirm = (): void => {
    if (saving || marked === undefined) return;
    // The same list may be asked again.
    mark(undefined);
    onChoose(marked);
  };
  if (!words) return null;
  return (
    <div className={classes["marks"]}>
      <Muted>{words.t("confirm.mark")}</Muted>
      <div ref={list} role="radiogroup" aria-labelledby={asked} className={classes["marks"]}>
        {choices.map((choice, at) => (
          <label key={choice.id} className={classes["mark"]}>
            <input
              type="radio"
              name="choice"
              data-mark={choice.id}
              checked={choice.id === marked}
              onChange={() => mark(choice.id)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || event.repeat) return;
                event.preventDefault();
                confirm();
              }}
              {...(at < 9 && { "aria-keyshortcuts": String(at + 1) })}
            />
            <span className={classes["number"]} aria-hidden="true">
              {at + 1}
            </span>
            <span className={classes["text"]} {...languageOf(lang)}>
              <Spans spans={choice.spans} />
            </span>
            {choice.takes !== undefined && (
              <span className={classes["takes"]}>{t("takes", { count: choice.takes })}</span>
            )}
          </label>
        ))}
      </div>
      <Row>
        <Button
          look="primary"
          data-confirm-choice=""
          {...((saving || marked === undefined) && { "aria-disabled": true })}
          onClick={confirm}
        >
          {words.t("confirm.done")}
        </Button>
      </Row>
    </div>
  );
}
