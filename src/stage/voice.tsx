import { useEffect, useRef, useState, type ReactNode } from "react";
import type { Recording } from "#engine/attempt/move.ts";
import { Button } from "#ui/button.tsx";
import { Muted, Row, Stack } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import type { Microphone, Take } from "./microphone.ts";
import { Sound } from "./sound.tsx";

/** Longest recording, in seconds. */
const MOST_SECONDS = 120;

/**
 * Records what is said, plays it, and records it again. `active` false ends a recording under way, as a pause does; it
 * is kept. Needs the words of `scenes`.
 */
export function Voice({
  microphone,
  audio,
  active,
  onAudio,
  onTrouble,
}: {
  microphone: Microphone;
  audio?: Recording;
  active: boolean;
  /** Nothing: deleted. */
  onAudio: (audio: Recording | undefined) => void;
  /** Nothing could be recorded; `denied` when it is not allowed. */
  onTrouble: (why: "denied" | "failed" | undefined) => void;
}): ReactNode {
  const { t } = useWords("scenes");
  const take = useRef<Take>(undefined);
  const gone = useRef(false);
  const [seconds, setSeconds] = useState<number>();
  const recording = seconds !== undefined;

  const end = async (): Promise<void> => {
    const ending = take.current;
    take.current = undefined;
    setSeconds(undefined);
    if (!ending) return;
    try {
      const made = await ending.end();
      if (!gone.current) onAudio(made);
    } catch {
      if (!gone.current) onTrouble("failed");
    }
  };
  const begin = async (): Promise<void> => {
    if (take.current) return;
    onTrouble(undefined);
    try {
      const begun = await microphone.begin();
      if (gone.current) begun.drop();
      else {
        take.current = begun;
        setSeconds(0);
      }
    } catch (error) {
      const refused = error instanceof DOMException && ["NotAllowedError", "SecurityError"].includes(error.name);
      onTrouble(refused ? "denied" : "failed");
    }
  };
  const latest = useRef(end);
  useEffect(() => {
    latest.current = end;
  });
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      take.current?.drop();
    };
  }, []);
  useEffect(() => {
    if (!recording) return;
    if (!active) {
      void latest.current();
      return;
    }
    const begun = performance.now();
    const count = setInterval(() => {
      const passed = Math.floor((performance.now() - begun) / 1000);
      if (passed >= MOST_SECONDS) void latest.current();
      else setSeconds(passed);
    }, 250);
    return () => clearInterval(count);
  }, [recording, active]);

  return (
    <Stack>
      {audio && !recording && <Sound audio={audio} label={t("respond.listen")} />}
      <Row>
        {recording ? (
          <Button look="danger" onClick={() => void end()}>
            {t("respond.stop")}
          </Button>
        ) : (
          <Button onClick={() => void begin()}>{audio ? t("respond.again") : t("respond.record")}</Button>
        )}
        {audio && !recording && <Button onClick={() => onAudio(undefined)}>{t("respond.drop")}</Button>}
        {recording && (
          <span role="timer" aria-live="off">
            {t("respond.recording", { seconds })}
          </span>
        )}
      </Row>
      <Muted>{t("respond.recordHelp", { minutes: MOST_SECONDS / 60 })}</Muted>
    </Stack>
  );
}
