import type { ReactNode } from "react";
import type { Reopened } from "#engine/attempt/reopen.ts";
import { sceneAt } from "#engine/attempt/replay.ts";
import { told } from "#engine/attempt/show.ts";
import type { Result } from "#engine/result.ts";
import { spansOf, type Span } from "#engine/scenario/text.ts";
import { countsOf, repairCountsOf, type Counts } from "#engine/score/counts.ts";
import { type Evidence, type Mark, score } from "#engine/score/evidence.ts";
import type { Key } from "#engine/score/key.ts";
import type { CatalogueError } from "#ports/catalogue.ts";
import { useBehaviours } from "#stage/behaviours.ts";
import { LevelMark } from "#stage/level-mark.tsx";
import type { MomentView } from "#stage/moment.tsx";
import { languageOf, Spans } from "#stage/spans.tsx";
import { Button } from "#ui/button.tsx";
import { Muted, Notice } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { ApartActs } from "./apart-acts.tsx";
import type { CommentStore } from "./comment-store.ts";
import classes from "./evidence-sheet.module.css";

/** What the run shows by its key: every mark with its reason, counts, what stands apart, and whose view it is. */
export function EvidenceSheet({
  run,
  views,
  keyOf,
  broken,
  store,
  onSeq,
}: {
  run: Reopened;
  views: readonly MomentView[];
  /** The key the run is pinned to, or why it is not here. */
  keyOf: Result<Key, CatalogueError>;
  /** The log does not fit. */
  broken: boolean;
  store: CommentStore;
  onSeq: (seq: number) => void;
}): ReactNode {
  const { t } = useWords("review");
  return (
    <section className={classes["sheet"]} aria-labelledby="evidence">
      <h2 id="evidence">{t("evidence.title")}</h2>
      {broken ? (
        <Notice tone="warn">{t("evidence.broken")}</Notice>
      ) : !keyOf.ok ? (
        <Notice tone="warn">{keyOf.error.code === "damaged" ? t("evidence.damaged") : t("evidence.missing")}</Notice>
      ) : (
        <Scored run={run} views={views} keyed={keyOf.value} store={store} onSeq={onSeq} />
      )}
    </section>
  );
}

interface ScoredProps {
  readonly run: Reopened;
  readonly views: readonly MomentView[];
  readonly keyed: Key;
  readonly store: CommentStore;
  readonly onSeq: (seq: number) => void;
}

function Scored({ run, views, keyed, store, onSeq }: ScoredProps): ReactNode {
  const { t, locale } = useWords("review");
  const { t: tell } = useWords("debrief");
  const scored = score(run.program, keyed, run.header.rules, run.moments);
  if (!scored.ok) return <Notice tone="warn">{t("evidence.wrongRules")}</Notice>;
  const { provenance } = keyed;
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(
    new Date(provenance.on),
  );
  return (
    <>
      <Notice>
        <p>{provenance.kind === "author" ? t("evidence.author") : t("evidence.panel")}</p>
        <p>{tell("view.by", { name: provenance.by, date })}</p>
      </Notice>
      {scored.value.marks.length === 0 ? (
        <Muted>{t("evidence.none")}</Muted>
      ) : (
        <Marks run={run} views={views} keyed={keyed} onSeq={onSeq} evidence={scored.value} />
      )}
      <CountList title={t("evidence.counts")} counts={countsOf(scored.value.marks)} />
      <CountList title={t("evidence.repairs")} counts={repairCountsOf(scored.value.marks)} />
      <Muted>{tell("evidence.luck")}</Muted>
      <ApartActs run={run} evidence={scored.value} keyed={keyed} store={store} onSeq={onSeq} />
    </>
  );
}

