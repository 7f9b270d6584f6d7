import { useEffect, useState, type ReactNode } from "react";
import type { Reopened } from "#engine/attempt/reopen.ts";
import { plainText } from "#engine/scenario/text.ts";
import { Frame } from "#stage/frame.tsx";
import type { FaceUrl } from "#stage/line.tsx";
import { Lines } from "#stage/lines.tsx";
import { SceneHead } from "#stage/scene-head.tsx";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Notice, Row } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import { Stopped } from "./stopped.tsx";
import { takenUp, type TakeUpError, type TakeUpPorts } from "./take-up.ts";

/** How often the other window's moves are looked for, in milliseconds. */
const LOOK_MS = 1000;

/** A run that another window plays: to be read here as it goes on there, or taken over. */
export function Elsewhere({
  attempt,
  ports,
  home,
  faceUrl,
  onTake,
}: {
  attempt: string;
  ports: TakeUpPorts;
  home: string;
  faceUrl: (scenario: string) => FaceUrl;
  onTake: () => void;
}): ReactNode {
  const { t } = useWords("player");
  const { t: say, locale } = useWords("shell");
  const [seen, setSeen] = useState<Reopened | TakeUpError>();
  useEffect(() => {
    let gone = false;
    const look = async (): Promise<void> => {
      if (document.hidden) return;
      const found = await takenUp(ports, attempt);
      if (gone) return;
      setSeen((before) => {
        if (!found.ok) return found.error;
        const { whole } = found.value;
        const same = before && "telling" in before && before.telling.lang === whole.telling.lang;
        // The same log again is no news to a screen reader.
        return same && before.moments.length === whole.moments.length ? before : whole;
      });
    };
    void look();
    const turn = setInterval(() => void look(), LOOK_MS);
    return () => {
      gone = true;
      clearInterval(turn);
    };
  }, [attempt, ports, locale]);
  const run = seen && "telling" in seen ? seen : undefined;
  const title = run ? plainText(run.program.scenario.title, run.telling.names) : t("window.title");
  const heading = useTitleFocus(title, say("name"));
  if (seen && "code" in seen) return <Stopped trouble={seen} home={home} />;
  if (!run) return null;
  return (
    <Frame
      head={<SceneHead title={title} lang={run.telling.lang} headingRef={heading} />}
      lines={<Lines shown={run.shown} faceUrl={faceUrl(run.header.scenario)} />}
    >
      <Notice tone="warn" live>
        <h2>{t("window.title")}</h2>
        <p>{t("window.text")}</p>
        <Row>
          <Button look="primary" onClick={onTake}>
            {t("window.take")}
          </Button>
          <ButtonLink href={home}>{t("end.home")}</ButtonLink>
        </Row>
      </Notice>
    </Frame>
  );
}
