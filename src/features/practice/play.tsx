import { useEffect, useRef, useState, type ReactNode } from "react";
import type { AttemptLock } from "#ports/attempt-lock.ts";
import type { Wording } from "#ports/wording.ts";
import type { FaceUrl } from "#stage/line.tsx";
import { later } from "#ui/later.tsx";
import { useWords } from "#words/use-words.tsx";
import type { Run } from "./begin.ts";
import { Player, type PlayerLinks } from "./player.tsx";
import { createSession } from "./session.ts";
import type { PlayerSession, SessionPorts } from "./session-types.ts";
import type { TakeUpError } from "./take-up.ts";

export interface PlayPorts extends SessionPorts {
  readonly lock: AttemptLock;
  readonly wording: Wording;
}

// A run just begun needs none of these.
const Stopped = later(async () => (await import("./stopped.tsx")).Stopped);
const Elsewhere = later(async () => (await import("./elsewhere.tsx")).Elsewhere);
const takeUp = () => import("./take-up.ts");

/**
 * Plays an attempt: one just begun, or one taken up from the store. While it is on screen this window holds it, so that
 * no other moves it on and no update lands in it; a second window reads along, and may take it over.
 */
export function Play({
  attempt,
  begun,
  ports,
  links,
  faceUrl,
  onLanguage,
}: {
  attempt: string;
  /** The run just begun; absent: taken up from the store. */
  begun?: Run;
  ports: PlayPorts;
  links: PlayerLinks;
  faceUrl: (scenario: string) => FaceUrl;
  /** Speaks another language from now on; the run is told anew in it. */
  onLanguage: (locale: string) => void;
}): ReactNode {
  const { locale } = useWords("player");
  const [session, setSession] = useState<PlayerSession | undefined>(() => begun && createSession(ports, begun, false));
  const [trouble, setTrouble] = useState<TakeUpError | "elsewhere">();
  const [failed, setFailed] = useState<{ readonly error: unknown }>();
  // Each turn opens the run anew; above 0 it is taken over from whichever window holds it.
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    let release: (() => void) | undefined;
    let gone = false;
    const open = async (): Promise<void> => {
      release = turn > 0 ? await ports.lock.take(attempt) : await ports.lock.hold(attempt);
      if (gone) release?.();
      else if (!release) setTrouble("elsewhere");
      else if (!begun || turn > 0) {
        const opened = await (await takeUp()).takenUp(ports, attempt);
        if (gone) return;
        if (opened.ok) {
          setTrouble(undefined);
          setSession(createSession(ports, opened.value.run, true, opened.value.notes));
        } else setTrouble(opened.error);
      }
    };
    // Code that did not come, and whatever nobody thought of: to the error boundary, never to an empty page.
    open().catch((error: unknown) => setFailed({ error }));
    return () => {
      gone = true;
      release?.();
    };
  }, [attempt, begun, ports, turn]);

  const told = useRef(locale);
  useEffect(() => {
    if (told.current === locale) return;
    told.current = locale;
    let gone = false;
    const tell = async (): Promise<void> => {
      const program = await (await takeUp()).retold(ports, attempt);
      if (program && !gone) session?.retell(program);
    };
    void tell();
    return () => {
      gone = true;
    };
  }, [locale, session, ports, attempt]);

  if (failed) throw failed.error;
  const take = (): void => setTurn(turn + 1);
  if (trouble === "elsewhere") {
    return <Elsewhere attempt={attempt} ports={ports} home={links.home} faceUrl={faceUrl} onTake={take} />;
  }
  if (trouble) return <Stopped trouble={trouble} home={links.home} />;
  if (!session) return null;
  const { scenario } = session.live().header;
  return (
    <Player
      key={turn}
      session={session}
      links={links}
      faceUrl={faceUrl(scenario)}
      onTake={take}
      onLanguage={onLanguage}
    />
  );
}
