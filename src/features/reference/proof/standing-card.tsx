import { useEffect, useRef, type ReactNode } from "react";
import type { Proof, Severity } from "#engine/proof/finding.ts";
import { Button } from "#ui/button.tsx";
import { Muted, Row, VisuallyHidden } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./proof.module.css";
import type { Standing } from "./use-proof.ts";

/** So often a long proof is spoken of to those who listen (states). */
const SPOKEN_EVERY = 1_000_000;

/** How far the proof is, or how far it went. What comes of it takes the place of what was under way. */
export function StandingCard({
  standing,
  onStop,
  onAgain,
}: {
  standing: Standing;
  onStop: () => void;
  onAgain: () => void;
}): ReactNode {
  const { t, locale } = useWords("proof");
  const { t: say } = useWords("player");
  const { at } = standing;
  const card = useRef<HTMLElement>(null);
  const pressed = useRef(false);
  useEffect(() => {
    // The button pressed, or waited on, is gone: the keyboard goes on from here.
    if (pressed.current) card.current?.querySelector("h2")?.focus();
    pressed.current = false;
  }, [at]);
  const press = (what: () => void) => (): void => {
    pressed.current = true;
    what();
  };
  const number = new Intl.NumberFormat(locale);
  return (
    <section ref={card} className={classes["standing"]} data-standing={at} aria-labelledby="proof-standing">
      <h2 id="proof-standing" tabIndex={-1}>
        {at === "done" ? t(`done.${standing.proof.decided ? "whole" : "part"}`) : t(`${at}.title`)}
      </h2>
      {at === "running" && <p>{t("running.states", { number: number.format(standing.states) })}</p>}
      {(at === "stopped" || at === "failed") && <p>{t(`${at}.text`)}</p>}
      {at === "done" && <Looked proof={standing.proof} number={number} />}
      <div className={classes["screenOnly"]}>
        <Row>
          {at === "running" && <Button onClick={press(onStop)}>{t("running.cancel")}</Button>}
          {at === "stopped" && (
            <Button look="primary" onClick={press(onAgain)}>
              {t("stopped.again")}
            </Button>
          )}
          {at === "failed" && (
            <Button look="primary" onClick={press(onAgain)}>
              {say("retry")}
            </Button>
          )}
          {at === "done" && <Button onClick={() => print()}>{t("print")}</Button>}
        </Row>
      </div>
      <VisuallyHidden>
        <span role="status">
          <Spoken standing={standing} />
        </span>
      </VisuallyHidden>
    </section>
  );
}

function Looked({ proof, number }: { proof: Proof; number: Intl.NumberFormat }): ReactNode {
  const { t } = useWords("proof");
  const { t: tell } = useWords("findings");
  const { states, transitions, cap, decided, tooLarge } = proof;
  return (
    <>
      <p>{t("done.size", { states: number.format(states), moves: number.format(transitions) })}</p>
      {!decided && <p>{tooLarge.length > 0 ? t("done.large") : t("done.cap", { cap: number.format(cap) })}</p>}
      {tooLarge.map(({ scene, slots }) => (
        <p key={scene}>{tell("told.tooLarge", { scene, slots })}</p>
      ))}
      <Counts proof={proof} />
    </>
  );
}

/** How much of each kind was found, in a line. */
function Counts({ proof }: { proof: Proof }): ReactNode {
  const counted = useCounted();
  return <Muted>{SEVERITIES.map((severity) => counted(proof, severity)).join(" · ")}</Muted>;
}

/** What those who listen are told: that it began, now and then how far it is, and what came of it. */
function Spoken({ standing }: { standing: Standing }): ReactNode {
  const { t, locale } = useWords("proof");
  const counted = useCounted();
  if (standing.at === "done") {
    const [errors, warnings, notes] = SEVERITIES.map((severity) => counted(standing.proof, severity));
    return t("done.said", { errors: errors ?? "", warnings: warnings ?? "", notes: notes ?? "" });
  }
  if (standing.at !== "running") return `${t(`${standing.at}.title`)}. ${t(`${standing.at}.text`)}`;
  const told = Math.floor(standing.states / SPOKEN_EVERY) * SPOKEN_EVERY;
  return told === 0 ? t("running.title") : t("running.states", { number: new Intl.NumberFormat(locale).format(told) });
}

const SEVERITIES = ["error", "warning", "report"] as const;

function useCounted(): (proof: Proof, severity: Severity) => string {
  const { t } = useWords("findings");
  return ({ findings }, severity) =>
    t(`count.${severity}`, { count: findings.filter((one) => one.severity === severity).length });
}
