import { useEffect, useRef, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { NEEDS, type Need } from "#engine/insight/class/need-rules.ts";
import type { Hit } from "#engine/insight/class/needs.ts";
import type { Clock } from "#ports/clock.ts";
import { useBehaviours } from "#stage/behaviours.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Row } from "#ui/surface.tsx";
import { formatSeconds, formatWhen } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import { type ClassData, type ClassDesk, whereOf } from "./class-data.ts";
import classes from "./class.module.css";
import { Dismiss } from "./dismiss.tsx";
import { Rules } from "./rules.tsx";
import { useTexts } from "./use-texts.ts";

/** Hits drawn at a time. */
const PAGE = 10;

/** Reasons to look at what somebody did, each with the rule that found it. */
export function Needs({
  data,
  desk,
  clock,
  hits: all,
  replay,
}: {
  data: ClassData;
  desk: ClassDesk;
  clock: Pick<Clock, "now">;
  /** What the rules find among what was asked for. */
  hits: readonly Hit[];
  replay: (attempt: string, seq?: number) => string;
}): ReactNode {
  const { t, locale } = useWords("overview");
  const texts = useTexts(data);
  const why = useWhy(data);
  const [pages, setPages] = useState(1);
  const [resting, setResting] = useState<Hit>();
  const [by, setBy] = useState("");
  const [only, setOnly] = useState<Need | "">("");
  const hits = only === "" ? all : all.filter(({ rule }) => rule === only);
  const found = NEEDS.filter((rule) => rule === only || all.some((hit) => hit.rule === rule));
  const { dismissals } = desk;
  const list = useRef<HTMLUListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  /** What was let rest and not yet gone from the list, and where it stood. */
  const goneFrom = useRef<{ readonly id: string; readonly at: number }>(undefined);
  useEffect(() => {
    const gone = goneFrom.current;
    if (!gone || resting || hits.some(({ id }) => id === gone.id)) return;
    goneFrom.current = undefined;
    // The button that was pressed is gone with its line: the next line takes the focus, or the heading when none is left.
    (list.current?.children[gone.at]?.querySelector<HTMLElement>("a, button") ?? heading.current)?.focus();
  }, [hits, resting]);
  const more = Math.min(PAGE, hits.length - pages * PAGE);
  const showMore = (): void => {
    flushSync(() => setPages(pages + 1));
    list.current?.children[pages * PAGE]?.querySelector<HTMLElement>("a, button")?.focus();
  };
  return (
    <section aria-labelledby="class-needs">
      <h2 id="class-needs" ref={heading} tabIndex={-1}>
        {t("needs.title")}
      </h2>
      <p role="status">{hits.length === 0 ? t("needs.none") : t("needs.count", { count: hits.length })}</p>
      {found.length > 1 && (
        <Field label={t("needs.which")}>
          {(control) => (
            <select
              {...control}
              value={only}
              onChange={({ target }) => {
                setOnly(NEEDS.find((rule) => rule === target.value) ?? "");
                setPages(1);
              }}
            >
              <option value="">{t("filter.all")}</option>
              {found.map((rule) => (
                <option key={rule} value={rule}>
                  {t("needs.option", {
                    rule: t(`rules.name.${rule}`),
                    n: all.filter((hit) => hit.rule === rule).length,
                  })}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <ul ref={list} className={classes["list"]}>
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
          <Button onClick={showMore}>{t("more", { count: more })}</Button>
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
          save={async (dismissal) => {
            const kept = await desk.saveDismissal(dismissal);
            if (kept) goneFrom.current = { id: resting.id, at: hits.findIndex(({ id }) => id === resting.id) };
            return kept;
          }}
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
