import { useEffect, useRef, useState, type ReactNode } from "react";
import { dexieRooms } from "#adapters/dexie/room-store.ts";
import { openDatabase } from "#adapters/dexie/database.ts";
import type { Key } from "#engine/score/key.ts";
import { beginRoom, openRoom, type RoomRun } from "#features/room/begin-room.ts";
import { Chooser, type RoomLinks } from "#features/room/chooser.tsx";
import type { Link, Message } from "#features/room/link.ts";
import { Presenter } from "#features/room/presenter.tsx";
import { Projector } from "#features/room/projector.tsx";
import { createRoom, type Room } from "#features/room/room.ts";
import { Setup } from "#features/room/setup.tsx";
import type { OpenPack } from "#ports/catalogue.ts";
import type { RoomSession, RoomStore } from "#ports/room-store.ts";
import { Button } from "#ui/button.tsx";
import { Notice, Page } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { addAreas } from "#words/words.ts";
import { DEMO } from "./demo-mode.ts";
import { href } from "./route.ts";
import { agencyInUse, dressed } from "./start-run.ts";
import { Trouble } from "./trouble.tsx";
import type { Wiring } from "./wiring.ts";

const roomLinks: RoomLinks = {
  home: href.home,
  rooms: href.room(),
  room: href.room,
  going: (scenario, attempt) => `${href.room(scenario)}?run=${encodeURIComponent(attempt)}`,
  booklet: href.booklet,
  lesson: href.lesson,
};

/** The windows of one machine, by scenario: one class at a time plays one. */
function browserLink(scenario: string): Link {
  const channel = new BroadcastChannel(`room:${scenario}`);
  return {
    send: (message) => channel.postMessage(message),
    listen(heard) {
      const take = ({ data }: MessageEvent<Message>): void => heard(data);
      channel.addEventListener("message", take);
      return () => channel.removeEventListener("message", take);
    },
  };
}

/** Scenarios to choose from, the presenter's window, or the projector's. */
export function RoomScreen({
  wiring,
  scenario,
  screen,
}: {
  wiring: Wiring;
  scenario: string;
  screen: boolean;
}): ReactNode {
  const [known, setKnown] = useState<{ readonly rooms: RoomStore }>();
  useEffect(() => {
    // Marks and behaviours are told in the debrief's words.
    void addAreas(wiring.words, ["debrief"]).then(() =>
      setKnown({ rooms: wiring.rooms ?? dexieRooms(openDatabase(wiring.demo ? DEMO : undefined)) }),
    );
  }, [wiring]);
  const [link] = useState(() => (scenario === "" ? undefined : browserLink(scenario)));
  if (!known) return null;
  if (!link) return <Chooser ports={{ ...wiring, ...known }} links={roomLinks} />;
  if (screen) return <Projector link={link} clock={wiring.clock} faceUrl={wiring.faceUrl(scenario)} />;
  return <Presenting wiring={wiring} scenario={scenario} link={link} rooms={known.rooms} />;
}

type Standing =
  | { readonly at: "setup"; readonly pack: OpenPack; readonly going: readonly RoomSession[]; readonly trouble?: string }
  | { readonly at: "elsewhere"; readonly attempt: string }
  | { readonly at: "room"; readonly room: Room; readonly keyOf: Key | undefined }
  | { readonly at: "trouble"; readonly reason: string };

