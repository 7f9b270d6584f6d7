import { useEffect, useState, type ReactNode } from "react";
import { plainText } from "#engine/scenario/text.ts";
import type { StoredAttempt, StoreError } from "#ports/attempt-store.ts";
import type { FaceUrl } from "#stage/line.tsx";
import { answered } from "#stage/moment-view.ts";
import { Button } from "#ui/button.tsx";
import { Notice, Page, Row } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import { AgainStep } from "./again-step.tsx";
import { CommitStep } from "./commit-step.tsx";
import { Unreviewed } from "#stage/unreviewed.tsx";
import { AgencyResources } from "#stage/agency-resources.tsx";
import { Onward, Share } from "./foot.tsx";
import { FromTrainer } from "./from-trainer.tsx";
import { ourMoment } from "./keyed.ts";
import { type DebriefPorts, type Entry, loadDebrief, type Loaded, type LoadError } from "./load.ts";
import { MeaningsStep } from "./meanings-step.tsx";
import { MomentsStep } from "./moments-step.tsx";
import { RecallStep } from "./recall-step.tsx";
import { Remark } from "./remark.tsx";
import { headingId, STEPS, Steps } from "./steps.tsx";
import { PrintSheet } from "./print-sheet.tsx";
import { NotOver, Stopped } from "./stopped.tsx";
import { useKey } from "./use-key.ts";
import { ViewStep } from "./view-step.tsx";

/** Where the links of this screen lead. */
export interface DebriefLinks {
  readonly home: string;
  readonly attempt: (attempt: string) => string;
  readonly debrief: (attempt: string) => string;
  readonly brief: (scenario: string) => string;
}

export interface DebriefProps {
  readonly attempt: string;
  readonly ports: DebriefPorts;
  readonly links: DebriefLinks;
  /** Begins a new practice attempt before the decision made with move `seq`, and goes there. A rejection is said. */
  readonly onTryAgain: (attempt: StoredAttempt, seq: number) => Promise<void>;
  /** Faces by scenario. */
  readonly faceUrl?: (scenario: string) => FaceUrl;
}

/**
 * The talk after a run, step by step: the officer's words first, then the moments, a second try, only then anyone's
 * view. Steps stay open above once done; the step reached is kept. Needs the words of `debrief`, `player` and `shell`.
 */
export function Debrief({ attempt, ports, links, onTryAgain, faceUrl }: DebriefProps): ReactNode {
  const [loaded, setLoaded] = useState<Loaded | LoadError>();
  useEffect(() => {
    let gone = false;
    void loadDebrief(ports, attempt).then((result) => {
      if (!gone) setLoaded(result.ok ? result.value : result.error);
    });
    return () => {
      gone = true;
    };
  }, [ports, attempt]);
  if (!loaded) return null;
  if ("code" in loaded) return <Stopped error={loaded} home={links.home} />;
  if (loaded.close.over === "open") return <NotOver goOn={links.attempt(attempt)} home={links.home} />;
  return (
    <Talk
      key={attempt}
      loaded={loaded}
      ports={ports}
      links={links}
      onTryAgain={onTryAgain}
      {...(faceUrl && { faceUrl: faceUrl(loaded.run.header.scenario) })}
    />
  );
}

