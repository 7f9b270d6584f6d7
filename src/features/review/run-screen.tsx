import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { Move } from "#engine/attempt/move.ts";
import { laterOf } from "#engine/attempt/show.ts";
import { plainText } from "#engine/scenario/text.ts";
import { answered, momentViewsOf } from "#stage/moment-view.ts";
import { Transcript } from "#stage/transcript.tsx";
import { Notice } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { directionOf } from "#words/locales.ts";
import { useWords } from "#words/use-words.tsx";
import { BrokenLog } from "./broken-log.tsx";
import { useComments } from "./comment-store.ts";
import { Comments } from "./comments.tsx";
import { Controls } from "./controls.tsx";
import { EvidenceSheet } from "./evidence-sheet.tsx";
import { MomentPanel } from "./moment-panel.tsx";
import { MoveNote } from "./move-note.tsx";
import { OfficersWords } from "./officers-words.tsx";
import type { OpenRun } from "./open-run.ts";
import type { ReplayProps } from "./replay.tsx";
import classes from "./replay.module.css";
import { RunFacts } from "./run-facts.tsx";
import { SignOff } from "./sign-off.tsx";

/** A run that may be seen: what it is, what happened, what it shows, and what its trainer says of it. */
export function RunScreen({
  open,
  attempt,
  seq,
  ports,
  links,
  onSeq,
  faceUrl,
}: ReplayProps & { open: OpenRun }): ReactNode {
  const { t } = useWords("review");
  const { t: say } = useWords("shell");
  const { stored, run, broken, key } = open;
  const { header } = stored;
  const scenario = run?.program.scenario;
  const title = scenario ? plainText(scenario.title, run.telling.names) : header.scenario;
  const heading = useTitleFocus(`${t("replay.title")}: ${title}`, say("name"));
  const comments = useComments(ports, attempt);

  const views = useMemo(
    () => (run ? momentViewsOf(run, stored.notes, key.ok && !broken ? key.value : undefined) : []),
    [run, stored.notes, key, broken],
  );
  const moves: readonly Move[] = run?.moments.map((moment) => moment.move) ?? [];
  const last = Math.max(0, moves.length - 1);
  const at = Math.min(Math.max(0, seq), last);
  const moment = run?.moments[at];
  const faces = faceUrl?.(header.scenario);
  const flag = comments.all.find(({ kind, seq: of }) => kind === "flag" && of === at);
  const shown = useMemo(() => {
    const end = run?.moments.at(-1);
    const all = answered(run?.shown ?? [], stored.notes, key.ok && !broken ? key.value : undefined);
    if (!run || end?.move.kind !== "ended") return all;
    return [...all, ...laterOf(run.telling, end.move.ending, end.state, end.move.seq)];
  }, [run, stored.notes, key, broken]);

  const transcript = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Only where the transcript scrolls in itself; elsewhere this does nothing, and the page stays where it is.
    const pane = transcript.current;
    const row = pane?.querySelector("[aria-current]");
    if (pane && row)
      pane.scrollTop += row.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 4;
  }, [at]);
  const [write, setWrite] = useState(0);
  /** From further down the page or the panel: goes to the move, and brings what is said of it into view. */
  const lookAt = (to: number): void => {
    onSeq(to);
    panel.current?.firstElementChild?.scrollIntoView?.({ block: "start" });
  };

  return (
    <main className={classes["replay"]} id="content" tabIndex={-1}>
      <header className={classes["head"]}>
        <p className={classes["back"]}>
          <a href={links.review}>{t("back")}</a>
        </p>
        <p className={classes["kind"]}>{t("replay.title")}</p>
        <h1
          ref={heading}
          tabIndex={-1}
          {...(scenario && { lang: scenario.language, dir: directionOf(scenario.language) })}
        >
          {title}
        </h1>
        {broken ? <BrokenLog error={broken} /> : <Notice>{t("replay.same")}</Notice>}
        {header.purpose === "practice" && <Notice>{t("replay.shared")}</Notice>}
        {!broken && !moves.some((move) => move.kind === "left" || move.kind === "ended") && (
          <Notice>{t("replay.underWay")}</Notice>
        )}
        <RunFacts open={open} replay={links.replay} />
      </header>

      {run && moment && (
        <div className={classes["panes"]}>
          <Controls
            at={at}
            last={last}
            decisions={views.map((view) => view.seq)}
            onSeq={onSeq}
            onComment={() => setWrite((before) => before + 1)}
            flagged={flag !== undefined}
            onFlag={() =>
              void (flag ? comments.withdraw(flag) : comments.add({ seq: at, kind: "flag", text: "", by: "" }))
            }
          />
          <section ref={panel} className={classes["panel"]} aria-label={t("panel.label")}>
            <MomentPanel
              run={run}
              moment={moment}
              {...optional(
                "view",
                views.find((view) => view.seq === at),
              )}
              keyed={key.ok && !broken}
              {...(faces && { faceUrl: faces })}
            />
            <Comments at={at} last={last} store={comments} write={write} onSeq={lookAt} />
          </section>
          <div ref={transcript} className={classes["transcript"]}>
            <Transcript
              shown={shown}
              meanings
              selected={at}
              onSelect={(to) => {
                onSeq(to);
                // In one column the moment stands above the transcript.
                panel.current?.scrollIntoView?.({ block: "nearest" });
              }}
              moveLabel={(of) => t("replay.entry", { seq: of })}
              entries={moves.map((move) => move.seq)}
              about={(of) => (
                <MoveNote
                  run={run}
                  seq={of}
                  {...optional(
                    "view",
                    views.find((view) => view.seq === of),
                  )}
                  comments={comments.all.filter(({ kind, seq: on }) => on === of && kind !== "sign-off").length}
                />
              )}
              {...(faces && { faceUrl: faces })}
            />
          </div>
        </div>
      )}

      {run && (
        <EvidenceSheet
          run={run}
          views={views}
          keyOf={key}
          broken={broken !== undefined}
          store={comments}
          onSeq={lookAt}
        />
      )}
      {run && moves.some(({ kind }) => kind === "left" || kind === "ended") && <SignOff last={last} store={comments} />}
      <OfficersWords {...(open.debrief && { debrief: open.debrief })} />
    </main>
  );
}

/** A property that is there only when its value is. */
function optional<K extends string, V>(name: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { [P in K]?: V });
}
