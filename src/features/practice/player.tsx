import { useEffect, useRef, useState, type ReactNode } from "react";
import { useStore } from "zustand";
import { endingAt, moodOf } from "#engine/attempt/show.ts";
import { plainText } from "#engine/scenario/text.ts";
import type { Shown, ShownLine } from "#engine/attempt/shown.ts";
import { Choices } from "#stage/choices.tsx";
import { Face } from "#stage/face.tsx";
import { Frame } from "#stage/frame.tsx";
import type { FaceUrl } from "#stage/line.tsx";
import { Lines } from "#stage/lines.tsx";
import { SceneHead } from "#stage/scene-head.tsx";
import { languageOf } from "#stage/spans.tsx";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Muted, Notice, Row, Stack, VisuallyHidden } from "#ui/surface.tsx";
import { later } from "#ui/later.tsx";
import { useKeys } from "#ui/use-keys.ts";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords, withWords } from "#words/use-words.tsx";
import type { PlayerSession } from "./session-types.ts";

const LOG = "said";

// Nobody needs these before the first choice stands; they are fetched right after it.
const WhyForm = later(async () => withWords("scenes", (await import("#stage/why.tsx")).WhyForm));
const PauseCard = later(async () => withWords("scenes", (await import("./pause-card.tsx")).PauseCard));
const KeysHelp = later(async () => withWords("scenes", (await import("./keys-help.tsx")).KeysHelp));
const PlaceCard = later(async () => (await import("./place-card.tsx")).PlaceCard);
// Timers are off unless somebody asks for them.
const Timer = later(async () => (await import("#stage/timer.tsx")).Timer);
const OpenScene = later(async () => {
  // With all it needs, so that the network may go.
  const parts = [import("#stage/answer.tsx"), import("#words/en-us/scenes.ts")];
  const [{ OpenScene: Scene }] = await Promise.all([import("./open-scene.tsx"), ...parts]);
  return Scene;
});

export interface PlayerLinks {
  readonly home: string;
  readonly debrief: (attempt: string) => string;
}

/** A play-through on screen. Everything it draws comes from the session; everything pressed goes to it. */
export function Player({
  session,
  links,
  faceUrl,
  onTake,
  onLanguage,
}: {
  session: PlayerSession;
  links: PlayerLinks;
  faceUrl: FaceUrl;
  /** Takes the run up anew from what is stored, after another window moved it on. */
  onTake: () => void;
  onLanguage: (locale: string) => void;
}): ReactNode {
  const { t } = useWords("player");
  const { t: say } = useWords("shell");
  const state = useStore(session.store);
  const { program, header } = session.live();
  const title = plainText(program.scenario.title, session.telling.names);
  const heading = useTitleFocus(title, say("name"));
  const [help, setHelp] = useState(false);
  const faces = useFacesAfterFirstChoice(faceUrl);
  const { open, left } = state;

  // Lines of this move are in the document: from here on time counts, and a reader hears them before the choices.
  const atSeq = useRef(state.seq);
  useEffect(() => {
    if (atSeq.current !== state.seq) heading.current?.focus({ preventScroll: true });
    atSeq.current = state.seq;
    session.ready();
  }, [state.seq, session, heading]);
  useEffect(() => {
    const ticker = setInterval(() => void session.tick(), 250);
    return () => clearInterval(ticker);
  }, [session]);

  const playing = state.over === "" && !state.paused && state.error === undefined;
  useKeys(
    {
      p: () => void session.pause(),
      l: () => document.getElementById(LOG)?.focus(),
      "?": () => setHelp(true),
    },
    playing,
  );
  useKeys({ Enter: () => void session.goOn(), " ": () => void session.goOn() }, playing && open.kind === "next");

  const speaker = lastSpeaker(state.shown);
  const places = program.scenario.phases.some((phase) => phase.place);
  const limit = open.kind === "decision" ? open.limit : undefined;
  return (
    <>
      <Frame
        head={
          <SceneHead title={title} lang={session.telling.lang} headingRef={heading}>
            {left !== undefined && limit !== undefined && playing && state.asking === undefined && (
              <Timer key={state.seq} left={Math.ceil(left / 1000)} total={Math.ceil(limit / 1000)} />
            )}
            {state.over === "" && (
              <Button aria-keyshortcuts="p" onClick={() => void session.pause()}>
                {t("pause.button")}
              </Button>
            )}
          </SceneHead>
        }
        {...(places && { place: faces === noFace ? <></> : <PlaceCard session={session} /> })}
        {...(speaker && { person: <Person line={speaker} session={session} faceUrl={faces} /> })}
        lines={<Lines shown={state.shown} faceUrl={faces} id={LOG} />}
      >
        {/* What is on screen is stored: this is the number of its last move. */}
        <div data-seq={state.seq} data-over={state.over}>
          {state.error ? (
            <Notice tone="warn" live>
              <p>{say(`store.${state.error.code}`)}</p>
              <Row>
                {state.error.code === "conflict" || state.error.code === "sealed" ? (
                  <Button look="primary" onClick={onTake}>
                    {t("window.take")}
                  </Button>
                ) : (
                  <Button look="primary" onClick={() => void session.retry()}>
                    {t("retry")}
                  </Button>
                )}
              </Row>
            </Notice>
          ) : state.over !== "" ? (
            <End session={session} links={links} />
          ) : open.kind === "next" ? (
            <Row>
              <Button look="primary" aria-keyshortcuts="Enter" onClick={() => void session.goOn()}>
                {t("go")}
              </Button>
            </Row>
          ) : open.kind === "decision" ? (
            <>
              {state.restarted && <Muted>{t("timerAgain")}</Muted>}
              {header.from && state.seq === header.from.seq - 1 && <Muted>{t("again")}</Muted>}
              {state.asking ? (
                <WhyForm
                  askWhy={open.why}
                  askSure={open.sure}
                  saving={state.busy}
                  onAnswer={(why) => void session.because(why)}
                />
              ) : (
                <Choices
                  prompt={open.prompt}
                  choices={open.choices}
                  {...(open.budget && { budget: open.budget })}
                  lang={session.telling.lang}
                  saving={state.busy}
                  keys={!state.paused}
                  onChoose={(id) => void session.choose(id)}
                />
              )}
              <VisuallyHidden>
                <span role="status">{t("choicesReady", { count: open.choices.length })}</span>
              </VisuallyHidden>
            </>
          ) : open.kind === "ending" ? null : (
            // A scene come back to is asked anew; after a pause it stands as it was left.
            <OpenScene key={state.opened} open={open} session={session} saving={state.busy} keys={playing} />
          )}
        </div>
      </Frame>
      {state.paused && state.over === "" && (
        <PauseCard
          home={links.home}
          scenario={program.scenario}
          onLanguage={onLanguage}
          onResume={() => void session.resume()}
          onLeave={() => void session.leave()}
        />
      )}
      {help && <KeysHelp onClose={() => setHelp(false)} />}
    </>
  );
}

