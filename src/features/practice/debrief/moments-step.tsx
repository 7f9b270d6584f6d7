import { useId, useState, type ReactNode } from "react";
import type { Shown } from "#engine/attempt/shown.ts";
import type { FaceUrl } from "#stage/line.tsx";
import type { MomentView } from "#stage/moment.tsx";
import { languageOf, Spans } from "#stage/spans.tsx";
import { Transcript } from "#stage/transcript.tsx";
import { Muted, Stack } from "#ui/surface.tsx";
import { formatSeconds } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import { EndingLine, Later } from "./close-view.tsx";
import classes from "./debrief.module.css";
import type { Close } from "./load.ts";
import { Step } from "./steps.tsx";
import timeline from "./timeline.module.css";

/** How it ended, every decision in short, and two turning points side by side: the officer's and ours. No marks yet. */
export function MomentsStep({
  close,
  views,
  shown,
  yours,
  ours,
  byTime,
  faceUrl,
  onChoose,
  children,
}: {
  close: Close;
  views: readonly MomentView[];
  shown: readonly Shown[];
  yours?: MomentView;
  /** Absent until it is known whether there is a key. */
  ours?: MomentView;
  /** Ours is named by time alone: there is no key here. */
  byTime: boolean;
  faceUrl?: FaceUrl;
  onChoose: (seq: number) => void;
  children?: ReactNode;
}): ReactNode {
  const { t } = useWords("debrief");
  return (
    <Step step="moments" title={t("steps.moments")}>
      <Stack>
        <h3>{t("ended.title")}</h3>
        <EndingLine close={close} />
        {close.later.length > 0 && (
          <>
            <h4>{t("ended.later")}</h4>
            <Later close={close} {...(faceUrl && { faceUrl })} />
          </>
        )}
        {close.ending && <Muted>{t("ended.chance")}</Muted>}
      </Stack>
      <Stack>
        <h3>{t("moments.title")}</h3>
        {views.length === 0 ? (
          <p>{t("moments.none")}</p>
        ) : (
          <Timeline views={views} {...(yours && { yours })} onChoose={onChoose} />
        )}
        <Whole shown={shown} />
      </Stack>
      {views.length > 0 && (
        <Stack>
          <h3>{t("turning.title")}</h3>
          <div className={classes["pair"]}>
            <div className={classes["side"]}>
              <h4>{t("turning.yourMoment")}</h4>
              {yours ? <Brief view={yours} /> : <Muted>{t("turning.noneYet")}</Muted>}
            </div>
            <div className={classes["side"]} data-ours>
              <h4>{t("turning.ourMoment")}</h4>
              {ours ? <Brief view={ours} /> : <Muted>{t("view.loading")}</Muted>}
            </div>
          </div>
          {ours && <p>{yours?.seq === ours.seq ? t("turning.same") : t("turning.ours")}</p>}
          {ours && byTime && <Muted>{t("turning.byTime")}</Muted>}
        </Stack>
      )}
      {children}
    </Step>
  );
}

function Timeline({
  views,
  yours,
  onChoose,
}: {
  views: readonly MomentView[];
  yours?: MomentView;
  onChoose: (seq: number) => void;
}): ReactNode {
  const { t } = useWords("debrief");
  const id = useId();
  return (
    <fieldset>
      <legend className={timeline["legend"]}>{t("turning.yours")}</legend>
      <Muted>{t("turning.yoursHelp")}</Muted>
      <ol className={timeline["timeline"]}>
        {views.map((view) => (
          <li key={view.seq}>
            <label>
              <input
                type="radio"
                name={id}
                checked={view.seq === yours?.seq}
                onChange={() => onChoose(view.seq)}
                aria-labelledby={`${id}-${view.seq}`}
                aria-describedby={`${id}-${view.seq}-facts`}
              />
              <span className={timeline["asked"]} id={`${id}-${view.seq}`}>
                {t("moment.title", { number: view.number })}{" "}
                <span className={timeline["prompt"]} {...languageOf(view.lang)}>
                  <Spans spans={view.prompt} />
                </span>
              </span>
              <Facts id={`${id}-${view.seq}-facts`} view={view} />
            </label>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}

/** What was chosen, why, how sure, and how long it took: the officer's own facts, no marks. */
function Facts({ id, view }: { id?: string; view: MomentView }): ReactNode {
  const { t, locale } = useWords("debrief");
  const { t: say } = useWords("scenes");
  const facts = [
    ...(view.reason === undefined ? [] : [`${t("moment.reason")}: ${say(`reason.${view.reason}`)}`]),
    ...(view.sure === undefined ? [] : [`${t("moment.sure")}: ${say(`why.sureness.${view.sure}`)}`]),
    t("moment.after", { time: formatSeconds(locale, view.ms) }),
  ];
  return (
    <span className={timeline["facts"]} {...(id !== undefined && { id })}>
      <span {...languageOf(view.lang)}>{view.chosen ? <Spans spans={view.chosen.spans} /> : t("moment.silence")}</span>{" "}
      <span className={timeline["small"]}>{facts.join(" · ")}</span>
      {view.note !== undefined && (
        <span className={timeline["small"]}>
          {" "}
          {t("moment.said")}: <bdi>{view.note}</bdi>
        </span>
      )}
    </span>
  );
}

function Brief({ view }: { view: MomentView }): ReactNode {
  const { t } = useWords("debrief");
  return (
    <>
      <p>
        {t("moment.title", { number: view.number })}{" "}
        <span {...languageOf(view.lang)}>
          <Spans spans={view.prompt} />
        </span>
      </p>
      <p>
        <Facts view={view} />
      </p>
    </>
  );
}

/** The whole conversation, drawn when asked for: it is long. */
function Whole({ shown }: { shown: readonly Shown[] }): ReactNode {
  const { t } = useWords("debrief");
  const [open, setOpen] = useState(false);
  return (
    <details className={classes["more"]} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("transcript")}</summary>
      {open && <Transcript shown={shown} />}
    </details>
  );
}
