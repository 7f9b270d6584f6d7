import { useState, type ReactNode } from "react";
import { Line, type FaceUrl } from "#stage/line.tsx";
import type { MomentView } from "#stage/moment.tsx";
import { languageOf, Spans } from "#stage/spans.tsx";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Muted, Notice, Pill, Row, Stack } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { EndingLine, Later } from "./close-view.tsx";
import classes from "./debrief.module.css";
import type { Close, Pair } from "./load.ts";
import { Step } from "./steps.tsx";

export interface AgainLinks {
  readonly attempt: (attempt: string) => string;
  readonly debrief: (attempt: string) => string;
}

/** A second try from any decision, and both ends beside each other once there is one. Practice only. */
export function AgainStep({
  attempt,
  practice,
  views,
  yours,
  ours,
  pairs,
  links,
  brief,
  faceUrl,
  onTryAgain,
  children,
}: {
  attempt: string;
  /** False: a run on record, which has no second try. */
  practice: boolean;
  views: readonly MomentView[];
  yours?: MomentView;
  ours?: MomentView;
  pairs: readonly Pair[];
  links: AgainLinks;
  /** Where a practice run of this scenario begins. */
  brief: string;
  faceUrl?: FaceUrl;
  onTryAgain: (seq: number) => Promise<void>;
  children?: ReactNode;
}): ReactNode {
  const { t } = useWords("debrief");
  return (
    <Step step="again" title={t("moment.againTitle")}>
      {pairs.map((pair) => (
        <SideBySide
          key={pair.second.attempt}
          attempt={attempt}
          pair={pair}
          links={links}
          {...(faceUrl && { faceUrl })}
        />
      ))}
      {!practice && (
        <Stack>
          <p>{t("moment.record")}</p>
          <Row>
            <ButtonLink href={brief}>{t("moment.practice")}</ButtonLink>
          </Row>
        </Stack>
      )}
      {practice && views.length === 0 && <p>{t("moments.none")}</p>}
      {practice && views.length > 0 && (
        <Moments views={views} {...(yours && { yours })} {...(ours && { ours })} onTryAgain={onTryAgain} />
      )}
      {children}
    </Step>
  );
}

function Moments({
  views,
  yours,
  ours,
  onTryAgain,
}: {
  views: readonly MomentView[];
  yours?: MomentView;
  ours?: MomentView;
  onTryAgain: (seq: number) => Promise<void>;
}): ReactNode {
  const { t } = useWords("debrief");
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const first = views.filter((view) => view.seq === yours?.seq || view.seq === ours?.seq);
  const rest = views.filter((view) => !first.includes(view));
  const tryAgain = async (seq: number): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFailed(false);
    try {
      await onTryAgain(seq);
    } catch {
      setFailed(true);
    }
    setBusy(false);
  };
  const list = (of: readonly MomentView[]): ReactNode => (
    <ul className={classes["rows"]}>
      {of.map((view) => (
        <li key={view.seq}>
          <div id={`again-${view.seq}`}>
            <p>
              {t("moment.title", { number: view.number })}{" "}
              <span {...languageOf(view.lang)}>
                <Spans spans={view.prompt} />
              </span>
            </p>
            <Row>
              {view.seq === yours?.seq && <Pill>{t("turning.yourMoment")}</Pill>}
              {view.seq === ours?.seq && <Pill>{t("turning.ourMoment")}</Pill>}
            </Row>
          </div>
          <Button aria-describedby={`again-${view.seq}`} onClick={() => void tryAgain(view.seq)}>
            {t("moment.again")}
          </Button>
        </li>
      ))}
    </ul>
  );
  return (
    <Stack>
      <p>{t("moment.againText")}</p>
      {list(first)}
      {failed && (
        <Notice tone="warn" live>
          {t("moment.failed")}
        </Notice>
      )}
      {rest.length > 0 &&
        (first.length === 0 ? (
          list(rest)
        ) : (
          <details className={classes["more"]}>
            <summary>{t("moment.rest", { count: rest.length })}</summary>
            {list(rest)}
          </details>
        ))}
    </Stack>
  );
}

function SideBySide({
  attempt,
  pair,
  links,
  faceUrl,
}: {
  attempt: string;
  pair: Pair;
  links: AgainLinks;
  faceUrl?: FaceUrl;
}): ReactNode {
  const { t } = useWords("debrief");
  if (pair.second.over === "open") {
    return (
      <Notice>
        {t("moment.open")} <a href={links.attempt(pair.second.attempt)}>{t("moment.goOn")}</a>
      </Notice>
    );
  }
  const end = (title: string, close: Close, link: string): ReactNode => (
    <section className={classes["side"]} aria-label={title}>
      <h4>{title}</h4>
      <EndingLine close={close} />
      {close.tried && (
        <p>
          <span className={classes["quiet"]}>{t("moment.atMoment", { number: close.tried.number })}</span>{" "}
          <span {...languageOf(close.lang)}>
            {close.tried.chosen ? <Spans spans={close.tried.chosen.spans} /> : t("moment.silence")}
          </span>
        </p>
      )}
      <p className={classes["quiet"]}>{t("moment.last")}</p>
      <Stack>
        {close.last.map((one) => (
          <Line key={one.key} shown={one} {...(faceUrl && { faceUrl })} />
        ))}
      </Stack>
      {close.later.length > 0 && (
        <>
          <p className={classes["quiet"]}>{t("ended.later")}</p>
          <Later close={close} {...(faceUrl && { faceUrl })} />
        </>
      )}
      {close.attempt !== attempt && (
        <p>
          <a href={links.debrief(close.attempt)}>{link}</a>
        </p>
      )}
    </section>
  );
  return (
    <Stack>
      <h3>{t("moment.side")}</h3>
      <div className={classes["pair"]}>
        {pair.first ? (
          end(t("moment.retried"), pair.first, t("moment.toFirst"))
        ) : (
          <Muted>{t("moment.goneBefore")}</Muted>
        )}
        {end(t("moment.now"), pair.second, t("moment.toDebrief"))}
      </div>
    </Stack>
  );
}