function Presenting({
  wiring,
  scenario,
  link,
  rooms,
}: {
  wiring: Wiring;
  scenario: string;
  link: Link;
  rooms: RoomStore;
}): ReactNode {
  const { t } = useWords("shell");
  const { t: tell } = useWords("room");
  const [standing, setStanding] = useState<Standing>();
  const [ports] = useState(() => ({ ...wiring, rooms }));
  const [id] = useState(() => wiring.chance.id());
  const begun = useRef<RoomRun>(undefined);
  const attempt = useAttempt();

  const enter = async (run: RoomRun): Promise<Standing> => {
    const key = await wiring.catalogue.key(scenario, run.live.header.key);
    return { at: "room", room: createRoom(ports, run), keyOf: key.ok ? key.value : undefined };
  };
  useEffect(() => {
    let gone = false;
    let release: (() => void) | undefined;
    const stand = async (): Promise<Standing> => {
      if (attempt === undefined) return setupOf();
      release = await wiring.lock.hold(attempt);
      if (gone) release?.();
      if (!release) return { at: "elsewhere", attempt };
      if (begun.current?.session.attempt === attempt) return enter(begun.current);
      const opened = await openRoom(ports, attempt);
      return opened.ok ? enter(opened.value) : { at: "trouble", reason: t(`store.${opened.error.code}`) };
    };
    const setupOf = async (): Promise<Standing> => {
      const [pack, sessions, attempts] = await Promise.all([
        wiring.catalogue.pack(scenario),
        rooms.list(),
        wiring.attempts.list(),
      ]);
      if (!pack.ok) return { at: "trouble", reason: t(`catalogue.${pack.error.code}`) };
      const open = new Set(
        (attempts.ok ? attempts.value : []).filter((one) => one.state === "open").map((one) => one.header.attempt),
      );
      const going = (sessions.ok ? sessions.value : []).filter(
        (session) => session.scenario === scenario && open.has(session.attempt),
      );
      return { at: "setup", pack: await dressed(wiring, pack.value), going };
    };
    const arrive = async (): Promise<void> => {
      const next = await stand();
      if (!gone) setStanding(next);
    };
    void arrive();
    return () => {
      gone = true;
      release?.();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- what else is used here never changes for one screen
  }, [attempt, scenario, wiring, ports, rooms]);

  if (!standing) return null;
  switch (standing.at) {
    case "trouble":
      return <Trouble reason={standing.reason} />;
    case "elsewhere":
      return (
        <Page>
          <h1>{tell("title")}</h1>
          <Notice tone="warn">{tell("desk.elsewhere")}</Notice>
          <p>
            <Button
              look="primary"
              onClick={() => {
                void wiring.lock.take(standing.attempt).then(async () => {
                  const opened = await openRoom(ports, standing.attempt);
                  setStanding(
                    opened.ok ? await enter(opened.value) : { at: "trouble", reason: t(`store.${opened.error.code}`) },
                  );
                });
              }}
            >
              {tell("desk.take")}
            </Button>
          </p>
        </Page>
      );
    case "setup": {
      const begin = async (answer: { trainer: string; attendance: readonly string[] }): Promise<void> => {
        const agency = await agencyInUse(wiring);
        const made = await beginRoom(ports, standing.pack, {
          ...answer,
          locale: wiring.words.language,
          build: wiring.build,
          ...(agency !== undefined && { agency }),
        });
        if (!made.ok) {
          setStanding({ ...standing, trouble: t(`store.${made.error.code}`) });
          return;
        }
        begun.current = made.value;
        // A reload comes back to this room.
        location.replace(roomLinks.going(scenario, made.value.session.attempt));
      };
      return (
        <Setup
          scenario={standing.pack.scenario}
          going={standing.going}
          now={wiring.clock.now()}
          links={roomLinks}
          {...(standing.trouble !== undefined && { trouble: standing.trouble })}
          onBegin={(answer) => void begin(answer)}
        />
      );
    }
    case "room":
      return (
        <Presenter
          key={standing.room.live().header.attempt}
          room={standing.room}
          keyOf={standing.keyOf}
          link={link}
          id={id}
          clock={wiring.clock}
          links={roomLinks}
          faceUrl={wiring.faceUrl(scenario)}
          onScreen={() =>
            window.open(href.room(scenario, true), `screen-${scenario}`, "popup,width=1280,height=720") !== null
          }
        />
      );
  }
}

/** The room the address names. */
function useAttempt(): string | undefined {
  const read = (): string | undefined => new URLSearchParams(location.hash.split("?")[1] ?? "").get("run") ?? undefined;
  const [attempt, setAttempt] = useState(read);
  useEffect(() => {
    const changed = (): void => setAttempt(read());
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  return attempt;
}
