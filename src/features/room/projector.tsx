import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import type { Shown } from "#engine/attempt/shown.ts";
import type { Clock } from "#ports/clock.ts";
import { Face } from "#stage/face.tsx";
import type { FaceUrl } from "#stage/line.tsx";
import { languageOf, Spans } from "#stage/spans.tsx";
import { VisuallyHidden } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { Countdown } from "./countdown.tsx";
import { type Followed, follow, type Link } from "./link.ts";
import classes from "./projector.module.css";
import type { ScreenAsk, ScreenView } from "./screen-view.ts";

const ASK_MS = 1000;

/** The projector's window: what the presenter's window says, in type that the last row reads, and nothing else. */
export function Projector({ link, clock, faceUrl }: { link: Link; clock: Clock; faceUrl?: FaceUrl }): ReactNode {
  const { t } = useWords("room");
  const { t: say } = useWords("shell");
  const [{ view, presenter }, setFollowed] = useState<Followed>({ presenter: "awaited" });
  useEffect(() => {
    const ends = follow(link, clock.monotonic, setFollowed);
    ends.ask();
    const asking = setInterval(ends.ask, ASK_MS);
    return () => {
      clearInterval(asking);
      ends.stop();
    };
  }, [link, clock]);
  useEffect(() => {
    document.title = `${view?.title ?? t("screen.title")} · ${say("name")}`;
  }, [view?.title, t, say]);
  return (
    <main className={classes["screen"]} id="content" data-presenter={presenter}>
      {view ? (
        <View view={view} now={clock.now} {...(faceUrl && { faceUrl })} />
      ) : (
        <>
          <h1>{t("screen.title")}</h1>
          <p className={classes["note"]}>{t("screen.waiting")}</p>
        </>
      )}
      <p className={classes["note"]} role="status">
        {presenter === "lost" && t("screen.lost")}
      </p>
    </main>
  );
}

function View({ view, now, faceUrl }: { view: ScreenView; now: () => number; faceUrl?: FaceUrl }): ReactNode {
  const { t } = useWords("room");
  const { ask } = view;
  const lines = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // The newest line is the one a room must see.
    if (lines.current) lines.current.scrollTop = lines.current.scrollHeight;
  }, [view]);
  return (
    <>
      <header className={classes["head"]}>
        <h1 {...languageOf(view.lang)}>{view.title}</h1>
        {view.until !== undefined && <Countdown key={view.until} until={view.until} now={now} />}
      </header>
      <div ref={lines} className={classes["lines"]} tabIndex={0} role="log" aria-label={t("desk.story")}>
        {view.lines.map((line) => (
          <ScreenLine key={line.key} shown={line} {...(faceUrl && { faceUrl })} />
        ))}
      </div>
      {ask.kind !== "nothing" && (
        <section className={classes["ask"]} aria-label={t("desk.ask")} tabIndex={0}>
          <Ask ask={ask} lang={view.lang} {...(faceUrl && { faceUrl })} />
        </section>
      )}
    </>
  );
}

function Ask({ ask, lang, faceUrl }: { ask: ScreenAsk; lang: string; faceUrl?: FaceUrl }): ReactNode {
  const { t } = useWords("room");
  const { t: player } = useWords("player");
  switch (ask.kind) {
    case "nothing":
      return null;
    case "left":
      return <h2>{t("screen.left")}</h2>;
    case "prompt":
      return (
        <h2 {...languageOf(lang)}>
          <Spans spans={ask.prompt} />
        </h2>
      );
    case "ending":
      return (
        <>
          <h2 {...languageOf(lang)}>
            <Spans spans={ask.title} />
          </h2>
          <p>{player(`end.outcome.${ask.outcome}`)}</p>
          {ask.later.map((line) => (
            <ScreenLine key={line.key} shown={line} {...(faceUrl && { faceUrl })} />
          ))}
        </>
      );
    case "options":
      return (
        <>
          <h2 {...languageOf(lang)}>
            <Spans spans={ask.prompt} />
          </h2>
          <ol className={classes["options"]} data-many={ask.options.length > 4 ? "" : undefined}>
            {ask.options.map((option) => {
              const tally = ask.tallies?.find((one) => one.id === option.id);
              return (
                <li key={option.id} className={classes["option"]}>
                  <span className={classes["letter"]}>{option.letter}</span>
                  <span {...languageOf(lang)}>
                    <Spans spans={option.spans} />
                  </span>
                  {tally && (
                    <span className={classes["tally"]}>
                      <VisuallyHidden>{t("screen.hands")}: </VisuallyHidden>
                      <span className={classes["count"]}>{tally.count}</span>
                      <span className={classes["track"]} aria-hidden="true">
                        <span className={classes["bar"]} style={{ inlineSize: `${tally.share * 100}%` }} />
                      </span>
                    </span>
                  )}
                </li>
              );
            })}
          </ol>
        </>
      );
  }
}

function ScreenLine({ shown, faceUrl }: { shown: Shown; faceUrl?: FaceUrl }): ReactNode {
  const { t } = useWords("player");
  if (shown.kind === "act") {
    return (
      <p className={classes["line"]} data-role="you">
        <span className={classes["who"]}>{t("you")}: </span>
        {shown.how === "timeout" ? (
          t("silence")
        ) : (
          <span {...languageOf(shown.lang)}>
            <Spans spans={shown.spans} />
          </span>
        )}
      </p>
    );
  }
  const role = shown.who === "you" || shown.who === "narrator" ? shown.who : "person";
  const url = faceUrl?.(shown);
  const tag = shown.channel === "room" ? undefined : t(`channel.${shown.channel}`);
  return (
    <div className={classes["line"]} data-role={role}>
      {role === "person" && <Face name={shown.name} alt="" {...(url !== undefined && { url })} />}
      <p>
        {role !== "narrator" && (
          <span className={classes["who"]}>
            <bdi>{role === "you" ? t("you") : shown.name}</bdi>
            {tag !== undefined && ` (${tag})`}:{" "}
          </span>
        )}
        {shown.sound && (
          <em>
            <VisuallyHidden>{t("sound")}</VisuallyHidden>
            <Spans spans={shown.sound} />{" "}
          </em>
        )}
        <span {...languageOf(shown.lang)}>
          <Spans spans={shown.spans} />
        </span>
        {shown.understood !== "clear" && <em> {t(`understood.${shown.understood}`)}</em>}
      </p>
    </div>
  );
}