function Marks({ run, views, keyed, onSeq, evidence }: Omit<ScoredProps, "store"> & { evidence: Evidence }): ReactNode {
  const { t } = useWords("review");
  const { behaviourName } = useBehaviours();
  const groups = new Map<string, Mark[]>();
  for (const mark of evidence.marks) groups.set(mark.scene, [...(groups.get(mark.scene) ?? []), mark]);
  return (
    <table className={classes["table"]} aria-labelledby="evidence">
      <thead>
        <tr>
          <th scope="col">{t("evidence.decision")}</th>
          <th scope="col">{t("evidence.mark")}</th>
          <th scope="col">{t("evidence.reason")}</th>
        </tr>
      </thead>
      <tbody>
        {[...groups].map(([scene, [first, ...others]]) => {
          if (!first) return null;
          // The marks of one decision come from one choice, so they share their reason.
          const view = views.find((one) => one.seq === first.seq);
          return (
            <tr key={scene}>
              <th scope="row">
                <Decision run={run} view={view} mark={first} onSeq={onSeq} />
              </th>
              <td>
                <ul className={classes["marks"]}>
                  {[first, ...others].map((mark) => (
                    <li key={mark.behaviour}>
                      <LevelMark level={mark.level} />
                      <span className={classes["behaviour"]}>
                        <Named code={mark.behaviour} name={behaviourName(mark.behaviour)} />
                      </span>
                    </li>
                  ))}
                </ul>
              </td>
              <td>
                <Why run={run} view={view} mark={first} keyed={keyed} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface OfMark {
  readonly run: Reopened;
  /** Absent when the decision was never reached. */
  readonly view: MomentView | undefined;
  readonly mark: Mark;
}

function Decision({ run, view, mark, onSeq }: OfMark & { onSeq: (seq: number) => void }): ReactNode {
  const { t: tell } = useWords("debrief");
  const cut = mark.because === "cut-short";
  return (
    <div className={classes["decision"]}>
      {view && !cut ? (
        <Button onClick={() => onSeq(view.seq)}>{tell("moment.title", { number: view.number })}</Button>
      ) : (
        <bdi>{mark.scene}</bdi>
      )}
      <span {...languageOf(run.telling.lang)}>
        <Spans spans={view && !cut ? view.prompt : promptOf(run, mark.scene)} />
      </span>
    </div>
  );
}

function Why({ run, view, mark, keyed }: OfMark & { keyed: Key }): ReactNode {
  const { t } = useWords("review");
  if (mark.because === "cut-short") return t("evidence.cutShort");
  const rationale =
    mark.choice === undefined ? undefined : keyed.decisions[mark.scene]?.choices[mark.choice]?.rationale;
  const lang = languageOf(run.telling.lang);
  return (
    <div className={classes["why"]}>
      {mark.because === "timed-out" ? (
        <p>{t("evidence.timedOut")}</p>
      ) : (
        <p>
          {t("evidence.chosen")}:{" "}
          <span {...lang}>{view?.chosen ? <Spans spans={view.chosen.spans} /> : mark.choice}</span>
        </p>
      )}
      {rationale !== undefined && (
        <p {...lang}>
          <Spans spans={spansOf(rationale, run.telling.names, run.telling.lang)} />
        </p>
      )}
    </div>
  );
}

/** What a decision that was never met would have asked, as it reads at the end of the run. */
function promptOf(run: Reopened, scene: string): readonly Span[] {
  const found = sceneAt(run.program, scene);
  const end = run.moments.at(-1);
  return found?.kind === "decision" && end ? told(run.telling, `${scene}.prompt`, found.prompt, end.state) : [];
}

function CountList({ title, counts }: { title: string; counts: ReadonlyMap<string, Counts> }): ReactNode {
  const { t } = useWords("debrief");
  const { competencyName } = useBehaviours();
  if (counts.size === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <dl className={classes["counts"]}>
        {[...counts].map(([competency, { strong, adequate, weak }]) => (
          <div key={competency}>
            <dt>
              <Named code={competency} name={competencyName(competency)} />
            </dt>
            <dd>{t("evidence.counts", { strong, adequate, weak })}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** A name with its code, by which the framework and a trainer's notes know it. */
function Named({ code, name }: { code: string; name: string }): ReactNode {
  return name === code ? (
    code
  ) : (
    <>
      {name} <span className={classes["code"]}>{code}</span>
    </>
  );
}
