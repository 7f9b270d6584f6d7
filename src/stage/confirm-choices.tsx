import type { ReactNode } from "react";
import type { OfferedChoice } from "#engine/attempt/shown.ts";
import { Button } from "#ui/button.tsx";
import { Muted, Row } from "#ui/surface.tsx";
import { useLaterWords } from "#words/use-words.tsx";
import classes from "./confirm-choices.module.css";
import { languageOf, Spans } from "./spans.tsx";

/** The choices as a list to mark one of, and a button that makes it: for hands that hit the wrong thing. */
export function ConfirmChoices({
  choices,
  lang,
  asked,
  saving,
  marked,
  onMark,
  onChoose,
}: {
  choices: readonly OfferedChoice[];
  lang: string;
  /** Id of the heading that asks. */
  asked: string;
  saving: boolean;
  /** Id of the choice marked; one that is not open counts as none. */
  marked?: string;
  onMark: (id: string) => void;
  onChoose: (id: string) => void;
}): ReactNode {
  const words = useLaterWords("scenes");
  const chosen = choices.find((choice) => choice.id === marked);
  if (!words) return null;
  return (
    <div className={classes["marks"]}>
      <Muted>{words.t("confirm.mark")}</Muted>
      <div role="radiogroup" aria-labelledby={asked} className={classes["marks"]}>
        {choices.map((choice, at) => (
          <label key={choice.id} className={classes["mark"]}>
            <input
              type="radio"
              name="choice"
              data-mark={choice.id}
              checked={choice === chosen}
              onChange={() => onMark(choice.id)}
            />
            <span className={classes["number"]} aria-hidden="true">
              {at + 1}
            </span>
            <span {...languageOf(lang)}>
              <Spans spans={choice.spans} />
            </span>
          </label>
        ))}
      </div>
      <Row>
        <Button
          look="primary"
          data-confirm-choice=""
          {...((saving || !chosen) && { "aria-disabled": true })}
          onClick={() => {
            if (chosen) onChoose(chosen.id);
          }}
        >
          {words.t("confirm.done")}
        </Button>
      </Row>
    </div>
  );
}
