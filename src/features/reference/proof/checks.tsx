import type { ReactNode } from "react";
import { CODES, type CheckState, type Proof } from "#engine/proof/finding.ts";
import { Muted } from "#ui/surface.tsx";
import { nameOf, stateName, whyUndecided } from "#words/finding-sentence.ts";
import { useWords } from "#words/use-words.tsx";
import figures from "./figures.module.css";
import classes from "./proof.module.css";

const STATES: readonly CheckState[] = ["proved", "found", "not decided", "not run"];

/** Every check there is, with what came of it; of what was not decided, why. */
export function Checks({ proof }: { proof: Proof }): ReactNode {
  const { t } = useWords("proof");
  const { t: tell } = useWords("findings");
  const count = (state: CheckState): number => CODES.filter((code) => proof.checks[code] === state).length;
  return (
    <section className={classes["part"]} aria-labelledby="proof-checks">
      <h2 id="proof-checks">{t("checks.title")}</h2>
      <Muted>
        {t("checks.text")}{" "}
        {STATES.filter((state) => count(state) > 0)
          .map((state) => t("checks.count", { state: stateName(tell, state), number: count(state) }))
          .join(" · ")}
      </Muted>
      {count("not run") > 0 && <Muted>{t("checks.notRun")}</Muted>}
      <ul className={figures["checks"]}>
        {CODES.map((code) => {
          const state = proof.checks[code];
          return (
            <li key={code} data-check={code} data-state={state}>
              <span className={figures["checked"]}>
                {code} {nameOf(tell, code)}
              </span>
              <span className={figures["state"]}>
                {state === "not decided"
                  ? t("checks.undecided", { why: whyUndecided(tell, code, proof) })
                  : stateName(tell, state)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
