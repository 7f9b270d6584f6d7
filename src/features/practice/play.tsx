import { useEffect, useState, type ReactNode } from "react";
import { takeUp } from "#engine/attempt/live.ts";
import { reopen, type ReopenError } from "#engine/attempt/reopen.ts";
import { err, ok, type Result } from "#engine/result.ts";
import type { AttemptLock } from "#ports/attempt-lock.ts";
import type { StoreError } from "#ports/attempt-store.ts";
import type { Wording } from "#ports/wording.ts";
import type { FaceUrl } from "#stage/line.tsx";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Notice, Page, Row } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import type { Run } from "./begin.ts";
import { Player, type PlayerLinks } from "./player.tsx";
import { createSession, type PlayerSession, type SessionPorts } from "./session.ts";

export interface PlayPorts extends SessionPorts {
  readonly lock: AttemptLock;
  readonly wording: Wording;
}

type Trouble =
  | { readonly code: "elsewhere" }
  | { readonly code: "store"; readonly error: StoreError }
  | { readonly code: "reopen"; readonly error: ReopenError };

/**
 * Plays an attempt: one just begun, or one taken up from the store. While it is on screen this window holds it, so that
 * no other moves it on and no update lands in it.
 */
export function Play({
  attempt,
  begun,
  ports,
  links,
  faceUrl,
}: {
  attempt: string;
  /** The run just begun; absent: taken up from the store. */
  begun?: Run;
  ports: PlayPorts;
  links: PlayerLinks;
  faceUrl: (scenario: string) => FaceUrl;
}): ReactNode {
  const [session, setSession] = useState<PlayerSession | undefined>(() => begun && createSession(ports, begun, false));
  const [trouble, setTrouble] = useState<Trouble>();
  // Each turn opens the run anew; above 0 it is taken over from whichever window holds it.
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    let release: (() => void) | undefined;
    let gone = false;
    const open = async (): Promise<void> => {
      release = turn > 0 ? await ports.lock.take(attempt) : await ports.lock.hold(attempt);
      if (gone) release?.();
      else if (!release) setTrouble({ code: "elsewhere" });
      else if (!begun || turn > 0) {
        const opened = await stored(ports, attempt);
        if (gone) return;
        if (opened.ok) {
          setTrouble(undefined);
          setSession(createSession(ports, opened.value, true));
        } else setTrouble(opened.error);
      }
    };
    void open();
    return () => {
      gone = true;
      release?.();
    };
  }, [attempt, begun, ports, turn]);

  const take = (): void => setTurn(turn + 1);
  if (trouble) return <Stopped trouble={trouble} home={links.home} onTake={take} />;
  if (!session) return null;
  const { scenario } = session.live().header;
  return <Player key={turn} session={session} links={links} faceUrl={faceUrl(scenario)} onTake={take} />;
}

async function stored(ports: PlayPorts, attempt: string): Promise<Result<Run, Trouble>> {
  const found = await ports.attempts.open(attempt);
  if (!found.ok) return err({ code: "store", error: found.error });
  const { header, moves, pack } = found.value;
  const opened = reopen(header, moves, pack.bytes, await ports.wording.of(header));
  if (!opened.ok) return err({ code: "reopen", error: opened.error });
  const { program, moments } = opened.value;
  const live = takeUp(program, header, moments);
  return live ? ok({ live, moments }) : err({ code: "store", error: { code: "not-found" } });
}

function Stopped({ trouble, home, onTake }: { trouble: Trouble; home: string; onTake: () => void }): ReactNode {
  const { t } = useWords("player");
  const { t: say } = useWords("shell");
  const elsewhere = trouble.code === "elsewhere";
  const title = elsewhere ? t("window.title") : say("trouble.title");
  const heading = useTitleFocus(title, say("name"));
  return (
    <Page>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <Notice tone="warn">
        {elsewhere && t("window.text")}
        {trouble.code === "store" && say(`store.${trouble.error.code}`)}
        {trouble.code === "reopen" &&
          (trouble.error.code === "pack-damaged" ? t("packDamaged") : t("drift", { seq: trouble.error.seq }))}
      </Notice>
      <Row>
        {elsewhere && (
          <Button look="primary" onClick={onTake}>
            {t("window.take")}
          </Button>
        )}
        <ButtonLink href={home}>{t("end.home")}</ButtonLink>
      </Row>
    </Page>
  );
}
