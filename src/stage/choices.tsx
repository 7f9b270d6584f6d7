import { useId, type ReactNode } from "react";
import type { OfferedChoice } from "#engine/attempt/shown.ts";
import { later } from "#ui/later.tsx";
import { useKeys } from "#ui/use-keys.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./choices.module.css";
import { languageOf, Spans } from "./spans.tsx";
import type { Span } from "#engine/scenario/text.ts";

/** So many questions, choices of any kind, or units. */
export interface Budget {
  readonly of: "questions" | "more" | "units";
  readonly count: number;
}

/** Comes only where a choice is marked before it is made. */
const ConfirmChoices = later(async () => (await import("./confirm-choices.tsx")).ConfirmChoices);

/**
 * What one can say or do, numbered for the keys 1 to 9. Nothing here moves or fades, so that the next choice can be hit
 * at once. While `saving`, choices refuse; the word for it shows only after 100 ms.
 */
export function Choices({
  prompt,
  choices,
  lang,
  budget,
  saving = false,
  keys = true,
  onChoose,
}: {
  prompt: readonly Span[];
  choices: readonly OfferedChoice[];
  /** Of prompt and choices. */
  lang: string;
  /** What is left to spend on those that cost something. */
  budget?: Budget;
  saving?: boolean;
  /** False while something else has the number keys. */
  keys?: boolean;
  onChoose: (id: string) => void;
}): ReactNode {
  const { t } = useWords("player");
  const asked = useId();
  const choose = (id: string): void => {
    if (!saving) onChoose(id);
  };
  // A setting of the device, as for keys: a choice is marked first, so that no slip of a hand is a move.
  const confirm = document.documentElement.dataset["confirm"] === "on";
  useKeys(
    Object.fromEntries(choices.slice(0, 9).map((choice, at) => [String(at + 1), () => choose(choice.id)])),
    keys && !confirm,
  );
  return (
    <section className={classes["choices"]} aria-labelledby={asked}>
      <div className={classes["head"]}>
        <h2 id={asked} className={classes["prompt"]} {...languageOf(lang)}>
          {prompt.length > 0 ? <Spans spans={prompt} /> : t("prompt")}
        </h2>
        <output className={classes["state"]}>
          {saving && <span className={classes["saving"]}>{t("saving")}</span>}
        </output>
      </div>
      {budget && <p className={classes["state"]}>{t(`budget.${budget.of}`, { count: budget.count })}</p>}
      {confirm && choices.length > 0 && (
        <ConfirmChoices
          key={choices.map((choice) => choice.id).join(" ")}
          choices={choices}
          lang={lang}
          asked={asked}
          saving={saving}
          keys={keys}
          onChoose={choose}
        />
      )}
      {!confirm && choices.length > 0 && (
        <ol className={classes["list"]}>
          {choices.map((choice, at) => (
            <li key={choice.id}>
              <button
                type="button"
                className={classes["choice"]}
                data-choice={choice.id}
                onClick={() => choose(choice.id)}
                {...(at < 9 && { "aria-keyshortcuts": String(at + 1) })}
                {...(saving && { "aria-disabled": true })}
              >
                <span className={classes["number"]} aria-hidden="true">
                  {at + 1}
                </span>
                <span {...languageOf(lang)}>
                  <Spans spans={choice.spans} />
                </span>
                {choice.takes !== undefined && (
                  <span className={classes["takes"]}>{t("takes", { count: choice.takes })}</span>
                )}
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
