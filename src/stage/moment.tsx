import { useId, type ReactNode } from "react";
import type { Reason, Sureness } from "#engine/attempt/move.ts";
import type { Span } from "#engine/scenario/text.ts";
import type { Source } from "#engine/scenario/scenario.ts";
import type { Level, LURES, SEVERITIES } from "#engine/score/key.ts";
import { formatSeconds } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./moment.module.css";
import { OptionNotes } from "./option-notes.tsx";
import { languageOf, Spans } from "./spans.tsx";

/** One decision of a run, as values. */
export interface MomentView {
  readonly seq: number;
  /** 1 for the first decision of the run. */
  readonly number: number;
  readonly lang: string;
  readonly prompt: readonly Span[];
  /** Absent: no answer in time. */
  readonly chosen?: OptionView;
  readonly others: readonly OptionView[];
  /** Milliseconds from all lines shown to the choice. */
  readonly ms: number;
  readonly reason?: Reason;
  /** The officer's own line. */
  readonly note?: string;
  readonly sure?: Sureness;
}

export interface OptionView {
  readonly id: string;
  readonly spans: readonly Span[];
  /** Once the key is open: one mark for each behaviour touched. */
  readonly marks?: readonly { readonly behaviour: string; readonly level: Level }[];
  /** Why, by the key. */
  readonly rationale?: readonly Span[];
  /** Why a decent officer might do it. */
  readonly lure?: { readonly kind: (typeof LURES)[number]; readonly why: readonly Span[] };
  /** Stands apart from every count; a trainer confirms it. */
  readonly critical?: { readonly severity: (typeof SEVERITIES)[number]; readonly why: readonly Span[] };
  readonly disrespect?: boolean;
  /** Not allowed at the agency of this run, and why. */
  readonly notAllowed?: string;
  /** Ids of the scenario's sources. */
  readonly sources?: readonly string[];
}

/**
 * One decision in the debrief or a replay: what was asked, what was chosen and why, what else there was.
 * `sources`: those of the scenario, for titles and links. `children`: what the screen adds below, such as "try again".
 * Needs the words of `debrief`.
 */
export function Moment({
  moment,
  own,
  sources = [],
  children,
}: {
  moment: MomentView;
  own: boolean;
  sources?: readonly Source[];
  children?: ReactNode;
}): ReactNode {
  const { t, locale } = useWords("debrief");
  const { t: say } = useWords("scenes");
  const heading = useId();
  return (
    <article className={classes["moment"]} aria-labelledby={heading}>
      <h3 id={heading}>
        {t("moment.title", { number: moment.number })}
        <span className={classes["prompt"]} {...languageOf(moment.lang)}>
          <Spans spans={moment.prompt} />
        </span>
      </h3>
      <dl className={classes["facts"]}>
        <dt>
          {own ? t("moment.chosen") : t("moment.chosenBy")}{" "}
          {t("moment.after", { time: formatSeconds(locale, moment.ms) })}
        </dt>
        <dd>
          {moment.chosen ? (
            <OptionText option={moment.chosen} lang={moment.lang} sources={sources} chosen />
          ) : (
            t("moment.silence")
          )}
        </dd>
        {moment.reason !== undefined && (
          <>
            <dt>{t("moment.reason")}</dt>
            <dd>{say(`reason.${moment.reason}`)}</dd>
          </>
        )}
        {moment.note !== undefined && (
          <>
            <dt>{t("moment.said")}</dt>
            <dd dir="auto">{moment.note}</dd>
          </>
        )}
        {moment.sure !== undefined && (
          <>
            <dt>{t("moment.sure")}</dt>
            <dd>{say(`why.sureness.${moment.sure}`)}</dd>
          </>
        )}
      </dl>
      {moment.others.length > 0 && (
        <details>
          <summary>{t("moment.others")}</summary>
          <ul className={classes["others"]}>
            {moment.others.map((option) => (
              <li key={option.id}>
                <OptionText option={option} lang={moment.lang} sources={sources} chosen={false} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {children}
    </article>
  );
}

function OptionText({
  option,
  lang,
  sources,
  chosen,
}: {
  option: OptionView;
  lang: string;
  sources: readonly Source[];
  chosen: boolean;
}): ReactNode {
  return (
    <div className={classes["option"]}>
      <p className={classes["text"]} {...languageOf(lang)}>
        <Spans spans={option.spans} />
      </p>
      <OptionNotes option={option} lang={lang} sources={sources} chosen={chosen} />
    </div>
  );
}