/** The one who spoke last, as they are now. */
function Person({ line, session, faceUrl }: { line: ShownLine; session: PlayerSession; faceUrl: FaceUrl }): ReactNode {
  const { t } = useWords("player");
  const { program, at } = session.live();
  const mood = moodOf(program, line.who, at.state) ?? line.mood ?? "calm";
  const url = faceUrl({ ...line, mood });
  return (
    <>
      <Face
        name={line.name}
        size="large"
        alt={t("face", { name: line.name, mood: t(`mood.${mood}`) })}
        {...(url !== undefined && { url })}
      />
      <Muted>
        <bdi>{line.name}</bdi>
      </Muted>
    </>
  );
}

function End({ session, links }: { session: PlayerSession; links: PlayerLinks }): ReactNode {
  const { t } = useWords("player");
  const { over, open } = useStore(session.store);
  const { program, header } = session.live();
  const ending = open.kind === "ending" ? endingAt(program, open.ending) : undefined;
  return (
    <Stack>
      <h2>
        {ending ? (
          <span {...languageOf(session.telling.lang)}>{plainText(ending.title, session.telling.names)}</span>
        ) : (
          t("end.title")
        )}
      </h2>
      <p>{over === "left" ? t("end.left") : ending && t(`end.outcome.${ending.outcome}`)}</p>
      <Row>
        <ButtonLink look="primary" href={links.debrief(header.attempt)}>
          {t("end.debrief")}
        </ButtonLink>
        <ButtonLink href={links.home}>{t("end.home")}</ButtonLink>
      </Row>
    </Stack>
  );
}

function lastSpeaker(shown: readonly Shown[]): ShownLine | undefined {
  return shown.findLast((one): one is ShownLine => one.kind === "line" && one.name !== "");
}

/** Faces, and what may be asked later, wait until the first choices stand: nobody waits for a picture to read a line. */
function useFacesAfterFirstChoice(faceUrl: FaceUrl): FaceUrl {
  const [on, setOn] = useState(false);
  useEffect(() => {
    const wait = setTimeout(() => {
      setOn(true);
      for (const part of [WhyForm, PauseCard, KeysHelp, OpenScene]) void part.preload();
    }, 400);
    return () => clearTimeout(wait);
  }, []);
  return on ? faceUrl : noFace;
}

const noFace: FaceUrl = () => undefined;
