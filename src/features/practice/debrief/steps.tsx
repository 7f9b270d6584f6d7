import type { ReactNode } from "react";
import { VisuallyHidden } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./steps.module.css";

/** The steps of a debrief, in order. */
export const STEPS = ["recall", "moments", "again", "view", "meanings", "commit"] as const;
export type StepName = (typeof STEPS)[number];

/** The heading of a step, for the focus. */
export const headingId = (step: number): string => `debrief-step-${step}`;

/** Where one is, and the way to any step once the first is done or skipped. */
export function Steps({ reached, onGo }: { reached: number; onGo: (step: number) => void }): ReactNode {
  const { t } = useWords("debrief");
  return (
    <nav aria-label={t("steps.label")} className={classes["steps"]}>
      <ol>
        {STEPS.map((name, at) => {
          const number = at + 1;
          const label = (
            <>
              <span className={classes["number"]}>{number}</span>{" "}
              <span className={classes["name"]}>{t(`steps.${name}`)}</span>
              {number < reached && <VisuallyHidden> ({t("steps.done")})</VisuallyHidden>}
            </>
          );
          return (
            <li key={name} data-done={number < reached} {...(number === reached && { "aria-current": "step" })}>
              {reached > 1 || number === 1 ? (
                <button type="button" onClick={() => onGo(number)}>
                  {label}
                </button>
              ) : (
                <span>{label}</span>
              )}
            </li>
          );
        })}
      </ol>
      {reached === 1 && <p className={classes["help"]}>{t("steps.locked")}</p>}
    </nav>
  );
}

/** One step of the debrief. It stays open above the next. */
export function Step({ step, title, children }: { step: StepName; title: string; children: ReactNode }): ReactNode {
  const { t } = useWords("debrief");
  const number = STEPS.indexOf(step) + 1;
  return (
    <section className={classes["step"]} aria-labelledby={headingId(number)} data-step={step}>
      <p className={classes["help"]}>{t("step", { step: number, of: STEPS.length })}</p>
      <h2 id={headingId(number)} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}
