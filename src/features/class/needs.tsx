import { useMemo, useState, type ReactNode } from "react";
import { type Hit, needsOf } from "#engine/insight/class/needs.ts";
import type { Clock } from "#ports/clock.ts";
import { useBehaviours } from "#stage/behaviours.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Row } from "#ui/surface.tsx";
import { formatSeconds, formatWhen } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import { type Asked, type ClassData, type ClassDesk, hitsAmong, whereOf } from "./class-data.ts";
import classes from "./class.module.css";
import { Dismiss } from "./dismiss.tsx";
import { Rules } from "./rules.tsx";
import { useTexts } from "./use-texts.ts";

/** Hits drawn at a time. */
const PAGE = 20;

/** Reasons to look at what somebody did, each with the rule that found it. */
export function Needs({
  data,
  desk,
  clock,
  asked,
  replay,
}: {
  data: ClassData;
  desk: ClassDesk;
  clock: Pick<Clock, "now">;
  asked: Asked;
  replay: (attempt: string, seq?: number) => string;
}): ReactNode {
  const { t, locale } = useWords("overview");
  const texts = useTexts(data);
  const why = useWhy(data);
  const [pages, setPages] = useState(1);
  const [resting, setResting] = useState<Hit>();
  const [by, setBy] = useState("");
  const { rules, dismissals } = desk;
  const hits = useMemo(
    () => hitsAmong(data, needsOf(rules, data.facts, data.known, dismissals), asked),
    [data, rules, dismissals, asked],
  );
  const more = Math.min(PAGE, hits.length - pages * PAGE);
  return (
    <section aria-labelledby="class-needs">
      <h2 id="class-needs">{t("needs.title")}</h2>
      <p role="status">{hits.length === 0 ? t("needs.none") : t("needs.count", { count: hits.length })}</p>
      <ul className={classes["list"]}>
        {hits.slice(0, pages * PAGE).map((hit) => {
          const where = whereOf(data, hit);
          const name = texts.name(hit.officer);
          return (
            <li key={hit.id} className={classes["need"]}>
              <span>
                <strong>
                  <bdi>{name}</bdi>
                </strong>{" "}
                {why(hit)}
              </span>
              <span className={classes["quiet"]}>
                {t("needs.rule", { rule: t(`rule.${hit.rule}`, { threshold: hit.params["threshold"] ?? 0 }) })}
              </span>
              <Row>
                {where && (
                  <ButtonLink href={replay(where.attempt, where.seq)} aria-label={t("needs.openOf", { name })}>
                    {t("needs.open")}
                  </ButtonLink>
                )}
                <Button onClick={() => setResting(hit)} aria-label={t("needs.dismissOf", { name, why: why(hit) })}>
                  {t("needs.dismiss")}
                </Button>
              </Row>
            </li>
          );
        })}
      </ul>
      {more > 0 && (
        <Row>
          <Button onClick={() => setPages(pages + 1)}>{t("more", { count: more })}</Button>
        </Row>
      )}
      {dismissals.length > 0 && (
        <details>
          <summary>{t("needs.rested", { count: dismissals.length })}</summary>
          <ul className={classes["list"]}>
            {dismissals.map((one) => (
              <li key={JSON.stringify([one.rule, one.officer, one.of, one.at])} dir="auto">
                {t("needs.restedLine", {
                  name: texts.name(one.officer),
                  reason: one.reason,
                  by: one.by,
                  when: formatWhen(locale, one.at, clock.now()),
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
      <details>
        <summary>{t("rules.title")}</summary>
        <Rules desk={desk} />
      </details>
      {resting && (
        <Dismiss
          hit={resting}
          name={texts.name(resting.officer)}
          why={why(resting)}
          by={by}
          onBy={setBy}
          now={clock.now}
          save={desk.saveDismissal}
          onClose={() => setResting(undefined)}
        />
      )}
    </section>
  );
}

/** Why a rule found somebody, as a sentence. */
function useWhy(data: ClassData): (hit: Hit) => string {
  const { t, locale } = useWords("overview");
  const { title } = useTexts(data);
  const { competencyName } = useBehaviours();
  return ({ rule, params }) => {
    const number = (name: string): number => Number(params[name] ?? 0);
    const count = {
      "act-unconfirmed": number("critical") + number("disrespect"),
      "asked-for-help": 1,
      "weak-again": number("scenarios"),
      "weak-decisions": number("weak"),
      overdue: number("days"),
      "answer-waiting": number("days"),
      "no-activity": number("days"),
      fast: 1,
    }[rule];
    return t(`why.${rule}`, {
      count,
      scenario: title(String(params["scenario"] ?? "")),
      competency: competencyName(String(params["competency"] ?? "")),
      weak: number("weak"),
      decisions: number("decisions"),
      last: number("last"),
      ms: formatSeconds(locale, number("ms")),
      floor: formatSeconds(locale, number("floor")),
    });
  };
}
