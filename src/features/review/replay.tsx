import { useEffect, useState, type ReactNode } from "react";
import type { Result } from "#engine/result.ts";
import type { Chance } from "#ports/chance.ts";
import type { Clock } from "#ports/clock.ts";
import type { FaceUrl } from "#stage/line.tsx";
import { Notice, Page } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import { openRun, type OpenError, type OpenPorts, type OpenRun } from "./open-run.ts";
import { RunScreen } from "./run-screen.tsx";

export interface ReplayPorts extends OpenPorts {
  readonly clock: Clock;
  readonly chance: Chance;
}

export interface ReplayProps {
  readonly attempt: string;
  /** The move looked at; held within the run. */
  readonly seq: number;
  readonly ports: ReplayPorts;
  readonly links: { readonly review: string; readonly replay: (id: string, seq?: number) => string };
  /** Another move was chosen: put it into the address and come back with it. */
  readonly onSeq: (seq: number) => void;
  /** By scenario id. */
  readonly faceUrl?: (scenario: string) => FaceUrl;
}

/** One run for its trainer, done over again from its log. Give it a `key` per attempt. */
export function Replay(props: ReplayProps): ReactNode {
  const { attempt, ports } = props;
  const [opened, setOpened] = useState<Result<OpenRun, OpenError>>();
  useEffect(() => {
    let gone = false;
    void openRun(ports, attempt).then((value) => {
      if (!gone) setOpened(value);
    });
    return () => {
      gone = true;
    };
  }, [ports, attempt]);
  if (!opened) return null;
  return opened.ok ? (
    <RunScreen {...props} open={opened.value} />
  ) : (
    <NotOpen error={opened.error} review={props.links.review} />
  );
}

function NotOpen({ error, review }: { error: OpenError; review: string }): ReactNode {
  const { t } = useWords("review");
  const { t: say } = useWords("shell");
  const title = error.code === "private" ? t("replay.privateTitle") : say("trouble.title");
  const heading = useTitleFocus(title, say("name"));
  return (
    <Page>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <Notice tone="warn" live>
        {error.code === "private" ? t("replay.private") : say(`store.${error.why.code}`)}
      </Notice>
      <p>
        <a href={review}>{t("back")}</a>
      </p>
    </Page>
  );
}