function Talk({
  loaded,
  ports,
  links,
  onTryAgain,
  faceUrl,
}: Pick<DebriefProps, "ports" | "links" | "onTryAgain"> & { loaded: Loaded; faceUrl?: FaceUrl }): ReactNode {
  const { t } = useWords("debrief");
  const { t: say } = useWords("shell");
  const { run, stored, views, close } = loaded;
  const { scenario } = run.program;
  const { names } = run.telling;
  const heading = useTitleFocus(t("heading", { title: plainText(scenario.title, names) }), say("name"));
  const [entry, setEntry] = useState<Entry>(loaded.entry);
  const [unsaved, setUnsaved] = useState<StoreError["code"]>();
  const [focus, setFocus] = useState<{ readonly step: number }>();
  const reached = Math.min(Math.max(entry.step, 1), STEPS.length);
  const { state, again } = useKey(ports.catalogue, loaded, reached > 1);

  useEffect(() => {
    if (focus) document.getElementById(headingId(focus.step))?.focus();
  }, [focus]);

  const save = async (next: Entry): Promise<void> => {
    setEntry(next);
    const saved = await ports.journal.saveDebrief(next);
    setUnsaved(saved.ok ? undefined : saved.error.code);
  };
  const change = (changed: Partial<Entry>): void => void save({ ...entry, ...changed, at: ports.clock.now() });
  const go = (step: number, changed: Partial<Entry> = {}): void => {
    if (step > reached || Object.keys(changed).length > 0) change({ ...changed, step: Math.max(reached, step) });
    setFocus({ step });
  };
  // Back and on stand under the last open step alone.
  const onward = (step: number): ReactNode =>
    step === reached && (
      <Row>
        <Button onClick={() => go(step - 1)}>{t("back")}</Button>
        {step < STEPS.length && (
          <Button look="primary" data-next-step="" onClick={() => go(step + 1)}>
            {t("next")}
          </Button>
        )}
      </Row>
    );

  const yours = views.find((view) => view.seq === entry.turning);
  const marked = state.is === "here" ? ourMoment(state.keyed.views.map((keyed) => keyed.view)) : undefined;
  const ours =
    state.is === "waiting" ? undefined : views.find((view) => view.seq === (marked ?? ourMoment(views))?.seq);
  const points = { ...(yours && { yours }), ...(ours && { ours }) };
  const faces = faceUrl ? { faceUrl } : {};
  const brief = links.brief(run.header.scenario);

  return (
    <Page>
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {t("heading", { title: plainText(scenario.title, names) })}
        </h1>
        <Unreviewed scenario={scenario} />
      </header>
      <Steps reached={reached} onGo={go} />
      {unsaved && (
        <Notice tone="warn" live>
          <p>{say(`store.${unsaved}`)}</p>
          <Row>
            <Button onClick={() => void save(entry)}>{t("saveAgain")}</Button>
          </Row>
        </Notice>
      )}
      <RecallStep
        entry={entry}
        done={reached > 1}
        editable={reached < 4}
        record={stored.header.purpose === "record"}
        onSave={(words) => go(Math.max(2, reached), { ...words, step: reached })}
      />
      {reached >= 2 && (
        <MomentsStep
          close={close}
          views={views}
          shown={answered(run.shown, stored.notes, reached >= 4 && state.is === "here" ? state.keyed.key : undefined)}
          {...points}
          byTime={state.is === "missing"}
          {...faces}
          onChoose={(turning) => change({ turning })}
        >
          {onward(2)}
        </MomentsStep>
      )}
      {reached >= 3 && (
        <AgainStep
          attempt={stored.header.attempt}
          practice={stored.header.purpose === "practice"}
          views={views}
          {...points}
          pairs={loaded.pairs}
          links={links}
          brief={brief}
          {...faces}
          onTryAgain={async (seq) => onTryAgain(stored, seq)}
        >
          {onward(3)}
        </AgainStep>
      )}
      {reached >= 4 && (
        <ViewStep
          state={state}
          scenario={scenario}
          names={names}
          close={close}
          purpose={stored.header.purpose}
          now={ports.clock.now()}
          onAgain={again}
        >
          {onward(4)}
        </ViewStep>
      )}
      {reached >= 5 && (
        <MeaningsStep shown={[...run.shown, ...close.later]} {...faces}>
          {onward(5)}
        </MeaningsStep>
      )}
      {reached >= 6 && (
        <CommitStep
          {...(entry.commitment && { kept: entry.commitment })}
          onKeep={(commitment) => change({ commitment })}
        >
          {onward(6)}
        </CommitStep>
      )}
      {reached > 1 && loaded.comments.length > 0 && (
        <FromTrainer comments={loaded.comments} views={views} ports={ports} />
      )}
      {reached > 1 && <Remark run={run} views={views} ports={ports} />}
      <Share stored={stored} ports={ports} />
      <AgencyResources agency={run.program.scenario.agency} lang={run.telling.lang} />
      <Onward home={links.home} brief={brief} done={reached === STEPS.length} />
      <PrintSheet
        loaded={loaded}
        views={reached >= 4 && state.is === "here" ? state.keyed.views.map(({ view }) => view) : views}
        keyOpen={reached >= 4 && state.is === "here"}
        entry={entry}
        {...(yours && { yours: yours.seq })}
        {...(ours && { ours: ours.seq })}
      />
    </Page>
  );
}
