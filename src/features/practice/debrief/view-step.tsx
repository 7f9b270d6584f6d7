import type { ReactNode } from "react";
import type { Purpose } from "#engine/attempt/move.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import { plainText } from "#engine/scenario/text.ts";
import { Moment } from "#stage/moment.tsx";
import { OptionNotes, SourceList } from "#stage/option-notes.tsx";
import { languageOf } from "#stage/spans.tsx";
import { Button } from "#ui/button.tsx";
import { Muted, Notice, Row, Stack } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./debrief.module.css";
import { EvidenceCounts } from "./evidence-counts.tsx";
import type { Keyed, KeyedView } from "./keyed.ts";
import type { Close } from "./load.ts";
import { Step } from "./steps.tsx";
import type { KeyState } from "./use-key.ts";

/** What the key says, with who says it first; the law as far as the scenario speaks of it. */
export function ViewStep({
  state,
  scenario,
  names,
  close,
  purpose,
  now,
  onAgain,
  children,
}: {
  state: KeyState;
  scenario: Scenario;
  /** The names of this run. */
  names: Readonly<Record<string, string>>;
  close: Close;
  purpose: Purpose;
  /** Wall clock, UTC milliseconds. */
  now: number;
  /** Fetches the key once more. */
  onAgain: () => void;
  children?: ReactNode;
}): ReactNode {
  const { t } = useWords("debrief");
  const title =
    state.is !== "here"
      ? t("steps.view")
      : state.keyed.key.provenance.kind === "panel"
        ? t("view.panelTitle")
        : t("view.title");
  return (
    <Step step="view" title={title}>
      {state.is === "waiting" && <p role="status">{t("view.loading")}</p>}
      {state.is === "missing" && (
        <Notice tone="warn" live>
          <p>
            {state.why === "offline"
              ? t("view.offline")
              : state.why === "damaged"
                ? t("view.damaged")
                : state.why === "other-rules"
                  ? t("view.otherRules")
                  : t("view.missing")}
          </p>
          {state.why !== "other-rules" && (
            <Row>
              <Button onClick={onAgain}>{t("view.again")}</Button>
            </Row>
          )}
        </Notice>
      )}
      {state.is === "here" && (
        <>
          <Provenance keyed={state.keyed} />
          {close.over === "left" && <p>{t("ended.left")}</p>}
          {state.keyed.views.length === 0 && <p>{t("moments.none")}</p>}
          {state.keyed.views.map((keyed) => (
            <KeyedMoment key={keyed.view.seq} keyed={keyed} scenario={scenario} />
          ))}
          <EvidenceCounts evidence={state.keyed.evidence} close={close} purpose={purpose} />
        </>
      )}
      {scenario.legalNotes.length > 0 && <Law scenario={scenario} names={names} now={now} />}
      {children}
    </Step>
  );
}

/** Whose view it is, before any of it. */
function Provenance({ keyed }: { keyed: Keyed }): ReactNode {
  const { t, locale } = useWords("debrief");
  const { provenance } = keyed.key;
  return (
    <Notice>
      {provenance.kind === "author" && <p>{t("view.warning")}</p>}
      {provenance.note !== undefined && <p dir="auto">{provenance.note}</p>}
      <Muted>{t("view.by", { name: provenance.by, date: formatDay(locale, provenance.on) })}</Muted>
    </Notice>
  );
}

function KeyedMoment({ keyed, scenario }: { keyed: KeyedView; scenario: Scenario }): ReactNode {
  const { t } = useWords("debrief");
  const { view, revisit, silence } = keyed;
  const unassessed = !view.chosen && (silence?.marks ?? []).length === 0;
  return (
    <div className={classes["moment"]}>
      <Moment moment={view} own sources={scenario.sources}>
        {silence && <OptionNotes option={silence} lang={view.lang} sources={scenario.sources} chosen />}
        {unassessed && <Muted>{t("evidence.timeout")}</Muted>}
        {revisit && <Muted>{t("view.revisit")}</Muted>}
      </Moment>
    </div>
  );
}

function Law({
  scenario,
  names,
  now,
}: {
  scenario: Scenario;
  names: Readonly<Record<string, string>>;
  now: number;
}): ReactNode {
  const { t, locale } = useWords("debrief");
  return (
    <Stack>
      <h3>{t("law.title")}</h3>
      <Muted>{t("law.holds", { jurisdiction: scenario.jurisdiction })}</Muted>
      <ul className={classes["rows"]}>
        {scenario.legalNotes.map((note, at) => {
          const past = Date.parse(note.expires) < now;
          const due = formatDay(locale, note.expires);
          return (
            <li key={at} className={classes["law"]}>
              <p {...languageOf(scenario.language)}>{plainText(note.claim, names)}</p>
              <div className={classes["quiet"]}>
                <SourceList sources={scenario.sources.filter((source) => source.id === note.source)} />
              </div>
              <Muted>
                {t("law.checked", { date: formatDay(locale, note.checkedOn) })}
                {!past && `, ${t("law.due", { date: due })}`}
              </Muted>
              {past && <Notice tone="warn">{t("law.past", { date: due })}</Notice>}
            </li>
          );
        })}
      </ul>
    </Stack>
  );
}

/** An ISO date in words; as it stands when it is none. */
function formatDay(locale: string, date: string): string {
  const at = Date.parse(date);
  return Number.isNaN(at) ? date : new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(at);
}
