import { useEffect, useRef, useState, type ReactNode } from "react";
import { useStore } from "zustand";
import { plainText } from "#engine/scenario/text.ts";
import type { Key } from "#engine/score/key.ts";
import type { Clock } from "#ports/clock.ts";
import { Lines } from "#stage/lines.tsx";
import type { FaceUrl } from "#stage/line.tsx";
import { languageOf } from "#stage/spans.tsx";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Muted, Notice, Row, VisuallyHidden } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import type { RoomLinks } from "./chooser.tsx";
import { Countdown } from "./countdown.tsx";
import { DecisionDesk } from "./decision-desk.tsx";
import classes from "./desk.module.css";
import { type Link, present } from "./link.ts";
import { RateDesk, ReportDesk, RespondDesk, WatchDesk } from "./other-desks.tsx";
import type { Room, RoomState } from "./room.ts";
import { RoomDebrief } from "./room-debrief.tsx";
import { screenViewOf } from "./screen-view.ts";
import { Side } from "./side.tsx";

export interface PresenterProps {
  readonly room: Room;
  /** `undefined`: not on this device. */
  readonly keyOf: Key | undefined;
  readonly link: Link;
  /** Unlike that of any presenter before it. */
  readonly id: string;
  readonly clock: Clock;
  readonly links: RoomLinks;
  readonly faceUrl?: FaceUrl;
  /** Opens the projector's window; false when the browser held it back. */
  readonly onScreen: () => boolean;
}

/** The trainer's window while a room plays, and its debrief after. */
export function Presenter({ room, keyOf, link, id, clock, links, faceUrl, onScreen }: PresenterProps): ReactNode {
  const state = useStore(room.store);
  useEffect(() => {
    const told = present(link, id, screenViewOf(room, room.store.getState()));
    const end = room.store.subscribe((next) => told.show(screenViewOf(room, next)));
    const bye = (): void => told.stop();
    addEventListener("pagehide", bye);
    return () => {
      removeEventListener("pagehide", bye);
      end();
      told.stop();
    };
  }, [room, link, id]);
  const title = plainText(room.scenario.title, room.telling.names, room.telling.lang);
  if (state.over !== "") {
    return <RoomDebrief room={room} state={state} keyOf={keyOf} title={title} now={clock.now()} links={links} />;
  }
  return (
    <Desk
      room={room}
      state={state}
      title={title}
      keyOf={keyOf}
      clock={clock}
      links={links}
      onScreen={onScreen}
      {...(faceUrl && { faceUrl })}
    />
  );
}

function Desk({
  room,
  state,
  title,
  keyOf,
  clock,
  links,
  faceUrl,
  onScreen,
}: Omit<PresenterProps, "link" | "id"> & { state: RoomState; title: string }): ReactNode {
  const { t } = useWords("room");
  const { t: say } = useWords("shell");
  const heading = useTitleFocus(t("desk.title", { title }), say("name"));
  const [ending, setEnding] = useState(false);
  const [blocked, setBlocked] = useState(false);
  const ask = useRef<HTMLHeadingElement>(null);
  const { open, brought, error, shown } = state;
  const first = useRef(brought);
  useEffect(() => {
    // What is asked next gets the focus; on arriving, the title has it.
    if (first.current !== brought) ask.current?.focus({ preventScroll: false });
    first.current = brought;
  }, [brought]);
  return (
    <main className={classes["desk"]} id="content" tabIndex={-1} data-seq={brought} data-open={open.kind}>
      <header className={classes["head"]}>
        <p>
          <a href={links.rooms}>{t("desk.back")}</a>
        </p>
        <h1 ref={heading} tabIndex={-1} {...languageOf(room.telling.lang)}>
          {title}
        </h1>
        <Row>
          <Button onClick={() => setBlocked(!onScreen())}>{t("desk.screen")}</Button>
          <Clocked room={room} state={state} clock={clock} />
          <Button onClick={() => setEnding(true)}>{t("desk.end")}</Button>
        </Row>
        <Muted>{t("desk.screenHelp")}</Muted>
        {blocked && (
          <Notice tone="warn" live>
            {t("desk.blocked")}
          </Notice>
        )}
        {error && (
          <Notice tone="warn" live>
            {say(`store.${error.code}`)} <Button onClick={() => void room.retry()}>{t("desk.retry")}</Button>
          </Notice>
        )}
      </header>
      <div className={classes["main"]}>
        <section className={classes["story"]} aria-label={t("desk.story")}>
          <Lines shown={shown} {...(faceUrl && { faceUrl })} />
        </section>
        <section className={classes["ask"]} aria-labelledby="room-ask">
          <h2 ref={ask} id="room-ask" tabIndex={-1}>
            {t("desk.ask")}
          </h2>
          {open.kind === "decision" && (
            <DecisionDesk key={brought} room={room} state={state} open={open} keyOf={keyOf} />
          )}
          {open.kind === "watch" && <WatchDesk room={room} open={open} />}
          {open.kind === "respond" && <RespondDesk key={brought} room={room} open={open} />}
          {open.kind === "rate" && <RateDesk key={brought} room={room} open={open} />}
          {open.kind === "report" && <ReportDesk key={brought} room={room} open={open} />}
          {open.kind === "next" && (
            <Row>
              <Button look="primary" onClick={() => void room.goOn()}>
                {t("desk.go")}
              </Button>
            </Row>
          )}
          <VisuallyHidden>
            <span role="status">{t("desk.stored", { seq: brought })}</span>
          </VisuallyHidden>
        </section>
      </div>
      <Side room={room} state={state} keyOf={keyOf} />
      {ending && (
        <Dialog title={t("desk.end")} onClose={() => setEnding(false)}>
          <p>{t("desk.endSure")}</p>
          <Row>
            <Button
              look="danger"
              onClick={() => {
                setEnding(false);
                void room.leave();
              }}
            >
              {t("desk.endYes")}
            </Button>
            <Button onClick={() => setEnding(false)}>{t("desk.endNo")}</Button>
          </Row>
        </Dialog>
      )}
    </main>
  );
}

/** Time to think, on both screens, when the trainer wants it. Nothing happens when it is up. */
function Clocked({ room, state, clock }: { room: Room; state: RoomState; clock: Clock }): ReactNode {
  const { t } = useWords("room");
  const { open, until, brought } = state;
  const [seconds, setSeconds] = useState<string>();
  const usual = open.kind === "decision" && open.seconds !== undefined ? open.seconds : 60;
  const wanted = Number(seconds ?? usual);
  return (
    <form
      key={brought}
      className={classes["clock"]}
      aria-label={t("clock.title")}
      onSubmit={(event) => {
        event.preventDefault();
        if (Number.isInteger(wanted) && wanted > 0) room.clock(wanted);
      }}
    >
      {until === undefined ? (
        <>
          <label>
            {t("clock.seconds")}{" "}
            <input
              type="text"
              inputMode="numeric"
              maxLength={4}
              value={seconds ?? String(usual)}
              onChange={(event) => setSeconds(event.target.value)}
            />
          </label>
          <Button type="submit">{t("clock.start")}</Button>
        </>
      ) : (
        <>
          <Countdown key={until} until={until} now={clock.now} />
          <Button onClick={() => room.clock(0)}>{t("clock.stop")}</Button>
        </>
      )}
    </form>
  );
}
